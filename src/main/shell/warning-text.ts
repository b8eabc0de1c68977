// Words a warning for the desktop's notification: tier, brand and time, and nothing a customer wrote.
import { assertNever } from '../../shared/domain/assert-never';
import type { CaseTier } from '../../shared/domain/tier';
import { hour, type Instant, minute } from '../../shared/domain/time';
import type { RaisedWarning } from '../../shared/ipc/shell-ports';
import type { ShellTexts } from './shell-texts';

export interface WarningText {
  readonly title: string;
  readonly body: string;
}

/** A screen that shows no colour still tells the tiers apart by their mark. */
export function tierMark(tier: CaseTier): string {
  switch (tier) {
    case 'red':
      return '⬢';
    case 'yellow':
      return '▲';
    case 'green':
      return '○';
    case null:
      return '◇';
    default:
      return assertNever(tier);
  }
}

export function warningText(warning: RaisedWarning, now: Instant, texts: ShellTexts): WarningText {
  const tier = `${tierMark(warning.tier)} ${texts.tiers[warning.tier ?? 'untriaged']}`;
  // It has no deadline of its own: a person looks at it now.
  if (warning.about === 'surge')
    return { title: [texts.surge, tier, warning.brandName].join(' · '), body: texts.openTheCase };
  const parts = [
    ...(warning.about === 'approval' ? [texts.approvalWaits] : []),
    tier,
    warning.brandName,
    timeText(warning.dueAt - now, texts),
  ];
  const body = [
    ...(warning.safety ? [`${texts.safety}.`] : []),
    ...(warning.heldBy === undefined ? [] : [texts.heldBy(warning.heldBy)]),
    texts.openTheCase,
    ...(warning.others > 0 ? [texts.andOthers(warning.others)] : []),
  ];
  return { title: parts.join(' · '), body: body.join(' ') };
}

/** The nearest minute: a warning for 15 minutes that arrives a second late still says 15. */
function timeText(left: number, texts: ShellTexts): string {
  const minutes = Math.round(Math.abs(left) / minute);
  if (minutes === 0) return texts.dueNow;
  const whole = Math.floor((minutes * minute) / hour);
  const rest = minutes - whole * 60;
  const time = [
    ...(whole > 0 ? [texts.hours(whole)] : []),
    ...(rest > 0 || whole === 0 ? [texts.minutes(rest)] : []),
  ].join(' ');
  return left > 0 ? texts.left(time) : texts.overdue(time);
}
