import type { AccessText } from './access.ts';
import type { Journey } from './journey.ts';
import type { Messages } from './message.ts';

/** Texts of policy people that decide nothing about a record: what people's own pages and our messages say, and who may read what. */
export type Texts = { readonly journey: Journey; readonly messages: Messages; readonly access: AccessText };
