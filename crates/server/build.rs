//! Puts the style sheets and scripts together and compresses them as well as can be, once, so that no request pays for it.

use std::io::Write as _;
use std::path::Path;
use std::{env, fs};

use flate2::Compression;
use flate2::write::GzEncoder;

/// Each asset and the files in `assets/` that it is made of.
const ASSETS: [(&str, &[&str]); 3] = [
    (
        "portal.css",
        &[
            "css/tokens.css",
            "css/page.css",
            "css/tabs.css",
            "css/summary.css",
            "css/subscriptions.css",
            "css/invoices.css",
            "css/payment_methods.css",
            "css/language.css",
            "css/print.css",
        ],
    ),
    ("portal.js", &["portal.js"]),
    ("docs.css", &["docs.css"]),
];

fn main() {
    println!("cargo::rerun-if-changed=assets");
    println!("cargo::rerun-if-changed=build.rs");
    let folder = env::var("OUT_DIR").expect("Cargo names a folder");
    for (name, parts) in ASSETS {
        let parts = parts.iter().map(|part| fs::read_to_string(Path::new("assets").join(part)));
        let asset = parts.collect::<Result<Vec<_>, _>>().expect("the assets can be read").concat();
        let write = |extension: &str, bytes: &[u8]| {
            let file = Path::new(&folder).join(format!("{name}{extension}"));
            fs::write(file, bytes).expect("the folder can be written to");
        };
        write("", asset.as_bytes());
        write(".gz", &gzip(asset.as_bytes()));
        write(".br", &brotli(asset.as_bytes()));
    }
}

fn gzip(asset: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(asset).expect("a Vec can be written to");
    encoder.finish().expect("a Vec can be written to")
}

fn brotli(asset: &[u8]) -> Vec<u8> {
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut &asset[..], &mut compressed, &parameters).expect("a Vec can be written to");
    compressed
}
