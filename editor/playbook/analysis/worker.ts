import { timetableOf } from '../../../rules/windows/timetable.ts';
import { sendProblem } from '../../../rules/problems/problem.ts';
import type { AnalysisRequest, SentAnalysis } from './analysis.ts';
import { checkDraft } from './check.ts';
import type { SoundConfigs } from './check.ts';

/** Runs beside the page, so that typing never waits for the check of a large playbook, nor the first drawing for its code. */
let sound: SoundConfigs = new Map();

globalThis.addEventListener('message', ({ data }: MessageEvent<AnalysisRequest>) => {
  const check = checkDraft(data.playbook, sound);
  sound = check.sound;
  const analysis: SentAnalysis = {
    problems: check.problems.map(sendProblem),
    timetable: timetableOf(data.playbook, data.anchors),
  };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- of a worker, which has no origin to name
  globalThis.postMessage(analysis);
});
