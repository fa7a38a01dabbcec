// The one place where an error leaves the API; errors of pages look like pages.
import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#contracts/errors.js';
import { CONFIG } from '#platform/app.js';
import { LOG, type Log } from '#platform/log.js';
import type { GatewayConfig } from '../config.js';
import { errorsOf } from '../http/endpoint-errors.js';
import { RouteTable } from '../http/route-table.js';
import { absorb } from '../http/absorb.js';
import { mannersOf } from '../reply-page/copy.js';
import { failureMessage, isReplyPage, messagePage } from '../reply-page/reply-page.js';
import { asDomainError, headersOf, problemOf } from './problem.js';

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(LOG) private readonly log: Log,
    private readonly routes: RouteTable,
    @Inject(CONFIG) private readonly config: GatewayConfig,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;
    const error = this.asDeclared(this.moreExactly(asDomainError(thrown), request), request);
    if (error.code === 'internal') this.log.error({ error: thrown, requestId: request.id }, 'request failed');
    const problem = problemOf(error, request.id);
    if (!request.raw.complete) absorb(request, reply);
    void reply.code(problem.status).headers(headersOf(error));
    if (isReplyPage(request)) {
      const page = messagePage(mannersOf(request), failureMessage(error.kind, request.method));
      return void reply.type('text/html; charset=utf-8').send(page);
    }
    void reply.type('application/problem+json').serializer(JSON.stringify).send(problem);
  }

  /**
   * An error that the endpoint does not declare is a mistake of ours in its documentation: the caller gets it all the
   * same, a test does not.
   */
  private asDeclared(error: DomainError, request: FastifyRequest): DomainError {
    const { NODE_ENV } = this.config;
    if (NODE_ENV === 'production') return error;
    const declared = this.routes.declarationAt(request.method, request.routeOptions?.url);
    if (declared?.kind !== 'api' || errorsOf(declared).includes(error.code)) return error;
    const route = `${declared.method} ${declared.path}`;
    this.log.error({ route, code: error.code, requestId: request.id }, 'An error is not declared');
    if (NODE_ENV !== 'test') return error;
    return new DomainError('internal', `${route} answers ${error.code} without declaring it: add it to its errors.`);
  }

  /** An address that exists but not with this method is a 405 that names the methods. */
  private moreExactly(error: DomainError, request: FastifyRequest): DomainError {
    if (error.code !== 'route_unknown') return error;
    const allow = this.routes.methodsAt(request.url);
    if (allow.length === 0 || allow.includes(request.method)) return error;
    return new DomainError(
      'method_not_allowed',
      `This address takes ${allow.join(', ')}, not ${request.method}.`,
      {
        allow: allow.join(', '),
      },
    );
  }
}
