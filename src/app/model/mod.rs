//! What the window shows, as plain data, and what each command does to it.
//!
//! [`State`] is the data; views read it. [`State::apply`] is the only way to change it: it applies a command and
//! returns [`Requests`], the effects to run and what the views are to do once. Nothing here draws, and nothing
//! here waits.
//!
//! | file | content |
//! | --- | --- |
//! | `state` | [`State`] |
//! | `apply`, `update` | what is done with each command; `Update` is a command being applied |
//! | `requests` | [`Requests`], [`ViewRequest`] |
//! | `document` | the draft and its file: opening, saving, exporting, file dialogs, names |
//! | `editing`, `history`, `derived` | changes of the draft, undo, and what follows from the draft |
//! | `form`, `sections`, `focus` | the form: its sections, its gaps, the focus |
//! | `preview`, `pages_text`, `view_state` | the pages: find, selection, zoom, reasons |
//! | `question`, `answers`, `notice` | questions and notices |
//! | `main_view` | [`MainView`]: form and pages, the register, or a spreadsheet |
//! | `bar`, `bars` | which of notice, verdict, reasons and find bar is drawn |
//! | `local_data`, `journal`, `recovery`, `settings`, `profiles` | what is kept on this machine |
//! | `templates`, `newer_version`, `upgrade` | the templates that there are, whether the draft's own may be signed, and moving to a newer one |
//! | `template_folder`, `listed_change` | the folder that somebody works on, and what is changed in it |
//! | `versions`, `comparing` | two versions that are compared |
//! | `register_place`, `register`, `register_new` | the register of agreements, and drafts that are begun from it |
//! | `inspection`, `inspect`, `marks` | a PDF that was opened, its verdict, and where it differs |
//! | `batch`, `batching`, `cells` | the spreadsheet that is open, what is done with it and with its cells |
//! | `in_sheet`, `leaving_sheet` | what it keeps from the draft, and what may take its place |
//! | `found_pages`, `compare`, `rows` | the file's own pages beside the expected ones |

mod answers;
mod apply;
mod bar;
mod bars;
mod batch;
mod batching;
mod cell_changes;
mod cells;
mod compare;
mod comparing;
mod derived;
mod document;
mod editing;
mod focus;
mod form;
mod found_pages;
mod history;
mod in_sheet;
mod inspect;
mod inspection;
mod journal;
mod leaving_sheet;
mod list_editing;
mod listed_change;
mod local_data;
mod main_view;
mod marks;
mod newer_version;
mod normalising;
mod notice;
mod pages_text;
mod palette;
mod pasting;
mod presets;
mod preview;
mod profiles;
mod question;
mod recovery;
mod register;
mod register_new;
mod register_place;
mod requests;
mod rows;
mod sections;
mod settings;
mod state;
mod template_folder;
mod templates;
mod terms;
mod update;
mod upgrade;
mod versions;
mod view_state;

pub use bar::Bar;
pub use batch::{BatchRun, BatchStage, BatchTable};
pub use derived::Derived;
pub use document::{Document, FollowUp, Purpose};
pub use found_pages::{FoundPage, FoundPages, PageSize};
pub use history::History;
pub use inspection::Inspection;
pub use listed_change::{ListedChange, listed_changes};
pub use local_data::LocalData;
pub use main_view::MainView;
pub use marks::{Mark, MarkKind};
pub use newer_version::Upgrade;
pub use notice::{Notice, Offer};
pub use pages_text::{LinePlace, PagesText};
pub use palette::Palette;
pub use preview::place_of_origin;
pub use question::{Pasted, Question};
pub use register_place::RegisterPlace;
pub use requests::{Picture, Requests, ScrollTarget, ViewRequest};
pub use rows::Rows;
pub use sections::{Progress, Section};
pub use state::State;
pub use template_folder::{Shown, ShownLine, TemplateFolder};
pub use versions::Versions;
pub use view_state::{Find, ViewState};
