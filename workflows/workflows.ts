/** Every workflow of the bundle, by the names in messages.ts. */
export { campaign } from './campaign/campaign.ts';
export { watch } from './watch/watch.ts';
