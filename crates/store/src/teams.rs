//! Teams and their projects.

use crate::db::{Command, Query, params, statements};
use crate::tenant;

statements! {
    INSERT_TEAM = "INSERT INTO teams (id, name, created_at) VALUES ($1, $2, $3)";
    INSERT_PROJECT = "INSERT INTO projects (id, team_id, name, return_origins, created_at, customers_locked_at)
        VALUES ($1, $2, $3, $4, $5, 0)";
    TEAM_EXISTS = "SELECT id FROM teams WHERE id = $1";
    ALL_TEAMS = "SELECT id FROM teams ORDER BY id";
    FIND_PROJECT = "SELECT name FROM projects WHERE team_id = $1 AND id = $2";
    LIST_PROJECTS = "SELECT id, name FROM projects WHERE team_id = $1 ORDER BY id";
    RETURN_ORIGINS = "SELECT return_origins FROM projects WHERE team_id = $1 AND id = $2";
    LOCK_CUSTOMERS = "UPDATE projects SET customers_locked_at = $3 WHERE team_id = $1 AND id = $2";
}

/// Adds a team.
pub fn insert(team: &tenant::Team, name: &str, now_ms: i64) -> Command {
    Command::new(INSERT_TEAM, params![&team.id, name, now_ms])
}

/// Finds a team by its id, for those who come with another proof than membership: the command line and Stripe's webhooks.
pub fn find(id: &str) -> Query<tenant::Team> {
    Query::new(TEAM_EXISTS, params![id], |row| Ok(tenant::Team { id: row.get(0)? }))
}

/// Every team, for work that the server does by itself.
pub fn all() -> Query<tenant::Team> {
    Query::new(ALL_TEAMS, params![], |row| Ok(tenant::Team { id: row.get(0)? }))
}

/// Adds a project. `return_origins` is a JSON array of origins.
pub fn insert_project(project: &tenant::Project, name: &str, return_origins: &str, now_ms: i64) -> Command {
    Command::new(INSERT_PROJECT, params![&project.id, &project.team.id, name, return_origins, now_ms])
}

/// The project's name, if the team has such a project.
pub fn project_name(project: &tenant::Project) -> Query<String> {
    Query::new(FIND_PROJECT, params![&project.team.id, &project.id], |row| row.get(0))
}

/// A team's projects: id and name.
pub fn projects(team: &tenant::Team) -> Query<(String, String)> {
    Query::new(LIST_PROJECTS, params![&team.id], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Where a portal of this project may send its customer back to: a JSON array of origins, empty for any https origin.
pub fn return_origins(project: &tenant::Project) -> Query<String> {
    Query::new(RETURN_ORIGINS, params![&project.team.id, &project.id], |row| row.get(0))
}

/// Makes the transaction it runs in the only one that creates a customer in this project, until it ends.
pub fn lock_customers(project: &tenant::Project, now_ms: i64) -> Command {
    Command::new(LOCK_CUSTOMERS, params![&project.team.id, &project.id, now_ms])
}
