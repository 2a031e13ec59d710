#!/bin/sh
# Runs make run and make test in a minimal Debian, as on a computer without the project, for
# `make clean-root`. Requires root, debootstrap and unshare.
#
#   SLOW=1       use half of the processor (requires cpulimit)
#   TARGETS=run  run only these targets
#   SUITE=…      use another release than Debian 12
#   MIRROR=…     use another mirror than the one in the sources of apt
#
# The base system is stored as build/clean-root/base-SUITE.tar, so only the first run downloads it.
# It uses the network settings of this computer: proxies, certificates, and the configuration of apt
# and pip, with local package folders.
set -eu

PACKAGES=python3,python3-venv,git,make,ca-certificates
SUITE=${SUITE:-bookworm}
TARGETS=${TARGETS:-run test}
project=$(cd "$(dirname "$0")/.." && pwd)
work=$project/build/clean-root
base=$work/base-$SUITE.tar
root=$work/root

main() {
    [ "$(id -u)" = 0 ] || fail "Mounting and chroot require root. Run this with sudo."
    require debootstrap debootstrap
    require unshare util-linux
    [ -z "${SLOW:-}" ] || require cpulimit cpulimit
    if [ -z "${CLEAN_ROOT_INSIDE:-}" ]; then
        # Mounts and processes are removed when this ends, for whatever reason.
        CLEAN_ROOT_INSIDE=1 exec unshare --mount --pid --fork --kill-child --mount-proc "$0" "$@"
    fi
    trap remove_root EXIT
    trap 'exit 130' INT TERM
    remove_root
    mkdir -p "$work"
    [ -f "$base" ] || make_base
    unpack
    # With sudo, the project belongs to another user, which git rejects by default.
    printf '[safe]\n\tdirectory = *\n' >"$work/gitconfig"
    GIT_CONFIG_GLOBAL=$work/gitconfig git clone --quiet --no-hardlinks "$project" "$root/project"
    for target in $TARGETS; do
        run_target "$target"
    done
}

fail() {
    echo "$1" >&2
    exit 1
}

require() {
    command -v "$1" >/dev/null || fail "$1 is not installed. Run: apt-get install -y $2"
}

remove_root() {
    # Lazy, because interrupted processes may still be ending.
    umount --recursive --lazy --quiet "$root" 2>/dev/null || true
    rm -rf --one-file-system "$root"
}

mirror() {
    apt-get indextargets --format '$(ORIGIN) $(REPO_URI)' 'Created-By: Packages' |
        sed -n 's/^Debian //p' | head -n 1
}

make_base() {
    from=${MIRROR:-$(mirror)}
    [ -n "$from" ] || fail "The sources of apt contain no Debian mirror. Run: make clean-root MIRROR=URL"
    debootstrap --variant=minbase --include="$PACKAGES" "$SUITE" "$root" "$from" >"$work/base.log" ||
        fail "The base system could not be created. See $work/base.log."
    tar --create --one-file-system --file "$base.part" --directory "$root" .
    mv "$base.part" "$base"
    rm -rf --one-file-system "$root"
}

unpack() {
    mkdir -p "$root"
    mount --bind "$root" "$root"
    tar --extract --file "$base" --directory "$root"
    mount_system
    copy_network
    mount_packages
}

mount_system() {
    mount -t proc proc "$root/proc"
    mount --rbind --make-rslave /sys "$root/sys"
    mount -t tmpfs -o mode=755 tmpfs "$root/dev"
    for device in null zero full random urandom tty; do
        touch "$root/dev/$device"
        mount --bind "/dev/$device" "$root/dev/$device"
    done
    mkdir "$root/dev/pts" "$root/dev/shm"
    mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts "$root/dev/pts"
    mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
    ln -s pts/ptmx "$root/dev/ptmx"
    ln -s /proc/self/fd "$root/dev/fd"
    ln -s /proc/self/fd/0 "$root/dev/stdin"
    ln -s /proc/self/fd/1 "$root/dev/stdout"
    ln -s /proc/self/fd/2 "$root/dev/stderr"
}

copy_network() {
    for file in /etc/resolv.conf /etc/hosts /etc/ssl/certs/ca-certificates.crt \
        /etc/pip.conf "$HOME/.pip/pip.conf" "$HOME/.config/pip/pip.conf"; do
        if [ -f "$file" ]; then
            inside=$root$(echo "$file" | sed "s,^$HOME/,/root/,")
            mkdir -p "$(dirname "$inside")"
            cat "$file" >"$inside"
        fi
    done
    apt-config dump | grep '^Acquire::' >"$root/etc/apt/apt.conf.d/90host" || true
}

# Mounts the package folders in the configuration of pip, read-only and at the same path. An index in
# a folder may refer to files beside it.
mount_packages() {
    {
        cat /etc/pip.conf "$HOME/.pip/pip.conf" "$HOME/.config/pip/pip.conf" 2>/dev/null || true
        env | grep '^PIP_' || true
    } | tr ' =' '\n\n' | sed -n 's,^file://\(/.*\)/[^/]*/*$,\1,; /^\//p' | sort -u |
        while read -r folder; do
            if [ -d "$folder" ]; then
                mkdir -p "$root$folder"
                mount --bind -o ro "$folder" "$root$folder"
            fi
        done
}

# Runs a command in the root, without the rest of this environment.
inside() {
    names='^(PIP_[A-Z_]*|[A-Za-z]*_proxy|[A-Z]*_PROXY|SSL_CERT_FILE|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE)='
    env | grep -E "$names" >"$root/environment" || true
    env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
        TERM="${TERM:-dumb}" chroot "$root" sh -c '
            while IFS= read -r setting; do export "$setting"; done </environment
            cd /project && "$@"
            echo $? >/status' sh "$@"
}

run_target() {
    echo "== make $1 in Debian $SUITE${SLOW:+, slowed}"
    echo 1 >"$root/status"
    start=$(date +%s)
    if [ -z "${SLOW:-}" ]; then
        inside make "$1" || true
    else
        slowed "$1"
    fi
    read -r status <"$root/status"
    echo "== make $1 took $(($(date +%s) - start)) s and ended with code $status"
    [ "$status" = 0 ] || exit "$status"
}

slowed() {
    inside make "$1" &
    cpulimit --quiet --include-children --limit $((50 * $(nproc))) --pid $! >/dev/null 2>&1 || true
    wait $! || true
}

main "$@"
