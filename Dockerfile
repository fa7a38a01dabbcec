# One image per service: docker build --build-arg APP=gateway -t linkwright/gateway:0.1.0 .
# They differ in one variable and share every layer. Each also runs the commands: docker run … migrate
# Nothing is written at run time, so the root file system can be read-only.

# A Node with long-term support, the newest one. `npm ci` is not used: the lockfile lacks packages for other platforms.
FROM node:26.13.0-trixie-slim AS node
WORKDIR /app
COPY package.json package-lock.json .npmrc ./

FROM node AS packages
RUN npm install --omit=dev --no-save --ignore-scripts --no-audit --no-fund

FROM node AS build
RUN npm install --include=dev --no-save --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY scripts scripts
COPY libs libs
COPY tools tools
COPY apps apps
# Whoever built it may have had a strict umask: in the image another user reads the files.
RUN npm run build && chmod -R a+rX package.json scripts dist

FROM node:26.13.0-trixie-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/package.json package.json
COPY --from=build /app/scripts scripts
COPY --from=build /app/dist dist
ARG APP
RUN test -f "dist/apps/$APP/src/main.js" || { echo "Say which service: --build-arg APP= one of" $(cd dist/apps && ls -d */src/main.js | cut -d/ -f1) "instead of '$APP'"; exit 1; }
ENV APP=$APP
# By number, so that Kubernetes can tell that it is not root.
USER 1000:1000
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --start-interval=1s --retries=3 CMD ["node", "scripts/healthy.mjs"]
# Node is the first process and takes SIGTERM itself: the service drains and ends, see scripts/container.mjs.
# Room for 16 to 32 MB of young objects: of less, much of what one batch of an import needs would be copied again and again.
ENTRYPOINT ["node", "--enable-source-maps", "--min-semi-space-size=16", "--max-semi-space-size=32", "scripts/container.mjs"]
