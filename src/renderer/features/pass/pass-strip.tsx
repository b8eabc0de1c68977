import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { CaseId } from '../../../shared/domain/ids';
import { numberOf, type PassStep, passSteps, stepBefore } from '../../../shared/domain/playbook-pass';
import { useOpenCase } from '../../data/case-queries';
import { useAppInfo, useBrand, useMe, useSettings, useWorkspace } from '../../data/desk-queries';
import { isKeyOn } from '../../parts/key-map';
import { keyCaps, keyName } from '../../parts/key-names';
import { OwnKey } from '../../parts/own-key';
import { type CaseActions, useCaseActions } from '../../state/case-actions';
import { goOn, leavePass, passBack, standingPass } from '../../state/pass';
import { openDialog, useSession } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { KeyCap } from '../../ui/key-cap';
import { EscalateForm } from './escalate-form';
import styles from './pass.module.css';
import {
  choicesAt,
  decidedSoFar,
  type PassAct,
  type PassChoice,
  type PassPlace,
  whatStands,
} from './pass-model';

/** The six steps of the playbook over what is written, one at a time, for as long as a pass is under way. */
export function PassStrip({ caseId }: { readonly caseId: CaseId }) {
  const text = useText();
  const step = useSession((session) => standingPass(session)?.step ?? null);
  const { open } = useOpenCase(caseId);
  const state = open?.state;
  const brand = useBrand(state?.brandId);
  const workspace = useWorkspace();
  const me = useMe()?.id;
  if (step === null || state === undefined || state.status === 'merged' || !brand || !workspace) return null;
  return (
    <section className={styles.strip} aria-label={text('pass.title')}>
      <ol className={styles.steps} aria-label={text('pass.title')}>
        {passSteps.map((one) => (
          <li key={one} className={styles.name} aria-current={one === step ? 'step' : undefined}>
            {text(`pass.name.${one}`)}
          </li>
        ))}
      </ol>
      <Step key={step} step={step} place={{ state, brand, workspace, me, text }} />
    </section>
  );
}

interface StepProps {
  readonly step: PassStep;
  readonly place: PassPlace;
}

/** One step: what stands, and what it could be instead. The first button keeps it, and has the focus. */
function Step({ step, place }: StepProps) {
  const { text } = place;
  const actions = useCaseActions();
  const keys = useChoiceKeys();
  const group = useRef<HTMLDivElement>(null);
  const isBusy = useRef(false);
  const [asked, setAsked] = useState<Extract<PassAct, { kind: 'escalate' }> | null>(null);
  useEffect(() => {
    if (asked === null) group.current?.querySelector('button')?.focus();
  }, [asked]);
  const choices = choicesAt(step, place);
  const stands = whatStands(step, place);
  const decide = async (work: Promise<boolean>) => {
    const isDone = await work;
    isBusy.current = false;
    if (isDone) goOn(step, 'decided');
  };
  const choose = ({ act, stands: isSo }: PassChoice) => {
    if (isBusy.current) return;
    if (act.kind === 'dialog') return openDialog({ kind: act.dialog });
    if (isSo && act.kind !== 'tag') return goOn(step, 'kept');
    if (act.kind === 'escalate') return setAsked(act);
    isBusy.current = true;
    void decide(doIt(actions, act));
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const name = keyName(pressedOf(event));
    if (name === null || event.defaultPrevented) return;
    const move = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[name];
    const chosen = choices.find((choice, index) => keys(choice, index, choices) === name);
    if (name === 'Escape') leavePass();
    else if (move !== undefined) moveIn(group.current, move);
    // A key that is held down was meant for the step before.
    else if (chosen !== undefined && chosen.act.kind !== 'dialog') !event.repeat && choose(chosen);
    else return;
    event.preventDefault();
  };
  const title = text('pass.step', { step: numberOf(step), name: text(`pass.name.${step}`) });
  if (asked !== null)
    return (
      <EscalateForm
        title={title}
        team={asked.name}
        firstWords={decidedSoFar(place)}
        onBack={() => setAsked(null)}
        onEscalate={(reason) => decide(actions.escalate(asked.team, reason, asked.name))}
      />
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; these are buttons that are gone through by arrows.
    <div ref={group} role="group" aria-label={title} className={styles.group} onKeyDown={press}>
      <p className={styles.title}>{title}</p>
      <div className={styles.choices}>
        <Button small kind="main" onClick={() => !isBusy.current && goOn(step, 'kept')}>
          {step === 'listen' ? stands : text('pass.keep', { what: stands })}
          <OwnKey of="pass" usual="p" />
        </Button>
        {choices.map((choice, index) => (
          <ChoiceButton
            key={choice.id}
            choice={choice}
            keyOf={keys(choice, index, choices)}
            onChoose={() => choose(choice)}
          />
        ))}
      </div>
      <div className={styles.ways}>
        <Button small kind="quiet" disabled={stepBefore(step) === step} onClick={passBack}>
          {text('pass.back')}
          <OwnKey of="pass-back" usual="Shift+p" />
        </Button>
        <Button small kind="quiet" onClick={() => leavePass()}>
          {text('pass.leave')}
          <KeyCap keys="Esc" />
        </Button>
      </div>
    </div>
  );
}

interface ChoiceButtonProps {
  readonly choice: PassChoice;
  readonly keyOf: string | null;
  readonly onChoose: () => void;
}

function ChoiceButton({ choice: { label, stands, act }, keyOf, onChoose }: ChoiceButtonProps) {
  const isMac = useAppInfo()?.platform === 'darwin';
  const canStand = act.kind === 'tier' || act.kind === 'type' || act.kind === 'tag';
  return (
    <Button small aria-pressed={canStand ? stands : undefined} onClick={onChoose}>
      {label}
      {keyOf !== null && <KeyCap keys={keyCaps(keyOf, isMac)} />}
    </Button>
  );
}

type KeyOf = (choice: PassChoice, index: number, all: readonly PassChoice[]) => string | null;

/** The key of a choice as this person has it; those without one of their own have the digits in their order. */
function useChoiceKeys(): KeyOf {
  const settings = useSettings();
  const isOn = (key: string) => key !== '' && isKeyOn(key, settings?.singleLetterKeys ?? true);
  return ({ command }, index, all) => {
    if (command !== undefined) {
      const key = settings?.keys[command.id] ?? command.usual;
      return isOn(key) ? key : null;
    }
    const place = all.slice(0, index).filter((one) => one.command === undefined).length + 1;
    return place <= 9 && isOn(String(place)) ? String(place) : null;
  };
}

/** The steps that exist by themselves, too: each is undone as it is. */
function doIt(actions: CaseActions, act: Exclude<PassAct, { kind: 'dialog' | 'escalate' }>) {
  switch (act.kind) {
    case 'tier':
      return actions.setTier(act.tier);
    case 'safety':
      return actions.setSafety(act.safety);
    case 'type':
      return actions.setContactType(act.contactType);
    case 'tag':
      return act.isOn ? actions.changeTags([act.tag], []) : actions.changeTags([], [act.tag]);
    case 'claim':
      return actions.claim();
    case 'assign':
      return actions.assign({ ...act.to, team: null });
  }
}

/** To the button so many places on, round the end. */
function moveIn(group: HTMLElement | null, by: number): void {
  const buttons = [...(group?.querySelectorAll<HTMLButtonElement>('button:not(:disabled)') ?? [])];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons.at((at + by) % buttons.length)?.focus();
}

function pressedOf({ key, ctrlKey, metaKey, shiftKey, altKey, nativeEvent }: KeyboardEvent) {
  const altGraph = nativeEvent.getModifierState('AltGraph');
  return { key, ctrlKey, metaKey, shiftKey, altKey, altGraph };
}
