// Token buckets: a full bucket is the burst; it fills again evenly over a minute. Each process counts for itself.
// (The throttler library keeps a running timer per request, too dear on the posting path.)
import { DomainError } from '#contracts/errors.js';

interface Bucket {
  tokens: number;
  at: number;
}

export class RateLimit {
  private readonly buckets = new Map<string, Bucket>();
  private readonly perMs: number;

  constructor(
    private readonly perMinute: number,
    private readonly capacity = 50_000,
    private readonly now: () => number = () => Date.now(),
  ) {
    this.perMs = perMinute / 60_000;
  }

  /** Takes one token; false when there is none. */
  take(who: string): boolean {
    const bucket = this.filled(who);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  /** Gives a token back, for a request that turned out to be welcome. */
  refund(who: string): void {
    const bucket = this.filled(who);
    bucket.tokens = Math.min(this.perMinute, bucket.tokens + 1);
  }

  /** Takes one token or throws `rate_limited` with `retryAfterSeconds`. */
  spend(who: string): void {
    if (!this.take(who)) throw this.refusal(who);
  }

  /** Throws as `spend` would, but takes nothing and remembers nobody. */
  check(who: string): void {
    if (this.buckets.has(who) && this.filled(who).tokens < 1) throw this.refusal(who);
  }

  private refusal(who: string): DomainError {
    const seconds = Math.max(1, Math.ceil((1 - this.filled(who).tokens) / this.perMs / 1000));
    return new DomainError(
      'rate_limited',
      `More than ${this.perMinute} requests in a minute. Wait ${seconds} s and go on.`,
      {
        retryAfterSeconds: seconds,
      },
    );
  }

  private filled(who: string): Bucket {
    const now = this.now();
    const bucket = this.buckets.get(who) ?? { tokens: this.perMinute, at: now };
    bucket.tokens = Math.min(this.perMinute, bucket.tokens + Math.max(0, now - bucket.at) * this.perMs);
    bucket.at = now;
    this.buckets.delete(who);
    this.buckets.set(who, bucket);
    if (this.buckets.size > this.capacity) {
      const oldest = this.buckets.keys().next();
      if (!oldest.done) this.buckets.delete(oldest.value);
    }
    return bucket;
  }
}
