//! Colours, sizes and spacing of the window: one table, no numbers in the views.

use eframe::egui::style::{ScrollStyle, Selection, WidgetVisuals, Widgets};
use eframe::egui::{
    self, Color32, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, TextStyle, Theme,
    ThemePreference, Vec2, Visuals,
};

use crate::local_data::settings::ThemeChoice;

/// Returns egui's name for the theme that the user chose.
#[must_use]
pub fn preference(choice: ThemeChoice) -> ThemePreference {
    match choice {
        ThemeChoice::System => ThemePreference::System,
        ThemeChoice::Light => ThemePreference::Light,
        ThemeChoice::Dark => ThemePreference::Dark,
    }
}

/// The colours of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The background behind the pages.
    pub backdrop: Color32,
    /// The background of the form, the menus and the lines at the edges.
    pub panel: Color32,
    /// The background of fields.
    pub field: Color32,
    /// The background of buttons.
    pub button: Color32,
    /// The background of what the pointer is over.
    pub hovered: Color32,
    /// Text.
    pub text: Color32,
    /// Text that is less important.
    pub weak: Color32,
    /// Lines and borders that only separate.
    pub line: Color32,
    /// Borders of widgets.
    pub border: Color32,
    /// What can be done next, and the focus.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// The background of what is selected.
    pub accent_soft: Color32,
    /// What is wrong.
    pub wrong: Color32,
    /// What is missing, and warnings.
    pub missing: Color32,
    /// What is complete.
    pub done: Color32,
    /// The clause sets, in the template's order; the colours repeat when there are more.
    pub sets: [Color32; 4],
}

impl Palette {
    /// Returns the same colours with another accent: its hue, as dark or light as it has to be to be read on the theme's
    /// grounds, and to be read on.
    #[must_use]
    pub fn with_accent(self, hue: Color32) -> Self {
        let far = if contrast(self.panel, Color32::WHITE) < contrast(self.panel, Color32::BLACK) {
            Color32::BLACK
        } else {
            Color32::WHITE
        };
        let shades = (0..=STEPS).map(|step| mixed(hue, far, step));
        let softs = (0..=STEPS).map(|step| mixed(mixed(self.panel, hue, SOFT), self.panel, step));
        let mut seen = shades.filter(|accent| {
            let grounds = [self.panel, self.field, self.on_accent];
            let is_read = |ground: &Color32| contrast(*accent, *ground) >= READABLE;
            grounds.iter().all(is_read)
        });
        let mut soft = softs.filter(|soft| {
            let texts = [self.text, self.weak];
            texts.iter().all(|text| contrast(*text, *soft) >= READABLE)
        });
        Self {
            accent: seen.next().unwrap_or(self.accent),
            accent_soft: soft.next().unwrap_or(self.accent_soft),
            ..self
        }
    }
}

/// The steps from one colour to another.
const STEPS: u8 = 20;
/// How many of them lead from a panel to the background of what is selected there.
const SOFT: u8 = 4;
/// WCAG 2.2, 1.4.3: the least contrast of text.
const READABLE: f64 = 4.5;

/// Returns the colour some steps from one to another.
fn mixed(from: Color32, to: Color32, step: u8) -> Color32 {
    let (step, all) = (u32::from(step), u32::from(STEPS));
    let channel = |from: u8, to: u8| {
        let sum = u32::from(from) * (all - step) + u32::from(to) * step;
        u8::try_from(sum / all).unwrap_or(u8::MAX)
    };
    Color32::from_rgb(
        channel(from.r(), to.r()),
        channel(from.g(), to.g()),
        channel(from.b(), to.b()),
    )
}

/// Returns how well one colour can be told from another (WCAG 2.2, "relative luminance" and "contrast ratio").
fn contrast(one: Color32, other: Color32) -> f64 {
    let luminance = |color: Color32| {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The colours on the paper, which is white in every theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The paper.
    pub paper: Color32,
    /// Text.
    pub ink: Color32,
    /// Labels and page furniture.
    pub grey: Color32,
    /// The mark of a draft.
    pub mark: Color32,
    /// The background of what is filled in.
    pub value: Color32,
    /// The background of what is missing.
    pub gap: Color32,
    /// The frame around what has the focus in the form.
    pub focus: Color32,
    /// The background of hits.
    pub hit: Color32,
    /// The background of the current hit.
    pub current_hit: Color32,
    /// The background of selected text.
    pub selection: Color32,
    /// The bar beside the block whose reasons are shown.
    pub reasons: Color32,
    /// The bar beside what is changed since the approved version.
    pub changed: Color32,
    /// The tint over that; the words show through it.
    pub changed_tint: Color32,
    /// The tint over what differs in an opened PDF; the words show through it.
    pub differs: Color32,
    /// The tint over what was added beside the agreement in an opened PDF.
    pub added: Color32,
    /// The edge of that.
    pub added_edge: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

/// The light theme.
pub const LIGHT: Palette = Palette {
    backdrop: rgb(0xE4_E0DA),
    panel: rgb(0xF8_F6F3),
    field: rgb(0xFF_FFFF),
    button: rgb(0xEC_E8E2),
    hovered: rgb(0xE2_DDD5),
    text: rgb(0x23_201C),
    weak: rgb(0x5A_544C),
    line: rgb(0xDC_D7CF),
    border: rgb(0x8C_857B),
    accent: rgb(0x0B_5C6B),
    on_accent: rgb(0xFF_FFFF),
    accent_soft: rgb(0xD6_E8EB),
    wrong: rgb(0xA5_1D17),
    missing: rgb(0x7D_4E00),
    done: rgb(0x21_663A),
    sets: [
        rgb(0x84_4800),
        rgb(0x36_479C),
        rgb(0x6B_2F7A),
        rgb(0x2D_6130),
    ],
};

/// The dark theme: everything but the paper is dark.
pub const DARK: Palette = Palette {
    backdrop: rgb(0x17_1614),
    panel: rgb(0x25_2321),
    field: rgb(0x18_1715),
    button: rgb(0x36_3330),
    hovered: rgb(0x43_3F3B),
    text: rgb(0xEC_E8E1),
    weak: rgb(0xBE_B6AB),
    line: rgb(0x3C_3935),
    border: rgb(0x8A_8379),
    accent: rgb(0x63_BDCD),
    on_accent: rgb(0x08_1C20),
    accent_soft: rgb(0x1D_3B41),
    wrong: rgb(0xFF_8F86),
    missing: rgb(0xEA_B75F),
    done: rgb(0x80_CD96),
    sets: [
        rgb(0xE8_AE63),
        rgb(0xA6_B4F7),
        rgb(0xD9_A4E6),
        rgb(0x9C_D2A0),
    ],
};

/// The paper.
pub const PAPER: Paper = Paper {
    paper: rgb(0xFF_FFFF),
    ink: rgb(0x00_0000),
    grey: rgb(0x55_5555),
    mark: rgb(0x9C_3A34),
    value: rgb(0xE3_F0F3),
    gap: rgb(0xFB_E2A6),
    focus: rgb(0x0B_5C6B),
    hit: rgb(0xFF_EC99),
    current_hit: rgb(0xFF_CB6B),
    selection: rgb(0xB9_D9F5),
    reasons: rgb(0x0B_5C6B),
    changed: rgb(0x6B_2F7A),
    changed_tint: Color32::from_rgba_premultiplied(12, 5, 14, 20),
    differs: Color32::from_rgba_premultiplied(24, 4, 4, 28),
    added: Color32::from_rgba_premultiplied(3, 10, 22, 26),
    added_edge: rgb(0x2B_5C8F),
};

/// Spacing, in points of the window.
pub mod space {
    /// Between widgets that belong together.
    pub const TIGHT: f32 = 4.0;
    /// Between widgets.
    pub const SMALL: f32 = 8.0;
    /// Between groups of widgets.
    pub const MEDIUM: f32 = 12.0;
    /// Between sections.
    pub const LARGE: f32 = 16.0;
    /// Around pages.
    pub const PAGE: f32 = 24.0;
    /// The minimum height of what can be pressed or typed in.
    pub const TARGET: f32 = 30.0;
    /// The width of the labels left of their fields.
    pub const LABEL: f32 = 140.0;
    /// The width of the strip of pages.
    pub const STRIP: f32 = 92.0;
}

/// Font sizes, in points of the window.
pub mod size {
    /// Help and problems.
    pub const SMALL: f32 = 13.0;
    /// Everything else.
    pub const BODY: f32 = 15.0;
    /// Headings of sections.
    pub const HEADING: f32 = 17.0;
    /// Headings of panels.
    pub const TITLE: f32 = 21.0;
}

/// Returns the semibold family.
#[must_use]
pub fn semibold() -> FontFamily {
    FontFamily::Name(super::fonts::SEMIBOLD.into())
}

/// Returns the semibold font of a size.
#[must_use]
pub fn strong(size: f32) -> FontId {
    FontId::new(size, semibold())
}

/// Returns the colours of the current theme.
#[must_use]
pub fn palette(ui: &egui::Ui) -> Palette {
    let visuals = ui.visuals();
    let own = if visuals.dark_mode { DARK } else { LIGHT };
    Palette {
        accent: visuals.hyperlink_color,
        accent_soft: visuals.selection.bg_fill,
        ..own
    }
}

/// Sets the colours of both themes of a window. The accent is the one that the user chose for all programs, as dark or light
/// as it has to be to be seen, or else the program's own.
pub fn set_accent(context: &egui::Context, accent: Option<[u8; 3]>) {
    let accent = accent.map(|[red, green, blue]| Color32::from_rgb(red, green, blue));
    for (theme, own) in [(Theme::Light, LIGHT), (Theme::Dark, DARK)] {
        let palette = accent.map_or(own, |accent| own.with_accent(accent));
        if context.style_of(theme).visuals.hyperlink_color != palette.accent
            || context.style_of(theme).visuals.panel_fill != palette.panel
        {
            context.set_visuals_of(theme, visuals(theme, &palette));
        }
    }
}

/// Sets up both themes of a window.
pub fn apply(context: &egui::Context) {
    set_accent(context, None);
    context.options_mut(|options| options.fallback_theme = Theme::Light);
    context.all_styles_mut(|style| {
        style.text_styles = [
            (TextStyle::Small, FontId::proportional(size::SMALL)),
            (TextStyle::Body, FontId::proportional(size::BODY)),
            (TextStyle::Button, FontId::proportional(size::BODY)),
            (TextStyle::Monospace, FontId::proportional(size::BODY)),
            (TextStyle::Heading, strong(size::HEADING)),
        ]
        .into();
        let spacing = &mut style.spacing;
        spacing.item_spacing = Vec2::new(space::SMALL, space::TIGHT);
        spacing.button_padding = Vec2::new(space::MEDIUM, 5.0);
        spacing.interact_size = Vec2::new(space::TARGET, space::TARGET);
        spacing.menu_margin = Margin::same(6);
        spacing.window_margin = Margin::same(20);
        spacing.icon_width = 18.0;
        spacing.icon_width_inner = 11.0;
        spacing.icon_spacing = space::SMALL;
        spacing.scroll = ScrollStyle {
            bar_width: 10.0,
            floating_width: 8.0,
            floating_allocated_width: 12.0,
            // Handles in the colour of text, on the ground that is there.
            foreground_color: true,
            dormant_background_opacity: 0.0,
            active_background_opacity: 0.0,
            interact_background_opacity: 0.15,
            dormant_handle_opacity: 0.35,
            active_handle_opacity: 0.45,
            interact_handle_opacity: 0.7,
            ..ScrollStyle::floating()
        };
        // A shade over the edge of white paper looks like dirt.
        spacing.scroll.fade.strength = 0.0;
        style.interaction.selectable_labels = false;
        style.interaction.tooltip_delay = 0.4;
    });
}

fn visuals(theme: Theme, palette: &Palette) -> Visuals {
    let mut visuals = match theme {
        Theme::Light => Visuals::light(),
        Theme::Dark => Visuals::dark(),
    };
    let look = |fill: Color32, border: Color32, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, border),
        corner_radius: CornerRadius::same(5),
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    };
    visuals.widgets = Widgets {
        noninteractive: look(palette.panel, palette.line, palette.text),
        inactive: look(palette.button, palette.border, palette.text),
        hovered: look(palette.hovered, palette.text, palette.text),
        active: look(palette.accent_soft, palette.accent, palette.text),
        open: look(palette.hovered, palette.border, palette.text),
    };
    visuals.selection = Selection {
        bg_fill: palette.accent_soft,
        stroke: Stroke::new(2.0, palette.accent),
    };
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(palette.weak);
    visuals.hyperlink_color = palette.accent;
    visuals.faint_bg_color = palette.button;
    visuals.extreme_bg_color = palette.field;
    visuals.text_edit_bg_color = Some(palette.field);
    visuals.code_bg_color = palette.button;
    visuals.warn_fg_color = palette.missing;
    visuals.error_fg_color = palette.wrong;
    visuals.panel_fill = palette.panel;
    visuals.window_fill = palette.panel;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.menu_corner_radius = CornerRadius::same(6);
    visuals.window_shadow = soft_shadow(24, 70);
    visuals.popup_shadow = soft_shadow(12, 50);
    visuals.text_cursor.stroke = Stroke::new(2.0, palette.text);
    // A blinking cursor draws twice a second for as long as a field has the focus.
    visuals.text_cursor.blink = false;
    // The paper is white in both themes, and text on it should look alike.
    visuals.text_options.color_transfer_function = egui::epaint::FontColorTransferFunction::Off;
    visuals
}

/// Returns the shadow of paper and panels.
#[must_use]
pub const fn soft_shadow(blur: u8, alpha: u8) -> Shadow {
    Shadow {
        offset: [0, 2],
        blur,
        spread: 0,
        color: Color32::from_black_alpha(alpha),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, one: Color32, other: Color32, min: f64) {
        let found = contrast(one, other);
        assert!(found >= min, "{name}: {found:.2} is less than {min}");
    }

    /// The program's own colours, and those with accents of all hues, pale and glaring ones too.
    fn palettes() -> Vec<Palette> {
        let mut palettes = vec![LIGHT, DARK];
        let channel = [0x00, 0x40, 0x80, 0xC0, 0xFF];
        for (red, green, blue) in channel
            .iter()
            .flat_map(|red| channel.map(|green| (*red, green)))
            .flat_map(|(red, green)| channel.map(|blue| (red, green, blue)))
        {
            let hue = Color32::from_rgb(red, green, blue);
            palettes.extend([LIGHT.with_accent(hue), DARK.with_accent(hue)]);
        }
        palettes
    }

    #[test]
    fn an_accent_keeps_its_hue_where_it_can_be_seen() {
        // The blue that Windows comes with, and a yellow that white can't be read on.
        let blue = Color32::from_rgb(0x00, 0x5F, 0xB8);
        assert_eq!(LIGHT.with_accent(blue).accent, blue);
        let yellow = Color32::from_rgb(0xFF, 0xB9, 0x00);
        assert_eq!(DARK.with_accent(yellow).accent, yellow);
        let dark = LIGHT.with_accent(yellow).accent;
        assert!(dark.r() > dark.g() && dark.g() > dark.b(), "{dark:?}");
    }

    #[test]
    fn text_can_be_read() {
        for palette in palettes() {
            for ground in [palette.panel, palette.field] {
                check("text", palette.text, ground, 7.0);
                check("weak", palette.weak, ground, 4.5);
                check("accent", palette.accent, ground, 4.5);
                check("wrong", palette.wrong, ground, 4.5);
                check("missing", palette.missing, ground, 4.5);
                check("done", palette.done, ground, 4.5);
                for set in palette.sets {
                    check("set", set, ground, 4.5);
                }
            }
            for ground in [palette.button, palette.hovered, palette.accent_soft] {
                check("text", palette.text, ground, 4.5);
                check("weak", palette.weak, ground, 4.5);
            }
            check("weak on the backdrop", palette.weak, palette.backdrop, 4.5);
            check("on accent", palette.on_accent, palette.accent, 4.5);
            // WCAG 2.2, 1.4.11: borders of what can be used.
            check("border", palette.border, palette.panel, 3.0);
            check("focus", palette.accent, palette.panel, 3.0);
        }
    }

    #[test]
    fn print_can_be_read() {
        for ground in [
            PAPER.paper,
            PAPER.value,
            PAPER.gap,
            PAPER.hit,
            PAPER.current_hit,
            PAPER.selection,
        ] {
            check("ink", PAPER.ink, ground, 7.0);
            check("grey", PAPER.grey, ground, 4.5);
        }
        check("mark", PAPER.mark, PAPER.paper, 4.5);
        check("added", PAPER.added_edge, PAPER.paper, 4.5);
        check("changed", PAPER.changed, PAPER.paper, 4.5);
    }
}
