//! What customers see and do. One file a page or action; each page's handler, forms and template stand together.

pub mod assets;
pub mod caller;
pub mod cancel_page;
pub mod capability;
pub mod date;
pub mod error_page;
pub mod frame;
pub mod invoice_pdf;
pub mod invoices_tab;
pub mod live;
pub mod notice;
pub mod overview_json;
pub mod overview_page;
pub mod own_text;
pub mod payment_method;
pub mod payment_methods_tab;
pub mod price_text;
pub mod release_page;
pub mod staleness;
pub mod subscription;
pub mod subscription_card;
pub mod subscription_change;
pub mod subscription_facts;
pub mod subscriptions_tab;
pub mod version;
