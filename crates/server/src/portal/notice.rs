//! What a page says of what was just done.

use i18n::{Text, Words};

use super::subscription_card::SubscriptionCard;

/// What a page says of what was just done; its key is in the address that the customer was sent to.
pub struct Notice {
    /// Its tone, in the style sheet's word.
    pub tone: &'static str,
    /// What is said.
    pub text: String,
}

/// The key of what is said of a subscription that was set to end.
pub const CANCELED: &str = "canceled";

impl Notice {
    /// The one that an address names, if it is one.
    pub fn named(done: &str, text: &'static Text) -> Option<Self> {
        let (_, tone, say) = NOTICES.iter().find(|(key, ..)| *key == done)?;
        Some(Self { tone, text: say(text).into() })
    }

    /// That a subscription was set to end, and when it does; none if it goes on, after all.
    pub fn canceled(card: &SubscriptionCard, text: &'static Text) -> Option<Self> {
        let last_day = card.last_day.as_deref()?;
        Some(Self { tone: GOOD, text: text.notice_canceled(&card.title, last_day) })
    }
}

/// It is what the customer wanted.
const GOOD: &str = "good";
/// Nothing happened, or not yet.
const PLAIN: &str = "plain";
/// Something failed.
const BAD: &str = "bad";

/// A message.
type Say = fn(&'static Text) -> Words;

/// Key, tone and what is said.
const NOTICES: [(&str, &str, Say); 30] = [
    ("kept", GOOD, Text::notice_kept),
    ("unpaused", GOOD, Text::notice_unpaused),
    ("resumed", GOOD, Text::notice_resumed),
    ("resumed-unpaid", PLAIN, Text::notice_resumed_unpaid),
    ("released", GOOD, Text::notice_released),
    ("card-updated", GOOD, Text::notice_card_updated),
    ("card-superseded", PLAIN, Text::notice_card_superseded),
    ("card-canceled", PLAIN, Text::notice_card_canceled),
    ("card-not-finished", PLAIN, Text::notice_card_not_finished),
    ("card-declined", BAD, Text::notice_card_declined),
    ("card-expired", PLAIN, Text::notice_card_page_expired),
    ("card-unconfirmed", PLAIN, Text::notice_card_unconfirmed),
    ("card-pending", PLAIN, Text::notice_card_pending),
    ("card-unknown", PLAIN, Text::notice_card_unknown),
    ("method-default", GOOD, Text::notice_method_default),
    ("method-unusable", BAD, Text::notice_method_unusable),
    ("method-removed", GOOD, Text::notice_method_removed),
    ("paid", GOOD, Text::notice_paid),
    ("paid-this", GOOD, Text::notice_paid_this),
    ("paid-some", BAD, Text::notice_paid_some),
    ("pay-processing", GOOD, Text::notice_pay_processing),
    ("pay-changed", PLAIN, Text::notice_pay_changed),
    ("pay-declined", BAD, Text::notice_pay_declined),
    ("pay-declined-funds", BAD, Text::notice_pay_declined_funds),
    ("pay-declined-limit", BAD, Text::notice_pay_declined_limit),
    ("pay-declined-expired", BAD, Text::notice_pay_declined_expired),
    ("pay-declined-unsupported", BAD, Text::notice_pay_declined_unsupported),
    ("pay-declined-details", BAD, Text::notice_pay_declined_details),
    ("pay-declined-later", BAD, Text::notice_pay_declined_later),
    ("pay-impossible", BAD, Text::notice_pay_impossible),
];
