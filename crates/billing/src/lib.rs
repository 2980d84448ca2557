//! The rules of billing, without I/O: identifiers, money, time, and what a customer may do with a subscription or a
//! payment method.
//!
//! Nothing here knows HTTP, SQL or the shape of a Stripe object. Time and randomness come in as arguments
//! ([`clock::Clock`], [`entropy::Entropy`]), so every rule can be tested with values of the test's choice.

pub mod card_expiry;
pub mod clock;
pub mod customer_balance;
pub mod discount;
pub mod entropy;
pub mod id;
pub mod money;
pub mod payment_method_removal;
pub mod pricing;
pub mod subscription_actions;
