// The public entry of the engine: matching as pure functions over plain values, with its arithmetic in the open.
export * from './types.js';
export * from './results.js';
export { EngineError, type EngineErrorCode } from './errors.js';
export { claimStanding, weightAfter, type ClaimAge, type ClaimStanding } from './claim-age.js';
export { dayOf } from './dates.js';
export { claimParts, partNames, workParts, relevanceWeights, type MeaningWeights, type PartName, type Occurrence, type RelevanceWeights } from './relevance/weights.js';
export { asked, type Asked, type Question } from './relevance/learned/asked.js';
export { learnedValue, partsOf } from './relevance/learned/experience.js';
export { letterMarks, wordMarks } from './relevance/learned/marks.js';
export { measure } from './relevance/learned/parts.js';
export { profileOf } from './relevance/learned/profile.js';
export { Rarity } from './relevance/learned/frozen.js';
export { MeaningOfTexts, usualNearness } from './relevance/learned/meaning.js';
export { withVectors, type TextVectors } from './relevance/learned/vectors.js';
export { wordsIn } from './words-in-text.js';
export { schemeKey } from './certificates.js';
export { treeFaults, type StatedParent, type TreeFault } from './tree-faults.js';
export {
  CodeTree, buildCodeTree, type CodeRow, type Correspondence, type CorrespondenceKind, type SimilarCode,
} from './codes.js';
export { correspondenceWeights } from './correspondences.js';
export {
  convert,
  stepIn,
  unitName,
  unitOf,
  unitNames,
  units,
  type Converted,
  type Dimension,
  type Unit,
  type UnitCode,
} from './units.js';
export { distanceKm } from './geo.js';
export { capabilityFitValue } from './criterion-values.js';
export { performanceValue, smoothed } from './smoothing.js';
export type { Alike, CodeOrder } from './enterprise-index/code-order.js';
export { buildIndex, IndexBuilder } from './enterprise-index/build.js';
export { BestOfLots, type Change, type Changed } from './enterprise-index/best-of-lots.js';
export { Bulk, type BulkAnswer, type BulkQuestion } from './enterprise-index/bulk.js';
export { bytesOf, type EnterpriseIndex } from './enterprise-index/enterprise-index.js';
export type { Census } from './enterprise-index/census.js';
export { fold, type FoldPart, type Folded } from './enterprise-index/fold.js';
export { handOverColumns, takeOverColumns, type HandedColumns } from './enterprise-index/handed-over.js';
export { LiveIndex, type LiveSizes } from './enterprise-index/live-index.js';
export { OpenLots, type FittingLot } from './enterprise-index/open-lots.js';
export { divisionsOf, merged, Partitions, planOf, type Partitioning, type Piece } from './enterprise-index/partitions.js';
export { PreparedLot } from './enterprise-index/prepared-lot.js';
export { search, type Found } from './enterprise-index/search.js';
export type { Watch } from './enterprise-index/kernel/script-kernel.js';
export { Vocabulary, type Words } from './enterprise-index/vocabulary.js';
export { exchange, type Exchanged } from './money.js';
export { defaultPriors } from './lot-frame.js';
export { algorithmVersion, evaluatePair, matchLot } from './match.js';
export { changeNames, widestSimilarity, type ChangeName, type Terms } from './what-if/changes.js';
export { crowdIn, crowdOf, type Belonging, type Crowd } from './what-if/crowd.js';
export { whatIfInWords } from './what-if/in-words.js';
export { whatIf, type WhatIf, type WhatIfs, type WhatIfStep } from './what-if/what-if.js';
export { whyNot, type CriterionLead, type WhyNot, type WhyNotReason } from './why-not.js';
export { spread } from './spreading/spread.js';
export { exposureInWords, exposureStepInWords, placeInWords, stepInWords } from './spreading/in-words.js';
export type { Place, Seen, Spread, SpreadStep, SpreadStepName, StepAccount } from './spreading/types.js';
export { proposeCodes } from './propose-codes.js';
export { PastCodes, type CodeName, type LikelyCode, type PastChoice } from './past-codes/past-codes.js';
export type { Speech } from './speech.js';
export { canonicalJson } from './canonical-json.js';
export { criterionSentences } from './criterion-sentences.js';
export { ruleSentences } from './rule-sentences.js';
export { timesInWords } from './time-windows.js';
export { claimInWords, confidenceInWords, criterionInWords, reasonInWords, ruleInWords } from './words.js';
