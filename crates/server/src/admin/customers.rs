//! `billstack admin customers` and `assign-customer`: which project a customer belongs to.

use clap::Args;
use serde_json::json;
use store::customers::{self, Customer};
use store::tenant;

use super::{AdminError, Done, create, find_team};
use crate::api::customers::{self as api, assign};
use crate::app::App;

/// Flags of `customers`.
#[derive(Debug, Args)]
pub struct Customers {
    /// Team (team_…)
    #[arg(long)]
    team: String,
    /// Only those that belong to no project yet
    #[arg(long)]
    unassigned: bool,
    /// How many, the newest first
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(i64).range(1..=100))]
    limit: i64,
    /// How many to leave out first
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(i64).range(0..=1_000_000))]
    offset: i64,
    /// Print one line of JSON
    #[arg(long)]
    json: bool,
}

/// Flags of `assign-customer`.
#[derive(Debug, Args)]
pub struct AssignCustomer {
    /// Team (team_…)
    #[arg(long)]
    team: String,
    /// Customer (pc_…)
    #[arg(long)]
    customer: String,
    /// Project that it shall belong to (proj_…)
    #[arg(long)]
    project: String,
    /// Print one line of JSON
    #[arg(long)]
    json: bool,
}

pub(super) async fn list(app: &App, flags: Customers) -> Result<Done, AdminError> {
    let Customers { team, unassigned, limit, offset, json } = flags;
    let team = find_team(app, &team).await?;
    let assigned = unassigned.then_some(false);
    let rows = app.db.read(customers::list_of_team(&team, assigned, limit, offset)).await?;
    let text = if rows.is_empty() {
        "No such customer.".to_owned()
    } else {
        rows.iter().map(line).collect::<Vec<_>>().join("\n")
    };
    let rows: Vec<api::Customer> = rows.into_iter().map(api::Customer::from).collect();
    Ok(Done::new(json, json!({ "customers": rows }), text))
}

pub(super) async fn assign(app: &App, flags: AssignCustomer) -> Result<Done, AdminError> {
    let AssignCustomer { team, customer, project, json } = flags;
    let project = tenant::Project { team: find_team(app, &team).await?, id: project };
    let assigned = assign::assign_to(app, &project, create::ACTOR, &customer, None).await?;
    let text = if assigned.written_to_stripe {
        format!("{customer} belongs to {} now, in Stripe's metadata too.", project.id)
    } else {
        format!(
            "{customer} belongs to {} now, here alone: the connected key may not write to Stripe's metadata.",
            project.id
        )
    };
    Ok(Done::new(json, json!(assigned), text))
}

fn line(customer: &Customer) -> String {
    let project = customer.project_id.as_deref().unwrap_or("no project");
    let email = customer.email.as_deref().unwrap_or("no e-mail address");
    format!("{} {} {email} {project}", customer.id, customer.stripe_customer_id)
}
