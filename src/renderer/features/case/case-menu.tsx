import { Menu } from '@base-ui/react/menu';
import type { Case } from '../../../shared/domain/case';
import { useMe } from '../../data/desk-queries';
import { OwnKey } from '../../parts/own-key';
import { useCaseActions } from '../../state/case-actions';
import { passOn } from '../../state/pass';
import { type OpenDialog, openDialog } from '../../state/session';
import { useText } from '../../state/use-text';
import { IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import styles from './case-menu.module.css';

const dialogs = [
  { kind: 'assign', label: 'command.assign', key: 'a' },
  { kind: 'tags', label: 'command.tag', key: 't' },
  { kind: 'snooze', label: 'command.snooze', key: 's' },
  { kind: 'escalate', label: 'command.escalate', key: '!' },
  { kind: 'divert', label: 'command.divert', key: 'f' },
  { kind: 'merge', label: 'command.merge', key: 'm' },
  { kind: 'link-case', label: 'command.linkCase', key: 'Shift+m' },
  { kind: 'no-reply', label: 'command.noReply', key: 'd' },
] as const satisfies readonly { kind: OpenDialog['kind']; label: string; key: string }[];

/** The rarer steps of the open case. */
export function CaseMenu({ state }: { readonly state: Case }) {
  const text = useText();
  const actions = useCaseActions();
  const me = useMe();
  if (state.status !== 'open') return null;
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        render={
          <IconButton label={text('case.more')}>
            <Icon name="more" />
          </IconButton>
        }
      />
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={4} className={styles.place}>
          <Menu.Popup className={styles.menu}>
            {dialogs.map(({ kind, label, key }) => (
              <Menu.Item key={kind} className={styles.item} onClick={() => openDialog({ kind })}>
                {text(label)}
                <OwnKey of={kind === 'tags' ? 'tag' : kind} usual={key} />
              </Menu.Item>
            ))}
            <Menu.Item className={styles.item} onClick={passOn}>
              {text('command.pass')}
              <OwnKey of="pass" usual="p" />
            </Menu.Item>
            {state.assignee !== null && state.assignee === me?.id && (
              <Menu.Item className={styles.item} onClick={() => void actions.release()}>
                {text('command.release')}
              </Menu.Item>
            )}
            {state.snoozedUntil !== null && (
              <Menu.Item className={styles.item} onClick={() => void actions.unsnooze()}>
                {text('command.unsnooze')}
              </Menu.Item>
            )}
            <Menu.Item className={styles.item} onClick={() => void actions.mute(!state.muted)}>
              {text(state.muted ? 'command.unmute' : 'command.mute')}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
