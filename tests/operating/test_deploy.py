"""deploy/: the units, the image and the manual hold together, and what they tell a machine to do does what they say."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from streamlit import config

from tests.browser.conftest import ROOT, Server
from tests.repository.conftest import Repository
from tracker.settings import Settings

DEPLOY = ROOT / "deploy"
MANUAL = (DEPLOY / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```\n(.*?)^```$", MANUAL, re.MULTILINE | re.DOTALL)
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")


def block_with(words: str) -> str:
    """Return the one block of the manual that holds these words."""
    [found] = [block for block in BLOCKS if words in block]
    return found


def text_of(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


def set_lines(unit: str, name: str) -> list[str]:
    return re.findall(rf"^{name}=(.*)$", unit, re.MULTILINE)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
@pytest.mark.parametrize(
    "name", [each.name for each in sorted(DEPLOY.glob("tracker*.service")) + sorted(DEPLOY.glob("tracker*.timer"))]
)
def test_systemd_understands_every_line(tmp_path: Path, name: str) -> None:
    for each in DEPLOY.glob("tracker*.*"):
        text = each.read_text(encoding="utf-8").replace("/opt/tracker/.venv/bin/python", shutil.which("sh") or "")
        (tmp_path / each.name).write_text(text.replace("/usr/bin/git", shutil.which("sh") or ""), encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", tmp_path / name], capture_output=True, text=True, check=False
    )
    # What it says of the machine's own units is not about these.
    assert [line for line in done.stderr.splitlines() if str(tmp_path) in line or line.startswith("tracker")] == []
    assert done.returncode == 0


def test_the_service_can_write_nothing_but_its_cache() -> None:
    unit = text_of("tracker.service")
    assert {"DynamicUser=yes", "ProtectSystem=strict", "NoNewPrivileges=yes", "CapabilityBoundingSet="} <= set(
        unit.splitlines()
    )
    assert set_lines(unit, "ReadWritePaths") == []
    assert f"TRACKER_CACHE=/var/cache/{set_lines(unit, 'CacheDirectory')[0]}" in text_of("tracker.env").splitlines()


def test_one_address_cannot_take_the_descriptors_of_all() -> None:
    [descriptors] = set_lines(text_of("tracker.service"), "LimitNOFILE")
    limits = dict(re.findall(r"limit_conn (tracker_pages|tracker_connections) (\d+);", text_of("nginx.conf")))
    of_one_page, of_one_load = 4, 2  # of a page: its connection and three of an event loop

    most = int(limits["tracker_pages"]) * of_one_page + int(limits["tracker_connections"]) * of_one_load
    assert most * 8 <= int(descriptors)
    assert f"--ulimit nofile={descriptors} " in MANUAL
    assert f"One address may have {limits['tracker_pages']} pages open at once" in MANUAL


def test_every_setting_is_one_that_somebody_reads() -> None:
    named = re.findall(r"^#?([A-Z_]+)=", text_of("tracker.env"), re.MULTILINE)
    named += re.findall(r"([A-Z]+_[A-Z_]+)=", DOCKERFILE)
    ours = {field.alias for field in Settings.model_fields.values() if field.alias}
    streamlits = {option.env_var for option in config._config_options_template.values()}
    of_others = {"PYTHONDONTWRITEBYTECODE", "FORWARDED_ALLOW_IPS", "GIT_CONFIG_GLOBAL"}  # Python's, uvicorn's, git's
    assert len(named) >= 9
    assert set(named) <= ours | streamlits | of_others


@pytest.fixture
def places(tmp_path: Path) -> dict[str, Path]:
    """A register at the other end, its clone, and a folder for backups."""
    there = Repository(tmp_path / "there")
    there.write("recommendations.yaml", "register: {title: Custody}\n")
    there.commit("Begun", "2024-01-01T10:00:00+00:00")
    here = tmp_path / "srv-register"
    there.git("clone", "--quiet", str(there.root), str(here))
    (tmp_path / "backups").mkdir()
    return {"there": there.root, "/srv/register": here, "/var/backups/register": tmp_path / "backups"}


def run_here(command: str, places: dict[str, Path]) -> subprocess.CompletedProcess[str]:
    """Run a command of deploy/ with these places, as ourselves; what only systemd can do is left out."""
    lines = [line for line in command.splitlines() if "systemctl" not in line]
    text = re.sub(r"\bsudo (-u register )?", "", "\n".join(lines)).replace("--owner=register --group=register ", "")
    text = text.replace("https://git.example.org/register.git", str(places["there"]))
    for place in ("/var/backups/register", "/srv/register"):
        text = text.replace(place, str(places[place]))
    return subprocess.run(["bash", "-e", "-c", text], capture_output=True, text=True, check=False)


def pull(places: dict[str, Path]) -> subprocess.CompletedProcess[str]:
    [command] = set_lines(text_of("tracker-pull.service"), "ExecStart")
    return run_here(command.replace("/usr/bin/git", "git"), places)


def head(folder: Path) -> str:
    done = subprocess.run(["git", "-C", folder, "rev-parse", "HEAD"], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit(places: dict[str, Path], *words: str) -> None:
    who = ("-c", "user.name=Keeper", "-c", "user.email=keeper@county.example")
    subprocess.run(["git", "-C", places["there"], *who, "commit", "--quiet", "--allow-empty", *words], check=True)


def test_a_pull_takes_over_what_is_new(places: dict[str, Path]) -> None:
    commit(places, "--message=AUD-01: asked again")
    done = pull(places)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert head(places["/srv/register"]) == head(places["there"])


def test_a_pull_leaves_the_clone_as_it_is_where_the_history_was_rewritten(places: dict[str, Path]) -> None:
    before = head(places["/srv/register"])
    commit(places, "--amend", "--message=Told otherwise")
    done = pull(places)
    assert done.returncode != 0
    assert "fatal: Not possible to fast-forward, aborting." in done.stderr
    assert head(places["/srv/register"]) == before

    taken_over = run_here(block_with("reset --hard"), places)
    assert taken_over.returncode == 0, taken_over.stderr
    assert head(places["/srv/register"]) == head(places["there"]) != before


def test_a_backup_is_restored_whole_and_is_pulled_again(places: dict[str, Path]) -> None:
    backup = block_with("bundle create")
    saved = run_here("\n".join(line for line in backup.splitlines() if "install" not in line), places)
    assert saved.returncode == 0, saved.stderr
    assert "The bundle records a complete history." in saved.stdout + saved.stderr
    before = head(places["/srv/register"])
    shutil.rmtree(places["/srv/register"] / "data")

    restored = run_here(block_with("git clone /var/backups"), places)
    assert restored.returncode == 0, restored.stderr
    assert head(places["/srv/register"]) == before
    assert (places["/srv/register"] / "data" / "recommendations.yaml").is_file()
    commit(places, "--message=AUD-01: asked again")
    assert pull(places).returncode == 0
    assert head(places["/srv/register"]) == head(places["there"])


def test_the_image_takes_the_program_and_nothing_else() -> None:
    copied = [words[0] for words in (line.split() for line in re.findall(r"^COPY (.+)$", DOCKERFILE, re.MULTILINE))]
    allowed = re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(copied) == sorted(allowed)
    assert all((ROOT / place).exists() for place in copied)
    assert set(copied) & {"data", "tests", ".git", ".streamlit", ".streamlit/secrets.toml"} == set()


def test_the_image_does_without_what_the_tests_alone_need() -> None:
    [uninstalled] = re.findall(r"pip uninstall --yes\s+(.+)$", DOCKERFILE, re.MULTILINE)
    _, _, for_tests = (ROOT / "requirements.in").read_text(encoding="utf-8").partition("# Runs every test.\n")
    names = re.findall(r"^([\w-]+)", for_tests, re.MULTILINE)
    # jsonschema is needed by Streamlit's own charts as well.
    assert sorted(uninstalled.split()) == sorted(set(names) - {"jsonschema"})


@pytest.mark.parametrize("below", ["", "tracker"])
def test_the_image_knows_when_it_is_healthy(serve: Callable[..., Server], below: str) -> None:
    server = serve(TRACKER_REGISTER="data", **({"STREAMLIT_SERVER_BASE_URL_PATH": below} if below else {}))
    [command] = re.findall(r"^HEALTHCHECK .* CMD (\.venv/bin/python .+)$", DOCKERFILE, re.MULTILINE)
    here = command.replace("127.0.0.1:8501", urlsplit(server.address).netloc)

    def healthy() -> bool:
        environment = {"STREAMLIT_SERVER_BASE_URL_PATH": below, "NO_PROXY": "*"}
        return subprocess.run(["sh", "-c", here], cwd=ROOT, env=environment, capture_output=True).returncode == 0

    assert healthy()
    server.stop()
    assert not healthy()


def test_the_manual_names_every_file_of_the_folder() -> None:
    assert [each.name for each in DEPLOY.iterdir() if each.name != "README.md" and each.name not in MANUAL] == []


def test_the_marks_are_where_the_manual_says() -> None:
    assert [name for name in ("tracker.env", "nginx.conf") if "# host" not in text_of(name)] == []
    assert "location / {" in text_of("nginx.conf")
    assert "#STREAMLIT_SERVER_BASE_URL_PATH=tracker" in text_of("tracker.env")
