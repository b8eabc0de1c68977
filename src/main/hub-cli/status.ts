// `npm run hub -- status` and `verify`: what a hub holds for the login that asks, and whether its lists hold.
import { firstHead, followChain } from '../engine/hub/chain';
import { connectHub, type HubClient } from '../engine/hub/hub-client';
import { addressOf, type CommandLine } from './command-line';

async function withHub<Answer>(
  line: CommandLine,
  work: (hub: HubClient) => Promise<Answer>,
): Promise<Answer> {
  const hub = await connectHub(addressOf(line));
  try {
    return await work(hub);
  } finally {
    await hub.close();
  }
}

export function status(line: CommandLine): Promise<void> {
  return withHub(line, async (hub) => {
    const hello = await hub.hello();
    console.log(
      `Hub ${hello.hubId}, schema ${hello.schema}, definition ${hello.workspaceVersion || 'none yet'}.`,
    );
    if (hello.sandbox) console.log('It is a sandbox, for practice only.');
    console.log(`${hello.login} is ${hello.agent}${hello.manages ? ', who manages it' : ''}.`);
    for (const { id, seq, hash } of hello.brands)
      console.log(`- ${id}: ${seq} entries, ends with ${hash.slice(0, 16)}…`);
    if (hello.brands.length === 0) console.log('No brand is open to this login.');
    if (!hello.manages) return;
    for (const { login, agent, removedAt, seenAt } of await hub.members()) {
      const seen = seenAt === null ? 'not seen yet' : `seen ${new Date(seenAt).toISOString()}`;
      console.log(`- ${login} (${agent}): ${removedAt === null ? seen : 'removed'}`);
    }
  });
}

/** Follows the list of each brand from its beginning. False: at least one does not hold. */
export function verify(line: CommandLine): Promise<boolean> {
  return withHub(line, async (hub) => {
    const { hubId, brands } = await hub.hello();
    let whole = true;
    for (const { id } of brands) whole = (await verifyBrand(hub, firstHead(hubId, id), id)) && whole;
    return whole;
  });
}

async function verifyBrand(
  hub: HubClient,
  first: { seq: number; hash: string },
  brand: string,
): Promise<boolean> {
  let head = first;
  for (
    let page = await hub.feed(brand, 0, 2_000);
    page.length > 0;
    page = await hub.feed(brand, head.seq, 2_000)
  ) {
    const followed = followChain(head, page);
    if (!followed.ok) {
      console.log(`${brand}: entry ${followed.fault.seq} is not what was written (${followed.fault.what}).`);
      return false;
    }
    head = followed.head;
  }
  console.log(
    `${brand}: ${head.seq} entries hold together. The last one is ${head.hash}; keep it to compare later.`,
  );
  return true;
}
