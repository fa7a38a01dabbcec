// One decorator declares a route completely: who may call it, what goes in and out, and what it can answer.
import 'reflect-metadata';
import {
  HttpCode,
  RequestMapping,
  RequestMethod,
  createParamDecorator,
  type ExecutionContext,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ErrorCode } from '#contracts/errors.js';
import type { RequestDefinition, Role } from '#contracts/message.js';
import type { Visit } from '../auth/browser.js';
import { readCall, type Call } from './call.js';
import type { fileMedia } from './files.js';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The names after colons in a path: '/v1/a/:id/b/:keyId' has 'id' and 'keyId'. Two colons stand for one in the address. */
export type ParamNames<Path extends string> = Path extends `${infer Before}::${infer After}`
  ? ParamNames<Before> | ParamNames<After>
  : Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

export interface EndpointSpec<
  Path extends string = string,
  Reply extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
> {
  method: Method;
  /** Parameters are ids: `/v1/requirements/:id`. What is asked of a collection stands after two colons: `/v1/lots/:id/allocations::simulate`. */
  path: Path;
  summary: string;
  description?: string;
  /** Needs no credential; who sends one is treated like everybody. */
  open?: boolean;
  /** A POST without Idempotency-Key: a repetition does no harm, and no trace of its body may be kept. */
  keyless?: boolean;
  /** Roles that may call it; whose things they may touch is decided by the service that owns them. */
  allow: readonly Role[];
  body?: Body;
  /**
   * 'text/csv' takes the body as text instead of JSON; `body` is then the schema of the text. With `fileMedia` it is
   * `FileBody`, which is not read before the method reads it; an Idempotency-Key then stands for path and query.
   */
  media?: 'application/json' | 'text/csv' | typeof fileMedia;
  query?: Query;
  reply: Reply;
  status?: 200 | 201 | 202;
  /** Where what was created can be read. */
  location?: (reply: z.output<Reply>) => string;
  /** Of which address the reply is, where that may be another than the one asked: of an enterprise that was merged. */
  contentLocation?: (reply: z.output<Reply>) => string;
  /** The request that does the work; the document names its service. */
  sends?: RequestDefinition;
  /** Needs If-Match: two people can collide here. */
  ifMatch?: boolean;
  /** What it can answer besides the errors every route has. */
  errors?: readonly ErrorCode[];
  /** A body that works, for the document and its curl lines. */
  example?: z.input<Body>;
}

export interface PageSpec {
  method: 'GET' | 'POST';
  path: string;
  summary: string;
  /** Counts against the allowance of the caller's address. */
  limited?: boolean;
}

export type Declared = ({ kind: 'api' } & EndpointSpec) | ({ kind: 'page' } & PageSpec);

const DECLARED = Symbol('linkwright:endpoint');

export const declarationOf = (handler: object): Declared | undefined =>
  Reflect.getMetadata(DECLARED, handler);

type Handler<
  Path extends string,
  Reply extends z.ZodType,
  Body extends z.ZodType,
  Query extends z.ZodType,
> = (
  call: Call<{ body: z.output<Body>; query: z.output<Query>; params: ParamNames<Path> }>,
) => Promise<z.output<Reply>>;

const Called = createParamDecorator((spec: EndpointSpec, context: ExecutionContext) =>
  readCall(spec, { request: context.switchToHttp().getRequest<FastifyRequest>(), reply: context.switchToHttp().getResponse<FastifyReply>() }),
);

/** Declares an API route; its method takes the one `Call` that was read and checked according to the declaration. */
export function Endpoint<
  const Path extends string,
  Reply extends z.ZodType,
  Body extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
>(spec: EndpointSpec<Path, Reply, Body, Query>) {
  return <M extends Handler<Path, Reply, Body, Query>>(
    target: object,
    name: string | symbol,
    descriptor: TypedPropertyDescriptor<M>,
  ): void => {
    declare(target, name, descriptor, { kind: 'api', ...(spec as unknown as EndpointSpec) });
    Called(spec)(target, name, 0);
    HttpCode(spec.status ?? 200)(target, name, descriptor);
  };
}

const Visited = createParamDecorator((_data: undefined, context: ExecutionContext): Visit => ({
  request: context.switchToHttp().getRequest<FastifyRequest>(),
  reply: context.switchToHttp().getResponse<FastifyReply>(),
}));

/** Declares a public page: no credential; its method returns the text to send. */
export function Page(spec: PageSpec) {
  return <M extends (visit: Visit) => string | Promise<string>>(
    target: object,
    name: string | symbol,
    descriptor: TypedPropertyDescriptor<M>,
  ): void => {
    declare(target, name, descriptor, { kind: 'page', ...spec });
    Visited()(target, name, 0);
    HttpCode(200)(target, name, descriptor);
  };
}

function declare<M>(
  target: object,
  name: string | symbol,
  descriptor: TypedPropertyDescriptor<M>,
  declared: Declared,
): void {
  Reflect.defineMetadata(DECLARED, declared, descriptor.value as object);
  RequestMapping({ method: RequestMethod[declared.method], path: declared.path })(target, name, descriptor);
}
