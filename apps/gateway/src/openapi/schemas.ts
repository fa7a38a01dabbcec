// Turns the zod schemas of the contracts into named components, as callers write them and as they read them.
import { z } from 'zod';
import * as home from '#contracts/home.js';
import * as http from '#contracts/http.js';
import * as allocations from '#contracts/matching/allocations.js';
import * as invitations from '#contracts/matching/invitations.js';
import * as openings from '#contracts/matching/openings.js';
import * as proposals from '#contracts/matching/proposals.js';
import * as relevanceWeights from '#contracts/matching/relevance-weights.js';
import * as requirements from '#contracts/matching/requirements.js';
import * as simulations from '#contracts/matching/simulations.js';
import * as timeline from '#contracts/matching/timeline.js';
import * as whatIfs from '#contracts/matching/what-ifs.js';
import * as message from '#contracts/message.js';
import * as deliveries from '#contracts/notifications/deliveries.js';
import * as accounts from '#contracts/registry/accounts.js';
import * as buyers from '#contracts/registry/buyers.js';
import * as claimQuestions from '#contracts/registry/claim-questions.js';
import * as clusters from '#contracts/registry/clusters.js';
import * as codes from '#contracts/registry/codes.js';
import * as audit from '#contracts/audit.js';
import * as duplicates from '#contracts/registry/duplicates.js';
import * as inclusion from '#contracts/registry/inclusion.js';
import * as enterpriseSites from '#contracts/registry/enterprise-sites.js';
import * as enterprises from '#contracts/registry/enterprises.js';
import * as imports from '#contracts/registry/imports.js';
import * as spreading from '#contracts/registry/spreading.js';
import * as providers from '#contracts/registry/providers.js';
import * as gaps from '#contracts/service-market/gaps.js';
import * as serviceInvitations from '#contracts/service-market/invitations.js';
import * as needs from '#contracts/service-market/needs.js';
import * as serviceOpenings from '#contracts/service-market/openings.js';
import * as offers from '#contracts/service-market/offers.js';
import * as serviceProposals from '#contracts/service-market/proposals.js';
import * as serviceTimeline from '#contracts/service-market/timeline.js';
import * as times from '#contracts/service-market/times.js';
import * as values from '#contracts/values.js';

export type Json = Record<string, unknown>;
type Direction = 'input' | 'output';

const modules = [
  home,
  http,
  message,
  values,
  accounts,
  buyers,
  claimQuestions,
  clusters,
  spreading,
  codes,
  audit,
  duplicates,
  inclusion,
  enterprises,
  enterpriseSites,
  imports,
  relevanceWeights,
  requirements,
  proposals,
  allocations,
  invitations,
  providers,
  times,
  offers,
  openings,
  whatIfs,
  simulations,
  needs,
  serviceOpenings,
  gaps,
  serviceProposals,
  serviceInvitations,
  deliveries,
  timeline,
  serviceTimeline,
];

/** Objects, unions and enums with a name in the contracts; plain strings and numbers stay inline. */
const isNamed = (value: unknown): value is z.ZodType =>
  value instanceof z.ZodObject || value instanceof z.ZodDiscriminatedUnion || value instanceof z.ZodEnum;

const internal = new Set(['Actor', 'RequestContext', 'PageQuery']);
const prefix = '#/components/schemas/';
const refTo = (name: string) => `${prefix}${name}`;

/** Writes schemas for one document; what is referred to becomes a component. */
export class Schemas {
  private readonly names = z.registry<{ id: string }>();
  private readonly rendered: Record<Direction, Record<string, Json>>;
  private readonly twofold: Set<string>;
  private readonly used = new Set<string>();

  /** `unnamed` schemas that are not in the contracts under a name get the one given here. */
  constructor(unnamed: Record<string, z.ZodType>) {
    for (const module of modules) {
      for (const [id, value] of Object.entries(module)) {
        if (isNamed(value) && !internal.has(id) && !this.names.has(value)) this.names.add(value, { id });
      }
    }
    for (const [id, schema] of Object.entries(unnamed))
      if (!this.names.has(schema)) this.names.add(schema, { id });
    this.rendered = { input: this.renderAll('input'), output: this.renderAll('output') };
    this.twofold = this.findTwofold();
  }

  /** A reference to the component of `schema`. */
  of(schema: z.ZodType, direction: Direction): Json {
    return { $ref: refTo(this.use(this.nameOf(schema), direction)) };
  }

  /** The schema itself, with references only to its parts. */
  inline(schema: z.ZodType, direction: Direction): Json {
    return this.linked(this.rendered[direction][this.nameOf(schema)] ?? {}, direction) as Json;
  }

  /** Everything referred to so far, and what that refers to. */
  components(): Record<string, Json> {
    const out: Record<string, Json> = {};
    for (let grown = true; grown;) {
      grown = false;
      for (const key of [...this.used].sort()) {
        if (out[key]) continue;
        const direction: Direction =
          key.endsWith('Input') && this.twofold.has(key.slice(0, -5)) ? 'input' : 'output';
        const id = direction === 'input' ? key.slice(0, -5) : key;
        out[key] = this.linked(this.rendered[direction][id] ?? {}, direction) as Json;
        grown = true;
      }
    }
    return Object.fromEntries(Object.entries(out).sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  private nameOf(schema: z.ZodType): string {
    const id = this.names.get(schema)?.id;
    if (id === undefined) throw new Error('A schema of an endpoint has no name');
    return id;
  }

  private use(id: string, direction: Direction): string {
    const name = direction === 'input' && this.twofold.has(id) ? `${id}Input` : id;
    this.used.add(name);
    return name;
  }

  private renderAll(io: Direction): Record<string, Json> {
    const { schemas } = z.toJSONSchema(this.names, {
      io,
      uri: refTo,
      override: tidy,
      unrepresentable: 'any',
    });
    return Object.fromEntries(
      Object.entries(schemas).map(([id, schema]) => {
        const { $schema: _schema, $id: _id, ...rest } = schema as Json;
        return [id, rest];
      }),
    );
  }

  /** Names whose written form (with defaults left out) differs from what is read, directly or in a part. */
  private findTwofold(): Set<string> {
    const { input, output } = this.rendered;
    const found = new Set<string>();
    for (let grown = true; grown;) {
      grown = false;
      for (const id of Object.keys(output)) {
        if (found.has(id)) continue;
        const text = JSON.stringify(input[id]);
        const touches = [...found].some((other) => text.includes(`"${refTo(other)}"`));
        if (touches || text !== JSON.stringify(output[id])) {
          found.add(id);
          grown = true;
        }
      }
    }
    return found;
  }

  /** Points every reference at the name for this direction. */
  private linked(node: unknown, direction: Direction): unknown {
    if (Array.isArray(node)) return node.map((each) => this.linked(each, direction));
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => {
        if (key !== '$ref' || typeof value !== 'string') return [key, this.linked(value, direction)];
        return [key, refTo(this.use(value.slice(value.lastIndexOf('/') + 1), direction))];
      }),
    );
  }
}

/** Formats say it shorter than the patterns zod adds to them; the unsafe-integer bounds say nothing. */
function tidy({ jsonSchema, zodSchema }: { jsonSchema: Json; zodSchema: z.core.$ZodType }): void {
  if (zodSchema instanceof z.ZodCodec && jsonSchema['type'] === 'string')
    jsonSchema['enum'] = ['true', 'false'];
  if (jsonSchema['format'] !== undefined) delete jsonSchema['pattern'];
  if (jsonSchema['maximum'] === Number.MAX_SAFE_INTEGER) delete jsonSchema['maximum'];
  if (jsonSchema['minimum'] === Number.MIN_SAFE_INTEGER) delete jsonSchema['minimum'];
  if (zodSchema instanceof z.ZodDiscriminatedUnion && Array.isArray(jsonSchema['oneOf'])) {
    const { discriminator } = zodSchema.def;
    for (const branch of jsonSchema['oneOf'] as Json[]) {
      const tag = ((branch['properties'] as Json)[discriminator] as Json)['const'];
      branch['title'] ??= String(tag);
    }
  }
}
