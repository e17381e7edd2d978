import { exampleOf } from '../example.ts';

export const example = exampleOf('start', 'evening', 'Event day, 20:00', { when: { at: 'T0 @ 20:00' } });
