import { defineProblem } from '../../problems/problem.ts';
import type { Place, Problem } from '../../problems/problem.ts';

export const notApproved = defineProblem('child-not-approved', {
  en: 'There is no approved version of the playbook “{ref}”. Have one approved, then try again.',
  'zh-CN': '方案“{ref}”没有已批准的版本。请先审批，再重试。',
});
export const versionNotApproved = defineProblem('child-version-not-approved', {
  en: 'Version {version} of the playbook “{ref}” is not approved. Have it approved, then try again.',
  'zh-CN': '方案“{ref}”的第 {version} 版尚未批准。请先审批，再重试。',
});
export const notGiven = defineProblem('child-not-given', {
  en: 'The playbook “{ref}” is not known here. Give its file as well (--playbook).',
  'zh-CN': '此处没有方案“{ref}”。请一并提供其文件（--playbook）。',
});
export const cycle = defineProblem('playbook-cycle', {
  en: 'Playbooks would start each other for ever: {path}. Take one of these references out.',
  'zh-CN': '方案会无限互相启动：{path}。请去掉其中一个引用。',
});
const launchRefused = defineProblem('child-refused', {
  en: 'The playbook “{ref}” cannot be started like this: {reason}',
  'zh-CN': '方案“{ref}”无法按此启动：{reason}',
});
export const idTaken = defineProblem('child-id-taken', {
  en: 'There is another campaign “{child}” already, so this one cannot be started under its name.',
  'zh-CN': '已有另一个活动“{child}”，无法以该名称启动。',
});

/** The problems of a child's launch, told to its parent. */
export const refused = (place: Place | string, ref: string, problems: readonly Problem[]): Problem =>
  launchRefused(place, {
    ref,
    reason: {
      en: problems.map((each) => each.message.en).join(' '),
      'zh-CN': problems.map((each) => each.message['zh-CN']).join(''),
    },
  });

/** The problem that a playbook would start one that it was, itself or further up, started by. */
export const findCycle = (place: Place | string, ref: string, ancestors: readonly string[]): Problem | undefined =>
  ancestors.includes(ref)
    ? cycle(place, { path: [...ancestors.slice(ancestors.indexOf(ref)), ref].join(' → ') })
    : undefined;
