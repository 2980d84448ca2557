//! <https://docs.stripe.com/api/invoices>

use crate::answer::{Fetched, Page};
use crate::client::Account;
use crate::endpoints::Listing;
use crate::error::Error;
use crate::form::Form;
use crate::objects::{Invoice, InvoicePayment, InvoicePreview};
use crate::request::IdempotencyKey;

impl Account {
    /// Invoices, drafts as well; with `customer`, only theirs.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn list_invoices(
        &self,
        customer: Option<&str>,
        listing: Listing<'_>,
    ) -> Result<Page<Invoice>, Error> {
        self.list(&["invoices"], listing.params().set_some("customer", customer)).await
    }

    /// One invoice, with links to its pages that work now.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn retrieve_invoice(&self, id: &str) -> Result<Fetched<Invoice>, Error> {
        self.get(&["invoices", id], Form::new()).await
    }

    /// What the next invoice of a customer's subscription will be: what renews, what waits to be added, less discounts and credit.
    /// Missing where there will be none, as for a subscription that ends with its period (`invoice_upcoming_none`). Nothing is made.
    /// See <https://docs.stripe.com/api/invoices/create_preview>.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn preview_next_invoice(
        &self,
        customer: &str,
        subscription: &str,
    ) -> Result<Fetched<InvoicePreview>, Error> {
        let params = Form::new().set("customer", customer).set("subscription", subscription);
        self.post(&["invoices", "create_preview"], params, None).await
    }

    /// Makes a draft one that can be paid, with a number and a hosted page; Stripe charges nobody for it by itself. One that comes to
    /// nothing is paid at once. See <https://docs.stripe.com/api/invoices/finalize>.
    ///
    /// # Errors
    /// [`crate::ErrorKind::InvalidRequest`] for what is no draft any more, and as any call.
    pub async fn finalize_invoice(
        &self,
        id: &str,
        key: Option<&IdempotencyKey>,
    ) -> Result<Fetched<Invoice>, Error> {
        self.post(&["invoices", id, "finalize"], Form::new().set("auto_advance", false), key).await
    }

    /// Charges an open invoice to a payment method, for a customer who is there to confirm it. Where the bank asks for that, this
    /// fails with the code `invoice_payment_intent_requires_action`, and the customer confirms on the invoice's hosted page; some
    /// methods take days, and the invoice stays open meanwhile. See <https://docs.stripe.com/api/invoices/pay>.
    ///
    /// # Errors
    /// [`crate::ErrorKind::CardDeclined`] when the bank refuses, and as any call.
    pub async fn pay_invoice(
        &self,
        id: &str,
        payment_method: &str,
        key: Option<&IdempotencyKey>,
    ) -> Result<Fetched<Invoice>, Error> {
        let params = Form::new().set("payment_method", payment_method).set("off_session", false);
        self.post(&["invoices", id, "pay"], params, key).await
    }

    /// The invoices that a payment intent pays, since 2025-03-31; before, the intent and its charge named their invoice. `after`
    /// is the `next` of the page before. See <https://docs.stripe.com/api/invoice-payment/list>.
    ///
    /// # Errors
    /// As any call: see [`crate::ErrorKind`].
    pub async fn list_invoice_payments(
        &self,
        payment_intent: &str,
        after: Option<&str>,
    ) -> Result<Page<InvoicePayment>, Error> {
        let params = Listing { after, created_since: None }
            .params()
            .set("payment[type]", "payment_intent")
            .set("payment[payment_intent]", payment_intent);
        self.list(&["invoice_payments"], params).await
    }
}
