// Enterprises that a file would make a second time: the cluster knows one of the same name by no or another id, or one much alike.
import type { FieldError } from '#contracts/errors.js';
import type { LikelyDuplicate } from '#contracts/registry/duplicates.js';
import type { Enterprise } from '#contracts/registry/enterprises.js';
import type { Alike } from './imported-kind.js';
import type { ImportProblems } from './import-problems.js';
import type { Stated } from './merge-rows.js';

export type Named = Pick<Enterprise, 'id' | 'name' | 'externalId'>;

/** As names are compared: people write the same one large and small. */
export const nameKey = (name: string) => name.trim().toLowerCase();

/** One that has no external id is most likely the same, which is a problem; for one that has another, a warning. */
export function checkDoubles(
  created: readonly Stated[],
  known: readonly Named[],
  problems: ImportProblems,
): FieldError[] {
  const nameless = ({ externalId }: Named) => externalId === null;
  const inOrder = [...known.filter((each) => !nameless(each)), ...known.filter(nameless)];
  const byName = new Map(inOrder.map((each) => [nameKey(each.name), each]));
  return created.flatMap(({ line, externalId, cells }) => {
    const other = byName.get(nameKey(cells.name ?? ''));
    if (!other) return [];
    if (nameless(other)) {
      problems.add(line, 'name', 'there is an enterprise of this name without an external id: if it is this one, set '
        + `${externalId} with PATCH /v1/enterprises/${other.id} and import again, else give that one an id of its own`);
      return [];
    }
    const message = `there is an enterprise of this name with the external id ${other.externalId}: was it meant?`;
    return [{ field: `line ${line}.name`, message }];
  });
}

/** A warning about a new enterprise of the line: one of the cluster, or of an earlier line, is likely the same. */
export const likelyDouble = (line: number, duplicate: LikelyDuplicate): FieldError =>
  ({ field: `line ${line}.name`, message: `${inWords(duplicate, '')}. Was it meant?` });

/** Why a new enterprise is left out when that was wished of likely duplicates. */
export const leftOut = (line: number, { line: earlier, ...duplicate }: Alike): FieldError =>
  ({ field: `line ${line}.name`, message: `${inWords(duplicate, earlier === null ? '' : `of line ${earlier} `)}: left out, as likely duplicates are to be` });

function inWords({ name, externalId, reasons, probability }: Pick<LikelyDuplicate, 'name' | 'externalId' | 'reasons' | 'probability'>, where: string): string {
  const which = externalId === null ? 'without an external id' : `with the external id ${externalId}`;
  const why = reasons.map(({ text }) => text).join('; ');
  return `is likely (${Math.round(probability * 100)} %) the enterprise ${name} ${where}${which}: ${why}`;
}
