import { type ApprovalNeed, levelOf } from '../../../shared/domain/approval-policy';
import type { Case } from '../../../shared/domain/case';
import { escalationFor } from '../../../shared/domain/escalation-map';
import { useBrand, useWorkspace } from '../../data/desk-queries';
import { useCrisisHere } from '../../data/use-crisis-here';
import { useText } from '../../state/use-text';
import { Icon } from '../../ui/icon';
import styles from './gate-line.module.css';

interface GateLineProps {
  readonly state: Case;
  readonly need: ApprovalNeed | null;
}

/** Who reads the reply before it goes out, and what the escalation map advises about its place. */
export function GateLine({ state, need }: GateLineProps) {
  const text = useText();
  const brand = useBrand(state.brandId);
  const workspace = useWorkspace();
  const crisis = useCrisisHere(state);
  const row = brand === undefined ? null : escalationFor(brand, state.contactType);
  const level = levelOf(need);
  const teams = (need?.teams ?? []).map((id) => workspace?.teams.find((team) => team.id === id)?.name ?? id);
  const isOnlyTeam = teams.length > 0 && level === 'peer';
  const lines = [
    ...(crisis === 'silent' ? [text('crisis.youAreSilent')] : []),
    ...(level === 'none' || isOnlyTeam ? [] : [text(`composer.needs.${level}`)]),
    ...teams.map((team) => text('composer.asksTeam', { team })),
    ...(row?.clientData === true ? [text('composer.clientData')] : []),
    ...(row?.place === undefined || row.place === state.audience
      ? []
      : [text(`composer.place.${row.place}`)]),
  ];
  if (lines.length === 0) return null;
  return (
    <p className={styles.line}>
      <Icon name="shield" size={14} />
      {lines.join(' ')}
    </p>
  );
}
