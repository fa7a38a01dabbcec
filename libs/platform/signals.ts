// SIGTERM and SIGINT stop services gracefully; a second signal ends the process at once.

interface Stoppable {
  stop(): Promise<void>;
}

/** Stops all of `services` on the first SIGTERM or SIGINT and exits; a second signal forces the exit. */
export function stopOnSignals(services: readonly Stoppable[], onStopped?: () => Promise<void>): void {
  let asked = false;
  const stop = () => {
    if (asked) process.exit(1);
    asked = true;
    Promise.all(services.map((service) => service.stop()))
      .then(() => onStopped?.())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
