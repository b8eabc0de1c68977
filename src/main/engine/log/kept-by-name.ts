// What the log keeps under a name, sealed with the desktop's key, and a damaged one is to bring along.

/** With which the desktop signs records of training. */
export const trainingKey = 'training-key';
/** Sittings that are under way, and the drill that runs. */
export const openTraining = 'open-training';

export const salvagedByName = [trainingKey, openTraining] as const;
