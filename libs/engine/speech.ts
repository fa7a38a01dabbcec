// What a sentence calls those it speaks of: the engine computes the same for goods and for services.

/** Words in the singular, in English. */
export interface Speech {
  /** What is wanted: "lot". */
  subject: string;
  /** Who wants it. */
  asking: string;
  /** Who has it. */
  offering: string;
  /** What the latter does with it, as the sentence begins: "Makes". */
  supplies: string;
}

export const goods: Speech = { subject: 'lot', asking: 'buyer', offering: 'enterprise', supplies: 'Makes' };
