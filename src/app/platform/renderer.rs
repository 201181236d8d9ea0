//! What can draw the window in this build.

use crate::support::Renderer;

/// The renderers that were built in, in the order in which they are tried.
///
/// On Windows the second one is always there: remote desktops and old drivers have no OpenGL 2.0, and Direct3D has a path in
/// software. Elsewhere Mesa has one for OpenGL.
pub const RENDERERS: &[Renderer] = &[
    Renderer::Glow,
    #[cfg(any(windows, feature = "wgpu"))]
    Renderer::Wgpu,
];

/// Returns what eframe calls a renderer; none if it was not built in.
#[must_use]
pub fn native(renderer: Renderer) -> Option<eframe::Renderer> {
    match renderer {
        Renderer::Glow => Some(eframe::Renderer::Glow),
        #[cfg(any(windows, feature = "wgpu"))]
        Renderer::Wgpu => Some(eframe::Renderer::Wgpu),
        #[cfg(not(any(windows, feature = "wgpu")))]
        Renderer::Wgpu => None,
    }
}

impl clap::ValueEnum for Renderer {
    fn value_variants<'a>() -> &'a [Self] {
        RENDERERS
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        let help = match self {
            Self::Glow => "OpenGL",
            Self::Wgpu => "Vulkan, Metal, Direct3D, or software",
        };
        Some(clap::builder::PossibleValue::new(self.name()).help(help))
    }
}
