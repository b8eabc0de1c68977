// What the FAQ screen says of a text in one line.
import { memberName } from '../../../shared/workspace/member-name';
import type { Workspace } from '../../../shared/workspace/schema';
import type { Text } from '../../state/use-text';
import type { FaqItem } from './faq-model';

interface Reader {
  readonly text: Text;
  readonly locale: string;
}

/** Such as "EN · Aurea Derma"; of a question that keeps coming, too. */
export function placeWords({ text }: Reader, item: FaqItem): string {
  const language = item.kind === 'text' ? item.canned.language : item.cluster.language;
  return text('faq.text', { language: language.toUpperCase(), brand: item.brand.name });
}

/** How often it was used and how much of it was changed, or how often it was asked; nothing before that is known. */
export function figureWords({ text, locale }: Reader, item: FaqItem): string {
  if (item.kind === 'cluster') return text('faq.cluster', { messages: item.cluster.messages });
  const { figures, isRead } = item;
  if (!isRead) return '';
  const uses = text('faq.uses', { uses: figures?.uses ?? 0 });
  if (figures === null) return uses;
  const share = new Intl.NumberFormat(locale, { style: 'percent' }).format(figures.changed);
  return `${uses} · ${text('faq.changed', { share })}`;
}

/** Whose it is, when it was last looked over, when it expires, and whether everybody can read it. */
export function factWords(
  { text, locale }: Reader,
  { canned }: Extract<FaqItem, { kind: 'text' }>,
  workspace: Workspace | null,
): string {
  const { owner, reviewed, expires, tags, isPublic } = canned;
  const dayOf = (date: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(date));
  return [
    ...(owner === undefined ? [] : [memberName(workspace, owner)]),
    reviewed === undefined ? text('review.never') : text('review.last', { when: dayOf(reviewed) }),
    ...(expires === undefined ? [] : [text('faq.expires', { day: dayOf(expires) })]),
    ...(isPublic === true ? [text('faq.onPage')] : []),
    ...tags,
  ].join(' · ');
}
