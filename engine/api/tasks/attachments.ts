import { createHash } from 'node:crypto';
import { MOST_ATTACHMENTS } from '../../../rules/api/attachments.ts';
import { defineProblem } from '../../../rules/problems/problem.ts';
import type { Problem } from '../../../rules/problems/problem.ts';
import { attachmentKey } from '../../models/attachment.ts';
import { isDuplicateKey } from '../../models/models.ts';
import type { ApiDeps } from '../deps.ts';
import type { Some } from '../http/handlers.ts';
import { conflict, notFound } from '../http/refusals.ts';
import { Refusal } from '../http/refusal.ts';
import { sniffPicture } from './sniff.ts';
import { takeUp } from './take-up.ts';
import * as words from './words.ts';

/** Pictures that were taken and then left out count, too: so many may lie with a task. */
const MOST_KEPT = 3 * MOST_ATTACHMENTS;

const unknownAttachment = defineProblem('unknown-attachment', {
  en: 'The picture “{id}” was not uploaded for this task.',
  'zh-CN': '该任务未上传过图片“{id}”。',
});

/** The pictures that people show their work with: kept by their content, served as nothing but pictures. */
export function attachmentHandlers({
  models,
  now,
}: Pick<ApiDeps, 'models' | 'now'>): Some<'addAttachment' | 'readAttachment'> {
  return {
    async addAttachment({ params, upload, principal: { user } }) {
      const { stored } = await takeUp(models, params.id, user, undefined);
      const type = sniffPicture(upload);
      if (!type) throw new Refusal(415, 'not-a-picture', words.NOT_A_PICTURE);
      const id = createHash('sha256').update(upload).digest('hex');
      const shown = { id, type, bytes: upload.length };
      const _id = attachmentKey(stored._id, id);
      if (await models.attachments.exists({ _id })) return shown;
      if ((await models.attachments.countDocuments({ task: stored._id })) >= MOST_KEPT)
        throw conflict('too-many-pictures', words.tooManyPictures(MOST_KEPT));
      try {
        const { _id: task, campaign } = stored;
        await models.attachments.create({ _id, task, campaign, type, bytes: upload, by: user.id, uploadedAtMs: now() });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      return shown;
    },

    async readAttachment({ params, response }) {
      const found = await models.attachments.findById(attachmentKey(params.id, params.attachment));
      if (!found) throw notFound(words.PICTURE, params.attachment);
      // A picture must never act as a page of ours, whatever else its bytes may be read as.
      response.status(200).set({
        'content-type': found.type,
        'content-length': String(found.bytes.length),
        'content-disposition': 'inline',
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'private, max-age=31536000, immutable',
      });
      response.end(found.bytes);
      return undefined;
    },
  };
}

/** What is wrong with the pictures that a completion names. */
export async function unknownAttachments(
  { attachments }: Pick<ApiDeps['models'], 'attachments'>,
  task: string,
  ids: readonly string[],
): Promise<readonly Problem[]> {
  const known = await Promise.all(ids.map((id) => attachments.exists({ _id: attachmentKey(task, id) })));
  return ids.flatMap((id, index) => (known[index] ? [] : [unknownAttachment(`/attachments/${index}`, { id })]));
}
