// A loop sleeps until somebody rings or the time is up; a ring while it is busy is not lost.

export class Bell {
  private rung = false;
  private wakeUp: (() => void) | undefined;

  ring(): void {
    this.rung = true;
    this.wakeUp?.();
  }

  /** Resolves true when rung, before or during the wait, and false after `ms`. */
  wait(ms: number): Promise<boolean> {
    if (this.rung) {
      this.rung = false;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const end = (rung: boolean) => {
        clearTimeout(timer);
        this.wakeUp = undefined;
        this.rung = false;
        resolve(rung);
      };
      const timer = setTimeout(() => end(false), ms);
      this.wakeUp = () => end(true);
    });
  }

  /** Waits the full time; rings stay for the next `wait`. */
  pause(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms));
  }
}
