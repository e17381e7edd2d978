import type { ListedUser, User } from '../../rules/api/session.ts';
import type { Text } from '../../rules/problems/problem.ts';
import { isDuplicateKey } from '../models/models.ts';
import type { Models } from '../models/models.ts';
import type { UserDocument } from '../models/user.ts';
import { hashPassword, verifyPassword } from './passwords.ts';

type UserModels = Pick<Models, 'users'>;

export const DEMO_PASSWORD = 'demo';

/** The people of the demo, by what they do. */
export const DEMO_PEOPLE: readonly { readonly id: string; readonly name: Text; readonly roles: readonly string[] }[] = [
  { id: 'chenjie', name: { en: 'Chen Jie', 'zh-CN': '陈洁' }, roles: ['planner'] },
  { id: 'lihang', name: { en: 'Li Hang', 'zh-CN': '李航' }, roles: ['manager'] },
  { id: 'zhaolei', name: { en: 'Zhao Lei', 'zh-CN': '赵磊' }, roles: ['operator'] },
];

const toUser = ({ _id, name, roles, teams }: UserDocument): User => ({
  id: _id,
  name,
  roles,
  ...(teams.length > 0 && { teams }),
});

/** Adds the people of the demo who are not there yet. */
export async function addDemoPeople({ users }: UserModels): Promise<void> {
  for (const { id, name, roles } of DEMO_PEOPLE) {
    if (await users.exists({ _id: id })) continue;
    const passwordHash = await hashPassword(DEMO_PASSWORD);
    try {
      await users.create({ _id: id, name, roles: [...roles], teams: [], passwordHash, demo: true });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }
}

export async function findUser({ users }: UserModels, id: string): Promise<User | undefined> {
  const found = await users.findById(id).lean();
  return found ? toUser(found) : undefined;
}

export async function listUsers({ users }: UserModels): Promise<ListedUser[]> {
  const found = await users.find().sort({ _id: 1 }).lean();
  const order = DEMO_PEOPLE.map((each) => each.id);
  const place = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return found
    .map((each): ListedUser => ({ ...toUser(each), ...(each.demo && { demo: true, demoPassword: DEMO_PASSWORD }) }))
    .sort((a, b) => place(a.id) - place(b.id));
}

/** The user whose password this is. */
export async function authenticate({ users }: UserModels, id: string, password: string): Promise<User | undefined> {
  const found = await users.findById(id).lean();
  // An unknown name takes as long as a wrong password, so that names cannot be guessed by the time it takes.
  const matches = await verifyPassword(password, found?.passwordHash ?? (await decoyHash()));
  return found && matches ? toUser(found) : undefined;
}

let decoy: Promise<string> | undefined;
const decoyHash = (): Promise<string> => (decoy ??= hashPassword('decoy'));
