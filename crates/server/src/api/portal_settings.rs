//! `…/portal/settings`: how a project's portal looks and whom it names.

use axum::Json;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use billing::id::Kind;
use bytes::Bytes;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use store::db::Command;
use store::{audit, portal_settings, tenant};
use url::Url;
use utoipa::ToSchema;

use super::customers::{check_email, check_text};
use crate::app::App;
use crate::http::body::{JsonBody, not_null, null_or};
use crate::http::caller::{ManageTeam, ProjectCaller, ReadSubscriptions, TeamCaller};
use crate::http::error_answers::{BodyErrors, CallerErrors, PayloadTooLarge};
use crate::http::problem::Problem;
use crate::http::web_address::is_https_or_local;
use crate::portal::brand::{Appearance, CornerRadius, Settings, logo_path};
use crate::portal::brand_color::Rgb;
use crate::portal::logo;

/// Longest name of a brand, in characters.
const MAX_NAME: usize = 80;
/// Longest headline, in characters.
const MAX_HEADLINE: usize = 200;
/// Longest address of a page, in bytes.
const MAX_URL: usize = 2_048;

/// How a project's portal looks and whom it names.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PortalSettings {
    /// In place of the project's name; null for that.
    #[schema(example = "Acme")]
    brand_name: Option<String>,
    /// Buttons, links and the focus ring. Null for the portal's own color.
    #[schema(example = "#2f4fc6")]
    accent_color: Option<String>,
    corner_radius: CornerRadius,
    appearance: Appearance,
    #[schema(example = "Your Acme plan and invoices")]
    headline: Option<String>,
    #[schema(example = "help@acme.example")]
    support_email: Option<String>,
    #[schema(example = "https://acme.example/help")]
    support_url: Option<String>,
    #[schema(example = "https://acme.example/terms")]
    terms_url: Option<String>,
    #[schema(example = "https://acme.example/privacy")]
    privacy_url: Option<String>,
    /// Whether the page of an expired link offers to mail a new one to the customer's address.
    #[schema(example = true)]
    email_new_link: bool,
    /// Null where there is no logo.
    #[schema(example = "https://billing.example.com/assets/logos/5f0c2d7e8a91b3c4d5e6f708192a3b4c.svg")]
    logo_url: Option<String>,
}

/// A project's settings.
#[derive(Debug, Serialize, ToSchema)]
pub struct PortalSettingsAnswer {
    settings: PortalSettings,
}

/// The request of `PATCH …/portal/settings`. What is left out stays; null takes it back.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdatePortalSettings {
    /// In place of the project's name.
    #[serde(default, deserialize_with = "null_or")]
    #[schema(value_type = Option<String>, example = "Acme", min_length = 1, max_length = 80)]
    brand_name: Option<Option<String>>,
    /// `#` and six hexadecimal digits. Text in it and on it can be read whatever it is: where it must, the portal shifts its lightness.
    #[serde(default, deserialize_with = "null_or")]
    #[schema(value_type = Option<String>, example = "#2f4fc6", pattern = "^#[0-9A-Fa-f]{6}$")]
    accent_color: Option<Option<Rgb>>,
    #[serde(default, deserialize_with = "not_null")]
    #[schema(value_type = CornerRadius, required = false)]
    corner_radius: Option<CornerRadius>,
    #[serde(default, deserialize_with = "not_null")]
    #[schema(value_type = Appearance, required = false)]
    appearance: Option<Appearance>,
    /// A line at the top of the page.
    #[serde(default, deserialize_with = "null_or")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 200)]
    headline: Option<Option<String>>,
    /// Whom customers write to when something is wrong, as when a link has expired.
    #[serde(default, deserialize_with = "null_or")]
    #[schema(value_type = Option<String>, example = "help@acme.example", max_length = 512)]
    support_email: Option<Option<String>>,
    /// Where customers find help. Addresses of pages must be https.
    #[serde(default, deserialize_with = "null_or")]
    #[schema(value_type = Option<String>, max_length = 2_048)]
    support_url: Option<Option<String>>,
    #[serde(default, deserialize_with = "null_or")]
    #[schema(value_type = Option<String>, max_length = 2_048)]
    terms_url: Option<Option<String>>,
    #[serde(default, deserialize_with = "null_or")]
    #[schema(value_type = Option<String>, max_length = 2_048)]
    privacy_url: Option<Option<String>>,
    /// Whether the page of an expired link offers to mail a new one to the customer's address. It does where the server can send mail.
    #[serde(default, deserialize_with = "not_null")]
    #[schema(value_type = bool, required = false)]
    email_new_link: Option<bool>,
}

/// Gets a project's portal settings.
#[utoipa::path(
    get,
    path = "/portal/settings",
    operation_id = "getPortalSettings",
    tag = "Portal settings",
    security(("apiKey" = ["subscriptions:read"]), ("session" = ["viewer"])),
    responses((status = 200, body = PortalSettingsAnswer), CallerErrors),
)]
pub async fn get(
    State(app): State<App>,
    caller: ProjectCaller<ReadSubscriptions>,
) -> Result<Json<PortalSettingsAnswer>, Problem> {
    Ok(Json(PortalSettingsAnswer { settings: read(&app, &caller.project).await? }))
}

/// Changes a project's portal settings.
///
/// Open pages have the change when they are loaded again.
#[utoipa::path(
    patch,
    path = "/portal/settings",
    operation_id = "updatePortalSettings",
    tag = "Portal settings",
    security(("session" = ["admin"])),
    request_body = UpdatePortalSettings,
    responses((status = 200, body = PortalSettingsAnswer), CallerErrors, BodyErrors),
)]
pub async fn update(
    State(app): State<App>,
    caller: TeamCaller<ManageTeam>,
    Path((_, project_id)): Path<(String, String)>,
    JsonBody(wanted): JsonBody<UpdatePortalSettings>,
) -> Result<Json<PortalSettingsAnswer>, Problem> {
    let project = tenant::Project { team: caller.team, id: project_id };
    let settings = change(&app, &project, &caller.actor.to_string(), wanted).await?;
    Ok(Json(PortalSettingsAnswer { settings }))
}

/// Sets a project's logo.
///
/// The body is the image: PNG, JPEG, WebP or SVG, at most 100 KB. Which it is, is seen from the image itself. It replaces the logo before.
#[utoipa::path(
    put,
    path = "/portal/settings/logo",
    operation_id = "setPortalLogo",
    tag = "Portal settings",
    security(("session" = ["admin"])),
    request_body(content(
        ("image/png"), ("image/jpeg"), ("image/webp"), ("image/svg+xml")
    ), description = "The image."),
    responses((status = 200, body = PortalSettingsAnswer), CallerErrors, PayloadTooLarge),
)]
pub async fn set_logo(
    State(app): State<App>,
    caller: TeamCaller<ManageTeam>,
    Path((_, project_id)): Path<(String, String)>,
    image: Result<Bytes, BytesRejection>,
) -> Result<Json<PortalSettingsAnswer>, Problem> {
    let image = image.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => too_large(),
        _ => Problem::bad_request("The body could not be read to its end."),
    })?;
    let project = tenant::Project { team: caller.team, id: project_id };
    let settings = change_logo(&app, &project, &caller.actor.to_string(), Some(image)).await?;
    Ok(Json(PortalSettingsAnswer { settings }))
}

/// Removes a project's logo.
///
/// The portal shows the name in its place.
#[utoipa::path(
    delete,
    path = "/portal/settings/logo",
    operation_id = "removePortalLogo",
    tag = "Portal settings",
    security(("session" = ["admin"])),
    responses((status = 204, description = "There is no logo."), CallerErrors),
)]
pub async fn remove_logo(
    State(app): State<App>,
    caller: TeamCaller<ManageTeam>,
    Path((_, project_id)): Path<(String, String)>,
) -> Result<StatusCode, Problem> {
    let project = tenant::Project { team: caller.team, id: project_id };
    change_logo(&app, &project, &caller.actor.to_string(), None).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A project's settings.
pub async fn read(app: &App, project: &tenant::Project) -> Result<PortalSettings, Problem> {
    let row = app.db.read_optional(portal_settings::find(project)).await?.ok_or_else(no_such_project)?;
    Ok(shown(app, &Settings::stored(row.settings.as_deref()), row.logo.as_deref()))
}

/// Changes a project's settings on behalf of `actor`; answers them as they are then.
pub async fn change(
    app: &App,
    project: &tenant::Project,
    actor: &str,
    wanted: UpdatePortalSettings,
) -> Result<PortalSettings, Problem> {
    wanted.check()?;
    let (app_, project, actor) = (app.clone(), project.clone(), actor.to_owned());
    let tx = app.db.tx(move |tx| {
        Box::pin(async move {
            let row = tx.read_optional(portal_settings::lock(&project)).await?.ok_or_else(no_such_project)?;
            let before = Settings::stored(row.settings.as_deref());
            let after = wanted.applied_to(before.clone());
            if after != before {
                let (before, after) = (fields(&before), fields(&after));
                let set = portal_settings::set(&project, &Value::from(after.clone()).to_string());
                let differs = |fields: &Map<String, Value>, other: &Map<String, Value>| {
                    let differing = fields.iter().filter(|(name, value)| other.get(*name) != Some(value));
                    Value::from(
                        differing.map(|(name, value)| (name.clone(), value.clone())).collect::<Map<_, _>>(),
                    )
                };
                let (was, is) = (differs(&before, &after), differs(&after, &before));
                let entry = entry(&app_, &project, actor, "portal_settings.changed", [was, is]);
                tx.execute_all(&[&set, &entry]).await?;
            }
            Ok::<_, Problem>(shown(&app_, &after, row.logo.as_deref()))
        })
    });
    tx.await
}

/// Sets or removes a project's logo on behalf of `actor`; answers the settings as they are then.
pub async fn change_logo(
    app: &App,
    project: &tenant::Project,
    actor: &str,
    image: Option<Bytes>,
) -> Result<PortalSettings, Problem> {
    if image.as_ref().is_some_and(|image| image.len() > logo::MAX_BYTES) {
        return Err(too_large());
    }
    let named = match image {
        Some(image) => {
            let name = logo::name_of(&image);
            let name =
                name.ok_or_else(|| Problem::bad_request("The body must be a PNG, JPEG, WebP or SVG image."))?;
            Some((name, image))
        }
        None => None,
    };
    let (app_, project, actor) = (app.clone(), project.clone(), actor.to_owned());
    let tx = app.db.tx(move |tx| {
        Box::pin(async move {
            let row = tx.read_optional(portal_settings::lock(&project)).await?.ok_or_else(no_such_project)?;
            let name = named.as_ref().map(|(name, _)| name.as_str());
            if row.logo.as_deref() != name {
                let change = match &named {
                    Some((name, image)) => portal_settings::set_logo(&project, name, image),
                    None => portal_settings::remove_logo(&project),
                };
                let about = |name: Option<&str>| serde_json::json!({ "logo": name });
                let (was, is) = (about(row.logo.as_deref()), about(name));
                let entry = entry(&app_, &project, actor, "portal_logo.changed", [was, is]);
                tx.execute_all(&change.iter().chain([&entry]).collect::<Vec<_>>()).await?;
            }
            Ok::<_, Problem>(shown(&app_, &Settings::stored(row.settings.as_deref()), name))
        })
    });
    tx.await
}

impl UpdatePortalSettings {
    fn check(&self) -> Result<(), Problem> {
        if let Some(Some(name)) = &self.brand_name {
            check_short_text("brandName", name, MAX_NAME)?;
        }
        if let Some(Some(headline)) = &self.headline {
            check_short_text("headline", headline, MAX_HEADLINE)?;
        }
        if let Some(Some(email)) = &self.support_email {
            check_email("supportEmail", email)?;
        }
        for (field, url) in [
            ("supportUrl", &self.support_url),
            ("termsUrl", &self.terms_url),
            ("privacyUrl", &self.privacy_url),
        ] {
            if let Some(Some(url)) = url {
                check_page(field, url)?;
            }
        }
        Ok(())
    }

    fn applied_to(&self, before: Settings) -> Settings {
        fn or<T: Clone>(wanted: &Option<T>, before: T) -> T {
            wanted.clone().unwrap_or(before)
        }
        Settings {
            brand_name: or(&self.brand_name, before.brand_name),
            accent_color: or(&self.accent_color, before.accent_color),
            corner_radius: or(&self.corner_radius, before.corner_radius),
            appearance: or(&self.appearance, before.appearance),
            headline: or(&self.headline, before.headline),
            support_email: or(&self.support_email, before.support_email),
            support_url: or(&self.support_url, before.support_url),
            terms_url: or(&self.terms_url, before.terms_url),
            privacy_url: or(&self.privacy_url, before.privacy_url),
            email_new_link: or(&self.email_new_link, before.email_new_link),
        }
    }
}

fn check_short_text(field: &str, text: &str, longest: usize) -> Result<(), Problem> {
    if text.chars().count() > longest {
        return Err(Problem::bad_request(format!("`{field}` must be at most {longest} characters long.")));
    }
    check_text(field, text)
}

/// A page of the company's: [https or local](is_https_or_local).
fn check_page(field: &str, text: &str) -> Result<(), Problem> {
    let url = Url::parse(text).ok().filter(|url| {
        is_https_or_local(url)
            && url.username().is_empty()
            && url.password().is_none()
            && text.len() <= MAX_URL
            && !text.chars().any(|c| c.is_control() || c.is_whitespace())
    });
    match url {
        Some(_) => Ok(()),
        None => Err(Problem::bad_request(format!(
            "`{field}` must be an address like https://acme.example/help, of at most {MAX_URL} characters."
        ))),
    }
}

fn shown(app: &App, settings: &Settings, logo: Option<&str>) -> PortalSettings {
    let settings = settings.clone();
    PortalSettings {
        brand_name: settings.brand_name,
        accent_color: settings.accent_color.map(|color| color.to_string()),
        corner_radius: settings.corner_radius,
        appearance: settings.appearance,
        headline: settings.headline,
        support_email: settings.support_email,
        support_url: settings.support_url,
        terms_url: settings.terms_url,
        privacy_url: settings.privacy_url,
        email_new_link: settings.email_new_link,
        logo_url: logo.map(|name| format!("{}{}", app.config.public_url, logo_path(name))),
    }
}

fn fields(settings: &Settings) -> Map<String, Value> {
    match serde_json::to_value(settings) {
        Ok(Value::Object(fields)) => fields,
        // A struct of texts and words always becomes an object.
        _ => Map::new(),
    }
}

fn entry(
    app: &App,
    project: &tenant::Project,
    actor: String,
    action: &'static str,
    [before, after]: [Value; 2],
) -> Command {
    let entry = audit::Entry {
        id: app.new_id(Kind::AuditEntry),
        project_id: Some(project.id.clone()),
        actor,
        action,
        target: project.id.clone(),
        before: Some(before.to_string()),
        after: Some(after.to_string()),
        stripe_request_id: None,
        created_at: app.clock.epoch_ms(),
    };
    audit::insert(&project.team, &entry)
}

fn too_large() -> Problem {
    Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "The logo must be at most 100 KB large.")
}

fn no_such_project() -> Problem {
    Problem::not_found("There is no such project in this team.")
}
