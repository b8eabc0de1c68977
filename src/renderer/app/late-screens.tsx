// The screens that a first page does without, each in a file of its own.
import { SearchBoxWaiting } from '../features/search/search-box-waiting';
import { late } from '../ui/late';
import { StartFrame } from './start-frame';

export const SearchBox = late(
  async () => (await import('../features/search/search-box')).SearchBox,
  SearchBoxWaiting,
);
export const Composer = late(async () => (await import('../features/composer/composer')).Composer);
export const PassStrip = late(async () => (await import('../features/pass/pass-strip')).PassStrip);
export const StepDialogs = late(async () => (await import('../features/steps/step-dialogs')).StepDialogs);
export const CannedDialog = late(async () => (await import('../features/canned/canned-dialog')).CannedDialog);
export const DivertDialog = late(
  async () => (await import('../features/composer/divert-dialog')).DivertDialog,
);
export const TourStrip = late(async () => (await import('../features/tour/tour-strip')).TourStrip);
export const PaletteDialog = late(async () => (await import('./palette')).PaletteDialog);
export const KeysSheet = late(async () => (await import('./keys-sheet')).KeysSheet);
export const OutboxScreen = late(async () => (await import('../features/outbox/outbox-screen')).OutboxScreen);
export const ApprovalsScreen = late(
  async () => (await import('../features/approvals/approvals-screen')).ApprovalsScreen,
);
export const CrisisScreen = late(async () => (await import('../features/crisis/crisis-screen')).CrisisScreen);
export const CrisisDialogs = late(
  async () => (await import('../features/crisis/crisis-dialogs')).CrisisDialogs,
);
export const AlikeScreen = late(async () => (await import('../features/alike/alike-screen')).AlikeScreen);
export const TodayScreen = late(async () => (await import('../features/today/today-screen')).TodayScreen);
export const CoachingScreen = late(
  async () => (await import('../features/coaching/coaching-screen')).CoachingScreen,
);
export const TrainingScreen = late(
  async () => (await import('../features/training/training-screen')).TrainingScreen,
);
export const FaqScreen = late(async () => (await import('../features/faq/faq-screen')).FaqScreen);
export const SettingsScreen = late(
  async () => (await import('../features/settings/settings-screen')).SettingsScreen,
);
export const Drawers = late(async () => (await import('./drawers')).Drawers);
export const BackupDialogs = late(
  async () => (await import('../features/backup/backup-dialogs')).BackupDialogs,
);
export const DoingDialog = late(async () => (await import('../features/doing/doing-dialog')).DoingDialog);
export const ConnectDialog = late(
  async () => (await import('../features/setup/connect-dialog')).ConnectDialog,
);
/** Until what stands in the place of the desk has come, its frame does. */
const Frame = () => <StartFrame engine="starting" />;
export const LockScreen = late(async () => (await import('../features/seat/lock-screen')).LockScreen, Frame);
export const SeatDialogs = late(async () => (await import('../features/seat/seat-dialogs')).SeatDialogs);
export const FirstRun = late(async () => (await import('../features/setup/first-run')).FirstRun, Frame);
export const KeychainScreen = late(
  async () => (await import('../features/setup/keychain-screen')).KeychainScreen,
  Frame,
);
export const Splash = late(async () => (await import('../features/setup/splash')).Splash, Frame);
