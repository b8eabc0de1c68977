// What is wrong with a triage rule, in the reader's words.
import { assertNever } from '../../shared/domain/assert-never';
import type {
  ContradictsBecause,
  EverythingBecause,
  NeverBecause,
  RuleFault,
} from '../../shared/domain/rules/rule-fault';
import { quoted, type Reader } from './rule-sentence';

/** The exact reason in one sentence; `ruleName` gives the name of another rule. */
export function ruleFaultWords(fault: RuleFault, reader: Reader, ruleName: (id: string) => string): string {
  switch (fault.kind) {
    case 'nothing':
      return reader.text('triageFault.nothing');
    case 'never':
      return neverWords(fault.because, reader, ruleName);
    case 'contradicts':
      return contradictionWords(fault.because, reader, ruleName);
    case 'everything':
      return everythingWords(fault.because, reader);
    default:
      return assertNever(fault);
  }
}

function neverWords(because: NeverBecause, reader: Reader, ruleName: (id: string) => string): string {
  const { text, locale } = reader;
  switch (because.reason) {
    case 'only-links':
      return text('triageFault.only-links', { phrases: quoted(reader, because.phrases, 'conjunction') });
    case 'forbids-what-it-asks':
      return text('triageFault.forbids-what-it-asks', {
        asked: because.asked,
        forbidden: because.forbidden,
      });
    case 'empty-range':
      return text(`triageFault.empty-range.${because.of}`);
    case 'no-account':
      return text('triageFault.no-account');
    case 'no-followers-there': {
      const channels = because.channels.map((one) => text(`channel.${one}`));
      const words = new Intl.ListFormat(locale, { type: 'disjunction' }).format(channels);
      return text('triageFault.no-followers-there', { channels: words });
    }
    case 'never-closed':
      return text('triageFault.never-closed');
    case 'decided-before':
      return text('triageFault.decided-before', {
        others: quoted(reader, because.others.map(ruleName), 'conjunction'),
      });
    default:
      return assertNever(because);
  }
}

function contradictionWords(
  because: ContradictsBecause,
  reader: Reader,
  ruleName: (id: string) => string,
): string {
  const { text, names } = reader;
  switch (because.reason) {
    case 'other-rule':
      return text('triageFault.other-rule', {
        other: quoted(reader, [ruleName(because.other)], 'conjunction'),
        gift: text(`triageGift.${because.gift}`),
      });
    case 'not-in-team':
      return text('triageFault.not-in-team', {
        person: names.member(because.assignee),
        team: names.team(because.team),
      });
    case 'not-for-brand':
      return text('triageFault.not-for-brand', {
        person: names.member(because.assignee),
        brand: names.brand(because.brand),
      });
    case 'health-report':
      return text('triageFault.health-report', { phrases: quoted(reader, because.phrases, 'conjunction') });
    default:
      return assertNever(because);
  }
}

function everythingWords(because: EverythingBecause, reader: Reader): string {
  const { text } = reader;
  switch (because.reason) {
    case 'asks-nothing':
    case 'asks-what-always-is':
    case 'only-forbids':
      return text(`triageFault.${because.reason}`);
    case 'everyday-words':
      return text('triageFault.everyday-words', { phrases: quoted(reader, because.phrases, 'conjunction') });
    default:
      return assertNever(because);
  }
}
