// Whether the tour was shown in this browser, and the way to start it again.
const kept = 'linkwright.tour';
const listeners = new Set<() => void>();
let isOpen = typeof localStorage !== 'undefined' && localStorage.getItem(kept) === null;

export const tour = {
  isOpen: () => isOpen,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => { listeners.delete(listener); };
  },
  start: () => set(true),
  /** Ended, for good in this browser until it is started again. */
  end: () => {
    localStorage.setItem(kept, 'seen');
    set(false);
  },
};

function set(open: boolean): void {
  isOpen = open;
  for (const each of listeners) each();
}
