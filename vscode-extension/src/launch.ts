// How the server can be started, the wished for first. Nothing here knows the editor.
import { execFile } from 'node:child_process';
import * as path from 'node:path';

/** A way to start the server. */
export interface Launch {
  readonly kind: 'path' | 'interpreter' | 'python' | 'node';
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** What decides which ways there are. */
export interface Wishes {
  readonly path: readonly string[];
  readonly interpreter: readonly string[];
  readonly runtime: 'auto' | 'python' | 'node';
}

/** What a Python answers when it is asked whether it can run the server. */
export interface Probe {
  readonly ok: boolean;
  readonly reason: string;
  readonly version: string;
}

const PROBE_MILLISECONDS = 20_000;

/** The Pythons that a machine may have, each as the command that starts it. */
export function interpreters(platform: NodeJS.Platform): readonly (readonly string[])[] {
  if (platform === 'win32') return [['py', '-3'], ['python'], ['python3']];
  return [['python3'], ['python'], ['/usr/bin/python3'], ['/usr/local/bin/python3'], ['/opt/homebrew/bin/python3']];
}

/** The environment without what would lead a Python to other libraries than its own and ours. */
export function cleanEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !['PYTHONHOME', 'PYTHONPATH'].includes(name.toUpperCase())));
}

/** The command of a setting: the program alone is told what it is wanted for. */
export function ofPath(command: readonly string[], env: NodeJS.ProcessEnv): Launch {
  const [program = '', ...args] = command;
  return { kind: 'path', command: program, args: args.length > 0 ? args : ['lsp'], env };
}

/** The bundled server on a Python, apart from all that its user has set up for it. */
export function onPython(kind: 'interpreter' | 'python', command: readonly string[], tool: string, env: NodeJS.ProcessEnv): Launch {
  const [program = '', ...args] = command;
  const isolated = [...args, '-I', '-X', 'utf8', path.join(tool, 'serve.py'), 'lsp'];
  return { kind, command: program, args: isolated, env: cleanEnvironment(env) };
}

/** The bundled server in the editor's own Node. */
export function inNode(tool: string, env: NodeJS.ProcessEnv): Launch {
  const quiet = { ...cleanEnvironment(env), ELECTRON_RUN_AS_NODE: '1' };
  return { kind: 'node', command: process.execPath, args: [path.join(tool, 'serve.mjs')], env: quiet };
}

/** Asks a Python whether it can run the server: it imports all that the server does. */
export function probe(launch: Launch): Promise<Probe> {
  const args = [...launch.args.slice(0, -1), '--probe'];
  return new Promise((resolve) => {
    const options = { env: launch.env, timeout: PROBE_MILLISECONDS, windowsHide: true };
    execFile(launch.command, args, options, (error, stdout, stderr) => resolve(answered(error, stdout, stderr)));
  });
}

/** What the probe's output says; whatever is not our own answer is a no. */
export function answered(error: Error | null, stdout: string, stderr: string): Probe {
  try {
    const told: unknown = JSON.parse(stdout);
    if (typeof told === 'object' && told !== null && 'ok' in told) {
      const { ok, reason, version } = told as { ok: unknown; reason?: unknown; version?: unknown };
      return { ok: ok === true, reason: String(reason ?? ''), version: String(version ?? '') };
    }
  } catch {
    // It did not come to an answer.
  }
  const reason = (stderr.trim() || error?.message || stdout.trim() || 'no answer').split('\n').at(-1) ?? '';
  return { ok: false, reason, version: '' };
}

/** How a way is shown to people. */
export function shown(launch: Launch): string {
  return [launch.command, ...launch.args].map((one) => (/\s/.test(one) ? JSON.stringify(one) : one)).join(' ');
}
