// The sum that a split is the best by, in numbers alone: the same in every language but for how it writes them.

interface Summed {
  shares: readonly { score: number; quantity: number }[];
  /** What is split. */
  quantity: number;
  costPerEnterprise: number;
}

/** Without the noise of floating point: as many decimals as the API gives, twice as many for a product. */
const plain = (value: number, decimals: number): number => Number(value.toFixed(decimals));

/** “(0.82 × 24,000 + 0.74 × 36,000) ÷ 60,000 − 2 × 0.01 = 46,320 ÷ 60,000 − 0.02 = 0.752”; a rounded result follows “≈”. */
export function wholeSum({ shares, quantity, costPerEnterprise }: Summed, write: (value: number) => string): string {
  const number = (value: number) => write(plain(value, 6));
  const terms = shares.map((share) => `${number(share.score)} × ${number(share.quantity)}`).join(' + ');
  const sum = plain(shares.reduce((all, share) => all + share.score * share.quantity, 0), 9);
  const [gain, cost] = [plain(sum / quantity, 6), costPerEnterprise * shares.length];
  const isExact = Math.abs(gain * quantity - sum) < 1e-9 * Math.max(1, sum);
  const less = (of: string) => (costPerEnterprise === 0 ? '' : ` − ${of}`);
  return `(${terms}) ÷ ${number(quantity)}${less(`${shares.length} × ${number(costPerEnterprise)}`)} = `
    + `${write(sum)} ÷ ${number(quantity)}${less(number(cost))} ${isExact ? '=' : '≈'} ${number(gain - cost)}`;
}
