# Where a change began, for the scripts beside this one, which read it with `source`. Works the same on any host.
# The first of these that is set names the base:
#   BASE                             a commit; the workflows in .github/ set it
#   GITHUB_BASE_REF                  the branch that a pull request is for (GitHub, Forgejo, Gitea)
#   CI_MERGE_REQUEST_DIFF_BASE_SHA   a commit (GitLab, merge requests)
#   CI_COMMIT_BEFORE_SHA             a commit (GitLab, pushes)
#   origin/main                      where no host says anything

# The register may be in a repository of its own.
in_its_repository() {
  git -C "${TRACKER_REGISTER:-data}" "$@"
}

# A folder that was moved since the base is followed by the program itself.
moved_since() {
  in_its_repository diff --find-renames --diff-filter=R --name-only "$1" HEAD |
    grep -Fx -- "$(in_its_repository rev-parse --show-prefix)recommendations.yaml" >/dev/null
}

# Sets `base` to the commit; or, where there is none to compare with, `no_base` to the reason. Ends with 3 where the base
# that a host names is not here.
find_base() {
  local named= candidate
  base= no_base=
  for candidate in "${BASE:-}" "${GITHUB_BASE_REF:+refs/remotes/origin/$GITHUB_BASE_REF}" \
    "${CI_MERGE_REQUEST_DIFF_BASE_SHA:-}" "${CI_COMMIT_BEFORE_SHA:-}"; do
    # Hosts write a branch's first push as a commit of zeros alone.
    if [ -n "${candidate//0/}" ]; then named=$candidate; break; fi
  done
  if [ -z "$named" ] && in_its_repository rev-parse --verify --quiet refs/remotes/origin/main >/dev/null; then
    named=refs/remotes/origin/main
  fi
  if [ -z "$named" ]; then no_base='No base is known'; return; fi

  # The point from which both went on: what others have added to the base since then is not missing here. The name of a
  # branch is somebody else's text: it is quoted, and after "--" it is no option.
  if ! base=$(in_its_repository merge-base -- "$named" HEAD); then
    printf 'The base %q is not in this clone, or shares no commit with it. Fetch the whole history (fetch-depth: 0; GIT_DEPTH: 0).\n' "$named" >&2
    exit 3
  fi
  if [ "$base" = "$(in_its_repository rev-parse HEAD)" ]; then
    no_base="Nothing was committed since the base $base"
  elif ! in_its_repository cat-file -e "$base:./recommendations.yaml" 2>/dev/null && ! moved_since "$base"; then
    no_base="There was no register yet at the base $base"
  fi
}
