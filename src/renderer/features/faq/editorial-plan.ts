// The texts and the open questions as a table for the editorial plan (R54): what is asked most is written about.
import { csvText } from '../../../shared/domain/csv';
import type { Text } from '../../state/use-text';
import type { FaqItem } from './faq-model';

/** Without it a spreadsheet takes "título" for another alphabet's. */
const isUnicode = '\ufeff';

/** In the order of the screen; shares are whole percents. Names no customer. */
export function editorialPlan(text: Text, items: readonly FaqItem[]): string {
  const head = text('faq.files.columns').split(',');
  return isUnicode + csvText([head, ...items.map((item) => rowOf(text, item))]);
}

function rowOf(text: Text, item: FaqItem): readonly string[] {
  if (item.kind === 'cluster') {
    const { language, question, answer, messages } = item.cluster;
    const kind = text('faq.files.kind.question');
    return [kind, item.brand.name, language, question, answer, String(messages), '', '', '', '', ''];
  }
  const { figures, isRead, brand, canned } = item;
  return [
    text('faq.files.kind.text'),
    brand.name,
    canned.language,
    canned.title,
    canned.text,
    isRead ? String(figures?.uses ?? 0) : '',
    figures === null ? '' : String(Math.round(figures.changed * 100)),
    canned.owner ?? '',
    canned.reviewed ?? '',
    canned.expires ?? '',
    canned.isPublic === true ? 'yes' : '',
  ];
}
