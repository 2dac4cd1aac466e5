#!/bin/bash
# Runs the image alone, without the chart: makes the data folder once and sets the user of MARIADB_* on every start.
set -euo pipefail

[ "${1:-}" = mariadbd ] || exec "$@"

# setting NAME prints MARIADB_NAME, or the content of the file that MARIADB_NAME_FILE names.
setting() {
  local name="MARIADB_$1" file="MARIADB_$1_FILE"
  if [ -n "${!file:-}" ]; then cat "${!file}"; else printf '%s' "${!name:-}"; fi
}

data=/var/lib/mysql/data
if [ ! -d "$data" ]; then
  rm -rf "$data.new"
  cp -a --sparse=always /usr/local/share/mysql-template "$data.new"
  mv "$data.new" "$data"
fi

database=$(setting DATABASE)
user=$(setting USER)
password=$(setting PASSWORD)
for name in "$database" "$user"; do
  [[ $name =~ ^[A-Za-z0-9_]*$ ]] || { echo "MARIADB_DATABASE and MARIADB_USER take letters, digits and _ only." >&2; exit 1; }
done

umask 077
init=$(mktemp /run/mysqld/init.XXXXXX)
# Only the hash is written down: a statement that fails is logged in full.
hash=$(printf '%s' "$password" | sha1sum | cut -c1-40)
hash=$(printf "$(sed 's/../\\x&/g' <<<"$hash")" | sha1sum | cut -c1-40)
{
  [ -z "$database" ] || echo "CREATE DATABASE IF NOT EXISTS \`$database\` CHARACTER SET utf8mb4;"
  if [ -n "$user" ]; then
    echo "CREATE USER IF NOT EXISTS \`$user\`@'%';"
    echo "ALTER USER \`$user\`@'%' IDENTIFIED VIA mysql_native_password USING '*$hash';"
    [ -z "$database" ] || echo "GRANT ALL ON \`$database\`.* TO \`$user\`@'%';"
  fi
} >"$init"
unset MARIADB_PASSWORD password

exec mariadbd --datadir="$data" --socket=/run/mysqld/mysqld.sock --init-file="$init" "${@:2}"
