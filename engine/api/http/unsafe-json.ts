import type { RequestHandler } from 'express';
import { MAX_NESTING } from '../../../rules/json-text.ts';
import { pointerTo } from '../../../rules/problems/pointer.ts';
import { defineProblem } from '../../../rules/problems/problem.ts';
import { badRequest, tooDeep } from './refusals.ts';

const reservedName = defineProblem('reserved-name', {
  en: 'Nothing can be called “__proto__”. Choose another name.',
  'zh-CN': '不能以“__proto__”命名，请改用其他名称。',
});

interface Place {
  readonly pointer: string;
  readonly value: object;
}

/**
 * Stops JSON that is nested deeper than any stack: whatever walks through it may then do so step by step. And names that
 * would be lost silently where an object is copied.
 */
export const refuseUnsafeJson: RequestHandler = ({ body }: { body: unknown }, _response, next) => {
  let level: readonly Place[] = isObject(body) && !Buffer.isBuffer(body) ? [{ pointer: '', value: body }] : [];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_NESTING) throw tooDeep(MAX_NESTING);
    const reserved = level.find(({ value }) => Object.hasOwn(value, '__proto__'));
    if (reserved) throw badRequest([reservedName(pointerTo(reserved.pointer, '__proto__'))]);
    level = level.flatMap(({ pointer, value }) => placesIn(pointer, value));
  }
  next();
};

const isObject = (value: unknown): value is object => value !== null && typeof value === 'object';

const placesIn = (pointer: string, value: object): Place[] =>
  Object.entries(value).flatMap(([name, each]: [string, unknown]) =>
    isObject(each) ? [{ pointer: pointerTo(pointer, name), value: each }] : [],
  );
