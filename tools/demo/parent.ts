// A demo whose npm was killed would run on unseen, with nobody to press Ctrl-C.

/** Calls back when the npm that started this process is gone; nothing is watched when it was started in another way. */
export function watchParent(onGone: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, 500);
  timer.unref();
}
