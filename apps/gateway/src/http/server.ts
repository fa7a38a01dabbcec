// The HTTP server around the routes: limits, request ids, security headers, access log, raw connection errors.
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#contracts/errors.js';
import { runInContext } from '#platform/context.js';
import { newId } from '#platform/ids.js';
import { LOG, type Log } from '#platform/log.js';
import { Metrics } from '#platform/metrics.js';
import { trustedProxies, type GatewayConfig } from '../config.js';
import { serveConsoleFiles } from '../console/files.js';
import { asDomainError, problemOf } from '../problems/problem.js';
import { mannersOf } from '../reply-page/copy.js';
import { isReplyPage, messagePage } from '../reply-page/reply-page.js';
import { AccessLog } from './access-log.js';
import { Admission } from './admission.js';
import { longestUploadMs, watchArrival } from './arrival.js';
import { useBodyParsers } from './body-parsers.js';
import { fileMedia } from './files.js';
import { requestIdFrom } from './headers.js';
import { RouteTable } from './route-table.js';
import { securityHeaders } from './security-headers.js';

/** On every reply. */
const always = { ...securityHeaders(), 'cache-control': 'no-store' };

/** Options of Fastify itself. */
export function fastifyOptions(config: GatewayConfig): Record<string, unknown> {
  return {
    bodyLimit: config.BODY_LIMIT_BYTES,
    trustProxy: trustedProxies(config.TRUST_PROXY),
    requestTimeout: longestUploadMs,
    http: { headersTimeout: config.ARRIVAL_TIMEOUT_MS },
    connectionTimeout: 3 * config.ARRIVAL_TIMEOUT_MS,
    requestIdHeader: false,
    genReqId: (request: { headers: Record<string, string | string[] | undefined> }) =>
      requestIdFrom(request.headers['x-request-id']) ?? newId(),
    routerOptions: { maxParamLength: 300 },
    clientErrorHandler: refuseConnection,
    frameworkErrors: refuseAddress,
  };
}

export function configureHttp(app: NestFastifyApplication, config: GatewayConfig): void {
  const server = app.getHttpAdapter().getInstance();
  const routes = app.get(RouteTable);
  const admission = app.get(Admission);
  const accessLog = new AccessLog(app.get<Log>(LOG), app.get(Metrics), config.ACCESS_LOG_SAMPLE);
  server.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) routes.served.push({ method: each, path: url });
  });
  server.decorateRequest('caller', undefined);
  server.decorateRequest('known', undefined);
  server.decorateRequest('answerBy', 0);
  server.addHook('onRequest', (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void) => {
    request.answerBy = Date.now() + config.GATEWAY_TIMEOUT_MS;
    const declared = routes.declarationAt(request.method, request.routeOptions.url);
    const file = declared?.kind === 'api' && declared.media === fileMedia;
    watchArrival(request.raw, { limitMs: config.ARRIVAL_TIMEOUT_MS, file }, () => {
      if (reply.raw.headersSent) request.raw.destroy();
      else refuseConnection(Object.assign(new Error('late'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), request.raw.socket);
    });
    void reply.headers(always).header('x-request-id', request.id);
    const context = { requestId: request.id, actor: null, deadline: request.answerBy, idempotency: null };
    runInContext(context, () => {
      try {
        admission.check(request);
      } catch (error) {
        return done(error as Error);
      }
      done();
    });
  });
  server.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    accessLog.write(request, reply);
    done();
  });
  // What a client expects besides 100-continue may be ignored (RFC 9110, 10.1.1); left alone, Node would answer 417 without a body.
  server.server.on('checkExpectation', (request, response) => void server.server.emit('request', request, response));
  useBodyParsers(app, config.BODY_LIMIT_BYTES, routes);
  serveConsoleFiles(server);
}

/** Answers addresses the router cannot read; no route and no hook is reached. */
function refuseAddress(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(asDomainError(error), request.id);
  void reply.code(problem.status).headers({ ...always, 'x-request-id': request.id });
  if (isReplyPage(request)) {
    void reply.type('text/html; charset=utf-8').send(messagePage(mannersOf(request), 'invalid'));
    return;
  }
  void reply
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problem);
}

/** Answers what is not even HTTP: broken headers, too many of them, a connection that says nothing in time. */
function refuseConnection(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, words] = connectionErrors[error.code ?? ''] ?? [400, 'This is not a valid HTTP request.'];
  const requestId = newId();
  const problem = { ...problemOf(new DomainError('header_invalid', words), requestId), status };
  const body = JSON.stringify(problem);
  const headers = {
    ...always,
    'x-request-id': requestId,
    'content-type': 'application/problem+json',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`);
}

/** The status that HTTP has for what went wrong before there was a request. */
const connectionErrors: Partial<Record<string, [status: number, words: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'The headers are too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive in time.'],
};
