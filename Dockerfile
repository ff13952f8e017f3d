# syntax=docker/dockerfile:1
FROM node:20-bookworm-slim AS build
WORKDIR /fianza
COPY package.json package-lock.json ./
COPY web/package.json web/
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json nest-cli.json ./
COPY src src
COPY migrations migrations
COPY web web
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 WEB_DIR=/fianza/web/dist
WORKDIR /fianza
COPY --from=build /fianza/package.json ./
COPY --from=build /fianza/node_modules node_modules
COPY --from=build /fianza/dist dist
COPY --from=build /fianza/web/dist web/dist
COPY scripts/mail-sink.mjs scripts/health.mjs scripts/with-secrets.mjs scripts/
COPY scripts/lib/mail-sink.mjs scripts/lib/say.mjs scripts/lib/
USER node
EXPOSE 3000
ENTRYPOINT ["node", "scripts/with-secrets.mjs"]
CMD ["dist/src/main.js"]
