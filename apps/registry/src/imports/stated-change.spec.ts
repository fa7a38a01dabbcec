// What a file says about what is known: absent columns keep, empty cells clear, and nothing new is no change.
import { describe, expect, it } from '@jest/globals';
import type { Enterprise } from '#contracts/registry/enterprises.js';
import { changed, newEnterprise } from '../enterprises/enterprise.js';
import { theSystem } from '../enterprises/provenance.js';
import { tailor } from '../enterprises/tailor.specimen.js';
import type { Cells, ColumnName } from './columns.js';
import type { Stated } from './merge-rows.js';
import { statedChange, statedEnterprise } from './stated-change.js';

const code = 'TX.GAR.TOP.POLO';
const units = new Map([
  [code, 'C62'],
  ['TX.KNI.HOS.SOCK', 'PR'],
]);
const named: Cells = { external_id: 'L-7', name: 'Selam Tailoring', size: 'micro', registered: false };
const known = newEnterprise(
  tailor({
    externalId: 'L-7',
    certifications: [{ scheme: 'GOTS', number: '123', validUntil: '2027-12-31' }],
    contacts: [{ kind: 'email', address: 'selam@example.org', consent: true, consentOn: '2026-12-01' }],
  }),
  new Date('2027-01-10T00:00:00Z'),
  theSystem,
);

const stated = (cells: Cells, claims: Stated['claims'] = [], records: Stated['records'] = []): Stated => ({
  line: 2,
  externalId: 'L-7',
  cells: { ...named, ...cells },
  claims,
  records,
});
const claim = (cells: Cells = {}, capacity: Stated['claims'][number]['capacity'] = []) => ({
  line: 2,
  code,
  cells,
  capacity,
});
const changeOf = (what: Stated, columns: ColumnName[], before: Enterprise | null = known) =>
  statedChange(what, before, { header: new Set(columns), units, today: '2027-03-03' });
const after = (what: Stated, columns: ColumnName[]) => changed(known, changeOf(what, columns), new Date(), theSystem);

describe('a file about a known enterprise', () => {
  it('that says what is known changes nothing', () => {
    const cells: Cells = {
      home_based: true,
      active: true,
      languages: ['am'],
      country: 'ET',
      town: 'Addis Ababa',
      latitude: 9.01,
      longitude: 38.75,
      email: 'selam@example.org',
      email_consent: true,
      certifications: [{ scheme: 'GOTS', validUntil: '2027-12-31' }],
    };
    const slot = { line: 2, from: '2027-02-01', to: '2027-02-28', quantity: 400, booked: undefined };
    const columns: ColumnName[] = [
      'home_based',
      'active',
      'languages',
      'country',
      'email',
      'certifications',
      'capability_code',
      'evidence',
      'capacity_from',
    ];
    expect(after(stated(cells, [claim({ capability_unit: 'pieces' }, [slot])]), columns)).toBe(known);
  });

  it('leaves what has no column, and clears what has an empty cell', () => {
    expect(after(stated({ name: 'Selam PLC' }), [])).toEqual({
      ...known,
      name: 'Selam PLC',
      version: 2,
      updatedAt: expect.any(String),
    });
    expect(
      after(stated({}), ['languages', 'country', 'email', 'certifications', 'capability_code', 'home_based']),
    ).toMatchObject({
      languages: [],
      establishments: [],
      contacts: [],
      certifications: [],
      capabilities: [],
      homeBased: false,
      active: true,
    });
  });

  it('neither closes nor reopens with an empty cell', () => {
    const closed = { ...known, active: false };
    expect(changed(closed, changeOf(stated({}), ['active'], closed), new Date(), theSystem)).toBe(closed);
    expect(after(stated({ active: false }), ['active']).active).toBe(false);
  });

  it('keeps the id of a claim and what was not said of it, and dates it today when it is news', () => {
    const [polo] = known.capabilities;
    const [news] = after(stated({}, [claim({ lead_time_days: 7 })]), [
      'capability_code',
      'lead_time_days',
    ]).capabilities;
    expect(news).toEqual({ ...polo, leadTimeDays: 7, statedOn: '2027-03-03' });
    const [dated] = after(stated({}, [claim({ lead_time_days: 7, stated_on: '2027-02-02' })]), [
      'capability_code',
      'lead_time_days',
    ]).capabilities;
    expect(dated?.statedOn).toBe('2027-02-02');
  });

  it('leaves parts of the site and the contact that have no column, and other sites', () => {
    const site = { country: 'ET', town: 'Bole' };
    const more = { ...known, establishments: [...known.establishments, site] };
    const say = (cells: Cells, columns: ColumnName[]) =>
      changed(more, changeOf(stated(cells), columns, more), new Date(), theSystem);
    expect(say({ country: 'ET' }, ['country'])).toBe(more);
    expect(say({ country: 'ET', town: 'Adama' }, ['country', 'town']).establishments).toEqual([
      { ...known.establishments[0], town: 'Adama' }, site,
    ]);
    expect(say({ country: 'DJ' }, ['country']).establishments).toEqual([{ country: 'DJ' }, site]);
    expect(say({ email: 'selam@example.org' }, ['email'])).toBe(more);
    expect(say({ email: 'new@example.org' }, ['email']).contacts).toEqual([
      { kind: 'email', address: 'new@example.org', consent: false },
    ]);
    expect(say({ email: 'selam@example.org' }, ['email', 'email_consent']).contacts).toEqual([
      { kind: 'email', address: 'selam@example.org', consent: false },
    ]);
  });

  it('keeps what is booked of a period unless it says so', () => {
    const period = { line: 2, from: '2027-02-01', to: '2027-02-28', quantity: 500 };
    const capacity = (booked: number | undefined) =>
      after(stated({}, [claim({}, [{ ...period, booked }])]), ['capability_code', 'capacity_from'])
        .capabilities[0]!.capacity;
    expect(capacity(undefined)).toEqual([
      { from: '2027-02-01', to: '2027-02-28', quantity: 500, booked: 100 },
    ]);
    expect(capacity(0)[0]!.booked).toBe(0);
  });
});

describe('a file about a new enterprise', () => {
  it('is filled with what is usual, the unit of the code and the day of today', () => {
    const what = stated({}, [{ ...claim(), code: 'TX.KNI.HOS.SOCK' }]);
    expect(statedEnterprise('cluster', what, changeOf(what, ['capability_code'], null))).toEqual({
      clusterId: 'cluster',
      externalId: 'L-7',
      name: 'Selam Tailoring',
      size: 'micro',
      registered: false,
      homeBased: false,
      active: true,
      languages: [],
      establishments: [],
      identifiers: [],
      certifications: [],
      trackRecords: [],
      contacts: [],
      conflictBuyerIds: [],
      optOutBuyerIds: [],
      capabilities: [
        { id: expect.any(String), code: 'TX.KNI.HOS.SOCK', unit: 'PR', status: 'declared', statedOn: '2027-03-03', capacity: [] },
      ],
    });
  });

  it('has no consent that was not given', () => {
    expect(changeOf(stated({ email: 'a@example.org' }), ['email'], null).contacts).toEqual([
      { kind: 'email', address: 'a@example.org', consent: false },
    ]);
  });
});
