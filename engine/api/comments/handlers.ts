import { randomUUID } from 'node:crypto';
import { ROLES } from '../../../rules/api/session.ts';
import { keysOfReader, mentionKey, mentionsIn } from '../../../rules/comments/mentions.ts';
import type { Known } from '../../../rules/comments/mentions.ts';
import { parsePlaybook } from '../../../rules/playbook/parse.ts';
import { rolesIn } from '../../../rules/playbook/roles.ts';
import { listUsers } from '../../auth/people.ts';
import type { CommentDocument } from '../../models/comment.ts';
import { decode } from '../../models/json-text.ts';
import { isDuplicateKey } from '../../models/models.ts';
import type { PlaybookDraftDocument } from '../../models/playbook-draft.ts';
import type { ApiDeps } from '../deps.ts';
import type { Some } from '../http/handlers.ts';
import { conflict, notAllowed, notFound } from '../http/refusals.ts';
import { findVersion } from '../playbooks/versions.ts';
import { PLAYBOOK, VERSION } from '../playbooks/words.ts';
import { showComment } from './show.ts';
import * as words from './words.ts';

/** A list of mentions that is longer is not read to its end. */
const MOST_MENTIONS = 200;

type CommentRoutes =
  'listComments' | 'postComment' | 'resolveThread' | 'withdrawComment' | 'listMentions' | 'readMentions';

/** What people say about playbooks, and whom they name in it. */
export function commentHandlers({ models, hub, now }: Pick<ApiDeps, 'models' | 'hub' | 'now'>): Some<CommentRoutes> {
  const { comments } = models;
  const changed = (playbook: string) => hub.changed('comments', { playbook });

  async function requireDraft(id: string): Promise<PlaybookDraftDocument> {
    const found = await models.drafts.findById(id).lean();
    if (!found) throw notFound(PLAYBOOK, id);
    return found;
  }

  async function requireComment(playbook: string, id: string): Promise<CommentDocument> {
    const found = await comments.findById(id).lean();
    if (found?.playbook !== playbook) throw notFound(words.COMMENT, id);
    return found;
  }

  async function requireThread(playbook: string, id: string): Promise<CommentDocument> {
    const found = await comments.findById(id).lean();
    if (found?.playbook !== playbook || found.thread !== id) throw notFound(words.THREAD, id);
    return found;
  }

  /** Who can be named: everybody, and the roles that people have or that the playbook asks for. */
  async function knownTo({ content }: PlaybookDraftDocument): Promise<Known> {
    const users = await listUsers(models);
    const parsed = parsePlaybook(decode(content));
    return {
      people: new Set(users.map((user) => user.id)),
      roles: new Set([...ROLES, ...users.flatMap((user) => user.roles), ...(parsed.ok ? rolesIn(parsed.value) : [])]),
    };
  }

  return {
    async listComments({ params: { id: playbook } }) {
      await requireDraft(playbook);
      return (await comments.find({ playbook }).sort({ atMs: 1, _id: 1 }).lean()).map(showComment);
    },

    async postComment({ params: { id: playbook }, body, principal: { user } }) {
      const draft = await requireDraft(playbook);
      const id = body.id ?? randomUUID();
      const answered = 'thread' in body ? await requireThread(playbook, body.thread) : undefined;
      const { node, version } = answered ?? ('thread' in body ? {} : body);
      if (version !== undefined && !(await findVersion(models, playbook, version)))
        throw notFound(VERSION, `${playbook}/${version}`);
      const document: CommentDocument = {
        _id: id,
        playbook,
        thread: answered?._id ?? id,
        ...(node !== undefined && { node }),
        ...(version !== undefined && { version }),
        text: body.text,
        author: user.id,
        atMs: now(),
        mentions: mentionsIn(body.text, await knownTo(draft)).map(mentionKey),
        readBy: [],
      };
      try {
        await comments.create(document);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        const earlier = await comments.findById(id).lean();
        if (earlier?.author !== user.id || earlier.playbook !== playbook) throw conflict('id-taken', words.ID_TAKEN);
        return showComment(earlier);
      }
      changed(playbook);
      return showComment(document);
    },

    async resolveThread({ params: { id: playbook, comment }, body: { resolved }, principal: { user } }) {
      await requireThread(playbook, comment);
      // Who closed it first has closed it.
      await comments.updateOne(
        { _id: comment, resolvedBy: { $exists: !resolved } },
        resolved
          ? { $set: { resolvedBy: user.id, resolvedAtMs: now() } }
          : { $unset: { resolvedBy: 1, resolvedAtMs: 1 } },
      );
      changed(playbook);
      return showComment(await requireThread(playbook, comment));
    },

    async withdrawComment({ params: { id: playbook, comment }, principal: { user } }) {
      const { author, thread } = await requireComment(playbook, comment);
      if (author !== user.id) throw notAllowed(words.NOT_YOURS, 'not-yours');
      const isAnswered = thread === comment && (await comments.exists({ thread, _id: { $ne: comment } }));
      if (isAnswered) await comments.updateOne({ _id: comment }, { $set: { withdrawn: true, text: '', mentions: [] } });
      else await comments.deleteOne({ _id: comment });
      changed(playbook);
    },

    async listMentions({ principal: { user } }) {
      const found = await comments
        .find({ mentions: { $in: keysOfReader(user) }, author: { $ne: user.id } })
        .sort({ atMs: -1 })
        .limit(MOST_MENTIONS)
        .lean();
      const drafts = await models.drafts
        .find({ _id: { $in: [...new Set(found.map((each) => each.playbook))] } }, { name: 1 })
        .lean();
      const names = new Map(drafts.map(({ _id, name }) => [_id, name]));
      return found.map((each) => ({
        ...showComment(each),
        playbookName: names.get(each.playbook) ?? each.playbook,
        read: each.readBy.includes(user.id),
      }));
    },

    async readMentions({ body, principal: { user } }) {
      await comments.updateMany(
        { _id: { $in: body.comments }, mentions: { $in: keysOfReader(user) } },
        { $addToSet: { readBy: user.id } },
      );
      hub.changed('comments', {});
    },
  };
}
