"""The real window, used as someone with a screen reader uses it: by names and roles, no coordinates."""

import os
import subprocess
import sys
import time

try:
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib
except (ImportError, ValueError) as error:
    sys.exit(f"{error}: the packages python3-gi and gir1.2-atspi-2.0 are needed")

BUTTON, CHECK_BOX, ENTRY, LABEL = "push button", "check box", "entry", "label"
SECONDS = 20  # longer than any single thing takes, also where other work keeps the machine busy


class Window:
    """The program, from its start to its end."""

    def __init__(self, program, *arguments, **environment):
        self.process = subprocess.Popen(
            [program, "--lang", "sv", *arguments], env={**os.environ, **environment}
        )
        name = os.path.basename(program)
        self.desktop = Atspi.get_desktop(0)
        # What is remembered of other programs' nodes is late; asking anew each time is fast enough.
        self.desktop.set_cache_mask(Atspi.Cache.NONE)
        self.application = wait(
            f"the window of {name}",
            lambda: next((app for app in children(self.desktop) if app.get_name() == name), None),
        )
        # There is no window manager to give it the keyboard.
        wait("the window to be shown", lambda: xdotool("windowfocus", "--sync"))

    def nodes(self, node=None, depth=0):
        """All nodes in reading order, each with its depth."""
        node = node or self.application
        yield node, depth
        for child in children(node):
            yield from self.nodes(child, depth + 1)

    def find(self, name, *roles, holds=False):
        """The first node of that name (or whose name holds it), or none."""
        for node, _ in self.nodes():
            said = said_of(node)
            if (name in said if holds else name == said) and (not roles or node.get_role_name() in roles):
                return node
        return None

    def await_node(self, name, *roles, holds=False):
        return wait(f"»{name}«", lambda: self.find(name, *roles, holds=holds))

    def await_gone(self, name):
        wait(f"»{name}« to go", lambda: not self.find(name))

    def press(self, name, *roles, holds=False):
        Atspi.Action.do_action(self.await_node(name, *(roles or (BUTTON, CHECK_BOX)), holds=holds), 0)

    def fill(self, name, text):
        field = self.await_node(name, ENTRY)
        Atspi.Component.grab_focus(field)
        Atspi.EditableText.set_text_contents(field, text)
        wait(f"»{name}« to hold »{text}«", lambda: text_of(field) == text)

    def is_checked(self, name):
        return self.await_node(name, CHECK_BOX).get_state_set().contains(Atspi.StateType.CHECKED)

    def title(self):
        """What the window's frame shows."""
        return xdotool("getwindowname").stdout.strip()

    def tree(self):
        """Everything a screen reader is told."""
        lines = []
        for node, depth in self.nodes():
            text = f" = {text_of(node)!r}" if "Text" in node.get_interfaces() else ""
            lines.append(f"{'  ' * depth}{node.get_role_name()} {said_of(node)!r}{text}")
        return "\n".join(lines)

    def close(self):
        """Ends the program, whatever it does."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


def wait(what, condition, seconds=SECONDS):
    """What the condition gives as soon as it gives something."""
    deadline = time.monotonic() + seconds
    while True:
        while GLib.MainContext.default().iteration(False):
            pass  # the list of programs comes in as events
        try:
            if found := condition():
                return found
        except GLib.Error:
            pass  # a node that was drawn no more while it was asked
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited {seconds} s for {what}")
        time.sleep(0.05)


def xdotool(*action):
    """Does something with the window; none while there is no window."""
    command = ["xdotool", "search", "--onlyvisible", "--name", "Klausul$", *action]
    done = subprocess.run(command, capture_output=True, text=True)
    return done if done.returncode == 0 else None


def children(node):
    found = (node.get_child_at_index(index) for index in range(node.get_child_count()))
    return [child for child in found if child]


def said_of(node):
    return node.get_name() or ""


def text_of(node):
    return Atspi.Text.get_text(node, 0, -1)
