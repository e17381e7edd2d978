import { z } from 'zod';
import type { TemplateSummary } from '../../../rules/api/playbooks.ts';
import { diffPlaybooks } from '../../../rules/diff/diff.ts';
import { hasErrors, lint } from '../../../rules/lint/lint.ts';
import { outlineTemplate } from '../../../rules/outline/template.ts';
import { parsePlaybook } from '../../../rules/playbook/parse.ts';
import { playbookSchema } from '../../../rules/playbook/schema.ts';
import { principalId } from '../../auth/principal.ts';
import { hasRole } from '../../auth/roles.ts';
import type { ApiDeps } from '../deps.ts';
import type { Some } from '../http/handlers.ts';
import { conflict, notAllowed, notFound, refusedContent } from '../http/refusals.ts';
import { createDraft, problemsOf, readDraftContent, saveDraft, toDraft } from './drafts.ts';
import { approvedBefore, decideVersion, findVersion, submitVersion, toVersion } from './versions.ts';
import * as words from './words.ts';

type PlaybookRoutes =
  | 'listPlaybooks'
  | 'createPlaybook'
  | 'readDraft'
  | 'saveDraft'
  | 'submitVersion'
  | 'listVersions'
  | 'readVersion'
  | 'diffVersion'
  | 'decideVersion'
  | 'listTemplates'
  | 'readTemplate'
  | 'lint'
  | 'readSchema';

export function playbookHandlers(
  deps: Pick<ApiDeps, 'models' | 'hub' | 'templates' | 'now' | 'campaigns'>,
): Some<PlaybookRoutes> {
  const { models, hub, templates, now, campaigns } = deps;

  const requireDraft = async (id: string) => {
    const found = await models.drafts.findById(id).lean();
    if (!found) throw notFound(words.PLAYBOOK, id);
    return found;
  };
  const requireVersion = async (id: string, number: number) => {
    const found = await findVersion(models, id, number);
    if (!found) throw notFound(words.VERSION, `${id}/${number}`);
    return found;
  };
  const requireTemplate = (id: string) => {
    const found = templates.find((template) => template.id === id);
    if (!found) throw notFound(words.TEMPLATE, id);
    return found;
  };
  let outlines: TemplateSummary[] | undefined;
  const changed = (playbook: string) => hub.changed('playbooks', { playbook });

  return {
    async listPlaybooks() {
      const [drafts, versions] = await Promise.all([
        models.drafts.find({}, { content: 0 }).sort({ updatedAtMs: -1 }).lean(),
        models.versions.find().sort({ playbook: 1, number: 1 }).lean(),
      ]);
      return drafts.map(({ _id, name, description, nodes, kinds, revision, updatedAtMs, updatedBy }) => ({
        id: _id,
        name,
        ...(description && { description }),
        nodes,
        kinds,
        draft: { revision, updatedAt: new Date(updatedAtMs).toISOString(), updatedBy },
        versions: versions.filter((version) => version.playbook === _id).map(toVersion),
      }));
    },

    async createPlaybook({ body, principal }) {
      const source =
        'template' in body
          ? {
              ...requireTemplate(body.template).playbook(body.language ?? 'zh-CN'),
              ...(body.name !== undefined && { name: body.name }),
            }
          : body.playbook;
      const content = readDraftContent(source);
      if (!content.ok) throw refusedContent(content.problems);
      const draft = await createDraft(models, content.value, { updatedAtMs: now(), updatedBy: principalId(principal) });
      changed(draft.playbook.id);
      return draft;
    },

    readDraft: async ({ params }) => toDraft(await requireDraft(params.id)),

    async saveDraft({ params, body, principal }) {
      await requireDraft(params.id);
      const content = readDraftContent(body.playbook);
      if (!content.ok) throw refusedContent(content.problems);
      if (content.value.id !== params.id) {
        throw refusedContent([words.otherPlaybook('/playbook/id', { file: content.value.id, id: params.id })]);
      }
      const stamp = { updatedAtMs: now(), updatedBy: principalId(principal) };
      const saved = await saveDraft(models, content.value, body.revision, stamp);
      if (!saved) {
        throw conflict('draft-conflict', words.DRAFT_CONFLICT, { theirs: toDraft(await requireDraft(params.id)) });
      }
      changed(params.id);
      return saved;
    },

    async submitVersion({ params, body, principal }) {
      const draft = toDraft(await requireDraft(params.id));
      if (body.revision !== undefined && body.revision !== draft.revision) {
        throw conflict('draft-conflict', words.DRAFT_CONFLICT, { theirs: draft });
      }
      const parsed = parsePlaybook(draft.playbook);
      if (!parsed.ok) throw refusedContent(parsed.problems, words.BLOCKED);
      const problems = lint(parsed.value);
      if (hasErrors(problems)) throw refusedContent(problems, words.BLOCKED);
      const author = principalId(principal);
      const version = await submitVersion(models, {
        playbook: parsed.value,
        author,
        note: body.note,
        submittedAtMs: now(),
      });
      if (!version) throw conflict('unchanged', words.UNCHANGED);
      changed(params.id);
      return version;
    },

    async listVersions({ params }) {
      await requireDraft(params.id);
      return (await models.versions.find({ playbook: params.id }).sort({ number: 1 }).lean()).map(toVersion);
    },

    async readVersion({ params }) {
      const version = await requireVersion(params.id, params.n);
      return { ...toVersion(version), playbook: await campaigns.readPlaybook(version.hash) };
    },

    async diffVersion({ params, query }) {
      const { hash, number } = await requireVersion(params.id, params.n);
      const earlier =
        query.against === undefined
          ? await approvedBefore(models, params.id, params.n)
          : await requireVersion(params.id, query.against);
      if (!earlier) return { number, against: null, changes: [] };
      const [before, after] = await Promise.all([campaigns.readPlaybook(earlier.hash), campaigns.readPlaybook(hash)]);
      return { number, against: earlier.number, changes: [...diffPlaybooks(before, after)] };
    },

    async decideVersion({ params, body, principal: { user } }) {
      const version = await requireVersion(params.id, params.n);
      if (!hasRole(user, 'manager')) throw notAllowed(words.MANAGERS_ONLY);
      if (version.author === user.id) throw notAllowed(words.OWN_VERSION, 'own-version');
      const decided = await decideVersion(models, params.id, params.n, {
        ...body,
        decidedBy: user.id,
        decidedAtMs: now(),
      });
      if (!decided) throw conflict('already-decided', words.DECIDED);
      changed(params.id);
      return decided;
    },

    listTemplates: () => (outlines ??= templates.map(outlineTemplate)),

    readTemplate({ params, query }) {
      const template = requireTemplate(params.id);
      return { ...outlineTemplate(template), playbook: template.playbook(query.language) };
    },

    lint: ({ body }) => ({ problems: [...problemsOf(body.playbook)] }),

    readSchema: () => ({
      ...z.toJSONSchema(playbookSchema, { io: 'input', unrepresentable: 'any' }),
      title: 'Dacu playbook',
    }),
  };
}
