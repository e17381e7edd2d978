import type { Problem } from '../../problems/problem.ts';
import { failed, ok } from '../../problems/result.ts';
import type { Result } from '../../problems/result.ts';
import { parseJsonText } from '../../json-text.ts';
import { parsePlaybook } from '../parse.ts';
import type { Playbook } from '../schema.ts';
import { upgradeFormat } from './upgrade.ts';
import { writeContent } from './write.ts';

/**
 * The text of a playbook's file after the playbook was changed: as it was, but for what differs. A text that held no
 * playbook before is written anew.
 */
export function writePlaybook(text: string, playbook: Playbook): string {
  const json = parseJsonText(text);
  const before = json.ok ? parsePlaybook(json.value) : json;
  if (!json.ok || !before.ok) return `${JSON.stringify(playbook, null, 2)}\n`;
  const upgraded = upgradeText(text);
  return writeContent(upgraded.ok ? upgraded.value.text : text, before.value, playbook);
}

export interface UpgradedText {
  readonly text: string;
  /** The number of the format that it was written in. */
  readonly from: number;
}

/** The text of a file in the current format: as it is, but for what the formats in between have changed. */
export function upgradeText(text: string, upgrade = upgradeFormat): Result<UpgradedText> {
  const json = parseJsonText(text);
  if (!json.ok) return json;
  const upgraded = upgrade(json.value);
  if (!upgraded.ok) return failed(...(upgraded.problems as readonly Problem[]));
  const { file, from } = upgraded.value;
  return ok({ text: writeContent(text, json.value, file), from });
}
