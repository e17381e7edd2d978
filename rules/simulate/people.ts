import type { Json } from '../json.ts';
import { own } from '../own.ts';
import type { Act, LogEntry } from '../interpreter/messages.ts';
import type { Assignee } from '../playbook/fields.ts';
import type { Program } from '../playbook/program.ts';
import { shift } from '../time/duration.ts';
import type { Cast } from './cast.ts';
import type { Scenario } from './scenario.ts';

interface Answer {
  readonly atMs: number;
  readonly act: Act;
}

interface Asked {
  readonly task: string;
  /** What they hand in besides the form: all items ticked, and evidence where it is wanted. */
  readonly proof?: Proof;
  readonly approval: boolean;
  readonly quorum: number;
}

interface Proof {
  readonly checklist?: readonly string[];
  readonly evidence?: string;
}

const SIMULATED_EVIDENCE = 'simulated';

const proofFor = ({ checklist, evidence }: LogEntry): Proof => ({
  ...(Array.isArray(checklist) && { checklist: checklist.map(String) }),
  ...(evidence === true && { evidence: SIMULATED_EVIDENCE }),
});

/** People who answer what they are asked after their time; one who is not in the scenario never does. */
export class SimulatedPeople implements Cast {
  private readonly program: Program;
  private readonly people: Scenario['people'];
  private readonly asked = new Map<string, Asked>();
  private answers: Answer[] = [];

  constructor(program: Program, people: Scenario['people']) {
    this.program = program;
    this.people = people;
  }

  /** Hears of what was asked of whom. */
  hear(entries: readonly LogEntry[]): void {
    for (const entry of entries) {
      const task = typeof entry['task'] === 'string' ? entry['task'] : '';
      if (entry.type === 'taskOpened')
        this.ask(entry, { task, approval: false, quorum: 1, proof: proofFor(entry) }, entry['assignee'] as Assignee);
      if (entry.type === 'approvalAsked') {
        const approvers = entry['approvers'] as Assignee | { people: readonly string[] };
        this.ask(entry, { task, approval: true, quorum: Number(entry['quorum'] ?? 1) }, approvers);
      }
      const asked = this.asked.get(task);
      if (entry.type === 'taskEscalated' && asked) this.ask(entry, asked, entry['to'] as Assignee);
    }
  }

  get nextMs(): number {
    return Math.min(Infinity, ...this.answers.map((answer) => answer.atMs));
  }

  /** What people do at the instant, in the order in which they were asked. */
  takeAt(atMs: number): Act[] {
    const now = this.answers.filter((answer) => answer.atMs <= atMs);
    this.answers = this.answers.filter((answer) => answer.atMs > atMs);
    return now.map((answer) => answer.act);
  }

  private ask(entry: LogEntry, asked: Asked, assignee: Assignee | { people: readonly string[] }): void {
    this.asked.set(asked.task, asked);
    const names = 'people' in assignee ? assignee.people : Object.values(assignee);
    for (const name of names) {
      const person = own(this.people, name);
      if (!person) continue;
      const atMs = shift(entry.atMs, person.respondsIn, this.program.playbook.timezone);
      if (!asked.approval) {
        const { proof } = asked;
        const values: Readonly<Record<string, Json>> = own(person.answers, entry.node ?? '') ?? {};
        this.answers.push({ atMs, act: { type: 'completeTask', by: name, task: asked.task, values, ...proof } });
        continue;
      }
      const decision = person.approves ? 'approve' : 'reject';
      // A role stands for as many people as the quorum needs; one rejection is enough.
      const voices = 'people' in assignee || !person.approves ? 1 : asked.quorum;
      for (let voice = 1; voice <= voices; voice++) {
        const by = voice === 1 ? name : `${name}-${voice}`;
        this.answers.push({ atMs, act: { type: 'decide', by, task: asked.task, decision } });
      }
    }
  }
}
