// What the engine answers about the parts of the product that keep their own contracts.
import type { IncidentCommandOutputs, IncidentQueryOutputs } from './incident-port';
import type { JointCommandOutputs, JointQueryOutputs } from './joint-port';
import type { TrainingCommandOutputs, TrainingQueryOutputs } from './training-port';
import type { TranslationQueryOutputs } from './translation-port';

export interface PartCommandOutputs<Outcome>
  extends TrainingCommandOutputs,
    IncidentCommandOutputs<Outcome>,
    JointCommandOutputs<Outcome> {}

export interface PartQueryOutputs
  extends TrainingQueryOutputs,
    IncidentQueryOutputs,
    TranslationQueryOutputs,
    JointQueryOutputs {}
