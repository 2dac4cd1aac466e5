#!/bin/bash
# Prepares this store's wp-content and database, then becomes Apache. With "seed" it prepares wp-content only.
set -euo pipefail
# A container's first process has no default handlers, and a trap is run only while one waits. WINCH is the image's stop signal.
trap 'exit 143' TERM WINCH

volume=/var/lib/storeyard/wp-content
content=$volume/data
. /etc/storeyard/config/stamp.sh

# Beside core in the store's own image; in the official one at its usual place, seen by the init container only.
seed=/usr/src/wordpress-content
[ -d "$seed" ] || seed=/usr/src/wordpress/wp-content

# The data folder itself stays: it is mounted into the docroot. Translations come for the store's own language only.
initialise() {
  find "$volume" -mindepth 1 -maxdepth 1 ! -name lost+found ! -name storeyard-lock ! -name data -exec rm -rf {} +
  mkdir -p "$content"
  find "$content" -mindepth 1 -delete
  mkdir -p "$content"/{plugins,themes,uploads,languages}
  [ ! -f "$seed/index.php" ] || cp "$seed/index.php" "$content/"
  local folder
  for folder in plugins themes; do
    [ ! -d "$seed/$folder" ] || cp -r --reflink=auto "$seed/$folder/." "$content/$folder/"
  done
  [ ! -d "$seed/languages" ] || find "$seed/languages" -maxdepth 1 \
    \( -name "$STORE_LOCALE.*" -o -name "$STORE_LOCALE-*" -o -name "*-$STORE_LOCALE.*" \) -exec cp -t "$content/languages" {} +
}

prepare() {
  prepare_volume initialise
  [ -d "$content/themes" ] || stop "The volume is this store's, but its wp-content is gone. It is not started empty; restore the volume."
}
prepare &
wait $!
[ "${1:-}" != seed ] || exit 0

# What is compiled outlives a container here; core comes compiled with the store's own image, which stays read-only.
mkdir -p /tmp/opcache
for compiled in /usr/local/share/opcache/*/usr/src/wordpress; do
  [ -d "$compiled" ] || continue
  place=/tmp/opcache${compiled#/usr/local/share/opcache}
  mkdir -p "${place%/*}"
  ln -sfn "$compiled" "$place"
done

php -d opcache.enable_cli=1 -d opcache.file_cache_only=1 /etc/storeyard/config/install.php &
wait $!
rm -f /tmp/apache2.pid
exec apache2 -f /etc/storeyard/config/apache2.conf -DFOREGROUND
