// Keep, change or retire what is being reviewed.
import { useState } from 'react';
import { useChangeCanned, type WrittenCanned } from '../../data/faq-queries';
import { sayRefused } from '../../parts/say-refused';
import { useCaseActions } from '../../state/case-actions';
import { useNow } from '../../state/clock';
import { ownDay } from '../../state/own-day';
import { notify } from '../../state/session';
import { useText } from '../../state/use-text';
import type { CannedDraft } from './canned-form';
import type { FaqItem } from './faq-model';

type TextItem = Extract<FaqItem, { kind: 'text' }>;

export interface ReviewActs {
  /** It is right as it stands. */
  readonly keep: (item: TextItem) => void;
  /** Opens it in the form; of a question that keeps coming, a draft of its answer. */
  readonly change: (item: FaqItem) => void;
  /** From today on nobody is offered it. */
  readonly retire: (item: TextItem) => void;
}

/** As long as a title may be. */
const longestTitle = 120;

/** `onDone` is called when an act has changed something. */
export function useReviewActs(onDone: () => void): ReviewActs & {
  readonly draft: CannedDraft | null;
  readonly open: (draft: CannedDraft | null) => void;
} {
  const [draft, open] = useState<CannedDraft | null>(null);
  const text = useText();
  const actions = useCaseActions();
  const now = useNow(60_000);
  const changeCanned = useChangeCanned();
  const today = ownDay(now);
  const put = (
    { brand, canned: { id, title } }: TextItem,
    change: (one: WrittenCanned) => WrittenCanned,
    said: 'faq.kept' | 'faq.retired',
  ) =>
    void actions.attempt(async () => {
      const problems = await changeCanned(brand.id, (list) =>
        list.map((one) => (one.id === id ? change(one) : one)),
      );
      if (sayRefused(text, title, problems)) return;
      notify({ tone: 'done', text: said, values: { title }, undoable: false });
      onDone();
    });
  return {
    draft,
    open,
    keep: (item) =>
      put(
        item,
        ({ expires, ...one }) => ({
          ...one,
          reviewed: today,
          // What was retired is offered again; a day that is to come stays.
          ...(expires !== undefined && expires > today && { expires }),
        }),
        'faq.kept',
      ),
    change: (item) => open(draftOf(item)),
    retire: (item) => put(item, (one) => ({ ...one, expires: today }), 'faq.retired'),
  };
}

function draftOf(item: FaqItem): CannedDraft {
  const { brand } = item;
  if (item.kind === 'text') {
    const { canned } = item;
    const { title, language, text } = canned;
    return { brand, canned, title, language, text, isDrafted: false };
  }
  const { question, answer, language } = item.cluster;
  const title = [...question.replace(/\s+/gu, ' ').trim()].slice(0, longestTitle).join('');
  return { brand, canned: null, title, language, text: answer, isDrafted: true };
}
