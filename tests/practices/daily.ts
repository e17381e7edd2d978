import type { Simulation } from '../../rules/simulate/simulation.ts';
import { play } from './support.ts';
import type { Given } from './support.ts';

/** The Monday on which daily operations begin. */
export const MONDAY = '2026-11-02T00:00:00+08:00';

/** Daily operations from that Monday to the day given, midnight. */
export const operate = (until: string, given: Given = {}): Promise<Simulation> =>
  play('daily', { ...given, anchors: { T0: MONDAY, T1: `${until}T00:00:00+08:00` } });

export const on = (day: string, time = '00:00'): string => `2026-${day}T${time}:00+08:00`;
