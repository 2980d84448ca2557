//! Other programs: finding them, installing Debian's packages when that is allowed, and running them.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::steps::{Failure, say};

/// Where the program is on the PATH.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Makes sure that `found` finds something, by installing Debian's `packages` if it does not.
///
/// Without the right to install, or elsewhere than on Debian, fails with the command that a person can run.
pub(crate) fn find_or_install<T>(
    what: &str,
    packages: &[&str],
    found: impl Fn() -> Option<T>,
) -> Result<T, Failure> {
    if let Some(found) = found() {
        return Ok(found);
    }
    let install = format!("apt-get install -y --no-install-recommends {}", packages.join(" "));
    if find("apt-get").is_none() {
        return Err(format!("{what} is missing; install it, then run this again"));
    }
    if !is_root() {
        return Err(format!("{what} is missing; run this, then try again:\n  sudo {install}"));
    }
    say(&format!("{what} is missing: {install}"));
    let apt = |arguments: &str| {
        let mut command = Command::new("apt-get");
        command.args(arguments.split(' ')).env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null());
        run(&mut command)
    };
    apt("-q update")?;
    apt(&format!("-q {}", install.trim_start_matches("apt-get ")))?;
    found().ok_or_else(|| format!("{what} is still missing after `{install}`"))
}

/// Node, after it has installed the packages that a folder's lockfile names.
pub(crate) fn node_with_packages(folder: &Path) -> Result<PathBuf, Failure> {
    let node = find_or_install("Node", &["nodejs"], || find("node"))?;
    let npm = find_or_install("npm", &["npm"], || find("npm"))?;
    let install = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    run(Command::new(npm).args(install).current_dir(folder).stdin(Stdio::null()))?;
    Ok(node)
}

/// Whether this process may do everything.
pub(crate) fn is_root() -> bool {
    output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

/// Runs the command, whose output goes to the terminal.
pub(crate) fn run(command: &mut Command) -> Result<(), Failure> {
    let status = command.status().map_err(|error| format!("{}: {error}", shown(command)))?;
    if status.success() { Ok(()) } else { Err(format!("{}: {status}", shown(command))) }
}

/// Runs the command and yields what it wrote to its standard output, trimmed.
pub(crate) fn output(command: &mut Command) -> Result<String, Failure> {
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.map_err(|error| format!("{}: {error}", shown(command)))?;
    if !output.status.success() {
        return Err(format!("{}: {}", shown(command), output.status));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The cargo that runs this task.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(crate::root());
    // What cargo told this task about its own package would have some dependencies built anew.
    for (name, _) in std::env::vars_os() {
        if name
            .to_str()
            .is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_"))
        {
            command.env_remove(name);
        }
    }
    command
}

/// Where cargo builds.
pub(crate) fn target_folder() -> PathBuf {
    let named = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    // A relative one is meant from where cargo runs.
    crate::root().join(named)
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
