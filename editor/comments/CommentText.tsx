import { mentionKey, splitMentions } from '../../rules/comments/mentions.ts';
import { useDiscussion } from './scope.ts';
import styles from './comments.module.css';

/** A comment's text, with people and roles by their names. */
export function CommentText({ text }: { text: string }) {
  const { known, names, reader } = useDiscussion();
  return (
    <p className={styles.text}>
      {splitMentions(text, known).map(({ text: part, mention }, index) =>
        mention ? (
          // Parts have no identity but their place.
          <b key={`${index}`} className={styles.mention} data-me={reader.has(mentionKey(mention))}>
            @{names.who(mention)}
          </b>
        ) : (
          part
        ),
      )}
    </p>
  );
}
