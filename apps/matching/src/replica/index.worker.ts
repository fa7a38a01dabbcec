// A thread that does one piece of work for the index of the service and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { work, type FoldOrder, type LoadOrder } from './index-work.js';

await work(workerData as LoadOrder | FoldOrder, (said) => parentPort!.postMessage(said));
