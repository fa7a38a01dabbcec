// Which enterprises a page of a list shows: in order with a cursor, or the most similar names.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import { mostFoundByName, type EnterpriseFilter } from '#contracts/registry/enterprises.js';
import type { Scope } from '../access.js';
import { cursorText, positionOf, type Position } from './listing-cursor.js';
import { facetsOf } from './listing-row.js';
import { ListingRepository, type Named, type Order, type Wanted } from './listing.repository.js';
import { soughtWordsOf, wordKeyOf } from './name-keys.js';
import { alikeness, similarityTo } from './name-similarity.js';

export interface ListedPage {
  /** In the order of the list; `similarity` of a search by name. */
  listed: { id: string; similarity?: number }[];
  more: boolean;
  /** The text of the cursor after one of them. */
  cursorOf: (last: { id: string }) => string;
}

interface Similar {
  id: string;
  similarity: number;
}

/** Below this a name is not what was meant. */
const leastSimilarity = 0.5;
/** From this on nobody looks for another name: one word may be left out only when nothing is so similar. */
const similarEnough = 0.7;
/** Names that are compared; a name with exactly the words searched for is among the first. */
const mostCompared = 1_000;
/** Of the words that may have been meant by one the most alike are searched for. */
const mostMeant = 200;

@Injectable()
export class Listing {
  constructor(private readonly repository: ListingRepository) {}

  async find(scope: Scope, filter: EnterpriseFilter): Promise<ListedPage> {
    const wanted = await this.wanted(scope, filter);
    return filter.q === undefined || filter.q === '' ? this.sorted(wanted, filter) : this.named(wanted, filter, filter.q);
  }

  /** How many fit, whatever is searched for by name. */
  async count(scope: Scope, filter: EnterpriseFilter): Promise<number> {
    return this.repository.count(await this.wanted(scope, filter));
  }

  private async sorted(wanted: Wanted, filter: EnterpriseFilter): Promise<ListedPage> {
    const { sort = 'createdAt', limit } = filter;
    const order: Order = { by: columns[sort.replace('-', '')]!, descending: sort.startsWith('-'), after: positionOf(sort, filter) };
    const found = await this.repository.inOrder(wanted, order, limit + 1);
    return pageOf(found, filter, sort);
  }

  private async named(wanted: Wanted, filter: EnterpriseFilter, q: string): Promise<ListedPage> {
    if (filter.sort !== undefined) {
      const message = 'a search by name gives the most similar names first: leave out either sort or q';
      throw new DomainError('query_invalid', `The query cannot be answered: ${message}.`, { fields: [{ field: 'sort', message }] });
    }
    const after = positionOf('similarity', filter);
    const ranked = (await this.similar(wanted, q)).slice(0, mostFoundByName);
    const found = ranked.filter((each) => !after || comesAfter(each, after)).slice(0, filter.limit + 1);
    return pageOf(found.map((each) => ({ ...each, key: String(each.similarity) })), filter, 'similarity');
  }

  /** The most similar first. Each further look is for fewer agreements, and only made when the ones before did not find enough. */
  private async similar(wanted: Wanted, q: string): Promise<Similar[]> {
    const sought = soughtWordsOf(q);
    if (sought.length === 0) return [];
    const similarityOf = similarityTo(sought.map(({ word }) => word));
    const found = new Map<string, Similar>();
    let best = 0;
    const keep = (named: readonly Named[]) => {
      for (const { id, name } of named) {
        const similarity = similarityOf(name);
        if (similarity >= leastSimilarity) found.set(id, { id, similarity });
        best = Math.max(best, similarity);
      }
    };
    await this.repository.searching(wanted, async (names) => {
      const like = await names.wordsLike(sought);
      if (sought.every(({ word }, at) => like[at]!.includes(word))) keep(await names.havingAll(sought.map(({ word }) => [wordKeyOf(word)]), mostCompared));
      if (found.size >= mostFoundByName) return;
      const meant = sought.map(({ word }, at) => ({ word, keys: [word, ...meantBy(word, like[at]!)].map(wordKeyOf) }));
      // A misspelt legal form or other short word must not hide the name.
      const long = meant.filter(({ word }) => word.length > 3);
      const telling = (long.length > 0 ? long : meant).map(({ keys }) => keys);
      keep(await names.havingAll(telling, mostCompared));
      if (best < similarEnough && telling.length > 1) keep(await names.havingAllButOne(telling, mostCompared));
    });
    return [...found.values()].sort((one, other) => other.similarity - one.similarity || (one.id < other.id ? -1 : 1));
  }

  private async wanted(scope: Scope, filter: EnterpriseFilter): Promise<Wanted> {
    const { clusterId, code, size, active, registered, homeBased, reachable, certification, country, region, town, updatedSince } = filter;
    const facets = facetsOf({ size, active, registered, homeBased, reachable, certification, country, region, town });
    const codes = code === undefined ? undefined : await this.repository.codesBelow(code);
    return { scope, clusterId, facets, anyFacet: codes?.flatMap((each) => facetsOf({ code: each })), updatedSince: updatedSince && new Date(updatedSince).toISOString() };
  }
}

/** The most alike of the words, and of those that are as alike the shortest. */
function meantBy(word: string, like: readonly string[]): string[] {
  const alike = like.map((its) => ({ its, alike: alikeness(word, its) })).filter((each) => each.alike > 0);
  return alike.sort((one, other) => other.alike - one.alike || one.its.length - other.its.length).slice(0, mostMeant).map(({ its }) => its);
}

const columns: Record<string, Order['by']> = { createdAt: 'id', name: 'name', updatedAt: 'updated_at' };

const comesAfter = (each: Similar, { key, id }: Position) =>
  each.similarity < Number(key) || (each.similarity === Number(key) && each.id > id);

function pageOf(found: readonly (Position & { similarity?: number })[], filter: EnterpriseFilter, order: string): ListedPage {
  const keys = new Map(found.map(({ id, key }) => [id, key]));
  return {
    listed: found.slice(0, filter.limit),
    more: found.length > filter.limit,
    cursorOf: ({ id }) => cursorText(order, filter, { id, key: keys.get(id)! }),
  };
}
