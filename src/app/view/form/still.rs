//! The field that is typed in stays where it is.

use eframe::egui::scroll_area::ScrollAreaOutput;
use eframe::egui::{Id, Ui};

use crate::app::command::Place;

/// Where the field with the focus stood in the last frame.
#[derive(Clone, Debug, PartialEq)]
struct Standing {
    place: Place,
    /// Below the top of the form.
    top: f32,
}

/// Scrolls by what came or went above the field with the focus, such as a mistake in the field that was left, before
/// anybody sees it move.
pub(super) fn keep_still<R>(
    ui: &Ui,
    output: &ScrollAreaOutput<R>,
    focus: Option<&Place>,
    top: f32,
    is_scrolled_to: bool,
) {
    let id = Id::unique("where the field with the focus stands");
    let now = focus.map(|place| Standing {
        place: place.clone(),
        top,
    });
    let before = ui.data_mut(|data| {
        let before = data.get_temp::<Standing>(id);
        if let Some(now) = &now {
            data.insert_temp(id, now.clone());
        } else {
            data.remove::<Standing>(id);
        }
        before
    });
    let (Some(now), Some(before)) = (now, before) else {
        return;
    };
    let moved = now.top - before.top;
    if now.place != before.place || is_scrolled_to || moved.abs() < 0.5 {
        return;
    }
    let offset = (output.state.clamped_offset().y + moved).max(0.0);
    ui.data_mut(|data| data.insert_temp(offset_id(), offset));
    ui.ctx()
        .request_discard("the field that is typed in stays where it is");
}

/// Takes where to scroll to, so that the field with the focus stays where it is.
pub(super) fn offset(ui: &Ui) -> Option<f32> {
    ui.data_mut(|data| data.remove_temp(offset_id()))
}

fn offset_id() -> Id {
    Id::unique("where the form is scrolled to")
}
