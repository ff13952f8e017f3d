export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Sending {
  /** The version the caller last saw. */
  readonly ifMatch?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is, in place of a JSON body. */
  readonly raw?: string;
}

export type Loose = Record<string, unknown>;

/** A browser's manners: keeps the cookie, sends the page's CSRF token with every change. */
export class Client {
  private cookie: string | undefined;
  private csrf: string | undefined;

  constructor(
    private readonly baseUrl: string,
    cookie?: string,
  ) {
    this.cookie = cookie;
  }

  get<T = Loose>(path: string, sending: Sending = {}): Promise<Answer<T>> {
    return this.send('GET', path, undefined, sending);
  }

  post<T = Loose>(path: string, body: unknown = {}, sending: Sending = {}): Promise<Answer<T>> {
    return this.send('POST', path, body, sending);
  }

  patch<T = Loose>(path: string, body: unknown, sending: Sending = {}): Promise<Answer<T>> {
    return this.send('PATCH', path, body, sending);
  }

  delete<T = Loose>(path: string, sending: Sending = {}): Promise<Answer<T>> {
    return this.send('DELETE', path, undefined, sending);
  }

  /** Paths are below /api, but for those that begin with /health. */
  async send<T>(method: string, path: string, body: unknown, sending: Sending): Promise<Answer<T>> {
    const changes = method !== 'GET';
    if (changes) this.csrf ??= await this.askCsrf();
    const response = await fetch(this.address(path), {
      method,
      redirect: 'manual',
      headers: {
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(changes && this.csrf ? { 'x-csrf-token': this.csrf } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(sending.ifMatch === undefined ? {} : { 'if-match': `"${sending.ifMatch}"` }),
        ...sending.headers,
      },
      ...(body === undefined ? {} : { body: sending.raw ?? JSON.stringify(body) }),
    });
    this.keepCookie(response);
    const text = await response.text();
    return { status: response.status, body: parse(text) as T, headers: Object.fromEntries(response.headers) };
  }

  private async askCsrf(): Promise<string> {
    const { body } = await this.get<{ csrfToken: string }>('/session');
    return body.csrfToken;
  }

  /** A session that is opened or raised brings a new cookie, and with it another CSRF token. */
  private keepCookie(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      this.cookie = pair.endsWith('=') ? undefined : pair;
      this.csrf = undefined;
    }
  }

  private address(path: string): string {
    return `${this.baseUrl}${/^\/(api|health)\b/.test(path) ? '' : '/api'}${path}`;
  }
}

function parse(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    return { text };
  }
}
