import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { useEditor } from '../store/scope.ts';

/** Opens the comments where the address names one. */
export function useSoughtComment(): void {
  const { view } = useEditor();
  const sought = useSearchParams()[0].get('comment');
  useEffect(() => {
    if (sought !== null) view.setState({ panel: 'comments', comment: sought });
  }, [sought, view]);
}
