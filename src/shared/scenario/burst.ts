// Many alike messages from a few templates: the same file makes the same crowd every time.
import type { z } from 'zod';
import { type AccountId, asId } from '../domain/ids';
import { type Chance, pick, seededChance, varied } from './chance';
import type { burstSchema } from './file-schema';
import type { BrandPost, MessageEvent, ScenarioCustomer } from './scenario';

const firstNames =
  'Adela Bruno Carla Darío Elsa Fermín Greta Hugo Inés Joel Karim Lola Mateo Nadia Óscar Petra Quim Rosa Saúl Tania Unai Vera Walter Ximena Yago Zoe Alice Ben Chloe Dylan Emma Fergus Grace Harry Isla Jack'.split(
    ' ',
  );
const lastNames =
  'Abril Bosque Cantero Duero Espino Fuentes Garrido Huerta Ibarra Jara Linares Mares Navas Olmo Prados Quiroga Rivas Salinas Tejada Urbina Valle Yuste Zamora Ashdown Birch Carver Dale Elmswood Frost Hartley'.split(
    ' ',
  );

export interface BurstPlace {
  /** Name of the burst in ids: messages are called "<id>-1", "<id>-2", ... */
  readonly id: string;
  readonly under: BrandPost | null;
  readonly language: string | null;
}

/** The messages of a burst, oldest first, spread over its length; what lies before the start is there at once. */
export function burstMessages(
  burst: z.output<typeof burstSchema>,
  place: BurstPlace,
): readonly MessageEvent[] {
  const chance = seededChance(burst.seed);
  const from = burst.posted ?? burst.after ?? 0;
  const step = burst.over / burst.burst;
  return Array.from({ length: burst.burst }, (_, index) => {
    const at = Math.floor(from + (index + chance()) * step);
    const id = `${place.id}-${index + 1}`;
    return {
      kind: 'message',
      id,
      account: asId<AccountId>(burst.to),
      after: Math.max(0, at),
      posted: at < 0 ? at : null,
      customer: someone(chance, id, burst.language ?? place.language),
      look: burst.private ? 'private' : 'post',
      audience: burst.private ? 'private' : 'public',
      thread: place.under === null ? id : place.under.key,
      subject: '',
      text: varied(chance, pick(chance, burst.says)),
      language: burst.language ?? null,
      under: place.under,
      re: null,
      photo: null,
      whenAnswered: [],
      expect: burst.expect ?? null,
    };
  });
}

function someone(chance: Chance, key: string, language: string | null): ScenarioCustomer {
  const first = pick(chance, firstNames);
  const last = pick(chance, lastNames);
  const handle = `${plain(first)}.${plain(last)}${Math.floor(chance() * 90) + 10}`;
  return {
    key,
    name: `${first} ${last}`,
    handle,
    mail: `${handle}@mail.example`,
    followers: Math.floor(chance() ** 4 * 4_000) + 8,
    language,
    isBot: false,
  };
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase();
}
