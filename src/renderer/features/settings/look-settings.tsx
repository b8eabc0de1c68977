import { useSettings, useWorkspace, useWriteSettings } from '../../data/desk-queries';
import { useCaseActions } from '../../state/case-actions';
import { useSeat } from '../../state/seat';
import { useText } from '../../state/use-text';
import { Choice } from '../../ui/field';
import { ReasonedCheck } from './reasoned-check';

const offeredMinutes = [2, 5, 10, 15, 30];

/** Those on offer, and the one in force. */
function lockChoices(inForce: number | null): readonly string[] {
  const minutes = new Set(inForce === null ? offeredMinutes : [...offeredMinutes, inForce]);
  return ['never', ...[...minutes].sort((a, b) => a - b).map(String)];
}

/** Language, theme, density, and who sits here. */
export function LookSettings() {
  const text = useText();
  const settings = useSettings();
  const workspace = useWorkspace();
  const write = useWriteSettings();
  const actions = useCaseActions();
  const seat = useSeat();
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
        choices={(['system', 'light', 'dark', 'contrast'] as const).map((value) => ({
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
          onChange={(agentId) => void seat.take(agentId)}
        />
      )}
      <Choice
        label={text('settings.lockAfter')}
        value={String(settings.lockAfterMinutes ?? 'never')}
        choices={lockChoices(settings.lockAfterMinutes).map((value) => ({
          value,
          label:
            value === 'never' ? text('settings.lockNever') : text('time.minutes', { count: Number(value) }),
        }))}
        onChange={(value) => save({ lockAfterMinutes: value === 'never' ? null : Number(value) })}
      />
      <ReasonedCheck
        label={text('settings.spelling')}
        why={text('settings.spellingWhy')}
        checked={settings.checksSpelling}
        onChange={(checksSpelling) => save({ checksSpelling })}
      />
      <ReasonedCheck
        label={text('settings.hints')}
        why={text('settings.hintsWhy')}
        checked={settings.hintsShown}
        onChange={(hintsShown) => save({ hintsShown, hintsLearnt: [] })}
      />
    </>
  );
}
