// Conditions of a WHERE clause with their parameters; the SQL is always a literal of ours, the values never are.

export class Conditions {
  readonly params: unknown[];
  private readonly parts: string[] = [];

  constructor(...params: unknown[]) {
    this.params = params;
  }

  /** Every `?` stands for the next value. */
  and(sql: string, ...values: unknown[]): this {
    let at = 0;
    this.parts.push(sql.replaceAll('?', () => `$${this.params.push(values[at++])}`));
    return this;
  }

  /** Adds the condition only when there is a value. */
  andIf(value: unknown, sql: string): this {
    return value === null || value === undefined ? this : this.and(sql, value);
  }

  get sql(): string {
    return this.parts.length === 0 ? 'true' : this.parts.map((part) => `(${part})`).join(' AND ');
  }
}
