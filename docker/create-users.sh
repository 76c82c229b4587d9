#!/bin/bash
# Runs once, when MySQL's image makes the database: creates the owner, who migrates it and grants, and the service's
# own user, who may do nothing until the migrations have granted it.
# Where the file is not executable, the image's own script reads it, and goes on with what is set here.
set -e

# Both go into DATABASE_URL.
for password in "$OWNER_PASSWORD" "$ACCESS_PASSWORD"; do
  case "$password" in
    '' | *[!A-Za-z0-9._~-]*)
      echo 'DATABASE_OWNER_PASSWORD and DATABASE_PASSWORD may have letters, digits and . _ ~ - only.' >&2
      exit 1
      ;;
  esac
done

MYSQL_PWD="$MYSQL_ROOT_PASSWORD" mysql --user=root <<SQL
CREATE USER 'owner'@'%' IDENTIFIED BY '$OWNER_PASSWORD';
GRANT ALL PRIVILEGES ON \`$MYSQL_DATABASE\`.* TO 'owner'@'%' WITH GRANT OPTION;
CREATE USER 'access'@'%' IDENTIFIED BY '$ACCESS_PASSWORD';
SQL
