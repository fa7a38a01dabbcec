// How many times a property runs: sampled in `npm test`, in full in `npm run test:deep`.

/** The number of runs for a property: `sampled` normally, twenty times as many when DEPTH=deep. */
export function runs(sampled: number): number {
  return process.env['DEPTH'] === 'deep' ? sampled * 20 : sampled;
}
