//! What stores objects as Stripe told them.

use store::db::Command;

/// Changes to a mirror that an account's answers or its events ask for.
///
/// They are kept from being made to the copy of another account: [`ConnectedAccount::store`](crate::stripe_account::ConnectedAccount::store)
/// makes them only if the mirror is a copy of the account that told them.
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct Changes(Vec<Command>);

impl Changes {
    /// Adds what is to be stored after these, or not at all: more of the same, or a command that belongs to them.
    pub fn add(&mut self, more: impl Into<Self>) {
        self.0.extend(more.into().0);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The changes, for a transaction that itself makes sure that the mirror is a copy of the account that told them.
    #[must_use]
    pub fn unguarded(self) -> Vec<Command> {
        self.0
    }
}

impl From<Command> for Changes {
    fn from(command: Command) -> Self {
        Self(vec![command])
    }
}

impl From<Option<Command>> for Changes {
    fn from(command: Option<Command>) -> Self {
        Self(command.into_iter().collect())
    }
}

impl From<Vec<Command>> for Changes {
    fn from(commands: Vec<Command>) -> Self {
        Self(commands)
    }
}

impl FromIterator<Command> for Changes {
    fn from_iter<I: IntoIterator<Item = Command>>(commands: I) -> Self {
        Self(commands.into_iter().collect())
    }
}

impl FromIterator<Self> for Changes {
    fn from_iter<I: IntoIterator<Item = Self>>(parts: I) -> Self {
        Self(parts.into_iter().flat_map(|part| part.0).collect())
    }
}
