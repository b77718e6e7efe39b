// Which schema another extension is to hold which TOML file against. Nothing here knows the editor.

/** Patterns of files, each with the address of the schema they are held against. */
export type Associations = Readonly<Record<string, string>>;

export const SETTINGS_FILE = '^.*[/\\\\]gklint\\.toml$';

/** The pattern of the TOML files below a folder. */
export function below(folder: string): string {
  const plain = folder.replaceAll('\\', '/').replace(/\/$/, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return `^.*${plain.startsWith('/') ? '' : '/'}${plain}/.*\\.toml$`;
}

/** What is associated so far and what is ours; undefined if that changes nothing. */
export function joined(known: Associations, ours: Associations): Associations | undefined {
  const missing = Object.entries(ours).some(([pattern, schema]) => known[pattern] !== schema);
  return missing ? { ...known, ...ours } : undefined;
}

/** What an older version of this extension has associated, with the schemas where they are now. */
export function moved(known: Associations, schemas: string): Associations | undefined {
  const ours = Object.entries(known).flatMap(([pattern, schema]) => {
    const [, name] = /\/gklint\.gklint-[^/]*\/schemas\/(settings|rules)\.json$/.exec(schema) ?? [];
    return name === undefined ? [] : [[pattern, `${schemas}/${name}.json`] as const];
  });
  return joined(known, Object.fromEntries(ours));
}
