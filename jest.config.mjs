// Jest runs the compiled files as they are. `npm test` chooses which: *.spec.js (unit), *.e2e.js (real servers),
// *.system.js (the whole system).
export default {
  rootDir: 'dist',
  transform: {},
  testMatch: ['**/*.spec.js', '**/*.e2e.js', '**/*.system.js'],
  testEnvironment: '<rootDir>/libs/testing/leak-environment.js',
  testTimeout: 60_000,
  maxWorkers: '100%',
  // Inside the checkout, so that nothing stays behind in the system's temporary folder.
  cacheDirectory: '<rootDir>/../node_modules/.cache/jest',
  // A worker that grew is replaced: Nest, TypeORM and the servers' clients add up over files.
  workerIdleMemoryLimit: '600MB',
  testSequencer: '<rootDir>/tools/test/sequencer.js',
};
