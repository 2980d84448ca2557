//! The question before a payment method is removed: what pays instead, or why it has to stay.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Response};
use billing::payment_method_removal::{self, Decision};
use i18n::Text;
use store::payment_methods::PaymentMethod;
use store::subscriptions::{Item, Subscription};
use store::{payment_methods, subscriptions};

use super::caller::PortalCaller;
use super::capability::Capability;
use super::frame::Frame;
use super::own_text::OwnText;
use super::payment_method_change::no_such_payment_method;
use super::payment_methods_tab::title;
use super::{payment_method_facts, payment_method_text};
use crate::app::App;
use crate::http::problem::Problem;

#[derive(Template)]
#[template(path = "remove_payment_method.html")]
struct RemovePage<'a> {
    frame: Frame<'a>,
    id: OwnText,
    name: &'a str,
    answer: Answer,
}

enum Answer {
    /// It is needed by these subscriptions.
    Stays { needed_by: Vec<String> },
    /// It can go; what takes its place pays for these subscriptions then.
    Goes { successor: Option<Successor>, passed_on: Vec<String> },
}

struct Successor {
    id: OwnText,
    name: String,
}

/// `GET /portal/{token}/payment-methods/{paymentMethodId}/remove`
pub async fn get(
    State(app): State<App>,
    caller: PortalCaller,
    Path((_, method_id)): Path<(String, String)>,
) -> Result<Response, Problem> {
    caller.capabilities.require(Capability::PaymentMethodUpdate)?;
    let default = caller.session.default_payment_method.as_deref();
    let batch = (
        payment_methods::of_customer(&caller.customer, default),
        subscriptions::of_customer(&caller.customer),
        subscriptions::items_of_customer(&caller.customer),
    );
    let (methods, rows, items) = app.db.read_batch(batch).await?;
    let method = methods.iter().find(|row| row.id == method_id).ok_or_else(no_such_payment_method)?;
    let facts = payment_method_facts::mirrored(&methods, &rows, &items, default, app.clock.now());
    let text = caller.language.text;
    let titles = |ids: Vec<&str>| titles(&ids, &rows, &items, text);
    let answer = match payment_method_removal::decide(&facts, &method.stripe_payment_method_id) {
        Decision::Keep { needed_by } => Answer::Stays { needed_by: titles(needed_by) },
        Decision::Remove { successor, passed_on } => Answer::Goes {
            successor: successor.and_then(|id| successor_of(id, &methods, text)),
            passed_on: titles(passed_on),
        },
    };
    let page = RemovePage {
        frame: Frame::of(&app, &caller),
        id: OwnText::new(method.id.clone()),
        name: &payment_method_text::name(method, text),
        answer,
    };
    Ok(Html(page.render().map_err(|error| Problem::internal(&error))?).into_response())
}

/// What a customer calls the subscriptions with these ids (`sub_…`).
pub fn titles(ids: &[&str], rows: &[Subscription], items: &[Item], text: &'static Text) -> Vec<String> {
    let named = rows.iter().filter(|row| ids.contains(&&*row.stripe_subscription_id));
    named.map(|row| title(row, items, text)).collect()
}

fn successor_of(id: &str, methods: &[PaymentMethod], text: &'static Text) -> Option<Successor> {
    let row = methods.iter().find(|row| row.stripe_payment_method_id == id)?;
    Some(Successor { id: OwnText::new(row.id.clone()), name: payment_method_text::name(row, text) })
}
