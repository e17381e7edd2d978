import { lazy, Suspense, useEffect, useState } from 'react';

const PageFinder = lazy(async () => ({ default: (await import('./PageFinder.tsx')).PageFinder }));

/** Opens the finder at Ctrl+K on every page, unless the page has one that finds more. */
export function FindKey() {
  const [open, setOpen] = useState<boolean>();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
      event.preventDefault();
      setOpen(true);
    };
    globalThis.addEventListener('keydown', onKeyDown);
    return () => globalThis.removeEventListener('keydown', onKeyDown);
  }, []);
  if (open === undefined) return null;
  return (
    <Suspense>
      <PageFinder open={open} onClose={() => setOpen(false)} />
    </Suspense>
  );
}
