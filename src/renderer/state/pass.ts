// The playbook pass over a case: which step a hand is at. What is decided in it are ordinary steps, kept as they come.
import { numberOf, type PassStep, stepAfter, stepBefore } from '../../shared/domain/playbook-pass';
import { moveFocus, notify, useSession } from './session';

type Session = ReturnType<typeof useSession.getState>;

/** The pass that stands: one is over one case, and no steps of it go to others that are marked. */
export function standingPass({ pass, selected, marked }: Session): NonNullable<Session['pass']> | null {
  return pass !== null && pass.caseId === selected && marked.size === 0 ? pass : null;
}

/** Begins at the first step, or goes on to the next and keeps what stands. */
export function passOn(): void {
  const session = useSession.getState();
  const pass = standingPass(session);
  if (pass !== null) {
    goOn(pass.step, 'kept');
    return;
  }
  if (session.marked.size > 0) {
    notify({ tone: 'problem', text: 'pass.oneCase', values: {}, undoable: false });
    return;
  }
  if (session.selected === null) return;
  useSession.setState({
    pass: { caseId: session.selected, step: 'listen', wasUnfolded: session.playbook },
    playbook: true,
    pane: 'case',
  });
}

export function passBack(): void {
  const pass = standingPass(useSession.getState());
  if (pass !== null) useSession.setState({ pass: { ...pass, step: stepBefore(pass.step) } });
}

/** From a step to the next one; from a step where nobody is any more, to nowhere. */
export function goOn(from: PassStep, how: 'kept' | 'decided'): void {
  const pass = standingPass(useSession.getState());
  if (pass?.step !== from) return;
  const step = stepAfter(from);
  if (step !== null) {
    useSession.setState({ pass: { ...pass, step } });
    return;
  }
  const { notice } = useSession.getState();
  endPass();
  if (how === 'decided' && notice?.tone === 'done') {
    // What was just done is said together with the end, or it would not be heard.
    const { text, values, undoable } = notice;
    notify({ tone: 'done', text: 'pass.doneAfter', values: {}, reason: { text, values }, undoable });
  } else notify({ tone: 'done', text: 'pass.done', values: {}, undoable: false });
}

/** Whether there was one to leave. What was decided in it stays. */
export function leavePass(): boolean {
  const pass = standingPass(useSession.getState());
  if (pass === null) return false;
  endPass();
  const values = { step: numberOf(pass.step) };
  notify({ tone: 'done', text: 'pass.left', values, undoable: false });
  return true;
}

function endPass(): void {
  useSession.setState(({ pass, playbook }) => ({
    pass: null,
    playbook: playbook && pass?.wasUnfolded === true,
  }));
  moveFocus('case');
}
