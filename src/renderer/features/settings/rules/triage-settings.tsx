import { checkRules } from '../../../../shared/domain/rules/check-rules';
import type { TriageRule } from '../../../../shared/domain/rules/rule';
import type { WorkspaceDocument } from '../../../../shared/workspace/change-part';
import type { Workspace } from '../../../../shared/workspace/schema';
import { useWorkspace } from '../../../data/desk-queries';
import { ruleFaultWords } from '../../../parts/rule-fault-words';
import { type Reader, ruleSentence } from '../../../parts/rule-sentence';
import { useLocale, useText } from '../../../state/use-text';
import { PartFrame } from './part-frame';
import type { Rule } from './rule-field';
import { RuleList } from './rule-list';
import { useTriageFields } from './triage-fields';
import { flatRule, judgedRule, writtenRule } from './triage-rule';
import { TryRules } from './try-rules';
import { TryStored } from './try-stored';
import { usePart } from './use-part';

/** What is done by itself with what arrives: each rule as a sentence, with what is wrong with it (R47-R50). */
export function TriageSettings({ document }: { readonly document: WorkspaceDocument }) {
  const text = useText();
  const locale = useLocale();
  const workspace = useWorkspace();
  const stored = (document.rules ?? []) as readonly Rule[];
  const part = usePart({ part: 'rules', brandId: null }, stored, 'rules');
  const fields = useTriageFields(document);
  if (!workspace) return null;
  const reader: Reader = { text, locale, names: namesOf(workspace) };
  const rules = part.value.map((rule) => judgedRule(rule, workspace.rules));
  return (
    <>
      <PartFrame title={text('rules.triage')} lead={text('rules.triageLead')} part={part}>
        <RuleList
          label={text('rules.triage')}
          rules={part.value.map(flatRule)}
          fields={fields}
          fresh={{ id: `rule-${part.value.length + 1}`, name: text('triage.newRule') }}
          may={part.may}
          problems={[...part.problems, ...faultsOf(rules, workspace, reader)]}
          title={(rule) => String(rule['name'] ?? '')}
          words={(_rule, index) => sentenceOf(rules[index], reader)}
          onChange={(lines) => part.change(lines.map(writtenRule))}
        />
      </PartFrame>
      <TryRules rules={rules} workspace={workspace} />
      <TryStored rules={part.value} />
    </>
  );
}

function sentenceOf(rule: TriageRule | undefined, reader: Reader): string {
  return rule === undefined ? '' : ruleSentence(rule, reader);
}

/** Said beside the rule, and no reason to refuse it: a person sees it and decides. */
function faultsOf(rules: readonly TriageRule[], workspace: Workspace, reader: Reader) {
  const nameOf = (id: string) => rules.find((rule) => rule.id === id)?.name ?? id;
  return checkRules(rules, workspace).map((fault) => ({
    line: null,
    path: String(rules.findIndex(({ id }) => id === fault.rule)),
    reason: ruleFaultWords(fault, reader, nameOf),
  }));
}

function namesOf({ brands, teams, members }: Workspace): Reader['names'] {
  const among = (list: readonly { readonly id: string; readonly name: string }[]) => (id: string) =>
    list.find((one) => one.id === id)?.name ?? id;
  return { brand: among(brands), team: among(teams), member: among(members) };
}
