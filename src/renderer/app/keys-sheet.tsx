import { useSettings } from '../data/desk-queries';
import { keysOf } from '../parts/key-map';
import { keyCaps } from '../parts/key-names';
import { keyWords } from '../parts/key-words';
import { closeDialog, useSession } from '../state/session';
import { useText } from '../state/use-text';
import { Dialog, DialogBody } from '../ui/dialog';
import { KeyCap } from '../ui/key-cap';
import type { CommandGroup } from './command';
import { commands } from './commands';
import styles from './keys-sheet.module.css';
import { useIsMac } from './use-is-mac';

const groups: readonly CommandGroup[] = ['move', 'triage', 'write', 'go'];

/** All keys on one sheet, made from the commands themselves. */
export function KeysSheet() {
  const text = useText();
  const open = useSession((session) => session.dialog?.kind === 'keys');
  const settings = useSettings();
  const isMac = useIsMac();
  if (!open) return null;
  return (
    <Dialog width="wide" title={text('keys.title')} closeLabel={text('dialog.close')} onClose={closeDialog}>
      <DialogBody>
        {settings?.singleLetterKeys === false && <p className={styles.off}>{text('keys.lettersOff')}</p>}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: longer than the window, and reached and moved through by keys. */}
        <section className={styles.groups} aria-label={text('keys.title')} tabIndex={0}>
          {groups.map((group) => (
            <section key={group} className={styles.group}>
              <h3 className={styles.title}>{text(`keys.group.${group}`)}</h3>
              <dl className={styles.list}>
                {commands
                  .filter(
                    (command) => command.group === group && keysOf(command, settings?.keys ?? {}).length > 0,
                  )
                  .map((command) => (
                    <div key={command.id} className={styles.line}>
                      <dt>{text(command.label)}</dt>
                      <dd className={styles.keys}>
                        {keysOf(command, settings?.keys ?? {}).map((key) => (
                          <span key={key}>
                            <KeyCap keys={keyCaps(key, isMac)} />
                            <span className={styles.spoken}>{keyWords(text, key, isMac)}</span>
                          </span>
                        ))}
                      </dd>
                    </div>
                  ))}
                {group === 'write' && (
                  <div className={styles.line}>
                    <dt>{text('command.send')}</dt>
                    <dd className={styles.keys}>
                      <KeyCap keys={keyCaps('Mod+Enter', isMac)} />
                      <span className={styles.spoken}>{keyWords(text, 'Mod+Enter', isMac)}</span>
                    </dd>
                  </div>
                )}
              </dl>
            </section>
          ))}
        </section>
      </DialogBody>
    </Dialog>
  );
}
