import type { CutStep } from '../../../shared/ipc/long-work';
import { useOwnKey } from '../../parts/use-own-key';
import { useCaseActions } from '../../state/case-actions';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';

/** A long step that the end of the app cut, and the way back to before it. */
export function CutStepLine({ step }: { readonly step: CutStep }) {
  const text = useText();
  const actions = useCaseActions();
  const key = useOwnKey('undo', 'z');
  return (
    <>
      <strong>{text(`bulk.cut.${step.kind}`, { cases: step.cases })}</strong>
      <Button small title={key && text('hint.key', { key })} onClick={() => void actions.undo()}>
        {text(`bulk.cut.takeBack.${step.kind}`)}
      </Button>
    </>
  );
}
