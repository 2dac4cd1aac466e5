# Which store a volume belongs to. Sourced by both start scripts, with $volume set to the volume's root.
stamp=$volume/storeyard-store-id
permission=/etc/storeyard/first-start/store-id

# stop MESSAGE ends the container; the message is what its state shows.
stop() {
  printf '%s\n' "$1" | tee /dev/termination-log >&2
  exit 1
}

# First initialisation is allowed to the store that the permission names, and to no other.
permitted() { [ -e "$permission" ] && [ "$(<"$permission")" = "$STORE_ID" ]; }

# The stamp is written last and whole: a volume that carries it was initialised to its end.
write_stamp() {
  printf '%s\n' "$STORE_ID" >"$stamp.new"
  sync "$stamp.new"
  mv "$stamp.new" "$stamp"
}

# prepare_volume INITIALISE runs it on a volume that has no stamp, when that is allowed, and stops at another store's volume.
# The lock is for replicas that share the volume: the second one finds the first one's stamp.
prepare_volume() {
  exec 9>"$volume/storeyard-lock"
  flock --timeout 300 9 || stop "Another pod has been initialising this volume for five minutes."
  if [ -e "$stamp" ]; then
    local owner
    owner=$(<"$stamp")
    [ "$owner" = "$STORE_ID" ] || stop "This volume belongs to the store '$owner', not to '$STORE_ID': it is left untouched. Give this store its own volume back."
  else
    permitted || stop "This volume has no stamp of the store '$STORE_ID' and a first start is not permitted: its data is gone or not mounted. It is not started empty; restore the volume, or retry accepting the data loss."
    "$1"
    write_stamp
  fi
  exec 9>&-
}
