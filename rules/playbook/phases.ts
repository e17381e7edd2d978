export const FORMAT = 'dacu/playbook@1';

export const PHASES = ['prep', 'live', 'wrapup', 'review'] as const;
export type PhaseId = (typeof PHASES)[number];

export const isPhase = (text: string): text is PhaseId => (PHASES as readonly string[]).includes(text);
