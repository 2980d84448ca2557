//! The question before a subscription is released from its schedule: what is planned, and what releasing does to it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use store::subscriptions;
use stripe::objects::{ScheduleEnd, SchedulePhase, SchedulePhaseItem, SubscriptionSchedule, UnixTime};

use super::caller::PortalCaller;
use super::capability::Capability;
use super::frame::{self, Frame};
use super::price_text::{self, PriceText};
use super::subscription::no_such_subscription;
use super::subscription_card::SubscriptionCard;
use super::subscription_facts::Wallet;
use crate::app::App;
use crate::http::problem::Problem;
use crate::stripe_account;

#[derive(Template)]
#[template(path = "release.html")]
struct ReleasePage<'a> {
    frame: Frame<'a>,
    card: SubscriptionCard,
    /// What it costs now.
    price: String,
    /// What the schedule will do, each as a sentence.
    planned: Vec<String>,
    /// Whether the last of it is the subscription's end.
    ends: bool,
    renews_on: Option<String>,
}

/// What a schedule will do at a moment, epoch milliseconds.
#[derive(Debug, PartialEq)]
enum Step<'a> {
    Change { at: i64, items: &'a [SchedulePhaseItem] },
    End { at: i64 },
    Free { at: i64 },
}

/// `GET /portal/{token}/subscriptions/{subscriptionId}/release`. The plan is not in the mirror: Stripe is asked, so that the customer
/// agrees to what is true now. Where there is nothing to release it leads back to the overview.
pub async fn get(
    State(app): State<App>,
    caller: PortalCaller,
    Path((_, subscription_id)): Path<(String, String)>,
) -> Result<Response, Problem> {
    caller.capabilities.require(Capability::SubscriptionCancel)?;
    let batch = (
        subscriptions::find_of_customer(&caller.customer, &subscription_id),
        subscriptions::items_of_customer(&caller.customer),
    );
    let (found, items) = app.db.read_batch(batch).await?;
    let row = found.first().ok_or_else(no_such_subscription)?;
    let card = SubscriptionCard::new(
        &caller.language,
        row,
        &items,
        &Wallet::new(&caller, Vec::new()),
        &caller.capabilities,
        app.clock.epoch_ms(),
    );
    let schedule_id = row.schedule_id.as_deref().filter(|_| card.can_release());
    let Some(schedule_id) = schedule_id else {
        return Ok(Redirect::to(&format!("{}?tab=subscriptions", caller.path())).into_response());
    };
    app.limits.portal_action(&caller.session.id)?;
    let account = stripe_account::of(&app, caller.customer.team()).await?;
    let schedule = account.retrieve_subscription_schedule(schedule_id).await?.object;
    let steps = steps(&schedule, app.clock.epoch_ms());
    let mut planned = Vec::with_capacity(steps.len());
    for step in &steps {
        planned.push(told(&app, &caller, step).await?);
    }
    let html = ReleasePage {
        frame: Frame::of(&app, &caller),
        planned,
        ends: steps.iter().any(|step| matches!(step, Step::End { .. })),
        renews_on: row.current_period_end.map(|ms| caller.language.day(ms)),
        price: card.prices.iter().map(PriceText::in_one).collect::<Vec<_>>().join(" + "),
        card,
    };
    Ok(frame::answer(caller.language.locale, html.render().map_err(|error| Problem::internal(&error))?))
}

/// What a schedule still has to do, in order: the phases that begin later, and what comes after the last.
fn steps(schedule: &SubscriptionSchedule, now: i64) -> Vec<Step<'_>> {
    if !schedule.is_running() {
        return Vec::new();
    }
    let start = |phase: &SchedulePhase| phase.start_date.map(UnixTime::epoch_ms);
    let later =
        schedule.phases.iter().filter_map(|phase| Some((phase, start(phase).filter(|at| *at > now)?)));
    let mut steps: Vec<Step<'_>> =
        later.map(|(phase, at)| Step::Change { at, items: phase.items() }).collect();
    if let Some(at) = schedule.phases.last().and_then(|phase| phase.end_date).map(UnixTime::epoch_ms) {
        steps.push(match schedule.end_behavior {
            Some(ScheduleEnd::Cancel) => Step::End { at },
            _ => Step::Free { at },
        });
    }
    steps
}

/// A step as a sentence.
async fn told(app: &App, caller: &PortalCaller, step: &Step<'_>) -> Result<String, Problem> {
    let text = caller.language.text;
    Ok(match step {
        Step::End { at } => text.release_step_ends(&caller.language.day(*at)),
        Step::Free { at } => text.release_step_free(&caller.language.day(*at)),
        Step::Change { at, items } => {
            let mut lines = Vec::with_capacity(items.len());
            for item in *items {
                lines.push(line(app, caller, item).await?);
            }
            text.release_step_changes(&caller.language.day(*at), &lines.join(" + "))
        }
    })
}

/// What one item of a phase is, in words; the mirror knows its price.
async fn line(app: &App, caller: &PortalCaller, item: &SchedulePhaseItem) -> Result<String, Problem> {
    let text = caller.language.text;
    let unknown = || Ok(text.another_price().into());
    let Some(price) = item.price_id() else { return unknown() };
    let priced = app.db.read_optional(subscriptions::item_of_price(caller.customer.team(), price)).await?;
    let Some(priced) = priced else { return unknown() };
    let quantity = item.quantity.and_then(|quantity| i64::try_from(quantity).ok());
    let priced = subscriptions::Item { quantity, ..priced };
    let name = priced.product_name.as_deref().unwrap_or(text.another_product().as_str());
    Ok(format!("{name} ({})", price_text::of_item(&caller.language, &priced).in_one()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn schedule(end_behavior: &str, status: &str) -> SubscriptionSchedule {
        let phase = |start: i64, price: &str| json!({ "start_date": start, "end_date": start + 100, "items": [{ "price": price, "quantity": 2 }] });
        let schedule = json!({
            "id": "sub_sched_1", "status": status, "end_behavior": end_behavior,
            "phases": [phase(100, "price_a"), phase(200, "price_b"), phase(300, "price_c")],
        });
        serde_json::from_value(schedule).unwrap()
    }

    #[test]
    fn only_what_is_still_to_come_is_told_and_then_what_follows() {
        let ending = schedule("cancel", "active");
        let steps = steps(&ending, 250_000);
        assert_eq!(steps.len(), 2);
        assert!(
            matches!(steps[0], Step::Change { at: 300_000, items } if items[0].price_id() == Some("price_c"))
        );
        assert_eq!(steps[1], Step::End { at: 400_000 });
    }

    #[test]
    fn a_schedule_that_releases_leaves_the_subscription_free() {
        let releasing = schedule("release", "active");
        assert_eq!(steps(&releasing, 350_000), [Step::Free { at: 400_000 }]);
        assert_eq!(steps(&schedule("cancel", "released"), 0), []);
    }
}
