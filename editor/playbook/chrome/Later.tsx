import { Suspense, useState } from 'react';
import type { ReactNode } from 'react';

/** What is not drawn, nor its code fetched, before it is first shown. Once there it stays, so that it can close gently. */
export function Later({ shown, children }: { shown: boolean; children: ReactNode }) {
  const [wasShown, setWasShown] = useState(shown);
  if (shown && !wasShown) setWasShown(true);
  return wasShown ? <Suspense>{children}</Suspense> : null;
}
