import { Tabs } from '@base-ui/react/tabs';
import { useText } from '../../state/use-text';
import { AccountsSettings } from './accounts-settings';
import { BackupSettings } from './backup-settings';
import { CustodySettings } from './custody-settings';
import { KeptBrands } from './kept-brands';
import { KeysSettings } from './keys-settings';
import { LookSettings } from './look-settings';
import type { RemappableCommand } from './remappable-command';
import { RulesSettings } from './rules/rules-settings';
import { SetAsideList } from './set-aside-list';
import styles from './settings-screen.module.css';
import { TeamSettings } from './team-settings';
import { TranslationSettings } from './translation-settings';
import { WorkspaceSettings } from './workspace-settings';

const ruleTabs = ['roles', 'escalation', 'approval', 'triage', 'guard', 'service'] as const;
const tabs = ['look', 'keys', 'accounts', 'team', ...ruleTabs, 'workspace', 'data', 'set-aside'] as const;

/** How this desktop looks and listens. */
export function SettingsScreen({ commands }: { readonly commands: readonly RemappableCommand[] }) {
  const text = useText();
  return (
    <section className={styles.screen} aria-label={text('settings.title')}>
      <Tabs.Root defaultValue="look" className={styles.tabs}>
        <header className={styles.head}>
          <h2 className={styles.title}>{text('settings.title')}</h2>
          <Tabs.List className={styles.list} aria-label={text('settings.title')}>
            {tabs.map((tab) => (
              <Tabs.Tab key={tab} value={tab} className={styles.tab}>
                {text(`settings.${tab}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </header>
        <Tabs.Panel value="look" className={styles.panel}>
          <LookSettings />
        </Tabs.Panel>
        <Tabs.Panel value="keys" className={styles.panel}>
          <KeysSettings commands={commands} />
        </Tabs.Panel>
        <Tabs.Panel value="accounts" className={styles.panel}>
          <AccountsSettings />
        </Tabs.Panel>
        <Tabs.Panel value="team" className={styles.panel}>
          <TeamSettings />
        </Tabs.Panel>
        {ruleTabs.map((tab) => (
          <Tabs.Panel key={tab} value={tab} className={styles.panel}>
            <RulesSettings tab={tab} />
          </Tabs.Panel>
        ))}
        <Tabs.Panel value="workspace" className={styles.panel}>
          <WorkspaceSettings />
          <TranslationSettings />
        </Tabs.Panel>
        <Tabs.Panel value="data" className={styles.panel}>
          <BackupSettings />
          <CustodySettings />
          <KeptBrands />
        </Tabs.Panel>
        <Tabs.Panel value="set-aside" className={styles.panel}>
          <SetAsideList />
        </Tabs.Panel>
      </Tabs.Root>
    </section>
  );
}
