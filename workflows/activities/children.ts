import type { Answer, Command } from '../../rules/interpreter/messages.ts';
import type { Ports } from '../ports.ts';

type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

/** The campaigns that a campaign starts. Asked again, they are started, and told anything, once. */
export function createChildActivities({ children }: Ports) {
  return {
    async launchChild(campaign: string, command: CommandOf<'launchChild'>): Promise<Answer> {
      const problem = await children.launch(campaign, command);
      return problem
        ? { type: 'problem', code: problem.code, message: problem.message }
        : { type: 'launched', child: command.child };
    },

    async tellChild(campaign: string, { id, atMs, child, acts }: CommandOf<'tellChild'>): Promise<Answer> {
      for (const [index, act] of acts.entries()) {
        await children.tell(child, { id: `${campaign}/${id}/${index}`, atMs, act: { by: campaign, ...act } });
      }
      return { type: 'stored' };
    },
  };
}
