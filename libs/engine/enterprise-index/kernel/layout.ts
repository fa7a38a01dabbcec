// Where the two halves of the kernel, TypeScript and WebAssembly, leave numbers for one another: in a desk of bytes in the memory
// of the columns, one for each thread. Read by both compilers, so there is nothing in it but enumerations and numbers.

/** Whole numbers of 32 bits at the beginning of the desk, by place. */
export enum Int {
  // Addresses of columns.
  bitmaps, codeStarts, blocks, kinds, minimumOrders, leadTimes, prices, confirmedOn, slotPeriods, slotFree, slotLists, marks,
  parallels, meridians, performances, responses,
  /** Addresses of what is on the desk and has no fixed place. */
  similarities, left, bounds,
  /** How many of the claims that were looked at have the bits: said by `sift`. */
  count,
  // The lot.
  today, deadline, mostDays, firstRank, lastRank, bitmapCount, preferredCount, unstated, isLimited, south, north, west, width, isMeasured,
  howMany,
}

/** Numbers of 32 bits after them, which are rounded so that no bound becomes too small. */
export enum Real {
  leadTime, leadTimeNeutral, perDay, freshDays, perDayFaded, staleWeight, relevance, relevanceNeutral, perPerformance, perResponse,
  certificates, perCertificate, capacity, leastOfAll, quantity, step,
  distance, x, y, cosine, limitKm, perKm,
  howMany,
}

/** Of each kind of claim, side by side: the first four are read together. */
export enum OfKind {
  fit, price, perPrice, order, ceiling, perHundredth,
  howMany = 8,
}

/** Bytes from the beginning of the desk. */
export enum Desk {
  reals = 256,
  /** Where the bitmaps begin that a claim must be in, then those of preferred schemes: addresses. */
  starts = 512,
  preferred = 768,
  kinds = 1024,
  /** Of each period its days, as `spanOf` has them. */
  periods = 9216,
  /** Of each subset of four numbers the bytes that bring them to the front. */
  pickings = 25_600,
  /** Four numbers on their way. */
  lanes = 25_856,
  /** From here on what has no fixed place. */
  others = 25_920,
}

/** More bitmaps of either sort than there is room for. */
export const mostBitmaps = 64;
/** Rows that are looked at together at most: what is known of those that are left fits into a cache. */
export const mostRows = 32_768;
/** Rows that are asked for their bits together. */
export const stepRows = 1024;
/** Rows that are out of reach together. */
export const rowsInBlock = 64;
/** Numbers of 16 bits of each block: from south to north, from west to east. */
export const blockWidth = 4;
