// What somebody with a login and a plain SQL client could try, and what has to stand in the way.
import { digestOf, event, mail, mailOfFaro, opening, randomId, step } from './hub-bench';

export type Attacker = 'bea' | 'dario' | 'eva' | 'fran' | 'gil';

export interface Attempt {
  readonly title: string;
  readonly by: Attacker;
  readonly sql: string;
  readonly values?: readonly unknown[];
  /** Part of what has to come back: an error's text, or the answer. */
  readonly meets: RegExp;
}

/** A case of Vela that Bea holds, with a reply of hers and one of the trainee Eva's; a red case; a case of Faro. */
export interface Prey {
  readonly caseOfBea: string;
  readonly replyOfBea: string;
  readonly replyOfEva: string;
  readonly redCase: string;
  readonly caseOfFaro: string;
  readonly noteOfBea: string;
}

const noSchema = /permission denied for schema hub/;
const brandDenied = /not allowed: brand/;
const json = (value: unknown) => JSON.stringify(value);

const tables = [
  'setting',
  'person',
  'brand',
  'account',
  'grant_',
  'grant_line',
  'approval_rule',
  'workspace',
  'head',
  'name_key',
  'customer_key',
  'event',
  'case_state',
  'message',
  'reply',
  'approval',
  'desktop',
  'presence',
  'lease',
  'permit',
  'file',
  'file_piece',
  'migration',
  'numbering',
  'desk_number',
  'incident',
  'glass',
  'training_result',
  'drill',
];

const onTables: readonly Attempt[] = tables.flatMap((table) => [
  { title: `read the table ${table}`, by: 'bea', sql: `SELECT * FROM hub.${table}`, meets: noSchema },
  { title: `empty the table ${table}`, by: 'dario', sql: `DELETE FROM hub.${table}`, meets: noSchema },
]);

const inside: readonly Attempt[] = [
  ['act as somebody else', 'SELECT hub.record(NULL, NULL, NULL, NULL)'],
  ['apply facts unjudged', `SELECT hub.apply('vela', 'ana', NULL, NULL, 1)`],
  ['make a login', `SELECT hub.make_login('mallory', 'x')`],
  ['end a login', `SELECT hub.end_login('ana')`],
  ['set grants', `SELECT hub.take_facts('{}')`],
  ['move the head', 'SELECT hub.keep_head(NULL)'],
  ['lock the head', `SELECT hub.lock_head('vela')`],
  ['release claims', `SELECT hub.release_claims('vela', 'ana', 'bea')`],
  ['file a result', `SELECT hub.take_result('ana', '{}')`],
  ['read keys', `SELECT hub.key_list('vela', NULL)`],
  ['number a desktop', `SELECT hub.number_of_desk('bea', gen_random_uuid())`],
  ['count by locking', 'BEGIN; LOCK TABLE hub.head IN ACCESS EXCLUSIVE MODE'],
  ['count by asking for a plan', 'EXPLAIN SELECT * FROM hub.event'],
  ['change a table', 'ALTER TABLE hub.event DISABLE TRIGGER append_only'],
  ['add to a table', `INSERT INTO hub.grant_ (agent, brand, action) VALUES ('bea', 'faro', 'see')`],
  ['copy a table', 'COPY hub.event TO STDOUT'],
].map(([title, sql]) => ({ title: `${title} from inside`, by: 'bea' as const, sql: sql!, meets: noSchema }));

const otherBrand = (by: Attacker, brand: string, account: string): readonly Attempt[] => {
  const desktop = randomId();
  const about = {
    brand,
    caseId: randomId(),
    replyId: randomId(),
    message: null,
    desktop,
    fence: 1,
    digest: 'x',
    version: 1,
    outcome: 'sent',
  };
  const file = { brand, replyId: randomId(), file: digestOf('a file'), piece: 1, pieces: 1, keyNo: 1 };
  const calls: readonly [string, string, readonly unknown[]][] = [
    ['read the list', 'SELECT * FROM api.feed($1, 0, 10)', [brand]],
    ['append', 'SELECT api.append($1, $2, $3)', [brand, desktop, json([step(opening(randomId()))])]],
    ['append nothing', 'SELECT api.append($1, $2, $3)', [brand, desktop, '[]']],
    ['read keys', 'SELECT api.keys($1, $2)', [brand, [1, 2, 3]]],
    ['make keys', 'SELECT api.key_for($1, $2)', [brand, ['someone']]],
    ['verify the list', 'SELECT api.verify($1)', [brand]],
    ['erase somebody', 'SELECT api.erase($1)', [json({ brand, customer: 'x', op: randomId(), desktop })]],
    ['lease an account', 'SELECT api.lease($1, $2)', [account, desktop]],
    ['look at a lease', 'SELECT api.lease($1, $2, false)', [account, desktop]],
    ['free a lease', 'SELECT api.unlease($1, $2)', [account, desktop]],
    ['get a permit', 'SELECT api.permit($1)', [json(about)]],
    ['end a permit', 'SELECT api.permit_end($1)', [json(about)]],
    ['bring a file', `SELECT api.put_file($1, 'x')`, [json(file)]],
    ['learn of a file', 'SELECT api.has_file($1)', [json(file)]],
    ['read a file', 'SELECT * FROM api.get_file($1)', [json(file)]],
  ];
  return [
    ...calls.map(([title, sql, values]) => ({
      title: `${title} of ${brand}`,
      by,
      sql,
      values,
      meets: brandDenied,
    })),
    {
      title: `take the next case of ${brand}`,
      by,
      sql: 'SELECT api.claim_next($1, $2, $3)',
      values: [[brand], desktop, randomId()],
      meets: /not allowed: claim/,
    },
    {
      title: `see ${brand} in the greeting`,
      by,
      sql: `SELECT position('"${brand}"' IN api.hello()::text) AS at`,
      meets: /"at":0/,
    },
    {
      title: `see ${brand} in the pulse`,
      by,
      sql: `SELECT api.pulse($1)::text ~ '"${brand}"|@${brand}' AS seen`,
      values: [
        json({
          desktop,
          name: 'x',
          holds: [account],
          heads: { [brand]: { seq: 1, hash: 'a'.repeat(64) } },
          presence: { brand, caseId: randomId(), doing: 'reads' },
        }),
      ],
      meets: /"seen":false/,
    },
  ];
};

const unknownBrand: readonly Attempt[] = [
  {
    title: 'tell a brand that is not there from one that is not theirs',
    by: 'bea',
    sql: `SELECT * FROM api.feed('atlantis', 0, 1)`,
    meets: brandDenied,
  },
  {
    title: 'ask for no brand at all',
    by: 'bea',
    sql: 'SELECT * FROM api.feed(NULL, 0, 1)',
    meets: brandDenied,
  },
];

const managing: readonly Attempt[] = (['bea', 'dario', 'eva', 'fran', 'gil'] as const).flatMap((by) =>
  [
    ['publish a definition', `SELECT api.publish(1, 'mine', '{"brands":["vela"]}', '')`],
    ['invite somebody', `SELECT api.invite('mallory', 'mallory', 'x')`],
    ['change the password of a manager', `SELECT api.set_password('ana', 'x')`],
    ['remove a manager', `SELECT api.remove('ana')`],
    ['list the people', 'SELECT api.members()'],
  ].map(([title, sql]) => ({ title: title!, by, sql: sql!, meets: /not allowed: manage/ })),
);

const server: readonly Attempt[] = (
  [
    ['list the roles', 'SELECT * FROM pg_roles', /permission denied/],
    ['list the users', 'SELECT * FROM pg_user', /permission denied/],
    ['read password proofs', 'SELECT * FROM pg_authid', /permission denied/],
    ['read password proofs by the old name', 'SELECT * FROM pg_shadow', /permission denied/],
    ['list memberships', 'SELECT * FROM pg_auth_members', /permission denied/],
    ['see who works now', 'SELECT * FROM pg_stat_activity', /permission denied/],
    ['see who works now without the view', 'SELECT * FROM pg_stat_get_activity(NULL)', /permission denied/],
    ['see locks', 'SELECT * FROM pg_locks', /permission denied/],
    ['count rows by statistics', 'SELECT * FROM pg_stat_user_tables', /permission denied/],
    ['count rows by the catalogue', 'SELECT reltuples FROM pg_class', /permission denied/],
    ['see frequent values', 'SELECT * FROM pg_stats', /permission denied/],
    ['read the source of functions', 'SELECT prosrc FROM pg_proc', /permission denied/],
    ['read a definition', `SELECT pg_get_functiondef('api.hello()'::regprocedure)`, /permission denied/],
    ['list databases', 'SELECT * FROM pg_database', /permission denied/],
    ['list tables', 'SELECT * FROM information_schema.tables', /permission denied/],
    ['list columns', 'SELECT * FROM pg_attribute', /permission denied/],
    ['measure the database', 'SELECT pg_database_size(current_database())', /permission denied/],
    ['measure a table', 'SELECT pg_total_relation_size(20000)', /permission denied/],
    ['keep a large object', `SELECT lo_from_bytea(0, 'x')`, /permission denied/],
    ['make a large object', 'SELECT lo_create(0)', /permission denied/],
    ['hold an advisory lock', 'SELECT pg_advisory_lock(1)', /permission denied/],
    ['hold a shared advisory lock', 'SELECT pg_try_advisory_lock_shared(1)', /permission denied/],
    ['sleep on a connection', 'SELECT pg_sleep(1)', /permission denied/],
    ['run a block of code', 'DO $$ BEGIN NULL; END $$', /permission denied for language/],
    ['make a table', 'CREATE TABLE mine (a integer)', /permission denied|no schema/],
    ['make a table in public', 'CREATE TABLE public.mine (a integer)', /permission denied/],
    ['make a table in api', 'CREATE TABLE api.mine (a integer)', /permission denied/],
    ['make a temporary table', 'CREATE TEMP TABLE mine (a integer)', /permission denied/],
    [
      'make a function',
      `CREATE FUNCTION api.mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'`,
      /permission denied/,
    ],
    [
      'replace a function',
      `CREATE OR REPLACE FUNCTION api.hello() RETURNS jsonb LANGUAGE sql AS 'SELECT NULL::jsonb'`,
      /permission denied/,
    ],
    ['make a schema', 'CREATE SCHEMA mine', /permission denied/],
    ['make a role', 'CREATE ROLE mallory', /permission denied/],
    ['become the owner', 'SET ROLE semaforo_hub', /permission denied/],
    ['become the administrator', 'SET ROLE postgres', /permission denied/],
    ['become a colleague', 'SET SESSION AUTHORIZATION ana', /permission denied/],
    ['become a colleague by role', 'SET ROLE ana', /permission denied/],
    ['join the owner', 'GRANT semaforo_hub TO bea', /permission denied|must have admin option/],
    ['let a role make roles', 'ALTER ROLE bea CREATEROLE', /permission denied|must (be|have)/],
    ['be a superuser', 'ALTER ROLE bea SUPERUSER', /permission denied|must be superuser/],
    ['change a colleague’s password', `ALTER ROLE carlos PASSWORD 'x'`, /permission denied|must (be|have)/],
    [
      'lift their own limit of connections',
      'ALTER ROLE bea CONNECTION LIMIT -1',
      /permission denied|must (be|have)/,
    ],
    ['drop a role', 'DROP ROLE carlos', /permission denied|must (be|have)/],
    ['run a program', `COPY (SELECT 1) TO PROGRAM 'id'`, /permission denied|must be superuser/],
    ['read a file', `SELECT pg_read_file('/etc/hostname')`, /permission denied/],
    ['write a file', `COPY (SELECT 1) TO '/tmp/mine'`, /permission denied|must be superuser/],
    ['list the server’s folder', `SELECT pg_ls_dir('.')`, /permission denied/],
    ['change the server', 'ALTER SYSTEM SET fsync = off', /permission denied|must be superuser/],
    ['reload the server', 'SELECT pg_reload_conf()', /permission denied/],
    ['load a library', `LOAD 'plpgsql'`, /permission denied|must be superuser|access to library/],
    ['add an extension', 'CREATE EXTENSION pg_stat_statements', /permission denied|not available|no schema/],
    ['change the database', 'ALTER DATABASE team SET statement_timeout = 0', /must be owner/],
    ['drop the database', 'DROP DATABASE team', /must be owner/],
    ['hold back cleaning with a snapshot', 'SELECT pg_export_snapshot()', /permission denied/],
    [
      'read the write-ahead log',
      `SELECT pg_create_physical_replication_slot('x')`,
      /permission denied|must be superuser|REPLICATION/,
    ],
    ['turn off triggers for a session', `SET session_replication_role = 'replica'`, /permission denied/],
    ['write who they are in the log of the server', 'SET log_statement = none', /permission denied/],
    ['send a hint with words', `SELECT pg_notify('semaforo', 'words')`, /permission denied/],
    [
      'prepare a transaction to hold locks',
      `BEGIN; SELECT api.key_for('vela', ARRAY['somebody']); PREPARE TRANSACTION 'x'`,
      /prepared transactions are disabled|max_prepared/,
    ],
  ] as const
).map(([title, sql, meets]) => ({ title, by: 'bea', sql, meets }));

function append(by: Attacker, title: string, meets: RegExp, ...events: readonly unknown[]): Attempt {
  return {
    title,
    by,
    sql: `SELECT api.append('vela', $1, $2)::text AS answer`,
    values: [randomId(), json([{ step: randomId(), events }])],
    meets,
  };
}

const refused = (code: string, detail = '') =>
  new RegExp(
    `"code": \\\\?"${code}\\\\?".*${detail}|${detail}.*"code": \\\\?"${code}|\\\\"code\\\\": \\\\"${code}\\\\"`,
  );

function working(prey: Prey): readonly Attempt[] {
  const { caseOfBea, replyOfBea, replyOfEva, redCase, caseOfFaro, noteOfBea } = prey;
  const reply = (more: Record<string, unknown> = {}) => ({
    reply: randomId(),
    account: mail,
    audience: 'private',
    digest: 'd',
    basedOn: digestOf(caseOfBea),
    needs: 'none',
    ...more,
  });
  return [
    append(
      'eva',
      'claim what a colleague holds',
      refused('claimed-by-other'),
      event(caseOfBea, 'CaseAssigned', { assignee: 'eva', reasonGiven: false }),
    ),
    append(
      'eva',
      'release what a colleague holds',
      refused('claimed-by-other'),
      event(caseOfBea, 'CaseAssigned', { assignee: null, reasonGiven: false }),
    ),
    append(
      'eva',
      'give away what a colleague holds',
      refused('claimed-by-other'),
      event(caseOfBea, 'CaseAssigned', { assignee: 'gil', reasonGiven: true }),
    ),
    append(
      'gil',
      'claim for another',
      refused('claimed-by-other'),
      event(caseOfBea, 'CaseAssigned', { assignee: 'eva', reasonGiven: true }),
      event(redCase, 'CaseAssigned', { assignee: 'eva' }),
    ),
    append(
      'gil',
      'assign a free case to another',
      refused('not-allowed'),
      event(redCase, 'CaseAssigned', { assignee: 'eva', reasonGiven: true }),
    ),
    append(
      'bea',
      'assign to somebody of another brand',
      refused('bad-facts'),
      event(caseOfBea, 'CaseAssigned', { assignee: 'dario' }),
    ),
    append(
      'bea',
      'assign to nobody known',
      refused('bad-facts'),
      event(caseOfBea, 'CaseAssigned', { assignee: 'nobody' }),
    ),
    append(
      'gil',
      'claim a red case',
      refused('not-allowed'),
      event(redCase, 'CaseAssigned', { assignee: 'gil' }),
    ),
    append('gil', 'answer a red case', refused('not-allowed'), event(redCase, 'ReplySubmitted', reply())),
    append('gil', 'lower a red case', refused('not-allowed'), event(redCase, 'TierSet', { tier: 'green' })),
    append(
      'gil',
      'lower and answer in one step',
      refused('not-allowed'),
      event(redCase, 'TierSet', { tier: 'green' }),
      event(redCase, 'ReplySubmitted', reply()),
    ),
    append(
      'gil',
      'lower a red case by an undo',
      refused('not-allowed'),
      event(redCase, 'StepUndone', { step: randomId(), after: { tier: 'green' } }),
    ),
    append('gil', 'resolve a red case', refused('not-allowed'), event(redCase, 'CaseResolved')),
    append('gil', 'snooze a red case', refused('not-allowed'), event(redCase, 'CaseSnoozed')),
    append('gil', 'act on a post of a red case', refused('not-allowed'), event(redCase, 'PostActedOn')),
    append(
      'gil',
      'bring a message as if a customer had written',
      refused('not-allowed'),
      event(redCase, 'MessageReceived', { message: digestOf('x'), dueAt: 1 }),
    ),
    append(
      'eva',
      'answer in a case a colleague holds',
      refused('claimed-by-other'),
      event(caseOfBea, 'ReplySubmitted', reply()),
    ),
    append(
      'eva',
      'approve their own reply',
      refused('approval-own'),
      event(caseOfBea, 'ReplyApproved', { reply: replyOfEva, digest: 'd' }),
    ),
    append(
      'bea',
      'approve their own reply',
      refused('approval-own'),
      event(caseOfBea, 'ReplyApproved', { reply: replyOfBea, digest: 'd' }),
    ),
    append(
      'eva',
      'approve as a trainee',
      refused('not-allowed'),
      event(caseOfBea, 'ReplyApproved', { reply: replyOfBea, digest: 'd' }),
    ),
    append(
      'fran',
      'approve as an analyst',
      refused('not-allowed'),
      event(caseOfBea, 'ReplyApproved', { reply: replyOfBea, digest: 'd' }),
    ),
    append(
      'eva',
      'reject a colleague’s reply as a trainee',
      refused('not-allowed'),
      event(caseOfBea, 'ReplyRejected', { reply: replyOfBea }),
    ),
    append(
      'eva',
      'cancel a colleague’s reply',
      refused('not-allowed'),
      event(caseOfBea, 'ReplyCancelled', { reply: replyOfBea }),
    ),
    append(
      'eva',
      'write a colleague’s reply anew',
      refused('claimed-by-other'),
      event(caseOfBea, 'ReplySubmitted', reply({ reply: replyOfBea })),
    ),
    append(
      'bea',
      'say that a reply is being sent without a permit',
      refused('not-allowed'),
      event(caseOfBea, 'ReplySending', { reply: replyOfBea }),
    ),
    append(
      'bea',
      'say that a reply was sent without a permit',
      refused('not-allowed'),
      event(caseOfBea, 'ReplySent', { reply: replyOfBea }),
    ),
    append(
      'eva',
      'say that a trainee’s reply was sent',
      refused('not-allowed'),
      event(caseOfBea, 'ReplySent', { reply: replyOfEva }),
    ),
    append(
      'bea',
      'speak from an account of another brand',
      refused('bad-facts'),
      event(caseOfBea, 'ReplySubmitted', reply({ account: mailOfFaro })),
    ),
    append(
      'bea',
      'open a case on an account of another brand',
      refused('bad-facts'),
      opening(randomId(), { account: mailOfFaro }),
    ),
    append(
      'bea',
      'write into a case of another brand',
      refused('case-unknown'),
      event(caseOfFaro, 'NoteAdded'),
    ),
    append('bea', 'open again a case that is there', refused('superseded'), opening(redCase)),
    append('bea', 'pass another case off under a known operation', refused('bad-facts'), {
      ...event(redCase, 'NoteAdded'),
      op: noteOfBea,
    }),
    append('bea', 'pass another kind off under a known operation', refused('bad-facts'), {
      ...event(caseOfBea, 'CaseResolved'),
      op: noteOfBea,
    }),
    append('bea', 'erase without the right', refused('not-allowed'), event(caseOfBea, 'CaseErased')),
    append('bea', 'lift a legal hold', refused('not-allowed'), event(caseOfBea, 'LegalHoldLifted')),
    append('fran', 'write a note as an analyst', refused('not-allowed'), event(caseOfBea, 'NoteAdded')),
    append(
      'fran',
      'write a kind nobody knows as an analyst',
      refused('not-allowed'),
      event(caseOfBea, 'SomethingNew'),
    ),
    append(
      'fran',
      'raise a case as an analyst',
      refused('not-allowed'),
      event(caseOfBea, 'TierSet', { tier: 'red' }),
    ),
    append(
      'fran',
      'claim as an analyst',
      refused('not-allowed'),
      event(redCase, 'CaseAssigned', { assignee: 'fran' }),
    ),
    {
      title: 'take the next case as an analyst',
      by: 'fran',
      sql: `SELECT api.claim_next('{vela}', $1, $2)`,
      values: [randomId(), randomId()],
      meets: /not allowed: claim/,
    },
    {
      title: 'make keys as an analyst',
      by: 'fran',
      sql: `SELECT api.key_for('vela', '{someone}')`,
      meets: /not allowed: note/,
    },
    {
      title: 'lease as an analyst',
      by: 'fran',
      sql: 'SELECT api.lease($1, $2)',
      values: [mail, randomId()],
      meets: /not allowed: ingest/,
    },
    {
      title: 'get a permit as an analyst',
      by: 'fran',
      sql: 'SELECT api.permit($1)',
      values: [json({ brand: 'vela', desktop: randomId() })],
      meets: /not allowed: ingest/,
    },
    {
      title: 'verify without managing',
      by: 'bea',
      sql: `SELECT api.verify('vela')`,
      meets: /not allowed: manage/,
    },
    {
      title: 'erase a customer without the right',
      by: 'bea',
      sql: 'SELECT api.erase($1)',
      values: [json({ brand: 'vela', customer: 'x', op: randomId(), desktop: randomId() })],
      meets: /not allowed: erase/,
    },
    {
      title: 'lease without holding the secret',
      by: 'bea',
      sql: 'SELECT api.lease($1, $2)',
      values: [mail, randomId()],
      meets: /secret-missing/,
    },
    {
      title: 'get a permit without the lease',
      by: 'bea',
      sql: 'SELECT api.permit($1)::text AS answer',
      values: [
        json({
          brand: 'vela',
          caseId: caseOfBea,
          replyId: replyOfBea,
          message: digestOf(caseOfBea),
          desktop: randomId(),
          fence: 0,
          digest: 'd',
        }),
      ],
      meets: /fence-lost/,
    },
    {
      title: 'end a permit nobody gave',
      by: 'bea',
      sql: 'SELECT api.permit_end($1)',
      values: [
        json({
          brand: 'vela',
          caseId: caseOfBea,
          replyId: replyOfBea,
          version: 1,
          desktop: randomId(),
          outcome: 'sent',
        }),
      ],
      meets: /permit-unknown/,
    },
  ];
}

function malformed({ caseOfBea }: Prey): readonly Attempt[] {
  const bad = refused('bad-facts');
  return [
    append('bea', 'a kind with a line break', bad, event(caseOfBea, 'Note\nAdded')),
    append('bea', 'a kind that is too long', bad, event(caseOfBea, 'N'.repeat(41))),
    append('bea', 'a case id that is none', bad, event('not-an-id', 'NoteAdded')),
    append('bea', 'an operation that is none', bad, { ...event(caseOfBea, 'NoteAdded'), op: 'x' }),
    append('bea', 'no operation', bad, { ...event(caseOfBea, 'NoteAdded'), op: null }),
    append('bea', 'a time that is text', bad, { ...event(caseOfBea, 'NoteAdded'), at: 'now' }),
    append('bea', 'a time beyond all times', bad, { ...event(caseOfBea, 'NoteAdded'), at: 1e30 }),
    append('bea', 'facts that are a list', bad, { ...event(caseOfBea, 'NoteAdded'), facts: [] }),
    append(
      'bea',
      'facts that are too large',
      refused('too-large'),
      event(caseOfBea, 'NoteAdded', { long: 'x'.repeat(17_000) }),
    ),
    append('bea', 'a body that is too large', refused('too-large'), {
      ...event(caseOfBea, 'NoteAdded'),
      body: 'A'.repeat(1_500_000),
    }),
    append('bea', 'a body that is not base64', bad, { ...event(caseOfBea, 'NoteAdded'), body: '%%%' }),
    append('bea', 'a customer without a key', bad, { ...event(caseOfBea, 'NoteAdded'), customer: 'nobody' }),
    append('bea', 'a key without a customer', bad, { ...event(caseOfBea, 'NoteAdded'), keyNo: 1 }),
    append('bea', 'a tier that is none', bad, event(caseOfBea, 'TierSet', { tier: 'purple' })),
    append(
      'bea',
      'a status that is none',
      bad,
      event(caseOfBea, 'StepUndone', { step: randomId(), after: { status: 'gone' } }),
    ),
    append(
      'bea',
      'a message name that is none',
      bad,
      event(caseOfBea, 'MessageReceived', { message: 'xyz' }),
    ),
    append('bea', 'a warning, which is not shared', bad, event(caseOfBea, 'DeadlineWarned')),
    append('bea', 'an entry that is a number', bad, 7),
    {
      title: 'steps that are none',
      by: 'bea',
      sql: `SELECT api.append('vela', $1, '{}')`,
      values: [randomId()],
      meets: /bad-facts/,
    },
    {
      title: 'more steps than one call may bring',
      by: 'bea',
      sql: `SELECT api.append('vela', $1, (SELECT jsonb_agg(1) FROM generate_series(1, 1001)))`,
      values: [randomId()],
      meets: /too-large/,
    },
    { title: 'no desktop', by: 'bea', sql: `SELECT api.append('vela', NULL, '[]')`, meets: /bad-facts/ },
    {
      title: 'more numbers than one call may take',
      by: 'bea',
      sql: 'SELECT api.numbers($1, 1000000, 0)',
      values: [randomId()],
      meets: /bad-facts/,
    },
    {
      title: 'fewer numbers than none',
      by: 'bea',
      sql: 'SELECT api.numbers($1, -5, 0)',
      values: [randomId()],
      meets: /bad-facts/,
    },
    {
      title: 'take numbers as an analyst',
      by: 'fran',
      sql: 'SELECT api.numbers($1, 1, 0)',
      values: [randomId()],
      meets: /not allowed: note/,
    },
    {
      title: 'numbers from before the first',
      by: 'bea',
      sql: 'SELECT api.numbers($1, 1, -5)',
      values: [randomId()],
      meets: /bad-facts/,
    },
    {
      title: 'more keys than one call may make',
      by: 'bea',
      sql: `SELECT api.key_for('vela', ARRAY(SELECT g::text FROM generate_series(1, 1001) g))`,
      meets: /too-large/,
    },
    {
      title: 'a customer with a line break',
      by: 'bea',
      sql: `SELECT api.key_for('vela', ARRAY[E'a\\nb'])`,
      meets: /bad-facts/,
    },
    {
      title: 'a pulse that is too large',
      by: 'bea',
      sql: 'SELECT api.pulse($1)',
      values: [json({ desktop: randomId(), name: 'x', holds: ['y'.repeat(70_000)] })],
      meets: /too-large/,
    },
    {
      title: 'a desktop with a name that breaks lines',
      by: 'bea',
      sql: 'SELECT api.pulse($1)',
      values: [json({ desktop: randomId(), name: 'a\nb', holds: [] })],
      meets: /bad-facts/,
    },
    {
      title: 'their own password in the clear',
      by: 'bea',
      sql: `SELECT api.set_password('bea', 'a')`,
      meets: /bad-facts/,
    },
    {
      title: 'a login that is a command',
      by: 'bea',
      sql: `SELECT api.set_password('x"; DROP ROLE ana; --', 'a')`,
      meets: /not allowed: manage/,
    },
  ];
}

/** Everything that has to be held off. */
export function attempts(prey: Prey): readonly Attempt[] {
  return [
    ...onTables,
    ...inside,
    ...otherBrand('bea', 'faro', mailOfFaro),
    ...otherBrand('dario', 'vela', mail),
    ...unknownBrand,
    ...managing,
    ...server,
    ...working(prey),
    ...malformed(prey).map((attempt) => ({ ...attempt, title: `send ${attempt.title}` })),
  ];
}
