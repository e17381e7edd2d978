import type { Language } from '../../rules/problems/problem.ts';
import { FONTS } from './fonts.ts';

export type Scheme = 'light' | 'dark';

/** Every colour of the product that is not a control's own state, by its meaning. */
export interface Palette {
  readonly page: string;
  readonly surface: string;
  readonly raised: string;
  readonly sunken: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly text: string;
  readonly textSoft: string;
  readonly textFaint: string;
  readonly accent: string;
  readonly accentSoft: string;
  readonly brand: string;
  readonly good: string;
  readonly goodSoft: string;
  readonly warn: string;
  readonly warnSoft: string;
  readonly bad: string;
  readonly badSoft: string;
  /** For figures that go up and down: which is which is the reader's convention. */
  readonly red: string;
  readonly green: string;
  readonly prep: string;
  readonly live: string;
  readonly wrapup: string;
  readonly review: string;
  /** The papers of sticky notes: none of them is a lane's colour. */
  readonly noteYellow: string;
  readonly noteGrey: string;
  readonly noteRose: string;
  readonly noteTeal: string;
  readonly shadow: string;
}

export const palettes: Readonly<Record<Scheme, Palette>> = {
  light: {
    page: '#f5f6f9',
    surface: '#ffffff',
    raised: '#ffffff',
    sunken: '#f1f3f7',
    line: '#e7e9ef',
    lineStrong: '#d3d8e2',
    text: '#191f2c',
    textSoft: '#525c6e',
    textFaint: '#5f697d',
    accent: '#2f5be0',
    accentSoft: '#ecf1ff',
    brand: '#c2470f',
    good: '#157347',
    goodSoft: '#e6f5ed',
    warn: '#9a5b00',
    warnSoft: '#fdf3e0',
    bad: '#c02b2b',
    badSoft: '#fdebea',
    red: '#cc3333',
    green: '#15803d',
    prep: '#3f66d9',
    live: '#d9601f',
    wrapup: '#1f8a5b',
    review: '#7450c8',
    noteYellow: '#fff6cc',
    noteGrey: '#eceff4',
    noteRose: '#fde6ee',
    noteTeal: '#daf3f3',
    shadow: '0 1px 2px rgb(20 28 46 / 5%), 0 1px 8px rgb(20 28 46 / 4%)',
  },
  dark: {
    page: '#0d121b',
    surface: '#141a26',
    raised: '#1f293a',
    sunken: '#10161f',
    line: '#252e3e',
    lineStrong: '#45536b',
    text: '#e7ebf3',
    textSoft: '#a8b2c4',
    textFaint: '#8b96aa',
    accent: '#7da2ff',
    accentSoft: '#1a2748',
    brand: '#ff8a4f',
    good: '#5bc78f',
    goodSoft: '#12301f',
    warn: '#e5ac4d',
    warnSoft: '#33270f',
    bad: '#ff8078',
    badSoft: '#3a1a1b',
    red: '#ff7d75',
    green: '#56cb8d',
    prep: '#7d9cf5',
    live: '#f58f55',
    wrapup: '#55be8c',
    review: '#a98bf0',
    noteYellow: '#3d3617',
    noteGrey: '#2b3240',
    noteRose: '#43222f',
    noteTeal: '#163a3d',
    shadow: '0 1px 2px rgb(0 0 0 / 40%), 0 1px 8px rgb(0 0 0 / 25%)',
  },
};

const cssName = (name: string): string => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** The colours by reference to what is painted: for what follows it without being drawn again, on paper too. */
export const paintedPalette = Object.fromEntries(
  Object.keys(palettes.light).map((name) => [name, `var(${cssName(name)})`]),
) as unknown as Palette;

/** What has a page printed in light colours, whatever the screen is painted in. */
export const lightOnPaper = `@media print { :root { color-scheme: light !important; ${Object.entries(palettes.light)
  .map(([name, colour]) => `${cssName(name)}: ${colour} !important;`)
  .join(' ')} } }`;

/** Puts the palette and the faces on the element as custom properties: `textSoft` becomes `--text-soft`. */
export function paint(element: HTMLElement, { scheme, language }: { scheme: Scheme; language: Language }): void {
  element.style.setProperty('--font', FONTS[language]);
  for (const [name, colour] of Object.entries(palettes[scheme])) element.style.setProperty(cssName(name), colour);
  element.style.colorScheme = scheme;
  element.dataset['scheme'] = scheme;
}
