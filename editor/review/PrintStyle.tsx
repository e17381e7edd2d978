import { lightOnPaper } from '../app/palette.ts';

interface PrintStyleProps {
  readonly title: string;
  /** When what is printed was made, in words. */
  readonly date: string;
}

/** How the report goes to paper: A4, in light colours, each page with its number, the further ones with the title. */
export const PrintStyle = ({ title, date }: PrintStyleProps) => (
  <style>{`${lightOnPaper}
@page {
  size: A4;
  margin: 18mm 14mm 16mm;
  @top-left { content: ${cssText(title)}; font: 8.5pt sans-serif; color: #5f697d; }
  @top-right { content: ${cssText(date)}; font: 8.5pt sans-serif; color: #5f697d; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8.5pt sans-serif; color: #5f697d; }
}
@page :first {
  @top-left { content: ""; }
}`}</style>
);

/** The text as a string of CSS. */
const cssText = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&').replaceAll(/\s+/g, ' ')}"`;
