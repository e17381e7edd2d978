import type { OverlayNode } from '../../rules/api/overlay.ts';
import { faceOf } from '../../rules/kinds/faces.ts';
import type { PlaybookNode } from '../../rules/playbook/schema.ts';

/** Whether a node that begins a flow still waits for a person to let it begin: nothing has entered it, and no timer will. */
export const isArmed = (node: PlaybookNode, overlay: OverlayNode | undefined): boolean =>
  faceOf(node).beginsFlow === true && overlay?.state === 'active' && overlay.entered === 0 && overlay.due === undefined;
