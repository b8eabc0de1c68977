import { type RefObject, useEffect, useRef } from 'react';
import type { StandingView, ViewId } from '../../../shared/domain/case-row';
import { may } from '../../../shared/domain/permissions';
import type { Tier } from '../../../shared/domain/tier';
import { useMe, useStatusPart, useWorkspace } from '../../data/desk-queries';
import { useServices } from '../../data/services';
import { useSignalPart } from '../../data/use-signal';
import { viewName } from '../../parts/view-words';
import { tierShape } from '../../parts/words';
import { showView } from '../../state/selection';
import { type Screen, useSession } from '../../state/session';
import { useText } from '../../state/use-text';
import { ColorDot } from '../../ui/color-dot';
import { Icon } from '../../ui/icon';
import { ShapeMark } from '../../ui/shape-mark';
import { VisuallyHidden } from '../../ui/visually-hidden';
import styles from './views-nav.module.css';

const always: readonly StandingView[] = ['mine', 'all-open', 'unassigned'];
const byTier: readonly (Tier | 'untriaged')[] = ['red', 'yellow', 'green', 'untriaged'];
const later: readonly StandingView[] = ['snoozed', 'muted', 'closed'];
/** Shown only while they hold something: each is a reason to look. */
const whenAny: readonly StandingView[] = ['awaiting-approval', 'replies-stuck'];

/** The saved views with their counts; Safety stands first while it holds a case. */
export function ViewsNav() {
  const text = useText();
  const workspace = useWorkspace();
  return (
    <nav className={styles.nav} aria-label={text('views.title')}>
      <div className={styles.group}>
        <ViewLink view="safety" whenAny />
        <ViewLink view="for-you" whenAny />
        {always.map((view) => (
          <ViewLink key={view} view={view} />
        ))}
        {whenAny.map((view) => (
          <ViewLink key={view} view={view} whenAny />
        ))}
      </div>
      <Group title={text('views.tiers')}>
        {byTier.map((view) => (
          <ViewLink key={view} view={view} />
        ))}
      </Group>
      {workspace && workspace.brands.length > 0 && (
        <Group title={text('views.brands')}>
          {workspace.brands.map((brand) => (
            <ViewLink key={brand.id} view={`brand:${brand.id}`} color={brand.color} />
          ))}
        </Group>
      )}
      <Group title={text('views.later')}>
        {later.map((view) => (
          <ViewLink key={view} view={view} />
        ))}
      </Group>
      <Group title={text('views.work')}>
        <ApprovalsLink />
        <OutboxLink />
        <CrisisLink />
        <TodayLink />
        <FaqLink />
        <ScreenLink screen="coaching" label={text('coaching.title')} detail={null} />
        <ScreenLink screen="training" label={text('training.title')} detail={null} />
        <ScreenLink screen="settings" label={text('settings.title')} detail={null} />
      </Group>
    </nav>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <div className={styles.group}>
      <h2 className={styles.title}>{title}</h2>
      {children}
    </div>
  );
}

interface ViewLinkProps {
  readonly view: ViewId;
  readonly color?: string;
  /** Not there while the view is empty. */
  readonly whenAny?: boolean;
}

/** Each follows its own count: in a burst most of them stand still. */
function ViewLink({ view, color, whenAny: hidesEmpty = false }: ViewLinkProps) {
  const text = useText();
  const { queue, store } = useServices();
  const workspace = useWorkspace();
  const count = useSignalPart(store.counters, (counters) => counters[view] ?? 0);
  const current = useSession((session) => session.screen === 'queue' && session.view === view);
  const name = viewName(text, view, workspace);
  const link = useInSight(current);
  if (hidesEmpty && count === 0) return null;
  return (
    <button
      ref={link}
      type="button"
      className={styles.link}
      aria-current={current ? 'page' : undefined}
      data-empty={count === 0 || undefined}
      onClick={() => showView(view, queue)}
    >
      <ViewSign view={view} color={color} />
      <span className={styles.name}>{name}</span>
      <VisuallyHidden>, {count === 0 && text('views.none')}</VisuallyHidden>
      <span className={styles.count}>{count > 0 ? count : ''}</span>
    </button>
  );
}

function ViewSign({ view, color }: { readonly view: ViewId; readonly color: string | undefined }) {
  if (color !== undefined)
    return (
      <span className={styles.sign}>
        <ColorDot color={color} />
      </span>
    );
  if (view === 'red' || view === 'yellow' || view === 'green')
    return <ShapeMark shape={tierShape(view)} size={14} />;
  if (view === 'untriaged') return <ShapeMark shape={tierShape(null)} size={14} />;
  if (view === 'safety') return <Icon name="shield" size={14} />;
  return null;
}

/** Counts what waits on this desk, whoever may approve it. */
function ApprovalsLink() {
  const text = useText();
  const { store } = useServices();
  const count = useSignalPart(store.counters, (counters) => counters['awaiting-approval'] ?? 0);
  const detail = count > 0 ? String(count) : null;
  return <ScreenLink screen="approvals" label={text('approvals.title')} detail={detail} />;
}

function OutboxLink() {
  const text = useText();
  const outbox = useStatusPart((status) => status.outbox);
  const stuck = (outbox?.unknown ?? 0) + (outbox?.failed ?? 0);
  const onTheWay = (outbox?.held ?? 0) + (outbox?.queued ?? 0) + (outbox?.sending ?? 0);
  const detail =
    stuck > 0
      ? text('outbox.stuck', { count: stuck })
      : onTheWay > 0
        ? text('outbox.waiting', { count: onTheWay })
        : null;
  return <ScreenLink screen="outbox" label={text('outbox.title')} detail={detail} />;
}

/** Everybody reads what holds; how many last or wait to be closed. */
function CrisisLink() {
  const text = useText();
  const count = useStatusPart(({ incidents = [] }) => incidents.length) ?? 0;
  const detail = count > 0 ? String(count) : null;
  return <ScreenLink screen="crisis" label={text('crisis.title')} detail={detail} />;
}

/** For who supervises; the engine decides again. Counts what stands out of the usual. */
function TodayLink() {
  const text = useText();
  const me = useMe();
  const roles = useWorkspace()?.roles ?? [];
  const surges = useStatusPart((status) => status.surges)?.length ?? 0;
  if (me === undefined || !may(me, 'supervise', roles)) return null;
  const detail = surges > 0 ? String(surges) : null;
  return <ScreenLink screen="today" label={text('today.title')} detail={detail} />;
}

/** For who supervises; the engine decides again. */
function FaqLink() {
  const text = useText();
  const me = useMe();
  const roles = useWorkspace()?.roles ?? [];
  if (me === undefined || !may(me, 'supervise', roles)) return null;
  return <ScreenLink screen="faq" label={text('faq.title')} detail={null} />;
}

interface ScreenLinkProps {
  readonly screen: Screen;
  readonly label: string;
  readonly detail: string | null;
}

function ScreenLink({ screen, label, detail }: ScreenLinkProps) {
  const current = useSession((session) => session.screen === screen);
  const link = useInSight(current);
  return (
    <button
      ref={link}
      type="button"
      className={styles.link}
      aria-current={current ? 'page' : undefined}
      onClick={() => useSession.setState({ screen, drawer: null })}
    >
      <span className={styles.name}>{label}</span>
      {detail !== null && <span className={styles.count}>{detail}</span>}
    </button>
  );
}

/** Where one is stands in sight, also in a window that is lower than the list of places, and reached by a key. */
function useInSight(current: boolean): RefObject<HTMLButtonElement | null> {
  const link = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (current) link.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return link;
}
