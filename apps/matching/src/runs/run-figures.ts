// Match runs as figures for Prometheus: how long finding, judging and ranking takes, by the weights of relevance it was done with.
import { Injectable } from '@nestjs/common';
import { Histogram } from 'prom-client';
import { Metrics } from '#platform/metrics.js';

@Injectable()
export class RunFigures {
  private readonly seconds: Histogram<'relevance'>;

  constructor({ registry }: Metrics) {
    this.seconds = new Histogram({
      name: 'match_seconds', help: 'Finding, judging and ranking the candidates of one run, by the version of relevance weights',
      labelNames: ['relevance'], buckets: [0.001, 0.002, 0.004, 0.008, 0.016, 0.03, 0.06, 0.125, 0.25, 0.5, 1, 2, 4], registers: [registry],
    });
  }

  /** What `match` resolves with; what it throws is not counted. */
  async timed<T>(relevanceVersion: string | null, match: () => Promise<T>): Promise<T> {
    const begin = performance.now();
    const result = await match();
    this.seconds.observe({ relevance: relevanceVersion ?? 'starter' }, (performance.now() - begin) / 1000);
    return result;
  }
}
