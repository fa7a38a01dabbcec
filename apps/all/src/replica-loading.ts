// How the matching service reads its projection into an index, for whoever measures it.
export type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
export { candidateMaker } from '../../matching/src/projection/candidate-documents.js';
export { readSnapshot } from '../../matching/src/replica/snapshot-reader.js';
