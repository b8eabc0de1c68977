// Names of what the page may ask of the shell and of what the shell tells the page. The preload imports nothing else.

export const requestNames = [
  'app.info',
  'app.openSandbox',
  'backup.make',
  'backup.restore',
  'connection.save',
  'connection.test',
  'desk.connect',
  'desk.shown',
  'diagnostics.read',
  'diagnostics.save',
  'faq.pickFile',
  'faq.saveFile',
  'hub.join',
  'hub.leave',
  'hub.place',
  'incident.saveRecord',
  'keychain.forget',
  'keychain.unlock',
  'keys.pickFile',
  'keys.saveFile',
  'links.open',
  'projection.discard',
  'seat.take',
  'settings.read',
  'settings.write',
  'spelling.speak',
  'start.keep',
  'start.page',
  'training.pickFile',
  'training.readPractice',
  'training.saveFile',
  'workspace.pickFile',
  'workspace.saveFile',
] as const;
export type RequestName = (typeof requestNames)[number];

export const pushNames = [
  'case.open',
  'command.run',
  'desk.state',
  'settings.changed',
  'warning.raised',
] as const;
export type PushName = (typeof pushNames)[number];

/** Prefix of every Electron channel name, so that ours are told apart from the framework's. */
export const channelPrefix = 'semaforo:';

/** How the page learns that a message of its own window carries the two ports. */
export const portsMessage = 'semaforo:ports';
