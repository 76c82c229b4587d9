#!/bin/sh
# As in the image it stands in for: options, and what is no program, are for Node.js.
set -e
case $1 in
  -*) set -- node "$@" ;;
  *) command -v "$1" >/dev/null || set -- node "$@" ;;
esac
exec "$@"
