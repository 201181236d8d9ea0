//! The information as lines for people, and as JSON.

use serde_json::{Value, json};

use super::information::{
    FilePlace, FileState, KnownTemplate, SupportInformation, TemplateSource, Trouble,
};
use super::renderer::Renderer;
use crate::message::{Message, Translator};
use crate::ron_text::Position;

impl SupportInformation {
    /// Returns the information, a line each.
    #[must_use]
    pub fn lines(&self, translator: &Translator) -> Vec<String> {
        let messages = self.messages().into_iter();
        let lines = messages.map(|message| translator.format(&message));
        // A sentence about a file may name another one.
        lines.map(|line| self.home.left_out_of(&line)).collect()
    }

    fn messages(&self) -> Vec<Message> {
        let program = Message::new("support-program").with("version", self.version);
        let program = match self.commit {
            Some(commit) => program.with("commit", commit),
            None => program.with("commit", Message::new("support-development")),
        };
        let number = |number: u32| number.to_string();
        let mut messages = vec![
            program,
            Message::new("support-system").with("system", self.system.join(" ")),
            Message::new("support-typesetter").with("number", number(self.typesetter)),
            Message::new("support-form").with("number", number(self.canonical_form)),
        ];
        messages.extend(self.templates.iter().map(KnownTemplate::message));
        messages.extend(self.troubles.iter().map(Trouble::message));
        messages.push(of_file("support-settings", self.settings.as_ref()));
        messages.push(of_file("support-policy", Some(&self.policy)));
        let libraries = self.libraries.iter();
        messages.extend(libraries.map(|library| of_file("support-library", Some(library))));
        messages.push(of_file("support-data", self.data.as_ref()));
        messages.push(of_file("support-log", self.log.as_ref()));
        messages.push(self.renderer_message());
        messages.push(match &self.clock {
            Some(clock) => Message::new("support-clock").with("clock", clock),
            None => Message::new("support-no-clock"),
        });
        messages
    }

    fn renderer_message(&self) -> Message {
        if let Some(renderer) = self.renderer {
            return Message::new("support-renderer").with("name", renderer.name());
        }
        let names = self.renderers.iter().map(|renderer| renderer.name());
        let names: Vec<&str> = names.collect();
        Message::new("support-renderers").with("names", names.join(", "))
    }

    /// Returns the information for programs.
    #[must_use]
    pub fn json(&self, translator: &Translator) -> Value {
        let say = |message: &Message| self.home.left_out_of(&translator.format(message));
        let file = |place: &FilePlace| {
            let (state, position, reason) = place.state.parts();
            json!({
                "path": place.path.to_string(),
                "state": state,
                "line": position.map(|position| position.line),
                "column": position.map(|position| position.column),
                "message": reason.map(say),
            })
        };
        let files = |places: &[FilePlace]| places.iter().map(file).collect::<Value>();
        let troubles = self.troubles.iter().map(|trouble| {
            json!({
                "path": trouble.path.to_string(),
                "line": trouble.position.map(|position| position.line),
                "column": trouble.position.map(|position| position.column),
                "message": say(&trouble.reason),
            })
        });
        let names = self.renderers.iter().map(|renderer| renderer.name());
        json!({
            "version": self.version,
            "commit": self.commit,
            "system": self.system.join(" "),
            "typesetter": self.typesetter,
            "form": self.canonical_form,
            "templates": self.templates.iter().map(KnownTemplate::json).collect::<Value>(),
            "problems": troubles.collect::<Value>(),
            "settings": self.settings.as_ref().map(file),
            "policy": file(&self.policy),
            "libraries": files(&self.libraries),
            "data": self.data.as_ref().map(file),
            "log": self.log.as_ref().map(file),
            "renderers": names.collect::<Value>(),
            "renderer": self.renderer.map(Renderer::name),
            "clock": self.clock,
        })
    }
}

impl KnownTemplate {
    fn message(&self) -> Message {
        let approval = if self.is_approved {
            "support-approved"
        } else {
            "support-not-approved"
        };
        let source = match self.source {
            TemplateSource::BuiltIn => "support-built-in",
            TemplateSource::Policy => "support-of-policy",
            TemplateSource::Library => "support-of-library",
            TemplateSource::Copy => "support-copy",
            TemplateSource::Opened => "support-opened",
        };
        Message::new("support-template")
            .with("id", &self.id)
            .with("version", &self.version)
            .with("hash", &self.hash)
            .with("source", Message::new(source))
            .with("approval", Message::new(approval))
    }

    fn json(&self) -> Value {
        let source = match self.source {
            TemplateSource::BuiltIn => "built-in",
            TemplateSource::Policy => "policy",
            TemplateSource::Library => "library",
            TemplateSource::Copy => "copy",
            TemplateSource::Opened => "opened",
        };
        json!({
            "id": self.id,
            "version": self.version,
            "hash": self.hash,
            "source": source,
            "approved": self.is_approved,
        })
    }
}

impl Trouble {
    fn message(&self) -> Message {
        Message::new("support-trouble")
            .with(
                "place",
                with_position(&self.path.to_string(), self.position),
            )
            .with("reason", self.reason.clone())
    }
}

impl FileState {
    /// Returns its name for programs, where in the file something is wrong, and why.
    fn parts(&self) -> (&'static str, Option<Position>, Option<&Message>) {
        match self {
            Self::There => ("there", None, None),
            Self::Missing => ("missing", None, None),
            Self::Broken { position, reason } | Self::PartlyRead { position, reason } => {
                ("broken", *position, Some(reason))
            }
            Self::NotWritten(reason) => ("not-written", None, Some(reason)),
        }
    }

    fn message(&self) -> Message {
        match self {
            Self::There => Message::new("support-there"),
            Self::Missing => Message::new("support-missing"),
            Self::Broken { reason, .. } => {
                Message::new("support-unreadable").with("reason", reason.clone())
            }
            Self::PartlyRead { reason, .. } => {
                Message::new("support-broken").with("reason", reason.clone())
            }
            Self::NotWritten(reason) => {
                Message::new("support-not-written").with("reason", reason.clone())
            }
        }
    }
}

/// Returns the line about a file: what it is for, its path and its state.
fn of_file(text: &'static str, place: Option<&FilePlace>) -> Message {
    let (path, state) = match place {
        Some(place) => {
            let (_, position, _) = place.state.parts();
            let path = with_position(&place.path.to_string(), position);
            (path, place.state.message())
        }
        None => ("–".to_owned(), Message::new("support-no-home")),
    };
    Message::new(text).with("path", path).with("state", state)
}

fn with_position(path: &str, position: Option<Position>) -> String {
    match position {
        Some(Position { line, column }) => format!("{path}:{line}:{column}"),
        None => path.to_owned(),
    }
}
