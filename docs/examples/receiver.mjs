// A small HTTP service that stands for your own platform: it prints each call, and applies each key once.
// Usage: node docs/examples/receiver.mjs [port]
import { createServer } from 'node:http';

const applied = new Map();

createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const key = request.headers['x-request-id'] ?? '';
  const known = applied.get(key);
  const answer = known ?? { accepted: true, number: applied.size + 1 };
  if (request.method === 'POST') applied.set(key, answer);
  if (request.method === 'GET') {
    response.setHeader('content-type', 'application/json').end(JSON.stringify([...applied.keys()]));
    return;
  }
  console.log(`${known ? 'again' : 'new  '} ${request.method} ${request.url} ${key} ${body}`);
  response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
}).listen(Number(process.argv[2] ?? 9090), '127.0.0.1');
