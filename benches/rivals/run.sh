#!/usr/bin/env bash
# accredit beside what people would otherwise run, on the same corpus, in interleaved runs: medians and paired ratios.
#   benches/rivals/run.sh                       1,000 courses, 7 rounds
#   COURSES=10000 ROUNDS=3 benches/rivals/run.sh
#   TRACINGS=1 benches/rivals/run.sh            one round of the tracing tools, which take minutes for 100 courses
# Rivals are installed from npm and PyPI into target/rivals; one that cannot be had is named and left out.
# The checkers look at the shape of the files and nothing else; the tracing tools of the last section say which outcome covers which
# requirement and nothing else; the bare pipeline is a floor.
set -euo pipefail
cd "$(dirname "$0")/../.."
courses=${COURSES:-1000} rounds=${ROUNDS:-7} threads=${THREADS:-2} tracings=${TRACINGS:-3}
root=$PWD kit=$PWD/target/rivals
missing() { printf '!! NOT RUN: %s: %s\n' "$1" "$2"; }

cargo build --release --locked --quiet --bin accredit --example corpus --example bare
accredit=$root/target/release/accredit bare=$root/target/release/examples/bare

mkdir -p "$kit"
if command -v npm >/dev/null && [ ! -d "$kit/node_modules/ajv" ]; then
  (cd "$kit" && echo '{"private": true}' >package.json && npm install --silent --no-audit --no-fund ajv js-yaml @sourcemeta/jsonschema) || true
fi
if command -v python3 >/dev/null && [ ! -x "$kit/python/bin/yamllint" ]; then
  (python3 -m venv "$kit/python" && "$kit/python/bin/pip" install --quiet check-jsonschema yamllint) || true
fi
# Each in a place of its own, for they want different editions of the same packages.
for tool in strictdoc sphinx-needs doorstop; do
  if command -v python3 >/dev/null && [ ! -e "$kit/$tool/whole" ]; then
    (python3 -m venv "$kit/$tool" && "$kit/$tool/bin/pip" install --quiet "$tool" && touch "$kit/$tool/whole") || true
  fi
done

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
target/release/examples/corpus "$dir" --courses "$courses" >/dev/null
"$accredit" schema course >"$kit/course.schema.json"
cd "$dir"
mkdir only hundred one
cp courses/*/course-*.yaml only/
find only -name '*.yaml' | sort | sed -n 1,100p | xargs cp -t hundred/
cp only/course-00000.yaml one/
judged="--standards standards --profile corpus --as-of 2026-11-21 --quiet"
# The program itself and not its wrapper in JavaScript, which would only add to its time.
sourcemeta=$(find "$kit/node_modules/@sourcemeta" -type f -name "jsonschema-$(uname -s | tr '[:upper:]' '[:lower:]')-*" -perm -u+x 2>/dev/null | grep -E "$(uname -m | sed 's/aarch64/arm64|aarch64/; s/x86_64/x86_64|x64/')" | grep -v musl | head -1 || true)
job() { printf '%s\t%s\t%s\n' "$@"; }

others() {
  job "bare pipeline, 1 thread" "$rounds" "$bare $dir 1"
  job "bare pipeline, 2 threads" "$rounds" "$bare $dir 2"
  if [ -n "$sourcemeta" ]; then
    job "sourcemeta jsonschema" "$rounds" "$sourcemeta validate $kit/course.schema.json only"
    job "sourcemeta jsonschema --fast" "$rounds" "$sourcemeta validate --fast $kit/course.schema.json only"
  else
    missing "sourcemeta jsonschema" "the npm package @sourcemeta/jsonschema is not here" >&2
  fi
  if [ -d "$kit/node_modules/ajv" ]; then
    job "ajv with js-yaml, own script" "$rounds" "node $kit/ajv.mjs $kit/course.schema.json only"
  else
    missing "ajv" "the npm packages ajv and js-yaml are not here" >&2
  fi
}
cp "$root/benches/rivals/ajv.mjs" "$kit/"

printf '\n%s courses of about 22 KB, 120 requirements: every requirement judged, every gap explained, a page for each course, on %s threads\n' "$courses" "$threads"
{ job "accredit report, a page each" "$rounds" "$accredit report courses $judged --jobs $threads --out report --only html --lang en"; others; } | python3 "$root/benches/rivals/measure.py"

printf '\nThe same with every form: pages in English and Welsh, Word, Excel, CSV, JSON; and again with a cache, nothing changed\n'
"$accredit" report courses $judged --jobs "$threads" --out kept --cache cache >/dev/null || true
{
  job "accredit report, all forms" 3 "$accredit report courses $judged --jobs $threads --out report-all"
  job "accredit report, cached" 3 "$accredit report courses $judged --jobs $threads --out kept --cache cache"
} | python3 "$root/benches/rivals/measure.py"

printf '\nThe same, without files written: every requirement judged, the verdicts printed\n'
{ job "accredit check" "$rounds" "$accredit check courses $judged --jobs $threads"; job "accredit check, 1 thread" "$rounds" "$accredit check courses $judged --jobs 1"; others; } | python3 "$root/benches/rivals/measure.py"

printf '\nOne course, from process start to the verdict\n'
{
  job "accredit check" $((rounds * 5)) "$accredit check courses/college-0000/course-00000.yaml $judged"
  if [ -n "$sourcemeta" ]; then
    job "sourcemeta jsonschema --fast" $((rounds * 5)) "$sourcemeta validate --fast $kit/course.schema.json one/course-00000.yaml"
  fi
} | python3 "$root/benches/rivals/measure.py"

printf '\n100 courses: accredit report beside checkers that take minutes for 1,000 (one round)\n'
{
  job "accredit report" 3 "$accredit report $(echo courses/college-000?) $judged --jobs $threads --out report-100"
  job "accredit check" 3 "$accredit check $(echo courses/college-000?) $judged --jobs $threads"
  if [ -x "$kit/python/bin/yamllint" ]; then
    job "check-jsonschema" 1 "$kit/python/bin/check-jsonschema --schemafile $kit/course.schema.json $(echo hundred/*)"
    job "yamllint" 1 "$kit/python/bin/yamllint -d relaxed hundred"
  else
    missing "check-jsonschema and yamllint" "they cannot be had from PyPI here" >&2
  fi
} | python3 "$root/benches/rivals/measure.py"

# Every run into a new folder: some of these tools leave alone what an earlier run of theirs made, if nothing has changed since.
fresh() { printf "sh -c 'exec %s \"\$(mktemp -d %s/made.XXXXXX)\"'" "$1" "$dir"; }
edition() { "$kit/$1/bin/python" -c "import importlib.metadata as m; print('$2', m.version('$1'))"; }
traced() { # PACKAGE NAME COMMAND
  if [ -e "$kit/$1/whole" ]; then
    job "$(edition "$1" "$2")" "$tracings" "$(fresh "$kit/$1/bin/$3")"
  else
    missing "$2" "it cannot be had from PyPI here" >&2
  fi
}
# `yamllint` brings the reader of YAML that the writer needs.
if [ -x "$kit/python/bin/yamllint" ]; then
  written=$("$kit/python/bin/python" "$root/benches/rivals/tracing.py" "$dir" "$dir/tracing" 100)
  git init --quiet tracing/doorstop
  printf '\nWhich outcome covers which requirement, as pages: tools for tracing requirements, each with the same in its own format\n%s\n' "$written"
  {
    job "accredit report, 1 thread" "$tracings" "$(fresh "$accredit report $(echo courses/college-000?) $judged --jobs 1 --only html --lang en --out")"
    traced strictdoc StrictDoc "strictdoc export tracing/strictdoc --output-dir"
    traced sphinx-needs sphinx-needs "sphinx-build -q tracing/sphinx"
    traced doorstop Doorstop "doorstop publish --quiet --project $dir/tracing/doorstop --html all"
  } | python3 "$root/benches/rivals/measure.py"
else
  missing "StrictDoc, sphinx-needs, Doorstop" "PyYAML, which writes the corpus for them, cannot be had from PyPI here"
fi
missing "OpenFastTrace" "neither npm nor PyPI has it, and no writer for it is kept here"
