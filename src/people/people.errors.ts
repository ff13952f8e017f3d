import { Conflict, Problem } from '../platform/problem.js';

/** One answer for a wrong address, a wrong password and a disabled account. */
export class SignInRefused extends Problem {
  constructor() {
    super({ slug: 'sign-in-refused', status: 401, title: 'The address or the password is not right.' });
  }
}

export class CodeRefused extends Problem {
  constructor() {
    super({
      slug: 'code-refused',
      status: 401,
      title: 'That code is not right, or it was used already. Wait for the next one.',
    });
  }
}

export class TooManyTries extends Problem {
  constructor() {
    super({
      slug: 'too-many-tries',
      status: 429,
      title: 'Too many tries. Wait fifteen minutes, or ask an admin.',
    });
  }
}

export class InvitationGone extends Problem {
  constructor() {
    super({
      slug: 'invitation-gone',
      status: 404,
      title: 'This invitation was used or has expired. Ask for a new one.',
    });
  }
}

export class AlreadyStaff extends Conflict {
  constructor() {
    super('already-staff', 'Somebody with this address is already here.');
  }
}

export class LastAdmin extends Conflict {
  constructor() {
    super('last-admin', 'This is the last admin. Name another one first.');
  }
}
