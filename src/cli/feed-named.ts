import { type Feed, feeds, isFeed } from '#source/feed.ts';
import { WrongUse } from './wrong-use.ts';

/** The feed that was typed. @throws WrongUse naming those that there are */
export function feedNamed(name: string): Feed {
  if (!isFeed(name)) throw new WrongUse(`There is no feed ${name}. The feeds are ${feeds.join(', ')}`);
  return name;
}
