//! A month to pick a day from, in the window's language, weeks from Monday.

use eframe::egui::{
    self, Align2, FocusDirection, Id, Key, Modifiers, Popup, PopupCloseBehavior, RichText, Role,
    Sense, Ui, Vec2, WidgetInfo,
};
use jiff::civil;

use crate::app::model::State;
use crate::app::theme::{self, palette, size, space};
use crate::app::view::widgets::{focus_ring, set_name};
use crate::date::Date;
use crate::draft::Answer;
use crate::message::Message;
use crate::template::Field;

/// The side of a day, in points.
const DAY: f32 = 32.0;

/// Draws the button that opens the calendar of a field, or opens it at once; returns the day that was picked.
pub fn button_ui(ui: &mut Ui, state: &State, field: &Field, opens: bool) -> Option<Date> {
    let name = format!(
        "{}: {}",
        state.translate("window-calendar"),
        state.full_field_name(field)
    );
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(space::TARGET), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    paint_calendar(ui, rect, &response);
    let response = response.on_hover_text(&name);
    let chosen = match state.document.draft.answers.get(&field.id) {
        Some(Answer::Text(text)) => Date::parse(text).ok(),
        _ => None,
    };
    let shown = Id::unique(("month of the calendar", &field.id));
    if opens {
        Popup::open_id(ui.ctx(), Popup::default_response_id(&response));
    }
    if response.clicked() || opens {
        // It opens on the chosen day's month.
        ui.data_mut(|data| {
            data.remove::<civil::Date>(shown);
            data.remove::<civil::Date>(cursor(shown));
        });
    }
    let popup = Popup::from_toggle_button_response(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(name)
        .show(|ui| {
            let picked = month_ui(ui, state, shown, chosen, opens);
            if picked.is_some() {
                ui.close();
            }
            picked
        });
    popup?.inner
}

fn paint_calendar(ui: &Ui, rect: egui::Rect, response: &egui::Response) {
    let palette = palette(ui);
    let painter = ui.painter();
    let fill = if response.hovered() {
        palette.hovered
    } else {
        palette.button
    };
    painter.rect(
        rect,
        5.0,
        fill,
        egui::Stroke::new(1.0, palette.border),
        egui::StrokeKind::Inside,
    );
    let page = rect.shrink2(Vec2::new(8.5, 8.5));
    let stroke = egui::Stroke::new(1.3, palette.text);
    painter.rect_stroke(page, 2.0, stroke, egui::StrokeKind::Inside);
    painter.hline(page.x_range(), page.top() + 4.0, stroke);
    for x in [page.left() + 3.5, page.right() - 3.5] {
        painter.vline(x, (page.top() - 2.0)..=(page.top() + 1.0), stroke);
    }
}

/// Draws a month; returns the day that was picked.
fn month_ui(
    ui: &mut Ui,
    state: &State,
    shown: Id,
    chosen: Option<Date>,
    gives_focus: bool,
) -> Option<Date> {
    let begin = chosen
        .or(state.today)
        .and_then(civil_of)
        .unwrap_or(civil::date(2026, 1, 1));
    let stepped = if gives_focus {
        ui.data_mut(|data| data.insert_temp(cursor(shown), begin));
        Some(begin)
    } else {
        step_by_keys(ui, shown)
    };
    let month = ui
        .data(|data| data.get_temp::<civil::Date>(shown))
        .unwrap_or(begin)
        .first_of_month();
    ui.set_width(DAY * 7.0);
    ui.spacing_mut().item_spacing = Vec2::ZERO;
    ui.horizontal(|ui| heading_ui(ui, state, (shown, month)));
    ui.horizontal(|ui| weekdays_ui(ui, state));
    days_ui(ui, state, month, chosen, stepped.and_then(date_of))
}

/// Where the day is kept that the keyboard is at; there is none while the pointer is used.
fn cursor(shown: Id) -> Id {
    shown.with("cursor")
}

/// Moves by days, weeks and months as keys say; returns the day that gets the focus.
fn step_by_keys(ui: &Ui, shown: Id) -> Option<civil::Date> {
    let before = ui.data(|data| data.get_temp::<civil::Date>(cursor(shown)))?;
    let span = jiff::Span::new();
    let steps = [
        (Key::ArrowLeft, span.days(-1)),
        (Key::ArrowRight, span.days(1)),
        (Key::ArrowUp, span.weeks(-1)),
        (Key::ArrowDown, span.weeks(1)),
        (Key::PageUp, span.months(-1)),
        (Key::PageDown, span.months(1)),
    ];
    let pressed = ui.input_mut(|input| {
        let mut steps = steps.into_iter();
        steps.find(|(key, _)| input.consume_key(Modifiers::NONE, *key))
    });
    let day = before.saturating_add(pressed?.1);
    // The arrows are not to move the focus as well.
    ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    ui.data_mut(|data| {
        data.insert_temp(cursor(shown), day);
        data.insert_temp(shown, day);
    });
    Some(day)
}

/// Draws the name of the month between the buttons that step by months and years.
fn heading_ui(ui: &mut Ui, state: &State, (shown, month): (Id, civil::Date)) {
    for (sign, text, months) in [
        ("«", "calendar-previous-year", -12),
        ("‹", "calendar-previous-month", -1),
    ] {
        step_ui(ui, state, (shown, month), (sign, text, months));
    }
    let name = state.translator.format(
        &Message::new("calendar-month")
            .with("month", usize::from(month.month().unsigned_abs()))
            .with("year", month.year().to_string()),
    );
    let width = ui.available_width() - 2.0 * DAY;
    ui.allocate_ui_with_layout(
        Vec2::new(width, DAY),
        egui::Layout::centered_and_justified(egui::Direction::LeftToRight),
        |ui| ui.label(RichText::new(name).font(theme::strong(size::BODY))),
    );
    for (sign, text, months) in [
        ("›", "calendar-next-month", 1),
        ("»", "calendar-next-year", 12),
    ] {
        step_ui(ui, state, (shown, month), (sign, text, months));
    }
}

fn weekdays_ui(ui: &mut Ui, state: &State) {
    let names = state.translate("calendar-weekdays");
    for name in names.split_whitespace() {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(DAY), Sense::hover());
        let font = egui::FontId::proportional(size::SMALL);
        let color = palette(ui).weak;
        ui.painter()
            .text(rect.center(), Align2::CENTER_CENTER, name, font, color);
    }
}

/// Draws the days of a month, and of the months around it that share its weeks, and gives one of them the focus; returns
/// the one that was picked.
fn days_ui(
    ui: &mut Ui,
    state: &State,
    month: civil::Date,
    chosen: Option<Date>,
    focused: Option<Date>,
) -> Option<Date> {
    let mut picked = None;
    let lead = month.weekday().to_monday_zero_offset();
    let mut day = month.saturating_sub(jiff::Span::new().days(lead));
    // Six weeks, so that nothing jumps from month to month.
    for _ in 0..6 {
        ui.horizontal(|ui| {
            for _ in 0..7 {
                if let Some(date) = date_of(day) {
                    let look = Day {
                        is_of_month: day.month() == month.month(),
                        is_chosen: Some(date) == chosen,
                        gets_focus: Some(date) == focused,
                    };
                    if day_ui(ui, state, date, look) {
                        picked = Some(date);
                    }
                }
                day = day.saturating_add(jiff::Span::new().days(1));
            }
        });
    }
    picked
}

/// Draws a button that steps by a number of months.
fn step_ui(
    ui: &mut Ui,
    state: &State,
    (shown, month): (Id, civil::Date),
    (sign, text, months): (&str, &'static str, i32),
) {
    let button = egui::Button::new(sign)
        .frame(false)
        .min_size(Vec2::splat(DAY));
    let response = ui.add(button);
    let name = state.translate(text);
    set_name(ui, &response, &name);
    if response.on_hover_text(name.as_str()).clicked() {
        let next = month.saturating_add(jiff::Span::new().months(months));
        ui.data_mut(|data| data.insert_temp(shown, next));
    }
}

/// How a day is shown.
#[derive(Clone, Copy)]
struct Day {
    is_of_month: bool,
    is_chosen: bool,
    gets_focus: bool,
}

/// Draws a day; returns whether it was picked.
fn day_ui(ui: &mut Ui, state: &State, date: Date, day: Day) -> bool {
    let palette = palette(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(DAY), Sense::click());
    response.widget_info(|| {
        let rules = crate::language::Rules::of(state.tag());
        let name = rules.map_or_else(|| date.to_string(), |rules| rules.long_date(date));
        WidgetInfo::selected(Role::Button, true, day.is_chosen, name)
    });
    if day.gets_focus {
        response.request_focus();
    }
    let field = rect.shrink(2.0);
    let painter = ui.painter();
    let (fill, text) = match (day.is_chosen, day.is_of_month) {
        (true, _) => (palette.accent, palette.on_accent),
        (false, true) if response.hovered() => (palette.hovered, palette.text),
        (false, true) => (palette.panel, palette.text),
        (false, false) => (palette.panel, palette.weak),
    };
    painter.rect_filled(field, 4.0, fill);
    if Some(date) == state.today {
        let stroke = egui::Stroke::new(1.0, palette.accent);
        painter.rect_stroke(field, 4.0, stroke, egui::StrokeKind::Inside);
    }
    let font = egui::FontId::proportional(size::BODY);
    painter.text(
        rect.center(),
        Align2::CENTER_CENTER,
        date.day().to_string(),
        font,
        text,
    );
    focus_ring(ui, &response, field);
    response.clicked()
}

fn civil_of(date: Date) -> Option<civil::Date> {
    let year = i16::try_from(date.year()).ok()?;
    let (month, day) = (
        i8::try_from(date.month()).ok()?,
        i8::try_from(date.day()).ok()?,
    );
    civil::Date::new(year, month, day).ok()
}

fn date_of(day: civil::Date) -> Option<Date> {
    let (month, date) = (day.month().unsigned_abs(), day.day().unsigned_abs());
    Date::new(i32::from(day.year()), month, date).ok()
}
