import { DurationInput } from '../../../time/DurationInput.tsx';
import type { ControlProps } from '../scope.ts';

/** A length of time. */
export const DurationControl = ({ id, value, label, onChange }: ControlProps) => (
  <DurationInput id={id} label={label} value={typeof value === 'string' ? value : undefined} onChange={onChange} />
);
