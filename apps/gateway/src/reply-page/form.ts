// Turns the form of the reply page into a reply, or into the one thing to correct.
import type { z } from 'zod';

export type FormResult = { reply: object } | { wrong: 'answer' | 'quantity' | 'reason' | 'note' };

const text = (form: Record<string, unknown>, name: string): string => {
  const value = form[name];
  return typeof value === 'string' ? value.trim() : '';
};

/** `body` is what the service that is answered takes for a reply. */
export function readForm(form: Record<string, unknown>, body: z.ZodType<object>): FormResult {
  const answer = text(form, 'answer');
  const note = text(form, 'note').replaceAll('\r\n', '\n');
  const common = note === '' ? {} : { note };
  if (answer === 'yes') {
    // What the page showed; it comes back as it went out, so it is not read as people type.
    const shown = Number(text(form, 'yesQuantity'));
    return checked({ answer, ...(shown > 0 ? { quantity: shown } : {}), ...common }, body);
  }
  if (answer === 'part') {
    const quantity = readQuantity(text(form, 'quantity'));
    return quantity === null ? { wrong: 'quantity' } : checked({ answer, quantity, ...common }, body);
  }
  if (answer === 'no') {
    return checked({ answer, reasonCode: text(form, 'reason'), ...common }, body);
  }
  return { wrong: 'answer' };
}

function checked(candidate: unknown, body: z.ZodType<object>): FormResult {
  const result = body.safeParse(candidate);
  if (result.success) return { reply: result.data };
  const field = result.error.issues[0]?.path[0];
  if (field === 'reasonCode') return { wrong: 'reason' };
  return { wrong: field === 'quantity' ? 'quantity' : 'note' };
}

/** A number as people type it, in Devanagari digits too. What could be read in two ways (1,500 or 1.500) is not guessed: null. */
export function readQuantity(typed: string): number | null {
  const plain = typed.replace(/[\s\u00a0\u202f]/g, '').replace(/[०-९]/g, (digit) => String(digit.codePointAt(0)! - 0x966));
  if (!/^\d{1,10}([.,]\d{1,3})?$/.test(plain) || /^\d{1,3}[.,]\d{3}$/.test(plain)) return null;
  const value = Number(plain.replace(',', '.'));
  return value > 0 ? value : null;
}
