// Many that are wanted one by one, as each row of a list wants its name, asked for in one question.

/** As many as the API takes in one question. */
const atOnce = 100;

/**
 * A function that finds one of a kind by its key, null where there is none. What is wanted in the same moment is asked for together:
 * `ask` gets the keys, at most a hundred and each once, and answers with those there are. When it fails all of them fail.
 */
export function together<Thing>(ask: (keys: readonly string[]) => Promise<readonly Thing[]>, keyOf: (thing: Thing) => string): (key: string) => Promise<Thing | null> {
  let next: { keys: Set<string>; answer: Promise<ReadonlyMap<string, Thing>> } | null = null;
  const open = () => {
    const keys = new Set<string>();
    const answer = new Promise<void>((begin) => { setTimeout(begin); }).then(async () => {
      if (next?.keys === keys) next = null;
      return new Map((await ask([...keys])).map((thing) => [keyOf(thing), thing]));
    });
    return { keys, answer };
  };
  return async (key) => {
    if (next === null || (next.keys.size === atOnce && !next.keys.has(key))) next = open();
    next.keys.add(key);
    return (await next.answer).get(key) ?? null;
  };
}
