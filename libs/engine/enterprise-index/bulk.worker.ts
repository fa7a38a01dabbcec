// A thread that answers lots over an index that it shares with others.
import { parentPort, workerData } from 'node:worker_threads';
import { EngineError } from '../errors.js';
import type { Asked, Begun, Heard, Refused } from './bulk.js';
import { takeOver } from './handed-over.js';
import { giveBackDesk } from './kernel/desk.js';
import { PreparedLot } from './prepared-lot.js';
import { oddFound, topOf, type Found } from './search.js';

const { handedOver, desk } = workerData as Begun;
const index = takeOver(handedOver);
// It is the first that is taken here.
if (desk !== null) giveBackDesk(index.memory!, desk);

parentPort!.on('message', ({ part, questions }: Asked) => {
  const room = questions.reduce((sum, { limit }) => sum + Math.min(limit, index.ids.length), 0);
  const counts = new Uint32Array(questions.length);
  const [numbers, scores] = [new Uint32Array(room), new Float64Array(room)];
  const odd = new Map<number, Found[]>();
  const refused = new Map<number, Refused>();
  let end = 0;
  for (const [at, { need, setting, limit }] of questions.entries()) {
    try {
      const lot = new PreparedLot(need, setting, index.vocabulary);
      counts[at] = topOf(index, lot, limit).copyTo(numbers, scores, end);
      end += counts[at]!;
      if (index.odd.size > 0) odd.set(at, oddFound(index, lot));
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      refused.set(at, { code: error.code, message: error.message });
    }
  }
  const heard: Heard = { part, counts, numbers, scores, odd, refused };
  parentPort!.postMessage(heard, [counts.buffer, numbers.buffer, scores.buffer]);
});
parentPort!.postMessage(null);
