// `npm run evaluate:spreading`: how much more evenly opportunity falls at which loss, on requirements that were really awarded.
import { parseArgs } from 'node:util';
import { FolderProblem, readReplayFolder } from '../replay/folder.js';
import { bestWithin, effectsOf, spreadInTime, type Effect } from './spreading/in-time.js';
import { pastBlocks, rankingsOf, treeOf } from './spreading/rankings.js';

const usual = '../shared/data/match-eval';
const usage = `npm run evaluate:spreading -- [DIR] [--json]

Ranks requirements that were really awarded by the engine's relevance alone, one after the other in the order of time, and spreads the
first ten by exposure: how often each was among them so far. The strength is chosen on two blocks of past awards, as that which evens out
most at ≤ 0.2 % less NDCG@10, and then looked at once on the test part. DIR is shaped as npm run replay wants it; ${usual} unless given.

  --json   one JSON object on the last line

Exit code 2 when DIR cannot be used.
`;

const strengths = [0.002, 0.005, 0.01, 0.011, 0.012, 0.013, 0.014, 0.015, 0.02, 0.03, 0.05];
const mostLoss = 0.002;
const looksAt = 80;

export function main(args: string[]): number {
  try {
    const { values, positionals: [folder = usual] } = parseArgs({
      args, allowPositionals: true, options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
    });
    if (values.help) {
      console.log(usage);
      return 0;
    }
    const data = readReplayFolder(folder);
    const tree = treeOf(data);
    const past = effectsOf(pastBlocks(data, tree), strengths, looksAt);
    const chosen = bestWithin(past, mostLoss);
    console.log('On blocks of past awards, where the strength is chosen:');
    for (const each of past) console.log(line(each, each === chosen));
    // Only now: nothing of the test part has a say in the choice.
    const winners = new Map<string, string[]>();
    for (const { tenderId, supplierId } of data.winners()) winners.set(tenderId, [...(winners.get(tenderId) ?? []), supplierId]);
    const test = rankingsOf(data.posts, (id) => winners.get(id) ?? [], data.history, tree);
    const without = spreadInTime(test, 0, looksAt);
    const effects = effectsOf([test], strengths, looksAt);
    console.log(`On the ${test.length} requirements of the test part, Gini ${without.gini.toFixed(4)}, NDCG@10 ${without.ndcg.toFixed(4)} without spreading:`);
    for (const each of effects) console.log(line(each, each.strength === chosen?.strength));
    const found = effects.find(({ strength }) => strength === chosen?.strength) ?? null;
    console.log(found === null ? 'No strength is bearable.' : `Recommended: strength ${found.strength}: ${percent(found.giniCut)} less Gini at ${percent(found.ndcgLoss)} less NDCG@10.`);
    if (values.json) {
      console.log(JSON.stringify({ policy: {
        strength: found?.strength ?? null, gini_cut: found?.giniCut ?? null, ndcg_loss: found?.ndcgLoss ?? null, gini: without.gini, 'ndcg@10': without.ndcg, past, test: effects,
      } }));
    }
    return 0;
  } catch (error) {
    if (!(error instanceof FolderProblem)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    return 2;
  }
}

const percent = (part: number) => `${(100 * part).toFixed(2)} %`;
const line = ({ strength, giniCut, ndcgLoss }: Effect, isChosen: boolean) =>
  `  strength ${String(strength).padEnd(6)} Gini −${percent(giniCut).padStart(8)}   NDCG@10 −${percent(ndcgLoss).padStart(8)}${isChosen ? '   chosen' : ''}`;
