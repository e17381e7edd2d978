import { Schema } from 'mongoose';
import type { Connection, Model } from 'mongoose';

export interface UserDocument {
  _id: string;
  name: { en: string; 'zh-CN': string };
  roles: string[];
  teams: string[];
  /** scrypt, with its parameters and salt. */
  passwordHash: string;
  /** A person of the demo, whose password everybody may know. */
  demo: boolean;
}

const schema = new Schema<UserDocument>(
  {
    _id: String,
    name: { type: Schema.Types.Mixed, required: true },
    roles: { type: [String], required: true },
    teams: { type: [String], required: true },
    passwordHash: { type: String, required: true },
    demo: { type: Boolean, required: true },
  },
  { collection: 'users', versionKey: false },
);

export const defineUser = (connection: Connection): Model<UserDocument> =>
  connection.model<UserDocument>('User', schema);
