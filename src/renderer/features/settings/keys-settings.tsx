import { useSettings, useWriteSettings } from '../../data/desk-queries';
import { useCaseActions } from '../../state/case-actions';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import type { RemappableCommand } from './remappable-command';
import styles from './settings-screen.module.css';

/** Single letters on or off, and another key for a command. */
export function KeysSettings({ commands }: { readonly commands: readonly RemappableCommand[] }) {
  const text = useText();
  const settings = useSettings();
  const write = useWriteSettings();
  const actions = useCaseActions();
  if (settings === undefined) return null;
  const save = (patch: Parameters<typeof write>[0]) => void actions.attempt(() => write(patch));
  const remap = (id: string, key: string) => {
    const { [id]: _, ...others } = settings.keys;
    save({ keys: key === '' ? others : { ...others, [id]: key } });
  };
  const taken = (key: string, id: string) =>
    commands.some((command) => command.id !== id && (settings.keys[command.id] ?? command.keys[0]) === key);
  return (
    <>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={settings.singleLetterKeys}
          onChange={(event) => save({ singleLetterKeys: event.target.checked })}
        />
        <span>
          {text('settings.singleLetters')}
          <br />
          <span className={styles.quiet}>{text('settings.singleLettersWhy')}</span>
        </span>
      </label>
      <div className={styles.rows}>
        {commands.map((command) => {
          const own = settings.keys[command.id];
          const key = own ?? command.keys[0] ?? '';
          return (
            <div key={command.id} className={styles.row}>
              <span className={styles.grow}>
                {text(command.label)}
                {key !== '' && taken(key, command.id) && (
                  <span className={styles.quiet}>{text('settings.keyTaken')}</span>
                )}
              </span>
              {own !== undefined && (
                <Button kind="quiet" small onClick={() => remap(command.id, '')}>
                  {text('settings.resetKey')}
                </Button>
              )}
              <input
                className={styles.key}
                aria-label={text('settings.keyOf', { command: text(command.label) })}
                value={key}
                maxLength={1}
                readOnly={key.length > 1}
                onFocus={(event) => event.target.select()}
                onChange={(event) => remap(command.id, event.target.value.trim().toLowerCase())}
              />
            </div>
          );
        })}
      </div>
    </>
  );
}
