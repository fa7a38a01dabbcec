// Who asked and until when, kept along every asynchronous step so that logs and outgoing messages carry one
// request id.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { RequestContext } from '#contracts/message.js';
import { newId } from './ids.js';

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs `work` with `context` as the current one for everything it awaits. */
export function runInContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/** The context of the request, event or job that is being worked on; undefined outside of any. */
export function currentContext(): RequestContext | undefined {
  return storage.getStore();
}

/** How long work that nobody waits for may take, in ms; each request it makes has its own, shorter time. */
const systemPatienceMs = 600_000;

/** A context for work the system does by itself; `reason` shows in its request id. */
export function systemContext(reason: string, requestId?: string): RequestContext {
  const label = reason.replace(/[^A-Za-z0-9.-]+/g, '-').slice(0, 50);
  return {
    requestId: requestId ?? `${label}.${newId()}`,
    actor: null,
    deadline: Date.now() + systemPatienceMs,
    idempotency: null,
  };
}
