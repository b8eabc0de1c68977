import type { Case } from '../../../shared/domain/case';
import type { Audience } from '../../../shared/domain/message';
import type { Capabilities } from '../../../shared/ipc/channels-port';
import type { Account } from '../../../shared/workspace/schema';
import { useBrand } from '../../data/desk-queries';
import { useText } from '../../state/use-text';
import { ColorDot } from '../../ui/color-dot';
import { Icon } from '../../ui/icon';
import styles from './speaker-line.module.css';

interface SpeakerLineProps {
  readonly state: Case;
  readonly account: Account | undefined;
  readonly audience: Audience;
  readonly capabilities: Capabilities | null;
  readonly onAudience: (audience: Audience) => void;
}

/** Which brand and account will speak, and who will be able to read it. */
export function SpeakerLine({ state, account, audience, capabilities, onAudience }: SpeakerLineProps) {
  const text = useText();
  const brand = useBrand(state.brandId);
  const channel = text(`channel.${state.channel}`);
  const other: Audience = audience === 'public' ? 'private' : 'public';
  const canChoose = capabilities?.audiences.includes(other) ?? false;
  const label = text(audience === 'public' ? 'composer.public' : 'composer.private', { channel });
  return (
    <div className={styles.line}>
      <span className={styles.brand}>
        {brand && <ColorDot color={brand.color} />}
        <strong>{brand?.name ?? state.brandId}</strong>
      </span>
      <span className={styles.account}>{accountWords(account)}</span>
      <span className={styles.audience} data-audience={audience}>
        <Icon name={audience === 'public' ? 'globe' : 'lock'} size={13} />
        {label}
      </span>
      {canChoose && (
        <button type="button" className={styles.change} onClick={() => onAudience(other)}>
          {text(other === 'public' ? 'composer.makePublic' : 'composer.makePrivate')}
        </button>
      )}
    </div>
  );
}

function accountWords(account: Account | undefined): string {
  if (account === undefined) return '';
  if (account.channel === 'bluesky') return `@${account.handle}`;
  return account.channel === 'email' ? account.address : account.name;
}
