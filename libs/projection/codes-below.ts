// A code stands for all that is below it when somebody looks for it.
import type { CodeTree } from '#engine';

/** The code and those below it; none when it is not in the classification. */
export function codesBelow(tree: CodeTree, code: string): string[] {
  if (!tree.has(code)) return [];
  return tree.rows().map((row) => row.code).filter((each) => tree.path(each).some((above) => above.code === code));
}
