// Which texts are sent to the server.
import type { TextDocumentFilter } from 'vscode-languageclient';

export const LANGUAGES = ['plaintext', 'markdown', 'html', 'toml'] as const;
const SCHEMES = ['file', 'untitled'] as const;

/** The texts of our languages; those that the globs name, where there are any. */
export function selectorOf(globs: readonly string[]): TextDocumentFilter[] {
  if (globs.length === 0) {
    return LANGUAGES.flatMap((language) => SCHEMES.map((scheme) => ({ language, scheme })));
  }
  const named = LANGUAGES.flatMap((language) => globs.map((glob) => ({ language, scheme: 'file', pattern: anywhere(glob) })));
  // Rules and settings are ours wherever they lie, and what has no file yet has no name either.
  const ours = ['toml', 'plaintext'].map((language) => ({ language, scheme: 'file', pattern: '**/*.toml' }));
  return [...named, ...ours, ...LANGUAGES.map((language) => ({ language, scheme: 'untitled' }))];
}

/** A glob as the editor compares it with whole paths. */
export function anywhere(glob: string): string {
  const plain = glob.trim().replaceAll('\\', '/').replace(/^\.\//, '');
  return /^(\/|\*\*|[a-z]:)/i.test(plain) ? plain : `**/${plain}`;
}
