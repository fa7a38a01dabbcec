// What a need must satisfy beyond its shape, and what is derived from it: code, proposed codes, unit, title.
import type { NeedPlace, ServiceNeed } from '#contracts/service-market/needs.js';
import { unitOf, type CodeTree } from '#engine';
import { codeFromText, labelOf, unitProblemOf, unknownUnit } from '#projection/code-choice.js';
import { isWhole, type Problem } from '../offers/offer-check.js';

/** UNECE Rec 20 for a service unit: what is counted when neither a unit nor a code says otherwise. */
const plainService = 'E48';

export interface NeedSetting {
  tree: CodeTree;
  /** ISO date, UTC. */
  today: string;
  /** In which labels of proposed codes come. */
  language: string | undefined;
}

interface Written {
  code?: string | undefined;
  text?: string | null | undefined;
  unit?: string | undefined;
}

export type DerivedNeed = Pick<ServiceNeed, 'code' | 'codeStatus' | 'proposedCodes' | 'unit' | 'title'>;

/** What the service market derives from a need as written. */
export function deriveNeed(written: Written, setting: NeedSetting): { derived: DerivedNeed; problems: Problem[] } {
  const problems: Problem[] = [];
  const { tree, language } = setting;
  if (written.unit !== undefined && !unitOf(written.unit)) {
    const row = written.code !== undefined && tree.has(written.code) ? tree.row(written.code) : undefined;
    problems.push({ code: 'unit_unknown', field: 'unit', message: unknownUnit(written.unit, row) });
  }
  const titled = (code: string | null) => written.text || (code !== null && tree.has(code) ? labelOf(tree.row(code), language) : code ?? '');
  if (written.code !== undefined) {
    const { code } = written;
    if (!tree.has(code)) {
      const message = `There is no code "${code}". Find one with GET /v1/codes?q=…, or leave it out and describe the need in text.`;
      problems.push({ code: 'code_unknown', field: 'code', message });
    } else if (written.unit !== undefined && problems.length === 0) {
      const message = unitProblemOf(written.unit, tree.row(code), language);
      if (message !== null) problems.push({ code: 'unit_incompatible', field: 'unit', message });
    }
    const unit = written.unit ?? (tree.has(code) ? tree.row(code).unit : plainService);
    return { derived: { code, codeStatus: 'stated', proposedCodes: [], unit, title: titled(code) }, problems };
  }
  const { code, proposedCodes } = codeFromText(written.text ?? '', written.unit, { tree, language });
  const unit = written.unit ?? (code === null ? plainService : tree.row(code).unit);
  const codeStatus = code === null ? 'none' as const : 'proposed' as const;
  return { derived: { code, codeStatus, proposedCodes, unit, title: titled(code) }, problems };
}

/** What is wrong with when and where it is wanted. */
export function problemsOfConstraints(
  { wantedBy, place }: { wantedBy: string; place: NeedPlace | null }, { today }: Pick<NeedSetting, 'today'>,
): Problem[] {
  const problems: Problem[] = [];
  if (wantedBy < today) {
    problems.push({
      code: 'deadline_past', field: 'wantedBy', message: `The day ${wantedBy} is past; today is ${today} (UTC). Give a later day.`,
    });
  }
  if (place && !isWhole(place)) {
    problems.push({ code: 'body_invalid', field: 'place', message: 'Give latitude and longitude together, or neither.', rule: 'place_half' });
  } else if (place && place.maxDistanceKm !== undefined && place.latitude === undefined) {
    problems.push({
      code: 'body_invalid', field: 'place.maxDistanceKm', message: 'A distance needs latitude and longitude to be measured from.', rule: 'distance_needs_place',
    });
  }
  return problems;
}
