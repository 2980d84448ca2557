//! The `billstack` command.

fn main() -> std::process::ExitCode {
    billstack::cli::main()
}
