-- One text for SQLite and PostgreSQL. Identifiers are TEXT, times are epoch milliseconds in UTC, money is minor units
-- beside its currency, JSON is TEXT. A mirrored table keeps Stripe's object whole in `raw`, as its last column, and when that was
-- seen: `synced_at`, and `as_of`, a time that it is certain to hold of. So an older observation never overwrites a newer one.
-- PostgreSQL writes a changed row anew, and all its index entries too unless there is room on the same page; so pages of rows that change
-- often are left partly empty.

CREATE TABLE teams (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE projects (
    id TEXT PRIMARY KEY,
    team_id TEXT NOT NULL REFERENCES teams (id),
    name TEXT NOT NULL,
    -- JSON array of origins (`https://app.example.com`) that a portal session's returnUrl may have; empty allows any https origin.
    return_origins TEXT NOT NULL,
    -- JSON object of how the portal looks and whom it names, or null where nothing was ever set.
    portal_settings TEXT,
    -- Name of the logo's file, as in `portal_logos`.
    portal_logo TEXT,
    created_at BIGINT NOT NULL,
    -- Touched by a transaction that must be the only one to create a customer in this project.
    customers_locked_at BIGINT NOT NULL
);
CREATE INDEX projects_by_team ON projects (team_id);

CREATE TABLE portal_logos (
    project_id TEXT PRIMARY KEY REFERENCES projects (id),
    -- A hash of the image and the suffix of its kind: `0f…9c.svg`.
    name TEXT NOT NULL,
    image BYTEA NOT NULL
);
CREATE INDEX portal_logos_by_name ON portal_logos (name);

CREATE TABLE operators (
    id TEXT PRIMARY KEY,
    -- Lower case.
    email TEXT NOT NULL UNIQUE,
    -- PHC string of argon2id.
    password_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE memberships (
    team_id TEXT NOT NULL REFERENCES teams (id),
    operator_id TEXT NOT NULL REFERENCES operators (id),
    role TEXT NOT NULL,
    PRIMARY KEY (operator_id, team_id)
);

CREATE TABLE operator_sessions (
    token_hash BYTEA PRIMARY KEY,
    operator_id TEXT NOT NULL REFERENCES operators (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX operator_sessions_by_expiry ON operator_sessions (expires_at);

CREATE TABLE api_keys (
    id TEXT PRIMARY KEY,
    team_id TEXT NOT NULL REFERENCES teams (id),
    project_id TEXT REFERENCES projects (id),
    name TEXT NOT NULL,
    key_hash BYTEA NOT NULL UNIQUE,
    -- The key's last four characters, to recognise it by.
    hint TEXT NOT NULL,
    -- JSON array; empty means every scope.
    scopes TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT,
    revoked_at BIGINT
);
CREATE INDEX api_keys_by_team ON api_keys (team_id);

CREATE TABLE stripe_connections (
    team_id TEXT PRIMARY KEY REFERENCES teams (id),
    account_id TEXT,
    livemode BOOLEAN NOT NULL,
    publishable_key TEXT,
    secret_key_sealed BYTEA NOT NULL,
    webhook_secret_sealed BYTEA NOT NULL,
    connected_at BIGINT NOT NULL
);

-- What each team's mirror is a copy of. It outlives the connection.
CREATE TABLE mirrored_accounts (
    team_id TEXT PRIMARY KEY REFERENCES teams (id),
    account_id TEXT,
    livemode BOOLEAN NOT NULL,
    -- How many copies were begun: one more each time that another account takes the place of the one before.
    copy BIGINT NOT NULL
);

-- Signing secrets that were rolled: each still verifies until it ends.
CREATE TABLE rolled_webhook_secrets (
    team_id TEXT NOT NULL REFERENCES teams (id),
    secret_sealed BYTEA NOT NULL,
    ends_at BIGINT NOT NULL,
    PRIMARY KEY (team_id, secret_sealed)
);

CREATE TABLE customers (
    id TEXT PRIMARY KEY,
    team_id TEXT NOT NULL REFERENCES teams (id),
    -- Null until its metadata in Stripe or an operator says which.
    project_id TEXT REFERENCES projects (id),
    -- What its metadata says, whether or not the team has such a project; so that a change of it is noticed.
    named_project TEXT,
    stripe_customer_id TEXT NOT NULL,
    email TEXT,
    name TEXT,
    currency TEXT,
    default_payment_method TEXT,
    -- When it was first seen to be another one than before.
    default_since BIGINT NOT NULL DEFAULT 0,
    -- JSON of `billing::discount::Discount`, or null.
    discount TEXT,
    -- A credit, which is negative, or a debt; minor units of `currency`.
    balance BIGINT NOT NULL,
    preferred_locales TEXT NOT NULL,
    metadata TEXT NOT NULL,
    deleted BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    -- From when on all that the portal shows of them was true; null until it was brought up to date as a whole.
    refreshed_at BIGINT,
    -- Before then nobody is to try that: somebody is at it, or Stripe is away.
    refresh_at BIGINT NOT NULL DEFAULT 0,
    -- Tries in a row that failed because Stripe was away, or took too long.
    refresh_failures BIGINT NOT NULL DEFAULT 0,
    synced_at BIGINT NOT NULL,
    as_of BIGINT NOT NULL,
    raw TEXT NOT NULL,
    UNIQUE (team_id, stripe_customer_id)
);
-- PostgreSQL: ALTER TABLE customers SET (fillfactor = 70);
CREATE INDEX customers_by_project ON customers (project_id, created_at);
CREATE INDEX customers_by_team ON customers (team_id, created_at);
-- Deleted ones are in it too: nearly every upsert sets `deleted`, and would have to look after an index that depends on it.
CREATE INDEX customers_unassigned ON customers (team_id, created_at, id) WHERE project_id IS NULL;
CREATE INDEX customers_by_email ON customers (team_id, lower(email), created_at, id);

CREATE TABLE products (
    id TEXT PRIMARY KEY,
    team_id TEXT NOT NULL REFERENCES teams (id),
    project_id TEXT REFERENCES projects (id),
    stripe_product_id TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    active BOOLEAN NOT NULL,
    deleted BOOLEAN NOT NULL,
    metadata TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    synced_at BIGINT NOT NULL,
    as_of BIGINT NOT NULL,
    raw TEXT NOT NULL,
    UNIQUE (team_id, stripe_product_id)
);

CREATE TABLE prices (
    id TEXT PRIMARY KEY,
    team_id TEXT NOT NULL REFERENCES teams (id),
    stripe_price_id TEXT NOT NULL,
    stripe_product_id TEXT,
    currency TEXT NOT NULL,
    -- Null for tiers and for fractions of a minor unit.
    unit_amount BIGINT,
    unit_amount_decimal TEXT,
    interval TEXT,
    interval_count BIGINT,
    usage_type TEXT,
    billing_scheme TEXT,
    -- JSON array of Stripe's tiers, or null; and how they add up: `graduated` or `volume`.
    tiers TEXT,
    tiers_mode TEXT,
    -- Units in a package, for a price that is one of packages; and what becomes of one that isn't full: `up` or `down`.
    package_size BIGINT,
    package_round TEXT,
    nickname TEXT,
    active BOOLEAN NOT NULL,
    deleted BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    synced_at BIGINT NOT NULL,
    as_of BIGINT NOT NULL,
    raw TEXT NOT NULL,
    UNIQUE (team_id, stripe_price_id)
);
CREATE INDEX prices_by_product ON prices (team_id, stripe_product_id);

CREATE TABLE subscriptions (
    id TEXT PRIMARY KEY,
    team_id TEXT NOT NULL REFERENCES teams (id),
    stripe_subscription_id TEXT NOT NULL,
    stripe_customer_id TEXT NOT NULL,
    status TEXT NOT NULL,
    cancel_at_period_end BOOLEAN NOT NULL,
    cancel_at BIGINT,
    canceled_at BIGINT,
    ended_at BIGINT,
    current_period_start BIGINT,
    current_period_end BIGINT,
    -- The latest of its items'.
    last_period_end BIGINT,
    trial_end BIGINT,
    -- Stripe's id of the schedule that manages it, if one does.
    schedule_id TEXT,
    collection_paused BOOLEAN NOT NULL,
    collection_resumes_at BIGINT,
    -- Whether its customer is sent invoices to pay, rather than charged.
    sends_invoices BOOLEAN NOT NULL,
    -- What Stripe does at the trial's end where nothing is on file to charge: `cancel` or `pause`, null where it makes an invoice.
    missing_payment_method TEXT,
    flexible_billing BOOLEAN NOT NULL,
    default_payment_method TEXT,
    -- JSON array of `billing::discount::Discount`, its own and its items'; null for none.
    discounts TEXT,
    -- A hash of all that decides what it is charged next, so that what Stripe said of that is known to be of this.
    terms BIGINT NOT NULL,
    metadata TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    synced_at BIGINT NOT NULL,
    as_of BIGINT NOT NULL,
    raw TEXT NOT NULL,
    UNIQUE (team_id, stripe_subscription_id)
);
-- PostgreSQL: ALTER TABLE subscriptions SET (fillfactor = 50);
CREATE INDEX subscriptions_by_customer ON subscriptions (team_id, stripe_customer_id, created_at, id);
CREATE INDEX subscriptions_by_team ON subscriptions (team_id, created_at, id);

-- An item belongs to what its subscription is now only where both have the same `synced_at`.
CREATE TABLE subscription_items (
    team_id TEXT NOT NULL REFERENCES teams (id),
    stripe_item_id TEXT NOT NULL,
    stripe_subscription_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    stripe_price_id TEXT NOT NULL,
    quantity BIGINT,
    current_period_start BIGINT,
    current_period_end BIGINT,
    synced_at BIGINT NOT NULL,
    PRIMARY KEY (team_id, stripe_item_id)
);
CREATE INDEX subscription_items_by_subscription ON subscription_items (team_id, stripe_subscription_id, position);

-- What Stripe says that a subscription will be charged next.
CREATE TABLE upcoming_invoices (
    team_id TEXT NOT NULL REFERENCES teams (id),
    stripe_subscription_id TEXT NOT NULL,
    -- The subscription's, and its customer's discount and balance, when Stripe was asked.
    terms BIGINT NOT NULL,
    customer_discount TEXT,
    customer_balance BIGINT NOT NULL DEFAULT 0,
    -- Null where Stripe said that there will be none.
    amount_due BIGINT,
    total BIGINT,
    currency TEXT,
    at BIGINT,
    -- 0 if Stripe never told.
    fetched_at BIGINT NOT NULL,
    -- Before then nobody is to ask: somebody is at it, or Stripe is away.
    try_at BIGINT NOT NULL,
    PRIMARY KEY (team_id, stripe_subscription_id)
);

CREATE TABLE invoices (
    id TEXT PRIMARY KEY,
    team_id TEXT NOT NULL REFERENCES teams (id),
    stripe_invoice_id TEXT NOT NULL,
    stripe_customer_id TEXT NOT NULL,
    stripe_subscription_id TEXT,
    number TEXT,
    status TEXT NOT NULL,
    currency TEXT NOT NULL,
    total BIGINT NOT NULL,
    amount_due BIGINT NOT NULL,
    amount_paid BIGINT NOT NULL,
    amount_remaining BIGINT NOT NULL,
    due_at BIGINT,
    -- When Stripe tries to collect it next.
    next_attempt_at BIGINT,
    -- How often Stripe has tried to collect it, and the try after which the bank wanted the customer to confirm it, and when. That
    -- stands until the next try.
    attempt_count BIGINT NOT NULL,
    confirm_attempt BIGINT,
    confirm_at BIGINT,
    -- The try that failed last, and when.
    failed_attempt BIGINT,
    failed_at BIGINT,
    -- When the last payment was begun that takes days. It is on its way, unless either of those is later.
    begun_at BIGINT,
    has_pdf BOOLEAN NOT NULL,
    tax BIGINT NOT NULL,
    -- What credit notes took off before it was paid, and gave back after.
    pre_payment_credit BIGINT NOT NULL,
    post_payment_credit BIGINT NOT NULL,
    -- What it is mainly for; how many other things it is for, null for more than Stripe tells at once; and the time that is paid for.
    description TEXT,
    other_things BIGINT,
    period_start BIGINT,
    period_end BIGINT,
    deleted BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    synced_at BIGINT NOT NULL,
    as_of BIGINT NOT NULL,
    raw TEXT NOT NULL,
    UNIQUE (team_id, stripe_invoice_id)
);
-- PostgreSQL: ALTER TABLE invoices SET (fillfactor = 70);
CREATE INDEX unsettled_invoices ON invoices (team_id, stripe_customer_id) WHERE status = 'open' OR status = 'draft';
CREATE INDEX invoice_drafts ON invoices (team_id, created_at) WHERE status = 'draft';
CREATE INDEX invoices_by_customer ON invoices (team_id, stripe_customer_id, created_at, id, status);

CREATE TABLE credit_notes (
    id TEXT PRIMARY KEY,
    team_id TEXT NOT NULL REFERENCES teams (id),
    stripe_credit_note_id TEXT NOT NULL,
    stripe_invoice_id TEXT NOT NULL,
    stripe_customer_id TEXT NOT NULL,
    number TEXT,
    -- `issued` or `void`.
    status TEXT NOT NULL,
    total BIGINT NOT NULL,
    -- How much of that went back to what the customer had paid with.
    refunded BIGINT NOT NULL,
    has_pdf BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    synced_at BIGINT NOT NULL,
    raw TEXT NOT NULL,
    UNIQUE (team_id, stripe_credit_note_id)
);
CREATE INDEX credit_notes_by_customer ON credit_notes (team_id, stripe_customer_id, created_at);

-- Charges of customers of which something was given back.
CREATE TABLE refunded_charges (
    team_id TEXT NOT NULL REFERENCES teams (id),
    stripe_charge_id TEXT NOT NULL,
    stripe_customer_id TEXT NOT NULL,
    -- The invoice that it paid, null if it paid none. It never changes.
    stripe_invoice_id TEXT,
    amount_refunded BIGINT NOT NULL,
    synced_at BIGINT NOT NULL,
    PRIMARY KEY (team_id, stripe_charge_id)
);
CREATE INDEX refunded_charges_by_customer ON refunded_charges (team_id, stripe_customer_id, stripe_invoice_id, amount_refunded);

CREATE TABLE payment_methods (
    id TEXT PRIMARY KEY,
    team_id TEXT NOT NULL REFERENCES teams (id),
    stripe_payment_method_id TEXT NOT NULL,
    -- Null once it is detached.
    stripe_customer_id TEXT,
    type TEXT NOT NULL,
    brand TEXT,
    last4 TEXT,
    exp_month BIGINT,
    exp_year BIGINT,
    wallet TEXT,
    -- What a person calls it: `Visa •••• 4242`, `SEPA Direct Debit •••• 3000`.
    label TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    synced_at BIGINT NOT NULL,
    as_of BIGINT NOT NULL,
    raw TEXT NOT NULL,
    UNIQUE (team_id, stripe_payment_method_id)
);
CREATE INDEX payment_methods_by_customer ON payment_methods (team_id, stripe_customer_id);

CREATE TABLE portal_sessions (
    id TEXT PRIMARY KEY,
    team_id TEXT NOT NULL REFERENCES teams (id),
    project_id TEXT NOT NULL REFERENCES projects (id),
    customer_id TEXT NOT NULL REFERENCES customers (id),
    token_hash BYTEA NOT NULL UNIQUE,
    return_url TEXT,
    -- BCP 47, as the company or then the customer chose.
    locale TEXT,
    -- Name in the IANA's database.
    time_zone TEXT,
    -- JSON object {"type", "subscriptionId"?}, or null.
    flow TEXT,
    -- JSON array of what the session may do, or null for everything.
    capabilities TEXT,
    -- Who made it, as the audit log names actors. The program never reads it: it is for an operator who has to know, since links are too many
    -- for the audit log.
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX portal_sessions_by_customer ON portal_sessions (customer_id, created_at);
CREATE INDEX portal_sessions_by_expiry ON portal_sessions (expires_at);

-- Wishes for a new link by mail, from pages of expired links; kept for a day, to hold to the limits.
CREATE TABLE link_requests (
    id TEXT PRIMARY KEY,
    team_id TEXT NOT NULL REFERENCES teams (id),
    customer_id TEXT NOT NULL REFERENCES customers (id),
    -- The session whose link has expired.
    session_id TEXT NOT NULL,
    -- The locale of the page with the wish, which the mail has as well.
    locale TEXT NOT NULL,
    -- SHA-256 of the address that a mail was made for, in lower case; null where none was.
    address_hash BYTEA,
    created_at BIGINT NOT NULL
);
CREATE INDEX link_requests_by_customer ON link_requests (customer_id, created_at);
CREATE INDEX link_requests_by_address ON link_requests (team_id, address_hash, created_at);
CREATE INDEX link_requests_by_age ON link_requests (created_at);

-- Checkout sessions in setup mode that a portal opened.
CREATE TABLE card_updates (
    team_id TEXT NOT NULL REFERENCES teams (id),
    stripe_checkout_session_id TEXT NOT NULL,
    customer_id TEXT NOT NULL REFERENCES customers (id),
    stripe_payment_method_id TEXT,
    applied_at BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (team_id, stripe_checkout_session_id)
);
CREATE INDEX card_updates_by_customer ON card_updates (team_id, customer_id, created_at);
CREATE INDEX card_updates_by_age ON card_updates (created_at);

-- Answers to requests that carried an Idempotency-Key, for 24 hours.
CREATE TABLE idempotent_answers (
    -- Who asked (`api_key:key_…`, `operator:op_…`), so that one caller never sees another's answer.
    caller TEXT NOT NULL,
    key TEXT NOT NULL,
    -- SHA-256 of method, path and body.
    request_hash BYTEA NOT NULL,
    -- Encrypted: an answer may hold a token. Empty while the request is begun and not yet answered.
    answer_sealed BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (caller, key)
);
CREATE INDEX idempotent_answers_by_age ON idempotent_answers (created_at);

-- Here and in `newest_events` a team is not referred to as such, because each row would lock the team's while it is inserted.
CREATE TABLE webhook_events (
    team_id TEXT NOT NULL,
    stripe_event_id TEXT NOT NULL,
    type TEXT NOT NULL,
    stripe_object_id TEXT,
    -- When Stripe made it.
    created_at BIGINT NOT NULL,
    -- When it last came in.
    received_at BIGINT NOT NULL,
    -- `pending`, `applied`, `ignored` or `failed`.
    status TEXT NOT NULL,
    applied_at BIGINT,
    -- Why it could not be applied when it was last tried, in words; and how often it was tried in vain.
    reason TEXT,
    attempts BIGINT NOT NULL DEFAULT 0,
    -- Whether a webhook told it. Otherwise it was found in Stripe's list of events.
    by_webhook BOOLEAN NOT NULL,
    -- The body, until it is applied: only then may it be null.
    payload TEXT,
    PRIMARY KEY (team_id, stripe_event_id)
);
CREATE INDEX webhook_events_by_status ON webhook_events (team_id, status, received_at);

-- Deliveries that were refused, by reason; never what was in them.
CREATE TABLE webhook_refusals (
    team_id TEXT NOT NULL REFERENCES teams (id),
    reason TEXT NOT NULL,
    count BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    PRIMARY KEY (team_id, reason)
);

-- Rows older than any event that may still come in are forgotten. No index says which, because each event would have to change it.
CREATE TABLE newest_events (
    team_id TEXT NOT NULL,
    -- Stripe's word for the kind of object.
    object TEXT NOT NULL,
    stripe_object_id TEXT NOT NULL,
    happened_at BIGINT NOT NULL,
    PRIMARY KEY (team_id, object, stripe_object_id)
);
-- PostgreSQL: ALTER TABLE newest_events SET (fillfactor = 70);

CREATE TABLE jobs (
    id TEXT PRIMARY KEY,
    team_id TEXT NOT NULL REFERENCES teams (id),
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    run_at BIGINT NOT NULL,
    -- A worker that took it has until then; after a crash another takes it.
    locked_until BIGINT NOT NULL,
    -- Whether it was wanted at run_at by somebody after it was taken.
    woken BOOLEAN NOT NULL DEFAULT FALSE,
    attempts BIGINT NOT NULL,
    -- Those of the attempts that failed for a reason of the job's own. When Stripe was away is no such reason.
    failures BIGINT NOT NULL DEFAULT 0,
    last_error TEXT,
    -- Set when it was given up.
    dead_at BIGINT,
    created_at BIGINT NOT NULL
);
CREATE INDEX jobs_by_due ON jobs (dead_at, run_at);
CREATE INDEX jobs_of_team ON jobs (team_id, dead_at, run_at);

CREATE TABLE backfills (
    team_id TEXT NOT NULL REFERENCES teams (id),
    -- `customers`, `products`, `prices`, `subscriptions`, `invoices`, `credit_notes`, `refunds`, `payment_methods` or `failed_payments`.
    object TEXT NOT NULL,
    -- `running`, `done`, `left_out` or `failed`.
    status TEXT NOT NULL,
    -- Stripe's id of the last object stored; the next page starts after it.
    cursor TEXT,
    count BIGINT NOT NULL,
    -- Only objects that Stripe created at or after then.
    created_after BIGINT,
    reason TEXT,
    started_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (team_id, object)
);

-- How far Stripe's list of events has been read, for what no webhook told; one row a team.
CREATE TABLE event_fills (
    team_id TEXT PRIMARY KEY REFERENCES teams (id),
    -- Every event that Stripe listed then is recorded.
    complete_at BIGINT NOT NULL,
    -- Stripe's id of the event after which the next reading begins. Null: with those made since `complete_at`.
    cursor TEXT,
    -- The newest event when all had been read, and since when that is known: it becomes the cursor once no older one can appear.
    newest TEXT,
    newest_at BIGINT NOT NULL,
    -- Stripe's id of the last event recorded by a reading that isn't complete.
    position TEXT,
    -- Events that were found so and that a webhook should have told, and when the last was.
    found BIGINT NOT NULL,
    last_found_at BIGINT
);

-- The comparison of the mirror with Stripe, object type after object type; one row a team.
CREATE TABLE sweeps (
    team_id TEXT PRIMARY KEY REFERENCES teams (id),
    started_at BIGINT NOT NULL,
    -- When it last began, compared something or came to its end.
    advanced_at BIGINT NOT NULL,
    -- The type that the turn is at (as in `backfills`), null between two turns; and how far within it, as JSON.
    object TEXT,
    position TEXT,
    -- Objects compared in this turn, and those that differed.
    compared BIGINT NOT NULL,
    drift BIGINT NOT NULL,
    -- Types that Stripe wouldn't list in this turn, or of which some can't be read, with commas between; null for none.
    skipped TEXT,
    -- The same of the last turn that came to its end.
    finished_at BIGINT,
    last_compared BIGINT,
    last_drift BIGINT,
    last_skipped TEXT
);

CREATE TABLE audit_log (
    id TEXT PRIMARY KEY,
    team_id TEXT NOT NULL REFERENCES teams (id),
    project_id TEXT,
    -- `api_key:key_…`, `operator:op_…`, `customer:pc_…`, mostly with ` via portal_sess_…`, `command line`, or `demo`.
    actor TEXT NOT NULL,
    -- `subscription.cancel_scheduled`, `payment_method.replaced`, …
    action TEXT NOT NULL,
    -- The id of what was acted on.
    target TEXT NOT NULL,
    before TEXT,
    after TEXT,
    stripe_request_id TEXT,
    created_at BIGINT NOT NULL
);
CREATE INDEX audit_log_by_team ON audit_log (team_id, created_at);

-- The programs that work on this database now, which share what Stripe allows; each says so every few seconds.
CREATE TABLE processes (
    id TEXT PRIMARY KEY,
    seen_at BIGINT NOT NULL
);
