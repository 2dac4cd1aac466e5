#!/bin/bash
# Build stage only: puts core into /out/wordpress and what a new volume starts with into /out/wp-content.
set -euo pipefail

apt-get update
export DEBIAN_FRONTEND=noninteractive
apt-get install -y --no-install-recommends ca-certificates curl unzip

# unpack URL#sha256=HEX FOLDER
unpack() {
  local url=${1%%#*} sha256=${1##*#sha256=} archive
  [[ $1 == *"#sha256="* ]] || { echo "No #sha256= on $url" >&2; exit 1; }
  archive=$(mktemp)
  curl --fail --location --silent --show-error --max-time 300 --output "$archive" "$url"
  echo "$sha256  $archive" | sha256sum --check --quiet
  mkdir -p "$2"
  case $url in
    *.zip) unzip -q "$archive" -d "$2" ;;
    *) tar -xf "$archive" -C "$2" ;;
  esac
  rm "$archive"
}

if [ -n "$WORDPRESS_CORE" ]; then
  unpack "$WORDPRESS_CORE" /out
else
  # Unpacked, not installed: Apache, PHP and the rest of what the package depends on are of no use in this stage.
  cd "$(mktemp -d)"
  apt-get download wordpress wordpress-l10n wordpress-theme-twentytwentyfive php-getid3 libjs-cropper libjs-lodash libjs-underscore
  for package in *.deb; do dpkg -x "$package" /; done
  mkdir -p /out
  # Parts of core are symlinks into the other packages: the copy resolves them, and fails on one that leads nowhere.
  rm -f /usr/share/wordpress/.htaccess /usr/share/wordpress/wp-config.php
  cp -rL /usr/share/wordpress /out/wordpress
fi
mv /out/wordpress/wp-content /out/wp-content
mkdir -p /out/wordpress/wp-content /out/wp-content/{plugins,themes,languages,uploads}
rm -f /out/wordpress/readme.html /out/wordpress/license.txt

for plugin in $WORDPRESS_PLUGINS; do unpack "$plugin" /out/wp-content/plugins; done
for theme in $WORDPRESS_THEMES; do unpack "$theme" /out/wp-content/themes; done
chmod -R u=rwX,go=rX /out
