export interface FieldError {
  field: string;
  code: string;
}

interface ProblemDocument {
  status: number;
  slug: string;
  errors?: FieldError[];
  /** Further members, such as `current` of a stale version. */
  extra?: Record<string, unknown>;
  requestId?: string;
}

/** A refusal by the server, or the lack of one (`slug: 'unreachable'`). Carries codes, never words or values. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly slug: string;
  readonly errors: readonly FieldError[];
  readonly extra: Readonly<Record<string, unknown>>;
  readonly requestId: string | undefined;

  constructor(document: ProblemDocument) {
    super(document.slug);
    this.name = 'ApiProblem';
    this.status = document.status;
    this.slug = document.slug;
    this.errors = document.errors ?? [];
    this.extra = document.extra ?? {};
    this.requestId = document.requestId;
  }
}

export function unreachable(): ApiProblem {
  return new ApiProblem({ status: 0, slug: 'unreachable' });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldErrors(value: unknown): FieldError[] {
  if (!Array.isArray(value)) return [];
  return value
    .filter(isRecord)
    .flatMap(({ field, code }) =>
      typeof field === 'string' && typeof code === 'string' ? [{ field, code }] : [],
    );
}

const BY_STATUS: Record<number, string> = {
  401: 'signed-out',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  412: 'stale-version',
  413: 'too-large',
  422: 'unprocessable',
  428: 'version-needed',
  429: 'too-many',
};

/** Reads problem+json (RFC 9457). `slug` is ours; without it the end of `type`, then the status decides. */
export function readProblem(status: number, body: unknown): ApiProblem {
  const {
    slug,
    type,
    errors,
    requestId,
    title: _title,
    detail: _detail,
    instance: _instance,
    status: _status,
    ...extra
  } = isRecord(body) ? body : {};
  const fromType = typeof type === 'string' ? type.split(/[/:#]/).at(-1) : undefined;
  const known = typeof slug === 'string' ? slug : fromType && fromType !== 'blank' ? fromType : undefined;
  return new ApiProblem({
    status,
    slug: known ?? BY_STATUS[status] ?? 'server-fault',
    errors: fieldErrors(errors),
    extra,
    ...(typeof requestId === 'string' && { requestId }),
  });
}
