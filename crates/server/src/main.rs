//! The `billstack` command.

fn main() {}
