/** A browser without a script that keeps each site's cookies, and follows where it is sent. */
export function openBrowserless() {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (url: URL): Map<string, string> => {
    const jar = jars.get(url.host) ?? new Map<string, string>();
    jars.set(url.host, jar);
    return jar;
  };
  const cookieFor = (url: URL): string => [...jarOf(url)].map(([name, value]) => `${name}=${value}`).join('; ');

  async function go(
    address: string | URL,
    body?: URLSearchParams,
  ): Promise<{ url: URL; status: number; text: string }> {
    let [url, form] = [new URL(address), body];
    for (let hops = 0; hops < 20; hops += 1) {
      const init = form === undefined ? {} : { method: 'POST', body: form };
      const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie: cookieFor(url) } });
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === '') jarOf(url).delete(name);
        else jarOf(url).set(name, value);
      }
      const next = response.headers.get('location');
      if (next === null) return { url, status: response.status, text: await response.text() };
      await response.arrayBuffer();
      [url, form] = [new URL(next, url), undefined];
    }
    throw new Error('sent on without end');
  }
  /** Cookies that somebody was given elsewhere. */
  function keep(site: string, cookies: string): void {
    for (const each of cookies.split('; ')) {
      const [name = '', value = ''] = each.split('=');
      jarOf(new URL(site)).set(name, value);
    }
  }
  return { go, cookieFor, keep };
}
