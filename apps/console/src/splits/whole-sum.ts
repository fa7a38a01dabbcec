// The sum that a split is the best by, in numbers alone: the same in every language but for how it writes them.

interface Summed {
  shares: readonly { score: number; quantity: number }[];
  /** What is split. */
  quantity: number;
  costPerEnterprise: number;
}

/** As the solver counts: whole millionths have no noise of floating point, and are equal or are not. */
const millionths = (value: number): bigint => BigInt(Math.round(value * 1e6));

/** “(0.82 × 24,000 + 0.74 × 36,000) ÷ 60,000 − 2 × 0.01 = 46,320 ÷ 60,000 − 0.02 = 0.752”; a rounded result follows “≈”. */
export function wholeSum({ shares, quantity, costPerEnterprise }: Summed, write: (value: number) => string): string {
  const number = (value: bigint) => write(Number(value) / 1e6);
  const parts = shares.map((share) => ({ score: millionths(share.score), quantity: millionths(share.quantity) }));
  const [lot, each] = [millionths(quantity), millionths(costPerEnterprise)];
  const sum = parts.reduce((all, part) => all + part.score * part.quantity, 0n);
  const cost = each * BigInt(shares.length);
  const gain = (2n * sum + lot) / (2n * lot);
  const terms = parts.map((part) => `${number(part.score)} × ${number(part.quantity)}`).join(' + ');
  const less = (of: string) => (each === 0n ? '' : ` − ${of}`);
  return `(${terms}) ÷ ${number(lot)}${less(`${shares.length} × ${number(each)}`)} = `
    + `${write(Number((Number(sum) / 1e12).toFixed(9)))} ÷ ${number(lot)}${less(number(cost))} ${sum % lot === 0n ? '=' : '≈'} ${number(gain - cost)}`;
}
