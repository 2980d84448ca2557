//! Projects beside the demo's own, each with a brand: the same customer in all of them.

use bytes::Bytes;
use serde_json::json;
use store::tenant;
use stripe_sandbox::Sandbox;

use crate::api::portal_settings;
use crate::app::App;
use crate::http::body;
use crate::http::problem::Problem;
use crate::{admin, demo};

/// A brand before there is a project for it.
struct Design {
    /// Of the brand, and of what it sells.
    name: &'static str,
    /// What to look at.
    about: &'static str,
    /// Where its pages are.
    site: &'static str,
    accent_color: &'static str,
    corner_radius: &'static str,
    appearance: &'static str,
    headline: Option<&'static str>,
    logo: Option<&'static str>,
}

const DESIGNS: [Design; 3] = [
    Design {
        name: "Nightjar",
        about: "Dark for everybody, with a pale accent, large corners and a logo.",
        site: "nightjar.example",
        accent_color: "#c4b5fd",
        corner_radius: "large",
        appearance: "dark",
        headline: Some("Everything about your Nightjar plan, day and night."),
        logo: Some(include_str!("../../assets/demo/nightjar.svg")),
    },
    Design {
        name: "Citrine Press",
        about: "Light for everybody, with square corners, and a yellow that is darker where it has to be read.",
        site: "citrine.example",
        accent_color: "#ffd60a",
        corner_radius: "none",
        appearance: "light",
        headline: None,
        logo: None,
    },
    Design {
        name: "Molo",
        about: "Light or dark as the device is, with small corners, and a logo that is drawn for both.",
        site: "molo.example",
        accent_color: "#0b7a53",
        corner_radius: "small",
        appearance: "auto",
        headline: Some("Your Molo plan and invoices."),
        logo: Some(include_str!("../../assets/demo/molo.svg")),
    },
];

/// A project with a brand, and its customer in the sandbox.
pub(super) struct Branded {
    /// The brand's.
    pub(super) name: &'static str,
    /// What to look at.
    pub(super) about: &'static str,
    /// Which.
    pub(super) project: tenant::Project,
    /// `cus_…`
    pub(super) stripe_customer_id: String,
}

/// Makes a project for each brand, and a customer of it in the sandbox.
pub(super) async fn make(app: &App, team: &tenant::Team, sandbox: &Sandbox) -> Result<Vec<Branded>, Problem> {
    let mut made = Vec::with_capacity(DESIGNS.len());
    for design in DESIGNS {
        let project = admin::create::project(app, team, design.name, &[]).await?;
        let wanted = body::parse(design.settings().to_string().as_bytes())?;
        portal_settings::change(app, &project, demo::ACTOR, wanted).await?;
        if let Some(logo) = design.logo {
            let image = Bytes::from_static(logo.as_bytes());
            portal_settings::change_logo(app, &project, demo::ACTOR, Some(image)).await?;
        }
        let stripe_customer_id = sandbox.seed_showcase(&project.id, design.name);
        made.push(Branded { name: design.name, about: design.about, project, stripe_customer_id });
    }
    Ok(made)
}

impl Design {
    /// As `PATCH …/portal/settings` takes them.
    fn settings(&self) -> serde_json::Value {
        let site = self.site;
        json!({
            "accentColor": self.accent_color,
            "cornerRadius": self.corner_radius,
            "appearance": self.appearance,
            "headline": self.headline,
            "supportEmail": format!("help@{site}"),
            "supportUrl": format!("https://{site}/help"),
            "termsUrl": format!("https://{site}/terms"),
            "privacyUrl": format!("https://{site}/privacy"),
            "emailNewLink": true,
        })
    }
}
