// Where the two halves of what judges open lots, TypeScript and WebAssembly, leave numbers for one another in one memory. Read by both
// compilers, so there is nothing in it but enumerations and numbers.

/** Bytes from the beginning; before them lies nothing. */
export enum Desk {
  ints = 1024,
  reals = 1280,
  /** Of each subset of four numbers the bytes that bring them to the front. */
  pickings = 1536,
  /** What can be asked for, a bit each: what the enterprise lacks whatever the day, has on every deadline, has until nobody knows when. */
  lacks = 1792, has = 1808, unsaid = 1824,
  /**
   * What it has until some deadlines only, in the order of the days on which it ends: these, + 1, and the bits of all that end on that day or
   * later. After the last a day that never comes, and no bits.
   */
  ends = 1856, hasUntil = 2384,
  /** From here on what has no fixed place. */
  others = 4480,
}

/** Whole numbers of 32 bits, by place. */
export enum Int {
  // Addresses of what has no fixed place.
  blocks, records, values, kinds, similarities, left, scores,
  // The claim.
  leadTime, firstRank, certificates, country,
  /** Of the claim for which what a kind of lots makes of it is up to date. */
  claim,
  /** What fetching reads: of no use, but so reading is not left out. */
  fetched,
}

/** Numbers of 64 bits, by place. NaN = nobody stated it. */
export enum Real {
  /** On a sphere of radius 1. */
  x, y, z,
  latitude, longitude, cosine,
  /** Of the only slot, in the unit of the claim; the grains of that unit and of a step. */
  from, to, free, grains, stepGrains,
  howMany,
}

/** What most lots are left out by, of four lots side by side, sixteen bytes each: two lines of the cache. */
export enum Block {
  /** Four words of bits that it asks for. */
  asks = 0,
  /** Numbers of 32 bits: on a sphere of radius 1, and the square of the longest way through it, a hair too long. */
  x = 64, y = 80, z = 96, way = 112,
  bytes = 128,
}

/** What the rules read of each lot, a line of the cache: numbers of 64 bits; NaN = it says nothing of it. */
export enum Record {
  quantity, ceiling,
  /** Two: bits as in the blocks. */
  asks,
  howMany = 8,
}

/** Whole numbers of 32 bits in the same record. */
export enum RecordInt {
  kind = 8, rank, days, deadline, asksLanguage,
  /** Of the place that it asks for; -1 when it asks for none. */
  country,
  preferredCount,
  /** It asks for more than there are bits, or for learned relevance: only `judge` can tell. */
  isJudgedAlone,
}

/** What the criteria read besides, two lines: numbers of 64 bits. */
export enum Value {
  latitude, longitude, cosine, limitKm,
  /** Two: bits as in the blocks. */
  prefers,
  /** As many as there are criteria. */
  shares = 6,
  howMany = 16,
}

/** Numbers of 64 bits of each kind of lots: what it asks, and what it makes of the claim. */
export enum OfKind {
  minimumSimilarity, minimumShare, step, minimumScore, today,
  /** Of the claim, in the unit and currency of the kind. */
  minimumOrder, price, ageWeight, multiply, divide, performance, answers,
  /** Two lines. */
  howMany = 16,
}

/** Whole numbers of 32 bits of the same. */
export enum OfKindInt {
  /** For which claim it is up to date. */
  claim = 24,
  marks, isVerified,
}

/** What a kind of lots makes of what nobody stated, and of the claim. */
export enum Mark {
  /** No lot of the kind fits it. */
  isClosed = 1,
  // What excludes when it is not known.
  language = 2, price = 4, capacity = 8, place = 16,
  /** A certificate whose end nobody stated passes. */
  passesUnsaid = 32,
}

/** Below every score, as in `judge.ts`. */
export const excluded = -1;
/** Bits for what lots ask for. */
export const mostBits = 128;
/** So many lots are looked at together. */
export const together = 4;
