/** A page on which a newcomer picks whom to be, in place of a password. */
export function choosePage(
  action: string,
  door: string,
  people: readonly { readonly id: string; readonly name: string; readonly stage: string }[],
  problem: string | undefined,
): string {
  const safe = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const rows = people.map(
    ({ id, name, stage }) =>
      `<li><button name="account" value="${safe(id)}">${safe(name)}</button> <span>${safe(stage)}</span></li>`,
  );
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Made-up sign-in</title><style>body{font-family:sans-serif;max-width:40em;margin:1em auto;padding:0 1em}li{margin:.5em 0}button{font:inherit;padding:.5em 1em;min-height:44px}</style></head>
<body><main><h1>Made-up ${safe(door)}</h1><p>Nobody here is real and there is no password. Pick somebody to sign in as.</p>
${problem === undefined ? '' : `<p role="alert">${safe(problem)}</p>`}
<form method="post" action="${safe(action)}"><ul>${rows.join('')}</ul></form>
<form method="post" action="${safe(action)}"><label for="account">Or by the number of somebody else</label><br>
<input id="account" name="account"> <button>Sign in</button></form></main></body></html>`;
}
