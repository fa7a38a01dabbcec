import { describe, expect, it } from '@jest/globals';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { MetadataScanner } from '@nestjs/core';
import { z } from 'zod';
import { apiControllers } from '../controllers.js';
import { templateOf } from '../http/path.js';
import { declarationsOf } from '../http/route-table.js';
import { apiDocument } from './api-document.js';
import { docsPage, type Operation } from './docs-page.js';
import { errorsOf } from '../http/endpoint-errors.js';
import { fileMedia } from '../http/files.js';
import { openApiDocument } from './document.js';
import type { Json } from './schemas.js';

const endpoints = apiControllers
  .flatMap((each) => declarationsOf(each.prototype as object, new MetadataScanner()))
  .flatMap((each) => (each.kind === 'api' ? [each] : []));
const document = apiDocument();
const paths = document['paths'] as Record<string, Record<string, Operation>>;
const { schemas } = document['components'] as { schemas: Record<string, Json> };
const operationOf = (endpoint: { path: string; method: string }) =>
  paths[templateOf(endpoint.path)]![endpoint.method.toLowerCase()]!;
const lint = async (source: unknown) =>
  lintFromString({
    source: JSON.stringify(source),
    absoluteRef: 'openapi.json',
    config: await createConfig({ extends: ['recommended-strict'] }),
  });

describe('the OpenAPI document', () => {
  it('passes the linter, which notices a broken one', async () => {
    expect((await lint(document)).map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
    const broken = structuredClone(document) as {
      paths: Record<string, Record<string, { responses: unknown }>>;
    };
    broken.paths['/v1/me']!['get']!.responses = {
      200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Nothing' } } } },
    };
    expect((await lint(broken)).length).toBeGreaterThan(0);
  });

  it.each(endpoints.map((each) => [`${each.method} ${each.path}`, each] as const))(
    '%s is described completely',
    (_name, endpoint) => {
      const operation = operationOf(endpoint);
      const text = JSON.stringify(operation);
      for (const code of errorsOf(endpoint)) expect(text).toContain(`#/components/examples/${code}"`);
      expect(text.includes('parameters/IdempotencyKey')).toBe(endpoint.method === 'POST' && !endpoint.keyless);
      expect(text.includes('parameters/IfMatch')).toBe(endpoint.ifMatch === true);
      expect(text.includes('headers/Location')).toBe(endpoint.location !== undefined);
      expect(Boolean(operation.requestBody)).toBe(endpoint.body !== undefined);
      expect(operation.description).toContain(`Allowed for: ${endpoint.allow.join(', ')}.`);
      expect((operation as unknown as Json)['x-roles']).toEqual(endpoint.allow);
      expect(endpoint.allow).not.toEqual([]);
      expect(operation.summary).not.toMatch(/\.$/);
    },
  );

  it.each(
    endpoints.filter((each) => each.body && each.media !== fileMedia).map((each) => [`${each.method} ${each.path}`, each] as const),
  )('%s has an example that works', (_name, { body, example }) => {
    expect(body!.safeParse(example)).toMatchObject({ success: true });
  });

  it('names every operation once', () => {
    const ids = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(endpoints.length);
  });

  it('refers to nothing that is missing, and lists nothing that is not referred to', () => {
    const text = JSON.stringify(document);
    const referred = new Set([...text.matchAll(/#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name));
    expect([...referred].sort()).toEqual(Object.keys(schemas).sort());
  });

  it('keeps the words of the contracts', () => {
    const score = ((schemas['CriterionResult']!['properties'] as Json)['contribution'] as Json)[
      'description'
    ];
    expect(score).toContain('add up to the score');
  });

  it('tells what is written apart from what is read: defaults may be left out, replies have them', () => {
    expect(schemas['NewRequirement']!['required']).toEqual(['clusterId', 'title', 'lots']);
    expect(schemas['MatchingWeightsInput']!['required']).toBeUndefined();
    expect(schemas['MatchingWeights']!['required']).toContain('price');
  });

  it('reads pages with typed items', () => {
    const { items } = schemas['ListProposalsReply']!['properties'] as Record<string, Json>;
    expect(items!['items']).toEqual({ $ref: '#/components/schemas/LinkageProposal' });
  });

  it('accepts what the API accepts: schemas become zod again and take the examples', () => {
    const body = z.fromJSONSchema({ ...schemas['CodeChoice'] } as Parameters<typeof z.fromJSONSchema>[0]);
    expect(body.safeParse({ code: 'G1' }).success).toBe(true);
    expect(body.safeParse({ code: 'G1', more: 1 }).success).toBe(false);
  });
});

describe('the readable page', () => {
  it('shows every operation and every schema', () => {
    const page = docsPage(document);
    for (const methods of Object.values(paths)) {
      for (const { operationId } of Object.values(methods))
        expect(page).toContain(`<h3 id="${operationId}">`);
    }
    for (const name of Object.keys(schemas)) expect(page).toContain(`<h3 id="schema-${name}">`);
  });

  it('does not break on an empty document', () => {
    expect(docsPage(openApiDocument([]))).toContain('Linkwright API');
  });
});
