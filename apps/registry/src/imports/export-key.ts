// How an export names an enterprise that has no external id: by the registry's own, which an import understands.

const form = /^lw:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export const keyOf = ({ id, externalId }: { id: string; externalId: string | null }): string => externalId ?? `lw:${id}`;

/** The registry's id in an `external_id` cell, if it is one. */
export const idIn = (externalId: string): string | undefined => form.exec(externalId)?.[1];
