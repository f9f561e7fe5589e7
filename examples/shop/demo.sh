#!/usr/bin/env bash
# Builds the shop with the kitc found in folder $1 and runs the demonstration: make demo.
set -euo pipefail
cd "$(dirname "$0")"
bin=$1
run=.run

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
if [ ! -t 1 ] || [ -n "${NO_COLOR:-}" ]; then say() { printf '\n%s\n' "$*"; }; fi

say "1. Two .kit files declare two services; kitc checks them and writes the code"
echo '$ kitc build ./...'
"$bin/kitc" build ./...

say "2. The Go compiler builds what people wrote around it"
wc -l orders/*.go billing/*.go | sed 's/^/   /'
mkdir -p $run
for program in orders billing demo; do
  echo "\$ go build ./$program"
  go build -o $run/$program ./$program
done

exec $run/demo
