// How likely two are one, as it is written: certain it never is.
import type { Formats } from '../ui/formats.js';

export const likelihood = (probability: number, { percent }: Pick<Formats, 'percent'>): string => (probability > 0.999 ? `> ${percent(0.999)}` : percent(probability));
