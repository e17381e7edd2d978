const HUES = [212, 18, 152, 262, 334, 190, 42];

const hueOf = (id: string): number =>
  HUES[Array.from(id).reduce((sum, each) => sum + each.charCodeAt(0), 0) % HUES.length]!;

/** A person's initial in a colour of their own; decoration beside the name. */
export function PersonMark({ id, name, size = 22 }: { id: string; name: string; size?: number }) {
  const hue = hueOf(id);
  return (
    <span
      aria-hidden
      style={{
        display: 'inline-grid',
        placeItems: 'center',
        flex: 'none',
        width: size,
        height: size,
        borderRadius: '50%',
        background: `hsl(${hue} 55% 46%)`,
        color: '#fff',
        fontSize: size * 0.5,
        fontWeight: 600,
        lineHeight: 1,
      }}
    >
      {Array.from(name)[0]}
    </span>
  );
}
