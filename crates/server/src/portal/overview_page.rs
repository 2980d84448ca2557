//! The portal's page: subscriptions, invoices and payment methods, each under its tab.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use store::db::Query;
use store::{invoices, payment_methods, subscriptions};

use super::attention::{self, Attention, Known, Step};
use super::caller::PortalCaller;
use super::capability::Capability;
use super::frame::{self, Frame};
use super::invoices_list::{Asked, Asking};
use super::invoices_tab::InvoicesTab;
use super::notice::{self, Notice};
use super::payment_methods_tab::PaymentMethodsTab;
use super::subscription_card::SubscriptionCard;
use super::subscription_facts::Wallet;
use super::subscriptions_tab::SubscriptionsTab;
use super::summary::Summary;
use super::version;
use crate::api::portal_sessions::{Flow, FlowKind};
use crate::app::App;
use crate::http::body::Query as QueryString;
use crate::http::problem::Problem;
use crate::sync::on_view;

/// Bytes for the HTML of all but the longest pages, so that it isn't moved while it grows.
const ROOM_FOR_A_PAGE: usize = 16 * 1024;

/// The query of the portal's page. What isn't known is ignored, so that a mangled link still opens.
#[derive(Debug, Deserialize)]
pub struct View {
    tab: Option<String>,
    done: Option<String>,
    /// `ps_…`, what it was done with.
    subscription: Option<String>,
    #[serde(flatten)]
    invoices: Asking,
}

/// The page with all that it says, ready to be written.
#[derive(Template)]
#[template(path = "overview.html")]
pub struct OverviewPage<'a> {
    frame: Frame<'a>,
    customer: Option<&'a str>,
    tab: Tab,
    notice: Option<Notice>,
    attention: Vec<Attention>,
    summary: Summary,
    /// What the page's address says of the invoices.
    invoices_asked: String,
    subscriptions: SubscriptionsTab,
    /// None where invoices aren't the link's business.
    invoices: Option<InvoicesTab>,
    payment_methods: PaymentMethodsTab,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tab {
    Subscriptions,
    Invoices,
    PaymentMethods,
}

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
        && app.db.read_optional(subscriptions::find_of_customer(&caller.customer, id)).await?.is_some()
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
    let text = caller.language.text;
    let page = overview(&app, &caller, &view.invoices.into()).await?;
    let notice = match view.done.as_deref() {
        Some(notice::CANCELED) => {
            let is_named =
                |card: &&SubscriptionCard| view.subscription.as_ref().is_some_and(|id| card.id == **id);
            let card = page.subscriptions.current.iter().find(is_named);
            card.and_then(|card| Notice::canceled(card, text))
        }
        done => done.and_then(|done| Notice::named(done, text)),
    };
    let page = OverviewPage { tab, notice, ..page };
    Ok(frame::answer(caller.language.locale, page.html()?))
}

/// Names what a customer would see now, at some page of the invoices.
pub async fn current_version(app: &App, caller: &PortalCaller, invoices: &Asked) -> Result<String, Problem> {
    Ok(overview(app, caller, invoices).await?.version())
}

impl OverviewPage<'_> {
    /// The page as HTML.
    ///
    /// # Errors
    /// When the template fails.
    pub fn html(&self) -> Result<String, Problem> {
        let mut html = String::with_capacity(ROOM_FOR_A_PAGE);
        self.render_into(&mut html).map_err(|error| Problem::internal(&error))?;
        Ok(html)
    }

    /// Names what comes from the mirror, so that an open page is brought up to date when that changes, and only then. How long ago
    /// something was is no change.
    fn version(&self) -> String {
        let frame = &self.frame;
        let stale_since = frame.stale.as_ref().map(|stale| stale.since);
        let head = (frame.locale, frame.brand, self.customer, frame.return_url, stale_since);
        let tabs = (&self.subscriptions, &self.invoices, &self.payment_methods);
        version::of(&(head, &self.attention, &self.summary, tabs))
    }
}

/// What a customer sees now, under the first tab and without a notice.
///
/// # Errors
/// When the database fails.
pub async fn overview<'a>(
    app: &'a App,
    caller: &'a PortalCaller,
    asked: &Asked,
) -> Result<OverviewPage<'a>, Problem> {
    let mirror = read(app, caller, asked.query(&caller.customer, &caller.language.zone)).await?;
    let wallet = mirror.wallet;
    let now = app.clock.epoch_ms();
    let known = Known {
        subscriptions: &mirror.subscriptions,
        items: &mirror.items,
        wallet: &wallet,
        payment_methods: &mirror.payment_methods,
        capabilities: &caller.capabilities,
        now,
    };
    let invoices = match caller.capabilities.allow(Capability::InvoiceHistory) {
        true => Some(InvoicesTab::new(app, caller, asked, mirror.invoices, &known.on_its_way()).await?),
        false => None,
    };
    let attention = attention::of(&caller.language, &known);
    let subscriptions =
        SubscriptionsTab::new(caller, &mirror.subscriptions, &mirror.items, &wallet, &attention, now);
    let payment_methods = PaymentMethodsTab::new(caller, &known);
    Ok(OverviewPage {
        frame: Frame::of(app, caller),
        customer: caller.session.customer_name.as_deref().or(caller.session.customer_email.as_deref()),
        tab: Tab::Subscriptions,
        notice: None,
        invoices_asked: asked.to_params(),
        attention,
        summary: Summary::new(
            &caller.language,
            (&mirror.subscriptions, &mirror.items),
            &wallet,
            &subscriptions.current,
            &payment_methods,
            now,
        ),
        subscriptions,
        invoices,
        payment_methods,
    })
}

/// What is read for it.
pub struct Mirror<Invoice> {
    /// Newest first.
    pub subscriptions: Vec<subscriptions::Subscription>,
    /// Of all of them.
    pub items: Vec<subscriptions::Item>,
    /// A page of them, newest first.
    pub invoices: Vec<Invoice>,
    /// What pays, and what is owed, with what each draft comes to.
    pub wallet: Wallet,
    /// All of them.
    pub payment_methods: Vec<payment_methods::PaymentMethod>,
}

/// Everything that the page shows, in one batch; but for drafts to pay, which few customers have.
pub async fn read<Invoice: Send + 'static>(
    app: &App,
    caller: &PortalCaller,
    invoices: Query<Invoice>,
) -> Result<Mirror<Invoice>, Problem> {
    let customer = &caller.customer;
    let default_method = caller.session.default_payment_method.as_deref();
    let batch = (
        subscriptions::of_customer(customer),
        subscriptions::items_of_customer(customer),
        invoices,
        invoices::unsettled_of_customer(customer),
        payment_methods::of_customer(customer, default_method),
    );
    let (mut subscriptions, items, invoices, unsettled, payment_methods) = app.db.read_batch(batch).await?;
    on_view::shown(app, customer, &subscriptions);
    let mut wallet = Wallet::new(caller, unsettled);
    wallet.settle(app, caller, &mut subscriptions).await?;
    Ok(Mirror { subscriptions, items, invoices, wallet, payment_methods })
}
