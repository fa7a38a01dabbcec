// How the matching service reads its projection into an index, for whoever measures it.
export type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
export { foldInThread, readInThread, type Read } from '../../matching/src/replica/index-threads.js';
