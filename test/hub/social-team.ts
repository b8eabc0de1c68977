// A team of two whose customers write on a social network: opened once for all tests of a file, and anew after one that failed.
import { test as base } from '@playwright/test';
import { provision } from '../e2e/provision';
import { type MastodonServer, startMastodonServer } from '../support/mastodon-server/server';
import { openTeam, type Team, type TeamChannel, teamWords } from './team-of-two';

const pressesEnough = 1_000_000;
const opening = 300_000;

export interface SocialTeam extends Team {
  readonly channel: MastodonServer;
  /** A customer of their own writes; so many did so far. */
  write(words: string): void;
  readonly written: number;
  /** What the brand's customers got to read. */
  answers(): readonly string[];
  timesSaid(words: string): number;
}

function channelOn(server: MastodonServer): TeamChannel {
  return {
    account: 'aurea-mastodon',
    prepare: async (profile) => {
      await provision(profile, server, { members: teamWords });
      return {};
    },
    connect: async () => undefined,
    close: () => server.close(),
  };
}

async function openSocialTeam(): Promise<SocialTeam> {
  const channel = await startMastodonServer({ limit: pressesEnough });
  const team = await openTeam(channelOn(channel), 'bea');
  const answers = () => channel.statusesBy(channel.brandAcct).map(({ text }) => text);
  let written = 0;
  return {
    ...team,
    get desks() {
      return team.desks;
    },
    get written() {
      return written;
    },
    channel,
    write: (words) => {
      written += 1;
      channel.customerPosts({ from: `customer${written}`, text: `@lumbre ${words}` });
    },
    answers,
    timesSaid: (words) => answers().filter((text) => text.includes(words)).length,
  };
}

const teamTest = () =>
  base.extend<object, { readonly team: SocialTeam }>({
    team: [
      // biome-ignore lint/correctness/noEmptyPattern: the runner reads which fixtures are wanted from this pattern.
      async ({}, use) => {
        const team = await openSocialTeam();
        await use(team);
        await team.close();
      },
      { scope: 'worker', timeout: opening },
    ],
  });

export const test = teamTest();
/** With a team of its own, whose customers come by the hundred. */
export const crowdTest = teamTest();
