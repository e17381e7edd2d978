import { findAction } from '../../actions/catalogue.ts';
import type { Undoing } from '../../actions/catalogue.ts';
import type { ActionConfig } from './action.ts';

/** How the node's effects are undone; undefined if they are not meant to be. */
export function compensationOf({ do: action, compensate, expiresAfter }: ActionConfig): Undoing | undefined {
  if (compensate !== undefined && compensate !== true) return compensate;
  return compensate === true || expiresAfter !== undefined ? findAction(action)?.undo : undefined;
}
