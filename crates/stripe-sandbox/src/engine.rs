//! What happens to subscriptions, invoices and payments: when a request says so, and when time moves.

pub(crate) mod calendar;
pub(crate) mod catalogue;
pub(crate) mod checkout;
pub(crate) mod crediting;
pub(crate) mod discounting;
pub(crate) mod invoicing;
pub(crate) mod lifecycle;
pub(crate) mod payments;
pub(crate) mod proration;
pub(crate) mod saving;
pub(crate) mod schedules;
