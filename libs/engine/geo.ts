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
  return kmBetween(a.latitude, a.longitude, cosine(a.latitude), b.latitude, b.longitude);
}

/** The same for one point and many: `cosine` of the first latitude is worked out once, and of the second one where many are compared with it. */
export function kmBetween(
  latitude: number, longitude: number, cosineOfLatitude: number, toLatitude: number, toLongitude: number, cosineOfToLatitude = cosine(toLatitude),
): number {
  const h = half(toLatitude - latitude) + cosineOfLatitude * cosineOfToLatitude * half(toLongitude - longitude);
  // Rounding can lift h above 1 for antipodes, and the arc sine of that is NaN.
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(Math.min(1, h)));
}

/** Of degrees. */
export const cosine = (degrees: number): number => Math.cos(degrees * degree);

const half = (degrees: number) => {
  const sine = Math.sin((degrees * degree) / 2);
  // As WebAssembly does it.
  return sine * sine;
};

/** How far from a point one may come in latitude and longitude within `km`, in degrees; never too little. */
export function reachOf({ latitude }: Point, km: number): { latitude: number; longitude: number } {
  const angle = (km / earthRadiusKm) * (1 + 1e-9) + 1e-9;
  const aside = Math.sin(Math.min(angle, Math.PI / 2)) / cosine(latitude);
  // Where a pole lies within reach, so does every meridian.
  const everywhere = Math.abs(latitude) * degree + angle >= Math.PI / 2 || !(aside < 1);
  return { latitude: angle / degree, longitude: everywhere ? 360 : (Math.asin(aside) * (1 + 1e-9)) / degree + 1e-9 };
}

/** The point, when both coordinates are given and lie on the globe. */
export function pointOf(place: { latitude?: number | null; longitude?: number | null }): Point | null {
  const { latitude, longitude } = place;
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}
