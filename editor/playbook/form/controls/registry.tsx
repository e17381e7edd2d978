import type { ComponentType } from 'react';
import type { Control } from '../../../../rules/playbook/fields.ts';
import type { ControlProps } from '../scope.ts';
import { ActionControl } from './ActionControl.tsx';
import { AssigneeControl, RoleControl } from './AssigneeControl.tsx';
import { ConditionsControl } from './ConditionsControl.tsx';
import { DataControl } from './DataControl.tsx';
import { DurationControl } from './DurationControl.tsx';
import { FeelControl } from './FeelControl.tsx';
import { InputsControl } from './InputsControl.tsx';
import { InstantControl, InstantOrDurationControl } from './InstantControl.tsx';
import { IdControl, LongTextControl } from './TextControls.tsx';
import { InstantsControl } from './InstantsControl.tsx';
import { ShadowControl } from './ShadowControl.tsx';
import { LocalTimeControl, WeekdaysControl } from './TimeControls.tsx';
import { UnaryTestsControl } from './UnaryTestsControl.tsx';

/** The control of each field that has one of its own; `undefined` where the value's shape decides. */
export const controls: { readonly [C in Control]: ComponentType<ControlProps> | undefined } = {
  text: undefined,
  longText: LongTextControl,
  number: undefined,
  integer: undefined,
  boolean: undefined,
  choice: undefined,
  instant: InstantControl,
  instantOrDuration: InstantOrDurationControl,
  instants: InstantsControl,
  duration: DurationControl,
  localTime: LocalTimeControl,
  weekdays: WeekdaysControl,
  feel: FeelControl,
  unaryTests: UnaryTestsControl,
  conditions: ConditionsControl,
  assignee: AssigneeControl,
  role: RoleControl,
  data: DataControl,
  names: undefined,
  action: ActionControl,
  inputs: InputsControl,
  id: IdControl,
  sections: undefined,
  shadow: ShadowControl,
};
