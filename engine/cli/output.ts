import { InvalidArgumentError } from 'commander';
import type { Fix, Language, Problem } from '../../rules/problems/problem.ts';

export const EXIT = { ok: 0, found: 1, usage: 2 } as const;

/** The language of the terminal: Chinese where the locale says so, else English. */
export const terminalLanguage = (env = process.env): Language =>
  /^zh/i.test(env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? '') ? 'zh-CN' : 'en';

/** The one JSON document of a command, on stdout. */
export const printJson = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);

/** One line of progress, on stderr. */
export const progress = (line: string): void => void process.stderr.write(`${line}\n`);

const LONGEST_PLACE = 200;
const LONGEST_MESSAGE = 1000;

/** Text from outside as part of one line: without line ends and other control characters, and not without end. */
export function oneLine(text: string, longest: number): string {
  const plain = text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return plain.length > longest ? `${plain.slice(0, longest - 1)}…` : plain;
}

/** A problem of a file. */
export type FileProblem = Problem & { readonly file?: string };

/** The problems, each with the file that it is about. */
export const inFile = (file: string, problems: readonly Problem[]): readonly FileProblem[] =>
  problems.map((problem) => ({ file, ...problem }));

/** A problem as a line: severity, code, file and place, what to do. */
export function problemLine(problem: FileProblem, language = terminalLanguage()): string {
  const { pointer, node } = problem.place;
  const where = problem.file === undefined ? [pointer || '/'] : [problem.file, pointer].filter((part) => part !== '');
  const place = [...where, ...(node === undefined ? [] : [`(${node})`])].join(' ');
  const message = oneLine(problem.message[language], LONGEST_MESSAGE);
  return `${problem.severity} ${problem.code} ${oneLine(place, LONGEST_PLACE)}: ${message}`;
}

/** A problem's repair as a line under it. */
export const fixLine = ({ title }: Fix, language = terminalLanguage()): string =>
  `  ${language === 'en' ? 'fix' : '修复'}: ${title[language]}`;

/** Why a command failed, on stderr, in a line without a place: it is about no file. */
export const progressOf = (problem: Problem, language = terminalLanguage()): void =>
  progress(oneLine(problem.message[language], LONGEST_MESSAGE));

/** The outcome of a command that reads files: its problems in the asked form, and the exit code. */
export function reportProblems(problems: readonly Problem[], json: boolean, exitCode: number): void {
  if (json) printJson({ problems });
  else for (const problem of problems) progress(problemLine(problem));
  process.exitCode = exitCode;
}

/** An option's value that counts something. */
export function wholeAboveZero(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('It must be a whole number above 0.');
  return value;
}
