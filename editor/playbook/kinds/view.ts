import type { ComponentType } from 'react';
import type { ActionInput } from '../../../rules/actions/catalogue.ts';
import type { ConfigOf, Kind } from '../../../rules/kinds/registry.ts';
import type { Suggestion } from '../form/scope.ts';
import type { Names } from '../names.ts';
import type { Reading } from '../../../rules/words/conditions.ts';

/** What the words about a node depend on beyond its config. */
export interface FactsReading extends Reading {
  /** How many edges leave the node. */
  readonly leaving: number;
}

export interface NodeBodyProps<C> {
  readonly config: C;
  /** The node's title. */
  readonly title: string;
}

/** How a kind of node looks in the editor. The rest of it is derived from the kind's own specification. */
export interface KindView<K extends Kind> {
  /** Decoration beside the kind's title, so out of reach for those who have the page read to them. */
  readonly icon: ComponentType<{ readonly 'aria-hidden': true }>;
  /** One line about a node's settings; the parts are shown with dots between them. */
  facts(config: ConfigOf<K>, reading: FactsReading): readonly string[];
  /** In the place of the form derived from the kind's schema, where another shape suits a config better. */
  readonly body?: {
    readonly Component: ComponentType<NodeBodyProps<ConfigOf<K>>>;
    /** A config that is half filled in may lack what the component reads. */
    suits(config: unknown): boolean;
  };
  /** Names to offer in a text field of the config, by its pointer within the config. */
  suggest?(config: ConfigOf<K>, pointer: string, names: Names): readonly Suggestion[];
  /** The inputs that an `inputs` field of the config asks for, by its pointer; undefined if any may be given. */
  inputs?(config: ConfigOf<K>, pointer: string): Readonly<Record<string, ActionInput>> | undefined;
}
