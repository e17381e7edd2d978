import { isPlainObject, type StoredDocument } from '../bson.ts';
import { someAtPath } from '../document-path.ts';
import { compileFilter } from '../filter.ts';

/**
 * The index that `$` stands for: of the array's first element that meets the filter's conditions on the array.
 *
 * @param document as it was found, before the update
 */
export function positionalIndex(
  filter: StoredDocument,
  document: StoredDocument,
  arrayPath: string,
): number | undefined {
  let array: unknown[] | undefined;
  someAtPath(document, arrayPath.split('.'), (leaf) => {
    array = Array.isArray(leaf) ? leaf : undefined;
    return array !== undefined;
  });
  if (!array) return undefined;
  const conditions = conditionsOn(filter, arrayPath).map((condition) => compileFilter(condition));
  if (conditions.length === 0) return undefined;
  const index = array.findIndex((element) => conditions.every((matches) => matches(nest(arrayPath, [element]))));
  if (index >= 0) return index;
  // Different elements may meet different conditions; the last one then decides, as on a server.
  const last = array.findIndex((element) => conditions.at(-1)!(nest(arrayPath, [element])));
  return last >= 0 ? last : undefined;
}

function conditionsOn(filter: StoredDocument, arrayPath: string): StoredDocument[] {
  return Object.entries(filter).flatMap(([key, operand]) => {
    if (key === '$and' && Array.isArray(operand)) {
      return operand.filter(isPlainObject).flatMap((clause) => conditionsOn(clause, arrayPath));
    }
    return key === arrayPath || key.startsWith(`${arrayPath}.`) ? [{ [key]: operand }] : [];
  });
}

function nest(path: string, value: unknown): StoredDocument {
  const parts = path.split('.');
  return parts.reduceRight<unknown>((inner, part) => ({ [part]: inner }), value) as StoredDocument;
}
