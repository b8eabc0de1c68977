import { coachingOutcomes } from '../../../../shared/domain/coaching';
import type { AgentId } from '../../../../shared/domain/ids';
import { seatsIn } from '../../../../shared/domain/reserve';
import { builtInRole } from '../../../../shared/domain/role';
import type { WorkspaceDocument } from '../../../../shared/workspace/change-part';
import { useWorkspace } from '../../../data/desk-queries';
import { useServices } from '../../../data/services';
import { useCoaching } from '../../../data/supervisor-queries';
import { useTraining } from '../../../data/training-queries';
import { PathRecord } from '../../../parts/path-record';
import { useCrisisBrands } from '../../../parts/use-crisis-brands';
import { useCaseActions } from '../../../state/case-actions';
import { notify } from '../../../state/session';
import { useText } from '../../../state/use-text';
import { Button } from '../../../ui/button';
import { PartFrame } from './part-frame';
import type { Rule, RuleField } from './rule-field';
import { RuleFields } from './rule-fields';
import { RuleList } from './rule-list';
import { useChoices } from './use-choices';
import { usePart } from './use-part';

/** Who is what, for which brands and channels; and on which channels somebody who learns is free to answer. */
export function PeopleSettings({ document }: { readonly document: WorkspaceDocument }) {
  const text = useText();
  const { roles, teams, brands, channels } = useChoices(document);
  const workspace = useWorkspace();
  const known = workspace?.roles ?? [];
  const asksPin = workspace?.seats?.pin ?? false;
  const part = usePart({ part: 'members', brandId: null }, document.members as readonly Rule[], 'members');
  const fields: readonly RuleField[] = [
    { kind: 'one', name: 'role', label: text('rules.role'), choices: roles },
    { kind: 'many', name: 'teams', label: text('rules.teams'), choices: teams },
    { kind: 'many', name: 'brands', label: text('rules.brands'), choices: brands },
    { kind: 'many', name: 'channels', label: text('rules.channels'), choices: channels },
    { kind: 'words', name: 'phone', label: text('rules.phone') },
    { kind: 'flag', name: 'reserve', label: text('rules.reserve') },
  ];
  const gate: RuleField = { kind: 'many', name: 'freeOn', label: text('rules.freeOn'), choices: channels };
  return (
    <PartFrame title={text('rules.people')} lead={text('rules.peopleLead')} part={part}>
      <RuleList
        label={text('rules.people')}
        rules={part.value}
        fields={fields}
        fresh={{}}
        may={part.may}
        problems={part.problems}
        isFixed
        title={(rule) => String(rule['name'])}
        more={(rule, put) => (
          <>
            {rule['reserve'] === true && <SeatNow id={String(rule['id'])} />}
            {builtInRole(String(rule['role']), known) === 'trainee' && (
              <>
                <RecordAtGate id={String(rule['id'])} />
                <RuleFields rule={rule} fields={[gate]} onChange={put} />
              </>
            )}
            {asksPin && part.may && <ForgetPin id={String(rule['id'])} name={String(rule['name'])} />}
          </>
        )}
        onChange={part.change}
      />
    </PartFrame>
  );
}

/** Whether a crisis gives somebody of the reserve a seat now, by the definition in force. */
function SeatNow({ id }: { readonly id: string }) {
  const text = useText();
  const workspace = useWorkspace();
  const inCrisis = useCrisisBrands();
  const member = workspace?.members.find((one) => one.id === id);
  if (!workspace || member?.reserve !== true) return null;
  const seats = seatsIn(member, inCrisis);
  const names = workspace.brands.filter((brand) => seats.includes(brand.id)).map(({ name }) => name);
  return (
    <p>{names.length === 0 ? text('rules.noSeat') : text('rules.seatNow', { brands: names.join(', ') })}</p>
  );
}

/** What somebody who learns has shown so far, before whoever lifts their gate. */
function RecordAtGate({ id }: { readonly id: string }) {
  const { training } = useTraining();
  const standing = training?.team.find(({ agent }) => agent === id);
  if (training === undefined || standing === undefined || standing.steps.length === 0) return null;
  return (
    <>
      <PathRecord standing={standing} own={training.key} />
      <LiveReplies id={standing.agent} />
    </>
  );
}

/** What became of their replies to real customers. */
function LiveReplies({ id }: { readonly id: AgentId }) {
  const text = useText();
  const counts = useCoaching(id).record?.summaries.find(({ agent }) => agent === id)?.counts;
  if (counts === undefined) return null;
  const words = coachingOutcomes.map((outcome) => `${text(`coaching.count.${outcome}`)}: ${counts[outcome]}`);
  return (
    <p>
      {text('coaching.title')}: {words.join(' · ')}
    </p>
  );
}

/** For who forgot it: they choose another one when they next sit down at this desk. */
function ForgetPin({ id, name }: { readonly id: string; readonly name: string }) {
  const text = useText();
  const { engine } = useServices();
  const actions = useCaseActions();
  const forget = async () => {
    await engine.command('seat.forgetPin', { agentId: id });
    notify({ tone: 'done', text: 'pin.forgetDone', values: { name }, undoable: false });
  };
  return (
    <Button small onClick={() => void actions.attempt(forget)}>
      {text('pin.forget', { name })}
    </Button>
  );
}
