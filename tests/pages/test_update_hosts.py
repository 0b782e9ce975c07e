"""Where a file is edited on its host: addresses as each host has them, with nothing hostile in them."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from tracker.ui.update.sending.hosts import FileOnHost, file_on_host

PATH = "data/responses/ICO-05.yaml"


def on(repository: str, branch: str = "main", path: str = PATH) -> FileOnHost:
    found = file_on_host(repository, branch, path)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("repository", "name", "address"),
    [
        ("https://github.com/o/r", "GitHub", "https://github.com/o/r/edit/main/data/responses/ICO-05.yaml"),
        ("https://github.com/o/r.git", "GitHub", "https://github.com/o/r/edit/main/data/responses/ICO-05.yaml"),
        ("https://github.com/o/r/", "GitHub", "https://github.com/o/r/edit/main/data/responses/ICO-05.yaml"),
        ("https://gitlab.com/o/g/r", "GitLab", "https://gitlab.com/o/g/r/-/edit/main/data/responses/ICO-05.yaml"),
        ("https://codeberg.org/o/r", "Forgejo", "https://codeberg.org/o/r/_edit/main/data/responses/ICO-05.yaml"),
        (
            "https://gitea.example.org:3000/o/r",
            "Forgejo",
            "https://gitea.example.org:3000/o/r/_edit/main/data/responses/ICO-05.yaml",
        ),
        (
            "https://git-gitlab.police.example/o/r",
            "GitLab",
            "https://git-gitlab.police.example/o/r/-/edit/main/data/responses/ICO-05.yaml",
        ),
    ],
)
def test_a_file_that_is_there_is_edited(repository: str, name: str, address: str) -> None:
    assert (on(repository).host_name, on(repository).edit_address) == (name, address)


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        (
            "https://github.com/o/r",
            "https://github.com/o/r/new/main?filename=data%2Fresponses%2FICO-05.yaml&value=a%3A%20b%0A",
        ),
        (
            "https://gitlab.com/o/r",
            "https://gitlab.com/o/r/-/new/main/data/responses?file_name=ICO-05.yaml&content=a%3A%20b%0A",
        ),
        (
            "https://codeberg.org/o/r",
            "https://codeberg.org/o/r/_new/main/data/responses?filename=ICO-05.yaml&value=a%3A%20b%0A",
        ),
    ],
)
def test_a_new_file_is_begun_with_its_content_filled_in(repository: str, address: str) -> None:
    assert on(repository).new_address("a: b\n") == address


@pytest.mark.parametrize("host", ["github.com", "gitlab.com", "codeberg.org"])
def test_what_is_too_long_for_an_address_is_not_filled_in(host: str) -> None:
    address = on(f"https://{host}/o/r").new_address("x" * 7000)
    assert len(address) < 200
    assert "ICO-05.yaml" in address


@pytest.mark.parametrize("host", ["github.com", "gitlab.com", "codeberg.org"])
@pytest.mark.parametrize(
    ("branch", "path"),
    [
        ("a?b#c", "x?y#z/../q.yaml"),
        ("feature/x y", "da ta/ICO-05.yaml"),
        ("a%2e%2e", "a%23.yaml"),
        ("a\n&value=b", 'a"><script>.yaml'),
        ("ä", "é.yaml"),
    ],
)
def test_no_sign_of_a_branch_or_a_path_changes_what_the_address_asks(host: str, branch: str, path: str) -> None:
    file = on(f"https://{host}/o/r", branch, path)
    edited, new = urlsplit(file.edit_address), urlsplit(file.new_address("&filename=evil\n# x"))

    assert (edited.netloc, edited.query, edited.fragment) == (host, "", "")
    assert (new.netloc, new.fragment) == (host, "")
    asked = parse_qs(new.query)
    assert sorted(asked) == (["content", "file_name"] if host == "gitlab.com" else ["filename", "value"])
    assert [len(each) for each in asked.values()] == [1, 1]
    for sign in "\n\"'<> ":
        assert sign not in file.edit_address + file.new_address("")


@pytest.mark.parametrize(
    "repository",
    [
        *(
            None,
            "",
            "  ",
            "https://git.example.org/o/r",
            "https://github.com",
            "https://github.com/o",
            "github.com/o/r",
        ),
        *("javascript:alert(1)//github.com/o/r", "https://me:secret@github.com/o/r", "https://[github/o/r"),
        "https://notgithub.com/o/r",
    ],
)
def test_a_host_whose_addresses_are_not_known_has_none(repository: str | None) -> None:
    assert file_on_host(repository, "main", PATH) is None


def test_without_a_branch_there_is_none() -> None:
    assert file_on_host("https://github.com/o/r", "", PATH) is None
