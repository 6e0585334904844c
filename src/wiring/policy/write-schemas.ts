import { writeFile } from 'node:fs/promises';
import { policySchemas } from '#policy/json-schema.ts';

// `npm run schema`: writes the JSON schemas beside the texts that they are for.
const folder = new URL('../../../policy/schema/', import.meta.url);
for (const [file, text] of Object.entries(policySchemas())) await writeFile(new URL(file, folder), text);
