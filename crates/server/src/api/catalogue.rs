//! `…/products` and their prices: what the connected Stripe account sells.

use axum::Json;
use axum::extract::{Path, State};
use billing::clock::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Value, json};
use store::{catalogue, tenant};

use crate::app::App;
use crate::http::body::Query;
use crate::http::caller::{ProjectCaller, ReadProducts};
use crate::http::paging::Paging;
use crate::http::problem::Problem;
use crate::shapes;

/// A product as the API shows it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Product {
    id: String,
    stripe_product_id: String,
    name: String,
    description: Option<String>,
    active: bool,
    metadata: Box<RawValue>,
    created_at: Option<Timestamp>,
    updated_at: Option<Timestamp>,
}

impl From<catalogue::Product> for Product {
    fn from(row: catalogue::Product) -> Self {
        Self {
            id: row.id,
            stripe_product_id: row.stripe_product_id,
            name: row.name,
            description: row.description,
            active: row.active,
            metadata: shapes::json_object(&row.metadata),
            created_at: shapes::time(row.created_at),
            updated_at: shapes::time(row.updated_at),
        }
    }
}

/// A price as the API shows it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Price {
    id: String,
    stripe_price_id: String,
    product_id: String,
    currency: String,
    /// Minor units; null for tiers and for fractions of a minor unit.
    unit_amount: Option<i64>,
    /// Null for a price that is paid once.
    interval: Option<String>,
    interval_count: Option<i64>,
    usage_type: Option<String>,
    nickname: Option<String>,
    active: bool,
    created_at: Option<Timestamp>,
    updated_at: Option<Timestamp>,
}

impl Price {
    fn new(row: catalogue::Price, product_id: &str) -> Self {
        Self {
            id: row.id,
            stripe_price_id: row.stripe_price_id,
            product_id: product_id.to_owned(),
            currency: row.currency,
            unit_amount: row.unit_amount,
            interval: row.interval,
            interval_count: row.interval_count,
            usage_type: row.usage_type,
            nickname: row.nickname,
            active: row.active,
            created_at: shapes::time(row.created_at),
            updated_at: shapes::time(row.updated_at),
        }
    }
}

/// The query of the lists.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    limit: Option<i64>,
    offset: Option<i64>,
}

impl Page {
    fn checked(&self) -> Result<(i64, i64), Problem> {
        Paging::new(self.limit, self.offset).checked()
    }
}

/// `GET …/products`
pub async fn list_products(
    State(app): State<App>,
    caller: ProjectCaller<ReadProducts>,
    Query(page): Query<Page>,
) -> Result<Json<Value>, Problem> {
    let (limit, offset) = page.checked()?;
    let products = app.db.read(catalogue::list_products(&caller.project, limit, offset)).await?;
    let products: Vec<_> = products.into_iter().map(Product::from).collect();
    Ok(Json(json!({ "products": products })))
}

/// `GET …/products/{productId}`
pub async fn get_product(
    State(app): State<App>,
    caller: ProjectCaller<ReadProducts>,
    Path((_, _, id)): Path<(String, String, String)>,
) -> Result<Json<Value>, Problem> {
    let product = find(&app, &caller.project, &id).await?;
    Ok(Json(json!({ "product": Product::from(product) })))
}

/// `GET …/products/{productId}/prices`
pub async fn list_prices(
    State(app): State<App>,
    caller: ProjectCaller<ReadProducts>,
    Path((_, _, id)): Path<(String, String, String)>,
    Query(page): Query<Page>,
) -> Result<Json<Value>, Problem> {
    let (limit, offset) = page.checked()?;
    let product = find(&app, &caller.project, &id).await?;
    let prices = catalogue::list_prices(&caller.project.team, &product.stripe_product_id, limit, offset);
    let prices: Vec<_> =
        app.db.read(prices).await?.into_iter().map(|row| Price::new(row, &product.id)).collect();
    Ok(Json(json!({ "prices": prices })))
}

async fn find(app: &App, project: &tenant::Project, id: &str) -> Result<catalogue::Product, Problem> {
    let found = app.db.read_optional(catalogue::find_product(project, id)).await?;
    found.ok_or_else(|| Problem::not_found("There is no such product in this project."))
}
