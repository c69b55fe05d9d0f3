"""Installs the npm packages that some participants need, into the build folder; without Node or npm nothing happens."""
import os
import shutil
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
FILES = ("package.json", "package-lock.json", ".npmrc")


def folder(build):
    return os.path.join(build, "bench-peers")


def modules(build):
    return os.path.join(folder(build), "node_modules")


def read(path):
    with open(path, "rb") as file:
        return file.read()


def is_current(build):
    """Whether what is installed is what package-lock.json names; `npm ci` takes the folder away before it begins."""
    lock = os.path.join(folder(build), "package-lock.json")
    done = os.path.join(modules(build), ".package-lock.json")
    return os.path.exists(done) and os.path.exists(lock) and read(lock) == read(os.path.join(HERE, "package-lock.json"))


def install(build):
    """What there is to say about it, or nothing."""
    if not shutil.which("node") or not shutil.which("npm"):
        return "no npm: participants that need its packages are left out"
    if is_current(build):
        return None
    os.makedirs(folder(build), exist_ok=True)
    for name in FILES:
        shutil.copy(os.path.join(HERE, name), folder(build))
    try:
        told = subprocess.run(["npm", "ci"], cwd=folder(build), capture_output=True, text=True, timeout=300)
    except subprocess.TimeoutExpired:
        shutil.rmtree(modules(build), ignore_errors=True)
        return "npm took more than five minutes: participants that need its packages are left out"
    if told.returncode != 0:
        shutil.rmtree(modules(build), ignore_errors=True)
        said = [line.removeprefix("npm error").strip() for line in told.stderr.splitlines()]
        why = next((line for line in said if line and not line.startswith("code ")), f"it ended with {told.returncode}")
        return f"npm cannot install its packages, participants that need them are left out: {why}"
    return "npm packages are installed"
