# Substitute for Docker's image of MySQL: the server and client of Debian, and an entry point that does what we rely on.
ARG DEBIAN
FROM $DEBIAN
RUN groupadd --system --gid 999 mysql \
  && useradd --system --uid 999 --gid 999 --home-dir /var/lib/mysql --no-create-home mysql \
  && install --directory --owner=mysql --group=mysql /var/lib/mysql /var/lib/mysql-files /var/run/mysqld \
  && install --directory /docker-entrypoint-initdb.d
COPY --chmod=755 mysql-entrypoint.sh /usr/local/bin/docker-entrypoint.sh
VOLUME /var/lib/mysql
ENTRYPOINT ["docker-entrypoint.sh"]
EXPOSE 3306
CMD ["mysqld"]
