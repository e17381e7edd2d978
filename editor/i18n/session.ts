import { roleTitles } from '../../rules/words/roles.ts';
import { catalogue } from './catalogue.ts';

export const session = catalogue({
  en: {
    title: 'Sign in',
    promise: 'Draw the promotion. Have it approved. Let it run for weeks, and know why.',
    demoTitle: 'Try it as',
    demoHint: 'Demo people of this installation. One click signs you in.',
    passwordTitle: 'Sign in with a password',
    user: 'User',
    password: 'Password',
    submit: 'Sign in',
    userMissing: 'Enter your user name.',
    passwordMissing: 'Enter your password.',
    signInAs: 'Sign in as {{name}}, {{role}}',
    role: roleTitles('en'),
    roleHint: {
      planner: 'Draws playbooks, starts campaigns',
      manager: 'Approves, sees everything, can stop anything',
      operator: 'Works on tasks and by-hand cards',
    },
  },
  'zh-CN': {
    title: '登录',
    promise: '画好大促方案，审批后自动运行数周，每个决定都说得清原因。',
    demoTitle: '以演示身份进入',
    demoHint: '本安装自带的演示人员，点一下即可登录。',
    passwordTitle: '使用密码登录',
    user: '用户名',
    password: '密码',
    submit: '登录',
    userMissing: '请输入用户名。',
    passwordMissing: '请输入密码。',
    signInAs: '以 {{name}}（{{role}}）登录',
    role: roleTitles('zh-CN'),
    roleHint: {
      planner: '绘制方案，发起活动',
      manager: '审批方案，掌握全局，可一键停',
      operator: '处理待办与代办卡片',
    },
  },
});
