// Who may import whom, as the table in the architecture says; checked on the sources, types included.
const tests = '[.](spec|e2e|system)[.]ts$|^test/|^apps/[^/]+/test/|^libs/testing/|^libs/platform/specimen/|^tools/test[./]';
const own = '^(apps|libs|tools|test)/';

module.exports = {
  forbidden: [
    {
      name: 'engine-is-pure',
      comment: 'The engine imports nothing of ours and no framework: values in, values out; threads of its own are all it takes of the outside.',
      severity: 'error',
      from: { path: '^libs/engine/', pathNot: tests },
      to: { pathNot: '^libs/engine/|^(node:)?worker_threads$' },
    },
    {
      name: 'likeness-is-pure',
      comment: 'It compares records of any kind: values in, values out.',
      severity: 'error',
      from: { path: '^libs/likeness/', pathNot: tests },
      to: { pathNot: '^libs/likeness/' },
    },
    {
      name: 'contracts-only-zod',
      severity: 'error',
      from: { path: '^libs/contracts/', pathNot: tests },
      to: { pathNot: ['^libs/contracts/', '^node_modules/zod/'] },
    },
    {
      name: 'platform-imports-contracts-and-frameworks',
      severity: 'error',
      from: { path: '^libs/platform/', pathNot: tests },
      to: { path: own, pathNot: '^libs/(platform|contracts)/' },
    },
    {
      name: 'brokering-imports-contracts-engine-and-platform',
      comment: 'It serves several services and knows none of them: what it needs of one comes through Subjects and Wording.',
      severity: 'error',
      from: { path: '^libs/brokering/', pathNot: tests },
      to: { path: own, pathNot: '^libs/(brokering|contracts|engine|platform)/' },
    },
    {
      name: 'projection-imports-contracts-engine-and-platform',
      comment: 'It serves every service that keeps a copy of what the registry knows.',
      severity: 'error',
      from: { path: '^libs/projection/', pathNot: tests },
      to: { path: own, pathNot: '^libs/(projection|contracts|engine|platform)/' },
    },
    {
      name: 'language-imports-contracts-and-engine',
      severity: 'error',
      from: { path: '^libs/language/', pathNot: tests },
      to: { path: own, pathNot: '^libs/(language|contracts|engine)/' },
    },
    {
      name: 'servers-and-client-stand-alone',
      severity: 'error',
      from: { path: '^libs/(servers|client)/', pathNot: tests },
      to: { path: own, pathNot: '^libs/$1/' },
    },
    {
      name: 'apps-never-import-each-other',
      comment: 'Apps talk by messages; only apps/all starts several.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/all/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'console-imports-contracts-and-client',
      severity: 'error',
      from: { path: '^apps/console/' },
      to: { path: '^libs/', pathNot: '^libs/(contracts|client)/' },
    },
    {
      name: 'apps-and-libs-never-import-tools',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: tests },
      to: { path: '^(tools|test)/' },
    },
    {
      name: 'tools-import-libs-and-all',
      comment: "Besides, migrate needs every service's schema, entities and migrations, and letters what renders them.",
      severity: 'error',
      from: { path: '^tools/', pathNot: tests },
      to: { path: '^apps/', pathNot: '^apps/all/|^apps/[^/]+/src/(database[.]ts$|templates/|(reply|password|question|withdraw)-page/)' },
    },
    {
      name: 'testing-only-from-tests',
      severity: 'error',
      from: { path: own, pathNot: tests },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'testing-imports-libs',
      severity: 'error',
      from: { path: '^libs/testing/', pathNot: '[.](spec|e2e)[.]ts$' },
      to: { path: '^(apps|tools|test)/', pathNot: '^apps/all/|^apps/[^/]+/src/database[.]ts$' },
    },
    {
      name: 'no-production-import-of-tests',
      severity: 'error',
      from: { path: own, pathNot: tests },
      to: { path: '[.](spec|e2e|system)[.]ts$' },
    },
    {
      name: 'libs-by-alias',
      comment: 'Another library is imported by its alias, never by a path through the house.',
      severity: 'error',
      from: { path: '^(libs/[^/]+|apps/[^/]+|tools|test)/' },
      to: { path: '^libs/', pathNot: '^$1/', dependencyTypesNot: ['aliased'] },
    },
    {
      name: 'public-entry-only',
      comment: 'engine, likeness, language, servers and client have one public entry each.',
      severity: 'error',
      from: { path: own, pathNot: '^libs/(engine|likeness|language|servers|client)/' },
      to: { path: '^libs/(engine|likeness|language|servers|client)/', pathNot: '^libs/([^/]+)/$1[.]ts$|^libs/(engine/engine|likeness/likeness|language/language|servers/servers|client/client)[.]ts$' },
    },
    {
      name: 'no-cycles',
      comment: 'At run time: what is imported as a type only is gone by then.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-resolvable',
      comment: 'An alias or package that does not exist.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared-packages-only',
      comment: 'A package must be in package.json: what another package happens to bring may leave again.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'services-find-their-servers',
      comment: 'libs/servers is for developers, demo and tests: the image lacks its packages.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: `${tests}|^libs/servers/` },
      to: { path: '^libs/servers/' },
    },
    {
      name: 'no-dev-packages-in-production',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: `${tests}|^libs/servers/` },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      // The same condition that points the compiler at the sources.
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
