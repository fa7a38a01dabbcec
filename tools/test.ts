// `npm test`: every check in stages, on real servers, with nothing left behind; the last line counts.
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { makeTemplate } from '#testing/template.js';
import { runFileVariable } from '#testing/run-servers.js';
import { startServers, type RunningServers } from '#servers';
import { watchNpm } from './parent.js';
import { readTestOptions, usage, type StageName, type TestOptions } from './test/options.js';
import { createRunFolder, type RunFolder } from './test/run-folder.js';
import { hasTests, runJest } from './test/jest.js';
import { checkImports, checkLint, checkTypes } from './test/stages.js';
import { add, failedOnce, nothing, passedOnce, totalsLine, type Totals } from './test/totals.js';

const cores = availableParallelism();
/** Files at once. On servers they wait much, but share one Postgres; each system test starts many processes. */
const workers = { spec: cores, e2e: Math.min(4, cores + 1), system: 2 };

export async function main(args: string[]): Promise<number> {
  let options: TestOptions;
  try {
    options = readTestOptions(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    console.log(totalsLine(failedOnce));
    return 2;
  }
  if (options.help) {
    console.log(usage);
    return 0;
  }
  return runStages(options);
}

async function runStages(options: TestOptions): Promise<number> {
  const started = Date.now();
  const folder = createRunFolder(options.deep);
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());
  watchNpm(() => stopping.abort());
  const run = new Run(options, folder, stopping.signal);
  let total = nothing;
  try {
    for (const name of options.stages) {
      if (stopping.signal.aborted) break;
      total = add(total, await run.stage(name, () => run.work(name)));
    }
    total = add(total, await run.stage('leaks', () => run.leaks()));
  } finally {
    folder.remove();
  }
  if (stopping.signal.aborted) {
    console.error('Interrupted: not every check has run.');
    total = add(total, failedOnce);
  }
  console.error(`All stages: ${seconds(started)}`);
  console.log(totalsLine(total));
  return total.failed === 0 ? 0 : 1;
}

class Run {
  private ports: number[] = [];

  constructor(
    private readonly options: TestOptions,
    private readonly folder: RunFolder,
    private readonly signal: AbortSignal,
  ) {}

  async stage(name: string, work: () => Totals | Promise<Totals>): Promise<Totals> {
    const started = Date.now();
    console.error(`\n── ${name}`);
    let result: Totals;
    try {
      result = await work();
    } catch (error) {
      console.error((error as Error).message);
      result = failedOnce;
    }
    console.error(`── ${name}: ${totalsLine(result)} in ${seconds(started)}`);
    return result;
  }

  work(name: StageName): Totals | Promise<Totals> {
    switch (name) {
      case 'types': return checkTypes();
      case 'lint': return checkLint();
      case 'imports': return checkImports();
      case 'unit': return this.jest('spec');
      case 'e2e': return this.onServers();
      case 'system': return this.jest('system');
    }
  }

  /** Nothing we started may live on. */
  async leaks(): Promise<Totals> {
    const left = await this.folder.leftovers(this.ports);
    for (const what of left) console.error(`  left behind: ${what}`);
    return left.length === 0 ? passedOnce : failedOnce;
  }

  private jest(kind: 'spec' | 'e2e' | 'system', more: NodeJS.ProcessEnv = {}): Promise<Totals> {
    const { folder, options, signal } = this;
    const env = { ...folder.env, ...more };
    return runJest({ kind, filters: options.filters, env, folder: folder.own, workers: workers[kind], signal });
  }

  /** One set of servers and one migrated template for all e2e files. */
  private async onServers(): Promise<Totals> {
    if (!hasTests('e2e', this.options.filters)) return nothing;
    const servers = await this.startServers();
    try {
      const { postgresUrl, redisUrl, natsUrl } = servers;
      const file = join(this.folder.own, 'servers.json');
      const template = await makeTemplate(postgresUrl);
      writeFileSync(file, JSON.stringify({ postgresUrl, redisUrl, natsUrl, ...template }), { mode: 0o600 });
      return await this.jest('e2e', { [runFileVariable]: file });
    } finally {
      await servers.stop();
    }
  }

  private async startServers(): Promise<RunningServers> {
    const servers = await startServers({
      dataDir: join(this.folder.own, 'servers'),
      // A machine that offers servers, as CI does, names them by these.
      env: {
        POSTGRES_URL: process.env['TEST_POSTGRES_URL'],
        REDIS_URL: process.env['TEST_REDIS_URL'],
        NATS_URL: process.env['TEST_NATS_URL'],
      },
      temporary: true,
      durable: false,
      onProgress: (message) => console.error(`  ${message}`),
    });
    this.ports = servers.describe().filter(({ pid }) => pid !== null).map(({ url }) => Number(new URL(url).port));
    return servers;
  }
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
