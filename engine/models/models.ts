import type { Connection, Model, mongo } from 'mongoose';
import { defineArrival } from './arrival.ts';
import { defineAttachment } from './attachment.ts';
import { defineBatch } from './batch.ts';
import { defineCampaign } from './campaign.ts';
import { defineComment } from './comment.ts';
import { defineDatasetRow } from './dataset-row.ts';
import { defineEffect } from './effect.ts';
import { defineLogEntry } from './log-entry.ts';
import { defineMetricPoint } from './metric-point.ts';
import { definePlaybookDraft } from './playbook-draft.ts';
import { definePlaybookContent, definePlaybookVersion } from './playbook-version.ts';
import { defineReview } from './review.ts';
import { defineShop } from './shop.ts';
import { defineSourceMark } from './source-mark.ts';
import { defineStoredSet } from './stored-set.ts';
import { defineTask } from './task.ts';
import { defineUser } from './user.ts';
import { defineVerdict } from './verdict.ts';
import { defineWatch } from './watch.ts';

/** Every model, on one connection. */
export function defineModels(connection: Connection) {
  return {
    arrivals: defineArrival(connection),
    attachments: defineAttachment(connection),
    batches: defineBatch(connection),
    campaigns: defineCampaign(connection),
    comments: defineComment(connection),
    contents: definePlaybookContent(connection),
    datasetRows: defineDatasetRow(connection),
    drafts: definePlaybookDraft(connection),
    effects: defineEffect(connection),
    logEntries: defineLogEntry(connection),
    metricPoints: defineMetricPoint(connection),
    reviews: defineReview(connection),
    shops: defineShop(connection),
    sourceMarks: defineSourceMark(connection),
    storedSets: defineStoredSet(connection),
    tasks: defineTask(connection),
    users: defineUser(connection),
    verdicts: defineVerdict(connection),
    versions: definePlaybookVersion(connection),
    watches: defineWatch(connection),
  };
}

export type Models = ReturnType<typeof defineModels>;

/** Waits until all indexes are there, so that unique keys hold from the first write on. */
export async function initModels(models: Models): Promise<void> {
  await Promise.all(Object.values(models).map((model: { init(): Promise<unknown> }) => model.init()));
}

/** Whether a write failed because a document with that unique key is there already. */
export const isDuplicateKey = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 11000;

/**
 * The collection under a model, for masses of values that a schema at the edge has checked: casting each of them to the
 * model's types, which they have, takes longer than writing it.
 */
export const collectionOf = <Document extends { _id: string }>(model: Model<Document>): mongo.Collection<Document> =>
  model.collection as unknown as mongo.Collection<Document>;
