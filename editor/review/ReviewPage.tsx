import { ArrowLeftOutlined, DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Campaign } from '../../rules/api/campaigns.ts';
import type { ReviewReport } from '../../rules/api/reviews.ts';
import { reviewSectionSchema } from '../../rules/review/schema.ts';
import { useCampaign } from '../api/campaigns.ts';
import { useReview } from '../api/reviews.ts';
import { EmptyState } from '../app/EmptyState.tsx';
import { Failure } from '../app/Failure.tsx';
import { ListSkeleton } from '../app/ListSkeleton.tsx';
import { PageHead } from '../app/PageHead.tsx';
import { isOver } from '../campaign/scene.ts';
import type { Formatter } from '../i18n/format/formatter.ts';
import { useFormat } from '../i18n/format/useFormat.ts';
import { campaignSpan } from './campaignSpan.ts';
import { downloadJson } from './downloadJson.ts';
import { PrintStyle } from './PrintStyle.tsx';
import styles from './ReviewPage.module.css';
import { ReviewSectionView } from './ReviewSectionView.tsx';

/** What a campaign came to, and why. */
export function ReviewPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation(['review', 'common']);
  const campaign = useCampaign(id);
  const [search] = useSearchParams();
  const review = useReview(id, search.get('builtAt') ?? undefined);
  const error = campaign.error ?? review.error;
  const ready = campaign.data && review.data;
  return (
    <div className={styles.page}>
      {ready && <Report campaign={campaign.data} report={review.data} />}
      {!ready && error && (
        <Failure error={error} onRetry={() => void (campaign.error ? campaign.refetch() : review.refetch())} />
      )}
      {!ready && !error && (
        <>
          <PageHead title={t('title')} />
          <ListSkeleton />
        </>
      )}
    </div>
  );
}

function Report({ campaign, report }: { campaign: Campaign; report: ReviewReport }) {
  const { t } = useTranslation(['review', 'common', 'acts']);
  const format = useFormat(campaign);
  const span = report.window ?? campaignSpan(campaign);
  const period = span
    ? format.zoned(t('period', { from: format.time(span.from, 'full'), to: format.time(span.to, 'full') }), span.from)
    : '';
  const { builtAt } = report;
  // One that has ended would wait for its review for ever.
  const ended = isOver(campaign) ? campaign.endedAt : undefined;
  const title = t('of', { name: campaign.name });
  return (
    <>
      <PrintStyle title={title} date={builtAt === null ? '' : t('builtAt', { at: format.time(builtAt, 'full') })} />
      <PageHead title={title} hint={period}>
        {report.all.length > 1 && <WhichReview report={report} format={format} />}
        <Link to={`/campaigns/${campaign.id}`}>
          <Button icon={<ArrowLeftOutlined aria-hidden />}>{t('back')}</Button>
        </Link>
        {report.sections.length > 0 && (
          <>
            <Button icon={<PrinterOutlined aria-hidden />} onClick={() => globalThis.print()}>
              {t('print')}
            </Button>
            <Button
              icon={<DownloadOutlined aria-hidden />}
              onClick={() => downloadJson(`review-${campaign.id}.json`, report)}
            >
              {t('download')}
            </Button>
          </>
        )}
      </PageHead>
      {report.sections.length === 0 &&
        (ended === undefined ? (
          <EmptyState title={t('none')} hint={t('noneHint')} />
        ) : (
          <EmptyState title={t('acts:noReview')} hint={t('endedAt', { at: format.time(ended, 'full') })} />
        ))}
      {report.sections.map((each) => {
        const section = reviewSectionSchema.safeParse(each);
        return (
          <section key={each.id} className={styles.section} aria-labelledby={`section-${each.id}`}>
            <h2 id={`section-${each.id}`}>{section.success ? t(`section.${section.data.id}`) : each.id}</h2>
            {section.success ? (
              <ReviewSectionView section={section.data} format={format} />
            ) : (
              <p className={styles.lead}>{t('unknownSection')}</p>
            )}
          </section>
        );
      })}
    </>
  );
}

/** Of a campaign that is reviewed again and again: the others, by the time that each is about. */
function WhichReview({ report, format }: { report: ReviewReport; format: Formatter }) {
  const { t } = useTranslation('review');
  const [, setSearch] = useSearchParams();
  return (
    <Select
      className={styles.which}
      aria-label={t('which')}
      value={report.builtAt}
      onChange={(builtAt) => setSearch({ builtAt })}
      popupMatchSelectWidth={false}
      options={report.all.map(({ builtAt, window }) => ({
        value: builtAt,
        label: window
          ? t('period', { from: format.time(window.from, 'day'), to: format.time(window.to, 'day') })
          : t('builtAt', { at: format.time(builtAt, 'dayTime') }),
      }))}
    />
  );
}
