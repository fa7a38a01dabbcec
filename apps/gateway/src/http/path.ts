// A path as a route declares it: parameters stand after a colon, two colons are one in the address, and a star at its end is whatever follows.

const parameter = /(?<!:):([A-Za-z]+)/g;

export const parametersIn = (path: string): string[] => [...path.matchAll(parameter)].map(([, name]) => name!);

/** As OpenAPI writes it: `/v1/lots/{id}/allocations:simulate`. */
export const templateOf = (path: string): string => path.replace(parameter, '{$1}').replaceAll('::', ':');

/** The addresses it stands for. */
export const patternOf = (path: string): RegExp =>
  new RegExp(`^${templateOf(path).replace(/[.]/g, '\\.').replace(/\{[A-Za-z]+\}/g, '[^/]+').replace(/\*$/, '.*')}$`);
