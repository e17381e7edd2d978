import { useEffect } from 'react';
import type { RefObject } from 'react';
import { useView } from '../store/scope.ts';

const FOCUSABLE = 'input, textarea, button, [tabindex="0"]';

/** Brings the field that a problem points to into view, focuses and marks it: the field itself, or the closest around it. */
export function useFocusField(container: RefObject<HTMLElement | null>): void {
  const focus = useView((view) => view.focus);
  useEffect(() => {
    if (!focus) return undefined;
    // Optional fields that a request shows, and lazily loaded controls, come a moment later.
    const timer = setTimeout(() => {
      const field = closestField(container.current, focus.pointer);
      field?.scrollIntoView({ block: 'center', behavior: 'smooth' });
      field?.querySelector<HTMLElement>(FOCUSABLE)?.focus({ preventScroll: true });
      if (field) mark(field);
    }, 120);
    return () => clearTimeout(timer);
  }, [focus, container]);
}

/** Marked until the person goes on to another field. */
function mark(field: HTMLElement): void {
  field.dataset['marked'] = 'true';
  const clear = (event: FocusEvent) => {
    if (event.relatedTarget instanceof Node && field.contains(event.relatedTarget)) return;
    delete field.dataset['marked'];
    field.removeEventListener('focusout', clear);
  };
  field.addEventListener('focusout', clear);
}

function closestField(container: HTMLElement | null, pointer: string): HTMLElement | undefined {
  const fields = [...(container?.querySelectorAll<HTMLElement>('[data-pointer]') ?? [])];
  const around = fields.filter((field) => {
    const at = field.dataset['pointer'] ?? '';
    return pointer === at || pointer.startsWith(`${at}/`);
  });
  return around.toSorted((a, b) => b.dataset['pointer']!.length - a.dataset['pointer']!.length)[0];
}
