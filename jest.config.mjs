// Jest runs the compiled files as they are. `npm test` chooses which: *.spec.js (unit), *.e2e.js (real servers),
// *.system.js (the whole system).
import { availableParallelism } from 'node:os';

export default {
  rootDir: 'dist',
  transform: {},
  testMatch: ['**/*.spec.js', '**/*.e2e.js', '**/*.system.js'],
  testEnvironment: '<rootDir>/libs/testing/leak-environment.js',
  // It only bounds what would fail anyway, also on a machine that is busy with something else.
  testTimeout: 120_000,
  // However many cores there are: files share one Postgres, and the whole system of each opens dozens of its 200 connections.
  maxWorkers: Math.min(4, availableParallelism()),
  // Inside the checkout, so that nothing stays behind in the system's temporary folder.
  cacheDirectory: '<rootDir>/../node_modules/.cache/jest',
  // A worker that grew is replaced: Nest, TypeORM and the servers' clients add up over files.
  workerIdleMemoryLimit: '600MB',
};
