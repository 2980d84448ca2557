//! `/v1/prices`.

use billing::money::is_currency_code;

use super::{Answer, show};
use crate::engine::catalogue;
use crate::error::ApiError;
use crate::form::Params;
use crate::objects::Word;
use crate::objects::metadata::{self, Metadata};
use crate::objects::price::{
    Interval, Packages, Price, Recurring, Rounding, Scheme, Standing, Tier, TiersMode, UsageType,
};
use crate::objects::product::Product;
use crate::pagination::{Page, Scope, TimeRange, list_object};
use crate::state::State;

/// A price that a request describes; also as `default_price_data` of a new product.
pub(super) struct NewPrice {
    active: bool,
    currency: String,
    scheme: Scheme,
    packages: Option<Packages>,
    recurring: Option<Recurring>,
    nickname: Option<String>,
    lookup_key: Option<String>,
    tax_behavior: String,
    metadata: Metadata,
}

impl NewPrice {
    pub(super) fn take(params: &mut Params) -> Result<Self, ApiError> {
        let currency = take_currency(params)?.ok_or_else(|| ApiError::missing(params.name("currency")))?;
        let packages = params.group("transform_quantity", take_packages)?;
        let scheme = take_scheme(params)?;
        if packages.is_some() && matches!(scheme, Scheme::Tiered { .. }) {
            let message = "You cannot use transform_quantity together with tiers.";
            return Err(ApiError::invalid(params.name("transform_quantity"), message));
        }
        Ok(Self {
            active: params.boolean("active")?.unwrap_or(true),
            currency,
            scheme,
            packages,
            recurring: params.group("recurring", take_recurring)?,
            nickname: params.text("nickname")?,
            lookup_key: params.text("lookup_key")?,
            tax_behavior: take_tax_behavior(params)?.unwrap_or_else(|| "unspecified".to_owned()),
            metadata: metadata::take_new(params)?,
        })
    }

    /// Makes it known to everybody.
    pub(super) fn insert(self, state: &mut State, product: String) -> String {
        let price = self.build(state, product);
        catalogue::add_price(state, price)
    }

    /// Makes it the price of one thing alone, which says so with [`catalogue::tell_of_price`]. Nobody else can buy at it.
    pub(super) fn insert_inline(self, state: &mut State, product: String) -> String {
        let price = Price { active: false, standing: Standing::Inline, ..self.build(state, product) };
        state.prices.insert(price).id.clone()
    }

    fn build(self, state: &State, product: String) -> Price {
        Price {
            id: state.new_id("price_", 24),
            created: state.now(),
            product,
            active: self.active,
            currency: self.currency,
            scheme: self.scheme,
            packages: self.packages,
            recurring: self.recurring,
            nickname: self.nickname,
            lookup_key: self.lookup_key,
            tax_behavior: self.tax_behavior,
            metadata: self.metadata,
            standing: Standing::Listed,
        }
    }
}

pub(super) fn create(state: &mut State, mut params: Params) -> Answer {
    let product = params.text("product")?;
    let new_product = params.group("product_data", |data| {
        Ok((data.required_text("name")?, data.text("unit_label")?, metadata::take_new(data)?))
    })?;
    let price = NewPrice::take(&mut params)?;
    params.finish()?;

    if let Some(key) = &price.lookup_key
        && state.prices.newest_first().any(|other| other.active && other.lookup_key.as_ref() == Some(key))
    {
        let message = format!("A price (`{key}`) already uses that lookup key.");
        return Err(ApiError::forbidden_by_state(message).param("lookup_key"));
    }
    let product = match (product, new_product) {
        (Some(product), None) if state.products.get(&product).is_some() => product,
        (Some(product), None) => return Err(ApiError::no_such("product", &product, "product")),
        (None, Some((name, unit_label, metadata))) => {
            let id = state.new_id("prod_", 14);
            let product = Product::new(id.clone(), state.now(), name);
            state.products.insert(Product { unit_label, metadata, ..product });
            state.record("product.created", &id);
            id
        }
        (None, None) => return Err(ApiError::missing("product")),
        (Some(_), Some(_)) => {
            return Err(ApiError::invalid(
                "product",
                "You may only specify one of these parameters: product, product_data.",
            ));
        }
    };
    let id = price.insert(state, product);
    show(state, &id)
}

pub(super) fn retrieve(state: &State, id: &str, params: Params) -> Answer {
    params.finish()?;
    known(state, id).map(Price::json)
}

pub(super) fn update(state: &mut State, id: &str, mut params: Params) -> Answer {
    let active = params.boolean("active")?;
    let nickname = params.change_text("nickname")?;
    let lookup_key = params.change_text("lookup_key")?;
    let tax_behavior = take_tax_behavior(&mut params)?;
    let metadata = metadata::take(&mut params)?;
    params.finish()?;

    if known(state, id)?.standing == Standing::Inline {
        let message = "This price was created inline, so it can't be updated.";
        return Err(ApiError::forbidden_by_state(message));
    }
    catalogue::change_price(state, id, |price| {
        price.active = active.unwrap_or(price.active);
        nickname.apply(&mut price.nickname);
        lookup_key.apply(&mut price.lookup_key);
        if let Some(tax_behavior) = tax_behavior {
            price.tax_behavior = tax_behavior;
        }
        metadata::merge(&mut price.metadata, metadata);
    });
    show(state, id)
}

pub(super) fn list(state: &State, mut params: Params) -> Answer {
    let page = Page::take(&mut params)?;
    let created = TimeRange::take(&mut params, "created")?;
    let active = params.boolean("active")?;
    let currency = take_currency(&mut params)?;
    let product = params.text("product")?;
    let lookup_keys = params.texts("lookup_keys")?;
    let recurring = params.choice("type", "recurring or one_time", |word| match word {
        "recurring" => Some(true),
        "one_time" => Some(false),
        _ => None,
    })?;
    params.finish()?;

    let has_key =
        |price: &Price, keys: &Vec<String>| price.lookup_key.as_ref().is_some_and(|key| keys.contains(key));
    let keep = |price: &Price| {
        price.standing == Standing::Listed
            && active.is_none_or(|active| price.active == active)
            && currency.as_ref().is_none_or(|currency| price.currency == *currency)
            && product.as_ref().is_none_or(|product| price.product == *product)
            && lookup_keys.as_ref().is_none_or(|keys| has_key(price, keys))
            && recurring.is_none_or(|recurring| price.recurring.is_some() == recurring)
    };
    let (rows, has_more) =
        page.of(&state.prices, "price", Scope { key: product.as_deref(), created }, keep)?;
    Ok(list_object("/v1/prices", has_more, rows.into_iter().map(Price::json).collect()))
}

fn known<'a>(state: &'a State, id: &str) -> Result<&'a Price, ApiError> {
    catalogue::price(state, id).ok_or_else(|| ApiError::no_such("price", id, "id"))
}

/// Takes `currency`, in lower case.
pub(super) fn take_currency(params: &mut Params) -> Result<Option<String>, ApiError> {
    let Some(currency) = params.text("currency")? else { return Ok(None) };
    if is_currency_code(&currency) {
        return Ok(Some(currency.to_ascii_lowercase()));
    }
    let message = format!("Invalid currency: {currency}. Stripe currently supports three-letter ISO codes.");
    Err(ApiError::invalid(params.name("currency"), message))
}

fn take_scheme(params: &mut Params) -> Result<Scheme, ApiError> {
    let tiered = params.choice("billing_scheme", "per_unit or tiered", |word| match word {
        "per_unit" => Some(false),
        "tiered" => Some(true),
        _ => None,
    })?;
    let mode = params.choice("tiers_mode", "graduated or volume", TiersMode::from_word)?;
    let tiers = params.groups("tiers", take_tier)?;
    let unit_amount = take_unit_amount(params)?;
    if tiered != Some(true) {
        return unit_amount.map(Scheme::PerUnit).ok_or_else(|| ApiError::missing(params.name("unit_amount")));
    }
    let mode = mode.ok_or_else(|| ApiError::missing(params.name("tiers_mode")))?;
    let tiers =
        tiers.filter(|tiers| !tiers.is_empty()).ok_or_else(|| ApiError::missing(params.name("tiers")))?;
    let (last, bounded) = tiers.split_last().ok_or_else(|| ApiError::missing(params.name("tiers")))?;
    let rises = bounded.windows(2).all(|pair| pair[0].up_to < pair[1].up_to);
    if last.up_to.is_some() || bounded.iter().any(|tier| tier.up_to.is_none()) || !rises {
        let message = "Tiers must be in ascending order, and the last one must have `up_to` set to `inf`.";
        return Err(ApiError::invalid(params.name("tiers"), message));
    }
    Ok(Scheme::Tiered { mode, tiers })
}

/// `unit_amount`, or `unit_amount_decimal` where that is a whole number: the sandbox keeps no fractions of cents.
fn take_unit_amount(params: &mut Params) -> Result<Option<i64>, ApiError> {
    let whole = params.count("unit_amount")?;
    let decimal = params.text("unit_amount_decimal")?;
    let Some(decimal) = decimal else { return Ok(whole) };
    let digits = decimal.split_once('.').map_or(decimal.as_str(), |(digits, zeros)| {
        if zeros.bytes().all(|b| b == b'0') { digits } else { "" }
    });
    let message = || format!("Invalid decimal: {decimal}; the sandbox takes whole minor units only");
    let amount = digits
        .parse::<u32>()
        .map_err(|_| ApiError::invalid(params.name("unit_amount_decimal"), message()))?;
    Ok(Some(i64::from(amount)))
}

fn take_packages(packages: &mut Params) -> Result<Packages, ApiError> {
    let size = packages.count("divide_by")?.filter(|size| *size > 0);
    let round = packages.choice("round", "up or down", Rounding::from_word)?;
    Ok(Packages {
        size: size.ok_or_else(|| ApiError::missing(packages.name("divide_by")))?,
        round: round.ok_or_else(|| ApiError::missing(packages.name("round")))?,
    })
}

fn take_tier(tier: &mut Params) -> Result<Tier, ApiError> {
    let up_to = tier.required_text("up_to")?;
    let up_to = match up_to.as_str() {
        "inf" => None,
        number => Some(tier.parse_integer("up_to", number)?),
    };
    Ok(Tier {
        up_to,
        unit_amount: tier.count("unit_amount")?.unwrap_or(0),
        flat_amount: tier.count("flat_amount")?.unwrap_or(0),
    })
}

pub(super) fn take_recurring(recurring: &mut Params) -> Result<Recurring, ApiError> {
    let interval = recurring.choice("interval", "day, month, week, or year", Interval::from_word)?;
    let usage_type = recurring.choice("usage_type", "licensed or metered", UsageType::from_word)?;
    let interval_count = recurring.integer("interval_count")?.unwrap_or(1);
    if !(1..=1_095).contains(&interval_count) {
        let message = "interval_count must be at least 1, and the period at most three years.";
        return Err(ApiError::invalid(recurring.name("interval_count"), message));
    }
    Ok(Recurring {
        interval: interval.ok_or_else(|| ApiError::missing(recurring.name("interval")))?,
        interval_count,
        usage_type: usage_type.unwrap_or(UsageType::Licensed),
        meter: recurring.text("meter")?,
    })
}

fn take_tax_behavior(params: &mut Params) -> Result<Option<String>, ApiError> {
    let known =
        |word: &str| matches!(word, "inclusive" | "exclusive" | "unspecified").then(|| word.to_owned());
    params.choice("tax_behavior", "exclusive, inclusive, or unspecified", known)
}
