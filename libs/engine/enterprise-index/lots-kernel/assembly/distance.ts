// How far the enterprise is from where a lot wants it: the arithmetic of `geo.ts`, with the sine and arc sine of JavaScript.
import { gap } from '../../../compare';
import { halfDistanceKm, marginValue } from '../../../criterion-values';
import { excluded, Int, Mark, Real, RecordInt, Value } from '../layout';
import { int, intOfRecord, real, value } from './desk';

// @ts-ignore: a decorator of AssemblyScript
@external('Math', 'sin') declare function sin(angle: f64): f64;
// @ts-ignore: a decorator of AssemblyScript
@external('Math', 'asin') declare function asin(sine: f64): f64;

/** As in `geo.ts` and `relevance/experience.ts`. */
const earthRadiusKm: f64 = 6371.0088;
const degree: f64 = 3.141592653589793 / 180;
const neutral: f64 = 0.5;

/** The value of the criterion, 0 to 1; 0 where nobody asks for it, and `excluded` where the rule excludes. */
export function distance(record: usize, values: usize, share: f64, marks: i32): f64 {
  const limitKm = value(values, Value.limitKm);
  const isLimited = limitKm === limitKm;
  const latitude = value(values, Value.latitude);
  const excludes = (marks & Mark.place) !== 0;
  if (latitude !== latitude) {
    // A lot without coordinates knows nothing of distances, and asks for the country.
    if (isLimited && excludes) return excluded;
    if (share === 0) return 0;
    const country = int(Int.country);
    return (
      country < 0 ? neutral
      : country === intOfRecord(record, RecordInt.country) ? 1
      : 0
    );
  }
  if (!isLimited && share === 0) return 0;
  const km = kmFrom(latitude, value(values, Value.longitude), value(values, Value.cosine));
  const isKnown = km === km;
  if (isLimited && (isKnown ? gap(limitKm, km) < 0 : excludes)) return excluded;
  if (share === 0) return 0;
  if (!isKnown) return neutral;
  return isLimited ? marginValue(km, limitKm) : halfDistanceKm / (halfDistanceKm + km);
}

function kmFrom(latitude: f64, longitude: f64, cosine: f64): f64 {
  const h = half(real(Real.latitude) - latitude) + cosine * real(Real.cosine) * half(real(Real.longitude) - longitude);
  return 2 * earthRadiusKm * asin(Math.sqrt(Math.min(1, h)));
}

// @ts-ignore: a decorator of AssemblyScript
@inline function half(degrees: f64): f64 {
  const sine = sin((degrees * degree) / 2);
  return sine * sine;
}
