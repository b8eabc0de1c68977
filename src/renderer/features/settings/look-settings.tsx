import { useSettings, useWorkspace, useWriteSettings } from '../../data/desk-queries';
import { useCaseActions } from '../../state/case-actions';
import { useText } from '../../state/use-text';
import { Choice } from '../../ui/field';
import styles from './settings-screen.module.css';

/** Language, theme, density, and who sits here. */
export function LookSettings() {
  const text = useText();
  const settings = useSettings();
  const workspace = useWorkspace();
  const write = useWriteSettings();
  const actions = useCaseActions();
  if (settings === undefined) return null;
  const save = (patch: Parameters<typeof write>[0]) => void actions.attempt(() => write(patch));
  const members = workspace?.members ?? [];
  return (
    <>
      <Choice
        label={text('settings.language')}
        value={settings.language}
        choices={[
          { value: 'system', label: text('settings.asSystem') },
          { value: 'en', label: 'English' },
          { value: 'es', label: 'Español' },
        ]}
        onChange={(language) => save({ language })}
      />
      <Choice
        label={text('settings.theme')}
        value={settings.theme}
        choices={(['system', 'light', 'dark'] as const).map((value) => ({
          value,
          label: text(value === 'system' ? 'settings.asSystem' : `settings.${value}`),
        }))}
        onChange={(theme) => save({ theme })}
      />
      <Choice
        label={text('settings.density')}
        value={settings.density}
        choices={(['comfortable', 'compact'] as const).map((value) => ({
          value,
          label: text(`settings.${value}`),
        }))}
        onChange={(density) => save({ density })}
      />
      {members.length > 1 && (
        <Choice
          label={text('settings.agent')}
          value={settings.agentId ?? members[0]?.id ?? ''}
          choices={members.map((member) => ({ value: member.id as string, label: member.name }))}
          onChange={(agentId) => save({ agentId })}
        />
      )}
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={settings.hintsShown}
          onChange={(event) => save({ hintsShown: event.target.checked })}
        />
        {text('settings.hints')}
      </label>
    </>
  );
}
