// What the desk is made of, and what it is opened with.
import type { MessagePortMain } from 'electron';
import type { DeskState, KeychainState } from '../../shared/ipc/contract';
import type { EngineToShell, RaisedWarning } from '../../shared/ipc/shell-ports';
import type { Child, ChildOptions } from './child';
import type { ShellLog } from './shell-log';
import type { Vault } from './vault';

export type Problems = Extract<EngineToShell, { type: 'workspaceRejected' }>['problems'];
type Fork = (listeners: Pick<ChildOptions, 'onMessage' | 'onExit'>) => Child;

export interface DeskParts {
  readonly forkEngine: Fork;
  readonly forkChannels: Fork;
  readonly sandbox: boolean;
  readonly scenario: string | null;
  readonly log: ShellLog;
  readonly keychainState: () => KeychainState;
  readonly onState: (state: DeskState) => void;
  readonly onWarning: (warning: RaisedWarning) => void;
  readonly onBadge: (redCount: number) => void;
  readonly onForgetStartPage: () => void;
  readonly onWorkspaceRejected: (problems: Problems) => void;
  readonly handPortsToPage: (ports: MessagePortMain[]) => void;
}

export interface OpenDesk {
  readonly vault: Vault;
  /** Where engine and channels keep their files. */
  readonly dataFolder: string;
  readonly workspaceText: string | null;
  readonly agentId: string | null;
}
