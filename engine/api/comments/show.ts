import type { Comment } from '../../../rules/api/comments.ts';
import { mentionOfKey } from '../../../rules/comments/mentions.ts';
import type { CommentDocument } from '../../models/comment.ts';

const instant = (ms: number): string => new Date(ms).toISOString();

export const showComment = (found: CommentDocument): Comment => ({
  id: found._id,
  playbook: found.playbook,
  thread: found.thread,
  ...(found.node !== undefined && { node: found.node }),
  ...(found.version !== undefined && { version: found.version }),
  text: found.text,
  author: found.author,
  at: instant(found.atMs),
  mentions: found.mentions.map(mentionOfKey),
  ...(found.resolvedBy !== undefined &&
    found.resolvedAtMs !== undefined && { resolved: { by: found.resolvedBy, at: instant(found.resolvedAtMs) } }),
  ...(found.withdrawn && { withdrawn: true as const }),
});
