// Gathers everything that is wrong with an input, so that it can be corrected in one go.
import { DomainError, ruleOfCode, type ErrorCode } from '#contracts/errors.js';

export interface Problem {
  code: ErrorCode;
  /** Dotted path in the input, e.g. `capabilities.0.unit`. */
  field: string;
  /** What is wrong and what would be right. */
  message: string;
}

export class Problems {
  readonly found: Problem[] = [];

  add(code: ErrorCode, field: string, message: string): void {
    this.found.push({ code, field, message });
  }

  /** Adds the problem when the condition does not hold. */
  require(holds: boolean, code: ErrorCode, field: string, message: string): void {
    if (!holds) this.add(code, field, message);
  }

  /** Throws one DomainError with the code of the first problem and all fields; nothing when there is none. */
  throwIfAny(): void {
    const [first, ...others] = this.found;
    if (!first) return;
    const more = others.length > 0 ? ` (and ${others.length} more, see fields)` : '';
    throw new DomainError(first.code, `${first.field}: ${first.message}${more}`, {
      fields: this.found.map(({ code, field, message }) => ({ field, message, ...ruleOfCode(code) })),
    });
  }
}
