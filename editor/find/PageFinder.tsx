import { useTranslation } from 'react-i18next';
import { Finder } from './Finder.tsx';
import { usePlaces } from './usePlaces.ts';

/** Pages, campaigns and playbooks by name. */
export function PageFinder({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return <Finder open={open} onClose={onClose} entries={usePlaces()} hint={t('find.hint')} />;
}
