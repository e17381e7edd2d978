import type { Answer, Command } from '../../rules/interpreter/messages.ts';
import { local, remote } from './activities.ts';

/**
 * How a campaign asks its watch: in its own worker, but only once in each turn of its workflow. A turn that fails (its
 * worker died, say, or a signal came in when it was about to go on in a new run) is done again from its beginning. A
 * second look by then would have told the watch what the first one's answer was taken in, and the watch would have
 * forgotten what the turn, done again, has to hear. The way through the server puts what went before into the history.
 *
 * Where turns begin is told by what the workflow waited for, which is the same in a replay; the length of the history
 * is not, because a replay takes turns that did nothing together with those after them.
 */
export class Looks {
  private readonly campaign: string;
  private isFirst = true;

  constructor(campaign: string) {
    this.campaign = campaign;
  }

  /** The workflow has waited for something that only a new turn can bring. */
  turnBegan(): void {
    this.isFirst = true;
  }

  async lookAhead(command: Extract<Command, { type: 'watch' }>): Promise<Answer> {
    if (this.isFirst) {
      this.isFirst = false;
      return local.lookAhead(this.campaign, command);
    }
    const answer = await remote.lookAhead(this.campaign, command);
    this.turnBegan();
    return answer;
  }
}
