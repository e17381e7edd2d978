import { z } from 'zod';
import { parsePlaybook } from '../../../rules/playbook/parse.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { notesOf } from '../../canvas/notes/place.ts';
import { FRAGMENT } from './clipboard.ts';
import type { Fragment } from './clipboard.ts';

const envelope = z.object({
  format: z.literal(FRAGMENT),
  nodes: z.array(z.unknown()),
  edges: z.array(z.unknown()),
  notes: z.array(z.unknown()).default([]),
});

/** Nodes and notes from the clipboard's text; undefined for any other text. Those that no playbook could hold are refused. */
export function readFragment(text: string, into: Playbook): Fragment | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const found = envelope.safeParse(json);
  if (!found.success) return undefined;
  const { nodes, edges, notes } = found.data;
  const parsed = parsePlaybook({ ...into, nodes, edges, notes });
  return parsed.ok ? { nodes: parsed.value.nodes, edges: parsed.value.edges, notes: notesOf(parsed.value) } : undefined;
}
