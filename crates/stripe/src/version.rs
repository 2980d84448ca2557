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

/// The releases after which a version is named that [`crate::objects`] reads. Within one, Stripe only adds
/// (<https://docs.stripe.com/api/versioning>); what *dahlia* took away, we don't read.
const READ_RELEASES: [&str; 4] = ["acacia", "basil", "clover", "dahlia"];

/// Whether objects in a version are as we know them. In one of a later release, what we read may have moved elsewhere, and
/// would look as if there were none of it; and what is shown in a preview is nobody's promise.
pub fn is_read(version: &str) -> bool {
    // Before October 2024 versions had no names.
    version.split_once('.').is_none_or(|(_, release)| READ_RELEASES.contains(&release))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_later_releases_are_not_known() {
        for known in ["2015-10-16", "2024-06-20", "2025-03-31.basil", API_VERSION, "2026-08-26.dahlia"] {
            assert!(is_read(known), "{known}");
        }
        for unknown in ["2027-03-31.edelweiss", "2026-08-26.preview", "2025-04-30.basil; usage=v2"] {
            assert!(!is_read(unknown), "{unknown}");
        }
    }
}
