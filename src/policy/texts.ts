import type { Journey } from './journey.ts';
import type { Messages } from './message.ts';

/** Texts of policy people that decide nothing about a record: what people's own pages and our messages say. */
export type Texts = { readonly journey: Journey; readonly messages: Messages };
