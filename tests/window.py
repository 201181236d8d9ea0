"""The real window, used as someone with a screen reader uses it: by names and roles, no coordinates."""

import os
import signal
import subprocess
import sys
import time

try:
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib
except (ImportError, ValueError) as error:
    sys.exit(f"{error}: the packages python3-gi and gir1.2-atspi-2.0 are needed")

CHECK_BOX, ENTRY, LABEL = Atspi.Role.CHECK_BOX, Atspi.Role.ENTRY, Atspi.Role.LABEL
BUTTON = getattr(Atspi.Role, "BUTTON", None) or Atspi.Role.PUSH_BUTTON  # newer and older name
SECONDS = 20  # longer than any single thing takes, also where other work keeps the machine busy
NO_DIALOG = "Ingen fildialog kan visas här. Skriv filens namn med mapp:"


class Window:
    """The program, from its start to its end."""

    def __init__(self, program, *arguments, **environment):
        environment = {**os.environ, **environment}
        self.process = subprocess.Popen([program, "--lang", "sv", *arguments], env=environment)
        self.root = None

    def await_window(self):
        desktop = Atspi.get_desktop(0)
        # What is remembered of other programs comes late; asking each time is fast enough.
        desktop.set_cache_mask(Atspi.Cache.NONE)
        ours = lambda: (child for child in children(desktop) if process_of(child) == self.process.pid)
        self.root = self.wait("the program can be read", lambda: next(ours(), None))
        self.take_keyboard()

    def take_keyboard(self):
        # There is no window manager to give it.
        self.wait("the window is shown", lambda: self.xdotool("windowfocus"))

    def wait(self, what, condition, seconds=SECONDS):
        """What the condition gives, as soon as it gives something."""
        deadline = time.monotonic() + seconds
        while True:
            while GLib.MainContext.default().iteration(False):
                pass  # the list of programs comes in as events
            try:
                if found := condition():
                    return found
            except GLib.Error:
                pass  # a node that went while it was asked
            if self.process.poll() is not None:
                raise RuntimeError(f"the program ended ({self.process.returncode}) before {what}")
            if time.monotonic() > deadline:
                raise TimeoutError(f"{seconds} s have passed before {what}")
            time.sleep(0.05)

    def nodes(self, node=None, depth=0):
        """All nodes in reading order, each with its depth."""
        node = node or self.root
        if not node:
            return
        yield node, depth
        for child in children(node):
            yield from self.nodes(child, depth + 1)

    def find(self, name, role, holds=False):
        """The first node of that role and name (or whose name holds it), or none."""
        return next(self.find_all(name, role, holds), None)

    def find_all(self, name, role, holds=False):
        for node, _ in self.nodes():
            said = said_of(node)
            if (name in said if holds else name == said) and node.get_role() == role:
                yield node

    def await_node(self, name, role, holds=False):
        return self.wait(f"there is a {role.value_nick} “{name}”", lambda: self.find(name, role, holds))

    def await_gone(self, name, role):
        self.wait(f"the {role.value_nick} “{name}” is gone", lambda: not self.find(name, role))

    def press(self, name, role=BUTTON, holds=False):
        found = lambda: self.find(name, role, holds)
        self.wait(
            f"a {role.value_nick} “{name}” can be pressed",
            lambda: (node := found()) and Atspi.Action.do_action(node, 0),
        )

    def choose(self, menu, entry):
        self.press(menu)
        self.press(entry)

    def focus(self, name):
        """The field of that name, once it has the focus."""
        field = self.await_node(name, ENTRY)
        Atspi.Component.grab_focus(field)
        self.wait(f"“{name}” has the focus", lambda: is_in(field, Atspi.StateType.FOCUSED))
        return field

    def fill(self, name, text):
        field = self.focus(name)
        Atspi.EditableText.set_text_contents(field, text)
        self.wait(f"“{name}” holds “{text}”", lambda: text_of(field) == text)

    def is_checked(self, name):
        return is_in(self.await_node(name, CHECK_BOX), Atspi.StateType.CHECKED)

    def title(self):
        """What the window's frame shows."""
        shown = self.xdotool("getwindowname")
        return shown and shown.strip()

    def has_changes(self):
        """Whether the frame shows the mark of what isn't saved."""
        return "•" in (self.title() or "•")

    def save_in(self, path):
        """Saves a draft that has no file yet, where no file dialog can be shown."""
        self.choose("Arkiv", "Spara Ctrl+S")
        self.fill(NO_DIALOG, str(path))
        self.press("Spara")
        self.wait("the title has no mark", lambda: not self.has_changes())

    def quit(self):
        self.choose("Arkiv", "Avsluta Ctrl+Q")
        same(self.process.wait(timeout=SECONDS), 0)

    def xdotool(self, *action):
        """Does something with the window, and gives what that says; none while there is no window."""
        ours = ["--all", "--onlyvisible", "--pid", str(self.process.pid), "--name", "Klausul$"]
        done = subprocess.run(["xdotool", "search", *ours, *action], capture_output=True, text=True)
        return done.stdout or "done" if done.returncode == 0 else None

    def tree(self):
        """Everything that a screen reader is told."""
        lines = []
        try:
            for node, depth in self.nodes():
                text = f" = {text_of(node)!r}" if "Text" in node.get_interfaces() else ""
                lines.append(f"{'  ' * depth}{node.get_role_name()} {said_of(node)!r}{text}")
        except GLib.Error as error:  # it changes or ends at this very moment
            lines.append(str(error))
        return "\n".join(lines)

    def close(self):
        """Ends the program, whatever it does."""
        self.process.kill()
        self.process.wait()


def children(node):
    found = (node.get_child_at_index(index) for index in range(node.get_child_count()))
    return (child for child in found if child)


def is_in(node, state):
    return node.get_state_set().contains(state)


def said_of(node):
    return node.get_name() or ""


def text_of(node):
    return Atspi.Text.get_text(node, 0, -1)


def process_of(node):
    try:
        return node.get_process_id()
    except GLib.Error:  # it has ended, and is still listed
        return None


def step(text):
    print(f"ok: {text}", flush=True)


def same(found, expected):
    if found != expected:
        raise AssertionError(f"found {found!r}, expected {expected!r}")


def limit_time(seconds):
    """Ends what takes too long with an error, while there is somebody to hear it."""
    def give_up(*_):
        raise TimeoutError(f"{seconds} s have passed")

    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(seconds)
