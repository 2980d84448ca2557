//! Fields that hold an id, or the whole object when it was asked for (`expand[]`) or when an older version inlined it.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// Another object, by its id or whole. An absent one is `None` around this.
#[derive(Clone, Debug, PartialEq)]
pub enum Reference<T = OnlyId> {
    /// Its id.
    Id(String),
    /// All of it.
    Object(Box<T>),
}

impl<T: Identified> Reference<T> {
    /// The id, whichever form it has.
    pub fn id(&self) -> &str {
        match self {
            Self::Id(id) => id,
            Self::Object(object) => object.id(),
        }
    }

    /// The object, if Stripe sent all of it.
    pub fn object(&self) -> Option<&T> {
        match self {
            Self::Id(_) => None,
            Self::Object(object) => Some(object),
        }
    }
}

/// An object of Stripe's: has an id.
pub trait Identified {
    /// Stripe's id, with its prefix (`cus_…`, `sub_…`); for a product or an old plan, any text its owner chose.
    fn id(&self) -> &str;
}

/// The id of an object whose other fields are of no use here.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct OnlyId {
    /// Stripe's id.
    pub id: String,
}

impl Identified for OnlyId {
    fn id(&self) -> &str {
        &self.id
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Reference<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct IdOrObject<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for IdOrObject<T> {
            type Value = Reference<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an id or an object")
            }

            fn visit_str<E>(self, id: &str) -> Result<Self::Value, E> {
                Ok(Reference::Id(id.to_owned()))
            }

            fn visit_string<E>(self, id: String) -> Result<Self::Value, E> {
                Ok(Reference::Id(id))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map))
                    .map(|object| Reference::Object(Box::new(object)))
            }
        }

        deserializer.deserialize_any(IdOrObject(PhantomData))
    }
}
