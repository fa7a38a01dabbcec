// How often what was guessed is what was chosen.

export interface Guess {
  /** Likeliest first. */
  full: string[];
  division: string[];
}

/** `answers[i]` holds the codes that were chosen for the title of `guesses[i]`; a title without a code is not counted. */
export function shares(guesses: readonly Guess[], answers: readonly string[][], divisionOf: (code: string) => string): Record<string, number> {
  const counted = guesses.map((guess, at) => ({ guess, chosen: answers[at]! })).filter(({ chosen }) => chosen.length > 0);
  const share = (name: keyof Guess, first: number, form: (code: string) => string = (code) => code) => {
    const hits = counted.filter(({ guess, chosen }) => {
      const right = new Set(chosen.map(form));
      return guess[name].slice(0, first).some((one) => right.has(one));
    });
    return Math.round((1000 * hits.length) / Math.max(1, counted.length)) / 1000;
  };
  return {
    division_top1: share('division', 1, divisionOf), division_top5: share('division', 5, divisionOf),
    full_top1: share('full', 1), full_top5: share('full', 5),
  };
}
