//! The portal's page: subscriptions, invoices and payment methods, each under its tab; and the same as JSON.

use askama::Template;
use axum::Json;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};
use billing::clock::Timestamp;
use billing::money;
use billing::subscription_actions::Status;
use serde::{Deserialize, Serialize};
use store::db::Query;
use store::{invoices, payment_methods, subscriptions};
use utoipa::ToSchema;

use super::caller::PortalCaller;
use super::capability::Capability;
use super::date::date;
use super::own_text::OwnText;
use super::staleness::Staleness;
use super::subscription::shaped;
use super::subscription_card::SubscriptionCard;
use super::subscription_facts::Wallet;
use super::version;
use crate::api::portal_sessions::{Flow, FlowKind};
use crate::app::App;
use crate::http::body::Query as QueryString;
use crate::http::error_answers::PortalErrors;
use crate::http::problem::Problem;
use crate::shapes;
use crate::sync::on_view;

/// Invoices on one page.
const INVOICES_A_PAGE: i64 = 24;
/// The last page that can be asked for: 10,000 invoices.
const LAST_PAGE: i64 = 417;

/// Bytes for the HTML of all but the longest pages, so that it isn't moved while it grows.
const ROOM_FOR_A_PAGE: usize = 16 * 1024;

/// The query of the portal's page. What isn't known is ignored, so that a mangled link still opens.
#[derive(Debug, Deserialize)]
pub struct View {
    tab: Option<String>,
    page: Option<String>,
    done: Option<String>,
}

#[derive(Template)]
#[template(path = "overview.html")]
struct OverviewPage<'a> {
    css: &'a str,
    js: &'a str,
    path: OwnText,
    project_name: &'a str,
    customer: Option<&'a str>,
    return_url: Option<&'a str>,
    tab: Tab,
    notice: Option<&'static Notice>,
    stale: Option<Staleness>,
    page: i64,
    current: Vec<SubscriptionCard>,
    past: Vec<SubscriptionCard>,
    shows_invoices: bool,
    invoices: Vec<InvoiceLine>,
    newer_page: Option<i64>,
    older_page: Option<i64>,
    payment_methods: Vec<PaymentMethodLine>,
    may_update_payment_method: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tab {
    Subscriptions,
    Invoices,
    PaymentMethods,
}

/// What the page says of what was just done.
struct Notice {
    key: &'static str,
    good: bool,
    text: &'static str,
}

#[derive(Hash)]
struct InvoiceLine {
    id: OwnText,
    number: String,
    date: OwnText,
    amount: String,
    status: String,
    status_text: &'static str,
    has_pdf: bool,
    can_pay: bool,
}

#[derive(Hash)]
struct PaymentMethodLine {
    id: OwnText,
    label: String,
    expiry: Option<String>,
    is_default: bool,
}

const NOTICES: [Notice; 11] = [
    Notice {
        key: "canceled",
        good: true,
        text: "Your subscription will end with its current period. You can still change your mind.",
    },
    Notice { key: "kept", good: true, text: "Your subscription continues. Nothing else has changed." },
    Notice { key: "unpaused", good: true, text: "Payments go on with the next invoice." },
    Notice { key: "resumed", good: true, text: "Your subscription is resumed, in a new period from today." },
    Notice {
        key: "resumed-unpaid",
        good: false,
        text: "Your subscription is resumed, but not paid yet. Pay its open invoice to go on.",
    },
    Notice {
        key: "released",
        good: true,
        text: "What was scheduled will not happen. Your subscription stays as it is, and you can cancel it now.",
    },
    Notice {
        key: "card-updated",
        good: true,
        text: "Your new payment method is in place for all your subscriptions.",
    },
    Notice {
        key: "card-canceled",
        good: false,
        text: "Nothing was changed. Your payment method is the same as before.",
    },
    Notice {
        key: "card-not-finished",
        good: false,
        text: "The new payment method was not confirmed, so nothing was changed.",
    },
    Notice {
        key: "card-pending",
        good: false,
        text: "Your new payment method was saved and will be in place in a few minutes.",
    },
    Notice {
        key: "card-unknown",
        good: false,
        text: "This page does not know that payment method update. Nothing was changed.",
    },
];

/// `GET /portal/{token}`
pub async fn get(
    State(app): State<App>,
    caller: PortalCaller,
    QueryString(view): QueryString<View>,
) -> Result<Response, Problem> {
    let flow: Option<Flow> = caller.session.flow.as_deref().and_then(|json| serde_json::from_str(json).ok());
    if let Some(Flow { kind: FlowKind::SubscriptionCancel, subscription_id: Some(id) }) = &flow
        && view.tab.is_none()
        && view.done.is_none()
    {
        return Ok(Redirect::to(&format!("{}/subscriptions/{id}/cancel", caller.path())).into_response());
    }
    let tab = match (view.tab.as_deref(), &flow) {
        (Some("invoices"), _) => Tab::Invoices,
        (Some("payment-methods"), _) | (None, Some(Flow { kind: FlowKind::PaymentMethodUpdate, .. })) => {
            Tab::PaymentMethods
        }
        _ => Tab::Subscriptions,
    };
    on_view::viewed(&app, &caller.session);
    let notice = view.done.as_deref().and_then(|done| NOTICES.iter().find(|notice| notice.key == done));
    let page = page_number(view.page.as_deref());
    let page = OverviewPage { tab, notice, ..overview(&app, &caller, page).await? };
    let mut html = String::with_capacity(ROOM_FOR_A_PAGE);
    page.render_into(&mut html).map_err(|error| Problem::internal(&error))?;
    Ok(Html(html).into_response())
}

/// The page of invoices that an address asks for.
pub fn page_number(asked: Option<&str>) -> i64 {
    asked.and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, LAST_PAGE)
}

/// Names what a customer would see now, at some page of the invoices.
pub async fn current_version(app: &App, caller: &PortalCaller, page: i64) -> Result<String, Problem> {
    Ok(overview(app, caller, page).await?.version())
}

impl OverviewPage<'_> {
    /// Names what comes from the mirror, so that an open page is brought up to date when that changes, and only then. How long ago
    /// something was is no change.
    fn version(&self) -> String {
        let stale_since = self.stale.as_ref().map(|stale| stale.since);
        let head = (self.project_name, self.customer, self.return_url, stale_since);
        let invoices = (self.shows_invoices, &self.invoices, self.newer_page, self.older_page);
        let methods = (&self.payment_methods, self.may_update_payment_method);
        version::of(&(head, &self.current, &self.past, invoices, methods))
    }
}

/// What a customer sees now, under the first tab and without a notice.
async fn overview<'a>(
    app: &'a App,
    caller: &'a PortalCaller,
    page: i64,
) -> Result<OverviewPage<'a>, Problem> {
    let invoices =
        invoices::lines_of_customer(&caller.customer, INVOICES_A_PAGE + 1, (page - 1) * INVOICES_A_PAGE);
    let default_method = caller.session.default_payment_method.as_deref();
    let methods = payment_methods::lines_of_customer(&caller.customer, default_method);
    let mirror = read(app, caller, invoices, methods).await?;

    let shows_invoices = caller.capabilities.allow(Capability::InvoiceHistory);
    let older_page =
        (mirror.invoices.len() > INVOICES_A_PAGE as usize && page < LAST_PAGE).then_some(page + 1);
    let wallet = wallet(app, caller, &mirror.subscriptions).await?;
    let (past, current) = mirror
        .subscriptions
        .iter()
        .map(|row| SubscriptionCard::new(row, &mirror.items, &wallet, &caller.capabilities))
        .partition(|card| Status::parse(&card.status).is_over());
    Ok(OverviewPage {
        css: &app.assets.css.path,
        js: &app.assets.js.path,
        path: OwnText::new(caller.path()),
        project_name: &caller.session.project_name,
        customer: caller.session.customer_name.as_deref().or(caller.session.customer_email.as_deref()),
        return_url: caller.session.return_url.as_deref(),
        tab: Tab::Subscriptions,
        notice: None,
        stale: Staleness::of(caller.session.freshness, app.clock.epoch_ms()),
        page,
        current,
        past,
        shows_invoices,
        invoices: if shows_invoices {
            mirror.invoices.into_iter().take(INVOICES_A_PAGE as usize).map(invoice_line).collect()
        } else {
            Vec::new()
        },
        newer_page: (page > 1).then(|| page - 1),
        older_page,
        payment_methods: mirror.payment_methods.into_iter().map(payment_method_line).collect(),
        may_update_payment_method: caller.capabilities.allow(Capability::PaymentMethodUpdate),
    })
}

/// What the portal's page shows, as JSON.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PortalOverview {
    customer: PortalCustomer,
    #[schema(example = "Acme Notes")]
    project_name: String,
    /// Where "Back to …" leads.
    #[schema(example = "https://app.example.com/settings")]
    return_url: Option<String>,
    /// When the link stops to work.
    #[schema(example = "2026-03-01T13:00:00Z")]
    expires_at: Option<Timestamp>,
    /// While Stripe can't be reached: since when this may be out of date.
    #[schema(example = "2026-03-01T12:00:00Z")]
    stale_since: Option<Timestamp>,
    subscriptions: Vec<shapes::Subscription>,
    invoices: Vec<shapes::Invoice>,
    payment_methods: Vec<shapes::PaymentMethod>,
}

/// The customer that a portal link is for.
#[derive(Debug, Serialize, ToSchema)]
pub struct PortalCustomer {
    #[schema(example = "pc_0mf2x7…")]
    id: String,
    #[schema(example = "Ann Example")]
    name: Option<String>,
    #[schema(example = "ann@example.com")]
    email: Option<String>,
}

/// Gets what the portal shows.
///
/// Of the invoices, the newest 100.
#[utoipa::path(
    get,
    path = "/api/portal/{token}",
    operation_id = "getPortal",
    tag = "Portal",
    security(()),
    responses((status = 200, body = PortalOverview), PortalErrors),
)]
pub async fn get_json(State(app): State<App>, caller: PortalCaller) -> Result<Json<PortalOverview>, Problem> {
    on_view::viewed(&app, &caller.session);
    let invoices = invoices::of_customer(&caller.customer, 100, 0);
    let default_method = caller.session.default_payment_method.as_deref();
    let methods = payment_methods::of_customer(&caller.customer, default_method);
    let mirror = read(&app, &caller, invoices, methods).await?;
    let shows_invoices = caller.capabilities.allow(Capability::InvoiceHistory);
    let wallet = Wallet::new(&caller, app.db.read(invoices::open_of_customer(&caller.customer)).await?);
    let subscriptions = mirror.subscriptions.iter().map(|row| shaped(&caller, row, &mirror.items, &wallet));
    let subscriptions = subscriptions.collect();
    let invoices =
        mirror.invoices.into_iter().filter(|_| shows_invoices).map(shapes::Invoice::from).collect();
    let payment_methods = mirror.payment_methods.into_iter().map(shapes::PaymentMethod::from).collect();
    let session = caller.session;
    Ok(Json(PortalOverview {
        customer: PortalCustomer {
            id: caller.customer.id,
            name: session.customer_name,
            email: session.customer_email,
        },
        project_name: session.project_name,
        return_url: session.return_url,
        expires_at: shapes::time(session.expires_at),
        stale_since: Staleness::of(session.freshness, app.clock.epoch_ms())
            .and_then(|stale| shapes::time(stale.since)),
        subscriptions,
        invoices,
        payment_methods,
    }))
}

struct Mirror<Invoice, PaymentMethod> {
    subscriptions: Vec<subscriptions::Subscription>,
    items: Vec<subscriptions::Item>,
    invoices: Vec<Invoice>,
    payment_methods: Vec<PaymentMethod>,
}

/// Everything that the page shows, in one batch.
async fn read<Invoice: Send + 'static, PaymentMethod: Send + 'static>(
    app: &App,
    caller: &PortalCaller,
    invoices: Query<Invoice>,
    payment_methods: Query<PaymentMethod>,
) -> Result<Mirror<Invoice, PaymentMethod>, Problem> {
    let customer = &caller.customer;
    let batch = (
        subscriptions::of_customer(customer),
        subscriptions::items_of_customer(customer),
        invoices,
        payment_methods,
    );
    let (subscriptions, items, invoices, payment_methods) = app.db.read_batch(batch).await?;
    Ok(Mirror { subscriptions, items, invoices, payment_methods })
}

/// What the customer pays with, and owes for subscriptions. That is asked only where a subscription waits for it, so that an ordinary
/// page takes no second look into the database.
async fn wallet(
    app: &App,
    caller: &PortalCaller,
    subscriptions: &[subscriptions::Subscription],
) -> Result<Wallet, Problem> {
    let waits = |row: &subscriptions::Subscription| Status::parse(&row.status).awaits_payment();
    let open = if subscriptions.iter().any(waits) {
        app.db.read(invoices::open_of_customer(&caller.customer)).await?
    } else {
        Vec::new()
    };
    Ok(Wallet::new(caller, open))
}

fn invoice_line(row: invoices::Line) -> InvoiceLine {
    InvoiceLine {
        number: row.number.unwrap_or_else(|| "No number".to_owned()),
        date: OwnText::new(date(row.created_at)),
        amount: money::format_en(row.total, &row.currency),
        status_text: match row.status.as_str() {
            "paid" => "Paid",
            "open" => "Open",
            "void" => "Void",
            "uncollectible" => "Not collected",
            _ => "Other",
        },
        can_pay: row.status == "open" && row.amount_remaining > 0,
        status: row.status,
        has_pdf: row.has_pdf,
        id: OwnText::new(row.id),
    }
}

fn payment_method_line(row: payment_methods::Line) -> PaymentMethodLine {
    PaymentMethodLine {
        expiry: row.exp_month.zip(row.exp_year).map(|(month, year)| format!("Expires {month:02}/{year}")),
        label: row.label,
        id: OwnText::new(row.id),
        is_default: row.is_default,
    }
}
