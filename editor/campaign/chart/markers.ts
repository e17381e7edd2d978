import type { LogEntryWire } from '../../../rules/api/campaigns.ts';
import type { ChartMarker } from '../../charts/planChart.ts';
import { instantMs } from '../../i18n/format/times.ts';
import { describeEntry } from '../timeline/describeEntry.ts';
import type { Telling } from '../timeline/describeEntry.ts';
import { entryFields } from '../timeline/entryFields.ts';

const MOST = 200;

function toneOf(entry: LogEntryWire): ChartMarker['tone'] | undefined {
  switch (entry.type) {
    case 'ruleFired':
      return 'fired';
    case 'effectApplied':
      return 'applied';
    case 'effectFailed':
      return entryFields(entry).final ? 'failed' : undefined;
    case 'parked':
      return 'failed';
    case 'anchorMoved':
    case 'paused':
    case 'resumed':
    case 'intervention':
      return 'person';
    default:
      return undefined;
  }
}

/** What happened, as marks under the line of a chart: firings, changes, failures and what people did. */
export function markersOf(log: readonly LogEntryWire[], telling: Telling): readonly ChartMarker[] {
  return log
    .flatMap((entry) => {
      const tone = toneOf(entry);
      return tone
        ? [{ id: String(entry.seq), atMs: instantMs(entry.at), title: describeEntry(entry, telling), tone }]
        : [];
    })
    .slice(-MOST);
}
