/** GMV = UV × CVR × AOV, once as planned and once as it came. GMV is integer minor units. */
export interface GapInput {
  readonly target: { readonly gmv: number; readonly uv: number; readonly cvr: number };
  readonly actual: { readonly gmv: number; readonly uv: number; readonly buyers: number };
}

/** Integer minor units; `uv + cvr + aov` is `total` to the cent. */
export interface Gap {
  readonly uv: number;
  readonly cvr: number;
  readonly aov: number;
  readonly total: number;
}

/** The difference of two levels is then still exact. */
const MAX_LEVEL = Number.MAX_SAFE_INTEGER / 2;

/**
 * Attributes actual − target GMV to the three factors by chain substitution (连环替代法): UV, CVR and AOV are replaced one
 * after the other, each level is rounded from its own formula, and a factor's part is the difference of two neighbouring
 * levels. So the parts add up exactly, and none of them is a remainder. Undefined where the target has no visitors or
 * no conversion: its AOV then has no meaning; also for figures so far apart that a level is no safe integer.
 */
export function decomposeGap({ target, actual }: GapInput): Gap | undefined {
  const targetBuyers = target.uv * target.cvr;
  if (!(targetBuyers > 0)) return undefined;
  const planned = target.gmv;
  const withUv = Math.round((actual.uv * target.gmv) / target.uv);
  const withCvr = Math.round((actual.buyers * target.gmv) / targetBuyers);
  const withAov = actual.gmv;
  if (![withUv, withCvr, planned, withAov].every((level) => Math.abs(level) <= MAX_LEVEL)) return undefined;
  return { uv: withUv - planned, cvr: withCvr - withUv, aov: withAov - withCvr, total: withAov - planned };
}
