/**
 * The house's one law: a folder may import only folders to its left.
 * "A call comes in about a person; we open a case; we know where the person is held; someone takes it;
 *  the court sets dates; we file; nobody forgets; the coordinator sees it all; the data can leave with us."
 */
const LINE =
  'platform confidentiality audit people places parties intake cases custody assignments calendar documents messages reminders dashboard feeds exchange'.split(
    ' ',
  );

const callsGoLeft = LINE.slice(0, -1).map((folder, at) => ({
  name: `calls-go-left-from-${folder}`,
  comment: `${folder} may import only: ${LINE.slice(0, at).join(', ') || 'nothing of ours'}`,
  severity: 'error',
  from: { path: `^src/${folder}/`, pathNot: '\\.spec\\.ts$' },
  to: { path: `^src/(${LINE.slice(at + 1).join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...callsGoLeft,
    {
      name: 'folders-do-not-import-the-front-door',
      comment: 'app.module, main, worker, cli and entities read the folders; no folder reads them',
      severity: 'error',
      from: { path: `^src/(${LINE.join('|')})/`, pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/([^/]+\\.ts$|commands/)' },
    },
    {
      name: 'rules-are-pure',
      comment: 'rules/ knows only other rules, types and data',
      severity: 'error',
      from: { path: '^src/[^/]+/rules/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/', pathNot: ['^src/[^/]+/rules/', '\\.json$'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'rules-use-no-framework',
      severity: 'error',
      from: { path: '^src/[^/]+/rules/', pathNot: '\\.spec\\.ts$' },
      to: { path: 'node_modules/(@nestjs|typeorm|bullmq|ioredis|pg|fastify|nodemailer|class-)' },
    },
    {
      name: 'rules-touch-no-machine',
      severity: 'error',
      from: { path: '^src/[^/]+/rules/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'controllers-never-see-entities',
      severity: 'error',
      from: { path: '\\.controller\\.ts$' },
      to: { path: ['\\.entity\\.ts$', '\\.queries\\.ts$', 'node_modules/typeorm/', '^src/entities\\.ts$'] },
    },
    {
      name: 'only-services-and-queries-touch-the-database',
      comment: 'entities are read by services, queries and other entities',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [
          '\\.(service|queries|entity|spec)\\.ts$',
          '^src/entities\\.ts$',
          '^src/(platform|confidentiality|audit|commands)/',
          '\\.dto\\.ts$',
        ],
      },
      to: { path: '\\.entity\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'web-knows-only-the-contract',
      severity: 'error',
      from: { path: '^web/src/' },
      to: { path: '^(src|migrations|test|scripts)/' },
    },
    {
      name: 'server-knows-nothing-of-the-web',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(web|test|scripts)/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: { path: '^(src|web/src)/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'shipped-code-uses-shipped-packages',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
