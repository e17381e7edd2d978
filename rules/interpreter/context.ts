import type { FeelScope, Row } from '../feel/scope.ts';
import type { Json } from '../json.ts';
import { own } from '../own.ts';
import type { Context } from './messages.ts';

/** The names that expressions see: parameters, variables (`node.field` nested), `phase`, anchors, `now`, sets. */
export function feelScope(context: Context, timeZone: string, row?: Row): FeelScope {
  return {
    values: { ...context.parameters, ...nested(context.variables), phase: context.phase, ...(row && { row }) },
    instants: context.anchors,
    nowMs: context.nowMs,
    timeZone,
    set: (name) => own(context.sets, name),
  };
}

function nested(variables: Readonly<Record<string, Json>>): Record<string, Json> {
  const values: Record<string, Json> = {};
  for (const [name, value] of Object.entries(variables)) {
    const dot = name.indexOf('.');
    if (dot === -1) values[name] = value;
    else {
      const node = name.slice(0, dot);
      values[node] = { ...(values[node] as Readonly<Record<string, Json>> | undefined), [name.slice(dot + 1)]: value };
    }
  }
  return values;
}
