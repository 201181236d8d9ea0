//! The tests that need more than one room, and those that go through the doors users use.
#![allow(missing_docs)]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that can't go on has failed"
)]

mod ambiguous_input;
mod annexes;
mod article_28;
mod attachments;
mod bad_input;
mod bad_tables;
mod command_line;
mod conformance;
mod coverage;
mod diff;
mod everything;
mod everything_filled;
mod excerpt;
mod export_list;
mod faults;
mod forged_excerpts;
mod form_2;
mod genitives;
mod guide;
mod internal_notes;
mod kind_conditions;
mod kinds;
mod large_tables;
mod leaks;
mod left_out;
mod letterhead;
mod library;
mod library_bad_input;
mod local_data;
mod messages;
mod newcomer;
mod no_network;
mod normalised;
mod page_breaks;
mod page_looks;
mod parties;
mod pasted;
mod pdf;
mod preview;
mod properties;
mod random_templates;
mod register;
mod running_head;
mod second_judge;
mod second_judge_limits;
mod second_template;
mod services;
mod session;
mod signatures;
mod signer;
mod signing;
mod soak;
mod source_text;
mod storage;
mod structure;
mod support;
mod svg_letterheads;
mod template_errors;
mod template_mistakes;
mod template_test;
mod terms;
mod test_app;
mod typography;
mod verify;
mod verify_alterations;
mod verify_subset;
mod verify_unseen;
mod verify_words;
mod window;
mod window_compare;
mod window_controls;
mod window_exported;
mod window_keys;
mod window_kinds;
mod window_library;
mod window_paste;
mod window_presets;
mod window_register;
mod window_templates;
mod window_terms;
