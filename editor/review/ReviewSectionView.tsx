import type { ReviewSection } from '../../rules/review/schema.ts';
import { unreachable } from '../../rules/problems/result.ts';
import type { Formatter } from '../i18n/format/formatter.ts';
import { Channels } from './sections/Channels.tsx';
import { Complaints } from './sections/Complaints.tsx';
import { Customers } from './sections/Customers.tsx';
import { Decisions } from './sections/Decisions.tsx';
import { DuPont } from './sections/DuPont.tsx';
import { Funnel } from './sections/Funnel.tsx';
import { Pareto } from './sections/Pareto.tsx';
import { TargetVsActual } from './sections/TargetVsActual.tsx';

export function ReviewSectionView({ section, format }: { section: ReviewSection; format: Formatter }) {
  switch (section.id) {
    case 'targetVsActual':
      return <TargetVsActual section={section} format={format} />;
    case 'duPont':
      return <DuPont section={section} format={format} />;
    case 'funnel':
      return <Funnel section={section} format={format} />;
    case 'pareto':
      return <Pareto section={section} format={format} />;
    case 'channels':
      return <Channels section={section} format={format} />;
    case 'customers':
      return <Customers section={section} format={format} />;
    case 'complaints':
      return <Complaints section={section} format={format} />;
    case 'decisions':
      return <Decisions section={section} format={format} />;
    default:
      return unreachable(section);
  }
}
