// The three kinds of message: each is declared once, and that value is used at both ends.
import { z } from 'zod';

/** The services that own messages, tables and a schema. */
export const services = ['registry', 'matching', 'service-market', 'notifications'] as const;
export type ServiceName = (typeof services)[number];

export const roles = ['buyer', 'enterprise', 'provider', 'cda', 'manager', 'admin'] as const;
export const Role = z.enum(roles).describe('What the account may do; scoped by organisation and clusters');
export type Role = z.infer<typeof Role>;

/** Who is asking: resolved from the credential by the gateway, carried with every request, job and audit entry. */
export const Actor = z.strictObject({
  accountId: z.uuid(),
  role: Role,
  organisationId: z.uuid().nullable().describe('The buyer, enterprise or provider the account acts for; null for cda, manager, admin'),
  clusterIds: z.array(z.uuid()).describe('Clusters the account is scoped to; empty for an admin means all'),
  formerOrganisationIds: z.array(z.uuid()).optional().describe('Of enterprises merged into its own: what happened under them is its own. Left out: none'),
});
export type Actor = z.infer<typeof Actor>;

/** Every id under which the organisation of the actor was known, its own first; none for an actor without one. */
export const organisationIdsOf = ({ organisationId, formerOrganisationIds = [] }: Pick<Actor, 'organisationId' | 'formerOrganisationIds'>): string[] =>
  organisationId === null ? [] : [organisationId, ...formerOrganisationIds];

export const RequestContext = z.strictObject({
  requestId: z.string().max(100).describe('One id from HTTP through NATS, job and delivery'),
  actor: Actor.nullable().describe('Null for work the system does by itself'),
  deadline: z.number().describe('Milliseconds since the epoch after which nobody waits for the answer'),
  idempotency: z
    .strictObject({
      key: z.string().min(1).max(200).describe('The Idempotency-Key header'),
      route: z.string().describe('Method and path template the key belongs to'),
      bodyHash: z.string().describe('SHA-256 of the canonical body, hex'),
    })
    .nullable(),
});
export type RequestContext = z.infer<typeof RequestContext>;

export interface RequestDefinition<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  kind: 'request';
  owner: ServiceName;
  name: string;
  subject: string;
  input: I;
  output: O;
}

export interface EventDefinition<P extends z.ZodType = z.ZodType> {
  kind: 'event';
  owner: ServiceName;
  name: string;
  subject: string;
  payload: P;
}

export interface JobDefinition {
  kind: 'job';
  owner: ServiceName;
  name: string;
  queue: string;
  /** What the one id in the payload identifies. */
  subject: string;
}

export type Input<D extends RequestDefinition> = z.infer<D['input']>;
export type Output<D extends RequestDefinition> = z.infer<D['output']>;
export type Payload<E extends EventDefinition> = z.infer<E['payload']>;

const kebab = (name: string) => name.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase();

/** Ask another service and wait for the reply; carried by core NATS. */
export function defineRequest<I extends z.ZodType, O extends z.ZodType>(
  definition: { owner: ServiceName; name: string; input: I; output: O },
): RequestDefinition<I, O> {
  return { kind: 'request', subject: `request.${definition.owner}.${kebab(definition.name)}.v1`, ...definition };
}

/** A fact in the past tense, carried by JetStream from the outbox; holds ids and versions, no personal data. */
export function defineEvent<P extends z.ZodType>(
  definition: { owner: ServiceName; name: string; payload: P },
): EventDefinition<P> {
  return { kind: 'event', subject: `event.${definition.owner}.${kebab(definition.name)}.v1`, ...definition };
}

/** A service's own later work, carried by BullMQ; its payload is one id, the truth is in Postgres. */
export function defineJob(definition: { owner: ServiceName; name: string; subject: string }): JobDefinition {
  return { kind: 'job', queue: `${definition.owner}.${kebab(definition.name)}`, ...definition };
}
