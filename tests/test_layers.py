"""The house: imports point down its list, outside things are owned by one place each, and nothing grows too large.

The list is 3-house.md's; what it does not name stands where it is used from.
"""

import ast
import re
from pathlib import Path
from typing import NamedTuple

import pytest

HOUSE = Path(__file__).parents[1]

# From the top; an import points to a later line, or to the same folder. Modules on one line are one step.
STEPS = (
    ("dashboard", "pages"),
    ("tracker.__main__",),
    ("tracker.commands",),
    ("tracker.settings",),
    ("tracker.ui",),
    ("tracker.outputs",),
    ("tracker.snapshots",),
    ("tracker.repository.heads",),
    ("tracker.files",),
    ("tracker.repository",),
    ("tracker.words",),
    ("tracker.rules",),
    ("tracker.register",),
    ("tracker.vocabulary",),
    ("tracker.dates",),
    ("tracker.problems",),
    ("tracker.collecting",),
)
CORE = ("words", "rules", "register", "vocabulary", "dates", "problems", "collecting")
STEP_OF = {name: number for number, names in enumerate(STEPS) for name in names}

# What the core does not touch: files, processes, the network, databases, screens, chance and the clock.
OUTSIDE = {
    *("os", "io", "shutil", "tempfile", "glob", "fileinput", "subprocess", "multiprocessing", "threading", "socket"),
    *("urllib", "http", "sqlite3", "sqlalchemy", "sqlmodel", "streamlit", "plotly", "pandas", "typer", "time"),
    *("zoneinfo", "logging", "sys", "random", "secrets"),
}
CLOCK = {"today", "now", "utcnow", "time", "time_ns"}


class Module(NamedTuple):
    name: str
    path: Path
    tree: ast.Module


def modules():
    paths = [
        HOUSE / "dashboard.py",
        *sorted((HOUSE / "pages").glob("*.py")),
        *sorted((HOUSE / "tracker").rglob("*.py")),
    ]
    return [Module(_name(path), path, ast.parse(path.read_text("utf-8"))) for path in paths if path.is_file()]


def _name(path):
    parts = path.relative_to(HOUSE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


ALL = modules()
NAMES = {module.name for module in ALL}
each_module = pytest.mark.parametrize("module", ALL, ids=lambda module: module.name)


def imported(module):
    """Yield the name of everything that a module imports, wherever in it: a module's, where it is one of ours."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module.name}: line {node.lineno} imports relatively"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in NAMES else str(node.module)


def step_of(name):
    """Return the step that a module of ours stands on."""
    found = [step for step in STEP_OF if name == step or name.startswith(f"{step}.")]
    assert found or name == "tracker", f"{name} has no place in the house"
    return STEP_OF[max(found, key=len)] if found else None


@each_module
def test_imports_point_down(module):
    step = step_of(module.name)
    ours = [name for name in imported(module) if name.split(".")[0] in ("dashboard", "pages", "tracker")]
    if step is None:
        assert not ours
        return
    wrong = [name for name in ours if name != "tracker" and step_of(name) < step]
    assert not wrong, f"{module.name} imports {', '.join(wrong)}, which stands above it"


def test_the_map_of_the_package_names_every_part_of_it():
    [package] = [module for module in ALL if module.name == "tracker"]
    named = [
        name for line in re.findall(r"^- (.+?): ", ast.get_docstring(package.tree), re.M) for name in line.split(", ")
    ]
    parts = {module.name.split(".")[1] for module in ALL if module.name.startswith("tracker.")}
    assert sorted(named) == sorted(f"`{part}`" for part in parts)


def test_a_page_is_imported_by_nobody():
    assert not [module.name for module in ALL for name in imported(module) if name.split(".")[0] == "pages"]


@pytest.mark.parametrize(
    "folder", ["tracker.rules", "tracker.register", "tracker.words", "tracker.outputs.database", "tracker.ui"]
)
def test_there_are_no_circles_within_a_folder(folder):
    below = {
        module.name: {name for name in imported(module) if name.startswith(f"{folder}.") and name != module.name}
        for module in ALL
        if module.name.startswith(f"{folder}.")
    }
    while below:
        free = [name for name, needed in below.items() if not needed & below.keys()]
        assert free, f"these import one another in a circle: {sorted(below)}"
        for name in free:
            del below[name]


@each_module
def test_the_core_touches_nothing_outside(module):
    if _top(module.name) not in CORE:
        return
    wrong = {name for name in imported(module) if name.split(".")[0] in OUTSIDE}
    assert not wrong, f"{module.name} imports {', '.join(sorted(wrong))}"
    paths = [name for node in ast.walk(module.tree) for name in _from_pathlib(node)]
    assert set(paths) <= {"PurePath", "PurePosixPath"}, f"{module.name} imports {paths}"
    assert not [node.lineno for node in ast.walk(module.tree) if _calls(node, {"open", "print", "input"})]


def _top(name):
    parts = name.split(".")
    return parts[1] if parts[0] == "tracker" and len(parts) > 1 else None


def _from_pathlib(node):
    if isinstance(node, ast.ImportFrom) and node.module == "pathlib":
        return [alias.name for alias in node.names]
    return ["pathlib"] if isinstance(node, ast.Import) and any(each.name == "pathlib" for each in node.names) else []


def _calls(node, names):
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names


@each_module
def test_streamlit_is_known_to_the_screens_alone(module):
    if "streamlit" in {name.split(".")[0] for name in imported(module)}:
        assert module.name == "dashboard" or module.name.startswith(("pages.", "tracker.ui"))


@each_module
def test_the_database_is_known_to_the_store_alone(module):
    if {"sqlalchemy", "sqlmodel", "sqlite3"} & {name.split(".")[0] for name in imported(module)}:
        assert module.name.startswith("tracker.outputs.database")


@each_module
def test_git_is_run_in_one_place(module):
    if "subprocess" in {name.split(".")[0] for name in imported(module)}:
        assert module.name == "tracker.repository.process"


@each_module
def test_the_entry_points_alone_ask_what_day_it_is(module):
    """The command line and the screens' frame choose the day; nobody else asks the clock for one.

    But for the clocks of those who committed, of which none can be ahead of ours.
    """
    if module.name in (
        "tracker.commands.answering",
        "tracker.ui.shell.database",
        "tracker.ui.shell.frame",
        "tracker.repository.clocks",
    ):
        return
    asked = [
        node.lineno
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute)
        and node.attr in CLOCK
        and isinstance(node.value, ast.Name)
        and node.value.id in ("date", "datetime", "time")
    ]
    assert not asked, f"{module.name} asks the clock in line {asked}"


@each_module
def test_no_file_and_no_function_is_too_long(module):
    lines = len(module.path.read_text("utf-8").splitlines())
    most = 80 if module.name == "dashboard" or module.name.startswith("pages.") else 300
    assert lines <= most, f"{module.path.relative_to(HOUSE)} has {lines} lines"
    long = {
        node.name: node.end_lineno - node.lineno + 1
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno - node.lineno >= 40
    }
    assert not long, f"{module.name}: {long}"


@each_module
def test_every_module_says_what_it_knows(module):
    assert ast.get_docstring(module.tree), f"{module.name} has no docstring"


def test_no_module_is_a_drawer():
    assert not [
        name for name in NAMES if {"utils", "helpers", "manager", "common_utils", "misc"} & set(name.split("."))
    ]
