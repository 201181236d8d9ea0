"""The real program, killed while it is typed into, and started again. See kill-check."""

import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass
from pathlib import Path

from typist import Keyboard, Killer, Typist, being_written
from window import BUTTON, ENTRY, LABEL, Window, limit_time, same, step, text_of

ROUNDS = 30
MOST_SECONDS_MISSING = 2.0
SECONDS_UNTIL_KILL = (0.1, 6.0)
SECONDS_IN_ALL = int(os.environ["ON_SCREEN_SECONDS"]) - 10
# What they are called in the window, and in files. A line, several lines, and one that the title shows.
FIELDS = {
    "Samarbetsavtal: Nummer": "agreement.number",
    "Kund: Gatuadress": "customer.street",
    "Kund: Namn": "customer.name",
}
NUMBER, _, NAME = FIELDS
NEW = "Nytt utkast – Klausul"
RECOVERY = Path(os.environ["XDG_DATA_HOME"], "klausul", "recovery")
SAVING = "saving"  # a lock for all windows; it is empty, and stays


class Desk:
    """The program, a keyboard, and a folder with drafts."""

    def __init__(self, program, folder, seed):
        self.program, self.folder = program, folder
        self.random = random.Random(seed)
        # All at once: how often somebody who types asks for a random number depends on the machine.
        self.plans = [Plan.of(number, self.random) for number in range(1, ROUNDS + 1)]
        self.keyboard = Keyboard()
        self.windows = []

    def start(self, *arguments):
        # Nothing is found where it looks for programs: no dialog of another one waits for somebody.
        window = Window(self.program, *map(str, arguments), PATH="/nonexistent")
        self.windows.append(window)
        window.await_window()
        return window

    def typist(self, window, name):
        return Typist(window, self.keyboard, self.random, name)

    def draft(self, customer):
        """A draft in a file, with something in each field."""
        path = self.folder / f"{customer}.ron"
        answers = {"customer.name": customer, "customer.street": "Gatan 1", "agreement.number": "SA-1"}
        answers = [f"--set={field}={answer}" for field, answer in answers.items()]
        self.klausul("new", "--force", "--services=inkasso", *answers, "--output", path)
        return path

    def klausul(self, *arguments, **more):
        """What a command says; 0 and 1 are its answers about drafts that can be read."""
        command = [self.program, "--lang", "sv", *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, **more)
        if done.returncode not in (0, 1):
            raise AssertionError(f"{arguments}: {done.stderr}")
        return done.stdout

    def check_journals(self):
        """That whatever is in the journals can be read. A draft stands there as in its own file."""
        for path in journals():
            text = path.read_text()
            draft = text[text.index("draft: ") + len("draft: ") : text.rindex(")")].rstrip(",\n")
            self.klausul("check", "-", input=draft)

    def close(self):
        for window in self.windows:
            window.close()
        self.keyboard.close()


# -- files --


def journals():
    return sorted(RECOVERY.glob("*.ron"))


def parts_of(text, field):
    """What a draft's file says of a field, and all the rest of it."""
    line = re.compile(rf'^        "{re.escape(field)}": "(.*)",\n', re.MULTILINE)
    found = line.search(text)
    return found.group(1) if found else "", line.sub("", text)


def age(folders):
    """What was being written is removed by a later writing once it is old. Gives how much that is."""
    long_ago = time.time() - 2 * 60 * 60
    left = [path for path in being_written(folders) if os.stat(path).st_mtime > long_ago + 60]
    for path in left:
        os.utime(path, (long_ago, long_ago))
    return len(left)


def check_missing(seconds):
    if seconds > MOST_SECONDS_MISSING:
        raise AssertionError(f"{seconds:.2f} s of typing are missing")


def check_tidy(folder, *drafts):
    """That nothing is left but drafts, and what was being written: see `check_writing_tidies`."""
    names = lambda folder: {entry.path for entry in os.scandir(folder)} - set(being_written([folder]))
    same(names(RECOVERY), {str(RECOVERY / SAVING)})
    same((RECOVERY / SAVING).read_bytes(), b"")
    same(names(folder), set(map(str, drafts)))


# -- what somebody does after the program went down --


def offers(window):
    return list(window.find_all("Öppna", BUTTON))


def await_offers(window, count):
    window.wait(f"{count} lost drafts are offered", lambda: len(offers(window)) == count)
    window.wait("they are called lost", lambda: any(is_title(node) for node, _ in window.nodes()))


def is_title(node):
    return node.get_name() == "Utkast som inte blev sparade"


def recover(window):
    """Opens the first draft that was lost."""
    window.press("Öppna")
    window.await_gone("Öppna", BUTTON)
    window.wait("it is marked as not saved", window.has_changes)


def recover_if_lost(window):
    """What was just being saved when the program went down is not lost, and not offered."""
    window.wait("what was lost is offered", lambda: offers(window) or not journals())
    if is_lost := bool(offers(window)):
        recover(window)
    return is_lost


def reopen(desk, path, names_file=True):
    """The window after a kill, with the draft in it that there is; and whether it was lost."""
    names_file = path.exists() and (names_file or not journals())
    window = desk.start(*[path] if names_file else [])
    if recover_if_lost(window):
        return window, True
    if path.exists() and not names_file:
        window.quit()
        window = desk.start(path)
    if path.exists():
        await_draft(window)
    return window, False


def await_draft(window):
    """Waits until the file that was named at the start is open."""
    window.wait("the draft is there", lambda: (window.title() or NEW) != NEW)


def held_by(window, name):
    return text_of(window.await_node(name, ENTRY))


def save(window):
    """Saves what has a file. Gives whether there was a question about what the file holds by now."""
    window.choose("Arkiv", "Spara Ctrl+S")
    mine = lambda: window.find("Skriv över med mina uppgifter", BUTTON)
    window.wait("it is saved, or asked about", lambda: not window.has_changes() or mine())
    if asked := window.has_changes():
        window.press("Skriv över med mina uppgifter")
        window.wait("it is saved", lambda: not window.has_changes())
    return asked


# -- the rounds --


@dataclass
class Plan:
    """What is done in a round until the program is killed."""

    number: int
    name: str  # of the field that is typed into
    is_new: bool  # a draft that has no file yet
    saves: bool
    undoes: bool
    seconds: float
    is_aimed: bool  # killed when a file is just being written
    names_file: bool  # the file is named at the next start, as somebody would who opens it again

    @staticmethod
    def of(number, random):
        is_new = number % 2 == 0
        return Plan(
            number=number,
            name=random.choice(list(FIELDS)),
            is_new=is_new,
            saves=not is_new and random.random() < 0.7,
            undoes=random.random() < 0.4,
            seconds=random.uniform(*SECONDS_UNTIL_KILL),
            is_aimed=random.random() < 0.3,
            names_file=not is_new and random.random() < 0.5,
        )

    def commands(self):
        return [Typist.save] * self.saves + [Typist.undo] * self.undoes

    def __str__(self):
        said = ["new draft" if self.is_new else "draft in a file", FIELDS[self.name]]
        said += ["saving"] * self.saves + ["undo"] * self.undoes + ["aimed"] * self.is_aimed
        return f"round {self.number:2}: {', '.join(said)}, after {self.seconds:.2f} s"


class Counts:
    """What is seen over all rounds."""

    def __init__(self):
        self.missing = []
        self.half_written = self.asked = self.quiet = 0

    def __str__(self):
        worst, median = max(self.missing), statistics.median(self.missing)
        return (
            f"{len(self.missing)} kills; {worst:.2f} s of typing missing at worst, {median:.2f} s in the "
            f"middle; {self.half_written} files were just being written; {self.quiet} times nothing was "
            f"offered; {self.asked} questions about a file that was saved just before"
        )


def play(desk, plan, counts):
    path = desk.folder / "ny.ron" if plan.is_new else desk.draft("Öst Ab")
    before = "" if plan.is_new else path.read_text()
    window = desk.start(*[] if plan.is_new else [path])
    if not plan.is_new:
        await_draft(window)
    typist = desk.typist(window, plan.name)
    folders = [desk.folder, RECOVERY]
    killer = Killer([window], plan.seconds, folders if plan.is_aimed else ())
    typist.type_until(killer, plan.commands())

    counts.half_written += age(folders)
    desk.check_journals()
    check_file(desk, plan, path, before, typist)
    window, is_lost = reopen(desk, path, plan.names_file)
    found = held_by(window, plan.name)
    missing = typist.seconds_missing(found, killer.killed)
    print(f"{plan}: {typist.keys_before(killer.killed)} keys, {missing:.2f} s missing", flush=True)
    counts.missing.append(missing)
    counts.quiet += not is_lost
    if is_lost and plan.is_new:
        window.save_in(path)
    elif is_lost:
        counts.asked += save(window)
    window.quit()
    check_after(desk, plan, path, found)


def check_file(desk, plan, path, before, typist):
    """That the draft's own file is what it was, or what was saved, and nothing else."""
    if plan.is_new:
        return same(path.exists(), False)
    desk.klausul("check", path)
    text, rest = parts_of(path.read_text(), FIELDS[plan.name])
    typist.last(text)
    same(rest, parts_of(before, FIELDS[plan.name])[1])


def check_after(desk, plan, path, found):
    if path.exists():
        desk.klausul("check", path)
        # A space at the end is saved as it is typed, and tidied when the draft is opened.
        same(parts_of(path.read_text(), FIELDS[plan.name])[0].rstrip(" "), found.rstrip(" "))
        check_tidy(desk.folder, path)
        path.unlink()
    else:  # killed before there was anything to keep
        same((plan.is_new, found), (True, ""))
        check_tidy(desk.folder)


def check_rounds(desk):
    counts = Counts()
    for plan in desk.plans:
        play(desk, plan, counts)
    step(counts)
    check_missing(max(counts.missing))


# -- more than one draft, no draft, and once more --


def type_and_kill(desk, typist, windows):
    killer = Killer(windows, desk.random.uniform(2, 3))
    typist.type_until(killer, [])
    age([desk.folder, RECOVERY])
    return killer.killed


def check_two_windows(desk):
    drafts = {name: desk.draft(name) for name in ["Öst Ab", "Väst Ab"]}
    typists = {}
    for name, path in drafts.items():
        window = desk.start(path)
        await_draft(window)
        typists[name] = desk.typist(window, NUMBER)
        typists[name].type_keys(15)
    windows = [typist.window for typist in typists.values()]
    killed = type_and_kill(desk, typists["Väst Ab"], windows)

    for count in [2, 1]:
        window = desk.start()
        await_offers(window, count)
        for name in typists:
            window.await_node(name, LABEL)
        recover(window)
        name = held_by(window, NAME)
        missing = typists.pop(name).seconds_missing(held_by(window, NUMBER), killed)
        check_missing(missing)
        save(window)
        window.quit()
    check_tidy(desk.folder, *drafts.values())
    step("two windows killed together: both drafts are offered at once, and both are given back")


def check_covered(desk):
    """A window that nobody can see draws nothing. What was typed into it before is kept all the same."""
    path = desk.draft("Öst Ab")
    window = desk.start(path)
    await_draft(window)
    cover = desk.start()
    window.xdotool("windowraise")
    window.take_keyboard()
    typist = desk.typist(window, NUMBER)
    typist.type_keys(8)  # the journal is written while these are typed, and once more after them
    cover.xdotool("windowraise")
    time.sleep(MOST_SECONDS_MISSING)
    killed = Killer([window, cover], 0)
    killed.is_done.wait()

    window, is_lost = reopen(desk, path)
    same((is_lost, held_by(window, NUMBER)), (True, typist.text()))
    save(window)
    window.quit()
    check_tidy(desk.folder, path)
    path.unlink()
    step("a window is covered while it is typed into: everything is given back")


def lose_draft(desk, name):
    path = desk.draft(name)
    window = desk.start(path)
    await_draft(window)
    typist = desk.typist(window, NUMBER)
    return typist, path, type_and_kill(desk, typist, [window])


def check_kill_after_saving(desk):
    """The journal is still what it was before: the file counts, and replacing it is asked about."""
    path = desk.draft("Öst Ab")
    window = desk.start(path)
    await_draft(window)
    typist = desk.typist(window, NUMBER)
    typist.type_keys(30)
    typist.await_text()
    typist.save()
    window.wait("it is saved", lambda: not window.has_changes())
    killer = Killer([window], 0)
    killer.is_done.wait()
    saved = path.read_bytes()
    same(parts_of(path.read_text(), FIELDS[NUMBER])[0], typist.text())

    window, is_lost = reopen(desk, path)
    missing = typist.seconds_missing(held_by(window, NUMBER), killer.killed)
    check_missing(missing)
    same(path.read_bytes(), saved)
    if is_lost:
        same(save(window), True)
    window.quit()
    check_tidy(desk.folder, *desk.folder.glob("*.ron"))
    step("killed just after saving: the file holds everything, and is not replaced unasked")


def check_dismissal(desk):
    _, path, _ = lose_draft(desk, "Öst Ab")
    before = path.read_bytes()
    window = desk.start(path)
    await_offers(window, 1)
    window.press("Kasta")
    window.await_node("Avbryt", BUTTON)  # it is asked first
    window.press("Kasta")
    window.await_gone("Öppna", BUTTON)
    window.quit()
    same(path.read_bytes(), before)
    check_tidy(desk.folder, *desk.folder.glob("*.ron"))

    window = desk.start(path)
    await_draft(window)
    same((offers(window), held_by(window, NUMBER)), ([], "SA-1"))
    window.quit()
    step("a lost draft that is dismissed is gone for good, and its file is as it was")


def check_kills_during_recovery(desk):
    typist, path, killed = lose_draft(desk, "Öst Ab")
    window, is_lost = reopen(desk, path)
    same(is_lost, True)
    found = held_by(window, NUMBER)
    check_missing(typist.seconds_missing(found, killed))
    window.close()
    for _ in range(3):
        window = desk.start(path)
        await_offers(window, 1)
        Killer([window], desk.random.uniform(0, 0.3))
        press_until_killed(window)
        age([RECOVERY])
        desk.check_journals()
    window = desk.start(path)
    await_offers(window, 1)
    recover(window)
    same(held_by(window, NUMBER), found)
    save(window)
    window.quit()
    check_tidy(desk.folder, *desk.folder.glob("*.ron"))
    step("kills during the recovery lose nothing")


def press_until_killed(window):
    try:
        window.press("Öppna")
    except RuntimeError:
        pass  # it was killed even before
    window.process.wait()


def check_writing_tidies(desk):
    path = desk.draft("Öst Ab")
    window = desk.start(path)
    await_draft(window)
    typist = desk.typist(window, NUMBER)
    typist.type_keys(25)  # longer than it takes until the journal is written
    typist.await_text()
    save(window)
    window.quit()
    check_tidy(desk.folder, path)
    same(being_written([desk.folder, RECOVERY]), [])
    step("what was being written when the program was killed has gone with later writings")


def check(desk):
    check_covered(desk)
    check_two_windows(desk)
    check_kill_after_saving(desk)
    check_dismissal(desk)
    check_kills_during_recovery(desk)
    for path in desk.folder.glob("*.ron"):
        path.unlink()
    check_rounds(desk)
    check_writing_tidies(desk)


def main(program, seed):
    print(f"seed {seed}: tests/kill-check {seed} has the same moments", flush=True)
    limit_time(SECONDS_IN_ALL)
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(os.path.abspath(program), Path(folder), seed)
        try:
            check(desk)
        except Exception:
            traceback.print_exc()
            for window in desk.windows:
                if window.process.poll() is None:
                    print("What can be read in the window:", window.tree(), sep="\n", file=sys.stderr)
            sys.exit(1)
        finally:
            desk.close()


main(*sys.argv[1:])
