import { useMemo } from 'react';
import { openDialog } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import styles from './message-text.module.css';
import { pieces } from './message-text-model';

/** Text that somebody else wrote: never markup, links only after a look at where they lead. */
export function MessageText({ text }: { readonly text: string }) {
  const say = useText();
  const parts = useMemo(() => pieces(text), [text]);
  return (
    <p className={styles.text} dir="auto">
      {parts.map((piece, index) => {
        // The pieces of one text never change places.
        const key = `${index}`;
        if (piece.kind === 'words') return <bdi key={key}>{piece.text}</bdi>;
        if (piece.kind === 'link') {
          return (
            <Button key={key} kind="link" onClick={() => openDialog({ kind: 'link', url: piece.text })}>
              {piece.text}
            </Button>
          );
        }
        return (
          <bdi key={key} className={styles.mark}>
            {say(`mark.${piece.name}`, { count: piece.count })}
          </bdi>
        );
      })}
    </p>
  );
}
