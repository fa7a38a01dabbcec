// Distances that are known, and what holds for any two points.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { distanceKm } from './engine.js';
import { reachOf } from './geo.js';

const at = (latitude: number, longitude: number) => ({ latitude, longitude });
const halfway = Math.PI * 6371.0088;

describe('distance', () => {
  it('matches known cities', () => {
    expect(distanceKm(at(30.901, 75.857), at(28.614, 77.209))).toBeCloseTo(286, 0); // Ludhiana to Delhi
    expect(distanceKm(at(14.69, -17.45), at(48.86, 2.35))).toBeCloseTo(4206, -1); // Dakar to Paris
  });

  it('has no seam at the antimeridian and no width at the poles', () => {
    expect(distanceKm(at(0, 180), at(0, -180))).toBeCloseTo(0, 6);
    expect(distanceKm(at(0, 179.5), at(0, -179.5))).toBeCloseTo(distanceKm(at(0, 0), at(0, 1)), 6);
    expect(distanceKm(at(90, 0), at(90, 137))).toBeCloseTo(0, 6);
    expect(distanceKm(at(90, 0), at(-90, 45))).toBeCloseTo(halfway, 6);
  });

  it('is symmetric, finite and at most half around the globe', () => {
    const point = fc.record({
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(point, point, (a, b) => {
        expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 6);
        expect(distanceKm(a, a)).toBe(0);
        expect(distanceKm(a, b) <= halfway + 1e-9).toBe(true);
      }),
      { numRuns: runs(300) },
    );
  });

  it('does not fail near antipodes, where rounding leaves the domain of the arc sine', () => {
    expect(distanceKm(at(57.97098824804979, 0), at(-57.97098870705434, 179.99999965465605))).toBeCloseTo(
      halfway,
      3,
    );
  });

  it('reaches half around the globe at every antipode', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -90, max: 90, noNaN: true }),
        fc.double({ min: -180, max: 0, noNaN: true }),
        (latitude, longitude) => {
          expect(distanceKm(at(latitude, longitude), at(-latitude, longitude + 180))).toBeCloseTo(halfway, 0);
        },
      ),
      { numRuns: runs(300) },
    );
  });

  it('reaches as far in degrees as any point within the distance lies', () => {
    const degrees = (most: number) => fc.oneof(fc.double({ min: -most, max: most, noNaN: true }), fc.constantFrom(-most, 0, most));
    const point = fc.record({ latitude: degrees(90), longitude: degrees(180) });
    fc.assert(
      fc.property(point, point, fc.double({ min: 0, max: 0.5, noNaN: true }), (a, b, more) => {
        const reach = reachOf(a, distanceKm(a, b) * (1 + more));
        const aside = Math.abs(a.longitude - b.longitude);
        expect(Math.abs(a.latitude - b.latitude)).toBeLessThanOrEqual(reach.latitude);
        expect(Math.min(aside, 360 - aside)).toBeLessThanOrEqual(reach.longitude);
      }),
      { numRuns: runs(1000) },
    );
    expect(reachOf(at(0, 0), 111).longitude).toBeLessThan(1.001);
  });
});
