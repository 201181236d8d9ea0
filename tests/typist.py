"""Somebody who types into the real window, and knows what was typed when; and what kills the window."""

import os
import subprocess
import threading
import time
from typing import NamedTuple

from window import text_of

KEYS = {" ": "space"}
BETWEEN_KEYS_S = (0.03, 0.12)  # a fast typist
KEYS_BETWEEN_COMMANDS = (8, 25)  # there is always something to save or to take back
WAITS_FOR_WRITING_S = 1.5
KEYS_AT_ONCE = 4  # more don't come to the window within one frame, also on a slow machine


class Keyboard:
    """Sends keys to the window that has the focus. To start a process for each would take longer."""

    def __init__(self):
        self.process = subprocess.Popen(["xdotool", "-"], stdin=subprocess.PIPE, text=True)

    def send(self, key):
        """Gives the moment before the key, so that what goes missing is rather over- than underrated."""
        moment = time.monotonic()
        self.process.stdin.write(f"key {KEYS.get(key, key)}\n")
        self.process.stdin.flush()
        return moment

    def send_all(self, keys, between_ms):
        """Sends keys one after the other, without waiting for anything that they do."""
        self.process.stdin.write(f"key --delay {between_ms} {' '.join(KEYS.get(key, key) for key in keys)}\n")
        self.process.stdin.flush()

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Held(NamedTuple):
    """What a field held once something was done."""

    moment: float
    text: str
    is_certain: bool = True  # otherwise some of the last keys may be missing

    def is_it(self, found):
        if self.is_certain:
            return found == self.text
        return self.text.startswith(found) and len(found) >= len(self.text) - KEYS_AT_ONCE


class Typist:
    """Types numbers into a field: no piece of the text comes twice, so it says how far the typing was."""

    def __init__(self, window, keyboard, random, name):
        self.window, self.keyboard, self.random = window, keyboard, random
        self.field = window.focus(name)
        self.held = [Held(time.monotonic(), text_of(self.field))]
        self.typed = self.numbers()
        self.run_began_with = self.text()
        keyboard.send("ctrl+End")

    def numbers(self):
        for number in range(1, 10000):
            yield from f"{number:04} "

    def type_key(self):
        character = next(self.typed)
        text = self.text() + character
        self.held.append(Held(self.keyboard.send(character), text))
        time.sleep(self.random.uniform(*BETWEEN_KEYS_S))

    def type_keys(self, count):
        for _ in range(count):
            self.type_key()

    def type_until(self, killer, commands):
        """Types, and now and then does one of the commands, until the window is killed."""
        try:
            while not killer.is_done.is_set():
                for _ in range(self.random.randint(*KEYS_BETWEEN_COMMANDS)):
                    self.type_key()
                    if killer.is_done.is_set():
                        return
                if commands:
                    self.random.choice(commands)(self)
        except RuntimeError:  # the window ended while something was awaited
            if not killer.is_done.wait(1):
                raise

    def save(self):
        self.keyboard.send("ctrl+s")
        self.run_began_with = self.text()

    def undo(self):
        """Takes back the typing since the last command. A window that saves knows keys of the same frame
        only afterwards, so that they go too: what is left is asked, and not certain until it is told."""
        before = self.text()
        self.await_text()
        moment = self.keyboard.send("ctrl+z")
        self.held.append(Held(moment, self.run_began_with, is_certain=False))
        shown = lambda: [text for text in [text_of(self.field)] if text != before]
        [text] = self.window.wait("the typing is taken back", shown)
        self.held[-1] = Held(moment, text)
        self.run_began_with = text

    def await_text(self):
        """Waits until everything that was typed is in the field."""
        text = self.text()
        self.window.wait(f"the field holds “{text}”", lambda: text_of(self.field) == text)

    def text(self):
        return self.held[-1].text

    def last(self, found):
        """How much was done when the field held that text for the last time."""
        for index in reversed(range(len(self.held))):
            if self.held[index].is_it(found):
                return index
        raise AssertionError(f"the field held {found!r} at no time, last {self.text()!r}")

    def seconds_missing(self, found, killed):
        """For how long somebody had typed for nothing when the window was killed."""
        missing = self.held[self.last(found) + 1 :]
        return max(0, killed - missing[0].moment) if missing else 0

    def keys_before(self, killed):
        return sum(held.moment < killed for held in self.held[1:])


class Killer(threading.Thread):
    """Kills windows after a while; if folders are given, as soon as a file is being written there."""

    def __init__(self, windows, seconds, folders=()):
        super().__init__(daemon=True)
        self.windows, self.seconds, self.folders = windows, seconds, folders
        self.is_done = threading.Event()
        self.killed = None
        self.start()

    def run(self):
        before = being_written(self.folders)  # left by others that were killed
        time.sleep(self.seconds)
        deadline = time.monotonic() + WAITS_FOR_WRITING_S
        while self.folders and time.monotonic() < deadline:
            if set(being_written(self.folders)) - set(before):
                break
            time.sleep(0.0002)
        self.killed = time.monotonic()
        for window in self.windows:
            window.process.kill()
        for window in self.windows:
            window.process.wait()
        self.is_done.set()


def being_written(folders):
    """Files that are not finished yet; a killed program leaves them."""
    entries = [entry for folder in folders for entry in os.scandir(folder)]
    return [entry.path for entry in entries if entry.name.endswith(".part")]
