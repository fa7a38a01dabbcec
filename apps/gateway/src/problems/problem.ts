// Renders any error as RFC 9457 problem details, without ever showing what is behind it.
import { HttpException } from '@nestjs/common';
import { DomainError, statusOf, type ErrorCode } from '#contracts/errors.js';
import type { Problem } from '#contracts/http.js';
import { explanations } from './catalogue.js';

const challenge = 'Bearer realm="linkwright"';

/** The problem body of an error. */
export function problemOf(error: DomainError, requestId: string): Problem {
  const { fields, mergedInto } = error.details;
  return {
    type: `/docs/errors#${error.code}`,
    title: explanations[error.code].title,
    status: statusOf(error.code),
    detail: error.message,
    code: error.code,
    requestId,
    ...(fields && fields.length > 0 ? { fields: fields.slice(0, 20) } : {}),
    ...(typeof mergedInto === 'string' ? { mergedInto } : {}),
  };
}

/** Headers that belong to an error, e.g. WWW-Authenticate and Retry-After. */
export function headersOf(error: DomainError): Record<string, string> {
  const { retryAfterSeconds, allow } = error.details;
  const headers: Record<string, string> = {};
  if (error.kind === 'unauthenticated') {
    headers['www-authenticate'] =
      error.code === 'credential_missing'
        ? challenge
        : `${challenge}, error="invalid_token", error_description="${explanations[error.code].title}"`;
  }
  if (typeof retryAfterSeconds === 'number') headers['retry-after'] = String(retryAfterSeconds);
  else if (error.kind === 'unavailable' || error.kind === 'limited') headers['retry-after'] = '2';
  if (typeof allow === 'string') headers['allow'] = allow;
  return headers;
}

const internal = () =>
  new DomainError(
    'internal',
    'Something went wrong on our side. Quote the request id when you ask for help.',
  );

/** Any thrown value as a DomainError; what is not one of ours says nothing about our inside. */
export function asDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error.code === 'internal' ? internal() : error;
  const cause = error instanceof HttpException ? error.cause : error;
  const code = fastifyErrors[codeIn(cause)];
  if (code) return new DomainError(code[0], code[1]);
  if (error instanceof HttpException) {
    const status = error.getStatus();
    const known = byStatus[status];
    if (known) return new DomainError(known[0], known[1]);
  }
  return internal();
}

const codeIn = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';

const fastifyErrors: Record<string, [ErrorCode, string]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['body_too_large', explanations.body_too_large.advice],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['media_type_unsupported', explanations.media_type_unsupported.advice],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    'header_invalid',
    'The body does not have the length that Content-Length states.',
  ],
  FST_ERR_BAD_URL: ['route_unknown', 'The address is not valid.'],
  FST_ERR_MAX_PARAM_LENGTH: ['not_found', 'The id in the address is too long; ids are UUIDs.'],
};

const byStatus: Record<number, [ErrorCode, string]> = {
  400: ['header_invalid', 'The request could not be read.'],
  404: ['route_unknown', explanations.route_unknown.advice],
  413: ['body_too_large', explanations.body_too_large.advice],
  414: ['route_unknown', 'The address is too long.'],
  415: ['media_type_unsupported', explanations.media_type_unsupported.advice],
  503: ['overloaded', 'The service is stopping. Repeat the request in a moment.'],
};
