import type { Manner } from '../http.ts';

/** The Teaching Record System's API: its address without a version, and a key that may read people. */
export type TrsApi = { readonly url: string; readonly token: string };

/** Whoever names no version is served one of 2024, in other shapes; one that is not declared is a 404. */
export const trsVersion: Pick<Manner, 'headers'> = { headers: { 'x-api-version': '20260612' } };
