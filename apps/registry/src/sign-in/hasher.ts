// Argon2id, in threads of the pool and never on the event loop; every check costs one hash, also where there is nothing to check.
import { hash, parseOptions, verify } from '@node-rs/argon2';

/** What OWASP advises for argon2id: 19 MiB, two passes, one lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export class PasswordHasher {
  /** Hashes computed to check a password; tests compare the work of refusals by it. */
  checks = 0;
  /** Of a password that nobody has, for accounts that have none. */
  private readonly decoy: Promise<string>;

  constructor(private readonly cost = parameters) {
    this.decoy = hash('nobody’s password', cost);
    // Who awaits it hears of a failure.
    this.decoy.catch(() => undefined);
  }

  /** A PHC string with its parameters and a salt of its own. */
  make(password: string): Promise<string> {
    return hash(password, this.cost);
  }

  /** Whether it is the password; without a stored hash the same work is done for nothing. */
  async check(stored: string | undefined, password: string): Promise<boolean> {
    this.checks += 1;
    const right = await verify(stored ?? (await this.decoy), password);
    return stored !== undefined && right;
  }

  /** Whether it was made with other parameters than today's. */
  isOutdated(stored: string): boolean {
    const { memoryCost, timeCost, parallelism } = parseOptions(stored);
    return memoryCost !== this.cost.memoryCost || timeCost !== this.cost.timeCost || parallelism !== this.cost.parallelism;
  }
}
