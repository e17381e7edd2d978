import type { Request, Response } from 'express';
import type { AnswerOf, CheckedBody, CheckedParams, CheckedQuery, Route } from '../../../rules/api/route.ts';
import type { RouteId, Routes } from '../../../rules/api/routes.ts';
import type { User } from '../../../rules/api/session.ts';
import type { Principal } from '../../auth/principal.ts';

type PrincipalOf<R extends Route> = R['access'] extends 'public'
  ? Principal | undefined
  : R['access'] extends 'person'
    ? { readonly kind: 'person'; readonly user: User }
    : Principal;

/** What a handler is given: everything checked by the route's schemas, and who asks. */
export interface Asked<R extends Route> {
  readonly params: CheckedParams<R>;
  readonly query: CheckedQuery<R>;
  readonly body: CheckedBody<R>;
  /** The body, where it came as text/csv; then `body` is not there, and `csvQuery` is. */
  readonly csv: string | undefined;
  readonly csvQuery: R extends { readonly csvQuery: infer Schema } ? OutputOf<Schema> : undefined;
  /** The bytes of the file, of a route that takes one. */
  readonly upload: R extends { readonly upload: object } ? Buffer : undefined;
  readonly principal: PrincipalOf<R>;
  readonly request: Request;
  readonly response: Response;
}

type OutputOf<Schema> = Schema extends { readonly _zod: { readonly output: infer Output } } ? Output : never;

/** Answers a request, or throws a `Refusal`. */
export type Handler<R extends Route> = (asked: Asked<R>) => Promise<AnswerOf<R>> | AnswerOf<R>;

/** One handler for each route: a missing one does not compile. */
export type Handlers = { readonly [Id in RouteId]: Handler<Routes[Id]> };

/** The handlers of some of the routes. */
export type Some<Ids extends RouteId> = Pick<Handlers, Ids>;
