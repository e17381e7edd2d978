import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Language } from '../../../rules/problems/problem.ts';
import { findChromium } from '../../../engine/setup/chromium.ts';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The folder of the editor as it is shipped, which `npm test` builds before. */
export function shippedEditor(): string {
  const dist = 'dist/editor';
  if (!existsSync(dist)) throw new Error('Run “node engine/setup/prepare.mjs --for test” first.');
  return dist;
}

export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium(process.env);
  if (executablePath === undefined) throw new Error('The browser tests need Chromium; see engine/setup.');
  return await chromium.launch({ executablePath, args: ARGUMENTS });
}

export interface OpenedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page complained about in its console. */
  readonly complaints: readonly string[];
}

interface Reader {
  readonly language: Language;
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
}

/** A reader whose browser sits in another time zone than the campaign, and who wants no motion: clicks hit what stands still. */
export const openContext = (
  browser: Browser,
  { language, scheme = 'light', width = 1440, height = 900 }: Reader,
): Promise<BrowserContext> =>
  browser.newContext({
    viewport: { width, height },
    locale: language,
    timezoneId: 'America/New_York',
    colorScheme: scheme,
    reducedMotion: 'reduce',
  });

/** A page of a reader of its own. */
export async function openPage(browser: Browser, reader: Reader): Promise<OpenedPage> {
  const context = await openContext(browser, reader);
  return { context, ...(await openPageIn(context)) };
}

/** One more page of a reader: it need not load again what the others have loaded. */
export async function openPageIn(context: BrowserContext): Promise<Omit<OpenedPage, 'context'>> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A refused request is what some of the tests are about; the page has to say so, not the console.
    if (['error', 'warning'].includes(message.type()) && !message.text().startsWith('Failed to load resource')) {
      complaints.push(message.text());
    }
  });
  return { page, complaints };
}

/** Holds the answers to the requests that match, until what it gives is called. */
export async function holdRequests(page: Page, pattern: string): Promise<() => void> {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(pattern, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}
