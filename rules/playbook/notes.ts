import { z } from 'zod';
import { field, id } from './fields.ts';
import { PHASES } from './phases.ts';

/** None of them is a phase's colour: a note belongs to no lane. The first is that of a note without one. */
export const NOTE_COLOURS = ['yellow', 'grey', 'rose', 'teal'] as const;
export type NoteColour = (typeof NOTE_COLOURS)[number];

/** A remark on the canvas. It means nothing to a campaign. */
export const noteSchema = z.strictObject({
  id: field(id(), 'id', 'Id', '标识'),
  text: field(z.string(), 'longText', 'Text', '内容'),
  /** The phase whose nodes it is placed among; without it, the first one. */
  phase: field(z.enum(PHASES), 'choice', 'Phase', '阶段').optional(),
  position: z.strictObject({ x: z.number(), y: z.number() }),
  size: z.strictObject({ width: z.number(), height: z.number() }).optional(),
  colour: field(z.enum(NOTE_COLOURS), 'choice', 'Colour', '颜色').optional(),
  author: field(z.string(), 'text', 'Author', '作者').optional(),
});
export type Note = z.infer<typeof noteSchema>;
