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

/** A rule of a user's own, which finds 值班员. */
export const OWN_RULE = `[[rule]]
id       = "OWN001"
name     = "notice-board"
check    = "pattern"
severity = "warning"
params   = { match = "值班员" }
title    = { zh = "称呼", en = "Name" }
why      = { zh = "统一称呼。", en = "One name." }
message  = { zh = "此处为“{found}”", en = "found {found}" }

[[rule.example]]
bad = "由⟦值班员⟧接听。"

[[rule.example]]
good = "由专人接听。"
`;
