import { exampleOf } from '../example.ts';

export const example = exampleOf('review', 'report', 'Review the campaign', {
  sections: ['targetVsActual', 'funnel', 'decisions'],
});
