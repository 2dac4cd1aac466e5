#!/bin/bash
# Runs the image alone, without the chart: fills an empty wp-content, then Apache with the settings of WORDPRESS_*.
set -euo pipefail

content=/usr/src/wordpress/wp-content
if [ "${1:-}" = apache2 ]; then
  [ -n "$(ls -A "$content")" ] || cp -r /usr/src/wordpress-content/. "$content/"
  . /etc/apache2/envvars
fi
exec "$@"
