import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { fail, ok, type Result } from '#kernel/result.ts';
import { accessSchema } from '#policy/access.ts';
import { journeySchema } from '#policy/journey.ts';
import { type MessageName, type Messages, messageNames, toMessage } from '#policy/message.ts';
import { problemsIn, type TextProblem } from '#policy/text-problem.ts';
import type { Texts } from '#policy/texts.ts';
import { openFiles, type PlacedProblem, PolicyDoesNotFit, type PolicyFiles } from './policy-text.ts';

const yamlFiles = ['access.yaml', 'journey/home.yaml'] as const;
const messageFile = (name: MessageName): string => `message/${name}.md`;

/** @throws PolicyDoesNotFit with every line that does not fit */
export async function readTexts(folder: URL): Promise<Texts> {
  const texts = parseTexts(await readTextFiles(folder));
  if (!texts.ok) throw new PolicyDoesNotFit('The texts of pages, messages and access do not fit', texts.problem);
  return texts.value;
}

/** The texts that are there; whoever parses them tells which is missing. */
export async function readTextFiles(folder: URL): Promise<PolicyFiles> {
  const names = [...yamlFiles, ...messageNames.map(messageFile)];
  const read = await Promise.all(
    names.map(async (name): Promise<[string, string][]> => {
      try {
        return [[name, await readFile(new URL(name, folder), 'utf8')]];
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
        throw error;
      }
    }),
  );
  return Object.fromEntries(read.flat());
}

/** @returns the texts, or every line that does not fit. */
export function parseTexts(files: PolicyFiles): Result<Texts, readonly PlacedProblem[]> {
  const { texts, problems, placed } = openFiles(
    Object.fromEntries(Object.entries(files).filter(([name]) => name.endsWith('.yaml'))),
  );
  const access = accessSchema.safeParse(texts['access.yaml']);
  const journey = journeySchema.safeParse(texts['journey/home.yaml']);
  const messages = parseMessages(files);
  if (access.success && journey.success && messages.ok)
    return ok({ access: access.data, journey: journey.data, messages: messages.value });
  const amiss = new Set(problems.map(({ file }) => file));
  const others = [
    ...(access.error === undefined ? [] : problemsIn('access.yaml', texts['access.yaml'], access.error)),
    ...(journey.error === undefined ? [] : problemsIn('journey/home.yaml', texts['journey/home.yaml'], journey.error)),
  ].filter(({ file }) => !amiss.has(file));
  return fail([
    ...problems,
    ...others.map(placed),
    ...(messages.ok ? [] : messages.problem.map((each) => ({ ...each, line: null }))),
  ]);
}

function parseMessages(files: PolicyFiles): Result<Messages, readonly TextProblem[]> {
  const problems: TextProblem[] = [];
  const read = (name: MessageName) => {
    const message = parseMessage(name, files[messageFile(name)]);
    if (message.ok) return message.value;
    problems.push(...message.problem);
    return { channel: 'sms', body: '' } as const;
  };
  const messages: Messages = {
    'code-email': read('code-email'),
    'code-sms': read('code-sms'),
    'have-you-started': read('have-you-started'),
  };
  return problems.length === 0 ? ok(messages) : fail(problems);
}

/** A head between two lines of three dashes, then the text. */
function parseMessage(name: MessageName, text: string | undefined): ReturnType<typeof toMessage> {
  const file = messageFile(name);
  if (text === undefined) return fail([{ file, path: [], kind: 'missing', says: 'is missing' }]);
  const [, head, body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]+)$/.exec(text) ?? [];
  if (head === undefined)
    return fail([{ file, path: [], kind: 'wrong', says: 'must begin with a head between two lines of three dashes' }]);
  try {
    return toMessage(name, file, z.json().parse(parse(head)), body);
  } catch {
    return fail([{ file, path: [], kind: 'wrong', says: 'has a head that is no YAML' }]);
  }
}
