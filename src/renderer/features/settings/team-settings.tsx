import { useAppInfo, useStatusPart } from '../../data/desk-queries';
import { useHubPlace } from '../../data/hub-queries';
import { HubJoinForm } from '../../parts/hub-join-form';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { DefinitionConflict } from './definition-conflict';
import { HubMembers } from './hub-members';
import { HubStanding } from './hub-standing';
import { LeaveHub } from './leave-hub';
import styles from './settings-screen.module.css';

/** Sharing with a team: how to begin, how it stands, and who is let in. */
export function TeamSettings() {
  const text = useText();
  const isSandbox = useAppInfo()?.sandbox === true;
  const place = useHubPlace();
  const hub = useStatusPart((status) => status.hub ?? null);
  if (place.hasFailed)
    return (
      <div role="alert">
        <p>{text('team.unknown')}</p>
        <Button onClick={() => void place.again()}>{text('team.again')}</Button>
      </div>
    );
  if (place.value === undefined || hub === undefined) return null;
  if (place.value === null)
    return (
      <>
        {hub !== null && (
          <div role="alert">
            <p>
              <strong>{text('team.lost')}</strong>
            </p>
            <LeaveHub />
          </div>
        )}
        <h3>{text('team.title')}</h3>
        {isSandbox && <p className={styles.lead}>{text('team.sandbox')}</p>}
        <HubJoinForm title={text('team.title')} />
      </>
    );
  return (
    <>
      <HubStanding place={place.value} hub={hub} />
      {hub != null && hub.workspace.conflict !== null && (
        <DefinitionConflict conflict={hub.workspace.conflict} />
      )}
      <LeaveHub />
      {hub?.manages === true && <HubMembers isConnected={hub.state !== 'offline'} ownAgent={hub.agent} />}
    </>
  );
}
