/** Soundex of a word: its first letter and the first three of the sounds behind it. */
export function soundOf(word: string): string {
  let code = word.charAt(0);
  let last = sounds[word.charCodeAt(0) - 97] ?? 0;
  for (let at = 1; at < word.length && code.length < 4; at += 1) {
    const sound = sounds[word.charCodeAt(at) - 97] ?? 0;
    if (sound > 0 && sound !== last) code += sound;
    // H and W stand between letters of one sound without parting them; a vowel parts.
    if (sound !== silent) last = sound;
  }
  return code;
}

const silent = -1;
//               a  b  c  d  e  f  g  h       i  j  k  l  m  n  o  p  q  r  s  t  u  v  w       x  y  z
const sounds = [0, 1, 2, 3, 0, 1, 2, silent, 0, 2, 2, 4, 5, 5, 0, 1, 2, 6, 2, 3, 0, 1, silent, 2, 0, 2];
