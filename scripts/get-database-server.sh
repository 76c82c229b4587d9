#!/usr/bin/env bash
# Downloads a database server for a Debian machine, without installing it and without root.
set -euo pipefail

usage() {
  cat <<'USAGE'
Usage: scripts/get-database-server.sh [options] mysql|mariadb

Downloads a database server for the tests from Debian, unless it's in the cache, and prints the path of its program.
npm test finds the programs in the default folder; other paths go into TEST_DATABASE_SERVER.

  mysql    MySQL of Debian sid (9.7; 50 MB to download, 190 MB on disk), with the programs for backups
  mariadb  MariaDB of Debian trixie (11.8; 15 MB to download, 58 MB on disk)

  --suite <name>     the Debian suite to take the server from
  --folder <folder>  where to keep it; default: ${XDG_CACHE_HOME:-~/.cache}/customersource-access/<mysql|mariadb>
  --help             show this text

Exit codes: 0 the path is printed; 1 the download or the start of the program failed; 2 the arguments are wrong;
3 this machine lacks apt, dpkg, or the keyring of Debian's archive.
USAGE
}

fail() { # exit-code message
  echo "get-database-server: $2" >&2
  exit "$1"
}

server='' suite='' folder=''
while [ $# -gt 0 ]; do
  case $1 in
    --help) usage && exit 0 ;;
    --suite | --folder)
      [ $# -gt 1 ] || fail 2 "$1 needs a value. See --help."
      if [ "$1" = --suite ]; then suite=$2; else folder=$2; fi
      shift
      ;;
    mysql | mariadb)
      [ -z "$server" ] || fail 2 'one server at a time. See --help.'
      server=$1
      ;;
    *) fail 2 "unknown argument '$1'. See --help." ;;
  esac
  shift
done
case $server in
  mysql) suite=${suite:-sid} program=sbin/mysqld ;;
  mariadb) suite=${suite:-trixie} program=sbin/mariadbd ;;
  *) fail 2 'say which server: mysql or mariadb. See --help.' ;;
esac
folder=${folder:-${XDG_CACHE_HOME:-$HOME/.cache}/customersource-access/$server}

if [ -x "$folder/$program" ]; then
  echo "$folder/$program"
  exit 0
fi

keyring=/usr/share/keyrings/debian-archive-keyring.gpg
for command in apt-get dpkg-deb; do
  command -v $command >/dev/null || fail 3 "this needs $command. On other systems, install the server's own package."
done
[ -e $keyring ] || fail 3 "this needs $keyring, which the package debian-archive-keyring has."

mkdir -p "$(dirname "$folder")"
# The server is prepared in a temporary folder and moved after its first start, so that it's never used incomplete.
new=$(mktemp -d "$folder.new.XXXXXX")
trap 'rm -rf "$new"' EXIT
apt=$new/apt root=$new/root
mkdir -p "$apt"/{state/lists/partial,cache/archives/partial,parts} "$root" "$new"/{bin,sbin}

# A separate apt configuration, with no installed packages and this machine's mirror.
: >"$apt/status"
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -E '/debian/?$' | head -n 1 || true)
echo "deb [signed-by=$keyring] ${mirror:-http://deb.debian.org/debian} $suite main" >"$apt/sources.list"
cat >"$apt/apt.conf" <<CONF
Dir::State "$apt/state";
Dir::State::status "$apt/status";
Dir::Cache "$apt/cache";
Dir::Etc::sourcelist "$apt/sources.list";
Dir::Etc::sourceparts "$apt/parts";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "$apt/parts";
Acquire::Languages "none";
Acquire::Retries "3";
APT::Install-Recommends "false";
APT::Sandbox::User "";
CONF
export APT_CONFIG=$apt/apt.conf
apt-get -qq update >&2 || fail 1 "apt can't read the packages of $suite."

wanted=("$server-server-core") clients=()
if [ "$server" = mysql ]; then wanted+=(mysql-client-core) clients=(mysql mysqldump mysqlbinlog); fi
# Of the packages' dependencies, only libraries are needed. Perl is for scripts that aren't used here.
packages=$(
  apt-get install --simulate "${wanted[@]}" |
    awk '$1 == "Inst" { print $2 }' |
    grep -E "^(lib|zlib1g$|$server-(server|client)-core$)" |
    grep -vE '^lib(perl|gdbm|db5|c-gconv|tirpc-common)'
) || fail 1 "$suite has no $server-server-core that can be installed."
# shellcheck disable=SC2086
(cd "$apt/cache/archives" && apt-get -qq download $packages >&2) || fail 1 'the download failed.'
for package in "$apt"/cache/archives/*.deb; do dpkg-deb --extract "$package" "$root"; done
rm -rf "$apt" "$root"/usr/share/{doc,man,locale}
find "$root/usr/bin" -type f ! -name mariadb-install-db $(printf -- '! -name %s ' "${clients[@]}") -delete

libraries=$(dirname "$(find "$root" -name libc.so.6 -print -quit)")
linker=$(find "$libraries" -name 'ld-linux*.so*' -print -quit)
[ -e "$linker" ] || fail 1 "the packages of $suite have no dynamic linker."

# Runs a program with the linker and the libraries it was built for, because this machine's may be older.
wrap() { # wrapper program option…
  local wrapper=$1 original=$2
  shift 2
  cat >"$wrapper" <<WRAPPER
#!/bin/sh
folder=\$(dirname "\$(dirname "\$(readlink -f "\$0")")")
root=\$folder/root
# This option must come first. What the caller says later outranks what is said here.
first=
if [ "\$1" = --no-defaults ]; then first=\$1 && shift; fi
exec "\$root/${linker#"$root/"}" --library-path "\$root/${libraries#"$root/"}" "\$root/$original" \$first $* "\$@"
WRAPPER
  chmod +x "$wrapper"
}

plugins='"--plugin-dir=$root/usr/lib/mysql/plugin"'
if [ "$server" = mysql ]; then
  share='$root/usr/share/mysql'
  wrap "$new/$program" usr/sbin/mysqld "\"--basedir=\$root/usr\"" "\"--lc-messages-dir=$share\"" \
    "\"--character-sets-dir=$share/charsets\"" "$plugins" --secure-file-priv=NULL
  for client in "${clients[@]}"; do wrap "$new/bin/$client" "usr/bin/$client"; done
else
  share='$root/usr/share/mariadb'
  wrap "$new/$program" usr/sbin/mariadbd "\"--basedir=\$root/usr\"" "\"--lc-messages-dir=$share\"" \
    "\"--character-sets-dir=$share/charsets\"" "$plugins"
  # mariadb-install-db finds all files, including the wrapper, in --basedir.
  mkdir -p "$new/lib/mysql" "$root/usr/lib/mysql/plugin" "$new/share"
  ln -s ../../root/usr/lib/mysql/plugin "$new/lib/mysql/plugin"
  ln -s ../root/usr/share/mariadb "$new/share/mariadb"
  # It would read option files, but there are none. The original is in the client's package.
  printf '#!/bin/sh\n' >"$new/bin/my_print_defaults"
  cat >"$new/bin/mariadb-install-db" <<'INSTALL'
#!/bin/sh
folder=$(dirname "$(dirname "$(readlink -f "$0")")")
# Forced, since it would look up this machine's name by a program that isn't here.
exec "$folder/root/usr/bin/mariadb-install-db" "$@" "--basedir=$folder" --force
INSTALL
  chmod +x "$new"/bin/*
fi

"$new/$program" --no-defaults --version >&2 || fail 1 "the $server of $suite doesn't run on this machine."
chmod 755 "$new"
# Another process may have downloaded it in the meantime.
[ -x "$folder/$program" ] || { rm -rf "$folder" && mv "$new" "$folder"; }
echo "$folder/$program"
