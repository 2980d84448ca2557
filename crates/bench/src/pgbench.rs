//! PostgreSQL's own benchmark, with an insert of the same row as minting makes.

use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use tempfile::NamedTempFile;

use crate::load::Round;

/// A script for pgbench.
pub(crate) struct Script(NamedTempFile);

impl Script {
    /// Inserts portal sessions of this customer.
    pub(crate) fn new(customer_id: &str) -> Result<Self, String> {
        let random = "random(0, 9223372036854775806)";
        let script = format!(
            "\\set id {random}\n\\set token {random}\n\
             INSERT INTO portal_sessions (id, team_id, project_id, customer_id, token_hash, created_by, created_at, expires_at) \
             SELECT 'portal_sess_' || to_hex(:id::bigint), c.team_id, c.project_id, c.id, \
                 decode(lpad(to_hex(:token::bigint), 64, '0'), 'hex'), 'pgbench', 1, 2 \
             FROM customers c WHERE c.id = '{customer_id}';\n"
        );
        let mut file = NamedTempFile::new().map_err(|error| error.to_string())?;
        file.write_all(script.as_bytes()).map_err(|error| error.to_string())?;
        Ok(Self(file))
    }

    /// Runs it with so many clients, each on a connection of its own.
    pub(crate) fn run(
        &self,
        pgbench: &Path,
        url: &str,
        clients: usize,
        time: Duration,
    ) -> Result<Round, String> {
        let mut command = Command::new(pgbench);
        command.args(["--no-vacuum", "--protocol=prepared", "--jobs=2"]);
        command.arg(format!("--client={clients}")).arg(format!("--time={}", time.as_secs()));
        command.arg("--file").arg(self.0.path()).arg(url);
        let output = command.output().map_err(|error| format!("pgbench: {error}"))?;
        let text = String::from_utf8_lossy(&output.stdout);
        let rate = text.lines().find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse().ok());
        match rate {
            Some(rate) if output.status.success() => Ok(Round { rate, latency: None }),
            _ => Err(format!("pgbench: {}", String::from_utf8_lossy(&output.stderr))),
        }
    }
}
