// Compiles the bundled libraries and the rules with the Python that runs inside Node.
import { startPython } from '../bundled/tool/host.mjs';

const { python } = await startPython();
python.runPython(`
import compileall, py_compile, sys

# Nobody changes these files, so nothing need be looked at before they are used.
compileall.compile_dir(sys.path[0], stripdir=sys.path[0], quiet=1, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
from gklint.rulebook import prepared
prepared.write(prepared.FOLDER)
`);
process.exit(0);
