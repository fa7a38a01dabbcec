// API keys: `lw_` and 32 random bytes; only their hash is stored, so the database cannot give them away.
import { createHash, randomBytes } from 'node:crypto';

/** 32 bytes are 43 characters of base64url. */
export const apiKeyForm = /^lw_[A-Za-z0-9_-]{43}$/;

export const newApiKey = (): string => `lw_${randomBytes(32).toString('base64url')}`;

/** SHA-256, hex. The key is random and long: a slow hash would protect nothing more. */
export const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

/** Enough to recognise a key in a list, far too little to guess it. */
export const prefixOf = (key: string): string => key.slice(0, 8);

const yearMs = 365 * 24 * 60 * 60 * 1000;
export const usualLifeMs = yearMs;
export const longestLifeMs = 2 * yearMs;
/** Of one account, neither revoked nor expired: enough to change them in turn, few enough to know them all. */
export const mostLiveKeys = 20;
