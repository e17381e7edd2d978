import * as fc from 'fast-check';

/** How a person or a program may have written a JSON file. */
interface Style {
  readonly indent: string;
  readonly eol: string;
  readonly colon: string;
  readonly end: string;
  readonly mark: string;
  /** Numbers that decide, one after the other, how the next value is written. */
  readonly dice: readonly number[];
}

const style: fc.Arbitrary<Style> = fc.record({
  indent: fc.constantFrom('', ' ', '  ', '    ', '\t'),
  eol: fc.constantFrom('\n', '\r\n'),
  colon: fc.constantFrom(':', ': ', ' : ', ':\t'),
  end: fc.constantFrom('', '\n', '\n\n', '\r\n  '),
  mark: fc.constantFrom('', '\uFEFF'),
  dice: fc.array(fc.nat({ max: 5 }), { minLength: 7, maxLength: 40 }),
});

/** The value as JSON text in any style: indentation, line ends, order of keys, ways of writing numbers and letters. */
export const writtenJson = (value: unknown): fc.Arbitrary<string> => style.map((each) => new Writer(each).file(value));

class Writer {
  private readonly style: Style;
  private rolled = 0;

  constructor(written: Style) {
    this.style = written;
  }

  file(value: unknown): string {
    const { mark, end } = this.style;
    return `${mark}${this.value(value, 0)}${end}`;
  }

  private roll(): number {
    const { dice } = this.style;
    return dice[this.rolled++ % dice.length]!;
  }

  private value(value: unknown, depth: number): string {
    if (typeof value === 'number') return this.number(value);
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value))
      return this.block(
        '[]',
        value.map((each) => this.value(each, depth + 1)),
        depth,
      );
    if (value === null || typeof value !== 'object') return JSON.stringify(value);
    const entries = Object.entries(value).filter(([, each]) => each !== undefined);
    const ordered = this.roll() % 2 ? entries : entries.toReversed();
    const members = ordered.map(([key, each]) => `${this.text(key)}${this.style.colon}${this.value(each, depth + 1)}`);
    return this.block('{}', members, depth);
  }

  private block([open, close]: string, members: readonly string[], depth: number): string {
    const { indent, eol } = this.style;
    if (members.length === 0) return `${open}${close}`;
    if (this.roll() === 0) return `${open} ${members.join(', ')} ${close}`;
    const line = `${eol}${indent.repeat(depth + 1)}`;
    return `${open}${line}${members.join(`,${line}`)}${eol}${indent.repeat(depth)}${close}`;
  }

  private number(value: number): string {
    const plain = JSON.stringify(value);
    if (!/^-?\d+$/.test(plain)) return this.roll() % 2 ? plain : `${plain}${plain.includes('e') ? '' : '0'}`;
    return [plain, `${plain}.0`, `${plain}.00`, `${plain}e0`, `${plain}E+0`, plain][this.roll()]!;
  }

  private text(text: string): string {
    const plain = JSON.stringify(text);
    const escaped = () =>
      plain.replaceAll(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
    return this.roll() < 2 ? escaped() : plain;
  }
}
