// This package requires an ES module, which Node does since 20.19 and jest's own `require` does not.
const { createRequire } = process.getBuiltinModule('node:module');

module.exports = createRequire(__filename)('@fastify/static');
