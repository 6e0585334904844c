import assert from 'node:assert/strict';
import { openBrowserless } from './browserless.ts';

/** Signs in to the console by made-up England's directory. @returns the cookies of our site */
export async function signInStaff(site: string, who: string): Promise<string> {
  const browser = openBrowserless();
  const choosing = await browser.go(`${site}/staff/sign-in/away`);
  const back = await browser.go(choosing.url, new URLSearchParams({ account: who }));
  assert.equal(back.url.origin, new URL(site).origin, `the way back of ${who}`);
  return browser.cookieFor(back.url);
}
