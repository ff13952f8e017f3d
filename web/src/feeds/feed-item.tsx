import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { Button } from '../ui/button.js';
import { ConfirmDialog } from '../ui/dialog.js';
import { useFormat } from '../ui/format.js';
import { Actions, Stack } from '../ui/layout.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { toast } from '../ui/toast.js';
import { AddressDialog } from './address-dialog.js';
import { type Feed, type FeedAddress, type FeedKind, type FeedOffice } from './feeds-api.js';

type Deed = 'rotate' | 'revoke';

interface FeedItemProps {
  kind: FeedKind;
  feed: Feed | undefined;
  office: FeedOffice;
}

/** One calendar: whether it has an address, when it was last fetched, and what can be done with it. */
export function FeedItem({ kind, feed, office }: FeedItemProps) {
  const t = useT('feeds');
  const calendar = t(`${kind}.title`);
  const [asked, setAsked] = useState<Deed | null>(null);
  const change = useFeedChange(office, kind, () => setAsked(null));
  const heading = useFocusAfter(asked !== null || change.address !== null, feed !== undefined);
  const press = (deed: Deed) => {
    change.reset();
    setAsked(deed);
  };
  return (
    <Stack space="tight">
      <h3 ref={heading} tabIndex={-1}>
        {calendar}
      </h3>
      <p>{t(`${kind}.what`)}</p>
      <FeedState feed={feed} />
      {!asked && <ProblemNotice problem={change.problem} />}
      <Actions>
        {feed ? (
          (['rotate', 'revoke'] as const).map((deed) => (
            <Button key={deed} aria-label={t(`${deed}.named`, { calendar })} onClick={() => press(deed)}>
              {t(deed)}
            </Button>
          ))
        ) : (
          <Button
            variant="primary"
            aria-label={t('make.named', { calendar })}
            busy={change.busy}
            onClick={change.make}
          >
            {t('make')}
          </Button>
        )}
      </Actions>
      {asked && (
        <ConfirmDialog
          open
          title={t(`${asked}.title`, { calendar })}
          confirmLabel={t(asked)}
          danger={asked === 'revoke'}
          busy={change.busy}
          onConfirm={change[asked]}
          onCancel={() => setAsked(null)}
        >
          <p>{t(`${asked}.what`)}</p>
          <ProblemNotice problem={change.problem} />
        </ConfirmDialog>
      )}
      {change.address && (
        <AddressDialog calendar={calendar} address={change.address} onClose={change.forgetAddress} />
      )}
    </Stack>
  );
}

function FeedState({ feed }: { feed: Feed | undefined }) {
  const t = useT('feeds');
  const { instant } = useFormat();
  if (!feed) return <p>{t('none')}</p>;
  return (
    <p>
      {t('madeAt', { when: instant(feed.madeAt) })}{' '}
      {feed.lastUsedAt ? t('usedAt', { when: instant(feed.lastUsedAt) }) : t('unused')}
    </p>
  );
}

/** What changes a calendar. The new address is kept here alone, until it was copied: nothing else of the page needs it. */
function useFeedChange(office: FeedOffice, kind: FeedKind, onDone: () => void) {
  const t = useT('feeds');
  const client = useQueryClient();
  const [address, setAddress] = useState<string | null>(null);
  const change = useMutation({
    mutationFn: (deed: 'make' | Deed): Promise<FeedAddress | void> => office[deed](kind),
    // The address would otherwise stay among the answers the page remembers.
    gcTime: 0,
    onSuccess: (made) => {
      onDone();
      if (made) setAddress(made.address);
      else toast(t('revoke.done'));
    },
    // Also after a refusal: what the screen knew of the addresses was out of date.
    onSettled: () => client.invalidateQueries({ queryKey: ['feeds'] }),
  });
  return {
    address,
    busy: change.isPending,
    problem: change.error,
    make: () => change.mutate('make'),
    rotate: () => change.mutate('rotate'),
    revoke: () => change.mutate('revoke'),
    reset: change.reset,
    forgetAddress: () => {
      setAddress(null);
      change.reset();
    },
  };
}

/** A button that was pressed may be gone when its dialog closes, or soon after; the focus then goes to the heading. */
function useFocusAfter(isOpen: boolean, isThere: boolean) {
  const heading = useRef<HTMLHeadingElement>(null);
  const wasPressed = useRef(false);
  useEffect(() => {
    const isNowhere = document.activeElement === null || document.activeElement === document.body;
    if (isOpen) wasPressed.current = true;
    else if (wasPressed.current && isNowhere) {
      heading.current?.focus();
      wasPressed.current = false;
    }
  }, [isOpen, isThere]);
  return heading;
}
