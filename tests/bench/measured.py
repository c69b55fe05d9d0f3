"""Writes measured tables into a page, between markers that name them:

    <!-- measured: peers -->

    | … |

    <!-- end -->

All words outside stay as they are. A marker that is missing, doubled or not closed is an error, and nothing is written.
"""
import os
import re
import tempfile

MARKER = re.compile(r"^<!-- (?:measured: (?P<name>[a-z0-9-]+)|(?P<end>end)) -->$", re.MULTILINE)


class Wrong(Exception):
    """What is wrong with the markers of a page."""


def places(text, page):
    """Where the table of each name is: from behind its marker to before the end."""
    found, name, begin, opened = {}, None, 0, 0
    for marker in MARKER.finditer(text):
        line = text.count("\n", 0, marker.start()) + 1
        if marker["end"]:
            if name is None:
                raise Wrong(f"{page}:{line}: `<!-- end -->` without a marker `<!-- measured: … -->` before it")
            found[name], name = (begin, marker.start()), None
            continue
        if name is not None:
            raise Wrong(f"{page}:{line}: the table `{name}` of line {opened} has no `<!-- end -->` before this marker")
        name, begin, opened = marker["name"], marker.end(), line
        if name in found:
            raise Wrong(f"{page}:{line}: a second marker of the table `{name}`; one must go")
    if name is not None:
        raise Wrong(f"{page}:{opened}: the table `{name}` has no `<!-- end -->`")
    return found


def replaced(text, tables, page):
    """The text with these tables in place of what is between their markers."""
    found = places(text, page)
    missing = [name for name in tables if name not in found]
    if missing:
        raise Wrong(f"{page}: no marker `<!-- measured: {missing[0]} -->`; one belongs where the table is to stand")
    for name in sorted(tables, key=lambda each: found[each], reverse=True):
        begin, end = found[name]
        text = text[:begin] + "\n\n" + tables[name].strip("\n") + "\n\n" + text[end:]
    return text


def read(page):
    with open(page, encoding="utf-8") as file:
        return file.read()


def check(page, names):
    """Raises where `write` would."""
    replaced(read(page), {name: "" for name in names}, page)


def write(page, tables):
    """The page is whole at all times: the old one or the new one."""
    text = replaced(read(page), tables, page)
    handle, path = tempfile.mkstemp(dir=os.path.dirname(os.path.abspath(page)))
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(text)
        os.chmod(path, os.stat(page).st_mode & 0o777)
        os.replace(path, page)
    except BaseException:
        os.unlink(path)
        raise


def table(rows):
    """Markdown of a heading and rows."""
    lines = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)
