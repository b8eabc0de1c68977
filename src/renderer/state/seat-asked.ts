// Who is about to sit down, from choosing a colleague until their PIN was typed.
import { createSignal } from '../data/signal';

/** The id of the member; null: nobody was chosen. */
export const seatAsked = createSignal<string | null>(null);
