# Sourced from the repository's root: installs the locked dependencies when they changed, and sets $node to Node 24.
if ! command -v npm >/dev/null; then
  echo 'Node.js with npm is missing (any version from 18): install it, then run this again.' >&2
  exit 1
fi
stamp=node_modules/.storeyard-lock
# Held while it installs: two commands at once would install into one folder.
exec {lock}<package-lock.json
flock "$lock"
if ! cmp -s package-lock.json "$stamp"; then
  echo '  Installing dependencies …' >&2
  npm ci --no-fund --no-audit --loglevel=error >/dev/null
  cp package-lock.json "$stamp"
  echo "✓ Installing dependencies ($SECONDS s)" >&2
fi
exec {lock}<&-
node=$PWD/node_modules/node/bin/node
export PATH=$PWD/node_modules/node/bin:$PATH
