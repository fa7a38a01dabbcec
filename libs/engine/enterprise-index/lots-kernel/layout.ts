// Where the two halves of what judges open lots, TypeScript and WebAssembly, leave numbers for one another in one memory. Read by both
// compilers, so there is nothing in it but enumerations and numbers.

/** Bytes from the beginning; before them lies nothing. */
export enum Desk {
  ints = 1024,
  reals = 1280,
  /** Of each subset of four numbers the bytes that bring them to the front. */
  pickings = 1536,
  /** Bits of schemes: those that the enterprise lacks whatever the day, holds beyond every deadline, holds until nobody knows when. */
  lacks = 1792, held = 1808, unsaid = 1824,
  /**
   * What it holds until some deadlines only, in the order of the days on which it ends: these, + 1, and the bits of all that end on that day or
   * later. After the last a day that never comes, and no bits.
   */
  ends = 1856, heldUntil = 2384,
  /** From here on what has no fixed place. */
  others = 4480,
}

/** Whole numbers of 32 bits, by place. */
export enum Int {
  // Addresses of the columns of lots, which say what most are left out by.
  days, language, schemes, schemesToo, schemesThen, schemesLast, grains,
  /** Of what each lot asks of those that are left, and all of it. */
  offers, records,
  /** Of what is on the desk and has no fixed place. */
  kinds, similarities, left, scores,
  // The claim.
  leadTime, unspoken, firstRank, currency, certificates, ends, country,
  /** Of the claim for which what a kind of lots makes of it is up to date. */
  claim,
}

/** Numbers of 64 bits, by place. NaN = nobody stated it. */
export enum Real {
  // As lots are sifted.
  minimumGrains, priceGrains, freeGrains, x, y, z,
  // As they are judged.
  from, to, free, grains, stepGrains, latitude, longitude, cosine,
  howMany,
}

/** Numbers of 32 bits of each lot, a hair on the safe side: what is asked of those that the columns leave. */
export enum Offer {
  /** On a sphere of radius 1, and the square of the longest way through it. */
  x, y, z, way,
  /** For a grain, a hair more than is paid. */
  ceiling, currency,
  /** In grains, a hair less than must be free. */
  least,
  /** Days since 1970. */
  deadline,
  howMany,
}

/** Numbers of 64 bits of each lot; NaN = it says nothing of it. */
export enum Record {
  quantity, ceiling, latitude, longitude, cosine, limitKm, shares,
  /** Two each: bits of schemes. */
  mandatory = 15, preferred = 17,
  /** Three lines of the cache. */
  howMany = 24,
}

/** Whole numbers of 32 bits in the same record. */
export enum RecordInt {
  kind = 38, rank, days, deadline, language,
  /** Of the place that it asks for; -1 when it asks for none. */
  country,
  preferredCount,
  /** It names more schemes than there are bits: only `judge` can tell. */
  isBeyondBits,
}

/** Numbers of 64 bits of each kind of lots: what it asks, and what it makes of the claim. */
export enum OfKind {
  minimumSimilarity, minimumShare, step, minimumScore, today,
  /** Of the claim, in the unit and currency of the kind. */
  minimumOrder, price, ageWeight, multiply, divide, performance, answers,
  /** Two lines of the cache. */
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
/** Schemes that lots of the columns name, the most frequent ones, have a bit each. */
export const bitsOfSchemes = 128;
/** So many lots are looked at together: columns and lists reach so far beyond their end. */
export const together = 4;
