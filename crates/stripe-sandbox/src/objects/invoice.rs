//! Invoices and their lines.

use serde_json::{Value, json};

use super::account::Account;
use super::address::Address;
use super::metadata::Metadata;
use super::payment_intent::PaymentIntent;
use super::subscription::CollectionMethod;
use super::{Seconds, Word, words};
use crate::pagination::list_object;
use crate::state::State;
use crate::table::Row;

words! {
    InvoiceStatus {
        Draft = "draft",
        Open = "open",
        Paid = "paid",
        Uncollectible = "uncollectible",
        Void = "void",
    }
}

words! {
    BillingReason {
        SubscriptionCreate = "subscription_create",
        SubscriptionCycle = "subscription_cycle",
        SubscriptionUpdate = "subscription_update",
        /// Made by hand, for no subscription.
        Manual = "manual",
        Upcoming = "upcoming",
    }
}

/// What a line bills.
#[derive(Clone, Debug)]
pub(crate) enum LineSource {
    /// By its identifier.
    SubscriptionItem(String),
    /// By its identifier. The sandbox keeps no such object beside the line.
    InvoiceItem(String),
}

#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) id: String,
    pub(crate) amount: i64,
    pub(crate) description: String,
    /// Price and product; `None` for an amount that was put on by hand.
    pub(crate) price: Option<(String, String)>,
    pub(crate) unit_amount: Option<i64>,
    pub(crate) quantity: i64,
    pub(crate) period_start: Seconds,
    pub(crate) period_end: Seconds,
    pub(crate) source: LineSource,
    pub(crate) proration: bool,
}

/// How identifiers begin, and how many characters follow.
pub(crate) const PREFIX: &str = "in_";
pub(crate) const ID_CHARS: usize = 24;
/// How many characters of a link nobody can guess.
pub(crate) const SECRET_CHARS: usize = 24;

#[derive(Clone, Debug)]
pub(crate) struct Invoice {
    pub(crate) id: String,
    pub(crate) created: Seconds,
    pub(crate) customer: String,
    /// The customer as they were when the invoice was made.
    pub(crate) customer_email: Option<String>,
    pub(crate) customer_name: Option<String>,
    pub(crate) customer_address: Option<Address>,
    /// Type and value of each.
    pub(crate) customer_tax_ids: Vec<(&'static str, String)>,
    pub(crate) subscription: Option<String>,
    pub(crate) subscription_metadata: Metadata,
    /// Given when it is finalised: the customer's prefix and a counter.
    pub(crate) number: Option<String>,
    pub(crate) status: InvoiceStatus,
    pub(crate) currency: String,
    pub(crate) lines: Vec<Line>,
    /// By its identifier, what each discount takes off.
    pub(crate) discounts: Vec<(String, i64)>,
    pub(crate) billing_reason: BillingReason,
    pub(crate) collection_method: CollectionMethod,
    pub(crate) default_payment_method: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) metadata: Metadata,
    /// Whether it finalises and collects by itself as time passes.
    pub(crate) auto_advance: bool,
    pub(crate) automatically_finalizes_at: Option<Seconds>,
    pub(crate) attempt_count: u32,
    pub(crate) next_payment_attempt: Option<Seconds>,
    pub(crate) payment_intent: Option<String>,
    pub(crate) due_date: Option<Seconds>,
    pub(crate) period_start: Seconds,
    pub(crate) period_end: Seconds,
    pub(crate) finalized_at: Option<Seconds>,
    pub(crate) paid_at: Option<Seconds>,
    /// Whether somebody said that it was paid, by ways that Stripe does not see.
    pub(crate) paid_out_of_band: bool,
    pub(crate) voided_at: Option<Seconds>,
    pub(crate) marked_uncollectible_at: Option<Seconds>,
    /// The customer's balance when it was finalised, and what was left of it then. A credit is negative, a debt positive.
    pub(crate) starting_balance: i64,
    pub(crate) ending_balance: Option<i64>,
    /// What credit notes took off before the payment, and gave back after it.
    pub(crate) pre_payment_credit: i64,
    pub(crate) post_payment_credit: i64,
    /// The unguessable part of the hosted page's address.
    pub(crate) link_secret: String,
}

impl Row for Invoice {
    const IS_TIMED: bool = true;

    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> Seconds {
        self.created
    }

    fn keys(&self) -> Vec<&str> {
        vec![&self.customer]
    }
}

impl Invoice {
    /// What all lines add up to.
    pub(crate) fn subtotal(&self) -> i64 {
        self.lines.iter().map(|line| line.amount).fold(0, i64::saturating_add)
    }

    /// The same after discounts. Negative when more is given back than asked for.
    pub(crate) fn total(&self) -> i64 {
        self.discounts.iter().map(|(_, off)| *off).fold(self.subtotal(), i64::saturating_sub)
    }

    /// What the customer is asked for, after the customer's balance and the credit notes that came before the payment.
    pub(crate) fn amount_due(&self) -> i64 {
        self.amount_due_from(self.starting_balance)
    }

    fn amount_due_from(&self, balance: i64) -> i64 {
        (self.total() + balance - self.pre_payment_credit).max(0)
    }

    /// What the customer's balance is before it: of one that isn't finalised, as it is now. It counts in the customer's currency only.
    /// Source: Stripe's API reference, `starting_balance` of an invoice.
    pub(crate) fn balance_before(&self, state: &State) -> i64 {
        if self.ending_balance.is_some() {
            return self.starting_balance;
        }
        let customer =
            state.customers.get(&self.customer).filter(|customer| customer.pays_in(&self.currency));
        customer.map_or(0, |customer| customer.balance)
    }

    pub(crate) fn amount_paid(&self) -> i64 {
        if self.status == InvoiceStatus::Paid { self.amount_due() } else { 0 }
    }

    pub(crate) fn amount_remaining(&self) -> i64 {
        self.amount_due() - self.amount_paid()
    }

    /// What stands in the hosted page's address: the invoice's identifier without its beginning, and the secret.
    pub(crate) fn link_token(&self) -> String {
        format!("{}{}", self.id.trim_start_matches(PREFIX), self.link_secret)
    }

    /// The identifier of the invoice that a token is for, if there is one.
    pub(crate) fn id_of_link_token(token: &str) -> Option<String> {
        token.get(..ID_CHARS).map(|id| format!("{PREFIX}{id}"))
    }

    /// Whether money may still be taken for it.
    pub(crate) fn is_collectible(&self) -> bool {
        matches!(self.status, InvoiceStatus::Open | InvoiceStatus::Uncollectible)
    }

    pub(crate) fn json(&self, state: &State) -> Value {
        let (subtotal, total) = (self.subtotal(), self.total());
        let starting_balance = self.balance_before(state);
        let amount_due = self.amount_due_from(starting_balance);
        let link = |suffix: &str| {
            self.finalized_at.map(|_| state.link(&format!("/i/{}{suffix}", self.link_token())))
        };
        json!({
            "id": self.id,
            "object": "invoice",
            "account_country": Account::COUNTRY,
            "account_name": Account::NAME,
            "account_tax_ids": null,
            "amount_due": amount_due,
            "amount_overpaid": 0,
            "amount_paid": self.amount_paid(),
            "amount_remaining": amount_due - self.amount_paid(),
            "amount_shipping": 0,
            "application": null,
            "attempt_count": self.attempt_count,
            "attempted": self.attempt_count > 0 || self.status == InvoiceStatus::Paid,
            "auto_advance": self.auto_advance,
            "automatic_tax": {
                "disabled_reason": null,
                "enabled": false,
                "liability": null,
                "provider": null,
                "status": null,
            },
            "automatically_finalizes_at": self.automatically_finalizes_at,
            "billing_reason": self.billing_reason.word(),
            "charge": self.latest_charge(state),
            "collection_method": self.collection_method.word(),
            "created": self.created,
            "currency": self.currency,
            "custom_fields": null,
            "customer": self.customer,
            "customer_address": self.customer_address.as_ref().map(Address::json),
            "customer_email": self.customer_email,
            "customer_name": self.customer_name,
            "customer_phone": null,
            "customer_shipping": null,
            "customer_tax_exempt": "none",
            "customer_tax_ids": self.customer_tax_ids.iter().map(tax_id_json).collect::<Value>(),
            "default_payment_method": self.default_payment_method,
            "default_source": null,
            "default_tax_rates": [],
            "description": self.description,
            "discounts": self.discounts.iter().map(|(discount, _)| discount).collect::<Vec<_>>(),
            "due_date": self.due_date,
            "effective_at": self.finalized_at,
            "ending_balance": self.ending_balance,
            "footer": null,
            "from_invoice": null,
            "hosted_invoice_url": link(""),
            "invoice_pdf": link("/pdf"),
            "issuer": { "type": "self" },
            "last_finalization_error": null,
            "latest_revision": null,
            "lines": self.lines_json(),
            "livemode": false,
            "metadata": self.metadata,
            "next_payment_attempt": self.next_payment_attempt,
            "number": self.number,
            "on_behalf_of": null,
            "paid_out_of_band": self.paid_out_of_band,
            "parent": self.subscription.as_ref().map(|subscription| json!({
                "quote_details": null,
                "subscription_details": { "metadata": self.subscription_metadata, "subscription": subscription },
                "type": "subscription_details",
            })),
            "payment_intent": self.payment_intent,
            "payment_settings": {
                "default_mandate": null,
                "payment_method_options": null,
                "payment_method_types": null,
            },
            "period_end": self.period_end,
            "period_start": self.period_start,
            "post_payment_credit_notes_amount": self.post_payment_credit,
            "pre_payment_credit_notes_amount": self.pre_payment_credit,
            "receipt_number": null,
            "rendering": null,
            "shipping_cost": null,
            "shipping_details": null,
            "starting_balance": starting_balance,
            "statement_descriptor": null,
            "status": self.status.word(),
            "status_transitions": {
                "finalized_at": self.finalized_at,
                "marked_uncollectible_at": self.marked_uncollectible_at,
                "paid_at": self.paid_at,
                "voided_at": self.voided_at,
            },
            "subtotal": subtotal,
            "subtotal_excluding_tax": subtotal,
            "test_clock": null,
            "total": total,
            "total_discount_amounts": self.discounts.iter().map(discount_json).collect::<Value>(),
            "total_excluding_tax": total,
            "total_pretax_credit_amounts": [],
            "total_taxes": [],
            "webhooks_delivered_at": self.finalized_at,
        })
    }

    /// The payments made or tried, which Stripe shows only to those who ask with `expand[]=payments`.
    pub(crate) fn payments_json(&self, state: &State) -> Value {
        let intent = self.payment_intent.as_ref().and_then(|intent| state.payment_intents.get(intent));
        let data = intent.map(PaymentIntent::invoice_payment_json).into_iter().collect();
        list_object(&format!("/v1/invoice_payments?invoice={}", self.id), false, data)
    }

    /// The charge that its payment tried last.
    fn latest_charge<'a>(&self, state: &'a State) -> Option<&'a String> {
        state.payment_intents.get(self.payment_intent.as_ref()?)?.latest_charge.as_ref()
    }

    fn lines_json(&self) -> Value {
        let shown = self.lines.iter().take(10).map(|line| line.json(self)).collect();
        list_object(&format!("/v1/invoices/{}/lines", self.id), self.lines.len() > 10, shown)
    }
}

fn discount_json((discount, amount): &(String, i64)) -> Value {
    json!({ "amount": amount, "discount": discount })
}

fn tax_id_json((kind, value): &(&'static str, String)) -> Value {
    json!({ "type": kind, "value": value })
}

impl Line {
    pub(crate) fn json(&self, invoice: &Invoice) -> Value {
        json!({
            "id": self.id,
            "object": "line_item",
            "amount": self.amount,
            "currency": invoice.currency,
            "description": self.description,
            "discount_amounts": [],
            "discountable": !self.proration,
            "discounts": [],
            "invoice": invoice.id,
            "livemode": false,
            "metadata": invoice.subscription_metadata,
            "parent": self.parent_json(invoice),
            "period": { "end": self.period_end, "start": self.period_start },
            "pretax_credit_amounts": [],
            "pricing": self.pricing_json(),
            "quantity": self.quantity,
            "subscription": invoice.subscription,
            "subtotal": self.amount,
            "taxes": [],
        })
    }

    fn parent_json(&self, invoice: &Invoice) -> Value {
        match &self.source {
            LineSource::SubscriptionItem(item) => json!({
                "invoice_item_details": null,
                "subscription_item_details": {
                    "invoice_item": null,
                    "proration": self.proration,
                    "proration_details": { "credited_items": null },
                    "subscription": invoice.subscription,
                    "subscription_item": item,
                },
                "type": "subscription_item_details",
            }),
            LineSource::InvoiceItem(item) => json!({
                "invoice_item_details": {
                    "invoice_item": item,
                    "proration": self.proration,
                    "proration_details": { "credited_items": null },
                    "subscription": null,
                },
                "subscription_item_details": null,
                "type": "invoice_item_details",
            }),
        }
    }

    fn pricing_json(&self) -> Value {
        let unit_amount = self.unit_amount.map(|unit| unit.to_string());
        match &self.price {
            None => json!({ "type": "price_details", "unit_amount_decimal": unit_amount }),
            Some((price, product)) => json!({
                "price_details": { "price": price, "product": product },
                "type": "price_details",
                "unit_amount_decimal": unit_amount,
            }),
        }
    }
}
