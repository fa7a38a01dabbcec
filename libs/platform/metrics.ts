// Figures of one running service for Prometheus; each service has a registry of its own, so several share a
// process.
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export class Metrics {
  readonly registry = new Registry();
  readonly outboxLag: Gauge;
  readonly outboxUnpublished: Gauge;
  readonly outboxPublished: Counter;
  readonly requestDuration: Histogram<'direction' | 'name' | 'result'>;
  readonly requestsInFlight: Gauge;
  readonly eventDuration: Histogram<'event' | 'result'>;
  readonly jobDuration: Histogram<'queue' | 'result'>;
  readonly queueDepth: Gauge<'queue'>;
  readonly deadLetters: Gauge<'kind' | 'status'>;
  readonly auditUnsealedAge: Gauge;
  readonly invariantViolations: Gauge<'invariant'>;

  constructor(app: string) {
    const registers = [this.registry];
    this.registry.setDefaultLabels({ app });
    this.outboxLag = new Gauge({
      name: 'outbox_lag_seconds',
      help: 'Age of the oldest event that is not published yet',
      registers,
    });
    this.outboxUnpublished = new Gauge({
      name: 'outbox_unpublished',
      help: 'Events that are not published yet',
      registers,
    });
    this.outboxPublished = new Counter({
      name: 'outbox_published_total',
      help: 'Events that JetStream acknowledged',
      registers,
    });
    this.requestDuration = new Histogram({
      name: 'request_duration_seconds',
      help: 'Requests over NATS, asked and answered',
      labelNames: ['direction', 'name', 'result'],
      buckets: seconds,
      registers,
    });
    this.requestsInFlight = new Gauge({
      name: 'requests_in_flight',
      help: 'Requests to other services that wait for a reply',
      registers,
    });
    this.eventDuration = new Histogram({
      name: 'event_duration_seconds',
      help: 'Events worked on',
      labelNames: ['event', 'result'],
      buckets: seconds,
      registers,
    });
    this.jobDuration = new Histogram({
      name: 'job_duration_seconds',
      help: 'Jobs run',
      labelNames: ['queue', 'result'],
      buckets: seconds,
      registers,
    });
    this.queueDepth = new Gauge({
      name: 'queue_depth',
      help: 'Jobs that wait: waiting, prioritized and delayed',
      labelNames: ['queue'],
      registers,
    });
    this.deadLetters = new Gauge({
      name: 'dead_letters',
      help: 'Failed events and jobs by status',
      labelNames: ['kind', 'status'],
      registers,
    });
    this.auditUnsealedAge = new Gauge({
      name: 'audit_unsealed_age_seconds',
      help: 'Age of the oldest entry of the audit log that has no seal yet',
      registers,
    });
    this.invariantViolations = new Gauge({
      name: 'invariant_violations',
      help: 'Rows that break an invariant of the service',
      labelNames: ['invariant'],
      registers,
    });
  }

  /** The text Prometheus reads. */
  text(): Promise<string> {
    return this.registry.metrics();
  }
}
