// Writes the small archive with which `electron FOLDER` finds its application; the fallback runtime lacks it.
import { writeFileSync } from 'node:fs';

const manifest = JSON.stringify({ name: 'electron', productName: 'Electron', main: 'main.js' });

/** Runs inside Electron: `electron [-r file] [switches] FOLDER`. */
function loadApplication() {
  const { app } = require('electron');
  const Module = require('node:module');
  const path = require('node:path');
  const preloads = [];
  let folder = '';
  for (let rest = process.argv.slice(1); rest.length > 0 && !folder; ) {
    const word = rest.shift();
    if (word === '-r' || word === '--require') preloads.push(rest.shift());
    else if (!word.startsWith('-')) folder = path.resolve(word);
  }
  if (!folder) {
    console.error('No application folder was given.');
    process.exit(1);
  }
  Module._preloadModules(preloads);
  const { name, productName, version, desktopName } = require(path.join(folder, 'package.json'));
  process.defaultApp = true;
  app.setName(productName ?? name);
  app.setVersion(version ?? '');
  if (desktopName) app.setDesktopName(desktopName);
  app.setAppPath(folder);
  Module._load(folder, Module, true);
}

const uint32 = (value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/** An asar archive is a pickled JSON index, padded to four bytes, and the files one after another. */
function archive(files) {
  const bodies = Object.entries(files).map(([name, text]) => ({ name, body: Buffer.from(text) }));
  const index = { files: {} };
  let offset = 0;
  for (const { name, body } of bodies) {
    index.files[name] = { size: body.length, offset: String(offset) };
    offset += body.length;
  }
  const json = Buffer.from(JSON.stringify(index));
  const padding = Buffer.alloc((4 - (json.length % 4)) % 4);
  const pickled = json.length + padding.length;
  const head = [uint32(4), uint32(pickled + 8), uint32(pickled + 4), uint32(json.length)];
  return Buffer.concat([...head, json, padding, ...bodies.map(({ body }) => body)]);
}

export function writeDefaultApp(file) {
  writeFileSync(file, archive({ 'package.json': manifest, 'main.js': `(${loadApplication})();\n` }));
}
