import type { Row } from '../../../rules/feel/scope.ts';
import type { Json } from '../../../rules/json.ts';
import type { PlanFile } from '../../../rules/metrics/plan.ts';
import type { MetricPoint } from '../../../rules/metrics/points.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import type { Cast } from '../../../rules/simulate/cast.ts';
import type { ConnectorAnswer } from '../../../workflows/ports.ts';

/** What is played, and all that happens around it. Instants are epoch ms of campaign time. */
export interface Play {
  readonly playbook: Playbook;
  /** Approved ones that it may run; nobody is asked for anything in them. */
  readonly playbooks: Readonly<Record<string, Playbook>>;
  readonly anchors: Readonly<Record<string, string>>;
  readonly parameters?: Readonly<Record<string, Json>>;
  readonly startMs: number;
  readonly untilMs: number;
  readonly plan?: PlanFile;
  readonly points: readonly MetricPoint[];
  readonly datasets: Readonly<Record<string, readonly Row[]>>;
  readonly roles: Readonly<Record<string, readonly string[]>>;
  readonly cast: Cast;
  /** Answers of the platform by node and entering, `node/n`, in order; what comes after them is applied. */
  readonly answers: Readonly<Record<string, readonly ConnectorAnswer[]>>;
  readonly result?: Json;
  /** How often each act is sent, under one id. */
  readonly sends?: number;
}
