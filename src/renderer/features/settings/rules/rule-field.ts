// The fields of a line of policy as data, and the line in words.
import type { Text } from '../../../state/use-text';

export interface Choosable {
  readonly value: string;
  readonly label: string;
}

/** many: nothing chosen does not limit; one: `none` is what nothing chosen is called, absent: one has to be chosen. */
export type RuleField =
  | {
      readonly kind: 'many';
      readonly name: string;
      readonly label: string;
      readonly choices: readonly Choosable[];
    }
  | {
      readonly kind: 'one';
      readonly name: string;
      readonly label: string;
      readonly choices: readonly Choosable[];
      readonly none?: string;
    }
  | { readonly kind: 'flag'; readonly name: string; readonly label: string }
  | { readonly kind: 'number'; readonly name: string; readonly label: string }
  /** Words and phrases, one a line. */
  | { readonly kind: 'phrases'; readonly name: string; readonly label: string }
  | { readonly kind: 'words'; readonly name: string; readonly label: string }
  /** What a customer reads, over more than one line. */
  | { readonly kind: 'text'; readonly name: string; readonly label: string; readonly hint?: string };

export type Rule = Readonly<Record<string, unknown>>;

/** A field without a value is left out of the definition. */
export function withField(rule: Rule, name: string, value: unknown): Rule {
  const { [name]: _before, ...others } = rule;
  const isEmpty = value === '' || value === undefined || value === false;
  if (isEmpty || (Array.isArray(value) && value.length === 0)) return others;
  return { ...others, [name]: value };
}

export function chosenOf(rule: Rule, name: string): readonly string[] {
  const value = rule[name];
  return Array.isArray(value) ? value.map(String) : [];
}

/** Such as "Agent, trainee · Red · Needs: a supervisor". */
export function ruleWords(text: Text, rule: Rule, fields: readonly RuleField[]): string {
  const parts = fields.flatMap((field) => wordsOf(rule, field));
  return parts.length === 0 ? text('rules.everything') : parts.join(' · ');
}

function wordsOf(rule: Rule, field: RuleField): readonly string[] {
  const value = rule[field.name];
  switch (field.kind) {
    case 'many': {
      const chosen = chosenOf(rule, field.name);
      if (chosen.length === 0) return [];
      return [`${field.label}: ${chosen.map((one) => labelOf(field.choices, one)).join(', ')}`];
    }
    case 'phrases': {
      const chosen = chosenOf(rule, field.name);
      return chosen.length === 0 ? [] : [`${field.label}: ${chosen.join(', ')}`];
    }
    case 'one':
      return typeof value === 'string' ? [`${field.label}: ${labelOf(field.choices, value)}`] : [];
    case 'flag':
      return value === true ? [field.label] : [];
    case 'number':
      return value === undefined ? [] : [`${field.label}: ${String(value)}`];
    // Those name the line, which is called by them already, or are too long for it.
    case 'words':
    case 'text':
      return [];
  }
}

function labelOf(choices: readonly Choosable[], value: string): string {
  return choices.find((choice) => choice.value === value)?.label ?? value;
}
