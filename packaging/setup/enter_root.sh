#!/bin/bash
# How is a command run inside a Debian root as on a machine of its own?
#
#   unshare --mount --propagation private --pid --fork bash enter_root.sh ROOT COMMAND...
#
# The root becomes the real root of the mount namespace. A plain chroot would not do: the kernel
# grants no user namespace inside one, and Chromium's sandbox is made of those.
set -euo pipefail
root=$1
shift

mount --bind "$root" "$root"
cd "$root"
mount -t proc proc proc
mount -t sysfs -o ro sysfs sys
mount -t tmpfs -o mode=755 tmpfs dev
mkdir dev/pts dev/shm
for device in null zero full random urandom tty; do
    touch "dev/$device"
    mount --bind "/dev/$device" "dev/$device"
done
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts dev/pts
mount -t tmpfs -o mode=1777 tmpfs dev/shm
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
ln -s /proc/self/fd/0 dev/stdin
ln -s /proc/self/fd/1 dev/stdout
ln -s /proc/self/fd/2 dev/stderr
mount -t tmpfs -o mode=755 tmpfs run

while IFS= read -r folder; do # see pip_folders in fresh_root.sh
    mkdir -p ".$folder"
    mount --bind "$folder" ".$folder"
    mount -o remount,bind,ro ".$folder"
done <root/pip-folders

mkdir -p .outside
pivot_root . .outside
umount -l .outside
exec "$@"
