// The order of the test files: one that takes long and begins last would keep everybody waiting for it alone.
import { statSync } from 'node:fs';
import { relative } from 'node:path';

/** These take ten seconds and more, for they wait, kill and start processes: the longest first. Of others the size tells enough. */
export const longest = [
  'test/under-fire.system',
  'test/replay.system',
  'test/demo.system',
  'test/openings.system',
  'test/published-codes.system',
  'test/request-id.system',
  'test/canaries.system',
  'test/console/every-page.e2e',
  'test/authorisation.e2e',
  'test/console/session.e2e',
  'test/personal-data.e2e',
  'apps/notifications/test/webhook-failures.e2e',
  'libs/platform/outbox/path.e2e',
  'libs/platform/app.e2e',
  'libs/servers/debian.e2e',
  'apps/notifications/test/sending.e2e',
  'apps/notifications/test/crash.e2e',
  'apps/notifications/test/webhook-crash.e2e',
  'libs/platform/jobs/jobs.e2e',
  'test/hostile-input.e2e',
  'test/readme.e2e',
  'tools/commands.e2e',
  'tools/bench/seed/seed.e2e',
  'tools/bench/partitions/partitions.e2e',
  'tools/bench/engine/engine.e2e',
  'tools/demo/seed.e2e',
  'apps/registry/test/process.e2e',
  'apps/registry/test/lock-out.e2e',
  'libs/servers/orphans.e2e',
  'apps/registry/test/claims.e2e',
  'apps/registry/test/claim-links.e2e',
  'apps/notifications/test/webhook-addresses.e2e',
  'apps/matching/test/allocations-process.e2e',
  'apps/matching/test/openings.e2e',
  'apps/gateway/src/openapi/document.spec',
  'test/deploy/deploy.spec',
];

interface TestFile {
  path: string;
  context: { config: { rootDir: string } };
}

/** What Jest asks for the order. */
export default class LongestFirst {
  sort<T extends TestFile>(tests: readonly T[]): T[] {
    const place = ({ path, context }: T) => {
      const found = longest.indexOf(relative(context.config.rootDir, path).replace(/\.js$/, ''));
      return found === -1 ? longest.length : found;
    };
    const ranked = tests.map((test) => ({ test, place: place(test), size: statSync(test.path).size }));
    return ranked.sort((one, other) => one.place - other.place || other.size - one.size).map(({ test }) => test);
  }

  /** Jest offers how long each file took; a fresh clone has nothing of that. */
  cacheResults(): void {}
}
