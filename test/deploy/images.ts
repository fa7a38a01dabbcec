// Is the Dockerfile buildable from what is here, and does every image that is used say exactly which one it is?
import type { ImageEnvironment } from './environment.js';
import { faultsOf, type Files } from './files.js';

interface Instruction {
  name: string;
  text: string;
}

const known = new Set(['FROM', 'ARG', 'ENV', 'WORKDIR', 'COPY', 'RUN', 'USER', 'EXPOSE', 'HEALTHCHECK', 'ENTRYPOINT', 'CMD', 'LABEL']);

function instructions(files: Files): Instruction[] {
  const text = (files['Dockerfile'] ?? '').replaceAll(/^\s*#.*\n/gm, '').replaceAll('\\\n', ' ');
  return text.split('\n').filter((line) => line.trim() !== '').map((line) => {
    const [name = '', ...rest] = line.trim().split(/\s+/);
    return { name, text: rest.join(' ') };
  });
}

/** The instructions of the last stage: the image itself. */
function finalStage(files: Files): Instruction[] {
  const all = instructions(files);
  return all.slice(all.findLastIndex(({ name }) => name === 'FROM'));
}

/** What ENV says in the image. */
export function imageEnvironment(files: Files): ImageEnvironment {
  const words = finalStage(files).filter(({ name }) => name === 'ENV').flatMap(({ text }) => text.split(' '));
  const { NODE_ENV = '', HOST = '', PORT = '' } = Object.fromEntries(words.map((word) => word.split('=')));
  return { NODE_ENV, HOST, PORT };
}

/** An image by a name that moves is another one tomorrow. */
export function imageFaults(where: string, image: string, version: string): string[] {
  const tag = /^[^\s@]+:([\w.-]+)(@sha256:[0-9a-f]{64})?$/.exec(image)?.[1];
  if (tag === undefined || !/^v?\d+\.\d+/.test(tag)) return [`${where}: ${image} must say its version, like name:1.2.3`];
  const own = image.includes('linkwright/');
  return own && tag !== version ? [`${where}: ${image} is not the version of package.json, ${version}`] : [];
}

export const versionOf = (files: Files) => (JSON.parse(files['package.json'] ?? '{}') as { version: string }).version;

/** `exists` tells whether a path is in the repository. */
export function dockerfileFaults(files: Files, exists: (path: string) => boolean): string[] {
  return faultsOf(() => {
    const all = instructions(files);
    const last = finalStage(files);
    const text = (name: string) => last.find((one) => one.name === name)?.text;
    const faults = all.filter(({ name }) => !known.has(name)).map(({ name }) => `Dockerfile: ${name} is no instruction`);

    const stages = new Set<string>();
    for (const { text: from } of all.filter(({ name }) => name === 'FROM')) {
      const [image = '', , stage] = from.split(' ');
      if (!stages.has(image)) faults.push(...imageFaults('Dockerfile', image, versionOf(files)), ...nodeFaults(image));
      if (stage) stages.add(stage);
    }
    for (const { text: copy } of all.filter(({ name }) => name === 'COPY')) faults.push(...copyFaults(copy, stages, files, exists));
    const { scripts = {} } = JSON.parse(files['package.json'] ?? '{}') as { scripts?: Record<string, string> };
    for (const [, script = ''] of all.filter(({ name }) => name === 'RUN').flatMap((one) => [...one.text.matchAll(/npm run ([\w:-]+)/g)])) {
      if (!(script in scripts)) faults.push(`Dockerfile: there is no script ${script} in package.json`);
    }

    if (!/^[1-9]\d*(:[1-9]\d*)?$/.test(text('USER') ?? '')) faults.push('Dockerfile: USER must be a number other than 0, so that nobody runs as root');
    if (!last.some(({ name, text: what }) => name === 'ARG' && what === 'APP')) faults.push('Dockerfile: the image takes no ARG APP');
    for (const name of ['ENTRYPOINT', 'HEALTHCHECK']) {
      const words = /\[.*\]/.exec(text(name) ?? '')?.[0];
      const script = words && (JSON.parse(words) as string[]).find((word) => word.endsWith('.mjs'));
      if (!script || !exists(script)) faults.push(`Dockerfile: ${name} names no script that is there, as ["node", "scripts/….mjs"]`);
    }
    const { PORT, HOST, NODE_ENV } = imageEnvironment(files);
    if (text('EXPOSE') !== PORT) faults.push(`Dockerfile: EXPOSE ${text('EXPOSE')} is not PORT=${PORT}`);
    if (HOST !== '0.0.0.0') faults.push('Dockerfile: HOST must be 0.0.0.0, or nothing reaches the container');
    if (NODE_ENV !== 'production') faults.push('Dockerfile: NODE_ENV must be production');
    return faults;
  });
}

/** Even majors get long-term support. */
function nodeFaults(image: string): string[] {
  const major = Number(/^node:(\d+)/.exec(image)?.[1]);
  return major >= 24 && major % 2 === 0 ? [] : [`Dockerfile: ${image} is no Node with long-term support`];
}

function copyFaults(copy: string, stages: Set<string>, files: Files, exists: (path: string) => boolean): string[] {
  const words = copy.split(' ');
  const stage = words[0]?.startsWith('--from=') ? words.shift()!.slice('--from='.length) : null;
  if (stage !== null) return stages.has(stage) ? [] : [`Dockerfile: COPY --from=${stage}: there is no such stage`];
  const allowed = new Set((files['.dockerignore'] ?? '').split('\n').filter((line) => line.startsWith('!')).map((line) => line.slice(1)));
  return words.slice(0, -1).flatMap((source) => {
    if (!exists(source)) return [`Dockerfile: COPY ${source}: there is no such file or folder`];
    return allowed.has(source.split('/')[0]!) ? [] : [`Dockerfile: COPY ${source}: .dockerignore leaves it out, add !${source}`];
  });
}
