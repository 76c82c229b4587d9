# Substitute for the image of Apollo Router: the program that `npm run routers -- --build` built, on Debian.
ARG DEBIAN
FROM $DEBIAN
RUN apt-get update -q && apt-get install -q -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*
RUN useradd --create-home router
WORKDIR /dist
COPY router /dist/router
RUN mkdir config schema
ENV APOLLO_ROUTER_CONFIG_PATH=/dist/config/router.yaml
USER router
ENTRYPOINT ["/dist/router"]
