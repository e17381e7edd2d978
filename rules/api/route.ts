import type { z } from 'zod';

export type Method = 'get' | 'post' | 'put' | 'delete';

/**
 * Who may ask. `public`: anybody. `signedIn`: a person or a program. `steering`: a planner or manager (of the campaign,
 * where it is about one), or a program. `person`: a person, as approvals and tasks are theirs alone.
 */
export type Access = 'public' | 'signedIn' | 'steering' | 'person';

/** One operation of the API, as the server mounts it, the client calls it and the OpenAPI document lists it. */
export interface Route {
  readonly method: Method;
  /** Below /api/v1, with `:name` for parameters. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly access: Access;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  /** The JSON body. */
  readonly body?: z.ZodType;
  /** The query that goes with a body of text/csv, where that is taken too. */
  readonly csvQuery?: z.ZodType;
  /** The body is the bytes of a file of one of these media types, of at most so many. */
  readonly upload?: { readonly types: readonly string[]; readonly limitBytes: number };
  /** Of the successful answer; without one it is empty. */
  readonly answer?: z.ZodType;
  /** Of the successful answer. 200 if absent. */
  readonly status?: 200 | 201 | 204;
  /** What it may be refused with besides what follows from the rest: nobody is who asks, or what the body names is not there. */
  readonly refusals?: readonly (401 | 404)[];
  /** Who is refused too often must wait. */
  readonly limited?: true;
  /** `text/event-stream`, where the answer is not JSON. */
  readonly stream?: true;
  /** The answer is a file of one of these media types. */
  readonly download?: readonly string[];
}

type Input<R, Part extends PropertyKey> = R extends { readonly [P in Part]: infer Schema extends z.ZodType }
  ? z.input<Schema>
  : undefined;
type Output<R, Part extends PropertyKey> = R extends { readonly [P in Part]: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : undefined;

/** What a caller gives and gets. */
export type ParamsOf<R extends Route> = Input<R, 'params'>;
export type QueryOf<R extends Route> = Input<R, 'query'>;
export type BodyOf<R extends Route> = Input<R, 'body'>;
export type AnswerOf<R extends Route> = Output<R, 'answer'>;

/** What the server's handler is given, checked. */
export type CheckedParams<R extends Route> = Output<R, 'params'>;
export type CheckedQuery<R extends Route> = Output<R, 'query'>;
export type CheckedBody<R extends Route> = Output<R, 'body'>;
