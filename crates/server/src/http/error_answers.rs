//! The errors that operations have in common, for their description. All of them are [`ErrorBody`] with another status.
//!
//! A handler's `#[utoipa::path]` names the sets that fit: one for its caller, one for its body, one for Stripe.

use std::collections::BTreeMap;

use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::{
    ContentBuilder, ObjectBuilder, Ref, RefOr, Response, ResponseBuilder, Type, schema::SchemaType,
};
use utoipa::{IntoResponses, PartialSchema, ToSchema};

use super::problem::ErrorBody;

/// Each kind of error: its status, its name in the description, and what it means.
const KINDS: [(&str, &str, &str); 10] = [
    ("400", "BadRequest", "The request has to change; the sentence names the field."),
    ("401", "Unauthorized", "The API key, session or portal token isn't known, has expired or was revoked."),
    ("403", "Forbidden", "The caller lacks a scope or role, which the sentence names."),
    ("404", "NotFound", "It doesn't exist, or is somebody else's."),
    ("409", "Conflict", "Its present state doesn't allow it."),
    ("413", "PayloadTooLarge", "The body is too large."),
    ("415", "UnsupportedMediaType", "The body isn't sent as JSON."),
    ("429", "TooManyRequests", "Too many requests; `Retry-After` says when to come back."),
    (
        "502",
        "StripeRefused",
        "Stripe no longer accepts the connected key, or the key may not do this; nothing was changed.",
    ),
    (
        "503",
        "Unavailable",
        "Stripe or the database can't be reached, or Stripe has not confirmed a change, which may have been made; the sentence says which.",
    ),
];

macro_rules! sets {
    ($($(#[$doc:meta])* $name:ident = [$($status:literal),+];)+) => {
        $(
            $(#[$doc])*
            #[derive(Debug)]
            pub enum $name {}

            impl IntoResponses for $name {
                fn responses() -> BTreeMap<String, RefOr<Response>> {
                    references(&[$($status),+])
                }
            }
        )+
    };
}

sets! {
    /// Of every operation for an API key or an operator in a team.
    CallerErrors = ["400", "401", "403", "404", "429", "503"];
    /// Of every operation with a portal link.
    PortalErrors = ["400", "401", "403", "404", "429", "503"];
    /// Of the operations about an operator's session.
    SessionErrors = ["401", "429", "503"];
    /// Of what another site must not make a browser do.
    ForeignErrors = ["400", "403"];
    /// Of every operation with a JSON body.
    BodyErrors = ["413", "415"];
    /// Of every operation that asks Stripe to change something.
    StripeErrors = ["409", "502"];
    /// A 400 alone.
    BadRequest = ["400"];
    /// A 409 alone.
    Conflict = ["409"];
    /// A 413 alone.
    PayloadTooLarge = ["413"];
    /// A 503 alone.
    Unavailable = ["503"];
}

/// Every kind of error, as a component that operations refer to.
pub fn components() -> Vec<(&'static str, Response)> {
    KINDS.iter().map(|(status, name, about)| (*name, described(status, about))).collect()
}

/// The schema of an error's body, and its name.
pub fn body_schema() -> (String, RefOr<utoipa::openapi::Schema>) {
    (ErrorBody::name().into_owned(), ErrorBody::schema())
}

fn described(status: &str, about: &str) -> Response {
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name(ErrorBody::name()))).build();
    let response = ResponseBuilder::new().description(about).content("application/json", content);
    if !matches!(status, "429" | "503") {
        return response.build();
    }
    let seconds = ObjectBuilder::new().schema_type(SchemaType::Type(Type::Integer)).build();
    let header = HeaderBuilder::new().schema(Some(seconds)).description(Some("In seconds.")).build();
    response.header("Retry-After", header).build()
}

fn references(statuses: &[&str]) -> BTreeMap<String, RefOr<Response>> {
    let kinds = KINDS.iter().filter(|(status, ..)| statuses.contains(status));
    kinds
        .map(|(status, name, _)| {
            ((*status).to_owned(), RefOr::Ref(Ref::new(format!("#/components/responses/{name}"))))
        })
        .collect()
}
