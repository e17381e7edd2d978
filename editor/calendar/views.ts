/** The two ways to look at one playbook. */
export const PLAYBOOK_VIEWS = ['graph', 'calendar'] as const;
export type PlaybookView = (typeof PLAYBOOK_VIEWS)[number];

export const otherView = (view: PlaybookView): PlaybookView => (view === 'graph' ? 'calendar' : 'graph');
