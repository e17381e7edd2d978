// A small HTTP service that stands for your own platform: it prints each call, and applies each key once.
// Usage: node docs/examples/receiver.mjs [port]
import { createServer } from 'node:http';

const answers = new Map();

async function answer(request, response) {
  response.setHeader('content-type', 'application/json');
  if (request.method === 'GET') {
    response.end(JSON.stringify([...answers.keys()]));
    return;
  }
  let body = '';
  for await (const chunk of request) body += chunk;
  const key = String(request.headers['x-request-id'] ?? '');
  const known = answers.get(key);
  const given = known ?? { accepted: true, number: answers.size + 1 };
  answers.set(key, given);
  console.log(`${known ? 'again' : 'new  '} ${request.method} ${request.url} ${key} ${body}`);
  response.end(JSON.stringify(given));
}

createServer((request, response) => void answer(request, response))
  .listen(Number(process.argv[2] ?? 9090), '127.0.0.1')
  .on('listening', function () {
    console.log(`Listening on http://127.0.0.1:${this.address().port}`);
  });
