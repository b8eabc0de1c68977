// Sees to it that the system libraries and programs are there, and installs them on Debian when it may.
import { existsSync, readdirSync } from 'node:fs';
import { asRoot, onLinux } from './places.mjs';
import { answerOf, isInstalled, runAside } from './programs.mjs';
import { Refusal, step } from './report.mjs';

/** Which Debian package holds each library that Electron or a native module loads. */
const packageOf = {
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libsmime3.so': 'libnss3',
  'libnspr4.so': 'libnspr4',
  'libasound.so.2': 'libasound2',
  'libgbm.so.1': 'libgbm1',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcups.so.2': 'libcups2',
  'libdrm.so.2': 'libdrm2',
  'libxkbcommon.so.0': 'libxkbcommon0',
  'libX11.so.6': 'libx11-6',
  'libxcb.so.1': 'libxcb1',
  'libXext.so.6': 'libxext6',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXrandr.so.2': 'libxrandr2',
  'libXfixes.so.3': 'libxfixes3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libcairo.so.2': 'libcairo2',
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0',
  'libgio-2.0.so.0': 'libglib2.0-0',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libexpat.so.1': 'libexpat1',
};

/** Loaded while running, so that no link to them shows in the binary: the keychain and notifications. */
const loadedLater = { 'libsecret-1.so.0': 'libsecret-1-0', 'libnotify.so.4': 'libnotify4' };

/** Debian keeps its servers out of the path, each version in a folder; what comes beside them may be there without one. */
const postgresServer = '/usr/lib/postgresql/*/bin/postgres';

const programs = {
  display: { Xvfb: 'xvfb' },
  bus: { 'dbus-daemon': 'dbus' },
  chromium: { chromium: 'chromium' },
  keyring: { 'gnome-keyring-daemon': 'gnome-keyring' },
  tracing: { strace: 'strace', prlimit: 'util-linux' },
  compiler: { gcc: 'gcc' },
  postgres: { [postgresServer]: 'postgresql' },
  // Its directory keeps its sessions in Redis, and one of its packages is compiled where it runs.
  bluesky: {
    [postgresServer]: 'postgresql',
    'redis-server': 'redis-server',
    python3: 'python3',
    make: 'make',
    'g++': 'g++',
  },
  mail: {
    '/usr/sbin/dovecot': 'dovecot-imapd',
    '/usr/lib/dovecot/lmtp': 'dovecot-lmtpd',
    '/usr/lib/dovecot/submission': 'dovecot-submissiond',
    '/usr/sbin/smtpd': 'opensmtpd',
    openssl: 'openssl',
  },
};

const absentIn = (binary) =>
  [...answerOf('ldd', [binary]).text.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name);

function missingLibraries(electronBinary) {
  const known = answerOf('sh', ['-c', 'PATH="$PATH:/sbin:/usr/sbin" ldconfig -p']).text;
  const linked = absentIn(electronBinary).map((name) => packageOf[name] ?? name);
  const later = Object.entries(loadedLater).filter(([name]) => !known.includes(name));
  return [...linked, ...later.map(([, packageName]) => packageName)];
}

function isThere(program) {
  const [folder, rest] = program.split('*');
  if (rest === undefined) return program.startsWith('/') ? existsSync(program) : isInstalled(program);
  return existsSync(folder) && readdirSync(folder).some((version) => existsSync(folder + version + rest));
}

const missingPrograms = (wanted) =>
  wanted.flatMap((purpose) =>
    Object.entries(programs[purpose]).flatMap(([program, packageName]) =>
      isThere(program) ? [] : [packageName],
    ),
  );

/** Since its 64-bit time transition Debian has some libraries under another name. */
const nameHere = (name) =>
  /Candidate: (?!\(none\))/.test(answerOf('apt-cache', ['policy', name]).text) ? name : `${name}t64`;

async function installWithApt(names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '-qq', '--no-install-recommends'];
  await step(`Installing system packages: ${names.join(' ')}`, async () => {
    await runAside('apt-get', ['update', '-qq'], { env });
    await runAside('apt-get', [...install, ...names.map(nameHere)], { env });
  });
}

/** `wanted` names what the task needs beside the libraries: a display, a bus, a keyring, a Chromium. */
export async function ensureSystemPackages(electronBinary, wanted) {
  if (!onLinux) return;
  const missing = () => [
    ...new Set([...(electronBinary ? missingLibraries(electronBinary) : []), ...missingPrograms(wanted)]),
  ];
  const names = missing();
  if (names.length === 0) return;
  const onDebian = existsSync('/etc/debian_version');
  if (onDebian && asRoot) await installWithApt(names);
  // apt may complain about something unrelated: what counts is what is there now.
  const remaining = missing();
  if (remaining.length === 0) return;
  const list = remaining.join(' ');
  throw new Refusal(
    onDebian
      ? `System packages are missing. Run: sudo apt-get update && sudo apt-get install -y --no-install-recommends ${list}`
      : `These Debian packages are missing; install what your system calls them: ${list}`,
  );
}
