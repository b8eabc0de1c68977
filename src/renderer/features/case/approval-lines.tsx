import type { Approval } from '../../../shared/domain/approval';
import { memberName } from '../../../shared/workspace/member-name';
import { useMember, useWorkspace } from '../../data/desk-queries';
import { WordDifference } from '../../parts/word-difference';
import { useText } from '../../state/use-text';
import styles from './entry.module.css';

/** What became of a reply that somebody read: who approved it, the note, and what was changed in it. */
export function ApprovalLines({ approval, words }: { readonly approval: Approval; readonly words: string }) {
  const text = useText();
  const workspace = useWorkspace();
  const decidedBy = useMember(approval.decidedBy)?.name ?? '';
  const author = useMember(approval.author)?.name ?? '';
  const names = approval.given.map(({ by }) => memberName(workspace, by));
  const isChanged = approval.original !== null && approval.original !== words;
  return (
    <>
      {names.length > 0 && (
        <p className={styles.detail}>{text('approval.given', { names: names.join(', ') })}</p>
      )}
      {approval.note !== null && (
        <p className={styles.detail} dir="auto">
          {text('approval.note', { who: decidedBy, note: approval.note })}
        </p>
      )}
      {isChanged && (
        <details className={styles.detail}>
          <summary>{text('approval.original', { name: author })}</summary>
          <WordDifference before={approval.original ?? ''} after={words} />
        </details>
      )}
    </>
  );
}
