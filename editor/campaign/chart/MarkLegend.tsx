import { useTranslation } from 'react-i18next';
import { markerColour } from '../../charts/planChart.ts';
import type { ChartMarker } from '../../charts/planChart.ts';
import { usePalette } from '../../charts/usePalette.ts';

const MARK_TONES = ['fired', 'applied', 'failed', 'person'] as const;
const MARK_SIGNS = { fired: '●', applied: '■', failed: '▲', person: '◆' } as const;

interface MarkLegendProps {
  readonly markers: readonly ChartMarker[];
  readonly className: string | undefined;
}

/** What the marks under the line mean, of those that there are. */
export function MarkLegend({ markers, className }: MarkLegendProps) {
  const { t } = useTranslation('campaign');
  const palette = usePalette();
  return (
    <ul className={className}>
      {MARK_TONES.filter((tone) => markers.some((each) => each.tone === tone)).map((tone) => (
        <li key={tone}>
          <span aria-hidden style={{ color: markerColour(tone, palette) }}>
            {MARK_SIGNS[tone]}
          </span>{' '}
          {t(`chart.markers.${tone}`)}
        </li>
      ))}
    </ul>
  );
}
