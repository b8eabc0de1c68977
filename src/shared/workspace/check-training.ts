// What a workspace says about training: what it names exists, and each exercise can be answered.
interface Named {
  readonly id: string;
}

/** The part of a workspace that training refers to, and the training. */
export interface TrainingReferences {
  readonly teams: readonly Named[];
  readonly brands: readonly (Named & {
    readonly contactTypes: readonly Named[];
    readonly cannedResponses: readonly Named[];
  })[];
  readonly training?: Training | undefined;
}

interface Training {
  readonly steps: readonly (Named & {
    readonly kind: string;
    readonly within?: number | undefined;
    readonly exercises: readonly ExerciseNames[];
  })[];
  readonly checklist: readonly { readonly quality: string }[];
  readonly drills: readonly (Named & { readonly holding: readonly string[] })[];
}

type ExerciseNames = Named &
  (
    | { readonly kind: 'question'; readonly choices: readonly { readonly isRight: boolean }[] }
    | { readonly kind: 'key' }
    | {
        readonly kind: 'case';
        readonly brand: string;
        readonly contactType: string;
        readonly right?: { readonly owner?: string | undefined } | undefined;
      }
  );

type Path = readonly (string | number)[];
type Refuse = (path: Path, message: string) => void;

/** Adds an issue for each thing of the training that names what is not there, or that nobody could pass. */
export function checkTraining(workspace: TrainingReferences, refuse: Refuse): void {
  const { training } = workspace;
  if (training === undefined) return;
  const { steps, checklist, drills } = training;
  const exercises = steps.flatMap((step, index) =>
    step.exercises.map((exercise, row) => ({
      exercise,
      path: ['training', 'steps', index, 'exercises', row],
    })),
  );
  refuseRepeated(
    steps.map(({ id }, index) => ({ id, path: ['training', 'steps', index, 'id'] })),
    refuse,
  );
  refuseRepeated(
    exercises.map(({ exercise, path }) => ({ id: exercise.id, path: [...path, 'id'] })),
    refuse,
  );
  refuseRepeated(
    checklist.map(({ quality: id }, index) => ({ id, path: ['training', 'checklist', index, 'quality'] })),
    refuse,
  );
  refuseRepeated(
    drills.map(({ id }, index) => ({ id, path: ['training', 'drills', index, 'id'] })),
    refuse,
  );
  steps.forEach((step, index) => {
    checkStep(step, { path: ['training', 'steps', index], isLast: index === steps.length - 1 }, refuse);
  });
  for (const { exercise, path } of exercises) checkExercise(workspace, { exercise, path }, refuse);
  const canned = new Set(
    workspace.brands.flatMap(({ cannedResponses }) => cannedResponses.map(({ id }) => id)),
  );
  drills.forEach(({ holding }, index) => {
    holding.forEach((id, row) => {
      if (!canned.has(id))
        refuse(
          ['training', 'drills', index, 'holding', row],
          `names the canned response "${id}", which no brand has`,
        );
    });
  });
}

function checkStep(
  step: Training['steps'][number],
  { path, isLast }: { readonly path: Path; readonly isLast: boolean },
  refuse: Refuse,
): void {
  if (step.kind === 'live') {
    if (step.exercises.length > 0) refuse([...path, 'exercises'], 'must be empty: live work is no exercise');
    if (!isLast)
      refuse([...path, 'kind'], 'must be that of the last step: what comes after it is never open');
    return;
  }
  if (step.exercises.length === 0) refuse([...path, 'exercises'], 'must hold at least one exercise');
  if (step.kind === 'timed' && step.within === undefined) refuse([...path, 'within'], 'is missing');
}

interface PlacedExercise {
  readonly exercise: ExerciseNames;
  readonly path: Path;
}

function checkExercise(
  { brands, teams }: TrainingReferences,
  { exercise, path }: PlacedExercise,
  refuse: Refuse,
): void {
  if (exercise.kind === 'question') {
    const right = exercise.choices.filter(({ isRight }) => isRight).length;
    if (right !== 1) refuse([...path, 'choices'], `must have one right choice, not ${right}`);
  }
  if (exercise.kind !== 'case') return;
  const brand = brands.find(({ id }) => id === exercise.brand);
  if (brand === undefined)
    refuse([...path, 'brand'], `names the brand "${exercise.brand}", which the workspace does not have`);
  else if (!brand.contactTypes.some(({ id }) => id === exercise.contactType))
    refuse(
      [...path, 'contactType'],
      `names the contact type "${exercise.contactType}", which the brand does not have`,
    );
  const owner = exercise.right?.owner;
  if (owner !== undefined && !teams.some(({ id }) => id === owner))
    refuse([...path, 'right', 'owner'], `names the team "${owner}", which the workspace does not have`);
}

function refuseRepeated(
  names: readonly { readonly id: string; readonly path: Path }[],
  refuse: Refuse,
): void {
  const seen = new Set<string>();
  for (const { id, path } of names) {
    if (seen.has(id)) refuse(path, `"${id}" is used twice`);
    seen.add(id);
  }
}
