import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { accessSchema } from '#policy/access.ts';
import { journeySchema } from '#policy/journey.ts';
import { type MessageName, type Messages, toMessage } from '#policy/message.ts';
import type { Texts } from '#policy/texts.ts';

/** @throws when a text is missing or a line does not fit */
export async function readTexts(folder: URL): Promise<Texts> {
  const [journey, messages, access] = await Promise.all([
    readYaml(folder, 'journey/home.yaml'),
    readMessages(folder),
    readYaml(folder, 'access.yaml'),
  ]);
  return { journey: journeySchema.parse(journey), messages, access: accessSchema.parse(access) };
}

async function readYaml(folder: URL, path: string): Promise<unknown> {
  return parse(await readFile(new URL(path, folder), 'utf8'));
}

async function readMessages(folder: URL): Promise<Messages> {
  /** A head between two lines of three dashes, then the text. */
  const read = async (name: MessageName) => {
    const text = await readFile(new URL(`message/${name}.md`, folder), 'utf8');
    const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]+)$/.exec(text) ?? [];
    return toMessage(parse(head), body);
  };
  return {
    'code-email': await read('code-email'),
    'code-sms': await read('code-sms'),
    'have-you-started': await read('have-you-started'),
  };
}
