"""Stripe's library for Python drives every endpoint of a running sandbox.

Set STRIPE_SANDBOX_URL and STRIPE_SANDBOX_KEY (cargo run -p stripe-sandbox --example serve), then: python -m unittest
"""

import http.server
import json
import os
import queue
import threading
import unittest
import urllib.request
import uuid

import stripe

URL = os.environ["STRIPE_SANDBOX_URL"]
KEY = os.environ["STRIPE_SANDBOX_KEY"]


def client(key=KEY, **options):
    return stripe.StripeClient(key, base_addresses={"api": URL}, max_network_retries=0, **options)


API = client().v1


def control(method, path, body=None):
    """A control endpoint, which Stripe does not have."""
    data = json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(f"{URL}/sandbox{path}", data=data, method=method)
    with urllib.request.urlopen(request) as response:
        return json.load(response)


def fetch(url):
    with urllib.request.urlopen(url) as response:
        return response.headers["content-type"], response.read()


def monthly_price(amount=1200, currency="usd"):
    return API.prices.create(
        {
            "currency": currency,
            "unit_amount": amount,
            "recurring": {"interval": "month"},
            "product_data": {"name": "Python SDK plan"},
        }
    )


def paying_customer():
    """A customer whose default is a card that works."""
    customer = API.customers.create({"email": f"{uuid.uuid4()}@example.com"})
    method = API.payment_methods.attach("pm_card_visa", {"customer": customer.id})
    return API.customers.update(customer.id, {"invoice_settings": {"default_payment_method": method.id}})


class Objects(unittest.TestCase):
    def test_account(self):
        self.assertEqual(API.accounts.retrieve_current().object, "account")

    def test_customers(self):
        email = f"{uuid.uuid4()}@example.com"
        customer = API.customers.create({"email": email, "metadata": {"a": "1", "b": "2"}, "preferred_locales": ["de"]})
        updated = API.customers.update(customer.id, {"metadata": {"a": ""}, "name": "Ada"})
        self.assertEqual(updated.metadata.to_dict(), {"b": "2"})
        found = API.customers.list({"email": email, "created": {"gte": customer.created}})
        self.assertEqual([one.id for one in found.data], [customer.id])
        self.assertTrue(API.customers.delete(customer.id).deleted)
        self.assertTrue(API.customers.retrieve(customer.id).deleted)

    def test_products_and_prices(self):
        product = API.products.create(
            {
                "name": "Team",
                "default_price_data": {"currency": "jpy", "unit_amount": 500, "recurring": {"interval": "month"}},
            }
        )
        tiered = API.prices.create(
            {
                "product": product.id,
                "currency": "kwd",
                "billing_scheme": "tiered",
                "tiers_mode": "volume",
                "tiers": [{"up_to": 10, "unit_amount": 1000}, {"up_to": "inf", "unit_amount": 500}],
                "recurring": {"interval": "year"},
            }
        )
        self.assertEqual(len(API.prices.retrieve(tiered.id, {"expand": ["tiers"]}).tiers), 2)
        self.assertEqual(len(API.prices.list({"product": product.id}).data), 2)
        self.assertFalse(API.prices.update(tiered.id, {"active": False}).active)
        self.assertEqual(API.products.update(product.id, {"name": "Teams"}).name, "Teams")
        self.assertEqual(API.products.retrieve(product.id, {"expand": ["default_price"]}).default_price.currency, "jpy")
        self.assertEqual(len(API.products.list({"ids": [product.id]}).data), 1)
        self.assertTrue(API.products.delete(API.products.create({"name": "Unsold"}).id).deleted)

    def test_payment_methods(self):
        customer = API.customers.create({})
        card = API.payment_methods.create({"type": "card", "card": {"token": "tok_visa"}})
        bank = API.payment_methods.create(
            {"type": "us_bank_account", "us_bank_account": {"account_number": "000123456789", "routing_number": "110000000"}}
        )
        for method in (card, bank):
            API.payment_methods.attach(method.id, {"customer": customer.id})
        self.assertEqual(API.payment_methods.list({"customer": customer.id, "type": "card"}).data[0].card.last4, "4242")
        self.assertEqual(len(API.customers.payment_methods.list(customer.id).data), 2)
        self.assertEqual(API.customers.payment_methods.retrieve(customer.id, bank.id).us_bank_account.last4, "6789")
        self.assertEqual(API.payment_methods.update(card.id, {"metadata": {"a": "b"}}).metadata["a"], "b")
        self.assertEqual(API.payment_methods.retrieve(card.id).customer, customer.id)
        self.assertIsNone(API.payment_methods.detach(card.id).customer)

    def test_setup_intents(self):
        customer = API.customers.create({})
        intent = API.setup_intents.create({"customer": customer.id, "payment_method_types": ["card"]})
        self.assertEqual(API.setup_intents.confirm(intent.id, {"payment_method": "pm_card_visa"}).status, "succeeded")
        expanded = API.setup_intents.retrieve(intent.id, {"expand": ["payment_method"]})
        self.assertEqual(expanded.payment_method.customer, customer.id)
        self.assertEqual(len(API.setup_intents.list({"customer": customer.id}).data), 1)

    def test_subscriptions_items_and_schedules(self):
        customer, price = paying_customer(), monthly_price()
        subscription = API.subscriptions.create(
            {
                "customer": customer.id,
                "items": [{"price": price.id, "quantity": 3}],
                "billing_mode": {"type": "classic"},
            }
        )
        self.assertEqual(subscription.status, "active")
        ending = API.subscriptions.update(subscription.id, {"cancel_at_period_end": True})
        self.assertTrue(ending.cancel_at_period_end)
        self.assertEqual(ending.cancel_at, ending["items"].data[0].current_period_end)
        self.assertIsNone(API.subscriptions.update(subscription.id, {"cancel_at_period_end": False}).cancel_at)
        items = API.subscription_items.list({"subscription": subscription.id})
        self.assertEqual(API.subscription_items.retrieve(items.data[0].id).quantity, 3)
        self.assertEqual(len(API.subscriptions.list({"customer": customer.id, "status": "all"}).data), 1)

        schedule = API.subscription_schedules.create({"from_subscription": subscription.id})
        with self.assertRaisesRegex(stripe.InvalidRequestError, "managed by the subscription schedule"):
            API.subscriptions.update(subscription.id, {"cancel_at_period_end": True})
        self.assertEqual(API.subscription_schedules.retrieve(schedule.id).status, "active")
        self.assertEqual(len(API.subscription_schedules.list({"customer": customer.id}).data), 1)
        self.assertEqual(API.subscription_schedules.release(schedule.id).status, "released")
        again = API.subscription_schedules.create({"from_subscription": subscription.id})
        self.assertEqual(API.subscription_schedules.cancel(again.id).status, "canceled")
        self.assertEqual(API.subscriptions.retrieve(subscription.id).status, "canceled")

        other = API.subscriptions.create({"customer": customer.id, "items": [{"price": price.id}]})
        with self.assertRaisesRegex(stripe.InvalidRequestError, "paused status"):
            API.subscriptions.resume(other.id)
        self.assertEqual(API.subscriptions.cancel(other.id).status, "canceled")

    def test_invoices(self):
        customer, price = paying_customer(), monthly_price()
        request = {"customer": customer.id, "items": [{"price": price.id}], "payment_behavior": "default_incomplete"}
        first, second = API.subscriptions.create(request), API.subscriptions.create(request)
        invoice = API.invoices.pay(first.latest_invoice)
        self.assertEqual((invoice.status, invoice.amount_paid), ("paid", 1200))
        expanded = API.invoices.retrieve(invoice.id, {"expand": ["payments", "customer"]})
        intent = expanded.payments.data[0].payment.payment_intent
        self.assertEqual(API.payment_intents.retrieve(intent).status, "succeeded")
        self.assertEqual(API.invoices.line_items.list(invoice.id).data[0].amount, 1200)
        self.assertEqual(API.invoices.mark_uncollectible(second.latest_invoice).status, "uncollectible")
        self.assertEqual(API.invoices.void_invoice(second.latest_invoice).status, "void")
        with self.assertRaises(stripe.InvalidRequestError):
            API.invoices.finalize_invoice(invoice.id)
        self.assertEqual(len(API.invoices.list({"customer": customer.id, "status": "paid"}).data), 1)
        self.assertEqual(API.invoices.create_preview({"subscription": first.id}).total, 1200)
        self.assertEqual(fetch(invoice.invoice_pdf)[0], "application/pdf")
        self.assertIn(invoice.number.encode(), fetch(invoice.hosted_invoice_url)[1])


    def test_payments_refunds_and_credit_notes(self):
        customer, price = paying_customer(), monthly_price()
        subscription = API.subscriptions.create({"customer": customer.id, "items": [{"price": price.id}]})
        self.assertEqual(subscription.billing_mode.type, "flexible", "the default of the library's version")
        payment = API.invoice_payments.list({"invoice": subscription.latest_invoice}).data[0]
        intent = payment.payment.payment_intent
        by_intent = {"payment": {"type": "payment_intent", "payment_intent": intent}}
        self.assertEqual(API.invoice_payments.list(by_intent).data[0].id, payment.id)
        refund = API.refunds.create({"payment_intent": intent, "amount": 200})
        charge = API.charges.retrieve(refund.charge)
        self.assertEqual((charge.amount_refunded, charge.payment_method_details.card.last4), (200, "4242"))
        with self.assertRaises(stripe.InvalidRequestError):
            API.refunds.create({"charge": charge.id, "amount": 5000})
        note = API.credit_notes.create({"invoice": subscription.latest_invoice, "amount": 300, "refund_amount": 300})
        self.assertEqual(API.credit_notes.retrieve(note.id).type, "post_payment")
        self.assertEqual(API.credit_notes.list({"customer": customer.id}).data[0].id, note.id)

    def test_tax_ids(self):
        customer = API.customers.create({})
        tax_id = API.customers.tax_ids.create(customer.id, {"type": "gb_vat", "value": "GB123456789"})
        self.assertEqual(API.customers.tax_ids.list(customer.id).data[0].value, "GB123456789")
        self.assertTrue(API.customers.tax_ids.delete(customer.id, tax_id.id).deleted)

    def test_older_versions_have_older_shapes(self):
        customer, price = paying_customer(), monthly_price()
        old = client(stripe_version="2024-06-20").v1
        subscription = old.subscriptions.create(
            {"customer": customer.id, "items": [{"price": price.id}], "expand": ["latest_invoice.payment_intent"]}
        )
        self.assertEqual(subscription.latest_invoice["payment_intent"]["status"], "succeeded")
        self.assertTrue(subscription.latest_invoice["paid"])
        self.assertEqual(subscription["current_period_start"], subscription.created)


class Behaviour(unittest.TestCase):
    def test_errors_are_the_classes_of_the_library(self):
        with self.assertRaises(stripe.AuthenticationError):
            client("sk_test_wrong_wrong_wrong").v1.customers.list()
        with self.assertRaises(stripe.InvalidRequestError) as missing:
            API.customers.retrieve("cus_nobody")
        self.assertEqual((missing.exception.http_status, missing.exception.code), (404, "resource_missing"))
        with self.assertRaises(stripe.InvalidRequestError) as unknown:
            API.customers.create({"colour": "red"})
        self.assertEqual((unknown.exception.code, unknown.exception.param), ("parameter_unknown", "colour"))
        customer = API.customers.create({})
        with self.assertRaises(stripe.CardError) as declined:
            API.payment_methods.attach("pm_card_chargeDeclined", {"customer": customer.id})
        self.assertEqual(declined.exception.code, "card_declined")

    def test_an_idempotency_key_repeats_the_answer(self):
        options = {"idempotency_key": str(uuid.uuid4())}
        first = API.customers.create({"name": "Once"}, options)
        self.assertEqual(API.customers.create({"name": "Once"}, options).id, first.id)
        with self.assertRaises(stripe.IdempotencyError):
            API.customers.create({"name": "Twice"}, options)

    def test_lists_page_themselves(self):
        customer = paying_customer()
        for brand in ("pm_card_mastercard", "pm_card_amex"):
            API.payment_methods.attach(brand, {"customer": customer.id})
        methods = API.customers.payment_methods.list(customer.id, {"limit": 1}).auto_paging_iter()
        self.assertEqual([method.card.brand for method in methods], ["amex", "mastercard", "visa"])

    def test_checkout(self):
        customer = API.customers.create({"email": "ada@example.com"})
        session = API.checkout.sessions.create(
            {
                "mode": "setup",
                "currency": "usd",
                "customer": customer.id,
                "success_url": "https://shop.example/ok?session={CHECKOUT_SESSION_ID}",
            }
        )
        done = control("POST", f"/checkout/{session.id}/complete", {"card": "mastercard"})
        self.assertEqual(done["url"], f"https://shop.example/ok?session={session.id}")
        completed = API.checkout.sessions.retrieve(session.id, {"expand": ["setup_intent.payment_method"]})
        self.assertEqual(completed.setup_intent.payment_method.card.last4, "4444")
        buying = API.checkout.sessions.create(
            {
                "mode": "subscription",
                "customer": customer.id,
                "line_items": [{"price": monthly_price().id, "quantity": 1}],
                "success_url": "https://shop.example/ok",
            }
        )
        self.assertEqual(API.checkout.sessions.line_items.list(buying.id).data[0].quantity, 1)
        self.assertEqual(len(API.checkout.sessions.list({"customer": customer.id}).data), 2)
        self.assertEqual(API.checkout.sessions.expire(buying.id).status, "expired")

    def test_events_arrive_as_webhooks_that_the_library_verifies(self):
        received = queue.Queue()

        class Receiver(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"]))
                received.put((body, self.headers["stripe-signature"]))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_):
                pass

        server = http.server.HTTPServer(("127.0.0.1", 0), Receiver)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        endpoint = API.webhook_endpoints.create(
            {"url": f"http://127.0.0.1:{server.server_port}/", "enabled_events": ["product.created"]}
        )
        product = API.products.create({"name": "Announced"})
        body, signature = received.get(timeout=15)
        event = stripe.Webhook.construct_event(body, signature, endpoint.secret)
        self.assertEqual((event.type, event.data.object.id), ("product.created", product.id))
        with self.assertRaises(stripe.SignatureVerificationError):
            stripe.Webhook.construct_event(body, signature, "whsec_other")

        self.assertEqual(API.events.retrieve(event.id).id, event.id)
        self.assertTrue(API.events.list({"type": "product.created"}).data)
        self.assertEqual(API.webhook_endpoints.update(endpoint.id, {"disabled": True}).status, "disabled")
        self.assertEqual(API.webhook_endpoints.retrieve(endpoint.id).url, endpoint.url)
        self.assertTrue(API.webhook_endpoints.list().data)
        self.assertTrue(API.webhook_endpoints.delete(endpoint.id).deleted)


if __name__ == "__main__":
    unittest.main()
