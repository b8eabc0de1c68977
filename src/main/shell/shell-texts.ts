// The words the shell itself says, in notifications, tray and menus; the page has its own catalogue.
import type { Tier } from '../../shared/domain/tier';

export interface ShellTexts {
  readonly language: 'en' | 'es';
  readonly sandbox: string;
  readonly tiers: Readonly<Record<Tier | 'untriaged', string>>;
  readonly safety: string;
  readonly left: (time: string) => string;
  readonly dueNow: string;
  readonly overdue: (time: string) => string;
  readonly hours: (count: number) => string;
  readonly minutes: (count: number) => string;
  readonly openTheCase: string;
  readonly approvalWaits: string;
  readonly surge: string;
  readonly heldBy: (name: string) => string;
  readonly andOthers: (count: number) => string;
  readonly stillHereTitle: string;
  readonly stillHere: string;
  readonly redWaiting: (count: number) => string;
  readonly open: string;
  readonly quit: string;
  readonly file: string;
  readonly openSandbox: string;
  readonly edit: string;
  readonly undo: string;
  readonly redo: string;
  readonly cut: string;
  readonly copy: string;
  readonly paste: string;
  readonly pasteAndMatchStyle: string;
  readonly selectAll: string;
  readonly noSuggestions: string;
  readonly view: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly resetZoom: string;
  readonly fullScreen: string;
  readonly reload: string;
  readonly window: string;
  readonly minimize: string;
  readonly close: string;
  readonly workspaceFiles: string;
  readonly diagnosticFiles: string;
  readonly keyFiles: string;
  readonly trainingFiles: string;
  readonly faqPages: string;
  readonly faqTables: string;
  readonly recordFiles: string;
  readonly backupFiles: string;
}

const english: ShellTexts = {
  language: 'en',
  sandbox: 'Sandbox',
  tiers: { green: 'Green', yellow: 'Yellow', red: 'Red', untriaged: 'Untriaged' },
  safety: 'Safety',
  left: (time) => `${time} left`,
  dueNow: 'due now',
  overdue: (time) => `${time} overdue`,
  hours: (count) => `${count} h`,
  minutes: (count) => `${count} min`,
  openTheCase: 'Select this to open the case.',
  approvalWaits: 'A reply waits for your approval',
  surge: 'Far more than usual',
  heldBy: (name) => `${name} holds it.`,
  andOthers: (count) => (count === 1 ? 'One more case needs you too.' : `${count} more cases need you too.`),
  stillHereTitle: 'Semáforo keeps watching',
  stillHere:
    'The window is closed, and warnings still reach you. Quit from the menu or the icon when you are done.',
  redWaiting: (count) => (count === 1 ? '1 red case waits' : `${count} red cases wait`),
  open: 'Open Semáforo',
  quit: 'Quit',
  file: 'File',
  openSandbox: 'Open the sandbox',
  edit: 'Edit',
  undo: 'Undo typing',
  redo: 'Redo typing',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  pasteAndMatchStyle: 'Paste as plain text',
  selectAll: 'Select all',
  noSuggestions: 'No suggestions',
  view: 'View',
  zoomIn: 'Larger',
  zoomOut: 'Smaller',
  resetZoom: 'Actual size',
  fullScreen: 'Full screen',
  reload: 'Reload the window',
  window: 'Window',
  minimize: 'Minimise',
  close: 'Close',
  workspaceFiles: 'Workspace definition',
  diagnosticFiles: 'Diagnostic file',
  keyFiles: 'Keys',
  trainingFiles: 'Training results',
  faqPages: 'FAQ page',
  faqTables: 'Table',
  recordFiles: 'Records',
  backupFiles: 'Semáforo backup',
};

const spanish: ShellTexts = {
  language: 'es',
  sandbox: 'Simulador',
  tiers: { green: 'Verde', yellow: 'Amarillo', red: 'Rojo', untriaged: 'Sin clasificar' },
  safety: 'Seguridad',
  left: (time) => `quedan ${time}`,
  dueNow: 'vence ahora',
  overdue: (time) => `${time} de retraso`,
  hours: (count) => `${count} h`,
  minutes: (count) => `${count} min`,
  openTheCase: 'Selecciona este aviso para abrir el caso.',
  approvalWaits: 'Una respuesta espera tu visto bueno',
  surge: 'Mucho más de lo normal',
  heldBy: (name) => `Lo lleva ${name}.`,
  andOthers: (count) =>
    count === 1 ? 'Otro caso también te espera.' : `Otros ${count} casos también te esperan.`,
  stillHereTitle: 'Semáforo sigue atento',
  stillHere:
    'La ventana está cerrada y los avisos te siguen llegando. Sal desde el menú o el icono cuando acabes.',
  redWaiting: (count) => (count === 1 ? '1 caso rojo espera' : `${count} casos rojos esperan`),
  open: 'Abrir Semáforo',
  quit: 'Salir',
  file: 'Archivo',
  openSandbox: 'Abrir el simulador',
  edit: 'Edición',
  undo: 'Deshacer escritura',
  redo: 'Rehacer escritura',
  cut: 'Cortar',
  copy: 'Copiar',
  paste: 'Pegar',
  pasteAndMatchStyle: 'Pegar sin formato',
  selectAll: 'Seleccionar todo',
  noSuggestions: 'Sin sugerencias',
  view: 'Ver',
  zoomIn: 'Más grande',
  zoomOut: 'Más pequeño',
  resetZoom: 'Tamaño real',
  fullScreen: 'Pantalla completa',
  reload: 'Recargar la ventana',
  window: 'Ventana',
  minimize: 'Minimizar',
  close: 'Cerrar',
  workspaceFiles: 'Definición del espacio de trabajo',
  diagnosticFiles: 'Archivo de diagnóstico',
  keyFiles: 'Teclas',
  trainingFiles: 'Resultados de formación',
  faqPages: 'Página de preguntas frecuentes',
  faqTables: 'Tabla',
  recordFiles: 'Expedientes',
  backupFiles: 'Copia de seguridad de Semáforo',
};

/** The texts for a chosen language, or for the system's where the person left that open. */
export function shellTexts(chosen: string, systemLanguage: string): ShellTexts {
  const language = chosen === 'system' ? systemLanguage.slice(0, 2).toLowerCase() : chosen;
  return language === 'es' ? spanish : english;
}
