import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

const NAME = 'online-retail-2010-12_2011-09.csv.gz';

/**
 * A shop's real order lines (UCI Online Retail), which are too large for the repository: in the folder that
 * DACU_SHARED_DATA names, or in `../shared/data`.
 */
export const realOrdersFile = join(process.env['DACU_SHARED_DATA'] ?? resolve('../shared/data'), NAME);

export const REAL_ORDER_LINES = 20_271;

/** `describe`, or where the file is not there `describe.skip`, with a line that says so. */
export function describeRealOrders(title: string, tests: () => void): void {
  const isThere = existsSync(realOrdersFile);
  if (!isThere)
    console.warn(`Skipped: the real orders are not at ${realOrdersFile} (DACU_SHARED_DATA names another folder)`);
  (isThere ? describe : describe.skip)(title, tests);
}

export const readRealOrders = (): string => gunzipSync(readFileSync(realOrdersFile)).toString('utf8');

/** How the file is to be read as rows of a data set of orders. */
export const realOrdersQuery = (batch: string): string =>
  new URLSearchParams({
    batch,
    columns:
      'invoice:InvoiceNo,sku:StockCode,title:Description,quantity:Quantity,at:InvoiceDate,price:UnitPrice,customer:CustomerID,country:Country',
    money: 'price',
    instants: 'at',
    text: 'invoice,sku',
    timezone: 'Europe/London',
  }).toString();
