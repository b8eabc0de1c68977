// Answers to the page's questions. Nothing here changes anything.

import { setImmediate as breath } from 'node:timers/promises';
import type { z } from 'zod';
import { type CaseRow, caseRow } from '../../shared/domain/case-row';
import type { DeskStatus, QueryOutputs } from '../../shared/ipc/engine-answers';
import { type QueryName, querySchemas } from '../../shared/ipc/engine-port';
import { fail, type Result, succeed } from '../../shared/ipc/result';
import { documentOf } from '../../shared/workspace/change-part';
import type { Accounts } from './accounts';
import { listApprovals } from './approvals';
import { setAsideInSight } from './channels-in-sight';
import { readCoaching } from './coaching';
import { type CommandContext, caseOf, Refusal, refuseUnlessManager, seenCase } from './command-context';
import { readIncidents } from './crisis/read-incidents';
import type { Custody } from './custody';
import { custodyOf } from './custody-query';
import { readCustomer } from './customer-profile';
import { readFaq } from './faq/read-faq';
import { HitRows } from './hit-rows';
import { readAlike } from './joint/alike-cases';
import { previewJoint } from './joint/joint-reply';
import { readJoint, readJoints } from './joint/read-joints';
import { keptBrands } from './kept-brands';
import { LogUnreadable } from './log/database';
import { readLogTail } from './log-tail';
import { readOpenCase } from './open-case';
import { readToday } from './read-today';
import { type TrialPorts, tryStoredRules } from './rule-trial/try-stored-rules';
import type { Search } from './search';
import type { FoundCase } from './search-find';
import { readSurges } from './surge/read-surges';
import type { TeamHub } from './team-hub';
import { exportedTraining, practiceFrom, readTraining } from './training/training-commands';
import { translateMessage, translateReply } from './translation/translate-words';
import { sightHere } from './who-sees';

export interface QueryPorts extends TrialPorts {
  readonly accounts: Accounts;
  readonly search: Search;
  readonly custody: Custody;
  readonly status: () => DeskStatus;
  readonly team: Pick<TeamHub, 'people' | 'definition'>;
  readonly damaged: () => void;
}

type Input<Name extends QueryName> = z.output<(typeof querySchemas)[Name]>;
type Answers = {
  readonly [Name in QueryName]: (
    ports: QueryPorts,
    input: Input<Name>,
  ) => QueryOutputs[Name] | Promise<QueryOutputs[Name]>;
};

/** Answers one question as the page put it. Never throws. */
export async function runQuery(ports: QueryPorts, name: string, input: unknown): Promise<Result<unknown>> {
  if (!isQueryName(name))
    return fail('invalid', 'unknown-query', `There is no question ${name.slice(0, 60)}`);
  const parsed = querySchemas[name].safeParse(input);
  if (!parsed.success)
    return fail('invalid', 'bad-input', `${name}: ${parsed.error.issues[0]?.message ?? 'is not as agreed'}`);
  try {
    const answer = answers[name] as (ports: QueryPorts, input: unknown) => unknown;
    return succeed(await answer(ports, parsed.data));
  } catch (error) {
    if (error instanceof Refusal) return fail('not-found', error.code, error.message);
    if (error instanceof LogUnreadable) {
      ports.damaged();
      return fail('unavailable', 'log-damaged', error.message);
    }
    return fail('internal', 'internal', error instanceof Error ? error.name : 'unknown error');
  }
}

const answers: Answers = {
  'case.read': ({ context, accounts }, place) =>
    readOpenCase(context, place, (state) => accounts.capabilities(state.accountId)),
  'case.draft': async ({ context }, { caseId, kind, agentId }) => {
    if (!(await context.sitting.sitsSoon(agentId))) throw new Refusal('draft-of-other');
    return context.log.desk.readDraft(caseOf(context, caseId).id, kind, agentId);
  },
  'customer.read': ({ context }, place) => readCustomer(context, place),
  'team.read': ({ context }) => context.team.presence(),
  'outbox.list': ({ context }) =>
    context.log.desk.outbox().flatMap((entry) => {
      const state = seenCase(context, entry.caseId);
      const reply = state?.pendingReplies.find((pending) => pending.content.replyId === entry.replyId);
      if (!state || !reply) return [];
      return [
        {
          caseId: state.id,
          caseNumber: state.number,
          customerName: state.customer?.name ?? '',
          brandId: state.brandId,
          reply,
        },
      ];
    }),
  'approvals.list': ({ context }) => listApprovals(context),
  'coaching.read': ({ context }, { agent }) => readCoaching(context, agent),
  'today.read': ({ context }) => readToday(context),
  'surges.read': ({ context }) => readSurges(context),
  'search.cases': async ({ context, search }, question) => {
    const rows = new HitRows(context);
    const found = await search.find(question, (cases) => rows.foresee(cases));
    if (found.isOvertaken) throw new Refusal('search-overtaken');
    return { hits: await rows.of(await hitsInSight(context, found.hits)), behindBy: found.behindBy };
  },
  'search.rows': async ({ context }, { caseIds }) => {
    const rows: CaseRow[] = [];
    for (const id of caseIds) {
      // Each may have to be folded; commands go first.
      await breath();
      const state = seenCase(context, id);
      if (state !== null) rows.push(caseRow(state));
    }
    return { rows };
  },
  'blob.read': ({ context }, { blobId }) => {
    const blob = context.log.desk.readBlob(blobId);
    if (blob === null) throw new Refusal('attachment-not-found');
    return blob;
  },
  'workspace.read': ({ context }) => context.workspace.current(),
  'workspace.document': ({ context }) => {
    const workspace = context.workspace.current();
    return workspace === null ? null : documentOf(workspace);
  },
  'workspace.export': ({ context }) => {
    refuseUnlessManager(context);
    return { text: context.workspace.exportText() };
  },
  'rules.try': tryStoredRules,
  'faq.read': readFaq,
  'status.read': ({ status }) => status(),
  'log.tail': ({ context }) => readLogTail(context),
  'custody.read': ({ context, custody }) => custodyOf(context, custody.sweep.state()),
  'brands.kept': ({ context }) => keptBrands(context),
  'hub.members': ({ team }) => team.people.members(),
  'hub.difference': ({ context, team }) => {
    refuseUnlessManager(context);
    return team.definition.difference();
  },
  'incidents.read': ({ context }) => readIncidents(context),
  'joint.groups': ({ context }) => readAlike(context),
  'joint.preview': ({ context, accounts }, input) =>
    previewJoint({ context, capabilities: (accountId) => accounts.capabilities(accountId) }, input),
  'joint.list': ({ context }) => readJoints(context),
  'joint.read': ({ context }, { jointId }) => readJoint(context, jointId),
  'setAside.list': ({ context }) => setAsideInSight(context),
  'training.read': ({ context }) => readTraining(context),
  'training.export': ({ context }, { agent }) => exportedTraining(context, agent),
  'translation.ofMessage': translateMessage,
  'translation.ofReply': translateReply,
  'training.practice': ({ context }, { caseNumber }) => practiceFrom(context, caseNumber),
};

/** What somebody sees only a part of is looked through case by case; commands go first. */
async function hitsInSight(
  context: CommandContext,
  hits: readonly FoundCase[],
): Promise<readonly FoundCase[]> {
  if (sightHere(context) === null) return hits;
  const seen: FoundCase[] = [];
  for (const hit of hits) {
    await breath();
    if (seenCase(context, hit.caseId) !== null) seen.push(hit);
  }
  return seen;
}

function isQueryName(name: string): name is QueryName {
  return Object.hasOwn(querySchemas, name);
}
