import { useSettings, useWriteSettings } from '../../data/desk-queries';
import { useServices } from '../../data/services';
import { keyMapIn, keyMapText } from '../../parts/key-map-file';
import { useCaseActions } from '../../state/case-actions';
import { notify } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import type { RemappableCommand } from './remappable-command';
import styles from './settings-screen.module.css';

/** One's keys to a file and back, and all of them as they were at first. */
export function KeyFileActs({ commands }: { readonly commands: readonly RemappableCommand[] }) {
  const text = useText();
  const { desk } = useServices();
  const settings = useSettings();
  const write = useWriteSettings();
  const actions = useCaseActions();
  if (settings === undefined) return null;
  const say = (key: 'settings.keysSaved' | 'settings.keysReset') =>
    notify({ tone: 'done', text: key, values: {}, undoable: false });
  const save = async () => {
    if (await desk.request('keys.saveFile', { text: keyMapText(settings) })) say('settings.keysSaved');
  };
  const take = async () => {
    const file = await desk.request('keys.pickFile', undefined);
    if (file === null) return;
    const found = keyMapIn(file, commands);
    if (found === null) {
      notify({ tone: 'problem', text: 'error.not-keys', values: {}, undoable: false });
      return;
    }
    const { unknown, ...keys } = found;
    await write(keys);
    const values = { count: Object.keys(keys.keys).length, unknown };
    notify({ tone: 'done', text: 'settings.keysTaken', values, undoable: false });
  };
  const reset = async () => {
    await write({ keys: {}, singleLetterKeys: true });
    say('settings.keysReset');
  };
  const acts = [
    { name: text('settings.keysImport'), run: take },
    { name: text('settings.keysExport'), run: save },
    { name: text('settings.keysAsFirst'), run: reset },
  ];
  return (
    <div className={styles.acts}>
      {acts.map(({ name, run }) => (
        <Button key={name} small onClick={() => void actions.attempt(run)}>
          {name}
        </Button>
      ))}
    </div>
  );
}
