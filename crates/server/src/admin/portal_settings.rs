//! `billstack admin portal-settings`: how a project's portal looks and whom it names.

use std::path::PathBuf;

use bytes::Bytes;
use clap::Args;
use serde_json::{Map, Value, json};

use super::{AdminError, Done, create, find_project, find_team, refused};
use crate::api::portal_settings::{PortalSettings, change, change_logo, read};
use crate::app::App;
use crate::http::body;

/// Flags of `portal-settings`.
#[derive(Debug, Args)]
pub struct PortalSettingsFlags {
    /// Team (team_…)
    #[arg(long)]
    team: String,
    /// Project (proj_…)
    #[arg(long)]
    project: String,
    /// Set a field, like accentColor=#2f4fc6; nothing after the = takes it back. May be given several times
    #[arg(long, value_name = "FIELD=VALUE", value_parser = field)]
    set: Vec<(String, String)>,
    /// Image file of the logo: PNG, JPEG, WebP or SVG, at most 100 KB
    #[arg(long, value_name = "FILE", conflicts_with = "remove_logo")]
    logo: Option<PathBuf>,
    /// Show the name in place of a logo
    #[arg(long)]
    remove_logo: bool,
    /// Print one line of JSON
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(app: &App, flags: PortalSettingsFlags) -> Result<Done, AdminError> {
    let PortalSettingsFlags { team, project, set, logo, remove_logo, json } = flags;
    let project = find_project(app, find_team(app, &team).await?, project).await?;
    let image = match &logo {
        Some(path) => {
            let image = std::fs::read(path);
            Some(image.map_err(|error| refused(format!("can't read {}: {error}", path.display())))?)
        }
        None => None,
    };
    if !set.is_empty() {
        let wanted: Map<String, Value> = set.into_iter().map(|(name, text)| (name, value(text))).collect();
        let wanted = body::parse(Value::from(wanted).to_string().as_bytes())?;
        change(app, &project, create::ACTOR, wanted).await?;
    }
    if image.is_some() || remove_logo {
        change_logo(app, &project, create::ACTOR, image.map(Bytes::from)).await?;
    }
    let settings = read(app, &project).await?;
    let text = lines(&settings);
    Ok(Done::new(json, json!({ "settings": settings }), text))
}

fn field(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write it as FIELD=VALUE")?;
    Ok((name.to_owned(), value.to_owned()))
}

fn value(text: String) -> Value {
    match text.as_str() {
        "" => Value::Null,
        "true" | "false" => Value::from(text == "true"),
        _ => Value::from(text),
    }
}

fn lines(settings: &PortalSettings) -> String {
    let fields = json!(settings);
    let lines = fields.as_object().into_iter().flatten().map(|(name, value)| match value {
        Value::String(text) => format!("{name}={text}"),
        Value::Null => format!("{name}="),
        other => format!("{name}={other}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_set_by_its_text() {
        assert_eq!(field("headline=a=b"), Ok(("headline".to_owned(), "a=b".to_owned())));
        assert!(field("headline").is_err());
        assert_eq!(
            ["", "true", "#2f4fc6"].map(|text| value(text.to_owned())),
            [Value::Null, true.into(), "#2f4fc6".into()]
        );
    }
}
