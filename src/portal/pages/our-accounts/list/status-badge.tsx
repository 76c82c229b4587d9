import { Badge, type BadgeProps, makeStyles } from '@fluentui/react-components';

const useStyles = makeStyles({
  // Fluent gives it the height of one line, and some languages need two.
  badge: {
    flexShrink: 0,
    height: 'auto',
    maxInlineSize: '100%',
    minBlockSize: '1.25rem',
    overflowWrap: 'normal',
  },
});

/** How something stands, in a word or a few, coloured for those who see that. */
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
