import { smallShop, playThrough } from './small-shop.ts';

describe('The history of the simulated shop', () => {
  it('is the same for the same seed, to the last order', () => {
    const [one, other] = [smallShop(), smallShop()];
    expect(playThrough(one, 1)).toEqual(playThrough(other, 1));
    expect(one.state).toEqual(other.state);
    expect(one.state.market.orders.size).toBeGreaterThan(300);
  });

  it('is another one for another seed', () => {
    const [one, other] = [smallShop({}, 1), smallShop({}, 2)];
    expect(playThrough(one, 0)).not.toEqual(playThrough(other, 0));
  });

  it('gives the other channels the same visitors when one is paused', () => {
    const [one, other] = [smallShop(), smallShop()];
    other.state.levers.channels.social.active = false;
    const clicks = (shop: typeof one) =>
      playThrough(shop, 0).filter((point) => point.metric === 'clicks' && point.where?.channel === 'live');
    expect(clicks(one)).toEqual(clicks(other));
  });

  it('has four steps an hour on the event day and one an hour otherwise, and covers every instant once', () => {
    const { steps, startMs } = smallShop().model.calendar;
    expect(steps.length).toBe(24 + 96 + 24);
    expect(steps[0]!.slices[0]!.startMs).toBe(startMs);
    const slices = steps.flatMap((step) => step.slices);
    for (const [place, slice] of slices.slice(1).entries()) expect(slice.startMs).toBe(slices[place]!.endMs);
  });

  it('plays long steps hour by hour, with the same history as hourly ones', () => {
    const [long, hourly] = [360, 60].map((minutes) => smallShop({ steps: [{ fromDay: -9, minutes }] }));
    expect(long!.model.calendar.steps.length).toBe(12);
    expect(playThrough(long!, 1)).toEqual(playThrough(hourly!, 1));
  });

  it('names a bad field of its configuration', () => {
    expect(() => smallShop({ steps: [{ fromDay: 0, minutes: 7 }] })).toThrow(/must divide an hour/);
    expect(() => smallShop({ timezone: 'Asia/Nowhere' })).toThrow(/is no IANA time zone/);
  });
});
