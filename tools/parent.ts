// A command whose npm was killed would run on unseen, with nobody to press Ctrl-C.
import { commandOf, identityOf, parentOf } from '#servers';

/** Calls back when the npm that started this process is gone; nothing is watched when it was started in another way. */
export function watchNpm(onGone: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const npm = npmAbove(process.pid);
  if (npm === null) return;
  const identity = identityOf(npm);
  const timer = setInterval(() => {
    if (identityOf(npm) === identity) return;
    clearInterval(timer);
    onGone();
  }, 500);
  timer.unref();
}

/** npm starts a shell, and that starts us. */
function npmAbove(pid: number, levels = 3): number | null {
  const parent = parentOf(pid);
  if (parent === null || levels === 0) return null;
  return /\bnpm\b/.test(commandOf(parent)) ? parent : npmAbove(parent, levels - 1);
}
