//! Events in their order, however many come in one frame.
//!
//! A key that may move the focus has a frame of its own: what was typed before it goes to the field that had the focus,
//! and what was typed after it waits for the field that gets it. A fast typist on a slow screen types many keys in a
//! frame, and each has to land where it was meant to.

use std::collections::VecDeque;

use eframe::egui::{Event, Key, RawInput};

/// Events that wait for a frame.
#[derive(Debug, Default)]
pub struct Turns {
    waiting: VecDeque<Event>,
    /// The number of events of the last turn, as long as no frame was drawn with them.
    not_drawn: usize,
    /// The number of frames that events have waited for the focus.
    frames_held: u16,
}

/// The number of frames that events wait for the focus, some seconds. A field that was not drawn by then will not be: the
/// events go to what has the focus, so that the window can be used whatever became of the field.
const MAX_FRAMES_HELD: u16 = 300;

/// Where keys go in the next frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// A field is about to get the focus: keys wait for it.
    Moving,
    /// A line for typing has it.
    Text,
    /// Something else has it, or nothing.
    Other,
}

/// What an event has to do with the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Nothing: the pointer moves, a key is released.
    Passive,
    /// It goes to what has the focus.
    Typing,
    /// It may give the focus to what the pointer or a screen reader is at.
    Pointing,
    /// A key that may move the focus.
    Turning,
}

impl Turns {
    /// Leaves those events in a frame's input that it is to have, and keeps the others, in their order.
    pub fn take(&mut self, input: &mut RawInput, focus: Focus) {
        let mut events: VecDeque<Event> = std::mem::take(&mut input.events).into();
        // What a covered window was given comes again.
        let again = self.not_drawn.min(events.len());
        let mut queue: VecDeque<Event> = events.drain(..again).collect();
        queue.append(&mut self.waiting);
        queue.append(&mut events);
        let focus = self.bounded(focus, !queue.is_empty());
        input.events = one_turn(&mut queue, focus);
        self.not_drawn = input.events.len();
        self.waiting = queue;
    }

    /// Returns where the keys go: not to a field that they have waited for too long.
    fn bounded(&mut self, focus: Focus, has_events: bool) -> Focus {
        if focus != Focus::Moving {
            self.frames_held = 0;
            return focus;
        }
        if self.frames_held >= MAX_FRAMES_HELD {
            return Focus::Other;
        }
        self.frames_held += u16::from(has_events);
        focus
    }

    /// Notes that a frame was drawn with the events of the last turn.
    pub fn on_drawn(&mut self) {
        self.not_drawn = 0;
    }

    /// Whether events wait.
    #[must_use]
    pub fn are_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }
}

/// Takes the events of one frame from a queue.
fn one_turn(queue: &mut VecDeque<Event>, focus: Focus) -> Vec<Event> {
    let mut turn: Vec<Event> = Vec::new();
    let mut kind = Kind::Passive;
    while let Some(event) = queue.front() {
        if turn.last().is_some_and(|key| gives_text(key, event)) {
            turn.extend(queue.pop_front());
            continue;
        }
        let next = kind_of(event, focus);
        let waits = match (kind, next) {
            (_, Kind::Passive) => is_held(kind, queue, focus),
            (_, Kind::Typing | Kind::Turning) if focus == Focus::Moving => true,
            (Kind::Passive, _)
            | (Kind::Typing, Kind::Typing)
            | (Kind::Pointing, Kind::Pointing) => false,
            _ => true,
        };
        if waits {
            break;
        }
        if next != Kind::Passive {
            kind = next;
        }
        turn.extend(queue.pop_front());
    }
    turn
}

/// Whether passive events wait: after a key that turns, unless nothing follows that needs a frame of its own.
fn is_held(kind: Kind, queue: &VecDeque<Event>, focus: Focus) -> bool {
    let is_passive = |event: &Event| kind_of(event, focus) == Kind::Passive;
    kind == Kind::Turning && !queue.iter().all(is_passive)
}

fn kind_of(event: &Event, focus: Focus) -> Kind {
    match event {
        Event::Key {
            key,
            pressed: true,
            repeat,
            modifiers,
            ..
        } => {
            let is_chord = modifiers.command || modifiers.ctrl || modifiers.alt;
            // What is not typed may press a button or step in a menu; a key that is held down may do both many times.
            let steps = focus != Focus::Text && !repeat;
            if is_chord || moves_focus(*key) || steps {
                Kind::Turning
            } else {
                Kind::Typing
            }
        }
        // A block that is pasted may be asked about.
        Event::Paste(_) | Event::PasteImage(_) => Kind::Turning,
        Event::Text(_) | Event::Ime(_) | Event::Cut | Event::Copy => Kind::Typing,
        Event::PointerButton { .. }
        | Event::Touch { .. }
        | Event::MiddleClickPaste { .. }
        | Event::AccessKitActionRequest(_) => Kind::Pointing,
        _ => Kind::Passive,
    }
}

/// Whether a text is what a key that was pressed gives, such as the space of the key that presses a button.
fn gives_text(key: &Event, text: &Event) -> bool {
    let Event::Key {
        key, pressed: true, ..
    } = key
    else {
        return false;
    };
    matches!(text, Event::Text(_)) && !moves_focus(*key) && !is_for_moving(*key)
}

/// Whether a key moves the cursor or removes something, and gives no text.
fn is_for_moving(key: Key) -> bool {
    use Key as K;
    let is_arrow = matches!(
        key,
        K::ArrowUp | K::ArrowDown | K::ArrowLeft | K::ArrowRight
    );
    is_arrow
        || matches!(
            key,
            K::Home | K::End | K::PageUp | K::PageDown | K::Insert | K::Delete | K::Backspace
        )
}

/// Whether a key moves the focus, or opens or closes something, wherever the focus is.
fn moves_focus(key: Key) -> bool {
    let is_function_key = key
        .name()
        .strip_prefix('F')
        .is_some_and(|number| number.parse::<u8>().is_ok());
    is_function_key || matches!(key, Key::Tab | Key::Enter | Key::Escape)
}

/// Whether an event may change the draft.
#[must_use]
pub fn is_input(event: &Event) -> bool {
    kind_of(event, Focus::Text) != Kind::Passive
}

#[cfg(test)]
mod tests {
    use eframe::egui::{ImeEvent, Modifiers, PointerButton, Pos2};

    use super::*;

    fn key(key: Key, modifiers: Modifiers, pressed: bool) -> Event {
        Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers,
        }
    }

    /// Events by signs: letters are typed, `^` is the button of the pointer, `~` a move of it, `'` a composition.
    fn events(signs: &str) -> Vec<Event> {
        let of = |sign: char| match sign {
            '>' => vec![
                key(Key::Tab, Modifiers::NONE, true),
                key(Key::Tab, Modifiers::NONE, false),
            ],
            '!' => vec![key(Key::Enter, Modifiers::NONE, true)],
            '8' => vec![key(Key::F8, Modifiers::NONE, true)],
            'S' => vec![key(Key::S, Modifiers::COMMAND, true)],
            '"' => vec![Event::Paste("x\ny".to_owned())],
            '~' => vec![Event::PointerMoved(Pos2::ZERO)],
            '\'' => vec![Event::Ime(ImeEvent::Commit("å".to_owned()))],
            '^' => vec![Event::PointerButton {
                pos: Pos2::ZERO,
                button: PointerButton::Primary,
                pressed: true,
                modifiers: Modifiers::NONE,
            }],
            ' ' => vec![
                key(Key::Space, Modifiers::NONE, true),
                Event::Text(" ".to_owned()),
            ],
            letter => vec![
                key(Key::A, Modifiers::NONE, true),
                Event::Text(letter.to_string()),
                key(Key::A, Modifiers::NONE, false),
            ],
        };
        signs.chars().flat_map(of).collect()
    }

    /// What each frame is given, where everything comes at once.
    fn frames(signs: &str, focus: Focus) -> Vec<Vec<Event>> {
        let mut turns = Turns::default();
        let mut input = RawInput {
            events: events(signs),
            ..RawInput::default()
        };
        let mut frames = Vec::new();
        while frames.len() < 100 && (frames.is_empty() || turns.are_waiting()) {
            turns.take(&mut input, focus);
            turns.on_drawn();
            frames.push(std::mem::take(&mut input.events));
        }
        frames
    }

    #[test]
    fn a_key_that_moves_the_focus_has_a_frame_of_its_own() {
        let check = |signs: &str, expected: &[usize]| {
            let frames = frames(signs, Focus::Text);
            let counts: Vec<usize> = frames.iter().map(Vec::len).collect();
            assert_eq!(counts, expected, "{signs}");
            assert_eq!(frames.concat(), events(signs), "in their order: {signs}");
        };
        check("", &[0]);
        check("ab", &[6]);
        check("ab>cd", &[6, 1, 7]);
        check("ab>", &[6, 2]);
        check("ab>>c", &[6, 1, 2, 4]);
        check("a!b", &[3, 1, 3]);
        check("a8b", &[3, 1, 3]);
        check("aSb", &[3, 1, 3]);
        check("a\"b", &[3, 1, 3]);
        check("a'b", &[7]);
        check("a~b", &[7]);
        check("a^^b", &[3, 2, 3]);
        check("S~", &[2]);
    }

    #[test]
    fn keys_that_are_not_typed_are_pressed_one_by_one() {
        let counts = |focus| frames("  ", focus).iter().map(Vec::len).collect::<Vec<_>>();
        assert_eq!(counts(Focus::Text), [4]);
        assert_eq!(counts(Focus::Other), [2, 2]);
    }

    #[test]
    fn keys_wait_for_the_focus_and_the_pointer_does_not() {
        let mut turns = Turns::default();
        let mut input = RawInput {
            events: events("~a"),
            ..RawInput::default()
        };
        turns.take(&mut input, Focus::Moving);
        assert_eq!(input.events, events("~"));
        turns.on_drawn();
        input.events = events("b");
        turns.take(&mut input, Focus::Text);
        assert_eq!(input.events, events("ab"));
    }

    #[test]
    fn keys_and_clicks_do_not_wait_for_ever() {
        let mut turns = Turns::default();
        let mut input = RawInput {
            events: events("a^>"),
            ..RawInput::default()
        };
        let mut given = Vec::new();
        let mut frames = 0;
        while frames == 0 || turns.are_waiting() {
            assert!(frames < usize::from(MAX_FRAMES_HELD) + 10, "they wait");
            turns.take(&mut input, Focus::Moving);
            turns.on_drawn();
            given.append(&mut input.events);
            frames += 1;
        }
        assert_eq!(given, events("a^>"));
        assert!(frames > usize::from(MAX_FRAMES_HELD), "they waited");
        // From then on they come at once, until the focus is somewhere.
        input.events = events("b");
        turns.take(&mut input, Focus::Moving);
        turns.on_drawn();
        assert_eq!(std::mem::take(&mut input.events), events("b"));
        turns.take(&mut input, Focus::Text);
        turns.on_drawn();
        input.events = events("c");
        turns.take(&mut input, Focus::Moving);
        assert_eq!(input.events, []);
        assert!(turns.are_waiting());
    }

    #[test]
    fn what_was_not_drawn_comes_again_before_what_waits() {
        let mut turns = Turns::default();
        let mut input = RawInput {
            events: events("a!b"),
            ..RawInput::default()
        };
        turns.take(&mut input, Focus::Text);
        // The window is covered: its input is kept, and given with what came meanwhile.
        input.events.extend(events("c"));
        let mut given = Vec::new();
        for _ in 0..3 {
            turns.take(&mut input, Focus::Text);
            turns.on_drawn();
            given.append(&mut input.events);
        }
        assert_eq!(given, events("a!bc"));
    }
}
