/** The names of what is cached. A prefix names everything below it, which is how server-sent events refresh it. */
export const keys = {
  session: ['session'],
  users: ['users'],
  shops: ['shops'],
  playbooks: ['playbooks'],
  versions: (playbook: string) => ['playbooks', playbook, 'versions'],
  version: (playbook: string, number: number) => ['versions', playbook, number],
  templates: ['templates'],
  template: (id: string, language: string) => ['templates', id, language],
  campaigns: ['campaigns'],
  campaign: (id: string) => ['campaigns', id],
  log: (id: string) => ['log', id],
  wholeLog: (id: string) => ['wholeLog', id],
  effects: (id: string) => ['effects', id],
  series: (id: string) => ['series', id],
  review: (id: string) => ['review', id],
  tasks: ['tasks'],
} as const;
