//! What a page says of what was just done.

/// What a page says of what was just done; its key is in the address that the customer was sent to.
pub struct Notice {
    key: &'static str,
    /// Whether it is what the customer wanted.
    pub good: bool,
    /// What is said.
    pub text: &'static str,
}

impl Notice {
    /// The one that an address names, if it is one.
    pub fn named(done: &str) -> Option<&'static Self> {
        NOTICES.iter().find(|notice| notice.key == done)
    }
}

const NOTICES: [Notice; 11] = [
    Notice {
        key: "canceled",
        good: true,
        text: "Your subscription will end with its current period. You can still change your mind.",
    },
    Notice { key: "kept", good: true, text: "Your subscription continues. Nothing else has changed." },
    Notice { key: "unpaused", good: true, text: "Payments go on with the next invoice." },
    Notice { key: "resumed", good: true, text: "Your subscription is resumed, in a new period from today." },
    Notice {
        key: "resumed-unpaid",
        good: false,
        text: "Your subscription is resumed, but not paid yet. Pay its open invoice to go on.",
    },
    Notice {
        key: "released",
        good: true,
        text: "What was scheduled will not happen. Your subscription stays as it is, and you can cancel it now.",
    },
    Notice {
        key: "card-updated",
        good: true,
        text: "Your new payment method is in place for all your subscriptions.",
    },
    Notice {
        key: "card-canceled",
        good: false,
        text: "Nothing was changed. Your payment method is the same as before.",
    },
    Notice {
        key: "card-not-finished",
        good: false,
        text: "The new payment method was not confirmed, so nothing was changed.",
    },
    Notice {
        key: "card-pending",
        good: false,
        text: "Your new payment method was saved and will be in place in a few minutes.",
    },
    Notice {
        key: "card-unknown",
        good: false,
        text: "This page does not know that payment method update. Nothing was changed.",
    },
];
