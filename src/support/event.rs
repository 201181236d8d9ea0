//! What the log can say.

use std::fmt;

use super::failure::Failure;
use super::renderer::Renderer;
use super::source_place::SourcePlace;

/// Something that the program did, or that happened to it: a kind, with numbers. There is no field for a path, a name
/// or a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The window opened.
    Started(Renderer),
    /// A renderer can't draw the window.
    RendererFailed {
        /// The renderer.
        renderer: Renderer,
        /// Whether the windowing crates panicked over it.
        has_panicked: bool,
    },
    /// The window was closed.
    Ended,
    /// A draft was opened.
    Opened {
        /// Whether it came out of a PDF.
        is_from_pdf: bool,
    },
    /// A file was written.
    Wrote(WrittenFile),
    /// The rows of a spreadsheet were exported.
    Batch {
        /// The rows.
        rows: usize,
        /// Those of them whose agreement is there.
        done: usize,
    },
    /// The register was read.
    RegisterRead {
        /// The agreements in it.
        cases: usize,
        /// What people should know about its folders.
        problems: usize,
    },
    /// What was kept on this machine was removed.
    Forgot,
    /// The settings could not be read completely.
    SettingsBroken,
    /// The policy can't be read.
    PolicyBroken,
    /// Folders of templates have mistakes.
    TemplatesBroken {
        /// So many.
        count: usize,
    },
    /// Something was not done.
    Failed {
        /// What.
        doing: Doing,
        /// Why.
        failure: Failure,
    },
    /// The program panicked. What it said isn't written: it may quote what was typed.
    Panicked(Option<SourcePlace>),
    /// A library warned of something.
    Heard(Heard),
}

/// A file that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrittenFile {
    /// A draft.
    Draft,
    /// A PDF that can be signed.
    FinalPdf,
    /// A PDF that is marked as a draft.
    DraftPdf,
    /// A comparison.
    Comparison,
    /// A signing package.
    Package,
    /// A list of agreements.
    List,
    /// An empty spreadsheet.
    Sheet,
}

/// What was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Opening a file.
    Open,
    /// Writing a file.
    Write(WrittenFile),
    /// Entering an export in the list of exports.
    List,
    /// Reading a spreadsheet.
    ReadSheet,
    /// Exporting the rows of a spreadsheet.
    Batch,
    /// Writing the journal of unsaved changes.
    Journal,
    /// Writing the settings.
    Settings,
    /// Removing what is kept on this machine.
    Forget,
    /// Showing a file in another program.
    Show,
    /// Drawing a page of an opened PDF.
    DrawPage,
}

/// A message of a library: its level and the module that it comes from. What it says isn't kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    level: log::Level,
    module: String,
}

/// The letters of a module's path that are kept.
const MAX_MODULE: usize = 80;

impl Heard {
    /// Keeps of a message what may be written; nothing if its target isn't the path of a module.
    #[must_use]
    pub fn of(metadata: &log::Metadata<'_>) -> Option<Self> {
        let module = metadata.target();
        let is_of_path = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b':');
        let is_path = module.len() <= MAX_MODULE && module.bytes().all(is_of_path);
        is_path.then(|| Self {
            level: metadata.level(),
            module: module.to_owned(),
        })
    }
}

impl WrittenFile {
    fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::FinalPdf => "pdf",
            Self::DraftPdf => "pdf-of-draft",
            Self::Comparison => "comparison",
            Self::Package => "package",
            Self::List => "list",
            Self::Sheet => "sheet",
        }
    }
}

impl fmt::Display for Doing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Open => "open",
            Self::Write(file) => return write!(formatter, "write-{}", file.name()),
            Self::List => "enter-in-list",
            Self::ReadSheet => "read-sheet",
            Self::Batch => "batch",
            Self::Journal => "journal",
            Self::Settings => "settings",
            Self::Forget => "forget",
            Self::Show => "show",
            Self::DrawPage => "draw-page",
        })
    }
}

impl fmt::Display for Event {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Started(renderer) => {
                let version = env!("CARGO_PKG_VERSION");
                write!(
                    formatter,
                    "started version={version} renderer={}",
                    renderer.name()
                )
            }
            Self::RendererFailed {
                renderer,
                has_panicked,
            } => {
                let how = if *has_panicked { "panic" } else { "error" };
                let name = renderer.name();
                write!(formatter, "renderer-failed renderer={name} how={how}")
            }
            Self::Ended => formatter.write_str("ended"),
            Self::Opened { is_from_pdf } => {
                let kind = if *is_from_pdf { "pdf" } else { "draft" };
                write!(formatter, "opened kind={kind}")
            }
            Self::Wrote(file) => write!(formatter, "wrote kind={}", file.name()),
            Self::Batch { rows, done } => write!(formatter, "batch rows={rows} done={done}"),
            Self::RegisterRead { cases, problems } => {
                write!(formatter, "register-read cases={cases} problems={problems}")
            }
            Self::Forgot => formatter.write_str("forgot"),
            Self::SettingsBroken => formatter.write_str("broken what=settings"),
            Self::PolicyBroken => formatter.write_str("broken what=policy"),
            Self::TemplatesBroken { count } => {
                write!(formatter, "broken what=templates count={count}")
            }
            Self::Failed { doing, failure } => {
                write!(formatter, "failed doing={doing} why={failure}")
            }
            Self::Panicked(Some(place)) => write!(formatter, "panicked at={place}"),
            Self::Panicked(None) => formatter.write_str("panicked"),
            Self::Heard(Heard { level, module }) => {
                let level = level.as_str().to_ascii_lowercase();
                write!(formatter, "heard level={level} from={module}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::path::Path;

    use super::*;
    use crate::storage::StorageError;

    #[test]
    fn a_failure_has_a_kind_and_a_number_but_no_path() {
        let path = Path::new("/home/anna/Åkerströms Öst.pdf");
        let error = StorageError::of_io(path, io::Error::from_raw_os_error(13));
        let event = Event::Failed {
            doing: Doing::Write(WrittenFile::FinalPdf),
            failure: Failure::from(&error),
        };
        let line = event.to_string();
        let expected = format!("failed doing=write-pdf why={}", error.kind.name());
        assert_eq!(line, format!("{expected} os=13"));
    }

    #[test]
    fn of_a_library_only_the_module_is_heard() {
        let heard = |target: &str| {
            let metadata = log::Metadata::builder()
                .level(log::Level::Warn)
                .target(target)
                .build();
            Heard::of(&metadata).map(|heard| Event::Heard(heard).to_string())
        };
        let line = heard("egui_glow::painter");
        assert_eq!(
            line.as_deref(),
            Some("heard level=warn from=egui_glow::painter")
        );
        assert_eq!(heard("Åkerströms Öst & Söner Ab"), None);
        assert_eq!(heard("/home/anna/file"), None);
    }
}
