// SIGTERM and SIGINT stop services gracefully; a second signal ends the process at once.

interface Stoppable {
  stop(): Promise<void>;
}

/**
 * Stops all of `starting` on the first SIGTERM or SIGINT and exits; a second signal forces the exit. While they
 * still start nothing was begun that a crash could not end as well: the process exits at once.
 */
export function stopOnSignals(starting: readonly Promise<Stoppable>[], onStopped?: () => Promise<void>): void {
  let services: Stoppable[] | undefined;
  let asked = false;
  const stop = () => {
    if (asked || !services) process.exit(asked ? 1 : 0);
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
  // Not caught: a service that cannot start ends the process with its reason.
  void Promise.all(starting).then((all) => (services = all));
}
