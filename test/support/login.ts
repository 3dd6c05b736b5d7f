import type { LoginProps } from '../../lib/deployment/serving-props';

/** A login at an identity provider. */
export const LOGIN: LoginProps = {
  issuer: 'https://id.acme.com', clientId: 'chat', secret: 'acme/chat/login', authorizationUrl: 'https://id.acme.com/authorize', tokenUrl: 'https://id.acme.com/token', userInfoUrl: 'https://id.acme.com/userinfo',
};
