// Single keys of the queue: only outside fields and dialogs, never with Ctrl, Alt or Meta, and switched off for good in this browser if somebody likes.
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { kept } from '../api/kept.js';

const place = 'linkwright.queueKeys';
const listeners = new Set<() => void>();

export function switchKeys(on: boolean): void {
  kept.set(place, on ? 'on' : 'off');
  for (const each of listeners) each();
}

export const useKeysAreOn = (): boolean => useSyncExternalStore((listener) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
}, () => kept.get(place) !== 'off');

export const queueKeys = ['j', 'k', 'x', 'a', 'r', 'i', 'u', '/', '?'] as const;
export type QueueKey = (typeof queueKeys)[number];
const repeatable: ReadonlySet<QueueKey> = new Set(['j', 'k']);

const buttons = new Set(['checkbox', 'radio', 'button', 'submit']);
const isField = (target: EventTarget | null): boolean => target instanceof HTMLElement
  && (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
    || (target instanceof HTMLInputElement && !buttons.has(target.type)) || target.closest('[role=menu],[role=listbox]') !== null);

/** The key by its letter; on a keyboard without Latin letters by its place. */
function keyOf({ key, code }: KeyboardEvent): QueueKey | undefined {
  const pressed = /^[\x20-\x7e]$/.test(key) ? key.toLowerCase() : code.replace(/^Key/, '').toLowerCase();
  return queueKeys.find((each) => each === pressed);
}

export function useKeys(actions: Record<QueueKey, () => void>): void {
  const now = useRef(actions);
  now.current = actions;
  const isOn = useKeysAreOn();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = keyOf(event);
      if (key === undefined || (!isOn && key !== '?')) return;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || (event.repeat && !repeatable.has(key))) return;
      if (isField(event.target) || document.querySelector('[role=dialog]') !== null) return;
      event.preventDefault();
      now.current[key]();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isOn]);
}
