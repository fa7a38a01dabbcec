// Stand-ins for registry, matching and notifications: they answer over real NATS and remember what was asked.
import { z } from 'zod';
import { Module, type Type } from '@nestjs/common';
import { catalogue } from '#contracts/catalogue.js';
import { DomainError } from '#contracts/errors.js';
import {
  services,
  type Actor,
  type RequestContext,
  type RequestDefinition,
  type Role,
  type ServiceName,
} from '#contracts/message.js';
import { Authenticate } from '#contracts/registry/accounts.js';
import { RecogniseSession } from '#contracts/registry/sign-in.js';
import { everyScope } from '#contracts/scopes.js';
import { startService, type RunningService } from '#platform/app.js';
import { Answers } from '#platform/bus/requests.js';
import { platformConfig, readConfig } from '#platform/config.js';
import { newId } from '#platform/ids.js';
import { createHash } from 'node:crypto';

export interface Asked {
  name: string;
  input: unknown;
  context: RequestContext;
}
type Answer = (input: never, context: RequestContext) => unknown;

const { DATABASE_URL: _database, REDIS_URL: _redis, ...shared } = platformConfig;

/** The services together; `answers` by message name say what they reply, else not_found. */
export class StandIns {
  readonly answers = new Map<string, Answer>();
  readonly asked: Asked[] = [];
  private readonly actors = new Map<string, { actor: Actor; expiresAt: string }>();
  /** Who is signed in, by the hash of the session token. */
  readonly signedIn = new Map<string, Actor>();
  private readonly scopes = new Map<string, string[]>();
  private running: RunningService[] = [];

  constructor() {
    this.answers.set(RecogniseSession.name, ({ tokenHash }: { tokenHash: string }) => {
      const actor = this.signedIn.get(tokenHash);
      if (!actor) throw new DomainError('credential_invalid', 'This session has ended.');
      return { actor, name: 'Almaz', language: 'en', expiresAt: '2099-01-01T00:00:00.000Z', sessionId: newId() };
    });
    this.answers.set(Authenticate.name, ({ keyHash }: { keyHash: string }) => {
      const known = this.actors.get(keyHash);
      if (!known) throw new DomainError('credential_invalid', 'This API key is not known.');
      if (Date.parse(known.expiresAt) <= Date.now())
        throw new DomainError('credential_expired', 'This API key has expired.');
      return { ...known, name: 'Almaz', language: 'en', scopes: this.scopes.get(keyHash) ?? [...everyScope] };
    });
  }

  /** A key for an account with this role. */
  key(role: Role, { expiresAt = '2099-01-01T00:00:00.000Z', scopes = [...everyScope] }: { expiresAt?: string; scopes?: string[] } = {}): string {
    const key = `lw_${newId().replaceAll('-', '')}`;
    const actor: Actor = {
      accountId: newId(),
      role,
      organisationId: role === 'buyer' ? newId() : null,
      clusterIds: [],
    };
    const keyHash = createHash('sha256').update(key).digest('hex');
    this.actors.set(keyHash, { actor, expiresAt });
    this.scopes.set(keyHash, scopes);
    return key;
  }

  /** What was asked since the last look, without the questions about credentials. */
  take(): Asked[] {
    return this.asked.splice(0).filter(({ name }) => name !== Authenticate.name && name !== RecogniseSession.name);
  }

  async start(settings: Record<string, string>): Promise<void> {
    const config = readConfig(z.object(shared), settings);
    this.running = await Promise.all(
      services.map((name) => {
        const requests = catalogue.filter(
          (each): each is RequestDefinition => each.kind === 'request' && each.owner === name,
        );
        return startService({ name, module: this.module(requests), config, messages: [{ ...requests }] });
      }),
    );
  }

  /** Stops one service: nobody answers for it any more. */
  async leave(name: ServiceName): Promise<void> {
    await this.running.find((service) => service.name === name)?.stop();
    this.running = this.running.filter((service) => service.name !== name);
  }

  async stop(): Promise<void> {
    await Promise.all(this.running.map((service) => service.stop()));
  }

  private module(requests: readonly RequestDefinition[]): Type {
    const { answers, asked } = this;
    class Answering {}
    for (const definition of requests) {
      const answer = async (input: unknown, context: RequestContext) => {
        asked.push({ name: definition.name, input, context });
        const reply = answers.get(definition.name);
        if (!reply)
          throw new DomainError('not_found', `There is no such thing that you may see (${definition.name}).`);
        return reply(input as never, context);
      };
      Object.defineProperty(Answering.prototype, definition.name, { value: answer, configurable: true });
      Answers(definition)(Answering.prototype, definition.name, { value: answer });
    }
    @Module({ providers: [Answering] })
    class AnsweringModule {}
    return AnsweringModule;
  }
}
