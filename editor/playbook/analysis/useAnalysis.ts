import { useEffect, useRef, useState } from 'react';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { receiveProblem } from '../../../rules/problems/problem.ts';
import { NOTHING_KNOWN } from './analysis.ts';
import type { Analysis, AnalysisRequest, SentAnalysis } from './analysis.ts';

const QUIET_MS = 250;

/** The playbook's problems and times, found anew a moment after each change. */
export function useAnalysis(playbook: Playbook, anchors: AnalysisRequest['anchors']): Analysis {
  const [analysis, setAnalysis] = useState(NOTHING_KNOWN);
  const ask = useRef<(request: AnalysisRequest) => void>(undefined);
  useEffect(() => {
    let worker: Worker | undefined;
    let first: AnalysisRequest | undefined;
    ask.current = (request) => (first = request);
    const calledOff = afterFrame(() => {
      worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
      ask.current = oneByOne(worker, setAnalysis);
      if (first) ask.current(first);
    });
    return () => {
      calledOff();
      worker?.terminate();
    };
  }, []);
  const before = useRef<AnalysisRequest>(undefined);
  useEffect(() => {
    // Only typing is waited for: the first look and another day to look at are answered at once.
    const isTyping = before.current !== undefined && before.current.anchors === anchors;
    before.current = { playbook, anchors };
    const timer = setTimeout(() => ask.current?.({ playbook, anchors }), isTyping ? QUIET_MS : 0);
    return () => clearTimeout(timer);
  }, [playbook, anchors]);
  return analysis;
}

/** Runs something once the next frame is on the screen: the canvas comes before what is wrong with it. */
function afterFrame(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(run);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

/** Asks one thing at a time; of what comes meanwhile only the newest is asked next. */
function oneByOne(worker: Worker, answer: (analysis: Analysis) => void): (request: AnalysisRequest) => void {
  let isBusy = false;
  let next: AnalysisRequest | undefined;
  const send = (request: AnalysisRequest) => {
    isBusy = true;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- of a worker, which has no origin to name
    worker.postMessage(request);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<SentAnalysis>) => {
    isBusy = false;
    answer({ ...data, problems: data.problems.map(receiveProblem) });
    if (!next) return;
    send(next);
    next = undefined;
  });
  return (request) => {
    if (isBusy) next = request;
    else send(request);
  };
}
