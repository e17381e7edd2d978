import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { EVENT_TYPES, eventDataSchema } from '../../rules/api/events.ts';
import type { EventData, EventType } from '../../rules/api/events.ts';
import { unreachable } from '../../rules/problems/result.ts';
import { keys } from './keys.ts';
import { urlOf } from './request.ts';

type QueryKey = readonly unknown[];

/** A demo's clock makes many events a second; what they touch is fetched again at most this often. */
const GATHER_MS = 400;

/** What is out of date after an event. */
export function staleAfter(type: EventType, { campaign, playbook, missed }: EventData): readonly QueryKey[] {
  switch (type) {
    case 'hello':
      return missed ? [[]] : [];
    case 'campaign':
      return campaign === undefined
        ? [keys.campaigns]
        : [keys.campaigns, keys.campaign(campaign), keys.effects(campaign), keys.review(campaign)];
    case 'log':
      return campaign === undefined
        ? []
        : [keys.log(campaign), keys.effects(campaign), keys.campaign(campaign), keys.warRoom(campaign)];
    case 'tasks':
      return [keys.tasks];
    case 'metrics':
      return campaign === undefined ? [['series'], ['war-room']] : [keys.series(campaign), keys.warRoom(campaign)];
    case 'playbooks':
      return [keys.playbooks];
    case 'comments':
      return playbook === undefined ? [keys.mentions] : [keys.comments(playbook), keys.mentions];
    case 'shops':
      return [keys.shops];
    default:
      return unreachable(type);
  }
}

/** Gathers what is out of date and has it fetched again, together, at most once per `GATHER_MS`. */
export class Refresher {
  private readonly client: QueryClient;
  private readonly pending = new Map<string, QueryKey>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(client: QueryClient) {
    this.client = client;
  }

  add(stale: readonly QueryKey[]): void {
    for (const key of stale) this.pending.set(JSON.stringify(key), key);
    if (this.pending.size > 0) this.timer ??= setTimeout(() => this.flush(), GATHER_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private flush(): void {
    this.timer = undefined;
    const stale = [...this.pending.values()];
    this.pending.clear();
    for (const queryKey of stale) {
      // The list of campaigns is a prefix of each campaign: it alone is meant.
      const exact = queryKey === keys.campaigns;
      // A fetch under way is let finish: cancelling it at each event would never let one through. It may have been
      // answered before the change, so it is done once more.
      const underWay = this.client.isFetching({ queryKey, exact }) > 0;
      const refreshed = this.client.invalidateQueries({ queryKey, exact }, { cancelRefetch: false });
      if (underWay) void refreshed.then(() => this.add([queryKey]));
    }
  }
}

const parseData = (text: unknown): EventData => {
  try {
    return eventDataSchema.parse(JSON.parse(String(text)));
  } catch {
    return {};
  }
};

/** Keeps everything on the screen fresh while the page is open. The browser comes back by itself after a lost line. */
export function useServerEvents(): void {
  const client = useQueryClient();
  useEffect(() => {
    const refresher = new Refresher(client);
    const source = new EventSource(urlOf('/events'), { withCredentials: true });
    let lost = false;
    source.addEventListener('error', () => {
      lost = true;
    });
    source.addEventListener('open', () => {
      if (lost) refresher.add([[]]);
      lost = false;
    });
    for (const type of EVENT_TYPES) {
      source.addEventListener(type, (event) => refresher.add(staleAfter(type, parseData(event.data))));
    }
    return () => {
      source.close();
      refresher.stop();
    };
  }, [client]);
}
