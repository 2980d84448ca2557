//! How a project's portal looks and whom it names, and its logo.

use crate::db::{Command, Query, Row, RowError, params, statements};
use crate::tenant;

/// What a project has set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortalSettings {
    /// The project's name, which the portal shows where no other was set.
    pub project_name: String,
    /// JSON object; none where nothing was ever set.
    pub settings: Option<String>,
    /// Name of the logo's file.
    pub logo: Option<String>,
}

statements! {
    FIND = "SELECT name, portal_settings, portal_logo FROM projects WHERE team_id = $1 AND id = $2";
    LOCK = "SELECT name, portal_settings, portal_logo FROM projects WHERE team_id = $1 AND id = $2 FOR UPDATE";
    SET = "UPDATE projects SET portal_settings = $3 WHERE team_id = $1 AND id = $2";
    SET_LOGO = "UPDATE projects SET portal_logo = $3 WHERE team_id = $1 AND id = $2";
    KEEP_IMAGE = "INSERT INTO portal_logos (project_id, name, image)
        SELECT id, CAST($3 AS TEXT), $4 FROM projects WHERE team_id = $1 AND id = $2
        ON CONFLICT (project_id) DO UPDATE SET name = excluded.name, image = excluded.image";
    FORGET_IMAGE = "DELETE FROM portal_logos WHERE project_id = (SELECT id FROM projects WHERE team_id = $1 AND id = $2)";
    IMAGE = "SELECT image FROM portal_logos WHERE name = $1 LIMIT 1";
}

/// A project's settings.
pub fn find(project: &tenant::Project) -> Query<PortalSettings> {
    Query::new(FIND, params![&project.team.id, &project.id], settings)
}

/// The same, and nobody else changes them until the transaction ends.
pub fn lock(project: &tenant::Project) -> Query<PortalSettings> {
    Query::new(LOCK, params![&project.team.id, &project.id], settings)
}

/// Sets all but the logo: a JSON object.
pub fn set(project: &tenant::Project, settings: &str) -> Command {
    Command::new(SET, params![&project.team.id, &project.id, settings])
}

/// Sets the logo, in place of the one before. Its name says what is in it.
pub fn set_logo(project: &tenant::Project, name: &str, image: &[u8]) -> [Command; 2] {
    [
        Command::new(KEEP_IMAGE, params![&project.team.id, &project.id, name, image]),
        Command::new(SET_LOGO, params![&project.team.id, &project.id, name]),
    ]
}

/// Takes the logo away.
pub fn remove_logo(project: &tenant::Project) -> [Command; 2] {
    [
        Command::new(FORGET_IMAGE, params![&project.team.id, &project.id]),
        Command::new(SET_LOGO, params![&project.team.id, &project.id, None::<&str>]),
    ]
}

/// The image of a logo, of whatever project: it is public, and its name can't be guessed by whoever hasn't seen it.
pub fn image(name: &str) -> Query<Vec<u8>> {
    Query::new(IMAGE, params![name], |row| row.get(0))
}

fn settings(row: &Row<'_>) -> Result<PortalSettings, RowError> {
    Ok(PortalSettings { project_name: row.get(0)?, settings: row.get(1)?, logo: row.get(2)? })
}
