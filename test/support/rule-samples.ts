// Rules and messages that tests of rules start from.
import { asId, type BrandId } from '../../src/shared/domain/ids';
import type {
  MessageFacts,
  RuleActions,
  RuleConditions,
  TriageRule,
} from '../../src/shared/domain/rules/rule';

/** A rule with only what a test is about. */
export function someRule(
  id: string,
  when: Partial<RuleConditions>,
  gives: RuleActions = { tags: [id] },
): TriageRule {
  return { id, name: id, isOn: true, when: { misspellings: true, ...when }, gives };
}

/** A public post in Spanish. */
export function someMessage(text: string, more: Partial<MessageFacts> = {}): MessageFacts {
  return {
    brand: asId<BrandId>('aurea'),
    channel: 'mastodon',
    audience: 'public',
    text,
    language: 'es',
    author: { handle: 'rosa@social.example', followers: 10, isBot: false },
    postedAt: Date.UTC(2026, 5, 10, 8, 30),
    earlier: [],
    ...more,
  };
}
