import type { Json } from '../../rules/json.ts';
import type { ValueType } from '../../rules/playbook/fields.ts';
import { acceptedSchema } from '../../rules/api/interventions.ts';
import { tasksSchema } from '../../rules/api/tasks.ts';
import type { Task } from '../../rules/api/tasks.ts';
import type { ListedUser } from '../../rules/api/session.ts';
import { ApiClient, ApiError } from './client.ts';

/** How long demo people think about a task before they answer it, at speed 1 (real time). */
const THINKING_MS = 2_500;
const LOOK_EVERY_MS = 250;

/** The log of a service. */
interface Log {
  warn(fields: object, message: string): void;
}

/** Demo people who answer what they are asked after a while, unless the visitor was quicker. */
export async function answerAsDemoPeople(
  url: string,
  users: readonly ListedUser[],
  campaign: string,
  speed: number,
  log: Log,
  stopping: AbortSignal,
): Promise<void> {
  const clients = new Map<string, ApiClient>();
  for (const { id, demoPassword } of users) {
    if (demoPassword !== undefined) clients.set(id, await ApiClient.signedIn(url, id, demoPassword));
  }
  const [anybody] = clients.values();
  if (!anybody) return;
  const seenAt = new Map<string, number>();
  while (!stopping.aborted) {
    try {
      for (const task of await anybody.get(`/tasks?state=open&campaign=${campaign}`, tasksSchema)) {
        const firstSeen = seenAt.get(task.id) ?? Date.now();
        seenAt.set(task.id, firstSeen);
        if (Date.now() - firstSeen < THINKING_MS / speed) continue;
        const person = task.people.find((id) => clients.has(id));
        if (person !== undefined) await answer(clients.get(person)!, task);
      }
    } catch (error) {
      // A task that the visitor was quicker with is no trouble; anything else is tried again at the next look.
      if (!(error instanceof ApiError) || error.status >= 500) log.warn({ err: error }, 'Demo people could not answer');
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS / speed));
  }
}

async function answer(person: ApiClient, task: Task): Promise<void> {
  const path = `/tasks/${encodeURIComponent(task.id)}`;
  if (task.kind === 'approval') {
    await person.post(`${path}/decide`, { decision: 'approve' }, acceptedSchema);
    return;
  }
  const byHand = (task.inputs ?? []).map((input): [string, Json] => [input.name, input.value]);
  const form = task.form.filter((each) => each.required).map((each): [string, Json] => [each.id, exampleOf(each)]);
  const values = Object.fromEntries([...byHand, ...form]);
  const evidence = task.evidenceRequired ? { evidence: 'https://example.com/evidence' } : {};
  await person.post(`${path}/complete`, { values, checklist: task.checklist, ...evidence }, acceptedSchema);
}

/** A value that a person might fill in. */
function exampleOf({ type, choices }: { type: ValueType; choices?: readonly string[] | undefined }): Json {
  switch (type) {
    case 'number':
    case 'integer':
    case 'money':
      return 0;
    case 'ratio':
      return 0.1;
    case 'duration':
      return 'PT1H';
    case 'text':
      return 'OK';
    case 'boolean':
      return true;
    case 'choice':
      return choices?.[0] ?? '';
    case 'list':
      return [];
  }
}
