#!/bin/sh
# Run by sandbox.ts in fresh network, mount and process namespaces, as the first process there.
set -e

case $1 in
enter)
  shift
  for group in $SANDBOX_CGROUPS; do echo 0 > "$group/cgroup.procs"; done
  exec unshare --cgroup -- "$0" inside "$@"
  ;;
inside) shift ;;
*) echo "usage: sandbox.sh enter|inside COMMAND…" >&2; exit 2 ;;
esac

# The mounts of a node outside would stay in use here after it has let go of them.
for root in $SANDBOX_UNMOUNT; do
  awk -v root="$root/" 'index($2, root) == 1 { print $2 }' /proc/self/mounts | tac | while read -r mount; do
    path=$(printf %b "$mount")
    # What the node outside lets go of meanwhile is gone here as well.
    if ! umount --lazy "$path" && mountpoint --quiet "$path"; then exit 1; fi
  done
done

ip link set lo up
for dir in $SANDBOX_DIRS; do mount -t tmpfs -o mode=0755 tmpfs "$dir"; done

# Mounted anew, a hierarchy begins at this sandbox's own group: names inside are as they are outside.
for mount in $SANDBOX_CGROUP_MOUNTS; do
  path=${mount%%:*} hierarchy=${mount#*:}
  umount "$path"
  if [ "$hierarchy" = unified ]; then
    mount -t cgroup2 cgroup2 "$path"
    # A group with processes cannot give controllers to its children.
    mkdir "$path/inside"
    echo 0 > "$path/inside/cgroup.procs"
  else
    mount -t cgroup -o "$hierarchy" cgroup "$path"
  fi
done

# The kubelet sets these for the whole machine; here it sets a copy.
mkdir /run/sysctls
for file in $SANDBOX_SYSCTLS; do
  copy=/run/sysctls/$(echo "$file" | tr / _)
  cat "$file" > "$copy"
  mount --bind "$copy" "$file"
done
unset SANDBOX_UNMOUNT SANDBOX_CGROUPS SANDBOX_DIRS SANDBOX_CGROUP_MOUNTS SANDBOX_SYSCTLS

# As the first process it stays, to reap what daemons leave, and all that is inside ends with it.
set +e
exec 3<&0
"$@" <&3 3<&- &
child=$!
exec 3<&-
trap 'kill -TERM $child' TERM
trap 'kill -INT $child' INT
while :; do
  wait $child
  code=$?
  # A signal ends the wait, not the child.
  if [ $code -le 128 ] || ! kill -0 $child 2>/dev/null; then exit $code; fi
done
