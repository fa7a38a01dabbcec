// The claims of the benchmark's world as lines for COPY, in the order of their codes. What does not change with the lot is
// worked out once: age and status of a claim, performance and responsiveness of an enterprise.
import { capabilityFitValue, dayOf, defaultPriors, performanceValue, smoothed, weightAfter, type Candidate, type CodeOrder } from '#engine';
import { languageMask, maskOf, onSphere } from './asked.js';
import { today } from './world.js';

export interface PlainClaims {
  add(candidate: Candidate, number: number): void;
  /** Each only once: a million enterprises are a gigabyte of lines, which nobody needs twice. */
  lines(): Iterable<Buffer>;
}

export const aging = { freshDays: 180, fadingDays: 540, staleWeight: 0.5 };

export function plainClaims(codes: CodeOrder): PlainClaims {
  // By rank of the code: a million strings each are too many for one array's comfort, so each code has its own.
  const byCode: string[][] = Array.from({ length: codes.codes.length }, () => []);
  return {
    add(candidate, number) {
      const { x, y, z } = onSphere(candidate.establishments[0]!.latitude!, candidate.establishments[0]!.longitude!);
      const masks = maskOf(candidate.certifications.map(({ scheme }) => scheme));
      const of = `${masks[0]},${masks[1]},${languageMask(candidate.languages)},${Number(candidate.active)},${x},${y},${z},${performanceOf(candidate)},${responsivenessOf(candidate)}`;
      for (const claim of candidate.capabilities) {
        const confirmed = Math.max(dayOf(claim.statedOn), claim.verifiedOn ? dayOf(claim.verifiedOn) : 0);
        const fit = capabilityFitValue(1, claim.status === 'verified', weightAfter(dayOf(today) - confirmed, aging));
        const rank = codes.rankOf(claim.code)!;
        byCode[rank]!.push(`${rank},${number},${claim.leadTimeDays},${claim.minimumOrder ?? 0},${claim.priceHint!.amount},${claim.capacity![0]!.quantity},${fit},${of}\n`);
      }
    },
    *lines() {
      for (const lines of byCode.splice(0)) {
        for (let at = 0; at < lines.length; at += 2000) yield Buffer.from(lines.slice(at, at + 2000).join(''));
        lines.length = 0;
      }
    },
  };
}

export function performanceOf({ performance }: Candidate): number {
  if (performance === null) return defaultPriors.pastPerformance.mean;
  const { onTime, delivered, rejected, inspected } = performance;
  return performanceValue(onTime, delivered, rejected, inspected, defaultPriors.pastPerformance);
}

export function responsivenessOf({ responsiveness }: Candidate): number {
  const { mean } = defaultPriors.responsiveness;
  return responsiveness === null ? mean : smoothed(responsiveness.answered, responsiveness.invited, defaultPriors.responsiveness);
}
