//! Boxes to tick and buttons of which one is chosen: their state can be seen without comparing.

use eframe::egui::{
    Atom, Color32, CornerRadius, IdSalt, Pos2, Rect, Response, Shape, Stroke, StrokeKind, Ui, Vec2,
};

use super::widgets::focus_ring;
use crate::app::theme::{palette, space};

/// Draws a box to tick, filled once it is.
pub fn check_box(ui: &mut Ui, is_checked: &mut bool, text: impl Into<String>) -> Response {
    let response = ui.checkbox(is_checked, text.into());
    let look = Look::of(ui, &response, *is_checked);
    let rect = Rect::from_center_size(look.center, Vec2::splat(ui.spacing().icon_width));
    let painter = ui.painter();
    painter.rect(
        rect,
        CornerRadius::same(4),
        look.fill,
        look.border,
        StrokeKind::Inside,
    );
    if *is_checked {
        check(ui, rect, look.sign);
    }
    ring(ui, &response, rect);
    response
}

/// Draws a button of which one of several is chosen, with its label close to it and far from the next one.
pub fn radio_button(ui: &mut Ui, is_chosen: bool, text: impl Into<String>) -> Response {
    let response = ui.radio(is_chosen, text.into());
    let look = Look::of(ui, &response, is_chosen);
    let radius = ui.spacing().icon_width / 2.0;
    let painter = ui.painter();
    painter.circle(look.center, radius, look.fill, look.border);
    if is_chosen {
        painter.circle_filled(look.center, radius * 0.4, look.sign);
    }
    let rect = Rect::from_center_size(look.center, Vec2::splat(radius * 2.0));
    ring(ui, &response, rect);
    if ui.layout().main_dir().is_horizontal() {
        ui.add_space(space::MEDIUM);
    }
    response
}

/// How a control is painted.
struct Look {
    /// The middle of what is filled.
    center: Pos2,
    fill: Color32,
    border: Stroke,
    sign: Color32,
}

impl Look {
    fn of(ui: &Ui, response: &Response, is_set: bool) -> Self {
        let palette = palette(ui);
        let (fill, border) = match (is_set, response.hovered()) {
            (true, _) => (palette.accent, palette.accent),
            (false, true) => (palette.hovered, palette.text),
            (false, false) => (palette.field, palette.border),
        };
        let shade = |color| {
            if ui.is_enabled() {
                color
            } else {
                ui.visuals().disable(color)
            }
        };
        let left = response.rect.left() + ui.spacing().icon_width / 2.0;
        Self {
            center: Pos2::new(left, response.rect.center().y),
            fill: shade(fill),
            border: Stroke::new(1.0, shade(border)),
            sign: palette.on_accent,
        }
    }
}

fn ring(ui: &Ui, response: &Response, rect: Rect) {
    focus_ring(ui, response, rect.expand(3.0));
}

/// The width of what stands before the names in menus, in points.
const TICK: f32 = 14.0;

/// Returns the room before the name of an entry of a menu, in which a tick stands where something is set.
pub fn tick_room() -> Atom<'static> {
    Atom::custom(IdSalt::new("tick"), Vec2::splat(TICK))
}

/// Draws the tick of an entry that sets something if that is set, and tells screen readers.
pub fn tick(ui: &Ui, entry: &Response, is_set: bool) {
    ui.ctx()
        .accesskit_node_builder(entry.id, |node| node.set_toggled(is_set.into()));
    if !is_set {
        return;
    }
    let color = if entry.enabled() {
        ui.visuals().text_color()
    } else {
        palette(ui).weak
    };
    let left = entry.rect.left() + ui.spacing().button_padding.x;
    let corner = Pos2::new(left, entry.rect.center().y - TICK / 2.0);
    check(ui, Rect::from_min_size(corner, Vec2::splat(TICK)), color);
}

fn check(ui: &Ui, rect: Rect, color: Color32) {
    let at = |x: f32, y: f32| rect.min + rect.size() * Vec2::new(x, y);
    let check = vec![at(0.24, 0.53), at(0.43, 0.72), at(0.77, 0.30)];
    ui.painter()
        .add(Shape::line(check, Stroke::new(2.0, color)));
}
