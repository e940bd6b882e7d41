//! The standards, profiles, levels, methods and sources compiled into the program, so that it works in an empty folder.
//! A test compares this list with the folder.

/// Name and text of each file.
pub const STANDARDS: &[(&str, &str)] = &[
    ("standards/levels.yaml", include_str!("../standards/levels.yaml")),
    ("standards/methods.yaml", include_str!("../standards/methods.yaml")),
    ("standards/nalw/code-of-practice.yaml", include_str!("../standards/nalw/code-of-practice.yaml")),
    ("standards/nalw/cpd.yaml", include_str!("../standards/nalw/cpd.yaml")),
    ("standards/nalw/education-standards.yaml", include_str!("../standards/nalw/education-standards.yaml")),
    ("standards/nalw/motions-2024-05-24.yaml", include_str!("../standards/nalw/motions-2024-05-24.yaml")),
    ("standards/nalw/supervision-standards.yaml", include_str!("../standards/nalw/supervision-standards.yaml")),
    ("standards/profiles/nalw.yaml", include_str!("../standards/profiles/nalw.yaml")),
    ("standards/profiles/working.yaml", include_str!("../standards/profiles/working.yaml")),
    ("standards/sources.yaml", include_str!("../standards/sources.yaml")),
    ("standards/working/lwc.yaml", include_str!("../standards/working/lwc.yaml")),
    ("standards/working/lwp.yaml", include_str!("../standards/working/lwp.yaml")),
];
