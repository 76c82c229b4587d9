#!/bin/bash
# Starts Docker's daemon in a Debian of its own: `unshare … start-engine.sh <Debian's root> <project> <contexts>`.
# The namespaces end with it, and so do its containers, networks and firewall rules.
set -euo pipefail
root=$1 project=$2 contexts=$3

# Held until the daemon ends; two of them must not share the folder.
exec 9>"$root.lock"
flock --nonblock 9 || { echo 'Another run of test:images is using this folder.' >&2 && exit 1; }

mount --make-rprivate /
mount --bind "$root" "$root"
mount --rbind /sys "$root/sys"
mount --rbind /dev "$root/dev"
mount -t proc proc "$root/proc"
mount -t tmpfs tmpfs "$root/run"
mount -t tmpfs tmpfs "$root/tmp"
mkdir -p "$root/project" "$root/contexts"
mount --bind "$project" "$root/project"
mount -o remount,bind,ro "$root/project"
mount --bind "$contexts" "$root/contexts"
# Where slirp4netns answers.
echo nameserver 10.0.2.3 >"$root/etc/resolv.conf"

cd "$root"
pivot_root . mnt
umount -l /mnt
ip link set lo up
exec docker-init -- dockerd
