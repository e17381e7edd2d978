import type { KindFace } from './face.ts';
import { face as action } from './action/face.ts';
import { face as approval } from './approval/face.ts';
import { face as decide } from './decide/face.ts';
import { face as end } from './end/face.ts';
import { face as experiment } from './experiment/face.ts';
import { face as join } from './join/face.ts';
import { face as monitor } from './monitor/face.ts';
import { face as playbook } from './playbook/face.ts';
import { face as review } from './review/face.ts';
import { face as select } from './select/face.ts';
import { face as set } from './set/face.ts';
import { face as split } from './split/face.ts';
import { face as start } from './start/face.ts';
import { face as table } from './table/face.ts';
import { face as task } from './task/face.ts';
import { face as wait } from './wait/face.ts';

/** Every kind of node: the one place that lists them, in the order of the palette. */
export const faces = {
  start,
  task,
  approval,
  wait,
  decide,
  table,
  select,
  monitor,
  action,
  experiment,
  split,
  join,
  playbook,
  set,
  review,
  end,
};

export type Kind = keyof typeof faces;

export const KINDS = Object.keys(faces) as readonly Kind[];

export const isKind = (text: unknown): text is Kind => typeof text === 'string' && Object.hasOwn(faces, text);

/** The face of a node's kind, for code that treats all kinds alike; a node's config belongs to its own kind. */
export const faceOf = (node: { readonly kind: Kind }): KindFace<Kind, unknown> =>
  faces[node.kind] as unknown as KindFace<Kind, unknown>;
