import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';

/** In the page: notes the moment at which an element is there, however late one looks. */
function markWhenThere(selector: string): void {
  new MutationObserver((_, observer) => {
    if (!document.querySelector(selector)) return;
    performance.mark('there');
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}

/** In the page: the scripts that were asked for before that moment. */
function scriptsAskedBefore(): string[] {
  const [mark] = performance.getEntriesByName('there');
  return performance
    .getEntriesByType('resource')
    .filter(({ name, startTime }) => name.endsWith('.js') && startTime < mark!.startTime)
    .map(({ name }) => name);
}

/**
 * Loads a page until an element of it is there. Answers with the kilobytes of script that it asked for until then, each
 * file compressed as a server would send it.
 */
export async function loadUntil(page: Page, url: string, selector: string): Promise<number> {
  const scripts: Response[] = [];
  page.on('response', (response) => void (response.url().endsWith('.js') && scripts.push(response)));
  await page.addInitScript(markWhenThere, selector);
  await page.goto(url);
  await page.locator(selector).first().waitFor();
  const asked = new Set(await page.evaluate(scriptsAskedBefore));
  const early = scripts.filter((script) => asked.has(script.url()));
  const sizes = await Promise.all(early.map(async (script) => gzipSync(await script.body()).length));
  return sizes.reduce((sum, each) => sum + each, 0) / 1000;
}
