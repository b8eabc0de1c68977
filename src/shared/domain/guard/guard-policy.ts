// Whether what the guard found stops a reply, or only has to be read first.
import type { Audience, ChannelKind } from '../message';
import type { Finding, FindingKind, GuardAnswer, GuardRule } from './finding';

export interface GuardPlace {
  readonly audience: Audience;
  readonly channel: ChannelKind;
}

export interface GuardVerdict {
  /** The reply does not go while they stand in it. */
  readonly blocks: readonly Finding[];
  /** It goes once a person has said that they have seen them. */
  readonly warnings: readonly Finding[];
}

/** Where the brand's policy says nothing. What a customer may write in private may be asked for there. */
const inPublic: Readonly<Record<FindingKind, GuardAnswer>> = {
  card: 'block',
  iban: 'block',
  'identity-number': 'block',
  phone: 'block',
  email: 'block',
  'order-number': 'block',
  profanity: 'block',
  'forbidden-phrase': 'block',
  'unfilled-variable': 'block',
  'wrong-language': 'warn',
  'unknown-host': 'warn',
  'asks-card': 'block',
  'asks-password': 'block',
  'asks-identity': 'block',
  'asks-phone': 'block',
  'asks-email': 'block',
  'asks-address': 'block',
  'asks-order-number': 'warn',
};

const inPrivate: Readonly<Record<FindingKind, GuardAnswer>> = {
  ...inPublic,
  iban: 'warn',
  'identity-number': 'warn',
  phone: 'warn',
  email: 'warn',
  'order-number': 'warn',
  'asks-identity': 'warn',
  'asks-phone': 'off',
  'asks-email': 'off',
  'asks-address': 'off',
  'asks-order-number': 'off',
};

/** What policy does about one finding: the first line that fits, else what holds everywhere. */
export function guardAnswer(kind: FindingKind, place: GuardPlace, rules: readonly GuardRule[]): GuardAnswer {
  const rule = rules.find(
    ({ kinds, audience, channels }) =>
      (kinds === undefined || kinds.includes(kind)) &&
      (audience === undefined || audience === place.audience) &&
      (channels === undefined || channels.includes(place.channel)),
  );
  return rule?.does ?? (place.audience === 'public' ? inPublic : inPrivate)[kind];
}

/** Findings told apart by what is done about them; only what the policy turns off is left out. */
export function guardVerdict(
  findings: readonly Finding[],
  place: GuardPlace,
  rules: readonly GuardRule[],
): GuardVerdict {
  const doing = (answer: GuardAnswer) =>
    findings.filter(({ kind }) => guardAnswer(kind, place, rules) === answer);
  return { blocks: doing('block'), warnings: doing('warn') };
}
