// A workspace of invented brands and people for looking at the screens.
import { z } from 'zod';
import { workspaceSchema } from '../../../src/shared/workspace/schema';

// The page's policy allows no code from strings.
z.config({ jitless: true });

const promises = {
  green: { target: '24 h', dueInstantInTime: true, team: 'agency' },
  yellow: { target: '6 h', dueInstantInTime: false, team: 'brand-care' },
  red: { target: '2 h', dueInstantInTime: true, team: 'reputation' },
};

const contactTypes = [
  { id: 'health', label: 'Health report', severity: 'critical', safety: true, team: 'contact-centre' },
  { id: 'packaging', label: 'Packaging', severity: 'medium' },
  { id: 'question', label: 'Product question', severity: 'low' },
];

const cannedResponses = [
  {
    id: 'thanks',
    title: 'Thank you',
    language: 'en',
    text: 'Thank you, {{customer}}. We are glad you told us.',
    tags: ['thanks'],
  },
  {
    id: 'order',
    title: 'Ask for the order',
    language: 'en',
    text: 'Sorry about this, {{customer}}. We have found {{order}} and will write to you today. {{agent}}',
    tags: ['orders'],
  },
  {
    id: 'gracias',
    title: 'Gracias',
    language: 'es',
    text: 'Gracias por escribirnos, {{customer}}. Lo miramos ahora mismo.',
    tags: ['gracias'],
  },
];

const brand = (id: string, name: string, color: string) => ({
  id,
  name,
  color,
  language: 'es',
  promises,
  safetyTeam: 'contact-centre',
  contactTypes,
  cannedResponses,
});

export const workspace = workspaceSchema.parse({
  version: 1,
  name: 'Four brands',
  teams: [
    { id: 'agency', name: 'Agency' },
    { id: 'brand-care', name: 'Brand care' },
    { id: 'reputation', name: 'Reputation' },
    { id: 'contact-centre', name: 'Contact centre' },
  ],
  members: [
    { id: 'laura', name: 'Laura Rey', initials: 'LR', role: 'supervisor', teams: ['agency', 'reputation'] },
    { id: 'ana', name: 'Ana Ruiz', initials: 'AR', role: 'contact-centre', teams: ['contact-centre'] },
    { id: 'tomas', name: 'Tomás Gil', initials: 'TG', role: 'agent', teams: ['agency'] },
  ],
  brands: [
    brand('aurea', 'Aurea Derma', '#2f7f86'),
    brand('lindra', 'Lindra Skin', '#9a4fb5'),
    brand('norte', 'Norte Motor', '#3f6fb5'),
    brand('vela', 'Casa Vela', '#7d6a58'),
  ],
  accounts: [
    {
      id: 'aurea-bluesky',
      brand: 'aurea',
      name: 'Bluesky',
      channel: 'bluesky',
      handle: 'aureaderma.example',
    },
    {
      id: 'lindra-mastodon',
      brand: 'lindra',
      name: 'Mastodon',
      channel: 'mastodon',
      server: 'https://social.example',
    },
    {
      id: 'norte-bluesky',
      brand: 'norte',
      name: 'Bluesky (Norte)',
      channel: 'bluesky',
      handle: 'nortemotor.example',
    },
    {
      id: 'vela-mail',
      brand: 'vela',
      name: 'E-mail',
      channel: 'email',
      address: 'hola@casavela.example',
      user: 'hola@casavela.example',
      imap: { host: 'mail.casavela.example', port: 993, security: 'tls' },
      smtp: { host: 'mail.casavela.example', port: 465, security: 'tls' },
    },
  ],
  tags: ['refund', 'influencer', 'press'],
});
