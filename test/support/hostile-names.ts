// Twenty texts that people may write and no page may trip over; each is a name, a title and a note somewhere.
import { day, type SmallCluster } from '../../tools/fleet/small-cluster.js';
import { polo } from '../../tools/fuzz/furnish.js';

/** Sets what the test looks for when it runs. */
const harm = 'window.harmed=1';

export const hostileNames: readonly string[] = [
  `<script>${harm}</script>`, `<img src=x onerror="${harm}">`, `"><svg onload="${harm}">`, `javascript:${harm}`, `'-${harm}-'`, `{{constructor.constructor('${harm}')()}}`,
  `\${${harm}}`, `<style>*{display:none}</style>`, `<a href="javascript:${harm}">x</a>`, `</title></textarea><iframe srcdoc="<script>parent.${harm}</script>">`,
  '\u202Egnirts ykcirt a\u202C', '\u2066\u2067עברית العربية\u2069', 'z\u200Be\u200Br\u200Co\u200D-width\uFEFF', '😀👩‍👩‍👧‍👦🏳️‍🌈'.repeat(20), `Z${'\u0351\u0346\u0349'.repeat(60)}algo`,
  'x'.repeat(10_000), 'word '.repeat(2_000), '$t(common:appName) $t(common:menu)', '%s %d {0} {count, plural, other {x}}', '__proto__',
];

const cut = (text: string, most: number) => text.slice(0, most).toWellFormed().trim();

/** Requirements, enterprises, buyers and service needs that are called so, and the cluster; throws when the API refuses one. */
export async function writeHostileNames({ admin, cda, buyer, clusterId, enterprises }: SmallCluster): Promise<void> {
  const enterprise = [...enterprises.values()].at(-1)!;
  const lot = { code: polo, quantity: 10, unit: 'piece', deadline: day(90) };
  for (const text of hostileNames) {
    const name = cut(text, 200);
    const buyerId = (await admin.POST('/v1/buyers', { body: { name, country: 'DE', clusterIds: [clusterId], languages: ['en'] } })).data.id;
    await Promise.all([
      buyer.POST('/v1/requirements', { body: { clusterId, title: cut(text, 300), description: cut(text, 4000), lots: [lot] } }),
      cda.POST('/v1/requirements', { body: { clusterId, buyerId, title: cut(text, 300), lots: [lot] } }),
      cda.POST('/v1/enterprises', { body: {
        clusterId, name, size: 'small', registered: true, languages: ['en'],
        establishments: [{ country: 'ET', town: cut(text, 100), latitude: 9, longitude: 38.7 }], capabilities: [{ code: polo, unit: 'piece', statedOn: day(-1) }],
      } }),
      enterprise.POST('/v1/service-needs', { body: { clusterId, code: 'BS.TRN.STITCH', text: cut(text, 500), quantity: 3, wantedBy: day(60) } }),
    ]);
  }
  const { version } = (await admin.GET('/v1/clusters/{id}', { params: { path: { id: clusterId } } })).data;
  await admin.PATCH('/v1/clusters/{id}', {
    params: { path: { id: clusterId }, header: { 'If-Match': `"${version}"` } as never }, body: { name: cut(hostileNames[1]!.repeat(9), 200) },
  });
}
