// A trainee's whole path in Spanish, by keys alone: read, judged, pressed, answered, timed; and what the supervisor sees.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Locator, type Page } from '@playwright/test';
import { inRow } from './desk-hands';
import { test } from './fixtures';

const sitDown = (page: Page, agentId: string) =>
  page.evaluate((id) => window.desk.request('settings.write', { agentId: id }), agentId);
const training = (page: Page) => page.getByRole('region', { name: 'Formación', exact: true });
const path = (page: Page) => training(page).getByRole('region', { name: 'Tu camino' });
const button = (page: Page, name: string) => training(page).getByRole('button', { name, exact: true });

/** Goes on with the tabulator until it is there, as a hand without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 120; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The tabulator never comes there');
}

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, button(page, name));
  await page.keyboard.press('Enter');
}

/** One of a group: the tabulator leads to the first, arrows to the others. */
async function choose(page: Page, group: string, label: string): Promise<void> {
  const radios = training(page).getByRole('group', { name: group }).getByRole('radio');
  const wanted = radios.and(page.getByLabel(label, { exact: true }));
  await tabTo(page, radios.first());
  await page.keyboard.press('Space');
  for (let at = 1; at < (await radios.count()) && !(await wanted.isChecked()); at += 1)
    await page.keyboard.press('ArrowDown');
  await expect(wanted).toBeChecked();
}

/** From a list, by the first letters of the name. */
async function pick(page: Page, list: string, name: string): Promise<void> {
  const box = training(page).getByRole('combobox', { name: list });
  await tabTo(page, box);
  // Letters with an accent are no keys of every keyboard; those that come too slowly begin a word of their own.
  await expect(async () => {
    await page.keyboard.type(/^[ -~]+/.exec(name)?.[0] ?? name);
    await expect(box.locator('option:checked')).toHaveText(name, { timeout: 2_000 });
  }).toPass();
}

async function write(page: Page, words: string): Promise<void> {
  await tabTo(page, training(page).getByRole('textbox', { name: 'Tu respuesta' }));
  await page.keyboard.type(words);
}

interface Judged {
  readonly tier: string;
  readonly type?: string;
  readonly owner?: string;
  readonly place?: string;
  readonly reply?: string;
}

async function judge(page: Page, { tier, type, owner, place, reply }: Judged): Promise<void> {
  await choose(page, 'Nivel', tier);
  if (type !== undefined) await pick(page, 'Tipo de contacto', type);
  if (owner !== undefined) await pick(page, 'Equipo que lo lleva', owner);
  if (place !== undefined) await choose(page, 'Dónde contestar', place);
  if (reply !== undefined) await write(page, reply);
}

async function goToTraining(page: Page): Promise<void> {
  await inRow(page, 'g', 't');
  await expect(training(page)).toBeVisible();
}

async function readOn(page: Page, isLast: boolean): Promise<void> {
  await press(page, isLast ? 'Ver el resultado' : 'Siguiente');
}

async function passed(page: Page): Promise<void> {
  await expect(training(page).getByRole('heading', { name: /^Superado, con/ })).toBeFocused();
  await press(page, 'Volver al camino');
  await expect(path(page)).toBeVisible();
}

async function sensitivity(page: Page): Promise<void> {
  const cases: readonly Judged[] = [
    { tier: 'Rojo', place: 'En público' },
    { tier: 'Amarillo', place: 'En privado' },
    { tier: 'Verde', place: 'En público' },
  ];
  await press(page, 'Empezar Quién nos escribe');
  for (const [index, one] of cases.entries()) {
    await judge(page, one);
    await press(page, 'Comprobar');
    await expect(training(page).getByRole('heading', { name: '2 de 2 bien' })).toBeFocused();
    await readOn(page, index === cases.length - 1);
  }
  await passed(page);
}

async function ways(page: Page): Promise<void> {
  const questions = [
    ['¿Cuándo empieza a correr el reloj de un caso?', 'Cuando el cliente lo publicó'],
    [
      'Un caso rojo no es de tu equipo. ¿Qué haces?',
      'Escalarlo con lo que sabes y dejar la respuesta a su equipo',
    ],
    [
      'Hemos ayudado a alguien por teléfono. ¿Se puede cerrar el caso?',
      'Solo cuando haya un seguimiento allí donde escribió',
    ],
  ] as const;
  await press(page, 'Empezar Cómo trabajamos');
  for (const [index, [question, answer]] of questions.entries()) {
    await choose(page, question, answer);
    await press(page, 'Comprobar');
    await readOn(page, index === questions.length - 1);
  }
  await passed(page);
}

async function keys(page: Page): Promise<void> {
  const pressed = ['c', '3', 'r', 'n', 'z'];
  await press(page, 'Empezar Las manos en el teclado');
  for (const [index, key] of pressed.entries()) {
    await expect(training(page).getByRole('textbox', { name: 'Pulsa aquí la tecla' })).toBeFocused();
    await page.keyboard.press(key);
    await expect(training(page)).toContainText('La tecla: bien');
    await readOn(page, index === pressed.length - 1);
  }
  await passed(page);
}

async function guided(page: Page): Promise<void> {
  await press(page, 'Empezar Casos enteros, uno a uno');
  // A first answer that is not yet right is told why.
  await judge(page, { tier: 'Verde', type: 'Envase', owner: 'Especialistas de marca', place: 'En público' });
  await write(page, 'No es culpa nuestra.');
  await press(page, 'Comprobar');
  await expect(training(page)).toContainText('Nivel: todavía no');
  await expect(training(page)).toContainText('Es: Amarillo.');
  await expect(training(page)).toContainText('«No es culpa nuestra» dice lo contrario.');
  await expect(training(page)).toContainText('Una respuesta que merece leerse');
  await readOn(page, false);
  await press(page, 'Volver al camino');
  await press(page, 'Repetir Casos enteros, uno a uno');
  // What was answered is given up only when they say so.
  await tabTo(page, page.getByRole('button', { name: 'Abandonarla y empezar' }));
  await page.keyboard.press('Enter');
  await judge(page, {
    tier: 'Amarillo',
    type: 'Envase',
    owner: 'Especialistas de marca',
    place: 'En público',
    reply: 'Lo siento mucho, Rosa. ¿Nos dices por privado el número de lote?',
  });
  await press(page, 'Comprobar');
  await expect(training(page).getByRole('heading', { name: '8 de 8 bien' })).toBeFocused();
  await readOn(page, false);
  await judge(page, {
    tier: 'Verde',
    type: 'Dónde comprar',
    owner: 'Agencia',
    place: 'En público',
    reply: 'Thank you for asking, Colm. Here is the page of our shop in Dublin.',
  });
  await press(page, 'Comprobar');
  await readOn(page, true);
  await passed(page);
}

async function timed(page: Page): Promise<void> {
  await press(page, 'Empezar Cuatro minutos');
  await expect(training(page).getByRole('timer')).toContainText('quedan');
  await judge(page, { tier: 'Rojo', owner: 'Reputación corporativa', place: 'En privado' });
  await press(page, 'Entregar');
  await expect(training(page).getByRole('heading', { name: 'Cuatro minutos: 2 de 3' })).toBeFocused();
  await judge(page, { tier: 'Rojo', owner: 'Centro de contacto' });
  await press(page, 'Entregar');
  // The next one asks for the same things: what is chosen before it is there would be chosen in this one.
  await expect(training(page).getByRole('heading', { name: 'Cuatro minutos: 3 de 3' })).toBeFocused();
  await judge(page, {
    tier: 'Amarillo',
    type: 'Devolución o reembolso',
    owner: 'Especialistas de marca',
    place: 'En privado',
    reply: 'Claro que sí, Lola. Te escribimos por privado para recogerla.',
  });
  await press(page, 'Entregar');
  await expect(training(page).getByRole('region', { name: 'Cada respuesta' })).toBeVisible();
  await passed(page);
}

async function savesTo(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, filePath);
}

test('a trainee goes the whole path in Spanish by keys, and the supervisor finds the signed results', async ({
  launchSemaforo,
  newProfile,
}) => {
  test.setTimeout(240_000);
  const { app, page } = await launchSemaforo({ args: ['--sandbox', 'allergic-reaction', '--language=es'] });
  await expect(page.getByRole('listbox', { name: 'Cola' })).toBeVisible({ timeout: 60_000 });
  await sitDown(page, 'paula');
  await goToTraining(page);
  await expect(path(page)).toContainText('Más adelante');
  await sensitivity(page);
  await ways(page);
  await keys(page);
  await guided(page);
  await timed(page);
  await expect(path(page)).toContainText('Todo lo anterior está superado.');

  const file = join(await newProfile(), 'results.jsonl');
  await savesTo(app, file);
  await press(page, 'Guardar mis resultados …');
  await expect(page.getByText('Los resultados se han guardado, firmados por este equipo.')).toBeVisible();
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  expect(lines).toHaveLength(6);

  await sitDown(page, 'ines');
  await goToTraining(page);
  const team = training(page).getByRole('region', { name: 'Resultados del equipo' });
  await expect(team).toContainText('Paula Teruel');
  await expect(team).toContainText('firmado por este equipo');
  await press(page, 'Tomar resultados de un archivo …');
  await expect(page.getByText('5 ya estaban aquí.')).toBeVisible();

  const drills = training(page).getByRole('region', { name: 'Simulacros' });
  await expect(drills).toContainText('Atrasado');
  await press(page, 'Empezar el simulacro Avisos de salud de un mismo lote');
  await press(page, 'Terminar el simulacro Avisos de salud de un mismo lote');
  await expect(drills).toContainText('Ningún mensaje de espera');
  await expect(drills).toContainText('Toca antes del');

  await inRow(page, 'g', ',');
  await page.getByRole('tab', { name: 'Roles' }).click();
  await page
    .getByRole('listitem')
    .getByText(/^Paula Teruel\./u)
    .first()
    .click();
  await expect(page.getByRole('list', { name: 'Resultados del camino' })).toContainText('Superado');
});

/** A path of one step, for a team that works for customers. */
const onePath = `training:
  steps:
    - { id: sensitivity, kind: sensitivity, name: Quién escribe, exercises: [{ kind: key, id: k, command: claim, question: Tómalo. }] }
    - { id: live, kind: live, name: En directo }
`;

test('what was practised in the sandbox of a profile is handed over in its workspace, without a file', async ({
  launchSemaforo,
  newProfile,
}) => {
  test.setTimeout(240_000);
  const profile = await newProfile();
  const sandbox = await launchSemaforo({
    profile,
    args: ['--sandbox', 'allergic-reaction', '--language=es'],
  });
  await expect(sandbox.page.getByRole('listbox', { name: 'Cola' })).toBeVisible({ timeout: 60_000 });
  await sitDown(sandbox.page, 'paula');
  await goToTraining(sandbox.page);
  await sensitivity(sandbox.page);
  await sandbox.quit();

  const definition = join(profile, 'team.yaml');
  await writeFile(definition, (await readFile('test/fixtures/team.workspace.yaml', 'utf8')) + onePath);
  const { page } = await launchSemaforo({ profile, args: ['--workspace', definition, '--language=es'] });
  await expect(page.getByRole('listbox', { name: 'Cola' })).toBeVisible({ timeout: 60_000 });
  await sitDown(page, 'eva');
  await goToTraining(page);
  await press(page, 'Entregar lo que he practicado');
  await expect(page.getByText('Se ha entregado 1 resultado; 0 ya estaban aquí.')).toBeVisible();
  await expect(path(page)).toContainText('Lo mejor: 6 de 6 puntos');
  await press(page, 'Entregar lo que he practicado');
  await expect(page.getByText('No se ha entregado nada nuevo; 1 ya estaban aquí.')).toBeVisible();
});
