// Reads bodies: strict JSON, CSV where it is taken, forms for the reply page, and nothing else. Files are not read here.
import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#contracts/errors.js';
import { fileMedia } from './files.js';
import type { RouteTable } from './route-table.js';

const csvLimit = 512 * 1024;
const formLimit = 16 * 1024;

/** Only these are read; every other content type is refused. A file goes as a stream to the route that takes one. */
export function useBodyParsers(app: NestFastifyApplication, jsonLimit: number, routes: Pick<RouteTable, 'declarationAt'>): void {
  app.getHttpAdapter().getInstance().removeContentTypeParser('text/plain');
  const parse = (type: string, bodyLimit: number, read: (bytes: Buffer) => unknown) =>
    app.useBodyParser(type, { bodyLimit }, (_request: unknown, body: Buffer, done: Done) => {
      let value: unknown;
      try {
        value = read(body);
      } catch (error) {
        return done(error as Error);
      }
      done(null, value);
    });
  parse('application/json', jsonLimit, readJson);
  parse('text/csv', csvLimit, readText);
  parse('application/x-www-form-urlencoded', formLimit, (bytes) =>
    Object.fromEntries(new URLSearchParams(readText(bytes))),
  );
  // Mail programs withdraw a consent by a form of this kind (RFC 8058); the address says everything, so it is not read.
  app.getHttpAdapter().getInstance().addContentTypeParser('multipart/form-data', { parseAs: 'buffer', bodyLimit: formLimit },
    (request: FastifyRequest, _body: Buffer, done: Done) => (request.routeOptions.url === '/u/:token'
      ? done(null, {})
      : done(new DomainError('media_type_unsupported', 'This address takes no form with files.'))));
  app.getHttpAdapter().getInstance().addContentTypeParser(fileMedia, refuseElsewhere(routes));
}

/** The stream of a file, for a route that takes one. */
function refuseElsewhere(routes: Pick<RouteTable, 'declarationAt'>) {
  return (request: FastifyRequest, file: Readable, done: Done) => {
    const declared = routes.declarationAt(request.method, request.routeOptions.url);
    if (declared?.kind === 'api' && declared.media === fileMedia) return done(null, file);
    done(new DomainError('media_type_unsupported', 'This address takes no file.'));
  };
}

type Done = (error: Error | null, body?: unknown) => void;

/** Text of valid UTF-8 without NUL, which no database column could hold. */
function readText(bytes: Buffer): string {
  if (!isUtf8(bytes)) {
    throw new DomainError('body_invalid', 'The body is not UTF-8 text. Save it as CSV UTF-8 if a spreadsheet wrote it.');
  }
  if (bytes.includes(0)) throw new DomainError('body_invalid', 'The body contains a NUL character.');
  return bytes.toString('utf8');
}

/** Undefined for an empty body. Keys that would reach into prototypes are refused, and so is text that Postgres cannot hold. */
export function readJson(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  if (!isUtf8(bytes)) throw new DomainError('malformed_json', 'The body is not UTF-8 text.');
  const text = bytes.toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new DomainError(
      'malformed_json',
      `The body is not JSON: ${(error as Error).message.slice(0, 200)}`,
    );
  }
  // Both need a search of the whole value, so a cheap look at the text comes first.
  if (/__proto__|constructor|prototype|\\u/.test(text)) refuseTraps(value);
  return value;
}

const traps = new Set(['__proto__', 'constructor', 'prototype']);
/** NUL, and half of a character outside the first 65,536: JSON can spell both, no database column holds them. */
const unstorable = /[\0\p{Surrogate}]/u;
const unstorableWords = 'contains a NUL character or half a surrogate pair';

function refuseTraps(root: unknown): void {
  const left: { value: unknown; path: string }[] = [{ value: root, path: '' }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { value, path } = next;
    if (typeof value === 'string' && unstorable.test(value)) refuse(path, unstorableWords);
    if (typeof value !== 'object' || value === null) continue;
    for (const key of Object.keys(value)) {
      const inner = path === '' ? key : `${path}.${key}`;
      if (!Array.isArray(value) && traps.has(key)) refuse(inner, 'is not a known field');
      if (unstorable.test(key)) refuse(inner.replace(new RegExp(unstorable, 'gu'), ''), unstorableWords);
      left.push({ value: (value as Record<string, unknown>)[key], path: inner.slice(0, 200) });
    }
  }
}

function refuse(field: string, message: string): never {
  throw new DomainError('body_invalid', `The body is not valid. ${field}: ${message}.`, {
    fields: [{ field, message }],
  });
}
