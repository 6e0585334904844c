import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { labelSpots } from './label-spot.ts';

const size = { width: 960, height: 460 };
const training = { code: 'in_training', label: 'In training', colour: '#0f7a52' };
const recruited = { code: 'recruited', label: 'Recruited', colour: '#16538c' };
const withdrawn = { code: 'withdrawn', label: 'Withdrawn', colour: '#c2c5c7' };
const days = [0, 7, 14, 21, 28, 35, 42, 49, 56, 63, 70, 77, 84, 91, 98, 105];

describe('a name in the picture', () => {
  it('stands inside its own area', () => {
    const steps = days.flatMap((day) => [
      { day, code: 'in_training', people: 100 },
      { day, code: 'recruited', people: 100 },
    ]);
    const spots = labelSpots(steps, [training, recruited], 'landscape', size);
    assert.deepEqual(
      spots.map(({ layer, people }) => [layer.code, people]),
      [
        ['in_training', 50],
        ['recruited', 150],
      ],
    );
  });

  it('is left out where it would not fit', () => {
    const steps = days.flatMap((day) => [
      { day, code: 'in_training', people: 1000 },
      { day, code: 'withdrawn', people: 3 },
    ]);
    const spots = labelSpots(steps, [training, withdrawn], 'landscape', size);
    assert.deepEqual(
      spots.map(({ layer }) => layer.code),
      ['in_training'],
    );
  });

  it('stands in two lines where it fits only so', () => {
    const ended = { code: 'ended', label: 'Ended: not registered as a trainee', colour: '#f6dcd6' };
    const steps = days.flatMap((day) => [
      { day, code: 'in_training', people: 35 },
      { day, code: 'ended', people: 65 },
    ]);
    const narrow = labelSpots(steps, [training, ended], 'portrait', { width: 328, height: 620 });
    assert.deepEqual(
      narrow.map(({ text }) => text),
      ['In training', 'Ended: not registered\nas a trainee'],
    );
  });
});
