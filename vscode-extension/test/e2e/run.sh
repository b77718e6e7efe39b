#!/usr/bin/env bash
# run.sh [FILE.vsix] [TEST.ts…]: the tests in a real VS Code, of that packed extension.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
vsix=$(realpath "${1:-$here/../../gklint.vsix}")
if [ $# -gt 0 ]; then shift; fi

status=0
GKLINT_E2E=$("$here/install.sh") || status=$?
if [ $status = 2 ]; then echo "the tests in a real VS Code are skipped" >&2; exit 0; fi
if [ $status != 0 ]; then exit $status; fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GKLINT_E2E GKLINT_EXTENSIONS=$work/extensions PATH=$GKLINT_E2E/bin:$PATH
# Tests start servers of their own: nothing of whoever starts them comes along.
unset PYTHONPATH PYTHONHOME GKLINT_PYTHON

# vsce wants the licence and the readme of a published extension; the driver has neither.
cp -r "$here/driver" "$work/driver"
touch "$work/driver/README.md"
(cd "$work/driver" && node "$here/../../node_modules/@vscode/vsce/vsce" package --no-dependencies --skip-license --allow-missing-repository -o "$work/driver.vsix" >/dev/null)
for one in "$work/driver.vsix" "$vsix"; do
  node "$GKLINT_E2E/code-server/node_modules/code-server/out/node/entry.js" --user-data-dir "$work/data" --extensions-dir "$GKLINT_EXTENSIONS" --install-extension "$one" >"$work/log" 2>&1 \
    || { cat "$work/log" >&2; exit 1; }
done

if [ $# = 0 ]; then set -- "$here"/*.test.ts; fi
node --test --test-concurrency=1 --test-timeout=600000 "$@"
