// Great-circle distance on a sphere.

/** IUGG mean radius. */
export const earthRadiusKm = 6371.0088;
const degree = Math.PI / 180;

export interface Point {
  latitude: number;
  longitude: number;
}

/** Kilometres between two points (degrees, WGS 84) by the haversine formula; poles and the antimeridian are no exception. */
export function distanceKm(a: Point, b: Point): number {
  const half = (degrees: number) => Math.sin((degrees * degree) / 2) ** 2;
  const h =
    half(b.latitude - a.latitude) +
    Math.cos(a.latitude * degree) * Math.cos(b.latitude * degree) * half(b.longitude - a.longitude);
  // Rounding can lift h above 1 for antipodes, and the arc sine of that is NaN.
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(Math.min(1, h)));
}

/** The point, when both coordinates are given and lie on the globe. */
export function pointOf(place: { latitude?: number | null; longitude?: number | null }): Point | null {
  const { latitude, longitude } = place;
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}
