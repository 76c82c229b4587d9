# Substitute for the image of Hive Gateway: its package from the npm registry, as its user and with its entry point.
ARG NODE
FROM $NODE
RUN apt-get update -q && apt-get install -q -y --no-install-recommends dumb-init && rm -rf /var/lib/apt/lists/*
WORKDIR /bundle
COPY package.json ./
RUN npm install --ignore-scripts --no-audit --no-fund && rm -rf /root/.npm && mv node_modules / && rm -rf /bundle
WORKDIR /gateway
RUN chown node .
ENV NODE_PATH=/gateway/node_modules
USER node
ENTRYPOINT ["dumb-init", "node", "/node_modules/@graphql-hive/gateway/dist/bin.js"]
