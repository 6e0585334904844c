import type { Answer } from '../answer.ts';

const details: Readonly<Record<number, string>> = {
  10001: 'Person not found.',
  10058: 'Record is deactivated.',
  10059: 'Record has been merged.',
};

export function problem(
  status: number,
  title: string,
  errorCode?: number,
  more: Readonly<Record<string, unknown>> = {},
): Answer {
  const detail = errorCode === undefined ? {} : { detail: details[errorCode], errorCode };
  return {
    status,
    headers: { 'Content-Type': 'application/problem+json; charset=utf-8' },
    body: {
      type: `https://tools.ietf.org/html/rfc9110#section-15.${Math.floor(status / 100)}`,
      title,
      status,
      ...detail,
      ...more,
    },
  };
}
