//! The objects of Stripe's API: what the sandbox keeps of each, and the JSON it shows.
//!
//! A struct holds the facts; its `json` adds what follows from them, and the fields that are always the same here.
//! The shapes are those of API version [`crate::API_VERSION`].

pub(crate) mod account;
pub(crate) mod address;
pub(crate) mod charge;
pub(crate) mod checkout_session;
pub(crate) mod credit_note;
pub(crate) mod customer;
pub(crate) mod discount;
pub(crate) mod event;
pub(crate) mod invoice;
pub(crate) mod metadata;
pub(crate) mod payment_intent;
pub(crate) mod payment_method;
pub(crate) mod price;
pub(crate) mod product;
pub(crate) mod refund;
pub(crate) mod setup_intent;
pub(crate) mod subscription;
pub(crate) mod subscription_schedule;
pub(crate) mod tax_id;
pub(crate) mod webhook_endpoint;

/// Seconds since 1970-01-01T00:00:00Z, as all of Stripe's points in time.
pub(crate) type Seconds = i64;

/// A closed set that Stripe's API writes as words.
pub(crate) trait Word: Sized {
    /// The word in Stripe's API.
    fn word(self) -> &'static str;
    /// Reads the word.
    fn from_word(word: &str) -> Option<Self>;
}

/// Declares an enum with its word for each variant.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum $name { $($(#[$variant_doc])* $variant,)+ }

        impl $crate::objects::Word for $name {
            fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
pub(crate) use words;
