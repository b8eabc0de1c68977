// The words of the menu bar beyond those that the shell says elsewhere, too.

export interface MenuTexts {
  readonly about: string;
  readonly services: string;
  readonly hide: string;
  readonly hideOthers: string;
  readonly unhide: string;
  readonly settings: string;
  readonly newCase: string;
  readonly connect: string;
  readonly go: string;
  readonly commands: string;
  readonly queue: string;
  readonly approvals: string;
  readonly outbox: string;
  readonly today: string;
  readonly coaching: string;
  readonly zoomWindow: string;
  readonly front: string;
  readonly help: string;
  readonly tour: string;
  readonly keys: string;
  readonly doing: string;
}

const english: MenuTexts = {
  about: 'About Semáforo',
  services: 'Services',
  hide: 'Hide Semáforo',
  hideOthers: 'Hide others',
  unhide: 'Show all',
  settings: 'Settings …',
  newCase: 'New case by hand …',
  connect: 'Connect a channel …',
  go: 'Go',
  commands: 'Commands …',
  queue: 'Queue',
  approvals: 'Approvals',
  outbox: 'Outbox',
  today: 'Today',
  coaching: 'Coaching record',
  zoomWindow: 'Zoom',
  front: 'Bring all to front',
  help: 'Help',
  tour: 'Show me around',
  keys: 'All keys',
  doing: 'What is it doing?',
};

const spanish: MenuTexts = {
  about: 'Acerca de Semáforo',
  services: 'Servicios',
  hide: 'Ocultar Semáforo',
  hideOthers: 'Ocultar otros',
  unhide: 'Mostrar todo',
  settings: 'Ajustes …',
  newCase: 'Nuevo caso a mano …',
  connect: 'Conectar un canal …',
  go: 'Ir',
  commands: 'Comandos …',
  queue: 'Cola',
  approvals: 'Aprobaciones',
  outbox: 'Salida',
  today: 'Hoy',
  coaching: 'Registro de formación',
  zoomWindow: 'Ampliar',
  front: 'Traer todo al frente',
  help: 'Ayuda',
  tour: 'Enséñame cómo va',
  keys: 'Todas las teclas',
  doing: '¿Qué está haciendo?',
};

/** In the language that the shell speaks. */
export function menuTexts(language: 'en' | 'es'): MenuTexts {
  return language === 'es' ? spanish : english;
}
