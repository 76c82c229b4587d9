import { useMutation, useQuery } from '@apollo/client/react';
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useId, useRef, useState } from 'react';
import {
  type OwnRequestFragment,
  OwnRequestsDocument,
  WithdrawRequestDocument,
} from '../../graph/generated/graphql';
import { useHeadingStyles } from '../../shell/heading-styles';
import { Problem } from '../../shell/problem';
import { Progress } from '../../shell/progress';
import { useFormats, useWords } from '../../words/words-context';

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalM, listStyleType: 'none', margin: 0, padding: 0 },
  number: { ...typographyStyles.body1Strong, display: 'block', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2, display: 'block' },
});

/** The viewer's own requests for access, with their status. Shows nothing if there are none. */
export function OwnRequests() {
  const { own: words } = useWords().accessRequests;
  const titleId = useId();
  const styles = useStyles();
  const headings = useHeadingStyles();
  const { data, error, refetch } = useQuery(OwnRequestsDocument);
  if (!data) return error ? <Problem error={error} retry={refetch} /> : <Progress />;
  const requests = data.viewer?.accessRequests.edges.map(({ node }) => node) ?? [];
  if (requests.length === 0) return null;
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className={headings.second}>
        {words.title}
      </h2>
      <ul className={styles.list}>
        {requests.map((request) => (
          <OwnRequestLine key={request.id} request={request} />
        ))}
      </ul>
    </section>
  );
}

function OwnRequestLine({ request }: { readonly request: OwnRequestFragment }) {
  const { own: words } = useWords().accessRequests;
  const { day } = useFormats();
  const styles = useStyles();
  const [withdrawRequest, { loading }] = useMutation(WithdrawRequestDocument);
  const [note, setNote] = useState<'withdrawn' | 'notWithdrawn' | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const outcome = useRef<HTMLParagraphElement>(null);
  const { id, accountNumber: number, status, createdAt, declineReason } = request;

  const withdraw = async () => {
    if (loading) return;
    setFault(null);
    try {
      const { data } = await withdrawRequest({ variables: { input: { accessRequestId: id } } });
      setNote(data?.withdrawAccessRequest.accessRequest ? 'withdrawn' : 'notWithdrawn');
      // The button is gone.
      outcome.current?.focus();
    } catch (error) {
      setFault(error);
    }
  };
  return (
    <li>
      <span className={styles.number}>{words.number({ number })}</span>
      <span className={styles.quiet}>{words.asked({ day: day(createdAt) })}</span>
      <span>{words.statuses[status]}</span>
      {declineReason && <span className={styles.quiet}>{words.reasons[declineReason]}</span>}
      {status === 'PENDING' && (
        <div>
          <Button
            size="small"
            aria-label={words.withdrawFor({ number })}
            disabledFocusable={loading}
            onClick={() => void withdraw()}
          >
            {words.withdraw}
          </Button>
        </div>
      )}
      <p role="status" tabIndex={-1} ref={outcome}>
        {note && words[note]}
      </p>
      {fault !== null && <Problem error={fault} />}
    </li>
  );
}
