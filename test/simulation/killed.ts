// Thrown where a simulated process is killed, so that nothing it would have done next happens.

export class Killed extends Error {
  override readonly name = 'Killed';
}
