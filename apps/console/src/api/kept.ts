// What this browser keeps from one visit to the next, and what one tab of it keeps over a reload. Where such a store is full or
// forbidden, it holds until the page is left.
function keptIn(store: () => Storage) {
  const here = new Map<string, string>();
  return {
    /** Null when nothing is kept under the name. */
    get(name: string): string | null {
      try {
        return here.get(name) ?? store().getItem(name);
      } catch {
        return null;
      }
    },
    set(name: string, value: string): void {
      try {
        store().setItem(name, value);
        here.delete(name);
      } catch {
        here.set(name, value);
      }
    },
    remove(name: string): void {
      here.delete(name);
      try {
        store().removeItem(name);
      } catch {
        // Nothing was kept there.
      }
    },
  };
}

export const kept = keptIn(() => localStorage);
export const keptInTab = keptIn(() => sessionStorage);
