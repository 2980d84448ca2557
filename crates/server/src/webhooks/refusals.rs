//! Deliveries that were refused. Anybody can send some, so they are counted in memory, by team and reason, and written down now and
//! then: however many arrive, there are a few rows a team and a few writes a minute. Nothing of what was in them is kept.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::http::StatusCode;
use store::db::Command;
use store::tenant;
use store::webhook_refusals::{self, Refusal};
use stripe::webhook_signature;

use crate::app::App;
use crate::http::problem::{Causes, Problem};

/// How often what was counted is written down.
const WRITE_EVERY: Duration = Duration::from_secs(30);

/// What whoever can't prove to be Stripe hears, whatever is wrong.
const NOT_STRIPE: &str =
    "This is not a valid Stripe webhook. Check the endpoint's address and its signing secret.";

macro_rules! reasons {
    ($($(#[$doc:meta])* $reason:ident = $name:literal, $status:ident, $told:expr, $to_do:literal;)+) => {
        /// Why a delivery was refused.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Reason {
            $($(#[$doc])* $reason,)+
        }

        impl Reason {
            /// In a word, as it is stored and shown.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$reason => $name,)+ }
            }

            /// What its sender is told.
            pub fn problem(self) -> Problem {
                match self { $(Self::$reason => Problem::new(StatusCode::$status, $told),)+ }
            }
        }

        /// What an operator can do about a reason, by its word.
        pub fn to_do(reason: &str) -> &'static str {
            match reason {
                $($name => $to_do,)+
                _ => "look at the server's log",
            }
        }
    };
}

reasons! {
    /// Larger than Stripe's events are.
    TooLarge = "too_large", PAYLOAD_TOO_LARGE, "The body is larger than 1 MiB.",
        "nothing: Stripe's events are far smaller, so this was somebody else";
    /// The connection ended before the body did.
    Incomplete = "incomplete", BAD_REQUEST, "The body did not arrive to its end.",
        "look at what stands between Stripe and this server; Stripe sends the event again";
    /// Sent as something else than JSON.
    NotSentAsJson = "not_sent_as_json", UNSUPPORTED_MEDIA_TYPE, "Send the event with the header `Content-Type: application/json`.",
        "let whatever stands between Stripe and this server pass on the header Content-Type as it is";
    /// For a team that has no connection to Stripe.
    NotConnected = "not_connected", BAD_REQUEST, NOT_STRIPE,
        "connect the team with `billstack admin connect-stripe`, or remove the webhook endpoint in Stripe's dashboard";
    /// Without a signature.
    NotSigned = "not_signed", BAD_REQUEST, NOT_STRIPE,
        "let whatever stands between Stripe and this server pass on the header Stripe-Signature";
    /// With a signature that isn't one.
    MalformedSignature = "malformed_signature", BAD_REQUEST, NOT_STRIPE,
        "let whatever stands between Stripe and this server pass on the header Stripe-Signature as it is";
    /// Signed with another secret, or changed since.
    WrongSignature = "wrong_signature", BAD_REQUEST, NOT_STRIPE,
        "enter the endpoint's present signing secret with `billstack admin roll-webhook-secret`";
    /// Properly signed, too long ago.
    SignedTooLongAgo = "signed_too_long_ago", BAD_REQUEST, NOT_STRIPE,
        "see that this machine's clock is right; if it is, somebody sent old events again";
    /// Properly signed, in our future.
    SignedInTheFuture = "signed_in_the_future", BAD_REQUEST, NOT_STRIPE,
        "set this machine's clock right: it is behind";
    /// Properly signed, and not JSON that can be read.
    Unreadable = "unreadable", BAD_REQUEST, "The body is not JSON that can be read.",
        "tell us: Stripe itself sends nothing of the kind";
    /// Properly signed JSON that isn't an event.
    NotAnEvent = "not_an_event", BAD_REQUEST,
        "The body is not an event: it needs `id`, `type`, `created` and, as an object, `data.object`.",
        "let the endpoint send snapshot events, not thin ones (in Stripe's dashboard: payload style)";
    /// Properly signed, in live mode for a connection in test mode, or the other way round.
    OtherMode = "other_mode", BAD_REQUEST,
        "The event's `livemode` is not the connection's: one is live, the other a test.",
        "enter the signing secret of the endpoint that is in the mode of the connected key";
    /// Properly signed, about an account that isn't the connected one.
    OtherAccount = "other_account", BAD_REQUEST, "The event is about another account than the connected one.",
        "in Stripe's dashboard, let the endpoint listen to events on your account, not on connected accounts";
}

impl From<webhook_signature::Reason> for Reason {
    fn from(reason: webhook_signature::Reason) -> Self {
        use webhook_signature::Reason as Signature;
        match reason {
            Signature::Malformed => Self::MalformedSignature,
            Signature::NoMatch => Self::WrongSignature,
            Signature::TooOld => Self::SignedTooLongAgo,
            Signature::InTheFuture => Self::SignedInTheFuture,
        }
    }
}

/// What was refused since it was last written down.
#[derive(Debug, Default)]
pub struct Refusals(Mutex<Counted>);

/// By the team's id and the reason's word; in this order they are written, so that two processes don't wait for each other.
type Counted = BTreeMap<(String, String), Refusal>;

impl Refusals {
    /// Counts a refusal. The team must be one that exists, so that strangers can't make up more of them. Answers whether it is the first
    /// of its kind since they were last written down.
    pub fn count(&self, team: &tenant::Team, reason: Reason, now_ms: i64) -> bool {
        let one = Refusal { reason: reason.name().to_owned(), count: 1, first_at: now_ms, last_at: now_ms };
        add(&mut self.counted(), team.id.clone(), one) == 1
    }

    /// A team's refusals with those that are still to be written down, the latest first.
    pub fn added_to(&self, team: &tenant::Team, written: Vec<Refusal>) -> Vec<Refusal> {
        let mut all = Counted::new();
        let counted = self.counted();
        let unwritten =
            counted.iter().filter(|((id, _), _)| *id == team.id).map(|(_, refusal)| refusal.clone());
        for refusal in written.into_iter().chain(unwritten) {
            add(&mut all, team.id.clone(), refusal);
        }
        let mut all: Vec<Refusal> = all.into_values().collect();
        all.sort_by_key(|refusal| std::cmp::Reverse(refusal.last_at));
        all
    }

    fn counted(&self) -> MutexGuard<'_, Counted> {
        // A count that a panic interrupted is still a count.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Adds to what is counted, and answers how many there are now.
fn add(counted: &mut Counted, team_id: String, more: Refusal) -> i64 {
    let key = (team_id, more.reason.clone());
    let sum = counted
        .entry(key)
        .and_modify(|sum| {
            sum.count += more.count;
            sum.first_at = sum.first_at.min(more.first_at);
            sum.last_at = sum.last_at.max(more.last_at);
        })
        .or_insert(more);
    sum.count
}

/// Writes down twice a minute what was counted, for ever.
pub async fn write_now_and_then(app: &App) {
    let mut times = tokio::time::interval(WRITE_EVERY);
    loop {
        times.tick().await;
        write(app).await;
    }
}

/// Writes down what was counted. What can't be written is counted on.
pub async fn write(app: &App) {
    let counted = std::mem::take(&mut *app.refusals.counted());
    if counted.is_empty() {
        return;
    }
    let commands: Vec<Command> = counted
        .iter()
        .map(|((team_id, _), refusal)| webhook_refusals::add(&tenant::Team { id: team_id.clone() }, refusal))
        .collect();
    if let Err(error) = app.db.write(commands).await {
        tracing::warn!(error = %Causes(&error), "refused webhooks can't be written down; the next try is in half a minute");
        let mut now = app.refusals.counted();
        for ((team_id, _), refusal) in counted {
            add(&mut now, team_id, refusal);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_are_counted_by_team_and_reason_and_added_to_what_is_written() {
        let [ours, theirs] = ["team_1", "team_2"].map(|id| tenant::Team { id: id.to_owned() });
        let refusals = Refusals::default();
        assert!(refusals.count(&ours, Reason::WrongSignature, 20));
        assert!(!refusals.count(&ours, Reason::WrongSignature, 30));
        assert!(refusals.count(&ours, Reason::TooLarge, 40));
        assert!(refusals.count(&theirs, Reason::TooLarge, 50));
        let refusal = |reason: &str, count, first_at, last_at| Refusal {
            reason: reason.to_owned(),
            count,
            first_at,
            last_at,
        };
        let written = vec![refusal("wrong_signature", 5, 1, 10)];
        let expected = [refusal("too_large", 1, 40, 40), refusal("wrong_signature", 7, 1, 30)];
        assert_eq!(refusals.added_to(&ours, written), expected);
    }
}
