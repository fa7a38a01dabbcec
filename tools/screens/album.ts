// The folder of pictures and the page that shows them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sizes } from './camera.js';
import { viewers, type Picture, type Viewer } from './pages.js';

export const fileName = ({ viewer, name }: Picture, size: string): string => `${viewer}-${name}.${size}.webp`;

export function keepPicture(folder: string, picture: Picture, size: string, content: Buffer): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, fileName(picture, size)), content);
}

/** README.md of the folder: a table for each role. */
export function describePictures(pictures: readonly Picture[]): string {
  const shown = (Object.keys(viewers) as Viewer[]).map((viewer) => [viewer, pictures.filter((each) => each.viewer === viewer)] as const).filter(([, some]) => some.length > 0);
  const image = (picture: Picture, size: string, width: number) => `<a href="${fileName(picture, size)}"><img src="${fileName(picture, size)}" width="${width}" alt="${picture.caption}, ${size}"></a>`;
  return [
    '# Pictures of the console',
    '',
    `Made by \`npm run screens\` from the demo, on a desktop (${sizes.desktop.width} × ${sizes.desktop.height}) and on a phone (${sizes.phone.width} × ${sizes.phone.height}). Do not edit: run the command again.`,
    ...shown.flatMap(([viewer, some]) => [
      '', `## ${viewers[viewer]}`, '', '| what | desktop | phone |', '| --- | --- | --- |',
      ...some.map((picture) => `| ${picture.caption} | ${image(picture, 'desktop', 480)} | ${image(picture, 'phone', 140)} |`),
    ]),
    '',
  ].join('\n');
}
