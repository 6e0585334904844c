import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { html } from './html.ts';

describe('markup', () => {
  it('escapes what a source said', () => {
    const name = `<script>"O'Neill" & sons</script>`;
    assert.equal(
      html`<p title="${name}">${name}</p>`.toString(),
      '<p title="&lt;script&gt;&quot;O&#39;Neill&quot; &amp; sons&lt;/script&gt;">&lt;script&gt;&quot;O&#39;Neill&quot; &amp; sons&lt;/script&gt;</p>',
    );
  });

  it('keeps markup within markup, lists of it, numbers, and nothing for null', () => {
    assert.equal(
      html`<ul>${[1, 2].map((n) => html`<li>${n}</li>`)}${null}</ul>`.toString(),
      '<ul><li>1</li><li>2</li></ul>',
    );
  });
});
