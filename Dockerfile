# syntax=docker/dockerfile:1

# Debian, not Alpine: Temporal's native library needs glibc.
FROM node:22.20.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# The packages ship prebuilt binaries; none needs its install script.
RUN --mount=type=cache,target=/root/.npm npm ci --include=dev --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY rules ./rules
COPY workflows ./workflows
COPY engine ./engine
COPY editor ./editor
RUN node engine/setup/prepare.mjs --for build \
  && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:22.20.0-bookworm-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=8080 \
    DACU_DATA_DIR=/data
WORKDIR /app
COPY package.json LICENSE ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
CMD ["node", "dist/engine/cli/main.js", "server"]
