/** Nothing, in the page's colour: what is there for the moment before the first page has loaded. */
export const Blank = () => <div style={{ height: '100%', background: 'var(--page)' }} />;
