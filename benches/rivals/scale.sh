#!/usr/bin/env bash
# How time and memory grow with the number of courses, what a cache saves, and a catalogue of 5,000 requirements.
# SMALL and LARGE are numbers of courses, ROUNDS how often each command is run, THREADS how many threads work.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD small=${SMALL:-1000} large=${LARGE:-10000} rounds=${ROUNDS:-3} threads=${THREADS:-2}
cargo build --release --locked --quiet --bin accredit --example corpus
accredit=$root/target/release/accredit corpus=$root/target/release/examples/corpus
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
judged="--standards standards --profile corpus --as-of 2026-11-21 --quiet"
job() { printf '%s\t%s\t%s\n' "$@"; }
pages() { echo "cd $1 && $accredit report courses $judged --jobs $threads --only html --lang en --out ${2:-pages} ${3:-}"; }
sh_job() { job "$1" "$2" "sh -c '$3'"; }
for n in "$small" "$large"; do "$corpus" "$n" --courses "$n" >/dev/null; done
"$corpus" dense --courses 200 --requirements 5000 >/dev/null

printf '\nA page for each course: %s courses and %s, on %s threads\n' "$large" "$small" "$threads"
{ sh_job "$large courses" "$rounds" "$(pages "$large")"; sh_job "$small courses" "$rounds" "$(pages "$small")"; } | python3 "$root/benches/rivals/measure.py"

printf '\n%s courses, one of them changed since the run before: with what was kept, and without\n' "$large"
sh -c "$(pages "$large" kept "--cache cache")" >/dev/null || true
# The title changes each time, so that it never is what was kept.
change="sed -i \"s/^title: .*/title: Changed at \$(date +%s%N)/\" $large/courses/college-0000/course-00000.yaml"
{ sh_job "with the cache" "$rounds" "$change; $(pages "$large" kept "--cache cache")"; sh_job "without" "$rounds" "$(pages "$large" again)"; } | python3 "$root/benches/rivals/measure.py"

printf '\n200 courses against 5,000 requirements: every requirement judged, the verdicts printed, on one thread\n'
{ sh_job "accredit check" "$rounds" "cd dense && $accredit check courses $judged --jobs 1"; } | python3 "$root/benches/rivals/measure.py"
