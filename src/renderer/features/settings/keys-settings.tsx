import { useAppInfo, useSettings, useWriteSettings } from '../../data/desk-queries';
import { type Conflict, conflictsIn, keysOf } from '../../parts/key-map';
import { keyCaps } from '../../parts/key-names';
import { useCaseActions } from '../../state/case-actions';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { KeyField } from './key-field';
import { KeyFileActs } from './key-file-acts';
import { ReasonedCheck } from './reasoned-check';
import type { RemappableCommand } from './remappable-command';
import styles from './settings-screen.module.css';

interface KeysSettingsProps {
  readonly commands: readonly RemappableCommand[];
}

/** Single letters on or off, another key for any command, and what stands in each other's way. */
export function KeysSettings({ commands }: KeysSettingsProps) {
  const text = useText();
  const settings = useSettings();
  const write = useWriteSettings();
  const actions = useCaseActions();
  const isMac = useAppInfo()?.platform === 'darwin';
  if (settings === undefined) return null;
  const save = (patch: Parameters<typeof write>[0]) => void actions.attempt(() => write(patch));
  const conflicts = conflictsIn(commands, settings.keys);
  const remap = (id: string, key: string | null) => {
    const { [id]: _, ...others } = settings.keys;
    save({ keys: key === null ? others : { ...others, [id]: key } });
  };
  return (
    <>
      <ReasonedCheck
        label={text('settings.singleLetters')}
        why={text('settings.singleLettersWhy')}
        checked={settings.singleLetterKeys}
        onChange={(singleLetterKeys) => save({ singleLetterKeys })}
      />
      <p className={styles.lead}>{text('settings.keyHow')}</p>
      <KeyFileActs commands={commands} />
      {/* Spoken as soon as a key that was just taken stands in the way. */}
      <p role="status" className={styles.lead}>
        {conflicts.size > 0 && text('settings.keyConflicts', { count: conflicts.size })}
      </p>
      <div className={styles.rows}>
        {commands.map((command) => {
          const own = settings.keys[command.id];
          const found = conflicts.get(command.id) ?? [];
          const why = `key-conflict-${command.id}`;
          return (
            <div key={command.id} className={styles.row}>
              <span className={styles.grow}>
                {text(command.label)}
                {found.length > 0 && (
                  <span id={why} className={styles.warning}>
                    <ConflictWords conflicts={found} commands={commands} isMac={isMac} />
                  </span>
                )}
              </span>
              {own !== undefined && (
                <Button kind="quiet" small onClick={() => remap(command.id, null)}>
                  {text('settings.resetKey')}
                </Button>
              )}
              <KeyField
                label={text('settings.keyOf', { command: text(command.label) })}
                value={own ?? keysOf(command, {})[0] ?? ''}
                isMac={isMac}
                describedBy={found.length > 0 ? why : undefined}
                onKey={(key) => remap(command.id, key)}
              />
            </div>
          );
        })}
      </div>
    </>
  );
}

interface ConflictWordsProps extends KeysSettingsProps {
  readonly conflicts: readonly Conflict[];
  readonly isMac: boolean;
}

function ConflictWords({ conflicts, commands, isMac }: ConflictWordsProps) {
  const text = useText();
  const words = conflicts.map((conflict) => {
    const key = keyCaps(conflict.key, isMac);
    if (conflict.kind === 'reserved') return text('settings.keyReserved', { key });
    const other = commands.find(({ id }) => id === conflict.with);
    return text(`settings.key.${conflict.kind}`, { key, command: other ? text(other.label) : conflict.with });
  });
  return words.join(' ');
}
