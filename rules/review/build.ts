import { buildChannels } from './channels.ts';
import { buildComplaints } from './complaints.ts';
import { buildCustomers } from './customers.ts';
import { buildDecisions } from './decisions.ts';
import { buildDuPont } from './du-pont.ts';
import { buildFunnel, buildTargetVsActual } from './figures.ts';
import { buildPareto } from './goods.ts';
import type { ReviewInput } from './input.ts';
import type { ReviewSection, SectionOf } from './schema.ts';
import type { SectionId } from './sections.ts';

const builders: { readonly [Id in SectionId]: (input: ReviewInput) => SectionOf<Id> } = {
  targetVsActual: buildTargetVsActual,
  duPont: buildDuPont,
  funnel: buildFunnel,
  pareto: buildPareto,
  channels: buildChannels,
  customers: buildCustomers,
  complaints: buildComplaints,
  decisions: buildDecisions,
};

/** The sections asked for, in that order. */
export const buildSections = (ids: readonly SectionId[], input: ReviewInput): ReviewSection[] =>
  ids.map((id) => builders[id](input));
