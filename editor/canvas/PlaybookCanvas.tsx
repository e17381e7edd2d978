import { ReactFlowProvider } from '@xyflow/react';
import { Canvas } from './Canvas.tsx';
import type { CanvasProps } from './Canvas.tsx';

export type PlaybookCanvasProps = Omit<CanvasProps, 'editing'> & { readonly readOnly: true };

/** A playbook to look at, with the state of a run over it where there is one. */
export function PlaybookCanvas(props: PlaybookCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}
