//! The structure of the house: which file uses which, read from the source itself.
//!
//! A path counts as a use of the file that *defines* its last name: `pub use` in a `mod.rs` re-exports and
//! isn't a use. Test modules are left out.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};

use crate::support::repository;

/// The rooms from the lowest up. A room uses only rooms that stand before it.
const ROOMS: &[&str] = &[
    "characters",
    "parallel",
    "message",
    "date",
    "decimal",
    "ron_text",
    "currency",
    "language",
    "storage",
    "spreadsheet",
    "ledger",
    "template",
    "notes",
    "library",
    "draft",
    "agreement",
    "diff",
    "typeset",
    "template_test",
    "coverage",
    "signing",
    "pdf",
    "pipeline",
    "verify",
    "register",
    "local_data",
    "clock",
    "support",
    "app",
    "cli",
];

/// What the window is made of, from the lowest up: types point one way.
const APP_LAYERS: &[&str] = &[
    "platform",
    "effect",
    "command",
    "model",
    "actions",
    "fonts",
    "theme",
    "view",
    "placement",
    "turns",
    "window",
    "start",
];

/// Files that only name the rooms, and the program's entry.
const ROOTS: &[&str] = &["lib.rs", "main.rs"];

/// Lines of a file that needs no reason.
const MAX_LINES: usize = 600;
/// How the reason for a longer file begins, in its head.
const LONG_FILE: &str = "//! Longer than other files:";

/// A source file.
struct Source {
    /// Below `src`.
    path: PathBuf,
    /// The module that it is: `["pdf", "write"]`.
    module: Vec<String>,
    text: String,
    items: syn::File,
}

/// A path in the source, relative to the crate's root.
type ItemPath = Vec<String>;

/// What a file says about names.
#[derive(Default)]
struct Names {
    defined: BTreeSet<String>,
    /// Names that it takes from elsewhere, re-exported or not, with where from.
    imported: BTreeMap<String, ItemPath>,
    globs: Vec<ItemPath>,
    /// The paths that it uses and doesn't merely re-export.
    used: BTreeSet<ItemPath>,
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn sources() -> Vec<Source> {
    let root = repository("src");
    let mut paths = Vec::new();
    rust_files(&root, &mut paths);
    paths.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let path = path.strip_prefix(&root).unwrap().to_owned();
        let mut module: Vec<String> = path
            .with_extension("")
            .iter()
            .map(|part| part.to_string_lossy().into_owned())
            .collect();
        if module.last().is_some_and(|last| last == "mod") {
            module.pop();
        }
        if ROOTS.iter().any(|name| path == Path::new(name)) {
            module.clear();
        }
        let items = syn::parse_file(&text).unwrap();
        Source {
            path,
            module,
            text,
            items,
        }
    };
    // The program's entry has the library's root as its own.
    let sources: Vec<Source> = paths.into_iter().map(read).collect();
    assert!(sources.len() > 100);
    sources
}

/// Collects the names of one file.
struct Reader<'a> {
    module: &'a [String],
    modules: &'a BTreeSet<ItemPath>,
    names: Names,
}

fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let is_cfg = attribute.path().is_ident("cfg");
        is_cfg && matches!(&attribute.meta, syn::Meta::List(list) if list.tokens.to_string().contains("test"))
    })
}

impl Reader<'_> {
    /// A path from the crate's root, if it leads into this crate.
    fn absolute(&self, path: &[String]) -> Option<ItemPath> {
        let (first, rest) = path.split_first()?;
        let mut base: ItemPath = match first.as_str() {
            "crate" | "klausul" => Vec::new(),
            "self" => self.module.to_vec(),
            "super" => self.module[..self.module.len().checked_sub(1)?].to_vec(),
            name => {
                if let Some(from) = self.names.imported.get(name).filter(|_| !rest.is_empty()) {
                    return Some([from.as_slice(), rest].concat());
                }
                let mut child = self.module.to_vec();
                child.push(name.to_owned());
                if !self.modules.contains(&child) {
                    return None;
                }
                child
            }
        };
        for segment in rest {
            if segment == "super" {
                base.pop()?;
            } else {
                base.push(segment.clone());
            }
        }
        Some(base)
    }

    fn use_tree(&mut self, tree: &syn::UseTree, before: &[String], is_reexport: bool) {
        match tree {
            syn::UseTree::Path(path) => {
                let before = [before, &[path.ident.to_string()]].concat();
                self.use_tree(&path.tree, &before, is_reexport);
            }
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.use_tree(tree, before, is_reexport);
                }
            }
            syn::UseTree::Name(name) => {
                let name = name.ident.to_string();
                self.import(before, &name, &name, is_reexport);
            }
            syn::UseTree::Rename(rename) => {
                let name = rename.ident.to_string();
                self.import(before, &name, &rename.rename.to_string(), is_reexport);
            }
            syn::UseTree::Glob(_) => {
                if let Some(path) = self.absolute(before) {
                    self.names.globs.push(path.clone());
                    if !is_reexport {
                        self.names.used.insert(path);
                    }
                }
            }
        }
    }

    fn import(&mut self, before: &[String], name: &str, alias: &str, is_reexport: bool) {
        let mut path = before.to_vec();
        if name != "self" {
            path.push(name.to_owned());
        }
        let alias = if name == "self" {
            before.last().cloned().unwrap_or_default()
        } else {
            alias.to_owned()
        };
        if let Some(path) = self.absolute(&path) {
            self.names.imported.insert(alias, path.clone());
            let is_module = self.modules.contains(&path);
            // A module that is imported is used by the paths that begin with it.
            if !is_reexport && !is_module {
                self.names.used.insert(path);
            }
        }
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let is_reexport = !matches!(item.vis, syn::Visibility::Inherited);
        self.use_tree(&item.tree, &[], is_reexport);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_test(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: ItemPath = path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string())
            .collect();
        if segments.len() > 1
            && let Some(path) = self.absolute(&segments)
        {
            self.names.used.insert(path);
        }
        visit::visit_path(self, path);
    }
}

fn defined_name(item: &syn::Item) -> Option<String> {
    Some(match item {
        syn::Item::Const(item) => item.ident.to_string(),
        syn::Item::Enum(item) => item.ident.to_string(),
        syn::Item::Fn(item) => item.sig.ident.to_string(),
        syn::Item::Macro(item) => item.ident.as_ref()?.to_string(),
        syn::Item::Static(item) => item.ident.to_string(),
        syn::Item::Struct(item) => item.ident.to_string(),
        syn::Item::Trait(item) => item.ident.to_string(),
        syn::Item::Type(item) => item.ident.to_string(),
        _ => return None,
    })
}

fn names_of(source: &Source, modules: &BTreeSet<ItemPath>) -> Names {
    let mut reader = Reader {
        module: &source.module,
        modules,
        names: Names::default(),
    };
    let (uses, others): (Vec<_>, Vec<_>) = source
        .items
        .items
        .iter()
        .partition(|item| matches!(item, syn::Item::Use(_)));
    reader.names.defined = others
        .iter()
        .filter_map(|item| defined_name(item))
        .collect();
    // What is imported gives a meaning to the paths that begin with it.
    for item in uses.into_iter().chain(others) {
        reader.visit_item(item);
    }
    reader.names
}

/// The files of the crate and what each uses.
struct House {
    files: Vec<PathBuf>,
    uses: Vec<BTreeSet<usize>>,
}

impl House {
    fn read() -> Self {
        let sources = sources();
        let modules: BTreeSet<ItemPath> =
            sources.iter().map(|source| source.module.clone()).collect();
        let names: Vec<Names> = sources
            .iter()
            .map(|source| names_of(source, &modules))
            .collect();
        let by_module: BTreeMap<&ItemPath, usize> = sources
            .iter()
            .enumerate()
            .filter(|(_, source)| !source.module.is_empty())
            .map(|(index, source)| (&source.module, index))
            .collect();
        let uses = (0..sources.len())
            .map(|index| {
                let mut found = BTreeSet::new();
                for path in &names[index].used {
                    found.extend(defining_file(path, &by_module, &names, 0));
                }
                found.remove(&index);
                found
            })
            .collect();
        let files = sources.into_iter().map(|source| source.path).collect();
        Self { files, uses }
    }

    fn name(&self, file: usize) -> String {
        self.files[file].display().to_string()
    }

    fn room(&self, file: usize) -> Option<usize> {
        let first = self.files[file].iter().next().unwrap().to_string_lossy();
        let name = first.trim_end_matches(".rs");
        ROOMS.iter().position(|room| *room == name)
    }
}

/// The file that defines what a path names, through re-exports.
fn defining_file(
    path: &[String],
    by_module: &BTreeMap<&ItemPath, usize>,
    names: &[Names],
    depth: usize,
) -> Option<usize> {
    assert!(depth < 16, "re-exports of {path:?} go round");
    let length = (1..=path.len())
        .rev()
        .find(|length| by_module.contains_key(&path[..*length].to_vec()))?;
    let file = by_module[&path[..length].to_vec()];
    let Some(name) = path.get(length) else {
        return Some(file);
    };
    if names[file].defined.contains(name) {
        return Some(file);
    }
    if let Some(from) = names[file].imported.get(name) {
        let rest = [from.as_slice(), &path[length + 1..]].concat();
        if let Some(found) = defining_file(&rest, by_module, names, depth + 1) {
            return Some(found);
        }
    }
    let mut globs = names[file].globs.iter();
    globs
        .find_map(|glob| {
            let path = [glob.as_slice(), &path[length..]].concat();
            defining_file(&path, by_module, names, depth + 1)
        })
        .or(Some(file))
}

/// A circle that leads from a file back to itself, if there is one.
fn circle_through(house: &House, start: usize) -> Option<Vec<usize>> {
    let mut before: BTreeMap<usize, usize> = BTreeMap::new();
    let mut open = vec![start];
    while let Some(file) = open.pop() {
        for &next in &house.uses[file] {
            if next == start {
                let mut circle = vec![file];
                while let Some(&previous) = before.get(circle.last().unwrap()) {
                    circle.push(previous);
                }
                circle.reverse();
                return Some(circle);
            }
            if let Entry::Vacant(place) = before.entry(next) {
                place.insert(file);
                open.push(next);
            }
        }
    }
    None
}

#[test]
fn no_file_uses_itself_through_others() {
    let house = House::read();
    let mut circles = BTreeSet::new();
    for file in 0..house.files.len() {
        if let Some(mut circle) = circle_through(&house, file) {
            let least = circle.iter().enumerate().min_by_key(|(_, file)| **file);
            let shift = least.map_or(0, |(index, _)| index);
            circle.rotate_left(shift);
            let names: Vec<String> = circle.iter().map(|&file| house.name(file)).collect();
            circles.insert(names.join(" -> "));
        }
    }
    let circles: Vec<String> = circles.into_iter().collect();
    assert!(circles.is_empty(), "circles:\n{}", circles.join("\n"));
}

#[test]
fn rooms_use_only_rooms_before_them() {
    let house = House::read();
    let mut wrong = Vec::new();
    for (file, uses) in house.uses.iter().enumerate() {
        let name = house.name(file);
        let Some(room) = house.room(file) else {
            assert!(ROOTS.contains(&name.as_str()), "{name} is in no known room");
            continue;
        };
        for &used in uses {
            if house.room(used).is_some_and(|used| used > room) {
                wrong.push(format!("{name} uses {}", house.name(used)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Views give commands, the model asks for effects, and neither effects nor commands know who uses them.
#[test]
fn types_of_the_window_point_one_way() {
    let house = House::read();
    let layer = |file: usize| {
        let path = house.files[file].strip_prefix("app").ok()?;
        let first = path.iter().next()?.to_string_lossy().into_owned();
        let name = first.trim_end_matches(".rs");
        APP_LAYERS.iter().position(|layer| *layer == name)
    };
    let mut wrong = Vec::new();
    let mut has_uses = vec![false; APP_LAYERS.len()];
    for (file, uses) in house.uses.iter().enumerate() {
        let name = house.name(file);
        let Some(own) = layer(file) else {
            let is_outside = !name.starts_with("app/") || name == "app/mod.rs";
            assert!(is_outside, "{name} is in no known layer of the window");
            continue;
        };
        for used in uses.iter().filter_map(|used| layer(*used)) {
            has_uses[used] |= used != own;
            if used > own {
                wrong.push(format!("{name} uses {}", APP_LAYERS[used]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let (top, others) = has_uses.split_last().unwrap();
    assert!(
        !top && others.iter().all(|is_used| *is_used),
        "{has_uses:?}"
    );
}

#[test]
fn long_files_say_why() {
    let long = sources().into_iter().filter(|source| {
        let is_long = source.text.lines().count() > MAX_LINES;
        is_long && !source.text.lines().any(|line| line.starts_with(LONG_FILE))
    });
    let names = long.map(|source| source.path.display().to_string());
    let names: Vec<String> = names.collect();
    assert!(
        names.is_empty(),
        "over {MAX_LINES} lines without a reason: {names:?}"
    );
}

/// The folders whose files may be about one system.
const OF_SYSTEMS: [&str; 2] = ["app/platform", "storage/disk"];

/// Words that begin what is compiled for one system only, or asks which one it is.
const SYSTEM_CFGS: [&str; 6] = [
    "windows",
    "unix",
    "target_os",
    "target_family",
    "target_env",
    "target_vendor",
];

/// Finds what is about one system in a file.
#[derive(Default)]
struct SystemCode {
    found: Vec<String>,
}

impl SystemCode {
    /// Looks through what a `cfg` asks.
    fn condition(&mut self, condition: &str) {
        let mut words =
            condition.split(|character: char| !character.is_alphanumeric() && character != '_');
        if words.any(|word| SYSTEM_CFGS.contains(&word)) {
            self.found.push(condition.to_owned());
        }
    }
}

impl<'ast> Visit<'ast> for SystemCode {
    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        let is_cfg = ["cfg", "cfg_attr"]
            .iter()
            .any(|name| attribute.path().is_ident(name));
        if is_cfg && let syn::Meta::List(list) = &attribute.meta {
            self.condition(&list.tokens.to_string());
        }
    }

    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        if item.path.is_ident("cfg") || item.path.is_ident("cfg_select") {
            self.condition(&item.tokens.to_string());
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: ItemPath = path
            .segments
            .iter()
            .map(|part| part.ident.to_string())
            .collect();
        self.path(&names);
        visit::visit_path(self, path);
    }

    fn visit_use_path(&mut self, path: &'ast syn::UsePath) {
        if path.ident == "os"
            && let syn::UseTree::Path(system) = &*path.tree
        {
            self.path(&["os".to_owned(), system.ident.to_string()]);
        }
        visit::visit_use_path(self, path);
    }
}

impl SystemCode {
    /// Looks at a path of items: `os::unix` is about one system.
    fn path(&mut self, names: &[String]) {
        let is_of_system = names.windows(2).any(|pair| {
            let system = ["unix", "windows", "linux", "macos", "fd", "wasi"];
            pair[0] == "os" && system.contains(&pair[1].as_str())
        });
        if is_of_system {
            self.found.push(names.join("::"));
        }
    }
}

/// What is about one system in a source text.
fn system_code(items: &syn::File) -> Vec<String> {
    let mut code = SystemCode::default();
    code.visit_file(items);
    code.found
}

#[test]
fn code_for_one_system_stands_in_its_rooms() {
    let mut wrong = Vec::new();
    let mut has_some = [false; OF_SYSTEMS.len()];
    for source in sources() {
        let found = system_code(&source.items);
        let room = OF_SYSTEMS
            .iter()
            .position(|room| source.path.starts_with(room));
        match room {
            Some(room) => has_some[room] |= !found.is_empty(),
            None => wrong.extend(
                found
                    .iter()
                    .map(|code| format!("{}: {code}", source.path.display())),
            ),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(has_some, [true; OF_SYSTEMS.len()]);
}

#[test]
fn code_for_one_system_is_found() {
    let check = |text: &str, expected: usize| {
        let items = syn::parse_file(text).unwrap();
        assert_eq!(system_code(&items).len(), expected, "{text}");
    };
    check("#[cfg(windows)] fn a() {}", 1);
    check("fn a() { #[cfg(not(unix))] b(); }", 1);
    check(
        "fn a() -> bool { cfg!(all(unix, not(target_os = \"macos\"))) }",
        1,
    );
    check("fn a() { let b = std::os::unix::fs::MetadataExt::dev; }", 1);
    check("use std::{os::windows::fs::MetadataExt, io};", 1);
    check("#[cfg_attr(windows, expect(dead_code))] fn a() {}", 1);
    check(
        "#[cfg(test)] mod tests {} #[cfg(feature = \"wgpu\")] fn windows() {}",
        0,
    );
}
