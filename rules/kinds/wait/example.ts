import { exampleOf } from '../example.ts';

export const example = exampleOf('wait', 'evening', 'Until the evening peak', { localTime: '20:00' });
