import { describeConnector } from '../../../../test/support/connector-contract';
import { startMastodonServer } from '../../../../test/support/mastodon-server/server';
import { asId, type ExternalId } from '../../../shared/domain/ids';
import { mastodonConnector } from './connector';
import { comparableText } from './plain-text';

const features = [
  'private',
  'edits',
  'deletions',
  'brand-elsewhere',
  'unreadable',
  'cut-sends',
  'wrong-secret',
  'wrong-settings',
  'outage',
] as const;

for (const ids of ['opaque', 'beyond-numbers'] as const) {
  describeConnector(
    `Mastodon with ${ids} ids`,
    { features, manyMessages: 95, patienceMs: 5_000 },
    async () => {
      const server = await startMastodonServer({ ids, limit: 3_000 });
      const id = (post: { readonly id: string }) => asId<ExternalId>(post.id);
      return {
        connector: mastodonConnector,
        settings: { server: server.url },
        secret: { accessToken: server.accessToken },
        wrongSecret: { accessToken: 'token-of-nobody' },
        wrongSettings: { server: 'social dot example' },
        customerWrites: async ({ text, inReplyTo, audience = 'public' }) =>
          id(
            server.customerPosts({
              from: 'ana@far.example',
              text: `@lumbre ${text}`,
              inReplyTo: inReplyTo?.externalId ?? null,
              visibility: audience === 'private' ? 'direct' : 'public',
            }),
          ),
        answersTo: async ({ externalId }) =>
          server
            .statusesBy('lumbre')
            .filter((post) => post.inReplyTo === externalId)
            .map((post) => comparableText(post.text)),
        brandAnswers: async ({ externalId }, text) => void server.brandPosts({ text, inReplyTo: externalId }),
        customerEdits: async (externalId, text) => server.edits(externalId, text, { silently: true }),
        customerDeletes: async (externalId) => server.deletes(externalId),
        rubbishArrives: async () => {
          const post = server.customerPosts({ from: 'broken', text: '@lumbre cannot be read' });
          const spoil = (answer: unknown) =>
            Array.isArray(answer)
              ? answer.map((entry) =>
                  entry.status?.id === post.id ? { ...entry, status: { id: post.id } } : entry,
                )
              : answer;
          server.goesWrong('GET /api/v1/notifications', { kind: 'changed', change: spoil }, 1_000);
        },
        cutsNextSend: (when) =>
          server.goesWrong('POST /api/v1/statuses', { kind: when === 'after-landing' ? 'cut-after' : 'cut' }),
        goesAway: server.goesAway,
        returns: server.returns,
        close: server.close,
      };
    },
  );
}
