import { z } from 'zod';
import { routes } from '../../rules/api/routes.ts';
import { openApiDocument } from '../../rules/api/openapi.ts';

const document = openApiDocument('1.2.3');
const schema = z.object({
  openapi: z.string(),
  info: z.object({ version: z.string() }),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        parameters: z.array(z.object({ name: z.string(), in: z.string(), required: z.boolean() })),
      }),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});
const parsed = schema.parse(document);

describe('the OpenAPI document', () => {
  it('has every route of the table, each with its parameters', () => {
    expect([parsed.openapi, parsed.info.version]).toEqual(['3.1.0', '1.2.3']);
    const operations = Object.values(parsed.paths).flatMap((path) =>
      Object.values(path).map((each) => each.operationId),
    );
    expect(operations.sort()).toEqual(Object.keys(routes).sort());
    for (const [path, methods] of Object.entries(parsed.paths)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      for (const { parameters } of Object.values(methods)) {
        expect(parameters.filter((each) => each.in === 'path').map((each) => each.name)).toEqual(named);
      }
    }
  });

  it('refers to nothing that is not in it', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]!);
    expect(references.length).toBeGreaterThan(0);
    const known = Object.keys(parsed.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect([...new Set(references)].filter((reference) => !known.includes(reference))).toEqual([]);
  });
});
