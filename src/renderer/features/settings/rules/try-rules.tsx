import { useState } from 'react';
import { spokenLanguage } from '../../../../shared/domain/guard/spoken-language';
import { applyRules } from '../../../../shared/domain/rules/apply-rules';
import { compileRules, fittingRules } from '../../../../shared/domain/rules/compile-rules';
import type { TriageRule } from '../../../../shared/domain/rules/rule';
import type { RuleReason } from '../../../../shared/domain/rules/rule-reason';
import { teamFor } from '../../../../shared/domain/service-policy';
import { compileTierTable, triage } from '../../../../shared/domain/tier-table';
import type { Instant } from '../../../../shared/domain/time';
import { accountName } from '../../../../shared/workspace/account-name';
import type { Account, Workspace } from '../../../../shared/workspace/schema';
import { tierWord } from '../../../parts/words';
import { useNow } from '../../../state/clock';
import { type Text, useText } from '../../../state/use-text';
import { Choice, TextArea } from '../../../ui/field';
import styles from './rules.module.css';

interface TryRulesProps {
  readonly rules: readonly TriageRule[];
  readonly workspace: Workspace;
}

/** What the rules, as they stand on screen, would make of a message; nothing is changed by it. */
export function TryRules({ rules, workspace }: TryRulesProps) {
  const text = useText();
  const now = useNow(60_000);
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState(workspace.accounts[0]?.id ?? '');
  const account = workspace.accounts.find(({ id }) => id === chosen);
  if (account === undefined) return null;
  const outcome = words.trim() === '' ? null : outcomeOf({ rules, workspace }, { account, words, now });
  const team = workspace.teams.find(({ id }) => id === outcome?.team)?.name;
  return (
    <section className={styles.part} aria-label={text('triage.try')}>
      <h3>{text('triage.try')}</h3>
      <Choice
        label={text('triage.tryAccount')}
        value={chosen}
        choices={workspace.accounts.map(({ id }) => ({ value: id, label: accountName(workspace, id) }))}
        onChange={setChosen}
      />
      <TextArea label={text('triage.tryWords')} value={words} onChange={setWords} rows={3} dir="auto" />
      <div role="status">
        {outcome !== null && (
          <>
            <p>
              {text('triage.tryTier', { tier: tierWord(text, outcome.tier) })}
              {team !== undefined && ` ${text('triage.tryTeam', { team })}`}
            </p>
            {outcome.reasons.length === 0 && <p>{text('triage.tryNone')}</p>}
            <ul>
              {outcome.reasons.map((reason) => (
                <li key={reason.rule}>{reasonWords(text, reason)}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}

interface TriedMessage {
  readonly account: Account;
  readonly words: string;
  readonly now: Instant;
}

/** A first public message of somebody nobody knows, written just now. */
function outcomeOf({ rules, workspace }: TryRulesProps, { account, words, now }: TriedMessage) {
  const brand = workspace.brands.find(({ id }) => id === account.brand);
  if (brand === undefined) return null;
  const compiled = compileRules(rules, { hoursOf: () => brand.businessHours });
  const hits = fittingRules(compiled, {
    brand: brand.id,
    channel: account.channel,
    audience: account.channel === 'email' ? 'private' : 'public',
    text: words,
    language: spokenLanguage(words) ?? brand.language,
    author: { handle: '', followers: null, isBot: false },
    postedAt: now,
    earlier: [],
  });
  const table = triage(compileTierTable(brand), words);
  return applyRules(hits, { table, joins: null, teamOfTier: (tier) => teamFor(brand, tier, false) });
}

function reasonWords(text: Text, { name, found, gave }: RuleReason): string {
  const said = found.map(({ as }) => text('triage.quoted', { words: as })).join(', ');
  const gifts = gave.map((gift) => text(`triageGift.${gift}`)).join(', ');
  const what = gifts === '' ? text('triage.tryDecided') : text('triage.tryGave', { gifts });
  return said === ''
    ? text('triage.tryFits', { rule: name, what })
    : text('triage.tryFitsWords', { rule: name, said, what });
}
