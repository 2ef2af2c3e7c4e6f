# Sourced by the other scripts of deploy/. Finds what they need, installs it where that is allowed, or says how to install it.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en MSBUILDDISABLENODEREUSE=1

fail() {
    echo "$*" >&2
    exit 1
}

# Asked in the repository's root, because global.json there says which SDK is needed.
has_dotnet() {
    (cd "$root" && dotnet help)
} >/dev/null 2>&1

need_dotnet() {
    command -v dotnet >/dev/null || PATH=$PATH:$HOME/.dotnet
    has_dotnet && return
    # Without ICU the SDK starts only in this mode, and then warns about the languages of its packages.
    export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 NoWarn=NETSDK1188
    has_dotnet && return
    local wanted
    wanted=$(sed -n 's/.*"version": "\([0-9.]*\)".*/\1/p' "$root/global.json")
    fail "The .NET SDK $wanted or a later ${wanted%.*} is needed; install it with: curl -sSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel ${wanted%.*}"
}

has_postgres() {
    local folder
    for folder in ${PATH//:/ } /usr/lib/postgresql/*/bin /usr/pgsql-*/bin; do
        [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ] && return
    done
    return 1
}

# Fails with the given sentence unless packages can be installed here. Sets as_root to the prefix that runs a command as root.
may_install() {
    as_root=()
    [ "$(id -u)" = 0 ] || as_root=(sudo -n)
    command -v apt-get >/dev/null && "${as_root[@]}" true 2>/dev/null || fail "$1"
}

install_packages() {
    "${as_root[@]}" apt-get update -qq || true
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null || true
}

need_postgres() {
    has_postgres && return
    local as_root
    may_install "PostgreSQL's server programs (initdb, postgres) are needed; on Debian and Ubuntu: sudo apt-get install --no-install-recommends postgresql"
    echo "Installing PostgreSQL's server programs from the distribution." >&2
    # Only the programs are needed: while this file exists, the package creates no cluster.
    local no_cluster=/etc/postgresql-common/createcluster.d/andonbot.conf
    "${as_root[@]}" mkdir -p "${no_cluster%/*}"
    echo "create_main_cluster = false" | "${as_root[@]}" tee "$no_cluster" >/dev/null
    install_packages postgresql
    "${as_root[@]}" rm -f "$no_cluster"
    has_postgres || fail "The distribution's postgresql package brought no initdb and postgres; install a PostgreSQL server and put its programs on PATH."
}

# The tests look for it here. Pages need fonts for text and emoji, which servers seldom have.
has_chromium() {
    [ -x /usr/bin/chromium ]
}

need_chromium() {
    has_chromium && return
    local as_root
    may_install "Chromium is needed at /usr/bin/chromium; on Debian: sudo apt-get install --no-install-recommends chromium fonts-noto-color-emoji fonts-dejavu-core"
    echo "Installing Chromium and two fonts from the distribution." >&2
    install_packages chromium fonts-noto-color-emoji fonts-dejavu-core
    has_chromium || fail "The distribution's chromium package brought no /usr/bin/chromium; install Chromium there."
}

# The tests run Bolt against LocalSlack. Bolt needs Node.js 18 and an npm that reads its lock file.
has_node() {
    command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' 2>/dev/null
}

need_node() {
    has_node && return
    local as_root
    may_install "Node.js 18 or later and npm are needed; on Debian: sudo apt-get install --no-install-recommends nodejs npm"
    echo "Installing Node.js and npm from the distribution." >&2
    install_packages nodejs npm
    has_node || fail "The distribution's packages nodejs and npm brought no Node.js 18 or later; install it with npm and put both on PATH."
}

# Installs the packages of a Bolt app as its lock file says, again only when the lock file changes.
need_npm_app() {
    need_node
    local from=$root/$1 to=$root/$2
    mkdir -p "$to"
    cp "$from"/*.js "$from"/*.json "$to"
    cmp -s "$from/package-lock.json" "$to/installed.json" && return
    (cd "$to" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2) ||
        fail "npm could not install the packages of $1; see above."
    cp "$to/package-lock.json" "$to/installed.json"
}

need_bolt() {
    need_npm_app tests/AndonBot.Playground.Tests/Bolt artifacts/bolt
}
