// Plays a scenario as if it were a live channel. It reads files and a clock; it has no way to a network.
import { basename, dirname, join } from 'node:path';
import type { ConnectionReport } from '../../../shared/ipc/connection-report';
import { type Timeline, timelineOf } from '../../../shared/scenario/timeline';
import { type AccountConnection, type AccountSetup, ChannelError, type Connector } from '../connector';
import { mailCapabilities, socialCapabilities } from './capabilities';
import { readCursor } from './cursor';
import { openLandedReplies } from './landed-replies';
import type { Play } from './play';
import { lookUpReply, type PostOffice, sendReply } from './post-office';
import { type Reading, readChanges, readingFailure, readPage, requireStanding } from './read-channel';
import { openScenarioFile } from './scenario-file';
import { readSandboxSettings, scenarioPath } from './settings';

/**
 * The sandbox's connector. Its settings: `scenario` and `scenariosDir`, and if wanted `look`, `speed`, `name` and `stateDir`.
 * Time is the clock it is given; what was sent is kept in `stateDir`, so a restart goes on where it was.
 */
export const sandboxConnector: Connector = { channel: 'sandbox', open: openSandboxAccount };

function openSandboxAccount(setup: AccountSetup): AccountConnection {
  const stage = openStage(setup);
  const { capabilities, reading, landed, office } = stage;
  let isClosed = false;
  /** Every way to the channel goes through here. */
  const requireOpen = (signal?: AbortSignal) => {
    if (isClosed) throw failure('The account was closed.', 'timed-out');
    if (signal?.aborted) throw failure('It was called off.', 'timed-out');
    const problem = stage.file.problem();
    if (problem !== null) throw failure(problem, 'malformed-answer');
  };
  return {
    capabilities,
    test: async (signal) => {
      try {
        requireOpen(signal);
      } catch (error) {
        if (error instanceof ChannelError) return reportOf(error);
        throw error;
      }
      const failed = readingFailure(reading());
      if (failed !== null) return reportOf(failed);
      const { name, messages } = stage.summary();
      return { kind: 'connected', identity: name, detail: `${messages} messages for this account` };
    },
    poll: async (cursorText, signal) => {
      requireOpen(signal);
      const fresh = {
        scenario: stage.name,
        startedAt: landed.startedAt ?? setup.now(),
        position: 0,
        reactions: [],
      };
      const cursor = readCursor(cursorText, stage.name) ?? fresh;
      landed.begin(cursor.startedAt);
      return readPage(reading(cursor.startedAt), cursor);
    },
    recheck: async (externalIds, signal) => {
      requireOpen(signal);
      return readChanges(reading(), externalIds);
    },
    send: async (request, signal) => {
      const calledOff = 'It was called off before it left.';
      if (isClosed || signal.aborted)
        return { kind: 'not-yet', retryAt: null, cause: 'timed-out', detail: calledOff };
      return sendReply(office(), request);
    },
    lookUp: async (request) => lookUpReply(office(), request),
    act: async (externalId, action, signal) => {
      requireOpen(signal);
      if (!capabilities.actions.includes(action))
        throw failure(`This account cannot ${action} a post.`, 'missing-scope');
      requireStanding(reading(), externalId);
    },
    close: async () => {
      isClosed = true;
    },
  };
}

/** Everything a scenario needs to be played on one account. */
function openStage({ settings: raw, accountId, now, fetchAttachment }: AccountSetup) {
  const settings = readSandboxSettings(raw);
  const path = scenarioPath(settings);
  const name = basename(path, '.yaml');
  const file = openScenarioFile(path);
  const landed = openLandedReplies(settings.stateDir, `${accountId}.${name}`);
  const capabilities = settings.look === 'mail' ? mailCapabilities : socialCapabilities;
  let played = file.current();
  let timeline: Timeline = timelineOf(played, accountId);
  const refresh = () => {
    const scenario = file.current();
    if (scenario === played) return;
    played = scenario;
    timeline = timelineOf(scenario, accountId);
  };
  /** Before the first poll nothing has begun, so everything is still to come. */
  const play = (startedAt: number = landed.startedAt ?? now()): Play => {
    refresh();
    const speed = settings.speed ?? played.speed;
    return {
      accountId,
      brandName: settings.name,
      scenario: name,
      timeline,
      speed,
      startedAt,
      landed: landed.all,
    };
  };
  const reading = (startedAt?: number): Reading => {
    return { play: play(startedAt), now: now(), photosDir: join(dirname(path), 'photos'), fetchAttachment };
  };
  const office = (): PostOffice => ({ play: play(), landed, capabilities, now: now() });
  const summary = () => ({ name: played.name, messages: timeline.messages.size });
  return { name, file, landed, capabilities, reading, office, summary };
}

function failure(message: string, cause: ChannelError['failure']['cause']): ChannelError {
  return new ChannelError(message, { cause, step: 'scenario', retryAt: null, requestLeft: false });
}

function reportOf({ message, failure: { cause, step, retryAt } }: ChannelError): ConnectionReport {
  return { kind: 'failed', cause, step, detail: message, retryAt };
}
