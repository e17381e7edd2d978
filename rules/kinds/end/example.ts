import { exampleOf } from '../example.ts';

export const example = exampleOf('end', 'over', 'The campaign is over', { scope: 'campaign', result: 'done' });
