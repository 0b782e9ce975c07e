"""The house: imports point down its list, outside things are owned by one place each, and nothing grows too large.

Each test lists every offender. What does not hold yet stands in NOT_YET, and fails there once it holds.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HOUSE = Path(__file__).parents[1]

# From the top; an import points to a later line, or stays within its part. Parts on one line are one step.
STEPS = (
    ("dashboard", "pages"),
    ("tracker.__main__",),
    ("tracker.commands",),
    ("tracker.settings",),
    ("tracker.ui",),
    ("tracker.ui.parts",),
    ("tracker.ui.shell",),
    ("tracker.ui.kit",),
    ("tracker.outputs.site",),
    ("tracker.outputs.digest",),
    ("tracker.outputs.downloads",),
    ("tracker.outputs.pack",),
    ("tracker.outputs.paper",),
    ("tracker.outputs.export",),
    ("tracker.outputs",),
    ("tracker.outputs.database",),
    ("tracker.snapshots",),
    ("tracker.repository",),
    ("tracker.documents",),
    ("tracker.folders",),
    ("tracker.files",),
    ("tracker.words",),
    ("tracker.rules",),
    ("tracker.register",),
    ("tracker.vocabulary",),
    ("tracker.dates",),
    ("tracker.problems",),
    ("tracker.collecting",),
)
STEP_OF = {name: number for number, names in enumerate(STEPS) for name in names}
SCREENS = "tracker.ui"  # whatever in it is neither shell, parts nor kit
CORE = ("words", "rules", "register", "vocabulary", "dates", "problems", "collecting")

# What the core does not touch: files, processes, the network, databases, screens, chance and the clock.
OUTSIDE = {
    *("os", "io", "shutil", "tempfile", "glob", "fileinput", "subprocess", "multiprocessing", "threading", "socket"),
    *("urllib", "http", "sqlite3", "sqlalchemy", "sqlmodel", "streamlit", "plotly", "pandas", "typer", "time"),
    *("zoneinfo", "logging", "sys", "random", "secrets", "pathlib"),
}
PURE = {"pathlib.PurePath", "pathlib.PurePosixPath", "sys.intern"}
# Who owns what is outside, and nobody else; a name with a dot is a part of what it stands in.
OWNED = {
    "streamlit": ("dashboard", "pages", "tracker.ui"),
    "streamlit.runtime": ("tracker.ui.shell.streamlit_seam",),
    "sqlalchemy": ("tracker.outputs.database",),
    "sqlmodel": ("tracker.outputs.database",),
    "sqlite3": ("tracker.outputs.database",),
    "subprocess": ("tracker.repository", "tracker.documents.looking", "tracker.outputs.paper.apart"),
    "pypdf": ("tracker.documents",),
    "PIL": ("tracker.documents",),
    "defusedxml": ("tracker.documents",),
    "smtplib": ("tracker.outputs.digest.server",),
    "icalendar": ("tracker.outputs.calendar",),
}
CLOCK = {"today", "now", "utcnow", "time", "time_ns"}
# Who asks the clock: who is asked something, the keeper of the database, and whoever doubts the clocks of commits.
ENTRIES = (
    *("tracker.commands", "tracker.ui.shell.frame", "tracker.ui.shell.asgi"),
    *("tracker.ui.shell.editing.uploads", "tracker.ui.shell.fetching.routes", "tracker.ui.shell.fetching.evidence"),
    "tracker.ui.shell.database",
    "tracker.repository.clocks",
)
MOST_LINES, MOST_LINES_OF_A_PAGE, MOST_LINES_OF_A_FUNCTION, MOST_IN_A_ROOM = 300, 80, 40, 15
DRAWERS = {"utils", "util", "helpers", "manager", "common_utils", "misc", "process_data"}

# What does not hold yet, and why; a line that is no longer true is an offender too.
NOT_YET = {}


class Module(NamedTuple):
    name: str
    path: Path
    tree: ast.Module

    @property
    def nodes(self) -> list[ast.AST]:
        return list(ast.walk(self.tree))


def _modules() -> Iterator[Module]:
    for path in [HOUSE / "dashboard.py", *sorted(HOUSE.glob("pages/*.py")), *sorted(HOUSE.glob("tracker/**/*.py"))]:
        parts = path.relative_to(HOUSE).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        yield Module(name, path, ast.parse(path.read_text("utf-8")))


ALL = list(_modules())
NAMES = {module.name for module in ALL}


def _imports(module: Module) -> Iterator[str]:
    """Yield everything that a module imports, wherever in it: a module's name, where it is one of ours."""
    for node in module.nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module.name}: line {node.lineno} imports relatively"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                foreign = str(node.module).split(".")[0] not in ("dashboard", "pages", "tracker")
                yield inner if foreign or inner in NAMES else str(node.module)


IMPORTS = {module.name: sorted(set(_imports(module))) for module in ALL}


def assert_none(offenders: list[str], *kinds: str) -> None:
    """Assert that there are no offenders but those of NOT_YET of these kinds; a kind is a sign in its line."""
    expected = [each for each in NOT_YET if any(kind in each for kind in kinds)]
    assert sorted(set(offenders)) == sorted(expected)


def within(name: str, parts: tuple[str, ...] | set[str]) -> bool:
    """Return whether a dotted name is one of these, or stands in one of them."""
    return any(name == part or name.startswith(f"{part}.") for part in parts)


def step_of(name: str) -> int:
    """Return the step that a module of ours stands on."""
    found = [step for step in STEP_OF if within(name, (step,))]
    assert found, f"{name} has no place in the house"
    return STEP_OF[max(found, key=len)]


def part_of(name: str) -> str:
    """Return the part of the house that a module stands in: of the screens, each is one."""
    [part] = [part for part in STEPS[step_of(name)] if within(name, (part,))]
    return ".".join(name.split(".")[:3]) if part == SCREENS else part


def test_imports_point_down():
    wrong = [
        f"{name} → {other}"
        for name, imported in IMPORTS.items()
        for other in imported
        if other in NAMES and name != "tracker" and other not in ("tracker", SCREENS)
        if step_of(other) < step_of(name) or (step_of(other) == step_of(name) and part_of(other) != part_of(name))
    ]
    assert_none(wrong, " → ")


def test_nothing_imports_in_a_circle_neither_modules_nor_rooms():
    """Of each room: what lies in it, modules and rooms alike, can be put in an order in which imports point one way."""
    circles = []
    for room in {name.rpartition(".")[0] for name in NAMES if "." in name}:
        below = defaultdict(set)
        for name, imported in IMPORTS.items():
            for other in imported:
                if name.startswith(f"{room}.") and other.startswith(f"{room}.") and other in NAMES:
                    here, there = (each.removeprefix(f"{room}.").split(".")[0] for each in (name, other))
                    below[here].update({there} - {here})
        while free := [name for name, needed in below.items() if not needed & below.keys()]:
            for name in free:
                del below[name]
        if below:
            circles.append(f"a circle in {room}: {', '.join(sorted(below))}")
    assert_none(circles, "a circle in ")


def test_the_core_touches_nothing_outside():
    core = tuple(f"tracker.{part}" for part in CORE)
    wrong = [
        f"{name} → {other}"
        for name, imported in IMPORTS.items()
        for other in imported
        if within(name, core) and within(other, OUTSIDE) and other not in PURE
    ]
    wrong += [
        f"{module.name}:{node.lineno} calls {node.func.id}"
        for module in ALL
        for node in module.nodes
        if within(module.name, core) and isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id in ("open", "print", "input")
    ]
    assert wrong == []


def test_each_outside_thing_has_one_owner():
    wrong = [
        f"{name} → {other}"
        for name, imported in IMPORTS.items()
        for other in imported
        for thing, owners in OWNED.items()
        if within(other, (thing,)) and not within(name, owners)
    ]
    assert wrong == []


def test_the_entry_points_alone_ask_what_day_it_is():
    wrong = [
        f"{module.name} asks for {node.attr}"
        for module in ALL
        for node in module.nodes
        if isinstance(node, ast.Attribute) and node.attr in CLOCK and isinstance(node.value, ast.Name)
        if node.value.id in ("date", "datetime", "time") and not within(module.name, ENTRIES)
    ]
    assert_none(wrong, " asks for ")


def test_nothing_grows_too_large():
    files = {module.path: len(module.path.read_text("utf-8").splitlines()) for module in ALL}
    pages = {module.path for module in ALL if within(module.name, ("dashboard", "pages"))}
    wrong = [
        f"{path.relative_to(HOUSE)} has {lines} lines"
        for path, lines in files.items()
        if lines > (MOST_LINES_OF_A_PAGE if path in pages else MOST_LINES)
    ]
    wrong += [
        f"{module.name}:{node.lineno} {node.name} has {node.end_lineno - node.lineno + 1} lines"
        for module in ALL
        for node in module.nodes
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if node.end_lineno - node.lineno >= MOST_LINES_OF_A_FUNCTION
    ]
    rooms = defaultdict(list)
    for module in ALL:
        if module.path.name != "__init__.py":
            rooms[module.path.parent].append(module.name)
    wrong += [
        f"{room.relative_to(HOUSE)} holds {len(held)} modules"
        for room, held in rooms.items()
        if len(held) > MOST_IN_A_ROOM
    ]
    assert_none(wrong, " lines", " modules")


def test_every_module_says_what_it_knows_and_none_is_a_drawer():
    assert [module.name for module in ALL if not ast.get_docstring(module.tree)] == []
    assert [name for name in NAMES if DRAWERS & set(name.split("."))] == []


def test_a_class_name_means_one_thing():
    defined = defaultdict(list)
    for module in ALL:
        for node in module.nodes:
            if isinstance(node, ast.ClassDef):
                defined[node.name].append(module.name)
    twice = [f"class {name}: {', '.join(modules)}" for name, modules in defined.items() if len(modules) > 1]
    assert_none(twice, "class ")


def test_the_map_of_the_package_names_every_part_of_it():
    [package] = [module for module in ALL if module.name == "tracker"]
    lines = re.findall(r"^- (.+?): ", str(ast.get_docstring(package.tree)), re.MULTILINE)
    named = [name for line in lines for name in line.split(", ")]
    assert sorted(named) == sorted({f"`{name.split('.')[1]}`" for name in NAMES if name.startswith("tracker.")})
