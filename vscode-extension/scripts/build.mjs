// Builds what the extension is packed from: `node scripts/build.mjs`.
// Needs the network once, for the pure Python libraries; they are kept in .wheels/.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const here = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const root = path.dirname(here);
const libs = path.join(here, 'bundled', 'libs');
const wheels = path.join(here, '.wheels');
const requirements = path.join(here, 'requirements.txt');
const PURE = ['--no-deps', '--only-binary=:all:', '--platform=any', '--implementation=py', '--abi=none', '--python-version=3.10'];
const PYODIDE = ['package.json', 'pyodide-lock.json', 'pyodide.asm.mjs', 'pyodide.asm.wasm', 'pyodide.mjs', 'python_stdlib.zip'];

const run = (command, args, more = {}) => execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], ...more });

/** Every Python from 3.10 on that starts here, one for each version. */
function pythons() {
  const home = path.join(process.env.HOME ?? '', '.pyenv', 'versions');
  const own = fs.existsSync(home) ? fs.readdirSync(home).map((one) => path.join(home, one, 'bin', 'python')) : [];
  const minors = [10, 11, 12, 13, 14, 15].map((minor) => `python3.${minor}`);
  const found = new Map();
  for (const command of [process.env.PYTHON, 'python3', 'python', ...minors, ...own]) {
    if (!command) continue;
    try {
      const version = execFileSync(command, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
      const [major, minor] = version.split('.').map(Number);
      if (major === 3 && minor >= 10 && !found.has(version)) found.set(version, command);
    } catch {
      // Not there, or not a Python.
    }
  }
  if (found.size === 0) throw new Error('the build needs a Python from 3.10 on');
  return [...found.values()];
}

/** The libraries and gklint itself, as a wheel would carry them. */
function collect(python) {
  fs.rmSync(libs, { recursive: true, force: true });
  const pip = (...args) => run(python, ['-m', 'pip', '--disable-pip-version-check', '-q', ...args]);
  const complete = path.join(wheels, 'complete');
  const wanted = fs.readFileSync(requirements, 'utf8');
  if (!fs.existsSync(complete) || fs.readFileSync(complete, 'utf8') !== wanted) {
    fs.rmSync(wheels, { recursive: true, force: true });
    pip('download', ...PURE, '--dest', wheels, '-r', requirements);
    fs.writeFileSync(complete, wanted);
  }
  pip('install', ...PURE, '--no-index', '--no-compile', '--find-links', wheels, '--target', libs, '-r', requirements);
  fs.rmSync(path.join(libs, 'bin'), { recursive: true, force: true });
  const plain = { recursive: true, filter: (from) => !/__pycache__|[\\/]prepared$/.test(from) };
  fs.cpSync(path.join(root, 'gklint'), path.join(libs, 'gklint'), plain);
  fs.cpSync(path.join(root, 'rules'), path.join(libs, 'gklint', 'rules'), plain);
  fs.cpSync(path.join(root, 'docs', 'rules'), path.join(libs, 'gklint', 'pages'), plain);
}

/** What a first start need not do itself, for every Python at hand and for the one in Node. */
function prepare(all) {
  const env = { ...process.env, GKLINT_CACHE_DIR: '', PYTHONDONTWRITEBYTECODE: '1' };
  for (const python of all) {
    run(python, ['-I', '-B', '-c', `import sys; sys.path.insert(0, ${JSON.stringify(libs)}); from gklint.rulebook import prepared; prepared.write(prepared.FOLDER)`], { env });
  }
  run(process.execPath, [path.join(here, 'scripts', 'prepare_pyodide.mjs')], { env });
}

fs.copyFileSync(path.join(root, 'LICENSE'), path.join(here, 'LICENSE'));
fs.copyFileSync(path.join(root, 'examples', 'faulty', '2020-xian.md'), path.join(here, 'media', 'example.md'));
const all = pythons();
collect(all[0]);
const schemas = path.join(here, 'schemas');
fs.mkdirSync(schemas, { recursive: true });
for (const one of ['settings', 'rules']) {
  const made = run(all[0], ['-I', '-B', '-X', 'utf8', path.join(here, 'bundled', 'tool', 'serve.py'), 'schema', one], { env: { ...process.env, GKLINT_CACHE_DIR: '' } });
  fs.writeFileSync(path.join(schemas, `${one}.json`), made);
}
const pyodide = path.join(here, 'bundled', 'pyodide');
fs.rmSync(pyodide, { recursive: true, force: true });
fs.mkdirSync(pyodide);
for (const one of PYODIDE) fs.copyFileSync(path.join(here, 'node_modules', 'pyodide', one), path.join(pyodide, one));
prepare(all);
await esbuild.build({
  entryPoints: [path.join(here, 'src', 'extension.ts')],
  outfile: path.join(here, 'dist', 'extension.js'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode'],
  minify: true,
});
