#!/bin/sh
# Kate on a screen of its own: a report at a line and column, Ctrl+. and Ctrl+S until it is mended.
# usage: kate.sh REPORT LINE COLUMN MENDED SCREENSHOT
openbox & manager=$!
kate --new --startanon --block --line "$2" --column "$3" "$1" & editor=$!
end() { kill $editor; wait $editor; kill $manager; exit "$1"; }

window=
for _ in $(seq 100); do
  window=$(xdotool search --onlyvisible --name "$(basename "$1")" | tail -1)
  [ -n "$window" ] && break
  sleep 0.2
done
[ -n "$window" ] || end 1
xdotool windowactivate "$window"
sleep 3
[ -n "$5" ] && import -window root "$5"
for _ in $(seq 20); do
  xdotool key --clearmodifiers ctrl+period
  sleep 0.5
  xdotool key --clearmodifiers ctrl+s
  sleep 0.5
  grep -q "$4" "$1" && end 0
done
end 1
