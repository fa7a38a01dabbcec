// Every text of this language, by file.
export const files = import.meta.glob<object>('./*.json', { eager: true, import: 'default' });
