//! Keeping the mirror true to Stripe.

pub mod backfill;
pub mod card_update;
pub mod charged_to;
pub mod given_back;
pub mod mirror;
pub mod next_charge;
pub mod on_view;
pub mod reconcile;
pub mod refresh;
pub mod standing;
pub mod sweep;
pub mod told;
pub mod watchers;
