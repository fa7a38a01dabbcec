// The public entry: how likely two records are of one organisation, as pure functions, with every reason and its weight.
export { readOrganisation, type Comparable, type Organisation, type Site } from './organisation.js';
export { findingsOf, type Findings } from './findings.js';
export { featuresOf, type Feature } from './features.js';
export { fold } from './fold.js';
export { nameWords } from './name.js';
export { mistakesBetween, wordsAlike } from './word.js';
export { Rarity } from './rarity.js';
export { keysOf, pairsThatShare } from './keys.js';
export { weigh, likely, type Field, type Part, type Verdict } from './verdict.js';
export { productWeights, type Weights } from './weights.js';
export { partInWords } from './words.js';
