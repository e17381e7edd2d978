/** The failure type of a command that can never succeed as it stands; it is not retried. */
export const COMMAND_IMPOSSIBLE = 'CommandImpossible';
