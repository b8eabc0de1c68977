// E-mail: reads a mailbox over IMAP, answers over SMTP, and keeps copies among the sent mail.
import type { Connector } from '../connector';
import { MailConnection } from './connection';
import { readMailAccess } from './settings';

export const emailConnector: Connector = {
  channel: 'email',
  open: (setup) => new MailConnection(readMailAccess(setup), setup),
};
