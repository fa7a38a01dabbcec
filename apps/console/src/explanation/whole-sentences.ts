// The sentences about a whole result: how sure it is, and what the policy of the cluster made of its place.
import type { Voice } from '../words/voice.js';
import type { Arithmetic } from './arithmetic.js';

type Sure = Pick<Arithmetic, 'confidence'> & { confidenceParts: Omit<Arithmetic['confidenceParts'], 'words'> };

export const confidenceSentence = ({ confidence, confidenceParts }: Sure, { say }: Voice): string =>
  say('confidence', { ...confidenceParts, confidence });

type Spread = NonNullable<Arithmetic['spreading']>;

export function spreadSentence({ spreading: { rank, rankByScore, moved, exposure }, score }: { spreading: Omit<Spread, 'words'>; score: number }, { say }: Voice): string {
  const place = say('spread.place', { rank, rankByScore, moved });
  if (exposure === null) return place;
  const isKept = rankByScore <= (exposure.keep ?? 0);
  return `${place}. ${say(isKept ? 'spread.kept' : 'spread.exposure', { ...exposure, score, count: exposure.invitations })}`;
}
