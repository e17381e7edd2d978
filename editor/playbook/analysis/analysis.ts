import type { Playbook } from '../../../rules/playbook/schema.ts';
import type { Problem, SentProblem } from '../../../rules/problems/problem.ts';
import type { Timetable } from '../../../rules/windows/timetable.ts';

/** What is asked of the analysis: a playbook, and the days to look at for its given anchors. */
export interface AnalysisRequest {
  readonly playbook: Playbook;
  readonly anchors: Readonly<Record<string, string>>;
}

/** What is told of a playbook beside the drawing of it. */
export interface Analysis {
  readonly problems: readonly Problem[];
  /** Undefined where nothing has a place in time, or nothing is known yet. */
  readonly timetable: Timetable | undefined;
}

export const NOTHING_KNOWN: Analysis = { problems: [], timetable: undefined };

/** An analysis on its way from the worker. */
export interface SentAnalysis extends Omit<Analysis, 'problems'> {
  readonly problems: readonly SentProblem[];
}
