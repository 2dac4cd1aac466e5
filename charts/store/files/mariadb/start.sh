#!/bin/bash
# Starts MariaDB on this store's volume, with the user and password of the store's Secret.
set -euo pipefail

volume=/var/lib/mysql
data=$volume/data
settings=/etc/storeyard/config/my.cnf
. /etc/storeyard/config/stamp.sh

# The folder is made beside its place and renamed when it is whole, so a start that is killed leaves nothing to be taken as whole.
initialise() {
  find "$volume" -mindepth 1 -maxdepth 1 ! -name lost+found ! -name storeyard-lock -exec rm -rf {} +
  if [ -d /usr/local/share/mysql-template ]; then
    cp -a --sparse=always --reflink=auto /usr/local/share/mysql-template "$data.new"
  else
    mariadb-install-db --defaults-file="$settings" --datadir="$data.new" \
      --auth-root-authentication-method=socket --auth-root-socket-user=mysql --skip-test-db >/dev/null
  fi
  mv "$data.new" "$data"
}

prepare_volume initialise
[ -d "$data/mysql" ] || stop "The volume is this store's, but its data folder is gone. It is not started empty; restore the volume."

# A statement that fails is logged in full: it names the password by its hash only.
umask 077
hash=$(printf '%s' "$(</etc/storeyard/credentials/mariadb-password)" | sha1sum | cut -c1-40)
hash=$(printf "$(sed 's/../\\x&/g' <<<"$hash")" | sha1sum | cut -c1-40)
cat >/run/mysqld/init.sql <<SQL
CREATE DATABASE IF NOT EXISTS wordpress CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
CREATE USER IF NOT EXISTS wordpress@'%';
ALTER USER wordpress@'%' IDENTIFIED VIA mysql_native_password USING '*$hash';
GRANT ALL ON wordpress.* TO wordpress@'%';
SQL

exec mariadbd --defaults-file="$settings" --init-file=/run/mysqld/init.sql
