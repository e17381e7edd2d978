import { Schema } from 'mongoose';
import type { Connection, Model } from 'mongoose';
import type { Connector } from '../../rules/api/shops.ts';
import type { JsonText } from './json-text.ts';

export interface ShopDocument {
  _id: string;
  title: string;
  timezone: string;
  currency: string;
  connector: JsonText<Connector>;
}

const schema = new Schema<ShopDocument>(
  {
    _id: String,
    title: { type: String, required: true },
    timezone: { type: String, required: true },
    currency: { type: String, required: true },
    connector: { type: String, required: true },
  },
  { collection: 'shops', versionKey: false },
);

export const defineShop = (connection: Connection): Model<ShopDocument> =>
  connection.model<ShopDocument>('Shop', schema);
