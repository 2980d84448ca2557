//! `…/products` and their prices: what the connected Stripe account sells.

use axum::Json;
use axum::extract::{Path, State};
use billing::clock::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use store::{catalogue, tenant};
use utoipa::{IntoParams, ToSchema};

use crate::app::App;
use crate::http::body::Query;
use crate::http::caller::{ProjectCaller, ReadProducts};
use crate::http::error_answers::CallerErrors;
use crate::http::paging::Paging;
use crate::http::problem::Problem;
use crate::shapes;

/// One product.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProductAnswer {
    product: Product,
}

/// Products.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProductList {
    products: Vec<Product>,
}

/// Prices.
#[derive(Debug, Serialize, ToSchema)]
pub struct PriceList {
    prices: Vec<Price>,
}

/// A product as the API shows it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Product {
    #[schema(example = "pp_0mf2x3…")]
    id: String,
    #[schema(example = "prod_Qx…")]
    stripe_product_id: String,
    #[schema(example = "Notes Pro")]
    name: String,
    description: Option<String>,
    /// Whether it can be sold.
    #[schema(example = true)]
    active: bool,
    /// As in Stripe.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    metadata: Box<RawValue>,
    #[schema(example = "2026-03-01T12:00:00Z")]
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
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Price {
    #[schema(example = "pri_0mf2x4…")]
    id: String,
    #[schema(example = "price_1Qx…")]
    stripe_price_id: String,
    #[schema(example = "pp_0mf2x3…")]
    product_id: String,
    #[schema(example = "eur")]
    currency: String,
    /// Minor units; null for tiers and for fractions of a minor unit.
    #[schema(example = 1_900)]
    unit_amount: Option<i64>,
    /// `day`, `week`, `month` or `year`; null for a price that is paid once.
    #[schema(example = "month")]
    interval: Option<String>,
    #[schema(example = 1)]
    interval_count: Option<i64>,
    /// `licensed` or `metered`.
    #[schema(example = "licensed")]
    usage_type: Option<String>,
    nickname: Option<String>,
    /// Whether it can be sold.
    #[schema(example = true)]
    active: bool,
    #[schema(example = "2026-03-01T12:00:00Z")]
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
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Page {
    /// How many, 1 to 100.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<i64>,
    /// How many to leave out first.
    #[param(minimum = 0, maximum = 1_000_000, default = 0)]
    offset: Option<i64>,
}

impl Page {
    fn checked(&self) -> Result<(i64, i64), Problem> {
        Paging::new(self.limit, self.offset).checked()
    }
}

/// Lists products.
///
/// Those of the connected Stripe account that the project may sell.
#[utoipa::path(
    get,
    path = "/products",
    operation_id = "listProducts",
    tag = "Products and prices",
    security(("apiKey" = ["products:read"]), ("session" = ["viewer"])),
    params(Page),
    responses((status = 200, body = ProductList), CallerErrors),
)]
pub async fn list_products(
    State(app): State<App>,
    caller: ProjectCaller<ReadProducts>,
    Query(page): Query<Page>,
) -> Result<Json<ProductList>, Problem> {
    let (limit, offset) = page.checked()?;
    let products = app.db.read(catalogue::list_products(&caller.project, limit, offset)).await?;
    Ok(Json(ProductList { products: products.into_iter().map(Product::from).collect() }))
}

/// Gets a product.
#[utoipa::path(
    get,
    path = "/products/{productId}",
    operation_id = "getProduct",
    tag = "Products and prices",
    security(("apiKey" = ["products:read"]), ("session" = ["viewer"])),
    responses((status = 200, body = ProductAnswer), CallerErrors),
)]
pub async fn get_product(
    State(app): State<App>,
    caller: ProjectCaller<ReadProducts>,
    Path((_, _, id)): Path<(String, String, String)>,
) -> Result<Json<ProductAnswer>, Problem> {
    let product = find(&app, &caller.project, &id).await?;
    Ok(Json(ProductAnswer { product: product.into() }))
}

/// Lists a product's prices.
#[utoipa::path(
    get,
    path = "/products/{productId}/prices",
    operation_id = "listPrices",
    tag = "Products and prices",
    security(("apiKey" = ["products:read"]), ("session" = ["viewer"])),
    params(Page),
    responses((status = 200, body = PriceList), CallerErrors),
)]
pub async fn list_prices(
    State(app): State<App>,
    caller: ProjectCaller<ReadProducts>,
    Path((_, _, id)): Path<(String, String, String)>,
    Query(page): Query<Page>,
) -> Result<Json<PriceList>, Problem> {
    let (limit, offset) = page.checked()?;
    let product = find(&app, &caller.project, &id).await?;
    let prices = catalogue::list_prices(&caller.project.team, &product.stripe_product_id, limit, offset);
    let prices = app.db.read(prices).await?;
    Ok(Json(PriceList { prices: prices.into_iter().map(|row| Price::new(row, &product.id)).collect() }))
}

async fn find(app: &App, project: &tenant::Project, id: &str) -> Result<catalogue::Product, Problem> {
    let found = app.db.read_optional(catalogue::find_product(project, id)).await?;
    found.ok_or_else(|| Problem::not_found("There is no such product in this project."))
}
