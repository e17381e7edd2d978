import { register } from 'tsx/esm/api';

// Tests run as Node runs them, which has to be taught to read TypeScript.
register();
