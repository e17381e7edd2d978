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

/** The editor as it is shipped; whoever runs the tests has it built before (`npm test` does). */
export const SHIPPED_EDITOR = 'dist/editor';

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

/** A page of a reader whose browser sits in another time zone than the campaign. */
export async function openPage(
  browser: Browser,
  { language, scheme = 'light', width = 1440, height = 900 }: Reader,
): Promise<OpenedPage> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language,
    timezoneId: 'America/New_York',
    colorScheme: scheme,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A refused request is what some of the tests are about; the page has to say so, not the console.
    if (['error', 'warning'].includes(message.type()) && !message.text().startsWith('Failed to load resource')) {
      complaints.push(message.text());
    }
  });
  return { page, context, complaints };
}
