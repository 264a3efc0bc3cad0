# SPDX-License-Identifier: MIT
"""What a task that looked into a restored file system has found there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MARK = "restored."
SCRIPT = r"""
cd "$ROOT" || { echo "restored.problem=the file system cannot be read"; exit 1; }
home=
for directory in "${HOME_PATH#/}" aws-backup-restore_*/"${HOME_PATH#/}"; do
  [ -d "$directory" ] && home=$directory
done
[ -n "$home" ] || { echo "restored.problem=there is no directory $HOME_PATH in it"; ls -1; exit 1; }
echo "restored.home=/$home"
cd "$home" || { echo "restored.problem=the directory cannot be entered"; exit 1; }
for file in config.xml secret.key.not-so-secret secrets/master.key; do
  [ -s "$file" ] && [ -r "$file" ] && echo "restored.file=$file"
done
echo "restored.jobs=$(find jobs -name config.xml -not -path '*/builds/*' 2> /dev/null | wc -l)"
echo "restored.builds=$(find jobs -path '*/builds/*' -name build.xml 2> /dev/null | wc -l)"
echo "restored.owner=$(stat -c %u:%g .)"
if [ -n "$MOVE_TO" ] && [ -s config.xml ] && [ "$home" != "${MOVE_TO#/}" ]; then
  find . -mindepth 1 -maxdepth 1 -exec mv {} "$ROOT$MOVE_TO/" \;
  [ -z "$(ls -A .)" ] || { echo "restored.problem=the home could not be moved to $MOVE_TO"; exit 1; }
  echo "restored.home=$MOVE_TO"
fi
echo "restored.end=yes"
"""
"""Run by sh in the controller's image; ROOT is where the file system is mounted, HOME_PATH where the home was on it.

MOVE_TO is a directory of it into which the home is moved, entry by entry, which takes no time on the same file system. It is there
already, made by an access point: only the entries belong to Jenkins' user, not the directory that AWS Backup made around them. Left
there, a home would be deeper with each restore, and an access point's path has a hundred characters.
"""


@dataclass(frozen=True)
class Home:
    """A home as it was found."""

    path: str
    jobs: int
    builds: int
    problems: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.path} with {counted(self.jobs, 'job')} and {counted(self.builds, 'build')}"


def counted(number: int, what: str) -> str:
    """So many of something."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def read(lines: Iterable[str]) -> Home:
    """The home from what the task has printed."""
    pairs = [line.strip()[len(MARK) :].partition("=") for line in lines if line.strip().startswith(MARK)]
    said = {key: value for key, _, value in pairs if key != "file"}
    files = {value for key, _, value in pairs if key == "file"}
    problems = [said["problem"]] if "problem" in said else []
    if not problems and "end" not in said:
        problems.append("the task ended before it had seen everything")
    if not problems and "config.xml" not in files:
        problems.append("config.xml is missing or empty, so this is not a JENKINS_HOME")
    if not problems and "secrets/master.key" not in files:
        problems.append("secrets/master.key is missing, without which no credential can be read")
    if not problems and said["owner"] != "1000:1000":
        problems.append(f"it belongs to {said['owner']}, and the controller runs as 1000:1000")
    return Home(said.get("home", ""), int(said.get("jobs", 0)), int(said.get("builds", 0)), tuple(problems))
