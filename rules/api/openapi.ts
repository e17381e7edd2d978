import { z } from 'zod';
import { problemDocumentSchema } from './common.ts';
import { API_BASE, routes } from './routes.ts';
import type { Route } from './route.ts';

type Document = Record<string, unknown>;

const MEDIA = {
  json: 'application/json',
  problem: 'application/problem+json',
  csv: 'text/csv',
  events: 'text/event-stream',
};

/** What an operation may be refused with; every refusal has the same body. */
const REFUSALS: Readonly<Record<string, string>> = {
  400: 'The request is malformed',
  401: 'Nobody is signed in',
  403: 'Not allowed to this person, or from a page of another site',
  404: 'There is no such thing',
  409: 'It does not fit the present state',
  413: 'The body is too large',
  415: 'The body is of another type than this takes',
  422: 'The content is refused; `problems` says where and why',
  429: 'It was tried wrongly too often; `Retry-After` says how long to wait',
  503: 'Something that the engine needs does not answer; try again',
};

/** The OpenAPI 3.1 document of the API, derived from the route table. */
export function openApiDocument(version: string): Document {
  const schemas = new Schemas();
  const paths: Record<string, Record<string, Document>> = {};
  for (const [operationId, route] of Object.entries(routes)) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[route.method] = operation(operationId, route, schemas);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Dacu',
      version,
      description: 'Times are ISO 8601 with an offset, money is integer minor units, ratios lie in 0–1.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: API_BASE }],
    security: [{ session: [] }, { token: [] }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'dacu' },
        token: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Problem: schemas.of(problemDocumentSchema, 'output'), ...schemas.shared },
    },
  };
}

function operation(operationId: string, route: Route, schemas: Schemas): Document {
  const { summary, tag, access, status = 200, answer, stream, download, params, query, csvQuery } = route;
  const content = stream
    ? { [MEDIA.events]: { schema: { type: 'string' } } }
    : download
      ? files(download)
      : answer && { [MEDIA.json]: { schema: schemas.of(answer, 'output') } };
  return {
    operationId,
    summary,
    tags: [tag],
    ...(access === 'public' && { security: [] }),
    parameters: [
      ...parameters(params, 'path', schemas),
      ...parameters(query, 'query', schemas),
      ...parameters(csvQuery, 'query', schemas),
    ],
    ...(route.body && { requestBody: requestBody(route, schemas) }),
    ...(route.upload && { requestBody: { required: true, content: files(route.upload.types) } }),
    responses: { [status]: { description: 'Done', ...(content && { content }) }, ...refusals(route) },
  };
}

const files = (types: readonly string[]): Document =>
  Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]));

function requestBody({ body, csvQuery }: Route, schemas: Schemas): Document {
  return {
    required: !body!.safeParse(undefined).success,
    content: {
      [MEDIA.json]: { schema: schemas.of(body!, 'input') },
      ...(csvQuery && { [MEDIA.csv]: { schema: { type: 'string' } } }),
    },
  };
}

function refusals({
  method,
  access,
  params,
  query,
  body,
  upload,
  csvQuery,
  limited,
  refusals: more = [],
}: Route): Document {
  const statuses = [
    ...(query || body || params ? [400] : []),
    ...(access === 'public' ? [] : [401]),
    // Of pages of other sites, whatever changes something is refused.
    ...(method !== 'get' || access === 'steering' || access === 'person' ? [403] : []),
    ...(params ? [404] : []),
    ...(body || upload ? [409, 413, 415, 422] : []),
    ...(limited ? [429] : []),
    ...(csvQuery ? [] : [503]),
    ...more,
  ];
  const content = { [MEDIA.problem]: { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries(statuses.map((status) => [status, { description: REFUSALS[status], content }]));
}

/** The fields of an object schema as parameters. */
function parameters(schema: z.ZodType | undefined, place: 'path' | 'query', schemas: Schemas): Document[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = objectShape.parse(schemas.of(schema, 'input'));
  return Object.entries(properties).map(([name, each]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(name === 'where' && { description: 'Written as where.DIMENSION=value, once for each dimension' }),
    schema: each,
  }));
}

const objectShape = z.object({
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  $defs: z.record(z.string(), z.unknown()).optional(),
});

/** JSON Schemas of one document; what has an id of its own is written once, among the components. */
class Schemas {
  readonly shared: Document = {};

  of(schema: z.ZodType, io: 'input' | 'output'): Document {
    const text = JSON.stringify(z.toJSONSchema(schema, { io, unrepresentable: 'any' }));
    // A reference would be looked for from the root of the whole document, not of the schema.
    const moved: unknown = JSON.parse(text.replaceAll('"#/$defs/', '"#/components/schemas/'));
    const { $defs = {}, $schema: _, ...rest } = z.looseObject({ $defs: objectShape.shape.$defs }).parse(moved);
    for (const [name, each] of Object.entries($defs)) this.shared[name] ??= each;
    return rest;
  }
}
