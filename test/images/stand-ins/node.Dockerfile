# Substitute for Docker's slim image of Node.js: Debian, Node.js and npm from the npm registry, and the user.
ARG DEBIAN
FROM $DEBIAN
RUN groupadd --gid 1000 node && useradd --uid 1000 --gid node --shell /bin/bash --create-home node
COPY node /usr/local/bin/node
COPY npm /usr/local/lib/node_modules/npm
COPY --chmod=755 node-entrypoint.sh /usr/local/bin/docker-entrypoint.sh
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
# What this machine trusts, such as a proxy in front of the npm registry.
COPY authorities.pem /usr/local/share/authorities.pem
ENV NODE_EXTRA_CA_CERTS=/usr/local/share/authorities.pem
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["node"]
