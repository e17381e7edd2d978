import { lazy } from 'react';
import { speaking } from '../../i18n/i18n.ts';

/** Forms know the whole language, which the canvas is drawn without. */
const nodeForm = () => speaking(['shadow', 'table'], import('./NodeForm.tsx'));
const edgeForm = () => import('./EdgeForm.tsx');

export const NodeForm = lazy(async () => ({ default: (await nodeForm()).NodeForm }));
export const EdgeForm = lazy(async () => ({ default: (await edgeForm()).EdgeForm }));

/** Has the forms fetched before one is opened. */
export function preloadForms(): void {
  void nodeForm();
  void edgeForm();
}
