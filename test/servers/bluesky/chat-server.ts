// A stand-in for Bluesky's chat service, which nobody can install: the published methods that direct messages need.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const brandDid = 'did:plc:lumbre000000000000000000';
export const customerDid = 'did:plc:nerea0000000000000000000';
export const convoId = 'convo1';

interface StoredMessage {
  readonly id: string;
  readonly rev: string;
  readonly text: string;
  readonly sender: { readonly did: string };
  readonly sentAt: string;
}

export interface ChatServer {
  readonly url: string;
  readonly messages: readonly StoredMessage[];
  writes(did: string, text: string): string;
  /** How the chat answers from now on; the rest of the server goes on. */
  setMode(mode: 'open' | 'no-scope' | 'broken'): void;
  /** The next message is kept, and the answer never arrives. */
  loseNextAnswer(): void;
  close(): Promise<void>;
}

type Answer = { readonly status: number; readonly body: unknown };
const ok = (body: unknown): Answer => ({ status: 200, body });
const members = [
  { did: brandDid, handle: 'lumbre.test' },
  { did: customerDid, handle: 'nerea.test', displayName: 'Nerea Ortiz' },
];

export async function startChatServer(): Promise<ChatServer> {
  const messages: StoredMessage[] = [];
  let mode: 'open' | 'no-scope' | 'broken' = 'open';
  let losing = false;

  const writes = (did: string, text: string) => {
    const number = String(messages.length + 1).padStart(8, '0');
    const message = {
      id: `m${number}`,
      rev: `r${number}`,
      text,
      sender: { did },
      sentAt: new Date().toISOString(),
    };
    messages.push(message);
    return message.id;
  };
  const view = (message: StoredMessage) => ({ $type: 'chat.bsky.convo.defs#messageView', ...message });
  const convo = () => ({
    id: convoId,
    rev: messages.at(-1)?.rev ?? 'r0',
    members,
    muted: false,
    unreadCount: 0,
  });

  const chat: Readonly<Record<string, (query: URLSearchParams, body: string) => Answer>> = {
    'chat.bsky.convo.listConvos': () => ok({ convos: messages.length > 0 ? [convo()] : [] }),
    'chat.bsky.convo.getConvo': () => ok({ convo: convo() }),
    'chat.bsky.convo.getConvoForMembers': () => ok({ convo: convo() }),
    'chat.bsky.convo.getMessages': (query) => {
      const from = Number(query.get('cursor') ?? 0);
      const limit = Number(query.get('limit') ?? 50);
      const newestFirst = [...messages].reverse();
      const next = from + limit < newestFirst.length ? { cursor: String(from + limit) } : {};
      return ok({ messages: newestFirst.slice(from, from + limit).map(view), ...next });
    },
    'chat.bsky.convo.getLog': (query) => {
      const fresh = messages.filter(({ rev }) => rev > (query.get('cursor') ?? '')).slice(0, 10);
      const type = 'chat.bsky.convo.defs#logCreateMessage';
      return ok({
        logs: fresh.map((message) => ({ $type: type, rev: message.rev, convoId, message: view(message) })),
      });
    },
    'chat.bsky.convo.sendMessage': (_, body) => {
      const id = writes(brandDid, JSON.parse(body).message.text);
      return ok(messages.find((message) => message.id === id));
    },
  };
  const network: Readonly<Record<string, () => Answer>> = {
    'com.atproto.server.describeServer': () =>
      ok({ did: 'did:web:localhost', availableUserDomains: ['.test'] }),
    'com.atproto.server.createSession': () =>
      ok({ did: brandDid, handle: 'lumbre.test', accessJwt: 'a.b.c', refreshJwt: 'd.e.f' }),
    'app.bsky.notification.listNotifications': () => ok({ notifications: [] }),
    'app.bsky.feed.getAuthorFeed': () => ok({ feed: [] }),
  };

  const answerTo = (url: URL, body: string): Answer => {
    const method = url.pathname.replace('/xrpc/', '');
    const inChat = chat[method];
    if (!inChat) return network[method]?.() ?? { status: 404, body: { error: 'XRPCNotSupported' } };
    if (mode === 'no-scope')
      return { status: 400, body: { error: 'InvalidToken', message: 'Bad token method' } };
    if (mode === 'broken') return { status: 502, body: { error: 'UpstreamFailure' } };
    return inChat(url.searchParams, body);
  };

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { status, body: answer } = answerTo(new URL(request.url ?? '/', 'http://localhost'), body);
    if (losing && request.url?.includes('sendMessage')) {
      losing = false;
      request.socket.destroy();
      return;
    }
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer));
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    messages,
    writes,
    setMode: (next) => {
      mode = next;
    },
    loseNextAnswer: () => {
      losing = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
