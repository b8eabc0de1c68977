import { useCallback } from 'react';
import type { Case } from '../../../shared/domain/case';
import { spokenCaseNumber } from '../../../shared/domain/case-number';
import type { OpenCase } from '../../../shared/ipc/engine-answers';
import { useBrand, useMe, useWorkspace } from '../../data/desk-queries';
import { usePresenceWords } from '../../parts/presence-words';
import { useOwnKey } from '../../parts/use-own-key';
import { dueKindWords } from '../../parts/words';
import { useCaseActions } from '../../state/case-actions';
import { useFromClock, useNow } from '../../state/clock';
import { openDialog, useSession } from '../../state/session';
import { clockWords, durationWords } from '../../state/time-words';
import { useLocale, useText } from '../../state/use-text';
import { Button, IconButton } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { Icon } from '../../ui/icon';
import styles from './case-header.module.css';
import { CaseMenu } from './case-menu';
import { type Owed, owed, shareGone } from './due-model';
import { TierControl } from './tier-control';

interface CaseHeaderProps {
  readonly open: OpenCase;
  readonly showsBack: boolean;
  readonly showsCustomerButton: boolean;
}

/** What is owed, by when, by whom; the tier and who works on it. */
export function CaseHeader({ open, showsBack, showsCustomerButton }: CaseHeaderProps) {
  const text = useText();
  const { state } = open;
  const customer = state.customer;
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        {showsBack && (
          <IconButton label={text('case.back')} onClick={() => useSession.setState({ pane: 'list' })}>
            <Icon name="reply" />
          </IconButton>
        )}
        <h2 className={styles.name} dir="auto">
          {customer?.name || customer?.handle}
        </h2>
        <span className={styles.number}>
          {text('case.number', { number: spokenCaseNumber(state.number) })}
        </span>
        <Present caseId={state.id} />
        <div className={styles.acts}>
          {showsCustomerButton && (
            <IconButton
              label={text('customer.open')}
              onClick={() => useSession.setState({ drawer: 'customer' })}
            >
              <Icon name="user" />
            </IconButton>
          )}
          <Steps state={state} />
          <CaseMenu state={state} />
        </div>
      </div>
      <OwedLine open={open} />
      <div className={styles.labelled}>
        <TierControl state={state} />
        <Labels state={state} />
      </div>
    </header>
  );
}

/** It is always there, so that a screen reader hears of whoever comes. */
function Present({ caseId }: { readonly caseId: Case['id'] }) {
  const text = useText();
  return (
    <span className={styles.present} role="status" aria-label={text('presence.title')}>
      {usePresenceWords(caseId)}
    </span>
  );
}

function Steps({ state }: { readonly state: Case }) {
  const text = useText();
  const actions = useCaseActions();
  const me = useMe();
  const claimKey = useOwnKey('claim', 'c');
  const resolveKey = useOwnKey('resolve', 'e');
  const claim = () => (state.assignee === null ? void actions.claim() : openDialog({ kind: 'take-claim' }));
  if (state.status !== 'open') {
    return state.status === 'merged' ? null : (
      <Button small onClick={() => void actions.reopen()}>
        {text('command.reopen')}
      </Button>
    );
  }
  return (
    <>
      {state.assignee !== me?.id && (
        <Button small title={claimKey && text('hint.key', { key: claimKey })} onClick={claim}>
          {text(state.assignee === null ? 'command.claim' : 'command.takeOver')}
        </Button>
      )}
      <Button
        small
        title={resolveKey && text('hint.key', { key: resolveKey })}
        onClick={() => void actions.resolve()}
      >
        {text('command.resolve')}
      </Button>
    </>
  );
}

function OwedLine({ open }: { readonly open: OpenCase }) {
  const text = useText();
  const { state } = open;
  const workspace = useWorkspace();
  const deadline = owed(state);
  const team = workspace?.teams.find((one) => one.id === state.team)?.name;
  const isMine = useMe()?.id === state.assignee;
  const name = workspace?.members.find((one) => one.id === state.assignee)?.name ?? state.assignee;
  const heldBy = isMine
    ? text('case.heldByYou')
    : name === null
      ? text('case.noAssignee')
      : text('case.heldBy', { name });
  return (
    <p className={styles.owed}>
      {deadline === null ? (
        <span>{statusWords(text, state)}</span>
      ) : (
        <Deadline deadline={deadline} tier={state.tier ?? 'untriaged'} />
      )}
      <span className={styles.owner}>
        {[state.status === 'open' ? team : undefined, heldBy].filter(Boolean).join(', ')}
      </span>
      {open.windowClosesAt !== null && <Window closesAt={open.windowClosesAt} />}
    </p>
  );
}

function statusWords(text: ReturnType<typeof useText>, state: Case): string {
  if (state.status !== 'open') return text(`status.${state.status}`);
  return text(state.firstAnswerAt === null ? 'queue.nothingOwed' : 'case.answered');
}

function Deadline({ deadline, tier }: { readonly deadline: Owed; readonly tier: string }) {
  const text = useText();
  const locale = useLocale();
  const share = useFromClock(useCallback((now: number) => shareGone(deadline, now), [deadline]));
  const now = useNow(1_000);
  const left = deadline.dueAt - now;
  const values = { what: dueKindWords(text, deadline.kind), duration: durationWords(text, Math.abs(left)) };
  return (
    <>
      <span className={styles.bar} data-tier={tier} aria-hidden="true">
        <span className={styles.gone} style={{ inlineSize: `${share * 100}%` }} />
      </span>
      <span>
        <strong className={styles.due} data-tier={tier}>
          {text(left >= 0 ? 'due.in' : 'due.late', values)}
        </strong>
        {text('due.by', { time: clockWords(locale, deadline.dueAt, now) })}
      </span>
    </>
  );
}

function Window({ closesAt }: { readonly closesAt: number }) {
  const text = useText();
  const closed = useFromClock(useCallback((now: number) => now >= closesAt, [closesAt]));
  const left = useFromClock(
    useCallback((now: number) => durationWords(text, closesAt - now), [text, closesAt]),
  );
  return (
    <span className={styles.window}>
      <Icon name="clock" size={13} />
      {closed ? text('case.windowClosed') : text('case.window', { duration: left })}
    </span>
  );
}

function Labels({ state }: { readonly state: Case }) {
  const text = useText();
  const brand = useBrand(state.brandId);
  const type = brand?.contactTypes.find((one) => one.id === state.contactType);
  return (
    <div className={styles.labels}>
      {type && <Chip>{type.label}</Chip>}
      {state.tags.map((tag) => (
        <Chip key={tag}>{tag}</Chip>
      ))}
      {state.ruled.isFlagged && <Chip kind="strong">{text('case.flagged')}</Chip>}
      {state.hold !== null && <Chip kind="strong">{text('custody.mark')}</Chip>}
      {state.muted && <Chip kind="unfinished">{text('view.muted')}</Chip>}
      <IconButton label={text('command.tag')} onClick={() => openDialog({ kind: 'tags' })}>
        <Icon name="plus" size={14} />
      </IconButton>
    </div>
  );
}
