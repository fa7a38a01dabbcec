// An offer as the contract shows it.
import type { ServiceOffer } from '#contracts/service-market/offers.js';
import type { ShownOffer } from './offers.repository.js';

export function offerView(row: ShownOffer): ServiceOffer {
  return {
    id: row.id, version: row.version, status: row.status, providerId: row.providerId, providerName: row.providerName,
    code: row.code, title: row.title, ...stated('text', row.text), unit: row.unit, ...stated('price', row.price),
    ...stated('minimumQuantity', row.minimumQuantity), ...stated('leadTimeDays', row.leadTimeDays), places: row.places,
    languages: row.languages, times: row.times, ...stated('sessionMinutes', row.sessionMinutes), capacity: row.capacity,
    validFrom: row.validFrom, validUntil: row.validUntil,
    createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString(),
  };
}

/** What was not stated is left out. */
const stated = <N extends string, V>(name: N, value: V | null) => (value === null ? {} : { [name]: value }) as { [K in N]?: V };
