// What buyers ask for on the demo's day, and what becomes of it: decided, answered, agreed, refused, or left for whoever looks at the demo.
import type { Schemas } from '#client';
import { dayFrom } from '../demo-data.js';

type NewLot = Schemas['NewRequirement']['lots'][number];
type Ruling = { ruling: 'approve' } | { ruling: 'decline'; reasonCode: 'better_alternative' | 'capacity_doubt' };
type Reply = Schemas['ReplyBody'];

/** What a CDA decides about an enterprise, and what the two sides answer; a side that says nothing has its invitation open. */
export interface Verdict {
  enterprise: string;
  decision: Ruling;
  enterpriseSays?: Reply;
  buyerSays?: Reply;
}

export interface Order {
  by: 'buyer' | 'buyer_fr';
  title: string;
  draft?: true;
  lots: NewLot[];
  verdicts?: Verdict[];
  /** The second agent is about to decide what is proposed for it. */
  claimed?: true;
}

const approve = { ruling: 'approve' } as const;
const yes = { answer: 'yes' } as const;
const addis = { country: 'ET', latitude: 9.01, longitude: 38.75 };

export function dayOrders(today: Date): Order[] {
  const lot = (code: string, text: string, quantity: number, days: number, price: number, more: Partial<NewLot> = {}): NewLot => ({
    code, text, quantity, unit: 'piece', deadline: dayFrom(today, days), place: addis, ceilingPrice: { amount: price, currency: 'USD' }, ...more,
  });
  return [
    {
      by: 'buyer', title: 'Uniforms for three schools', lots: [lot('TX.GAR.UNI.SCHOOL', 'Skirts, trousers and shirts, navy, sizes 6 to 16', 1800, 110, 9)],
      verdicts: [
        { enterprise: 'Selam Garments', decision: approve, enterpriseSays: { ...yes, note: 'We can begin with the small sizes.' }, buyerSays: yes },
        { enterprise: 'Genet Home Uniforms', decision: { ruling: 'decline', reasonCode: 'better_alternative' } },
      ],
    },
    {
      by: 'buyer', title: 'Trousers for a hotel chain', lots: [lot('TX.GAR.BTM.TROUSER', 'Black, wool and polyester, with crease', 2400, 120, 11)],
      verdicts: [
        { enterprise: 'Akaki Woven Apparel', decision: approve, enterpriseSays: { answer: 'part', quantity: 1500, note: 'Told by telephone: the rest only in spring.' }, buyerSays: yes },
        { enterprise: 'Awash Trousers', decision: approve },
      ],
    },
    {
      by: 'buyer', title: 'T-shirts with a club badge',
      lots: [
        lot('TX.GAR.TOP.TSHIRT', 'Round neck, 160 g, four colours', 2500, 90, 4.5, { preferredCertifications: ['OEKO-TEX'] }),
        lot('TX.SRV.DEC.SCREEN', 'Badge of three colours on the left breast', 2500, 100, 0.6),
      ],
      verdicts: [
        { enterprise: 'Selam Garments', decision: approve, buyerSays: yes },
        { enterprise: 'Addis Print and Stitch', decision: approve },
      ],
    },
    {
      by: 'buyer', title: 'Plain T-shirts for a festival', lots: [lot('TX.GAR.TOP.TSHIRT', 'White, 140 g', 1500, 70, 4)],
      verdicts: [
        { enterprise: 'Selam Garments', decision: { ruling: 'decline', reasonCode: 'better_alternative' } },
        { enterprise: 'Tsehay Polo and Tees', decision: approve, buyerSays: yes },
      ],
    },
    {
      by: 'buyer', title: 'Scarves for a winter market', lots: [lot('TX.KNI.ACC.SCARF', 'Hand-woven cotton, fringed, 180 cm', 1200, 80, 7)],
      verdicts: [{ enterprise: 'Omo Scarves', decision: approve, enterpriseSays: { answer: 'no', reasonCode: 'no_capacity', note: 'The looms are busy until March.' } }],
    },
    { by: 'buyer', title: 'Jerseys for a football league', lots: [lot('TX.GAR.SPT.JERSEY', 'Breathable, numbers 1 to 23 printed', 80_000, 150, 7.5)] },
    { by: 'buyer', title: 'Rompers of organic cotton', lots: [lot('TX.GAR.KID.BABY', '3 to 18 months, press studs', 3000, 95, 4, { mandatoryCertifications: ['OEKO-TEX'] })], claimed: true },
    { by: 'buyer', title: 'Night wear for a department store', lots: [lot('TX.GAR.INN.NIGHT', 'Pyjamas, brushed cotton', 2200, 100, 6)] },
    { by: 'buyer', title: 'Hospital tunics', lots: [lot('TX.GAR.UNI.MEDICAL', 'White, washable at 95 °C', 900, 85, 9, { mandatoryCertifications: ['ISO 14001'] })] },
    { by: 'buyer', title: 'Tunics for a chain of clinics', lots: [lot('TX.GAR.UNI.MEDICAL', 'Blue, two pockets', 1400, 105, 9.5, { mandatoryCertifications: ['ISO 14001'] })] },
    { by: 'buyer', title: 'Track suits for juniors', draft: true, lots: [lot('TX.GAR.SPT.TRACK', 'Sizes 128 to 164', 600, 130, 13)] },
    {
      by: 'buyer_fr', title: 'Chemises pour un uniforme de banque', lots: [lot('TX.GAR.TOP.SHIRT', 'Popeline blanche, manches longues', 900, 90, 7.5)],
      verdicts: [{ enterprise: 'Biruk Tailors', decision: approve, enterpriseSays: { answer: 'part', quantity: 400 }, buyerSays: yes }],
    },
    { by: 'buyer_fr', title: 'Bonnets tricotés', lots: [lot('TX.KNI.ACC.HAT', 'Laine, trois tailles', 1600, 75, 3.2)] },
  ];
}
