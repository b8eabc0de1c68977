// Finishes a packed application before it is signed: nothing of the development runtime stays, and the fuses are set.
const { rmSync } = require('node:fs');
const { join } = require('node:path');
const { FuseV1Options, FuseVersion, getCurrentFuseWire } = require('@electron/fuses');
const wanted = require('./fuses.json');

const developmentOnly = ['resources/default_app.asar', 'fallback'];

function programOf({ appOutDir, electronPlatformName, packager }) {
  const name = packager.appInfo.productFilename;
  if (electronPlatformName === 'linux') return join(appOutDir, packager.executableName);
  return join(appOutDir, electronPlatformName === 'win32' ? `${name}.exe` : `${name}.app`);
}

exports.default = async function afterPack(context) {
  for (const file of developmentOnly) rmSync(join(context.appOutDir, file), { force: true });
  const wire = await getCurrentFuseWire(programOf(context));
  // An older Electron has fewer fuses, and setting one that is not there is an error.
  const present = Object.entries(wanted).filter(([name]) => FuseV1Options[name] in wire);
  const settings = Object.fromEntries(present.map(([name, on]) => [FuseV1Options[name], on]));
  await context.packager.addElectronFuses(context, { version: FuseVersion.V1, ...settings });
};
