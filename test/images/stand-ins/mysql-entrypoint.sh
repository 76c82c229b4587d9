#!/bin/bash
# Makes the database on the first start, without TCP: root's password, MYSQL_DATABASE, and the scripts of
# /docker-entrypoint-initdb.d, which are run if they are executable and read if they are not.
set -eo pipefail

[[ $1 == -* ]] && set -- mysqld "$@"
if [ "$(id -u)" = 0 ]; then
  chown mysql: /var/lib/mysql /var/run/mysqld
  exec setpriv --reuid=mysql --regid=mysql --init-groups "$0" "$@"
fi

if [ ! -d /var/lib/mysql/mysql ]; then
  "$@" --initialize-insecure
  "$@" --daemonize --skip-networking
  mysql --user=root <<SQL
ALTER USER 'root'@'localhost' IDENTIFIED BY '$MYSQL_ROOT_PASSWORD';
CREATE USER 'root'@'%' IDENTIFIED BY '$MYSQL_ROOT_PASSWORD';
GRANT ALL ON *.* TO 'root'@'%' WITH GRANT OPTION;
CREATE DATABASE \`$MYSQL_DATABASE\`;
SQL
  for script in /docker-entrypoint-initdb.d/*.sh; do
    # shellcheck disable=SC1090
    if [ -x "$script" ]; then "$script"; else . "$script"; fi
  done
  MYSQL_PWD=$MYSQL_ROOT_PASSWORD mysqladmin --user=root shutdown
fi
exec "$@"
