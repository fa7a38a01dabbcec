// What this browser keeps from one visit to the next. Where its store is full or forbidden, it holds until the page is left.
const here = new Map<string, string>();

export const kept = {
  /** Null when nothing is kept under the name. */
  get(name: string): string | null {
    try {
      return here.get(name) ?? localStorage.getItem(name);
    } catch {
      return null;
    }
  },
  set(name: string, value: string): void {
    try {
      localStorage.setItem(name, value);
      here.delete(name);
    } catch {
      here.set(name, value);
    }
  },
  remove(name: string): void {
    here.delete(name);
    try {
      localStorage.removeItem(name);
    } catch {
      // Nothing was kept there.
    }
  },
};
