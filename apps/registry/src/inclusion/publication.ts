// What a figure tells from one publication to the next: it moves by 5 or more enterprises or not at all. Pure.
import { smallestCell } from '#contracts/registry/inclusion.js';

export interface Movement {
  /** The figure as it was last published; not shown when it is too small. */
  published: number;
  /** In the category, and not in the figure yet. */
  joined: number;
  /** In the figure, and no longer in the category. */
  gone: number;
}

/**
 * The next figure and which of the two movements it took over. One at a time: of two at once the difference could be small, and one of
 * fewer than 5 would tell whose it was to whoever knows that somebody declared or withdrew.
 */
export function nextFigure({ published, joined, gone }: Movement): { published: number; taken: 'joined' | 'gone' | null } {
  if (joined >= smallestCell) return { published: published + joined, taken: 'joined' };
  if (gone >= smallestCell) return { published: published - gone, taken: 'gone' };
  return { published, taken: null };
}

/** What is shown of a figure: nothing when fewer than 5 are in it, or fewer than 5 of the cluster outside: all would be as good as named. */
export function shown(published: number, ofCluster: number): number | null {
  return published >= smallestCell && ofCluster - published >= smallestCell ? published : null;
}
