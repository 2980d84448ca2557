//! Whose rows a query may touch. Every query over a tenant's rows takes one, so a query without its tenant can't be written. None of them
//! proves that somebody may: that is for whoever makes one to see to, of what a stranger's request names above all.

/// A team: the owner of one Stripe connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// `team_…`
    pub id: String,
}

/// A project, inside its team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// The team it belongs to.
    pub team: Team,
    /// `proj_…`
    pub id: String,
}

/// A customer, inside its project: what a portal session may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Customer {
    /// The project it belongs to.
    pub project: Project,
    /// `pc_…`
    pub id: String,
    /// Stripe's `cus_…`, which mirrored rows are keyed by.
    pub stripe_id: String,
}

impl Customer {
    /// The team it belongs to.
    pub fn team(&self) -> &Team {
        &self.project.team
    }
}
