// States by which offers and needs are listed.
export const offerStatuses = ['open', 'withdrawn', 'expired'] as const;
export type OfferStatus = (typeof offerStatuses)[number];
/** Of the needs that an enterprise states itself. */
export const ownNeedStatuses = ['open', 'met', 'withdrawn', 'expired'] as const;
export type OwnNeedStatus = (typeof ownNeedStatuses)[number];
