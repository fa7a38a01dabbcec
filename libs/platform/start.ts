// The order in which a service comes up and goes down.
import { setTimeout as sleep } from 'node:timers/promises';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { RunningService, ServiceOptions } from './app.js';
import { Audit } from './audit.js';
import { Background } from './background.js';
import { Nats } from './bus/connection.js';
import { PublishedEvents } from './bus/published-events.js';
import { RequestClient } from './bus/request-client.js';
import { RequestServer, type RequestHandler } from './bus/request-server.js';
import { Bus } from './bus/requests.js';
import type { ServiceConfig } from './config.js';
import { connectDatabase } from './database/connect.js';
import { Database } from './database/database.js';
import { armFailPoints, armFromFile } from './fail-points.js';
import { describeFailure } from './failure.js';
import { definitionsIn, handlersOf, wiringFaults, type Handler } from './handlers.js';
import { answerEarly } from './health/early.js';
import { Health, type HealthParts } from './health/health.js';
import { serveHealth } from './health/routes.js';
import { Jobs } from './jobs/jobs.js';
import { connectRedis, Queues } from './jobs/queues.js';
import { createLog, LOG, nestLogger, type Log } from './log.js';
import { Metrics } from './metrics.js';
import { switchOnMutants } from './mutants.js';
import { Outbox } from './outbox/outbox.js';
import { rootModule } from './platform.module.js';
import { Precedence } from './precedence.js';
import { stopOnce } from './stop-once.js';
import { CONFIG } from './tokens.js';

const prepareRetryMs = 250;
/** Services that start together wait for each other a while: that is said, and only what takes longer is a warning. */
const usualWaitMs = 10_000;

/**
 * Starts one service; several may run in one process. Waits for Postgres and NATS to be there, and answers for
 * its health meanwhile. What `prepare` waits for is tried again after the start.
 */
export async function startService<C extends ServiceConfig>(
  options: ServiceOptions<C>,
): Promise<RunningService> {
  const { config, name } = options;
  armFailPoints(config.FAIL_POINTS, config.NODE_ENV);
  armFromFile(config.FAIL_POINTS_FILE, config.NODE_ENV);
  switchOnMutants(config.MUTANTS, config.NODE_ENV);
  const log = createLog({ app: name, level: config.LOG_LEVEL, pretty: config.LOG_PRETTY });
  const metrics = new Metrics(name);
  const parts: HealthParts = { nats: null, database: null, redis: null };
  const health = new Health(parts);
  const handOver = await answerEarly(health, config.PORT, config.HOST);
  const { database, nats } = await connections(options, parts, log).catch(async (error: unknown) => {
    await handOver();
    throw error;
  });
  const redis = config.REDIS_URL ? connectRedis(config.REDIS_URL, `${name}-queues`, log, true) : null;
  parts.redis = redis;
  const queues = redis ? new Queues(redis, config.REDIS_PREFIX, log) : null;
  let background: Background | undefined;
  const closeConnections = async () => {
    background?.abandon();
    await queues?.close();
    await nats.close().catch(() => undefined);
    await database?.dataSource.destroy();
  };
  try {
    const outbox = new Outbox();
    const bus = new Bus(
      new RequestClient(nats.connection, nats.prefix),
      {
        timeoutMs: config.REQUEST_TIMEOUT_MS,
        inFlight: config.REQUESTS_IN_FLIGHT,
        waiting: config.REQUESTS_WAITING,
      },
      metrics,
    );
    const precedence = new Precedence();
    const checkOutput = config.NODE_ENV !== 'production';
    const server = new RequestServer(nats, { app: name, checkOutput }, log, metrics, precedence);
    const app = await createApp(options, log, [
      [CONFIG, config],
      [LOG, log],
      [Metrics, metrics],
      [Health, health],
      [Bus, bus],
      [PublishedEvents, new PublishedEvents(nats)],
      ...(database
        ? ([
            [Database, database],
            [Outbox, outbox],
            [Audit, new Audit()],
            [Jobs, new Jobs(queues, log)],
          ] satisfies [unknown, unknown][])
        : []),
    ] as Parameters<typeof rootModule>[0]);
    const handlers = collectHandlers(app, options);
    server.answer(handlers.filter((handler): handler is RequestHandler => handler.kind === 'request'));
    app.connectMicroservice({ strategy: server });
    serveHealth(app, health, metrics, options.config);
    await options.http?.configure?.(app);
    const work = new Background({ options, handlers, nats, database, outbox, queues, precedence, log, metrics });
    background = work;
    const prepare = async () => {
      if (database) await health.checkSchema(database);
      await options.prepare?.(app);
    };
    const activate = async () => {
      await app.startAllMicroservices();
      // Whoever sees that the service is ready may ask at once: by then NATS must have read who answers.
      if (nats.connected) await nats.connection.flush().catch(() => undefined);
      await work.start();
      health.markActive();
    };
    const stopped = new AbortController();
    await handOver();
    await app.listen(config.PORT, config.HOST);
    const prepared = attempts(prepare, log);
    if (await prepared()) await activate();
    else void activateLater(prepared, activate, stopped.signal, log);
    const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    log.info({ url }, 'Started');
    const stop = stopOnce(
      async () => {
        health.markStopping();
        stopped.abort();
        await work.stopWork(config.SHUTDOWN_MS / 2);
        await app.close();
        await work.stopRelay();
      },
      closeConnections,
      config.SHUTDOWN_MS,
      log,
    );
    return { name, url, app, stop };
  } catch (error) {
    await handOver();
    await closeConnections();
    throw error;
  }
}

async function connections(options: ServiceOptions, parts: HealthParts, log: Log) {
  const { config, name } = options;
  parts.database = await connectDatabase(options, log);
  try {
    parts.nats = await Nats.connect({ url: config.NATS_URL, name, prefix: config.NATS_PREFIX }, log);
  } catch (error) {
    await parts.database?.dataSource.destroy();
    throw error;
  }
  return { database: parts.database, nats: parts.nats };
}

async function createApp(
  options: ServiceOptions,
  log: Log,
  values: Parameters<typeof rootModule>[0],
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ forceCloseConnections: 'idle', ...options.http?.fastify });
  return NestFactory.create<NestFastifyApplication>(rootModule(values, options.module), adapter, {
    logger: nestLogger(log),
    abortOnError: false,
    forceCloseConnections: false,
  });
}

function collectHandlers(app: NestFastifyApplication, options: ServiceOptions): Handler[] {
  const modules = [...app.get(ModulesContainer).values()];
  const instances = modules
    .flatMap((module) => [...module.controllers.values(), ...module.providers.values()])
    .map((wrapper): unknown => wrapper.instance)
    .filter((instance): instance is object => typeof instance === 'object' && instance !== null);
  const handlers = handlersOf(instances);
  const faults = wiringFaults(options.name, definitionsIn(options.messages), handlers);
  if (faults.length > 0) throw new Error(`${options.name} cannot start:\n  ${faults.join('\n  ')}`);
  return handlers;
}

/** Tells whether the preparation succeeded; says why not, once for each reason, and warns when it lasts. */
function attempts(prepare: () => Promise<void>, log: Log): () => Promise<boolean> {
  const lasts = Date.now() + usualWaitMs;
  let said = '';
  return async () => {
    try {
      await prepare();
      return true;
    } catch (error) {
      const reason = describeFailure(error);
      const level = Date.now() < lasts ? 'info' : 'warn';
      if (said !== `${level} ${reason}`) log[level]({ reason }, 'The service is not ready');
      said = `${level} ${reason}`;
      return false;
    }
  };
}

/** Without its schema the service stays unready and tries again, instead of failing on every message. */
async function activateLater(
  prepared: () => Promise<boolean>,
  activate: () => Promise<void>,
  signal: AbortSignal,
  log: Log,
): Promise<void> {
  do {
    await sleep(prepareRetryMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
  } while (!(await prepared()));
  if (signal.aborted) return;
  await activate().catch((error: unknown) =>
    log.fatal({ reason: describeFailure(error) }, 'The service cannot work'),
  );
}
