import type { Language, Text } from '../problems/problem.ts';

/** The roles that playbooks commonly name. A role of the playbook’s own goes by its name. */
export const ROLE_TITLES = {
  director: { en: 'Director', 'zh-CN': '总监' },
  planner: { en: 'Planner', 'zh-CN': '策划' },
  manager: { en: 'Manager', 'zh-CN': '经理' },
  operator: { en: 'Operator', 'zh-CN': '运营' },
  service: { en: 'Customer service', 'zh-CN': '客服' },
  tech: { en: 'Tech', 'zh-CN': '技术' },
  analyst: { en: 'Analyst', 'zh-CN': '数据分析' },
  buyer: { en: 'Purchasing', 'zh-CN': '采购' },
  designer: { en: 'Designer', 'zh-CN': '设计' },
  logistics: { en: 'Logistics', 'zh-CN': '物流' },
  finance: { en: 'Finance', 'zh-CN': '财务' },
  legal: { en: 'Compliance', 'zh-CN': '合规' },
} as const satisfies Record<string, Text>;

type CommonRole = keyof typeof ROLE_TITLES;

/** The titles of all common roles in one language. */
export const roleTitles = (language: Language): Readonly<Record<CommonRole, string>> =>
  Object.fromEntries(Object.entries(ROLE_TITLES).map(([role, title]) => [role, title[language]])) as Record<
    CommonRole,
    string
  >;

export const roleTitle = (role: string): Text =>
  Object.hasOwn(ROLE_TITLES, role) ? ROLE_TITLES[role as CommonRole] : { en: role, 'zh-CN': role };
