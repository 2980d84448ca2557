//! `billstack admin set-password`, `add-member` and `remove-member`: who may sign in, and what they have access to.

use clap::Args;
use serde_json::json;
use store::db::DbError;
use store::operators::{self, Member};
use store::tenant;

use super::{AdminError, Done, create, find_team, new_password, refused};
use crate::app::App;
use crate::http::problem::Problem;

/// Flags of `set-password`.
#[derive(Debug, Args)]
pub struct SetPassword {
    /// E-mail address that the operator signs in with
    #[arg(long)]
    email: String,
    /// Read the new password from the first line of standard input instead of asking for it
    #[arg(long)]
    password_stdin: bool,
    /// Print one line of JSON
    #[arg(long)]
    json: bool,
}

/// Flags of `add-member`.
#[derive(Debug, Args)]
pub struct AddMember {
    /// Team (team_…)
    #[arg(long)]
    team: String,
    /// E-mail address of the operator, who was made with create-user
    #[arg(long)]
    email: String,
    /// Role in that team
    #[arg(long, value_parser = ["owner", "admin", "member", "viewer"])]
    role: String,
    /// Print one line of JSON
    #[arg(long)]
    json: bool,
}

/// Flags of `remove-member`.
#[derive(Debug, Args)]
pub struct RemoveMember {
    /// Team (team_…)
    #[arg(long)]
    team: String,
    /// E-mail address of the operator
    #[arg(long)]
    email: String,
    /// Print one line of JSON
    #[arg(long)]
    json: bool,
}

pub(super) async fn set_password(app: &App, flags: SetPassword) -> Result<Done, AdminError> {
    let SetPassword { email, password_stdin, json } = flags;
    let id = find(app, &email).await?;
    let password = new_password(password_stdin)?;
    create::check_password(&password)?;
    let hash =
        app.passwords.hash(&password, &app.entropy).await.map_err(|error| Problem::internal(&error))?;
    let mut commands = vec![operators::set_password(&id, &hash), operators::delete_sessions(&id)];
    for membership in app.db.read(operators::memberships(&id)).await? {
        let team = tenant::Team { id: membership.team_id };
        commands.push(create::audited(app, &team, "operator.password_set", &id, [None, None]));
    }
    let affected = app.db.write(commands).await?;
    let ended = affected.get(1).copied().unwrap_or_default();
    let value = json!({ "operator": { "id": id, "email": email.to_lowercase() }, "endedSessions": ended });
    Ok(Done::new(json, value, format!("{email} has the new password; {ended} open sessions were ended.")))
}

pub(super) async fn add(app: &App, flags: AddMember) -> Result<Done, AdminError> {
    let AddMember { team, email, role, json } = flags;
    let team = find_team(app, &team).await?;
    let id = find(app, &email).await?;
    create::membership(app, &team, &id, &role).await?;
    let value =
        json!({ "operator": { "id": id, "email": email.to_lowercase() }, "teamId": team.id, "role": role });
    Ok(Done::new(json, value, format!("{email} belongs to {} now, as {role}.", team.id)))
}

pub(super) async fn remove(app: &App, flags: RemoveMember) -> Result<Done, AdminError> {
    let RemoveMember { team, email, json } = flags;
    let team = find_team(app, &team).await?;
    let id = find(app, &email).await?;
    let role = remove_from(app, &team, &id).await.map_err(|refusal| match refusal {
        Refusal::NoMember => refused(format!("{email} doesn't belong to the team {}", team.id)),
        Refusal::LastOwner => refused(format!(
            "{email} is the last owner of the team {}: give it another with `billstack admin add-member --role owner` first",
            team.id
        )),
        Refusal::Db(error) => error.into(),
    })?;
    let value =
        json!({ "operator": { "id": id, "email": email.to_lowercase() }, "teamId": team.id, "role": role });
    let text = format!(
        "{email} has no access to {} any more. An API key that they may know works until it is revoked.",
        team.id
    );
    Ok(Done::new(json, value, text))
}

/// The id of whoever signs in with an e-mail address.
pub(super) async fn find(app: &App, email: &str) -> Result<String, AdminError> {
    let found = app.db.read_optional(operators::by_email(email)).await?;
    let found = found.ok_or_else(|| {
        refused(format!("there is no user {email}: make one with `billstack admin create-user`"))
    })?;
    Ok(found.operator_id)
}

/// Why somebody can't be removed from a team.
#[derive(Debug)]
enum Refusal {
    NoMember,
    /// Nobody would be left who may do everything.
    LastOwner,
    Db(DbError),
}

impl From<DbError> for Refusal {
    fn from(error: DbError) -> Self {
        Self::Db(error)
    }
}

/// Takes an operator's role in a team away, and answers it. Every request looks roles up, so that it ends at once.
async fn remove_from(app: &App, team: &tenant::Team, operator_id: &str) -> Result<String, Refusal> {
    let (app, team, operator_id) = (app.clone(), team.clone(), operator_id.to_owned());
    app.db
        .clone()
        .tx(move |tx| {
            Box::pin(async move {
                let members = tx.read(operators::members(&team)).await?;
                let role = removable(&members, &operator_id)?.to_owned();
                tx.execute(operators::delete_membership(&team, &operator_id)).await?;
                let before = json!({ "role": role });
                let entry =
                    create::audited(&app, &team, "member.removed", &operator_id, [Some(before), None]);
                tx.execute(entry).await?;
                Ok(role)
            })
        })
        .await
}

/// The role of one of a team's members, if the team can do without them: the last owner stays.
fn removable<'a>(members: &'a [Member], operator_id: &str) -> Result<&'a str, Refusal> {
    let leaving = members.iter().find(|member| member.operator_id == operator_id).ok_or(Refusal::NoMember)?;
    let other_owner =
        members.iter().any(|member| member.role == "owner" && member.operator_id != operator_id);
    if leaving.role == "owner" && !other_owner {
        return Err(Refusal::LastOwner);
    }
    Ok(&leaving.role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_owner_stays() {
        let team = |roles: &[(&str, &str)]| -> Vec<Member> {
            let member = |(id, role): &(&str, &str)| Member {
                operator_id: (*id).to_owned(),
                role: (*role).to_owned(),
            };
            roles.iter().map(member).collect()
        };
        let one_owner = team(&[("op_1", "owner"), ("op_2", "admin")]);
        assert!(matches!(removable(&one_owner, "op_1"), Err(Refusal::LastOwner)));
        assert_eq!(removable(&one_owner, "op_2").unwrap(), "admin");
        assert!(matches!(removable(&one_owner, "op_3"), Err(Refusal::NoMember)));
        assert_eq!(removable(&team(&[("op_1", "owner"), ("op_2", "owner")]), "op_1").unwrap(), "owner");
        assert_eq!(removable(&team(&[("op_1", "viewer")]), "op_1").unwrap(), "viewer");
    }
}
