// How long lots wait for their run while very many enterprises change: each is matched once for all of them rather than again and again.

/** Changes of the last moments that are worth no wait. */
const few = 20;
const msForEach = 10;
const mostMs = 3_000;
/** After so long a change counts half. */
const halfLifeMs = 2_000;

export class Onrush {
  private changes = 0;
  private at = 0;

  /** `changed` enterprises ask for runs now: how long these may wait, in ms. The run that is asked for is pending meanwhile and stands for all that comes. */
  delayMs(changed: number, now = performance.now()): number {
    this.changes = this.changes * 2 ** ((this.at - now) / halfLifeMs) + changed;
    this.at = now;
    return this.changes < few ? 0 : Math.min(mostMs, Math.round(this.changes * msForEach));
  }
}
