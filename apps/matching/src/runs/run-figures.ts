// Match runs as figures for Prometheus: how long judging and ranking takes, by the weights of relevance it was done with.
import { Injectable } from '@nestjs/common';
import { Histogram } from 'prom-client';
import { Metrics } from '#platform/metrics.js';

@Injectable()
export class RunFigures {
  private readonly seconds: Histogram<'relevance'>;

  constructor({ registry }: Metrics) {
    this.seconds = new Histogram({
      name: 'match_seconds', help: 'Judging and ranking the candidates of one run, without reading and writing, by the version of relevance weights',
      labelNames: ['relevance'], buckets: [0.001, 0.002, 0.004, 0.008, 0.016, 0.03, 0.06, 0.125, 0.25, 0.5, 1, 2, 4], registers: [registry],
    });
  }

  /** What `match` returns; what it throws is not counted. */
  timed<T>(relevanceVersion: string | null, match: () => T): T {
    const begin = performance.now();
    const result = match();
    this.seconds.observe({ relevance: relevanceVersion ?? 'starter' }, (performance.now() - begin) / 1000);
    return result;
  }
}
