/** The project's own example reports, as the tests open them. */

import fs from 'node:fs';
import path from 'node:path';

const FOLDER = path.join(import.meta.dirname, '../../../examples');

/** All of them: name in the workspace (`faulty/2025-ju.md`) -> text. */
export function examples(): Record<string, string> {
  const found: Record<string, string> = {};
  for (const kind of ['clean', 'faulty']) {
    for (const name of fs.readdirSync(path.join(FOLDER, kind)).sort()) {
      if (!name.endsWith('.tsv')) found[`${kind}/${name}`] = example(`${kind}/${name}`);
    }
  }
  return found;
}

export function example(name: string): string {
  return fs.readFileSync(path.join(FOLDER, name), 'utf8');
}
