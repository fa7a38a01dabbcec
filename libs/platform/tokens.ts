// Injection tokens of values that have no class.

/** The service's config value: `@Inject(CONFIG) config: MyConfig`. */
export const CONFIG = Symbol('config');
