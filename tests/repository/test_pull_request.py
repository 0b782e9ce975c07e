"""The addresses that open a pull request, as each host takes them."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from tracker.repository.publishing.pull_request import pull_request_address, web_address

BRANCH, TITLE, TEXT = "update/ICO-05-update-1b2c3d4e5f", "ICO-05: 1 & 2 reported", "in progress → done\n#1"


@pytest.mark.parametrize(
    ("web", "address"),
    [
        (
            "https://github.com/county/register",
            "https://github.com/county/register/compare/main...update/ICO-05-update-1b2c3d4e5f?quick_pull=1"
            "&title=ICO-05%3A+1+%26+2+reported&body=in+progress+%E2%86%92+done%0A%231",
        ),
        (
            "https://codeberg.org/county/register/",
            "https://codeberg.org/county/register/compare/main...update/ICO-05-update-1b2c3d4e5f?quick_pull=1"
            "&title=ICO-05%3A+1+%26+2+reported&body=in+progress+%E2%86%92+done%0A%231",
        ),
        (
            "https://gitlab.county.example/oversight/register.git",
            "https://gitlab.county.example/oversight/register/-/merge_requests/new"
            "?merge_request%5Bsource_branch%5D=update%2FICO-05-update-1b2c3d4e5f"
            "&merge_request%5Btarget_branch%5D=main"
            "&merge_request%5Btitle%5D=ICO-05%3A+1+%26+2+reported"
            "&merge_request%5Bdescription%5D=in+progress+%E2%86%92+done%0A%231",
        ),
    ],
)
def test_the_form_opens_with_its_title_and_text(web: str, address: str) -> None:
    assert pull_request_address(web, "main", BRANCH, TITLE, TEXT) == address


def test_a_branch_of_any_name_stays_in_its_place() -> None:
    address = pull_request_address("https://github.com/a/b", "re?gister#1", "update/x", "t", "")
    assert urlsplit(address).path == "/a/b/compare/re%3Fgister%231...update/x"


@pytest.mark.parametrize("web", ["https://github.com/a/b", "https://gitlab.com/a/b"])
def test_a_long_text_is_cut_at_a_line_so_that_the_host_takes_the_address(web: str) -> None:
    address = pull_request_address(web, "main", BRANCH, TITLE, "\n".join(f"→ {number}" for number in range(2000)))
    query = parse_qs(urlsplit(address).query)
    [text] = query.get("body") or query["merge_request[description]"]
    assert 5900 < len(address) <= 6000
    assert text.startswith("→ 0\n→ 1\n")
    assert text.endswith("\n…")
    lines = text.split("\n")[:-1]
    assert lines == [f"→ {number}" for number in range(len(lines))]


@pytest.mark.parametrize(
    ("remote", "web"),
    [
        ("https://github.com/county/register.git", "https://github.com/county/register"),
        ("https://tracker:secret@git.example:8443/a/b.git", "https://git.example:8443/a/b"),
        ("git@github.com:county/register.git", "https://github.com/county/register"),
        ("ssh://git@git.example:2222/county/register.git", "https://git.example/county/register"),
        ("http://127.0.0.1:3000/a/b", "http://127.0.0.1:3000/a/b"),
        ("/srv/git/register.git", None),
        ("file:///srv/git/register.git", None),
        ("C:/git/register.git", None),
    ],
)
def test_where_a_remote_is_shown_follows_from_its_address(remote: str, web: str | None) -> None:
    assert web_address(remote) == web
