// Takes Stripe's webhooks into PostgreSQL with @supabase/stripe-sync-engine, set up as its README shows, behind Node's own server.
// It trusts what the events say, so it never calls Stripe.

import { createServer } from 'node:http'
import { createRequire } from 'node:module'

// As an ES module the package doesn't find its own migrations.
const { StripeSync, runMigrations } = createRequire(import.meta.url)('@supabase/stripe-sync-engine')

const { DATABASE_URL, PORT, WEBHOOK_SECRET, POOL_SIZE } = process.env
const schema = 'stripe'

const logger = {
  info() {},
  error(error) {
    throw error
  },
}
await runMigrations({ databaseUrl: DATABASE_URL, schema, logger })
const sync = new StripeSync({
  poolConfig: { connectionString: DATABASE_URL, max: Number(POOL_SIZE) },
  schema,
  stripeSecretKey: 'sk_test_bench',
  stripeWebhookSecret: WEBHOOK_SECRET,
})

async function answer(request, body) {
  if (request.method === 'GET') return 200
  try {
    await sync.processWebhook(body, request.headers['stripe-signature'])
    return 200
  } catch (error) {
    console.error(error)
    return 500
  }
}

createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', async () => {
    const status = await answer(request, Buffer.concat(chunks))
    const body = JSON.stringify({ received: status === 200 })
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length })
    response.end(body)
  })
}).listen(Number(PORT), '127.0.0.1')
