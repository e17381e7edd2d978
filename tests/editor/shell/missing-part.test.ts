import { isMissingPart } from '../../../editor/app/missingPart.ts';

describe('a page under which the editor was built anew', () => {
  it.each([
    'Failed to fetch dynamically imported module: http://127.0.0.1/assets/TasksPage-1.js',
    'error loading dynamically imported module: http://127.0.0.1/assets/TasksPage-1.js',
    'Importing a module script failed.',
    'Unable to preload CSS for /assets/TasksPage-1.css',
  ])('is known by “%s”', (message) => {
    expect(isMissingPart(new TypeError(message))).toBe(true);
  });

  it('is not taken for what went wrong otherwise', () => {
    expect(isMissingPart(new TypeError("Cannot read properties of undefined (reading 'x')"))).toBe(false);
    expect(isMissingPart('Failed')).toBe(false);
  });
});
