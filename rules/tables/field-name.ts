const LONGEST_NAME = 100;
/** Of a row's id, in characters: it is part of the row's key. */
export const LONGEST_ROW_ID = 200;

/** Whether a database may have the name as a key, and an object safely, too. */
export const isFieldName = (name: string): boolean =>
  name !== '' && name.length <= LONGEST_NAME && !name.includes('.') && !name.startsWith('$') && name !== '__proto__';
