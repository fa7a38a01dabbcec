// The code of something that is wanted: as stated, or read from somebody's own words; and the unit it is counted in.
import { convert, proposeCodes, unitOf, units, type CodeRow, type CodeTree, type Unit } from '#engine';

export interface CodeFromText {
  /** Null when nothing was recognised, or what was is counted otherwise. */
  code: string | null;
  proposedCodes: { code: string; label: string; score: number; because: string[]; unitProblem: string | null }[];
}

/**
 * The best code of the text, when the stated unit fits it: a code further down is another product. Between equally
 * good ones the unit decides; the others stay as proposals to choose from. Without a unit every code fits.
 */
export function codeFromText(
  text: string, unit: string | undefined, { tree, language }: { tree: CodeTree; language: string | undefined },
): CodeFromText {
  const proposedCodes = proposeCodes(text, tree, language, 5).map((proposal) => ({
    code: proposal.code,
    label: labelOf(tree.row(proposal.code), language),
    score: proposal.score,
    because: proposal.because,
    unitProblem: unit === undefined ? null : unitProblemOf(unit, tree.row(proposal.code), language),
  }));
  const best = proposedCodes.find((each) => each.score === proposedCodes[0]!.score && each.unitProblem === null);
  return { code: best?.code ?? null, proposedCodes };
}

/** Why a quantity in this unit cannot be one of the code, and which units could; null when it can. */
export function unitProblemOf(name: string, row: CodeRow, language: string | undefined): string | null {
  const unit = unitOf(name);
  if (!unit) return unknownUnit(name, row);
  return convert(1, unit.code, row.unit).ok ? null : incompatibleUnit(unit, row, language);
}

export function labelOf(row: CodeRow, language: string | undefined): string {
  const short = language?.split('-')[0];
  return (language && row.labels[language]) || (short && row.labels[short]) || row.labels['en']
    || Object.values(row.labels)[0] || row.code;
}

const unitList = (fitting: readonly Unit[]) =>
  fitting.map((unit) => `${unit.singular} (${unit.code})`).join(', ');
const unitsLike = (name: string) => units.filter((unit) => unit.dimension === unitOf(name)?.dimension);

export function unknownUnit(name: string, row: CodeRow | undefined): string {
  return `"${name}" is not a known unit. Use one of: ${unitList(row ? unitsLike(row.unit) : units)}.`;
}

export function incompatibleUnit(unit: Unit, row: CodeRow, language: string | undefined): string {
  const fitting = unitsLike(row.unit);
  return `${labelOf(row, language)} (${row.code}) is not measured in ${unit.plural}. Units that fit: ${unitList(fitting)}.`;
}
