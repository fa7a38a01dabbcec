// Finding a story by its name and playing it.
import { existsSync, readdirSync } from 'node:fs';
import type { StoryContext } from './story.js';

const folder = new URL('./stories/', import.meta.url);

/** Throws, naming the stories there are, when there is none of this name. */
export function checkStory(name: string): void {
  if (existsSync(new URL(`${name}.js`, folder))) return;
  const names = readdirSync(folder).filter((file) => /^[a-z0-9-]+\.js$/.test(file)).map((file) => file.slice(0, -3));
  throw new Error(`there is no story called ${name}; there is ${names.join(', ')}`);
}

/** True when every step of the story held; an error in it is told and counts as a step that did not. */
export async function playStory(name: string, context: StoryContext): Promise<boolean> {
  const { play } = (await import(new URL(`${name}.js`, folder).href)) as { play: (context: StoryContext) => Promise<boolean> };
  try {
    return await play(context);
  } catch (error) {
    console.log(`\nThe story broke off: ${(error as Error).stack ?? String(error)}`);
    return false;
  }
}
