// Whether the tour was shown in this browser, and the way to start it again.
import { kept } from '../api/kept.js';

const place = 'linkwright.tour';
const listeners = new Set<() => void>();
let isOpen = kept.get(place) === null;

export const tour = {
  isOpen: () => isOpen,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => { listeners.delete(listener); };
  },
  start: () => set(true),
  /** Ended, for good in this browser until it is started again. */
  end: () => {
    kept.set(place, 'seen');
    set(false);
  },
};

function set(open: boolean): void {
  isOpen = open;
  for (const each of listeners) each();
}
