// Denies by default: a route without a declaration, a call without a credential, a role that is not named.
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#contracts/errors.js';
import { covers, scopeOf } from '#contracts/scopes.js';
import { Authenticator, type Caller } from '../auth/authenticator.js';
import { Credentials } from '../auth/credentials.js';
import { declarationOf } from './endpoint.js';
import { refuseDuplicates } from './headers.js';
import { Limits } from './limits.js';

@Injectable()
export class EndpointGuard implements CanActivate {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly credentials: Credentials,
    private readonly limits: Limits,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    if (execution.getType() !== 'http') return true;
    const declared = declarationOf(execution.getHandler());
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    if (!declared) throw new DomainError('route_unknown', 'There is nothing here.');
    refuseDuplicates(request.raw.rawHeaders);
    if (declared.kind === 'page') {
      if (declared.limited) this.limits.chargeStranger(request);
      return true;
    }
    if (declared.open) {
      this.limits.chargeStranger(request);
      return true;
    }
    const caller = await this.callerOf(request);
    // Another tab may have signed in somebody else: a page of the one before must not take the reply for its own.
    if (caller.sessionId !== null) void execution.switchToHttp().getResponse<FastifyReply>().header('x-account-id', caller.actor.accountId);
    this.limits.account.spend(caller.actor.accountId);
    if (!declared.allow.includes(caller.actor.role)) {
      throw new DomainError(
        'role_not_allowed',
        `Your role is ${caller.actor.role}; this needs ${declared.allow.join(' or ')}.`,
      );
    }
    const needed = scopeOf(declared.method, declared.path);
    if (!covers(caller.scopes, needed)) {
      throw new DomainError('scope_missing', `Your key opens ${caller.scopes.join(', ')}; this needs ${needed}.`);
    }
    request.caller = caller;
    return true;
  }

  /** Strangers spend from the allowance of their network, known callers do not. */
  private async callerOf(request: FastifyRequest): Promise<Caller> {
    if (request.known) return request.known;
    const credential = this.credentials.of(request);
    if (!this.authenticator.isFamiliar(credential)) this.limits.chargeStranger(request);
    try {
      const caller = await this.authenticator.ask(credential, {
        requestId: request.id,
        actor: null,
        deadline: request.answerBy,
        idempotency: null,
      });
      this.limits.refundStranger(request);
      return caller;
    } catch (error) {
      // Nobody could tell whether the key is good: that is not the caller's fault.
      if (error instanceof DomainError && error.kind === 'unavailable') this.limits.refundStranger(request);
      throw error;
    }
  }
}
