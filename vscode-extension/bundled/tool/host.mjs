// Python inside Node (Pyodide), with the bundled gklint on its path.
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadPyodide } from '../pyodide/pyodide.mjs';

const bundled = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

// What Python itself has at the root of its file system, and what holds no documents.
const NOT_MOUNTED = new Set(['bin', 'dev', 'lib', 'lib32', 'lib64', 'libx32', 'proc', 'sbin', 'sys', 'usr']);

/** Starts Python. What it prints goes to standard error. */
export async function startPython() {
  const print = (line) => process.stderr.write(`${line}\n`);
  const python = await loadPyodide({
    indexURL: path.join(bundled, 'pyodide') + path.sep,
    env: { HOME: '/', GKLINT_CACHE_DIR: '', PYTHONUTF8: '1' },
    stdout: print,
    stderr: print,
  });
  // The same files under the same names, so that a file's URI means the same file to both.
  const mounts = new Mounts(python);
  mounts.root();
  python.runPython(`import sys; sys.path.insert(0, ${JSON.stringify(mounts.inside(path.join(bundled, 'libs')))})`);
  return { python, mounts, bundled };
}

class Mounts {
  #python;
  #mounted = new Set();

  constructor(python) {
    this.#python = python;
  }

  /** Mounts the folders of the root; on Windows there is none, but drives. */
  root() {
    if (process.platform === 'win32') return;
    for (const name of readdirSync('/')) {
      if (!NOT_MOUNTED.has(name) && isFolder(`/${name}`)) this.#mount(`/${name}`, `/${name}`);
    }
  }

  /** Mounts the drives of Windows that a message names, such as file:///c%3A/reports. */
  drivesIn(message) {
    if (process.platform !== 'win32') return;
    for (const [, letter] of message.matchAll(/file:\/\/\/([a-z])(?::|%3a)/gi)) this.#drive(letter);
  }

  /** The name that Python has for a path. */
  inside(file) {
    if (process.platform !== 'win32') return file;
    this.#drive(file[0]);
    return `/${file[0].toLowerCase()}${file.slice(1).replaceAll('\\', '/')}`;
  }

  #drive(letter) {
    // Editors write either case; Python's file system is told both.
    for (const one of [letter.toLowerCase(), letter.toUpperCase()]) this.#mount(`/${one}:`, `${letter}:\\`);
  }

  #mount(inside, outside) {
    if (this.#mounted.has(inside) || !existsSync(outside)) return;
    this.#mounted.add(inside);
    try {
      this.#python.FS.mkdirTree(inside);
      this.#python.FS.mount(this.#python.FS.filesystems.NODEFS, { root: outside }, inside);
    } catch (error) {
      process.stderr.write(`${outside} cannot be reached: ${error}\n`);
    }
  }
}

/** True for a folder, and for a link to one, as /tmp is on macOS. */
function isFolder(file) {
  try {
    return statSync(file).isDirectory();
  } catch {
    return false; // a link to nothing, or a place that does not answer
  }
}
