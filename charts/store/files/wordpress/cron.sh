#!/bin/bash
# Asks Apache for WordPress's due work, so that it is done without visitors.
# WINCH is the image's stop signal, for Apache.
trap 'exit 0' TERM INT WINCH

pause() { sleep "$1" & wait $!; }

# The answer comes when the work is done; what takes longer than a minute goes on without us.
ask() {
  local status=
  exec 3<>"/dev/tcp/127.0.0.1/8080" || return
  printf 'GET /wp-cron.php?doing_wp_cron HTTP/1.0\r\nHost: %s\r\nX-Forwarded-Proto: %s\r\nUser-Agent: storeyard-cron\r\n\r\n' "$STORE_HOST" "$STORE_SCHEME" >&3
  IFS= read -r -t 60 status <&3
  exec 3>&-
  [[ $status == "HTTP/1.1 200"* ]] || echo "wp-cron.php answered: ${status:-nothing within 60 s}" >&2
}

# Stores on one node do not all ask in the same second.
pause "$((RANDOM % CRON_INTERVAL_SECONDS))"
while :; do
  ask
  pause "$CRON_INTERVAL_SECONDS"
done
