import type { CutStep } from '../../../shared/ipc/long-work';
import { useCaseActions } from '../../state/case-actions';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';

/** A long step that the end of the app cut, and the way back to before it. */
export function CutStepLine({ step }: { readonly step: CutStep }) {
  const text = useText();
  const actions = useCaseActions();
  return (
    <>
      <strong>{text(`bulk.cut.${step.kind}`, { cases: step.cases })}</strong>
      <Button small title={text('hint.key', { key: 'z' })} onClick={() => void actions.undo()}>
        {text(`bulk.cut.takeBack.${step.kind}`)}
      </Button>
    </>
  );
}
