import { palettes } from '../app/palette.ts';
import type { Palette } from '../app/palette.ts';
import { usePreferences } from '../app/preferences.ts';

export const usePalette = (): Palette => palettes[usePreferences((state) => state.scheme)];
