//! `/v1/products`.

use super::{Answer, deleted, show};
use crate::engine::catalogue;
use crate::error::ApiError;
use crate::form::{Change, Params};
use crate::objects::metadata::{self, MetadataChange};
use crate::objects::product::Product;
use crate::pagination::{Page, Scope, TimeRange, list_object};
use crate::state::State;

struct Fields {
    active: Option<bool>,
    description: Change<String>,
    unit_label: Change<String>,
    url: Change<String>,
    statement_descriptor: Option<String>,
    images: Option<Vec<String>>,
    metadata: MetadataChange,
}

impl Fields {
    fn take(params: &mut Params) -> Result<Self, ApiError> {
        Ok(Self {
            active: params.boolean("active")?,
            description: params.change_text("description")?,
            unit_label: params.change_text("unit_label")?,
            url: params.change_text("url")?,
            statement_descriptor: params.text("statement_descriptor")?,
            images: params.texts("images")?,
            metadata: metadata::take(params)?,
        })
    }

    fn apply(self, product: &mut Product) {
        product.active = self.active.unwrap_or(product.active);
        self.description.apply(&mut product.description);
        self.unit_label.apply(&mut product.unit_label);
        self.url.apply(&mut product.url);
        if self.statement_descriptor.is_some() {
            product.statement_descriptor = self.statement_descriptor;
        }
        if let Some(images) = self.images {
            product.images = images;
        }
        metadata::merge(&mut product.metadata, self.metadata);
    }
}

pub(super) fn create(state: &mut State, mut params: Params) -> Answer {
    let name = params.required_text("name")?;
    let id = params.text("id")?;
    let price = params.group("default_price_data", super::prices::NewPrice::take)?;
    let fields = Fields::take(&mut params)?;
    params.finish()?;

    let id = id.unwrap_or_else(|| state.new_id("prod_", 14));
    if state.products.get(&id).is_some() {
        let message = format!("Product with identifier {id} already exists.");
        return Err(ApiError::forbidden_by_state(message).param("id"));
    }
    let mut product = Product::new(id.clone(), state.now(), name);
    fields.apply(&mut product);
    state.products.insert(product);
    state.record("product.created", &id);
    if let Some(price) = price {
        let price = price.insert(state, id.clone());
        state.change("product.updated", &id, |state| {
            if let Some(product) = state.products.get_mut(&id) {
                product.default_price = Some(price);
            }
        });
    }
    show(state, &id)
}

pub(super) fn retrieve(state: &State, id: &str, params: Params) -> Answer {
    params.finish()?;
    known(state, id).map(Product::json)
}

pub(super) fn update(state: &mut State, id: &str, mut params: Params) -> Answer {
    let name = params.text("name")?;
    let default_price = params.change_text("default_price")?;
    let fields = Fields::take(&mut params)?;
    params.finish()?;

    known(state, id)?;
    if let Change::Set(price) = &default_price {
        let found = catalogue::price(state, price).filter(|price| price.product == id);
        found.ok_or_else(|| ApiError::no_such("price", price, "default_price"))?;
    }
    let now = state.now();
    state.change("product.updated", id, |state| {
        if let Some(product) = state.products.get_mut(id) {
            if let Some(name) = name {
                product.name = name;
            }
            default_price.apply(&mut product.default_price);
            fields.apply(product);
            product.updated = now;
        }
    });
    show(state, id)
}

pub(super) fn delete(state: &mut State, id: &str, params: Params) -> Answer {
    params.finish()?;

    known(state, id)?;
    if state.prices.with_key(id).next().is_some() {
        return Err(ApiError::forbidden_by_state(
            "This product cannot be deleted because it has one or more user-created prices.",
        ));
    }
    state.record("product.deleted", id);
    state.products.remove(id);
    Ok(deleted("product", id))
}

pub(super) fn list(state: &State, mut params: Params) -> Answer {
    let page = Page::take(&mut params)?;
    let created = TimeRange::take(&mut params, "created")?;
    let active = params.boolean("active")?;
    let ids = params.texts("ids")?;
    params.finish()?;

    let keep = |product: &Product| {
        active.is_none_or(|active| product.active == active)
            && ids.as_ref().is_none_or(|ids| ids.contains(&product.id))
    };
    let (rows, has_more) = page.of(&state.products, "product", Scope { key: None, created }, keep)?;
    Ok(list_object("/v1/products", has_more, rows.into_iter().map(Product::json).collect()))
}

fn known<'a>(state: &'a State, id: &str) -> Result<&'a Product, ApiError> {
    state.products.get(id).ok_or_else(|| ApiError::no_such("product", id, "id"))
}
