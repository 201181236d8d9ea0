//! Where the window opens, and how it was left.

use eframe::egui::{Context, Pos2, Rect, Vec2, ViewportCommand, pos2, vec2};

use super::command::Zoom;
use super::platform::Screen;
use super::view::Dragged;
use crate::local_data::settings::WindowLook;

/// The size of a new window, in points.
pub const SIZE_PT: Vec2 = vec2(1400.0, 900.0);
/// The least size of the window, in points.
pub const MIN_SIZE_PT: Vec2 = vec2(900.0, 560.0);
/// A screen with less room than that is filled: only the system knows what of it is taken by panels and docks.
const ROOMY_PT: Vec2 = vec2(1500.0, 1060.0);
/// The narrowest and the widest form, in points.
const FORM_PT: std::ops::RangeInclusive<f32> = 370.0..=760.0;
/// The width of the form on a usual screen, in points.
const USUAL_FORM_PT: f32 = 460.0;
/// How long a look has to last until it is remembered, in seconds.
const LASTS_S: f64 = 1.0;

/// Where the window opens, and how it looks.
#[derive(Debug, Default)]
pub struct Placement {
    screens: Vec<Screen>,
    is_placed: bool,
    /// What was done with the divider since the window opened.
    divider: Option<Dragged>,
    /// How the window looks, and since when.
    look: Option<(WindowLook, f64)>,
}

impl Placement {
    /// A placement on these screens.
    #[must_use]
    pub fn on(screens: Vec<Screen>) -> Self {
        Self {
            screens,
            ..Self::default()
        }
    }

    /// Moves a window that has just opened to where it was left, if that is on a screen, and inside of what panels leave of
    /// one in any case; one that opens for the first time fills a small screen.
    pub fn place(&mut self, context: &Context, left: &WindowLook) {
        if std::mem::replace(&mut self.is_placed, true) {
            return;
        }
        if !left.is_maximized {
            self.fit(context, left);
        }
        let screen = context.input(|input| input.viewport().monitor_size);
        let is_small = |screen: Vec2| {
            let screen = screen * context.zoom_factor();
            screen.x < ROOMY_PT.x || screen.y < ROOMY_PT.y
        };
        if left.size.is_none() && screen.is_some_and(is_small) {
            context.send_viewport_cmd(ViewportCommand::Maximized(true));
        }
    }

    /// Moves the window to where it was left, and makes it smaller where that is larger than the screen.
    fn fit(&self, context: &Context, left: &WindowLook) {
        let pixels = context.pixels_per_point();
        let rects = context.input(|input| {
            let viewport = input.viewport();
            Some((viewport.inner_rect?, viewport.outer_rect?))
        });
        let Some((inner, outer)) = rects else {
            return; // the system doesn't say where windows are, and doesn't let them say it
        };
        let frame = (outer.size() - inner.size()) * pixels;
        let known = left.place.zip(left.size);
        let wanted = match known {
            Some((place, size)) if can_be_seen(&self.screens, place, size, native(context)) => {
                let size = vec2(f32::from(size.0), f32::from(size.1)) * native(context);
                Rect::from_min_size(corner(place), size + frame)
            }
            _ => outer * pixels,
        };
        let fitted = fitted(wanted, &self.screens);
        if known.is_some() || fitted.min != wanted.min {
            let place = fitted.min / pixels;
            context.send_viewport_cmd(ViewportCommand::OuterPosition(place));
        }
        if fitted.size() != wanted.size() {
            let size = (fitted.size() - frame) / pixels;
            context.send_viewport_cmd(ViewportCommand::InnerSize(size));
        }
    }

    /// Returns the width of the form where there is room of a width for form and pages.
    #[must_use]
    pub fn form_width(&self, left: &WindowLook, room: f32) -> f32 {
        let usual = (room * 0.36).min(USUAL_FORM_PT.max(room * 0.22));
        let chosen = self.chosen_width(left).unwrap_or(usual);
        let widest = FORM_PT.end().min(room * 0.6).max(*FORM_PT.start());
        chosen.clamp(*FORM_PT.start(), widest)
    }

    /// Moves the divider between form and pages; the form begins at `left`.
    pub fn drag_divider(&mut self, dragged: Dragged, left: f32) {
        self.divider = Some(match dragged {
            Dragged::To(x) => Dragged::To((x - left).clamp(*FORM_PT.start(), *FORM_PT.end())),
            Dragged::Back => Dragged::Back,
        });
    }

    fn chosen_width(&self, left: &WindowLook) -> Option<f32> {
        match self.divider {
            Some(Dragged::To(width)) => Some(width),
            Some(Dragged::Back) => None,
            None => left.form_width.map(f32::from),
        }
    }

    /// Returns how the window looks once it has looked so for a while and otherwise than it is remembered, or at once.
    pub fn changed(
        &mut self,
        context: &Context,
        remembered: &WindowLook,
        zoom: Zoom,
        at_once: bool,
    ) -> Option<WindowLook> {
        let look = self.look_of(context, remembered, zoom);
        let now_s = context.input(|input| input.time);
        let since_s = match self.look {
            Some((before, since_s)) if before == look => since_s,
            _ => now_s,
        };
        self.look = Some((look, since_s));
        if look == *remembered {
            return None;
        }
        let left_s = LASTS_S - (now_s - since_s);
        if left_s > 0.0 && !at_once {
            context.request_repaint_after(std::time::Duration::from_secs_f64(left_s));
            return None;
        }
        Some(look)
    }

    fn look_of(&self, context: &Context, remembered: &WindowLook, zoom: Zoom) -> WindowLook {
        let mut look = WindowLook {
            zoom: zoom.into(),
            form_width: self.chosen_width(remembered).map(whole),
            ..*remembered
        };
        // Asked beforehand: the input is locked while it is read.
        let (pixels, zoom_factor) = (context.pixels_per_point(), context.zoom_factor());
        context.input(|input| {
            let viewport = input.viewport();
            let Some(inner) = viewport.inner_rect else {
                return;
            };
            look.is_maximized = viewport.maximized.unwrap_or_default();
            // A window that fills the screen is as large as before once it doesn't.
            let is_normal = !look.is_maximized
                && !viewport.fullscreen.unwrap_or_default()
                && !viewport.minimized.unwrap_or_default();
            if is_normal {
                let size = inner.size() * zoom_factor;
                look.size = Some((whole(size.x), whole(size.y)));
                let corner = viewport.outer_rect.unwrap_or(inner).min * pixels;
                look.place = Some((whole_signed(corner.x), whole_signed(corner.y)));
            }
        });
        look
    }
}

/// Returns the pixels in a point of the screen, whatever the size of the window's contents.
fn native(context: &Context) -> f32 {
    context.pixels_per_point() / context.zoom_factor()
}

fn corner((x, y): (i32, i32)) -> Pos2 {
    #[expect(clippy::cast_precision_loss, reason = "a screen is far smaller")]
    pos2(x as f32, y as f32)
}

/// Whether the middle of the window's upper edge is on a screen: there it can be taken hold of.
fn can_be_seen(
    screens: &[Screen],
    place: (i32, i32),
    size: (u16, u16),
    pixels_per_pt: f32,
) -> bool {
    let handle = corner(place) + vec2(f32::from(size.0) / 2.0, 12.0) * pixels_per_pt;
    screens.iter().any(|screen| screen.whole.contains(handle))
}

/// Returns a place in pixels, moved and made smaller so that all of it is in the room on the screen that has most of it. One
/// that lies over several screens stays, and so does any where no screen is known.
fn fitted(wanted: Rect, screens: &[Screen]) -> Rect {
    let corners = [
        wanted.left_top(),
        wanted.right_top(),
        wanted.left_bottom(),
        wanted.right_bottom(),
    ];
    let is_seen = |corner: &Pos2| screens.iter().any(|screen| screen.room.contains(*corner));
    if corners.iter().all(is_seen) {
        return wanted;
    }
    let part_on = |screen: &&Screen| screen.whole.intersect(wanted).size().max(Vec2::ZERO);
    let area_on = |screen: &&Screen| part_on(screen).x * part_on(screen).y;
    let most = screens.iter().reduce(|best, screen| {
        if area_on(&screen) > area_on(&best) {
            screen
        } else {
            best
        }
    });
    let Some(Screen { room, .. }) = most else {
        return wanted;
    };
    let size = wanted.size().min(room.size());
    let place = wanted.min.max(room.min).min(room.max - size);
    Rect::from_min_size(place, size)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a length on a screen, and beyond its limits the nearest one"
)]
fn whole(length: f32) -> u16 {
    length.round() as u16
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a place on a screen, and beyond its limits the nearest one"
)]
fn whole_signed(length: f32) -> i32 {
    length.round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two screens side by side, each with a task bar at its foot.
    fn screens() -> [Screen; 2] {
        let screen = |x: f32, width: f32, height: f32| Screen {
            whole: Rect::from_min_size(pos2(x, 0.0), vec2(width, height)),
            room: Rect::from_min_size(pos2(x, 0.0), vec2(width, height - 48.0)),
        };
        [screen(0.0, 1920.0, 1080.0), screen(1920.0, 2560.0, 1440.0)]
    }

    #[test]
    fn a_window_opens_inside_of_the_room_on_a_screen() {
        let check = |wanted: [f32; 4], expected: [f32; 4]| {
            let rect = |[x, y, width, height]: [f32; 4]| {
                Rect::from_min_size(pos2(x, y), vec2(width, height))
            };
            assert_eq!(
                fitted(rect(wanted), &screens()),
                rect(expected),
                "{wanted:?}"
            );
        };
        check([100.0, 50.0, 1400.0, 900.0], [100.0, 50.0, 1400.0, 900.0]);
        // At 150 %, as large as the screen.
        check([0.0, 0.0, 1920.0, 1111.0], [0.0, 0.0, 1920.0, 1032.0]);
        check([100.0, 100.0, 2100.0, 1350.0], [0.0, 0.0, 1920.0, 1032.0]);
        check([-50.0, 400.0, 1400.0, 900.0], [0.0, 132.0, 1400.0, 900.0]);
        // Over both screens, and mostly on the other.
        check([1000.0, 20.0, 2000.0, 900.0], [1000.0, 20.0, 2000.0, 900.0]);
        check(
            [1900.0, 800.0, 1400.0, 900.0],
            [1920.0, 492.0, 1400.0, 900.0],
        );
        // On none.
        check(
            [9000.0, 9000.0, 1400.0, 900.0],
            [520.0, 132.0, 1400.0, 900.0],
        );
        let alone = Rect::from_min_size(pos2(1.0, 2.0), vec2(3.0, 4.0));
        assert_eq!(fitted(alone, &[]), alone);
    }

    #[test]
    fn a_window_opens_where_it_was_left_if_that_is_on_a_screen() {
        let screens = screens();
        let check = |place: (i32, i32), pixels_per_pt: f32, expected: bool| {
            let found = can_be_seen(&screens, place, (1400, 900), pixels_per_pt);
            assert_eq!(found, expected, "{place:?}");
        };
        check((0, 0), 1.0, true);
        check((-600, 100), 1.0, true);
        check((-800, 100), 1.0, false);
        check((100, -40), 1.0, false);
        check((2000, 500), 2.0, true);
        check((4000, 500), 1.0, false);
    }
}
