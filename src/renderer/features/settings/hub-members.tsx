import { useState } from 'react';
import { useWorkspace } from '../../data/desk-queries';
import { useHubMembers } from '../../data/hub-queries';
import { TimeAgo } from '../../parts/time-left';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { type Person, peopleOf, roleWords } from './hub-members-model';
import { LoginDialog } from './login-dialog';
import { RemoveMemberDialog } from './remove-member-dialog';
import styles from './settings-screen.module.css';

interface HubMembersProps {
  readonly isConnected: boolean;
  readonly ownAgent: string | null;
}

type Asking = { readonly what: 'invite' | 'password' | 'remove'; readonly person: Person };

/** Who has a login of the hub, for who manages it. */
export function HubMembers({ isConnected, ownAgent }: HubMembersProps) {
  const text = useText();
  const workspace = useWorkspace();
  const { value: members, hasFailed, again } = useHubMembers();
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  return (
    <section className={styles.section} aria-label={text('team.members')}>
      <h3>{text('team.members')}</h3>
      <p className={styles.lead}>{text('team.membersLead')}</p>
      {members === undefined && !hasFailed && (
        <p role="status">{text(isConnected ? 'team.reading' : 'team.membersOffline')}</p>
      )}
      {hasFailed && (
        <div role="alert">
          <p>{text(isConnected ? 'team.membersUnknown' : 'team.membersOffline')}</p>
          <Button onClick={() => void again()}>{text('team.again')}</Button>
        </div>
      )}
      {members !== undefined && workspace && (
        <ul className={styles.rows}>
          {peopleOf(workspace, members).map((person) => (
            <MemberRow
              key={person.agent}
              person={person}
              isMe={person.agent === ownAgent}
              isConnected={isConnected}
              onAsk={(what) => setAsking({ what, person })}
            />
          ))}
        </ul>
      )}
      {asking !== null && asking.what === 'remove' && (
        <RemoveMemberDialog person={asking.person} onClose={close} />
      )}
      {asking !== null && asking.what !== 'remove' && (
        <LoginDialog what={asking.what} person={asking.person} onClose={close} />
      )}
    </section>
  );
}

interface MemberRowProps {
  readonly person: Person;
  readonly isMe: boolean;
  readonly isConnected: boolean;
  readonly onAsk: (what: Asking['what']) => void;
}

function MemberRow({ person, isMe, isConnected, onAsk }: MemberRowProps) {
  const text = useText();
  const { name, role, isReserve, login } = person;
  const isIn = login !== null && !login.isRemoved;
  const facts = [
    role === null ? text('team.notMember') : roleWords(text, role),
    ...(isReserve ? [text('team.onReserve')] : []),
    ...(isMe ? [text('team.you')] : []),
    ...(isIn && login.manages ? [text('team.manages')] : []),
    ...(isIn ? [text('team.loginOf', { login: login.login })] : []),
    ...(login === null ? [text('team.notInvited')] : []),
    ...(login?.isRemoved ? [text('team.removed')] : []),
    ...(isIn && login.seenAt === null ? [text('team.neverSeen')] : []),
  ];
  return (
    <li className={styles.row}>
      <span className={styles.grow}>
        <strong>{name}</strong>
        <span className={styles.quiet}>
          {facts.join(', ')}
          {isIn && login.seenAt !== null && (
            <>
              {', '}
              <TimeAgo at={login.seenAt} />
            </>
          )}
        </span>
      </span>
      {!isIn && role !== null && (
        <Button
          small
          disabled={!isConnected}
          aria-label={text('team.inviteNamed', { name })}
          onClick={() => onAsk('invite')}
        >
          {text('team.invite')}
        </Button>
      )}
      {isIn && !isMe && (
        <Button
          small
          kind="quiet"
          disabled={!isConnected}
          aria-label={text('team.setPasswordNamed', { name })}
          onClick={() => onAsk('password')}
        >
          {text('team.setPassword')}
        </Button>
      )}
      {isIn && !isMe && (
        <Button
          small
          kind="quiet"
          disabled={!isConnected}
          aria-label={text('team.removeNamed', { name })}
          onClick={() => onAsk('remove')}
        >
          {text('team.remove')}
        </Button>
      )}
    </li>
  );
}
