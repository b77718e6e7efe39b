#!/usr/bin/env bash
# with_pythons_as.sh STAND_IN COMMAND…: runs the command where every Python of this machine is STAND_IN instead
# (/bin/false: there is none). A PATH cannot hide them: VS Code asks the login shell for its own. Needs root.
set -euo pipefail

if [ "${1:-}" != inside ]; then exec unshare --mount --propagation private -- "$0" inside "$@"; fi
stand_in=$2
shift 2

IFS=: read -ra folders <<<"$PATH:/usr/bin:/usr/local/bin:$HOME/.local/bin"
shopt -s nullglob
for python in "${folders[@]/%//python*}" "$HOME"/.pyenv/shims/python* "$HOME"/.pyenv/versions/*/bin/python* \
  "$HOME"/.local/share/uv/python/*/bin/python*; do
  for found in $python; do
    target=$(readlink -f "$found")
    case ${found##*/} in python | python[0-9] | python[0-9].[0-9] | python[0-9].[0-9][0-9]) ;; *) continue ;; esac
    if [ -f "$target" ] && [ "$target" != "$(readlink -f "${SPARED_PYTHON:-/dev/null}")" ]; then
      mount --bind "$stand_in" "$target"
    fi
  done
done
exec "$@"
