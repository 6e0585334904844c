import assert from 'node:assert/strict';
import { parseHTML } from 'linkedom';

/** The words of a page, as a person reads them. */
export async function readPage(url: string, cookie = ''): Promise<string> {
  return wordsOf(await (await fetch(url, { headers: { cookie } })).text());
}

/** Presses a button as a browser does: with the page's cookies and the form's own secret. @returns the page it leads to */
export async function pressButton(
  site: string,
  action: string,
  fields: Record<string, string>,
  session: string,
): Promise<string> {
  const page = await fetch(`${site}/staff`, { headers: { cookie: session } });
  const cookie = [session, ...page.headers.getSetCookie().map((each) => each.split(';')[0])].join('; ');
  const secret = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1];
  assert.ok(secret, 'the page has a form');
  const pressed = await fetch(`${site}${action}`, {
    method: 'POST',
    headers: { cookie },
    body: new URLSearchParams({ ...fields, _csrf: secret }),
    redirect: 'manual',
  });
  assert.equal(pressed.status, 303);
  return readPage(`${site}${pressed.headers.get('location')}`, session);
}

function wordsOf(html: string): string {
  return (parseHTML(html).document.querySelector('main')?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
