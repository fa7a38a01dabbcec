// The identity provider of the installation, if it has one: authorisation code with PKCE, state and nonce, by openid-client.
import { Inject, Injectable } from '@nestjs/common';
import * as client from 'openid-client';
import { DomainError } from '#contracts/errors.js';
import { CONFIG } from '#platform/app.js';
import { LOG, type Log } from '#platform/log.js';
import type { GatewayConfig } from '../config.js';

const patienceS = 8;

/** What binds an answer of the provider to the browser that asked; kept in a cookie of it, and used once. */
export interface Pending {
  state: string;
  nonce: string;
  verifier: string;
}

/** Who the provider says is there. */
export interface Identity {
  issuer: string;
  subject: string;
  /** Null unless the provider has verified it. */
  email: string | null;
}

@Injectable()
export class OidcProvider {
  private discovered: Promise<client.Configuration> | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: GatewayConfig,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Where the browser goes, and what has to be kept until it comes back. */
  async begin(): Promise<{ address: URL; pending: Pending }> {
    const configuration = await this.discover();
    const pending = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() };
    const address = client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.callbackAddress(),
      scope: 'openid email',
      code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
      code_challenge_method: 'S256',
      state: pending.state,
      nonce: pending.nonce,
    });
    return { address, pending };
  }

  /** `query` is what the provider sent the browser back with. Every doubt is a refusal. */
  async finish(query: string, { state, nonce, verifier }: Pending): Promise<Identity> {
    const configuration = await this.discover();
    try {
      const tokens = await client.authorizationCodeGrant(
        configuration,
        new URL(`${this.callbackAddress()}${query}`),
        { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true },
      );
      const { iss, sub, ...said } = tokens.claims()!;
      const claims: Record<string, unknown> = said['email'] === undefined
        ? await client.fetchUserInfo(configuration, tokens.access_token, sub)
        : said;
      const { email, email_verified: isVerified } = claims;
      return { issuer: iss, subject: sub, email: typeof email === 'string' && isVerified === true ? email : null };
    } catch (error) {
      if (isUnreachable(error)) throw unreachable();
      this.log.info({ reason: (error as { code?: string }).code ?? (error as Error).name }, 'An answer of the identity provider was refused');
      throw new DomainError('sign_in_refused', 'The answer of the identity provider is not valid, or belongs to another sign-in. Begin again.');
    }
  }

  private callbackAddress(): string {
    return `${this.config.PUBLIC_URL!.replace(/\/+$/, '')}/oidc/callback`;
  }

  /** Asks the provider what it can do, once; a failure is asked again the next time. */
  private discover(): Promise<client.Configuration> {
    const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = this.config;
    if (OIDC_ISSUER === undefined) {
      throw new DomainError(
        'route_unknown',
        'Signing in through an identity provider is not configured here: OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are not set.',
      );
    }
    const issuer = new URL(OIDC_ISSUER);
    this.discovered ??= client
      .discovery(issuer, OIDC_CLIENT_ID!, OIDC_CLIENT_SECRET!, undefined, {
        timeout: patienceS,
        // Signatures are checked also where the connection vouches for the provider already.
        execute: [client.enableNonRepudiationChecks, ...(issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [])],
      })
      .catch((error: unknown) => {
        this.discovered = undefined;
        this.log.warn({ error }, 'The identity provider cannot be used');
        throw unreachable();
      });
    return this.discovered;
  }
}

const isUnreachable = (error: unknown) =>
  error instanceof TypeError || (error instanceof client.ClientError && ['OAUTH_TIMEOUT', 'OAUTH_ABORT'].includes(error.code ?? ''));

const unreachable = () =>
  new DomainError('service_unavailable', 'The identity provider cannot be reached at the moment. Try again, or sign in with your password.');
