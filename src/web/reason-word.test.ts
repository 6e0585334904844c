import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reasonSentence } from './reason-word.ts';

describe('why we conclude a status', () => {
  it('tells a start that nothing proves from one that Register proves', () => {
    const rule = { source: 'register', rule: 'R4' };
    assert.match(
      reasonSentence({ ...rule, code: 'start_unconfirmed', confidence: 'inferred' }),
      /nothing in it proves/,
    );
    assert.match(reasonSentence({ ...rule, code: 'in_training', confidence: 'confirmed' }), /^Register proves/);
    assert.match(
      reasonSentence({ ...rule, code: 'in_training', confidence: 'inferred' }),
      /we take them to have started/,
    );
  });

  it('names the source when the source’s own word stands, and for a rule that has no sentence yet', () => {
    const recruited = { code: 'recruited', confidence: 'confirmed', source: 'apply' };
    assert.equal(
      reasonSentence({ ...recruited, rule: 'R0' }),
      'Apply for teacher training says so, and no other rule speaks.',
    );
    assert.equal(reasonSentence({ ...recruited, rule: 'R99' }), 'Apply for teacher training says so, by rule R99.');
  });
});
