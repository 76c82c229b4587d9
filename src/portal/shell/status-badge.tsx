import { Badge, type BadgeProps, makeStyles } from '@fluentui/react-components';

const useStyles = makeStyles({
  // Fluent limits the height to one line, but some languages need two.
  badge: {
    flexShrink: 0,
    height: 'auto',
    maxInlineSize: '100%',
    minBlockSize: '1.25rem',
    overflowWrap: 'break-word',
    // Japanese would break after any character in a narrow column.
    wordBreak: 'keep-all',
  },
});

/** A status in a few words, with a color. */
export function StatusBadge({
  color,
  children,
}: {
  readonly color: NonNullable<BadgeProps['color']>;
  readonly children: string;
}) {
  return (
    <Badge appearance="tint" color={color} className={useStyles().badge}>
      {children}
    </Badge>
  );
}
