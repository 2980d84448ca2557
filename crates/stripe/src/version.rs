//! The one Stripe API version we speak.

/// Sent as `Stripe-Version` with every request.
///
/// It is pinned because an account's own default version can be any since 2011, and the shape of a subscription or an
/// invoice depends on it. This one is of the *clover* line: billing periods stand on a subscription's items,
/// an invoice names its subscription under `parent`, and flexible billing is the default for new subscriptions.
///
/// Webhooks don't follow it: they arrive in the version of their endpoint, so [`crate::objects`] reads older and newer
/// shapes as well. See <https://docs.stripe.com/api/versioning>.
pub const API_VERSION: &str = "2026-02-25.clover";
