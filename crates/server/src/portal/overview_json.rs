//! What the portal's page shows, as JSON.

use axum::Json;
use axum::extract::State;
use billing::clock::Timestamp;
use serde::Serialize;
use store::invoices;
use utoipa::ToSchema;

use super::caller::PortalCaller;
use super::capability::Capability;
use super::invoice_credits::Credits;
use super::overview_page::read;
use super::staleness;
use super::subscription::shaped;
use crate::app::App;
use crate::http::error_answers::PortalErrors;
use crate::http::problem::Problem;
use crate::shapes;
use crate::sync::on_view;

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
    /// While Stripe can't be reached, or some of its answer can't be read: since when this may be out of date.
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
pub async fn get(State(app): State<App>, caller: PortalCaller) -> Result<Json<PortalOverview>, Problem> {
    on_view::viewed(&app, &caller.session);
    let invoices = invoices::of_customer(&caller.customer, None, 100);
    let mirror = read(&app, &caller, invoices).await?;
    let shows_invoices = caller.capabilities.allow(Capability::InvoiceHistory);
    let wallet = mirror.wallet;
    let subscriptions =
        mirror.subscriptions.iter().map(|row| shaped(&app, &caller, row, &mirror.items, &wallet));
    let subscriptions = subscriptions.collect();
    let invoices = if shows_invoices { mirror.invoices } else { Vec::new() };
    let credited = invoices.iter().map(|row| (row.created_at, row.credit));
    let credits = Credits::on(&app, &caller.customer, credited).await?;
    let invoices = invoices.into_iter().map(|row| {
        let amount_credited = credits.amount(&row.id, row.credit);
        let notes = credits.notes(&row.id).iter().map(shapes::CreditNote::from).collect();
        shapes::Invoice::new(row, amount_credited, notes)
    });
    let invoices = invoices.collect();
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
        stale_since: staleness::stale_since(session.freshness).and_then(shapes::time),
        subscriptions,
        invoices,
        payment_methods,
    }))
}
