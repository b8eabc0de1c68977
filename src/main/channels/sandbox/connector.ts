// Plays a scenario as if it were a live channel. It reads files and a clock; it has no way to a network.
import { basename, dirname, join } from 'node:path';
import { timelineOf } from '../../../shared/scenario/timeline';
import { type AccountConnection, type AccountSetup, ChannelError, type Connector } from '../connector';
import { mailCapabilities, socialCapabilities } from './capabilities';
import { readCursor } from './cursor';
import { openLandedReplies } from './landed-replies';
import { loadScenario } from './load-scenario';
import type { Play } from './play';
import { lookUpReply, type PostOffice, sendReply } from './post-office';
import { type Reading, readChanges, readPage, requireStanding } from './read-channel';
import { readSandboxSettings, scenarioPath } from './settings';

/**
 * The sandbox's connector. Its settings: `scenario` and `scenariosDir`, and if wanted `look`, `speed`, `name` and `stateDir`.
 * Time is the clock it is given; what was sent is kept in `stateDir`, so a restart goes on where it was.
 */
export const sandboxConnector: Connector = { channel: 'sandbox', open: openSandboxAccount };

function openSandboxAccount(setup: AccountSetup): AccountConnection {
  const { accountId, now, fetchAttachment } = setup;
  const settings = readSandboxSettings(setup.settings);
  const path = scenarioPath(settings);
  const scenario = loadScenario(path);
  const name = basename(path, '.yaml');
  const landed = openLandedReplies(settings.stateDir, `${accountId}.${name}`);
  const capabilities = settings.look === 'mail' ? mailCapabilities : socialCapabilities;
  const timeline = timelineOf(scenario, accountId);
  const speed = settings.speed ?? scenario.speed;

  /** Before the first poll nothing has begun, so everything is still to come. */
  const play = (startedAt: number = landed.startedAt ?? now()): Play => {
    const brandName = settings.name;
    return { accountId, brandName, scenario: name, timeline, speed, startedAt, landed: landed.all };
  };
  const reading = (startedAt?: number): Reading => {
    return { play: play(startedAt), now: now(), photosDir: join(dirname(path), 'photos'), fetchAttachment };
  };
  const office = (): PostOffice => ({ play: play(), landed, capabilities, now: now() });

  return {
    capabilities,
    test: async () => ({
      kind: 'connected',
      identity: scenario.name,
      detail: `${timeline.messages.size} messages for this account`,
    }),
    poll: async (cursorText) => {
      const fresh = { scenario: name, startedAt: landed.startedAt ?? now(), position: 0, reactions: [] };
      const cursor = readCursor(cursorText, name) ?? fresh;
      landed.begin(cursor.startedAt);
      return readPage(reading(cursor.startedAt), cursor);
    },
    recheck: async (externalIds) => readChanges(reading(), externalIds),
    send: async (request, signal) =>
      signal.aborted
        ? { kind: 'not-yet', retryAt: null, cause: 'timed-out', detail: 'It was called off before it left.' }
        : sendReply(office(), request),
    lookUp: async (request) => lookUpReply(office(), request),
    act: async (externalId, action) => {
      if (!capabilities.actions.includes(action)) {
        const failure = { cause: 'missing-scope', step: 'act', retryAt: null, requestLeft: false } as const;
        throw new ChannelError(`This account cannot ${action} a post.`, failure);
      }
      requireStanding(reading(), externalId);
    },
    close: async () => {},
  };
}
