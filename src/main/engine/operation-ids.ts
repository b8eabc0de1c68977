// The ids of what a step records: however often the step is taken, they are the same.
import { asId, type CaseId, type OperationId, type StepId } from '../../shared/domain/ids';
import { fixedId } from './fixed-id';

interface Happening {
  readonly caseId: CaseId;
  readonly body: { readonly type: string };
}

interface Step {
  readonly stepId: StepId;
  readonly isFresh?: boolean;
  readonly isNamed?: boolean;
}

export interface Identified<One extends Happening> {
  readonly happening: One;
  readonly operationId: OperationId;
}

/** In their order. */
export function identify<One extends Happening>(
  happenings: readonly One[],
  { stepId, isFresh = false, isNamed = false }: Step,
): readonly Identified<One>[] {
  const ordinals = new Map<CaseId, number>();
  return happenings.map((happening, index) => {
    const { caseId, body } = happening;
    const ordinal = ordinals.get(caseId) ?? 0;
    ordinals.set(caseId, ordinal + 1);
    const operationId = isFresh
      ? freshOperation(stepId, index)
      : operationOf(stepId, caseId, isNamed ? body.type : ordinal);
    return { happening, operationId };
  });
}

/** One step gives the same operation ids however often it is recorded. */
export function operationOf(stepId: StepId, caseId: CaseId, which: number | string): OperationId {
  return asId<OperationId>(fixedId(stepId, caseId, String(which)));
}

/** Of the form of the step's own id, and up to 256 of them apart from each other. */
function freshOperation(stepId: StepId, index: number): OperationId {
  if (index === 0) return asId<OperationId>(stepId);
  const last = (Number.parseInt(stepId.slice(-2), 16) + index) % 256;
  return asId<OperationId>(stepId.slice(0, -2) + last.toString(16).padStart(2, '0'));
}
