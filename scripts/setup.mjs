// What every command needs first, without any package installed: a new enough Node, node_modules, and dist/.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync, constants, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const installStamp = join(root, 'node_modules/.installed-for');
const buildStamp = '.built-from';
/** What dist/ is built from. */
const everything = ['apps', 'libs', 'tools', 'test', 'scripts/build.mjs', 'tsconfig.json', 'package.json', 'package-lock.json'];

/** Progress goes to standard error: a command's last line on standard output is its result. */
export function say(message) {
  process.stderr.write(`${message}\n`);
}

/** Runs `npm install` unless node_modules fits package-lock.json. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await withLock('install', async () => {
    if (isInstalled()) return;
    const started = Date.now();
    say('Installing packages (npm install) …');
    const ticker = setInterval(() => say(`  … still installing, ${seconds(started)}`), 10_000);
    // No package's install script needs to run: the Postgres libraries are linked at start. Nothing is saved: a
    // registry that lacks some platform's packages must not rewrite the lockfile of a clone.
    const options = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--include=dev', '--include=optional'];
    const npm = process.env.npm_execpath;
    const [command, args] = npm && /\.c?js$/.test(npm) ? [process.execPath, [npm, ...options]] : ['npm', options];
    const code = await run(command, args, npmEnvironment()).finally(() => clearInterval(ticker));
    if (code !== 0) throw new Error('npm install failed; its message is above. It needs the npm registry or its mirror.');
    writeStamp(installStamp, lockHash());
    say(`Packages installed in ${seconds(started)}.`);
  });
}

/** Compiles unless dist/ was built from exactly these sources. Returns false when types do not hold. */
export async function ensureBuilt() {
  if (isBuilt()) return true;
  return withLock('build', async () => {
    if (isBuilt()) return true;
    const started = Date.now();
    say('Compiling …');
    const code = await run(process.execPath, [join(root, 'scripts/build.mjs'), '--locked'], process.env);
    if (code === 0) say(`Compiled in ${seconds(started)}.`);
    return code === 0;
  });
}

/** Names the sources, all that dist/ is built from unless others are given, by path, size and time: a deleted file changes it as much as a newer one. */
export function sourcesHash(parts = everything) {
  const hash = createHash('sha256');
  for (const part of parts) addTo(hash, join(root, part));
  return hash.digest('hex');
}

export function stampBuild(folder, hash) {
  writeFileSync(join(folder, buildStamp), hash);
}

/** One at a time over processes: two commands started at once must not install or build into each other. */
export async function withLock(name, work) {
  const file = join(dataFolder(), `${name}.lock`);
  let told = false;
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (removeStale(file)) continue;
      if (!told) say(`Waiting for another command to finish its ${name} …`);
      told = true;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  // A sign of life: a lock that nobody refreshes is stale, whoever has its holder's pid by now.
  const refresh = setInterval(() => utimesSync(file, new Date(), new Date()), 2000);
  const release = () => {
    clearInterval(refresh);
    rmSync(file, { force: true });
  };
  process.once('exit', release);
  try {
    return await work();
  } finally {
    release();
    process.off('exit', release);
  }
}

export function run(command, args, env) {
  return new Promise((resolve, reject) => {
    // Standard output is for the command's own result.
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 2, 2] });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** True when dist/ was built from exactly these sources, and their types hold. */
export function isBuilt() {
  return isBuiltFrom(join(root, 'dist'), sourcesHash());
}

/** True when the folder was stamped with this hash of its sources. */
export function isBuiltFrom(folder, hash) {
  return readText(join(folder, buildStamp)) === hash;
}

function isInstalled() {
  if (readText(installStamp) === lockHash()) return true;
  // Somebody ran npm install by hand: every package that is not optional must be there in the locked version.
  const locked = packagesIn(join(root, 'package-lock.json'));
  const present = packagesIn(join(root, 'node_modules/.package-lock.json'));
  if (locked === null || present === null) return false;
  const complete = Object.entries(locked).every(
    ([path, entry]) => path === '' || entry.optional || entry.peer || present[path]?.version === entry.version,
  );
  if (complete) writeStamp(installStamp, lockHash());
  return complete;
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return null;
  }
}

/** The machine counts too: packages with binaries differ. */
function lockHash() {
  const lock = readText(join(root, 'package-lock.json')) ?? '';
  return createHash('sha256').update(`${process.platform} ${process.arch} ${lock}`).digest('hex');
}

/** A user without a home of its own (nobody) has no place for npm's cache. */
function npmEnvironment() {
  const cache = process.env.npm_config_cache ?? join(homedir(), '.npm');
  if (canCreate(cache)) return process.env;
  return { ...process.env, npm_config_cache: join(dataFolder(), 'npm-cache'), npm_config_update_notifier: 'false' };
}

function canCreate(folder) {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(at)) return isWritable(at);
    if (at === dirname(at)) return false;
  }
}

function dataFolder() {
  const folder = join(root, '.data');
  const place = existsSync(folder) ? folder : root;
  if (!isWritable(place)) {
    throw new Error(`${place} is not yours to write to: use a clone of your own, or give this one to your user`);
  }
  mkdirSync(folder, { recursive: true });
  return folder;
}

function isWritable(path) {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function writeStamp(file, text) {
  try {
    writeFileSync(file, text);
  } catch {
    // node_modules of another user: it is compared again next time.
  }
}

function removeStale(file) {
  const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  const holder = Number(readText(file) ?? '');
  if (age < 60_000 && (holder === 0 ? age < 2000 : isRunning(holder))) return false;
  rmSync(file, { force: true });
  return true;
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function addTo(hash, path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (!stat.isDirectory()) {
    hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`);
    return;
  }
  for (const name of readdirSync(path).sort()) if (!['node_modules', '.data'].includes(name)) addTo(hash, join(path, name));
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
