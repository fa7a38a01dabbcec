// A thread of its own that learns which codes earlier work had, and then answers for texts: learning takes seconds.
import { parentPort, workerData } from 'node:worker_threads';
import { PastCodes, type CodeName, type LikelyCode, type PastChoice } from '#engine';

export interface ToLearn {
  choices: PastChoice[];
  names: CodeName[];
  /** The top of the tree above each code. */
  topOf: Record<string, string>;
}

export interface Question {
  id: number;
  text: string;
  limit: number;
}

export interface Answer {
  id: number;
  codes: LikelyCode[];
}

const { choices, names, topOf } = workerData as ToLearn;
const past = new PastCodes(choices, names, (code) => topOf[code] ?? code);
parentPort!.on('message', ({ id, text, limit }: Question) => {
  parentPort!.postMessage({ id, codes: past.codesFor(text, limit) } satisfies Answer);
});
parentPort!.postMessage('ready');
