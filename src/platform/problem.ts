export interface FieldError {
  /** Path of the field in the body, or the question id. */
  readonly field: string;
  /** Stable word the web translates; never the offending value. */
  readonly code: string;
}

interface ProblemSpec {
  readonly slug: string;
  readonly status: number;
  readonly title: string;
  readonly errors?: readonly FieldError[];
  /** Further members of the problem document (RFC 9457 section 3.2). */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** A refusal with a stable name, rendered once as application/problem+json. */
export class Problem extends Error {
  readonly slug: string;
  readonly status: number;
  readonly errors: readonly FieldError[];
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(spec: ProblemSpec) {
    super(spec.title);
    this.name = new.target.name;
    this.slug = spec.slug;
    this.status = spec.status;
    this.errors = spec.errors ?? [];
    this.extra = spec.extra ?? {};
  }
}

/** What one may not see is not there. */
export class NotFound extends Problem {
  constructor() {
    super({ slug: 'not-found', status: 404, title: 'There is nothing here, or you may not see it.' });
  }
}

export class StaleVersion extends Problem {
  constructor(current?: Readonly<Record<string, unknown>>) {
    super({
      slug: 'stale-version',
      status: 412,
      title: 'Somebody changed this since you opened it. Compare and try again; what you typed is not lost.',
      ...(current ? { extra: { current } } : {}),
    });
  }
}

export class Conflict extends Problem {
  constructor(slug = 'conflict', title = 'This does not fit what is already recorded.') {
    super({ slug, status: 409, title });
  }
}

/** Two changes met; the same one again will find its way. */
export class Busy extends Problem {
  constructor() {
    super({ slug: 'busy', status: 503, title: 'Two changes met. Try again in a moment.' });
  }
}

export class Unprocessable extends Problem {
  constructor(errors: readonly FieldError[], slug = 'unprocessable') {
    super({ slug, status: 422, title: 'Some fields need another look.', errors });
  }
}

export class SignInNeeded extends Problem {
  constructor() {
    super({ slug: 'sign-in-needed', status: 401, title: 'Sign in to go on. What you typed is kept.' });
  }
}

export class NotAllowed extends Problem {
  constructor() {
    super({ slug: 'not-allowed', status: 403, title: 'Your role does not do this. Ask a coordinator.' });
  }
}
