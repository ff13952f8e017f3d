import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, said } from '../api/client.js';
import { useT } from '../i18n/use-t.js';
import { useFormat } from '../ui/format.js';
import { Skeleton, Stack } from '../ui/layout.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { AcceptForm } from './accept-form.js';
import { DoorFrame } from './door-frame.js';
import { Enrol, type Enrolment } from './enrol.js';
import { keepSession, noted, type Session, sessionQuery } from './session.js';

/** An invited person chooses a password, then ties an authenticator app to the account. */
export function InvitePage() {
  const t = useT('session');
  const { list, instant } = useFormat();
  const { token = '' } = useParams({ strict: false });
  const client = useQueryClient();
  const navigate = useNavigate();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  // The session's answer brings the token that accepting needs.
  const { isSuccess: ready } = useQuery(sessionQuery);
  const { data: invitation, error } = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => said(api.GET('/api/invitations/{token}', { params: { path: { token } } })),
    staleTime: Infinity,
    enabled: ready,
  });
  const done = (session: Session) => {
    keepSession(client, session);
    void navigate({ to: '/' });
  };
  return (
    <DoorFrame>
      <PageTitle title={t(enrolment ? 'enrol.title' : 'invite.title')} tabTitle={t('invite.title')} />
      <Stack>
        <ProblemNotice problem={error} />
        {enrolment ? (
          <Enrol enrolment={enrolment} onDone={done} />
        ) : invitation ? (
          <>
            <p>
              {t('invite.why', {
                roles: list(invitation.roles.map((role) => t(`shell:role.${role}`))),
                until: instant(invitation.expiresAt),
              })}
            </p>
            <AcceptForm
              token={token}
              onAccepted={(accepted) => {
                noted(accepted.session);
                setEnrolment(accepted);
              }}
            />
          </>
        ) : (
          !error && <Skeleton lines={5} />
        )}
      </Stack>
    </DoorFrame>
  );
}
