//! A throw-away PostgreSQL cluster in a temporary folder, gone when this process is, however it ends.

use std::fs::OpenOptions;
use std::io::Write;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::program;
use crate::steps::{Failure, say};

const URL_VARIABLE: &str = "BILLSTACK_TEST_POSTGRES_URL";

/// A server that the tests may use.
pub(crate) enum Postgres {
    /// The caller's own, as the environment named it.
    Given { url: String },
    /// One of ours.
    Cluster(Cluster),
}

impl Postgres {
    /// The address of a database whose role may create others.
    pub(crate) fn url(&self) -> &str {
        match self {
            Postgres::Given { url } => url,
            Postgres::Cluster(cluster) => cluster.url(),
        }
    }
}

/// The server that the environment names, else a cluster of our own that does not wait for the disk: no test cuts its power.
pub(crate) fn for_tests() -> Result<Postgres, Failure> {
    if let Ok(url) = std::env::var(URL_VARIABLE) {
        say(&format!("using the server that {URL_VARIABLE} names"));
        return Ok(Postgres::Given { url });
    }
    Cluster::start("fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n").map(Postgres::Cluster)
}

/// A running cluster. Dropping it stops the server and removes its folder.
pub(crate) struct Cluster {
    url: String,
    remover: Child,
}

impl Cluster {
    /// The address of a database whose role may create others.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Creates and starts a cluster with further lines of `postgresql.conf`.
    pub(crate) fn start(settings: &str) -> Result<Cluster, Failure> {
        let binaries = program::find_or_install("PostgreSQL's server", &["postgresql"], binaries)?;
        let folder = make_folder()?;
        let remover = start_remover(&binaries, &folder)?;
        let mut cluster = Cluster { url: String::new(), remover };

        say(&format!("initdb in {} with {}", folder.display(), binaries.display()));
        let data = folder.join("data");
        let mut initdb = as_owner(binaries.join("initdb").as_os_str());
        initdb.arg("--pgdata").arg(&data).arg("--pwfile").arg(folder.join("password"));
        initdb.args(["--username=postgres", "--auth=scram-sha-256", "--encoding=UTF8", "--no-locale"]);
        program::output(initdb.args(["--no-sync", "--no-instructions"]))?;

        let password = std::fs::read_to_string(folder.join("password")).map_err(|error| error.to_string())?;
        let port = start_server(&binaries, &folder, settings)?;
        cluster.url = format!("postgres://postgres:{}@127.0.0.1:{port}/postgres", password.trim());
        say(&format!("PostgreSQL listens on 127.0.0.1:{port}"));
        Ok(cluster)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.remover.stdin.take());
        if let Err(error) = self.remover.wait() {
            eprintln!("the PostgreSQL cluster may still be there: {error}");
        }
    }
}

/// The folder that has the server's programs. Debian keeps them off the PATH.
fn binaries() -> Option<PathBuf> {
    let on_path = std::env::var_os("PATH").unwrap_or_default();
    let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let entry = entry.ok()?;
            Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin")))
        })
        .collect();
    versions.sort();
    std::env::split_paths(&on_path)
        .chain(versions.into_iter().rev().map(|(_, folder)| folder))
        .find(|folder| ["initdb", "pg_ctl", "postgres"].iter().all(|name| folder.join(name).is_file()))
}

/// A command run by a user that PostgreSQL accepts: this one, or `postgres` in place of root.
fn as_owner(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = if program::is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program).env_remove("TMPDIR");
        command
    } else {
        Command::new(program)
    };
    command.current_dir("/").stdin(Stdio::null());
    command
}

/// Makes the temporary folder, with a fresh password in it that only its owner can read.
fn make_folder() -> Result<PathBuf, Failure> {
    let script = "umask 077
        folder=$(mktemp -d -t billstack-postgres-XXXXXX)
        od -A n -N 16 -t x1 /dev/urandom | tr -d ' \\n' >\"$folder/password\"
        echo \"$folder\"";
    program::output(as_owner("sh").args(["-euc", script])).map(PathBuf::from)
}

/// Starts the process that removes the cluster as soon as its standard input closes, which it does when this process ends in
/// whatever way. It is in a group of its own so that Ctrl-C does not reach it.
fn start_remover(binaries: &Path, folder: &Path) -> Result<Child, Failure> {
    let script = "cat >/dev/null
        test ! -e \"$2/data/postmaster.pid\" || \"$1/pg_ctl\" stop --silent --mode=immediate --pgdata=\"$2/data\"
        rm -rf \"$2\"";
    let mut command = as_owner("sh");
    command.args(["-c", script, "sh"]).arg(binaries).arg(folder);
    command.stdin(Stdio::piped()).process_group(0);
    command.spawn().map_err(|error| format!("sh: {error}"))
}

/// Starts the server and yields its port. A port that was free a moment ago may be taken by now: then it tries another.
fn start_server(binaries: &Path, folder: &Path, settings: &str) -> Result<u16, Failure> {
    let data = folder.join("data");
    let log = folder.join("log");
    let mut failure = Failure::new();
    for _ in 0..3 {
        let port = free_port().map_err(|error| error.to_string())?;
        let settings = format!(
            "listen_addresses = '127.0.0.1'\nport = {port}\nunix_socket_directories = ''\nmax_connections = 300\n{settings}"
        );
        let configured = OpenOptions::new().append(true).open(data.join("postgresql.conf"));
        configured
            .and_then(|mut file| file.write_all(settings.as_bytes()))
            .map_err(|error| error.to_string())?;
        let mut start = as_owner(binaries.join("pg_ctl"));
        start.args(["start", "--silent", "--wait", "--timeout=60", "--pgdata"]).arg(&data);
        match program::run(start.arg("--log").arg(&log)) {
            Ok(()) => return Ok(port),
            Err(error) => {
                failure = format!("{error}\n{}", std::fs::read_to_string(&log).unwrap_or_default());
            }
        }
    }
    Err(failure)
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}
