import { createElement } from 'react';
import type { Kind } from '../../../rules/kinds/registry.ts';
import { viewOf } from './registry.ts';

export const KindIcon = ({ kind }: { kind: Kind }) => createElement(viewOf(kind).icon, { 'aria-hidden': true });
