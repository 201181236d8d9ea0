"""The window on a Windows of its own (Wine): filled in by keys, exported, saved and closed, or why there is none. See
windows-check.

There is no accessibility bus there, so what is typed is judged by the files that come out."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SECONDS = 120  # longer than any single thing takes, also where other work keeps the machine busy
CUSTOMER = "Åkerströms Öst & Söner Ab"
# Field by field, in the order of the form. The first gap has the focus, and F8 goes to the next.
ANSWERS = [CUSTOMER, "01120389", "Gustav Wasas gata 12 B", "10600", "Ekenäs", "SA-2026-0417", "2.3.2026",
           "Åke Öst", "Verkställande direktör"]
BETWEEN_KEYS_MS = "40"


def wait(what, condition):
    deadline = time.monotonic() + SECONDS
    while not (found := condition()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"{SECONDS} s have passed before {what}")
        time.sleep(0.2)
    return found


def xdotool(*arguments):
    return subprocess.run(["xdotool", *arguments], capture_output=True, text=True).stdout.strip()


def key(name):
    xdotool("key", "--clearmodifiers", name)
    time.sleep(0.3)


def window(name):
    """The window of that name, with the keyboard."""
    found = wait(f"there is a window “{name}”", lambda: xdotool("search", "--onlyvisible", "--name", name).split())
    xdotool("windowactivate", "--sync", found[-1])
    return found[-1]


def type_text(text):
    xdotool("type", "--delay", BETWEEN_KEYS_MS, "--", text)


def screenshot(path):
    """Makes a picture of the screen, which must show something: a window has text in hundreds of shades."""
    subprocess.run(["import", "-window", "root", str(path)], check=True)
    colours = subprocess.run(["identify", "-format", "%k", str(path)], check=True, capture_output=True, text=True)
    if int(colours.stdout) < 100:
        raise AssertionError(f"{path} is blank: {colours.stdout} colours")


def windows_path(path):
    """The path as Windows has it; it takes slashes, which are on every keyboard."""
    return f"Z:{path}"


def remember(folder):
    """Has file dialogs for PDFs begin in a folder."""
    users = Path(os.environ["WINEPREFIX"]) / "drive_c/users"
    [home] = (user for user in users.iterdir() if user.name != "Public")
    settings = home / "AppData/Roaming/klausul/settings.ron"
    settings.parent.mkdir(parents=True)
    settings.write_text(f'(format: 1, pdf_folder: Some("{windows_path(folder)}"))')


def fill(program, linux, folder):
    """Begins with services and provider, types the customer, exports and saves. Returns the files."""
    draft, pdf = folder / "kund med å.ron", folder / "avtal med ö.pdf"
    subprocess.run([linux, "new", "-o", draft, "--services", "inkasso,moms-aterbaring",
                    "--set", "provider.business_id=1470246-8", "--signatory", "provider:Maria Virtanen:Direktör"],
                   check=True)
    remember(folder)
    process = subprocess.Popen(["wine", program, "--lang", "sv", windows_path(draft)])
    window("Klausul")
    time.sleep(2)
    for answer in ANSWERS:
        type_text(answer)
        key("F8")
    screenshot(folder / "filled.png")
    key("ctrl+s")
    wait("the draft is saved", lambda: CUSTOMER in draft.read_text())
    key("ctrl+Return")
    window("Exportera PDF")
    time.sleep(2)
    screenshot(folder / "dialog.png")
    key("ctrl+a")
    type_text(pdf.name)
    key("Return")
    wait("the PDF is there", pdf.exists)
    time.sleep(2)
    screenshot(folder / "exported.png")
    key("ctrl+q")
    wait("the program has ended", lambda: process.poll() is not None)
    if process.returncode:
        raise AssertionError(f"the program ended with {process.returncode}")
    return draft, pdf


def fail(program, folder):
    """Starts the program from the desktop with a template that isn't there: a window of the system's says so."""
    desktop = folder / "klausul.exe"
    subprocess.run(["x86_64-w64-mingw32-objcopy", "--subsystem", "windows", program, desktop], check=True)
    arguments = ["--template", r"C:\none"]
    process = subprocess.Popen(["wine", "start", "/wait", windows_path(desktop), *arguments], stdout=subprocess.DEVNULL)
    window("Klausul")
    key("Return")
    wait("the message is closed", lambda: process.poll() is not None)
    if process.returncode != 2:
        raise AssertionError(f"without a template the program ended with {process.returncode}")


def main():
    program, linux = sys.argv[1:3]
    pictures = Path(sys.argv[3]) if len(sys.argv) > 3 else None
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        try:
            draft, pdf = fill(program, linux, folder)
            fail(program, folder)
        except Exception:
            subprocess.run(["import", "-window", "root", str(folder / "failed.png")])
            raise
        finally:
            if pictures:
                pictures.mkdir(parents=True, exist_ok=True)
                for picture in folder.glob("*.png"):
                    (pictures / picture.name).write_bytes(picture.read_bytes())
        checked = subprocess.run([linux, "check", draft], capture_output=True, text=True)
        if checked.returncode:
            raise AssertionError(f"what was typed isn't all there: {checked.stdout}{checked.stderr}")
        same = folder / "linux.pdf"
        subprocess.run([linux, "export", draft, "-o", same], check=True, capture_output=True)
        if same.read_bytes() != pdf.read_bytes():
            raise AssertionError("the PDF has other bytes than that of the command line on Linux")
    print("ok: the window is filled in by keys, exports the same bytes as on Linux, saves and closes; without one it says why")


os.environ.setdefault("DISPLAY", ":0")
main()
