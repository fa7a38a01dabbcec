// `npm run screens`: a picture of every main page of the console, on a desktop and on a phone, of a demo that is started for it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createClient } from '#client';
import { freePort, startServers, startSmtpSink } from '#servers';
import { playDay } from './demo/day/day.js';
import { demoCluster } from './demo/demo-data.js';
import { demoRoles, demoSecrets } from './demo/secrets.js';
import { eventually } from './demo/story.js';
import { startSystem, type DemoSystem } from './demo/system.js';
import { describePictures, keepPicture } from './screens/album.js';
import { Camera, sizes, type Light, type Size } from './screens/camera.js';
import { findPlaces, pictures, type Picture, type Viewer } from './screens/pages.js';

const usage = `Usage: npm run screens -- [--only PART] [--out FOLDER] [--language TAG] [--dark]
Starts the demo in a temporary folder, lets its day pass, and pictures the main pages of every role into FOLDER (docs/screens unless
given), with a README.md that shows them when all are made. --only: those whose names contain PART, e.g. cda-queue or buyer;
--language: en, fr, am or hi; --dark: as at night.`;
const say = (line: string) => process.stderr.write(`${line}\n`);

export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args, options: { only: { type: 'string', default: '' }, out: { type: 'string', default: 'docs/screens' }, language: { type: 'string', default: 'en' }, dark: { type: 'boolean', default: false } },
  });
  const wanted = pictures.filter(({ viewer, name }) => `${viewer}-${name}`.includes(values.only));
  if (wanted.length === 0) {
    console.error(`No picture is called ${values.only}: there are ${pictures.map(({ viewer, name }) => `${viewer}-${name}`).join(', ')}.\n\n${usage}`);
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'linkwright-screens-'));
  try {
    const bytes = await inDemo(folder, (system) => takeAll(system, wanted, values, values.out));
    if (wanted.length === pictures.length) writeFileSync(join(values.out, 'README.md'), describePictures(pictures));
    console.log(`${wanted.length * 2} pictures in ${values.out}, ${Math.round(bytes / 1000)} kB.`);
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** `work` in a demo of its own whose day has passed. */
async function inDemo<T>(folder: string, work: (system: DemoSystem) => Promise<T>): Promise<T> {
  const servers = await startServers({ dataDir: folder, temporary: true, durable: false, env: {}, onProgress: say });
  const mail = await startSmtpSink();
  try {
    const ground = { postgresUrl: servers.postgresUrl, redisUrl: servers.redisUrl, natsUrl: servers.natsUrl, smtpUrl: mail.url };
    const system = await startSystem({ ...ground, secrets: demoSecrets(folder, demoRoles), port: await freePort(), folder }, {}, say);
    try {
      say('letting the day pass');
      await playDay({ ...system, isOver: () => false });
      return await work(system);
    } finally {
      await system.stop();
    }
  } finally {
    await mail.stop();
    await servers.stop();
  }
}

async function takeAll({ url, credentials }: DemoSystem, wanted: readonly Picture[], light: Light, out: string): Promise<number> {
  const cda = createClient({ baseUrl: url, apiKey: credentials.cda.key });
  await eventually('a need born from missed lots', 120_000, async () =>
    (await cda.GET('/v1/service-needs', { params: { query: { clusterId: credentials.clusterId, origin: 'market_opening' } } })).data.items[0]);
  const places = await findPlaces(cda, credentials);
  const camera = await Camera.open(url, light);
  let bytes = 0;
  try {
    for (const viewer of new Set(wanted.map((each) => each.viewer))) {
      const eye = await camera.viewer(emailOf(viewer));
      for (const picture of wanted.filter((each) => each.viewer === viewer)) {
        for (const size of Object.keys(sizes) as Size[]) {
          const content = await eye.look(picture.path(places), size);
          keepPicture(out, picture, size, content);
          bytes += content.length;
        }
        say(`${viewer}-${picture.name}`);
      }
      await eye.close();
    }
  } finally {
    await camera.close();
  }
  return bytes;
}

const emailOf = (viewer: Viewer): string | null => (viewer === 'nobody' ? null : demoCluster().accounts.find(({ key }) => key === viewer)!.email);
