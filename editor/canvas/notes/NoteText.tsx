import { useMemo } from 'react';
import type { Mention } from '../../../rules/comments/mentions.ts';
import { mentionKey, splitMentions } from '../../../rules/comments/mentions.ts';
import { ROLES, roleWords } from '../../playbook/kinds/people.ts';
import { useCanvasScope } from '../scope.ts';

/** What a note says, with those whom it names by their names, where these are known. */
export function NoteText({ text }: { text: string }) {
  const { language, noteActs } = useCanvasScope();
  const candidates = noteActs?.candidates;
  const titles = useMemo(
    () => new Map(candidates?.map(({ mention, title }) => [mentionKey(mention), title])),
    [candidates],
  );
  const known = useMemo(() => {
    const mentions = candidates?.map(({ mention }) => mention) ?? [];
    const people = mentions.flatMap((each) => ('person' in each ? [each.person] : []));
    const roles = mentions.flatMap((each) => ('role' in each ? [each.role] : []));
    return { people: new Set(people), roles: new Set([...ROLES, ...roles]) };
  }, [candidates]);
  const titleOf = (mention: Mention): string =>
    titles.get(mentionKey(mention)) ?? ('role' in mention ? roleWords(mention.role, language) : mention.person);
  return splitMentions(text, known).map(({ text: part, mention }, index) =>
    // Parts have no identity but their place.
    mention ? <b key={`${index}`}>@{titleOf(mention)}</b> : part,
  );
}
