// What takes a while at the desk: how far it is, and what the end of the app cut of it.
export const longWorkKinds = [
  'search-index',
  'rebuild',
  'backup',
  'restore',
  'erasure',
  'bulk-step',
  'export',
  'hub',
  'rule-trial',
  'faq',
] as const;
export type LongWorkKind = (typeof longWorkKinds)[number];

/** Something that takes a while: the person sees how far it is, and may stop it where that is safe. */
export interface LongWork {
  readonly id: string;
  readonly kind: LongWorkKind;
  readonly done: number;
  /** Null: nobody knows yet how much it is. */
  readonly total: number | null;
  readonly canCancel: boolean;
}

/** A long step, or the undoing of one, that the end of the app cut: what was done of it stands, and can be taken back. */
export interface CutStep {
  readonly kind: 'step' | 'undo';
  /** Of the command. */
  readonly name: string;
  /** It was taken on so many. */
  readonly cases: number;
}
