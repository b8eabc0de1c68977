// Gives what the channels process says to whom it concerns.
import type { FromChannels } from '../../shared/ipc/channels-port';
import type { Accounts } from './accounts';
import type { Courier } from './courier';

export function hearChannels(message: FromChannels, accounts: Accounts, courier: Courier): void {
  switch (message.type) {
    case 'ready':
      accounts.configure();
      break;
    case 'batch':
      accounts.heardBatch(message);
      break;
    case 'health':
      accounts.heardHealth(message.health);
      courier.wake();
      break;
    case 'sent':
      courier.heardSent(message.replyId, message.outcome);
      break;
    case 'looked-up':
      courier.heardLookUp(message.replyId, message.outcome);
      break;
    case 'acted':
      accounts.heardActed(message.requestId, message);
      break;
    case 'translated':
      accounts.translations.heard(message.requestId, message.outcome);
      break;
  }
}
