// The open reply to one listener: server-sent events, few however much happens, and closed when nobody takes them.
import { Readable } from 'node:stream';
import { together, type Change } from './change.js';

/** Between two messages: short when all is quiet, and twice as long each time while more keeps coming. */
const shortestMs = 250;
const longestMs = 2_000;
/** By then whoever works something out after an event has done it. */
const laterMs = 2_000;
/** In bytes, of what is ready and not taken. */
const mostBuffered = 16 * 1024;

export class LiveStream extends Readable {
  private pending: Change | undefined;
  private deferred: Change | undefined;
  private timer: NodeJS.Timeout | undefined;
  private laterTimer: NodeJS.Timeout | undefined;
  private gapMs = shortestMs;
  private lastAt = 0;
  private isOver = false;

  constructor() {
    super();
    // After a restart not all come back in the same moment.
    this.say(`retry: ${Math.floor(1_000 + 2_000 * Math.random())}\n`);
    this.hello();
  }

  override _read(): void {
    // What there is to say comes by itself.
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.isOver = true;
    clearTimeout(this.timer);
    clearTimeout(this.laterTimer);
    done(error);
  }

  /** From here on it is told what changes; what changed before may have been missed. */
  hello(): void {
    this.say('event: hello\ndata: {}\n\n');
  }

  keepAlive(): void {
    this.say(': keep-alive\n\n');
  }

  tell(change: Change): void {
    if (change.areas.length === 0) return;
    this.pending = together(this.pending, change);
    if (this.timer) return;
    const isQuiet = Date.now() - this.lastAt > 2 * this.gapMs;
    this.gapMs = isQuiet ? shortestMs : Math.min(2 * this.gapMs, longestMs);
    this.timer = setTimeout(() => this.flush(), this.gapMs).unref();
  }

  tellLater(change: Change): void {
    if (change.areas.length === 0) return;
    this.deferred = together(this.deferred, change);
    this.laterTimer ??= setTimeout(() => {
      const { deferred } = this;
      this.deferred = undefined;
      this.laterTimer = undefined;
      if (deferred) this.tell(deferred);
    }, laterMs).unref();
  }

  /** The listener has to come again. */
  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.push(null);
  }

  private flush(): void {
    this.timer = undefined;
    this.lastAt = Date.now();
    if (this.pending) this.say(`event: change\ndata: ${JSON.stringify(this.pending)}\n\n`);
    this.pending = undefined;
  }

  private say(text: string): void {
    if (this.isOver) return;
    if (!this.push(text) && this.readableLength > mostBuffered) this.destroy();
  }
}
