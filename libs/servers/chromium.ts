// A browser for tests, screenshots and measurements of the console: the one that is there, or Debian's, unpacked.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installed, isExecutable } from './binaries.js';
import { debianProgram } from './debian.js';
import { findProgram, ServerMissing } from './find.js';
import { binFolder, type Program, type ServerOptions } from './server.js';

const howToGet = [
  'give one by CHROMIUM=/path/to/chromium',
  'apt-get install chromium, dnf install chromium, apk add chromium, brew install --cask chromium',
];

/** Chromium's program, with the environment that it needs; `CHROMIUM` in `env` names one, or says `none`. Throws ServerMissing when there is none. */
export async function findChromium(options: Pick<ServerOptions, 'env' | 'binDir' | 'sources' | 'onProgress'> = {}): Promise<Program> {
  const given = options.env?.['CHROMIUM'];
  if (given === 'none') throw new ServerMissing('chromium', ['CHROMIUM=none: none is wanted'], howToGet);
  if (given) {
    if (!isExecutable(given)) throw new Error(`CHROMIUM: ${given} is no program`);
    return { command: given, origin: `CHROMIUM=${given}` };
  }
  return findProgram('chromium', howToGet, options, {
    installed: async () => installedChromium(),
    debian: () => debianChromium(binFolder(options), options.onProgress),
  });
}

function installedChromium(): Program | null {
  const command = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(installed).find((path) => path !== null);
  return command === undefined ? null : { command, origin: `installed: ${command}` };
}

async function debianChromium(folder: string, onProgress: ServerOptions['onProgress']): Promise<Program | null> {
  const companions = ['chromium-common', 'fontconfig-config', 'fonts-dejavu-core', 'fonts-noto-core'];
  const program = await debianProgram('chromium', companions, ['usr/lib/chromium/chromium'], folder, onProgress);
  if (program === null) return null;
  const root = join(folder, 'chromium');
  // Its fonts lie where no system looks for them.
  const fonts = join(root, 'fonts.conf');
  const cache = join(root, 'font-cache');
  mkdirSync(cache, { recursive: true });
  writeFileSync(fonts, `<?xml version="1.0"?>\n<fontconfig><dir>${root}/usr/share/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${cache}</cachedir></fontconfig>\n`);
  return { ...program, env: { ...program.env, FONTCONFIG_FILE: fonts } };
}
