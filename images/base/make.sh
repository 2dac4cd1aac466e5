#!/bin/bash
# make.sh FOLDER ARCHIVE: a Debian base with its security updates, for machines that can pull no image. debian:trixie-slim does as well.
set -euo pipefail
root=$1 archive=$2 suite=trixie

debootstrap --variant=minbase "$suite" "$root"
# debootstrap writes the mirror that it took; updates and security fixes are beside it.
mirror=$(awk '$1 == "deb" { print $2; exit }' "$root/etc/apt/sources.list")
mirror=${mirror%/}
cat >"$root/etc/apt/sources.list" <<SOURCES
deb $mirror $suite main
deb $mirror $suite-updates main
deb ${mirror%/debian}/debian-security $suite-security main
SOURCES
# As in Debian's slim images: a container reads no manual.
cat >"$root/etc/dpkg/dpkg.cfg.d/slim" <<SLIM
path-exclude /usr/share/doc/*
path-include /usr/share/doc/*/copyright
path-exclude /usr/share/info/*
path-exclude /usr/share/locale/*
path-exclude /usr/share/man/*
SLIM
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"

chroot "$root" apt-get update
chroot "$root" env DEBIAN_FRONTEND=noninteractive apt-get -y dist-upgrade
chroot "$root" apt-get clean
find "$root/usr/share/doc" -type f ! -name copyright -delete
rm -rf "$root"/usr/share/{info,locale,man}/* "$root"/var/lib/apt/lists/* "$root"/var/log/{apt,bootstrap.log,dpkg.log} "$root"/var/cache/{apt,debconf}/*-old "$root/etc/resolv.conf"

tar -C "$root" --numeric-owner --one-file-system --exclude='./dev/*' --exclude='./proc/*' --exclude='./sys/*' -cf "$archive" .
