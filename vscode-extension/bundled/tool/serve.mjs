// The language server without any Python installed: Python runs inside Node, over standard streams.
import { startPython } from './host.mjs';

// Text that arrives while Python starts waits in the stream.
const { python, mounts } = await startPython();
python.registerJsModule('gklint_host', {
  write: (data) => void process.stdout.write(data),
  // What was written last is still on its way.
  left: (code) => void process.stdout.write('', () => process.exit(code)),
});
const receive = python.runPython(`
import gc
import gklint_host
from pyodide.ffi import to_js
from gklint.lsp.inline import Inline

_inline = Inline(lambda data: gklint_host.write(to_js(data)), gklint_host.left)
gc.set_threshold(100_000)
gc.freeze()
lambda data: _inline.receive(data.to_bytes())
`);
process.stdin.on('data', (data) => {
  mounts.drivesIn(data.toString('latin1'));
  receive(new Uint8Array(data));
});
process.stdin.on('end', () => receive(new Uint8Array()));
