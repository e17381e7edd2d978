import type { Row } from '../feel/scope.ts';
import { isRecord } from '../json.ts';
import type { Json } from '../json.ts';
import { own } from '../own.ts';
import { canonicalJson } from '../playbook/canonical.ts';

type Inputs = Readonly<Record<string, Json>>;
type Fields = Record<string, Json>;
/** The figures of a thing such as `channels/search`, to be read and set. */
type At = (thing: string) => Fields;

interface Lever {
  /** What a platform would report of what the action turns. */
  read(at: At, inputs: Inputs): Json;
  turn(at: At, inputs: Inputs): void;
}

const number = (value: Json | undefined): number => (typeof value === 'number' ? value : 0);
const text = (value: Json | undefined): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null));
const idsOf = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.map((each) => text(each as Json)) : [];
const fieldsOf = (value: Json | undefined): Readonly<Record<string, Json>> =>
  isRecord(value) ? (value as Readonly<Record<string, Json>>) : {};
const pick = (fields: Fields, ...names: readonly string[]): Json =>
  Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
const byId = (ids: readonly string[], of: (id: string) => Json): Json =>
  Object.fromEntries(ids.map((id) => [id, of(id)]));

const channelOf = (at: At, { channel }: Inputs): Fields => at(`channels/${text(channel)}`);
const budget = (turn: (fields: Fields, inputs: Inputs) => void): Lever => ({
  read: (at, inputs) => ({ channel: inputs['channel'] ?? null, ...fieldsOf(pick(channelOf(at, inputs), 'budget')) }),
  turn: (at, inputs) => turn(channelOf(at, inputs), inputs),
});

/** Turns one field of each of several things; `listed` gives their ids. */
const ofEach = (
  table: string,
  ids: (inputs: Inputs) => readonly string[],
  fields: readonly string[],
  turn: (each: Fields, inputs: Inputs, id: string) => void,
): Lever => ({
  read: (at, inputs) => byId(ids(inputs), (id) => pick(at(`${table}/${id}`), ...fields)),
  turn: (at, inputs) => {
    for (const id of ids(inputs)) turn(at(`${table}/${id}`), inputs, id);
  },
});
const channels = (inputs: Inputs): string[] => idsOf(inputs['channels']);
const skus = (inputs: Inputs): string[] => idsOf(inputs['skus']);
const orders = (inputs: Inputs): string[] => idsOf(inputs['orders']);
const customers = (inputs: Inputs): string[] => idsOf(inputs['customers']);
const keysOf = (name: string) => (inputs: Inputs) => Object.keys(fieldsOf(inputs[name]));
const asGiven = (name: string) => (each: Fields, inputs: Inputs, id: string) =>
  void Object.assign(each, fieldsOf(fieldsOf(inputs[name])[id]));

const moduleOf = (at: At, { module }: Inputs): Fields => at(`modules/${text(module)}`);
const module = (turn: (fields: Fields, inputs: Inputs) => void): Lever => ({
  read: (at, inputs) => ({
    module: inputs['module'] ?? null,
    ...fieldsOf(pick(moduleOf(at, inputs), 'position', 'channels')),
  }),
  turn: (at, inputs) => turn(moduleOf(at, inputs), inputs),
});
const page = (turn: (fields: Fields, inputs: Inputs) => void): Lever => ({
  read: (at, { page: id }) => ({ page: id ?? null, ...fieldsOf(pick(at(`pages/${text(id)}`), 'published')) }),
  turn: (at, inputs) => turn(at(`pages/${text(inputs['page'])}`), inputs),
});
const service = (fields: readonly string[], turn: (fields: Fields, inputs: Inputs) => void): Lever => ({
  read: (at) => pick(at('service'), ...fields),
  turn: (at, inputs) => turn(at('service'), inputs),
});

const moveModule = (fields: Fields, { channel, channels: several, position = null }: Inputs): void => {
  const on = [...(typeof channel === 'string' ? [channel] : []), ...idsOf(several)];
  if (on.length > 0) {
    fields['channels'] = { ...fieldsOf(fields['channels']), ...fieldsOf(byId(on, () => position)) };
  } else if (several === undefined || several === null) Object.assign(fields, { position, channels: {} });
};

/** What the actions of the catalogue that have a value turn, in a simulation. */
const levers: Readonly<Record<string, Lever>> = {
  'ads.raiseBudget': budget((each, { amount }) => void (each['budget'] = number(each['budget']) + number(amount))),
  'ads.setBudget': budget((each, { budget: value = null }) => void (each['budget'] = value)),
  'ads.moveBudget': {
    read: (at, { from, to }) => byId([text(from), text(to)], (id) => at(`channels/${id}`)['budget'] ?? null),
    turn: (at, { from, to, amount }) => {
      const [giving, taking] = [at(`channels/${text(from)}`), at(`channels/${text(to)}`)];
      giving['budget'] = number(giving['budget']) - number(amount);
      taking['budget'] = number(taking['budget']) + number(amount);
    },
  },
  'ads.pauseChannel': ofEach('channels', channels, ['active'], (each) => void (each['active'] = false)),
  'ads.resumeChannel': ofEach('channels', channels, ['active'], (each) => void (each['active'] = true)),
  'ads.lowerBid': ofEach('channels', channels, ['bidFactor'], (each, { by }) => {
    each['bidFactor'] = number(each['bidFactor']) * (1 - number(by));
  }),
  'ads.setBids': ofEach('channels', keysOf('bids'), ['bidFactor'], asGiven('bids')),
  'price.setDiscount': ofEach('skus', skus, ['discount'], (each, { discount = null }) => {
    each['discount'] = discount;
  }),
  'price.setPrices': ofEach('skus', keysOf('prices'), ['discount'], asGiven('prices')),
  'sku.delist': ofEach('skus', skus, ['listed'], (each) => void (each['listed'] = false)),
  'sku.list': ofEach('skus', skus, ['listed'], (each) => void (each['listed'] = true)),
  'order.hold': ofEach('orders', orders, ['held'], (each) => void (each['held'] = true)),
  'order.release': ofEach('orders', orders, ['held'], (each) => void (each['held'] = false)),
  'customer.setRisk': ofEach('customers', customers, ['risk'], (each, { risk = null }) => void (each['risk'] = risk)),
  'service.setHours': service(
    ['from', 'to'],
    (each, { from = null, to = null }) => void Object.assign(each, { from, to }),
  ),
  'service.addAgents': service(['agents'], (each, { agents }) => {
    each['agents'] = number(each['agents']) + number(agents);
  }),
  'page.moveModule': module(moveModule),
  'page.placeModule': module(
    (each, { position = null, positions = null }) => void Object.assign(each, { position, channels: positions }),
  ),
  'page.publish': page((each) => void (each['published'] = true)),
  'page.setPublished': page((each, { published = null }) => void (each['published'] = published)),
};

/** What is there before anybody has changed it, where the data do not say. */
const INITIAL: Readonly<Record<string, Fields>> = {
  channels: { budget: 0, active: true, bidFactor: 1 },
  skus: { discount: 0, listed: true },
  orders: { held: false },
  customers: { risk: 'normal' },
  service: { from: '09:00', to: '22:00', agents: 0 },
  modules: { position: 1, channels: {} },
  pages: { published: false },
};

/** The values that actions turn in a simulation; they begin as the rows of the data sets have them. */
export class SimulatedLevers {
  private readonly things = new Map<string, Fields>();
  private readonly row: (dataset: string, id: string) => Row | undefined;

  constructor(row: (dataset: string, id: string) => Row | undefined) {
    this.row = row;
  }

  read(action: string, inputs: Inputs): Json {
    const lever = own(levers, action);
    // An action that is not known to have a value has what it was given last.
    if (!lever) return this.at(`given/${action}`)['value'] ?? null;
    return structuredCopy(lever.read((thing) => this.at(thing), inputs));
  }

  turn(action: string, inputs: Inputs): { readonly before: Json; readonly after: Json } {
    const before = this.read(action, inputs);
    const lever = own(levers, action);
    if (lever) lever.turn((thing) => this.at(thing), inputs);
    else this.at(`given/${action}`)['value'] = inputs;
    return { before, after: this.read(action, inputs) };
  }

  private at(thing: string): Fields {
    let fields = this.things.get(thing);
    if (!fields) {
      const [table = '', id = ''] = thing.split('/');
      const initial = INITIAL[table] ?? {};
      const row = this.row(table, id) ?? {};
      const known = Object.keys(initial).filter(
        (name) => (row as Row)[name] !== undefined && (row as Row)[name] !== null,
      );
      fields = { ...initial, ...Object.fromEntries(known.map((name) => [name, (row as Row)[name] as Json])) };
      this.things.set(thing, fields);
    }
    return fields;
  }
}

const structuredCopy = (value: Json): Json => JSON.parse(canonicalJson(value)) as Json;
