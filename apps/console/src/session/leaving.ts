// Leaving when somebody signs out: with all that is shown, and in every tab of the same account.
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('linkwright.signed-out');

/** Goes to where one signs in. A browser may keep the page for its Back button: nothing of it is seen again. */
function leave(): void {
  document.body.hidden = true;
  window.addEventListener('pageshow', ({ persisted }) => { if (persisted) window.location.reload(); });
  window.location.assign('/console/sign-in');
}

export function leaveEverywhere(accountId: string): void {
  channel?.postMessage(accountId);
  leave();
}

/** Leaves when the account signs out in another tab; until the function that it returns is called. */
export function leaveWithOthers(accountId: string): () => void {
  const onMessage = ({ data }: MessageEvent<unknown>) => { if (data === accountId) leave(); };
  channel?.addEventListener('message', onMessage);
  return () => channel?.removeEventListener('message', onMessage);
}
