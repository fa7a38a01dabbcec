// Why rows of a classification are no tree: every row that has a parent which is not there, or that is below itself.

export interface StatedParent {
  /** Where it is stated, for people. */
  line: number;
  code: string;
  /** Null for a root. */
  parent: string | null;
}

export interface TreeFault {
  line: number;
  message: string;
}

/** So many codes of a circle are named. */
const mostNamed = 8;

/** In the order of the rows; `parentOf` has the parent of every code there will be, also of those that are not in the rows. */
export function treeFaults(rows: readonly StatedParent[], parentOf: ReadonlyMap<string, string | null>): TreeFault[] {
  const faults: TreeFault[] = [];
  const fine = new Set<string>();
  for (const { line, code, parent } of rows) {
    if (parent !== null && !parentOf.has(parent)) {
      faults.push({ line, message: `${parent} is neither in the file nor in the scheme` });
      continue;
    }
    const way = new Set<string>();
    let at: string | null | undefined = code;
    while (typeof at === 'string' && !fine.has(at) && !way.has(at)) {
      way.add(at);
      at = parentOf.get(at);
    }
    if (typeof at === 'string' && way.has(at)) faults.push({ line, message: `${code} is below itself: ${[...way, at].slice(0, mostNamed).join(' < ')}` });
    else for (const each of way) fine.add(each);
  }
  return faults;
}
