// Reads titles and the codes that buyers chose; what is to be guessed gives its codes only when it is asked at the end.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { CodeName, PastChoice } from '#engine';

/** Data that cannot be used, in words. */
export class EvaluationProblem extends Error {}

export interface Titles {
  learnt: PastChoice[];
  /** Labels that the training part states for its codes. */
  names: CodeName[];
  asked: string[];
  answers(): string[][];
}

const Head = z.object({ split: z.enum(['train', 'test']), date: z.iso.date(), title: z.string() });
const Codes = z.object({ codes: z.array(z.looseObject({ code: z.string() })) });

/** With `before` the later part of the training is asked instead of the test. */
export function readTitles(folder: string, before?: string): Titles {
  const lines = linesOf(join(folder, 'requirements.jsonl')).map((text, at) => {
    const { success, data } = Head.safeParse(jsonOf(text));
    if (!success) throw new EvaluationProblem(`requirements.jsonl line ${at + 1} has no split, date and title`);
    return { ...data, text };
  });
  const codesOf = (text: string) => Codes.parse(jsonOf(text)).codes;
  const training = lines.filter(({ split }) => split === 'train').sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const past = before === undefined ? training : training.filter(({ date }) => date < before);
  const asked = before === undefined ? lines.filter(({ split }) => split === 'test') : training.filter(({ date }) => date >= before);
  if (past.length === 0 || asked.length === 0) throw new EvaluationProblem('there is nothing to learn from, or nothing to guess');
  const names = new Map<string, CodeName>();
  const learnt = past.flatMap(({ title, text }) => codesOf(text).map(({ code, ...more }) => {
    for (const [field, name] of Object.entries(more))
      if (field.startsWith('label_') && typeof name === 'string' && name !== '') names.set(`${code} ${name}`, { code, name });
    return { text: title, code };
  }));
  return {
    learnt, names: [...names.values()], asked: asked.map(({ title }) => title),
    answers: () => asked.map(({ text }) => codesOf(text).map(({ code }) => code)),
  };
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter((text) => text.trim() !== '');
  } catch (error) {
    throw new EvaluationProblem(`${file} cannot be read: ${(error as Error).message}`);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
