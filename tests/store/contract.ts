import { describeAggregation } from './contract/aggregation.ts';
import { describeBulkWrites } from './contract/bulk-writes.ts';
import { describeConcurrency } from './contract/concurrency.ts';
import { describeFilters } from './contract/filters.ts';
import { describeIndexes } from './contract/indexes.ts';
import { describeModels } from './contract/models.ts';
import { describeReads } from './contract/reads.ts';
import { describeSingleWrites } from './contract/single-writes.ts';
import { describeUniqueKeys } from './contract/unique-keys.ts';
import { describeUpdateOperators } from './contract/update-operators.ts';
import { describeValues } from './contract/values.ts';
import type { OpenStore } from './contract/store-under-test.ts';

/** What the product relies on, the same on every store. Each part gets an empty store. */
export function describeStoreContract(store: string, open: OpenStore): void {
  describe(`the store contract on ${store}`, () => {
    describeValues(open);
    describeFilters(open);
    describeReads(open);
    describeSingleWrites(open);
    describeUpdateOperators(open);
    describeUniqueKeys(open);
    describeBulkWrites(open);
    describeConcurrency(open);
    describeIndexes(open);
    describeModels(open);
    describeAggregation(open);
  });
}
