/** How Chromium, Firefox, Safari and Vite say that a part of the program cannot be fetched. */
const MISSING =
  /dynamically imported module|Importing a module script failed|error loading dynamically|Unable to preload CSS/i;

/**
 * Whether a part of the editor could not be loaded: mostly because a newer one was installed since the page was opened,
 * whose files have other names.
 */
export const isMissingPart = (error: unknown): boolean => error instanceof Error && MISSING.test(error.message);
