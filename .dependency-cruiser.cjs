// Who may import whom: the directions that keep each part understandable, and each process, on its own.
const tests = ['\\.test\\.tsx?$', '\\.spec\\.ts$', '^test/'];
const gaps = '^src/shared/runtime-gaps\\.ts$';
const domain = '^src/shared/domain/';
const ipc = '^src/shared/ipc/';
const texts = '^src/shared/texts(/|\\.ts$)';
const workspace = '^src/shared/workspace(/|\\.ts$)';
const scenario = '^src/shared/scenario/';

const forbid = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { pathNot: tests, ...from },
  to,
});

/** Of our own files, those under `from` may import only what `allowed` matches. */
const ownFiles = (name, from, allowed) =>
  forbid(
    name,
    `may import of ours only ${allowed.join(' ')}`,
    { path: from },
    { path: '^src/', pathNot: allowed },
  );

/** Of packages, those under `from` may import only the named ones; nothing from Node itself. */
const packages = (name, from, names) =>
  forbid(
    `${name}-packages`,
    `may import only these packages: ${names.join(', ') || 'none'}`,
    { path: from },
    {
      dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'core'],
      pathNot: names.map((name) => `(^|node_modules/)${name}(/|$)`),
    },
  );

const shared = [
  ownFiles('domain-is-alone', '^src/shared/domain/', [domain]),
  packages('domain-is-alone', '^src/shared/domain/', []),
  ownFiles('ipc-knows-the-domain', ipc, [domain, ipc, workspace]),
  packages('ipc-knows-the-domain', ipc, ['zod']),
  ownFiles('workspace-knows-the-domain', workspace, [domain, workspace]),
  packages('workspace-knows-the-domain', workspace, ['zod', 'yaml']),
  ownFiles('scenario-knows-the-domain', scenario, [
    domain,
    scenario,
    '^src/shared/workspace/(located-document|issue-text)\\.ts$',
  ]),
  packages('scenario-knows-the-domain', scenario, ['zod', 'yaml']),
  ownFiles('texts-are-alone', texts, [domain, texts]),
  packages('texts-are-alone', texts, []),
];

const processes = [
  ownFiles('shell-meets-others-over-ports', '^src/main/shell/', [
    '^src/main/shell/',
    domain,
    ipc,
    workspace,
    texts,
    gaps,
  ]),
  ownFiles('engine-meets-others-over-ports', '^src/main/engine/', [
    '^src/main/engine/',
    domain,
    ipc,
    workspace,
    '^src/shared/scenario/sandbox-workspace\\.ts$',
    gaps,
  ]),
  ownFiles('channels-meet-others-over-ports', '^src/main/channels/', [
    '^src/main/channels/',
    domain,
    ipc,
    scenario,
    gaps,
  ]),
  forbid(
    'only-the-sandbox-plays-scenarios',
    'a live channel knows nothing of practice',
    {
      path: '^src/',
      pathNot: [...tests, scenario, '^src/main/channels/sandbox/', '^src/main/engine/main\\.ts$'],
    },
    { path: scenario },
  ),
  ownFiles('keychain-meets-others-over-ports', '^src/main/keychain/', [
    '^src/main/keychain/',
    domain,
    ipc,
    gaps,
  ]),
  forbid(
    'connectors-are-strangers',
    'a connector knows the connector contract and itself, never another connector or who runs it',
    { path: '^src/main/channels/([^/]+)/' },
    {
      path: '^src/main/channels/',
      pathNot: ['^src/main/channels/$1/', '^src/main/channels/(?!main|registry|poll-loop)[^/]+\\.ts$'],
    },
  ),
  forbid(
    'engine-parts-are-joined-by-the-entry',
    'hub, search and courier know the log and the domain, not each other',
    { path: '^src/main/engine/(hub|search|courier)(?![a-z])' },
    { path: '^src/main/engine/(hub|search|courier)(?![a-z])', pathNot: '^src/main/engine/$1(?![a-z])' },
  ),
  ownFiles('hub-cli-drives-the-hub', '^src/main/hub-cli/', [
    '^src/main/hub-cli/',
    '^src/main/engine/hub/',
    workspace,
    gaps,
  ]),
  ownFiles('record-cli-checks-records', '^src/main/record-cli/', [
    '^src/main/record-cli/',
    '^src/shared/domain/record/',
    gaps,
  ]),
  forbid(
    'pg-stays-in-the-hub',
    'one place verifies who it speaks to',
    { path: '^src/', pathNot: ['^src/main/engine/hub/', ...tests] },
    { path: '(^|node_modules/)pg(/|$)' },
  ),
  forbid(
    'electron-stays-in-the-shell',
    'every other process receives what it needs',
    { path: '^src/', pathNot: ['^src/main/shell/', '^src/preload/', ...tests] },
    { path: '(^|node_modules/)electron(/|$)', dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'keytar-stays-in-the-keychain',
    'a locked keyring blocks whoever asks it',
    { path: '^src/', pathNot: ['^src/main/keychain/', ...tests] },
    { path: '(^|node_modules/)(@github/)?keytar(/|$)' },
  ),
  forbid(
    'preload-carries-names-only',
    'a sandboxed preload stays one small file; everything but the names is types',
    { path: '^src/preload/' },
    {
      path: '^src/',
      pathNot: ['^src/preload/', '^src/shared/ipc/requests\\.ts$'],
      dependencyTypesNot: ['type-only'],
    },
  ),
  ownFiles('preload-knows-the-contract', '^src/preload/', ['^src/preload/', domain, ipc]),
  packages('preload-carries-names-only', '^src/preload/', ['electron']),
];

const screens = [
  ownFiles('renderer-stays-outside-the-processes', '^src/renderer/', ['^src/renderer/', '^src/shared/']),
  forbid(
    'renderer-has-no-node',
    'the page is sandboxed',
    { path: '^src/renderer/' },
    { dependencyTypes: ['core'] },
  ),
  ownFiles('store-worker-applies-entries', '^src/renderer/store-worker/', [
    '^src/renderer/store-worker/',
    domain,
    '^src/shared/ipc/(feed|projected-row|store-port)\\.ts$',
    gaps,
  ]),
  packages('store-worker-applies-entries', '^src/renderer/store-worker/', ['dexie']),
  ownFiles('ui-knows-no-product', '^src/renderer/ui/', ['^src/renderer/ui/']),
  packages('ui-knows-no-product', '^src/renderer/ui/', [
    'react',
    'react-dom',
    '@types/react',
    '@base-ui/react',
  ]),
  ownFiles('data-and-state-know-no-screen', '^src/renderer/(data|state)/', [
    '^src/renderer/(data|state)/',
    '^src/renderer/store-worker/database\\.ts$',
    '^src/shared/',
  ]),
  ownFiles('features-are-strangers', '^src/renderer/features/([^/]+)/', [
    '^src/renderer/features/$1/',
    '^src/renderer/(data|state|ui|parts)/',
    '^src/shared/',
  ]),
  ownFiles('parts-serve-every-screen', '^src/renderer/parts/', [
    '^src/renderer/(data|state|ui|parts)/',
    '^src/shared/',
  ]),
];

const everywhere = [
  forbid('no-cycles', 'two files that need each other are one', {}, { circular: true }),
  forbid(
    'no-barrels',
    'import the file that holds it',
    {},
    { path: '/index\\.tsx?$', pathNot: 'node_modules' },
  ),
  forbid(
    'nothing-imports-a-test',
    'what two tests share lives in test/support',
    { path: '^src/' },
    { path: tests },
  ),
  {
    name: 'specs-are-not-imported',
    comment: 'what two tests share lives in test/support',
    severity: 'error',
    from: {},
    to: { path: ['\\.test\\.tsx?$', '\\.spec\\.ts$'] },
  },
  forbid('imports-resolve', 'the file or package is missing', { path: '^src/' }, { couldNotResolve: true }),
];

module.exports = {
  forbidden: [...shared, ...processes, ...screens, ...everywhere],
  required: [
    {
      name: 'entries-fill-the-gaps-first',
      comment:
        'the oldest runtime lacks what libraries expect: import shared/runtime-gaps in the entry, first',
      severity: 'error',
      module: { path: '^src/main/([^/]+/main|engine/search-thread|channels/image-thread)\\.ts$' },
      to: { path: gaps },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
