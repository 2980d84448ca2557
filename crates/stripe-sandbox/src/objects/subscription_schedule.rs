//! Subscription schedules: a plan of phases that governs a subscription.

use serde_json::{Value, json};

use super::metadata::Metadata;
use super::{Seconds, Word, words};
use crate::state::State;
use crate::table::Row;

words! {
    ScheduleStatus {
        Active = "active",
        Completed = "completed",
        Released = "released",
        Canceled = "canceled",
    }
}

words! {
    /// What becomes of the subscription after the last phase.
    EndBehavior { Release = "release", Cancel = "cancel", }
}

#[derive(Clone, Debug)]
pub(crate) struct PhaseItem {
    pub(crate) price: String,
    pub(crate) quantity: Option<i64>,
}

#[derive(Clone, Debug)]
pub(crate) struct Phase {
    pub(crate) start: Seconds,
    pub(crate) end: Seconds,
    pub(crate) currency: String,
    pub(crate) items: Vec<PhaseItem>,
}

#[derive(Clone, Debug)]
pub(crate) struct SubscriptionSchedule {
    pub(crate) id: String,
    pub(crate) created: Seconds,
    pub(crate) customer: String,
    pub(crate) subscription: Option<String>,
    pub(crate) released_subscription: Option<String>,
    pub(crate) status: ScheduleStatus,
    /// Never empty.
    pub(crate) phases: Vec<Phase>,
    pub(crate) end_behavior: EndBehavior,
    /// Whether its end was announced, a week before.
    pub(crate) end_announced: bool,
    pub(crate) released_at: Option<Seconds>,
    pub(crate) canceled_at: Option<Seconds>,
    pub(crate) completed_at: Option<Seconds>,
    pub(crate) billing_mode: &'static str,
    pub(crate) metadata: Metadata,
}

impl Row for SubscriptionSchedule {
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

impl SubscriptionSchedule {
    /// Whether it still governs its subscription.
    pub(crate) fn is_running(&self) -> bool {
        self.status == ScheduleStatus::Active
    }

    /// When the last phase ends.
    pub(crate) fn end(&self) -> Seconds {
        self.phases.last().map_or(self.created, |phase| phase.end)
    }

    pub(crate) fn json(&self, state: &State) -> Value {
        let now = state.now();
        let current = self.phases.iter().find(|phase| phase.start <= now && now < phase.end);
        let current = current.filter(|_| self.status == ScheduleStatus::Active);
        json!({
            "id": self.id,
            "object": "subscription_schedule",
            "application": null,
            "billing_mode": { "flexible": null, "type": self.billing_mode },
            "canceled_at": self.canceled_at,
            "completed_at": self.completed_at,
            "created": self.created,
            "current_phase": current.map(|phase| json!({ "end_date": phase.end, "start_date": phase.start })),
            "customer": self.customer,
            "default_settings": {
                "application_fee_percent": null,
                "automatic_tax": { "disabled_reason": null, "enabled": false, "liability": null },
                "billing_cycle_anchor": "automatic",
                "billing_thresholds": null,
                "collection_method": "charge_automatically",
                "default_payment_method": null,
                "description": null,
                "invoice_settings": { "account_tax_ids": null, "days_until_due": null, "issuer": { "type": "self" } },
                "on_behalf_of": null,
                "transfer_data": null,
            },
            "end_behavior": self.end_behavior.word(),
            "livemode": false,
            "metadata": self.metadata,
            "phases": self.phases.iter().map(|phase| phase.json(state)).collect::<Value>(),
            "released_at": self.released_at,
            "released_subscription": self.released_subscription,
            "status": self.status.word(),
            "subscription": self.subscription,
            "test_clock": null,
        })
    }
}

impl Phase {
    fn json(&self, state: &State) -> Value {
        let item = |item: &PhaseItem| {
            json!({
                "billing_thresholds": null,
                "discounts": [],
                "metadata": {},
                "plan": state.prices.get(&item.price).map(super::price::Price::plan_json),
                "price": item.price,
                "quantity": item.quantity,
                "tax_rates": [],
            })
        };
        json!({
            "add_invoice_items": [],
            "application_fee_percent": null,
            "billing_cycle_anchor": null,
            "billing_thresholds": null,
            "collection_method": null,
            "currency": self.currency,
            "default_payment_method": null,
            "default_tax_rates": [],
            "description": null,
            "discounts": [],
            "end_date": self.end,
            "invoice_settings": null,
            "items": self.items.iter().map(item).collect::<Value>(),
            "metadata": {},
            "on_behalf_of": null,
            "proration_behavior": "create_prorations",
            "start_date": self.start,
            "transfer_data": null,
            "trial_end": null,
        })
    }
}
