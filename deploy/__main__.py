# SPDX-License-Identifier: MIT
"""The command line: python -m deploy COMMAND; the Makefile's targets call it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from botocore.exceptions import BotoCoreError, ClientError

from deploy.controller import Controller
from deploy.deployment import Deployment, Wish
from deploy.image import PLATFORMS, Image
from deploy.parameters import from_file, from_pairs
from deploy.removal import Removal
from deploy.restore import Restore
from deploy.stack import Stack
from deploy.surroundings import Refused, Surroundings, noted, printed

DEBUG = "DEPLOY_DEBUG"
"""The variable with which a fault of the tool shows its traceback."""


def parser() -> argparse.ArgumentParser:
    """The options of every command."""
    main = argparse.ArgumentParser(prog="deploy", description=__doc__)
    main.add_argument("--stack", default="jenkins", help="name of the stack (default: %(default)s)")
    main.add_argument(
        "--region", help="AWS region (default: AWS_REGION, AWS_DEFAULT_REGION or that of the profile)"
    )
    commands = main.add_subparsers(dest="command", required=True)
    image = commands.add_parser("image", help="build the controller's image into the local Docker")
    image.add_argument("--platform", help="linux/amd64 or linux/arm64 (default: this machine's)")
    push = commands.add_parser(
        "push", help="build the image for both processors and push it to the stack's repository"
    )
    push.add_argument("--platforms", default=",".join(PLATFORMS.values()))
    change = commands.add_parser("deploy", help="create or change the stack and start the controller")
    change.add_argument("--parameters", type=Path, help="file with lines of Key=Value")
    change.add_argument(
        "--set", action="append", default=[], metavar="KEY=VALUE", help="one parameter; wins over the file"
    )
    change.add_argument(
        "--tag", action="append", default=[], metavar="KEY=VALUE", help="a tag for everything in the stack"
    )
    change.add_argument(
        "--create-password", action="store_true", help="make the password's parameter if it is missing"
    )
    change.add_argument(
        "--no-push", action="store_true", help="refuse, instead of building the image, if it is missing"
    )
    change.add_argument(
        "--accept-new-file-system", action="store_true", help="allow changes that leave JENKINS_HOME behind"
    )
    for command in (image, push, change):
        command.add_argument("--image-tag", help="tag of the image (default: made from what goes into it)")
    commands.add_parser("status", help="show the stack and the controller")
    logs = commands.add_parser("logs", help="show the controller's log")
    logs.add_argument("--minutes", type=int, default=30, help="from so long ago (default: %(default)s)")
    logs.add_argument("--no-follow", action="store_true", help="end with what is there")
    restore = commands.add_parser("restore", help="put the controller on a file system made from a backup")
    restore.add_argument("--point", help="ARN of the recovery point (default: the newest)")
    restore.add_argument(
        "--drill", action="store_true", help="beside the running controller, and remove it again"
    )
    restore.add_argument("--yes", action="store_true", help="do not ask")
    commands.add_parser("password", help="print the admin's password")
    commands.add_parser("destroy", help="remove the stack").add_argument(
        "--yes", action="store_true", help="do not ask"
    )
    return main


def carry_out(options: argparse.Namespace, surroundings: Surroundings) -> None:
    """Carries out one command."""
    if options.command == "image":
        surroundings.say(Image(surroundings, options.image_tag).build(options.platform))
        return
    surroundings.introduce()
    stack = Stack(surroundings, options.stack)
    if options.command == "push":
        repository = stack.existing().outputs["RepositoryUri"]
        surroundings.say(Image(surroundings, options.image_tag).push(repository, options.platforms))
    elif options.command == "deploy":
        Deployment(stack, wish(options), Image(surroundings, options.image_tag)).carry_out()
    elif options.command == "status":
        Controller(stack).status()
    elif options.command == "logs":
        Controller(stack).logs(options.minutes, follow=not options.no_follow)
    elif options.command == "restore":
        restore(options, Restore(stack))
    elif options.command == "password":
        surroundings.say(Controller(stack).password())
    else:
        Removal(stack).carry_out(sure=options.yes)


def restore(options: argparse.Namespace, what: Restore) -> None:
    """Restores, or practises that."""
    if options.drill:
        what.drill(options.point)
    else:
        what.carry_out(options.point, sure=options.yes)


def wish(options: argparse.Namespace) -> Wish:
    """What the options of deploy ask for."""
    file = from_file(options.parameters) if options.parameters else {}
    return Wish(
        parameters={**file, **from_pairs(options.set, "--set")},
        tags=from_pairs(options.tag, "--tag"),
        make_password=options.create_password,
        push=not options.no_push,
        accept_new_file_system=options.accept_new_file_system,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when done, 1 when refused or failed, 2 on a wrong command line, 130 when interrupted."""
    options = parser().parse_args(arguments)
    try:
        carry_out(options, Surroundings(options.region or None))
    except KeyboardInterrupt:
        printed("\nInterrupted. What AWS has begun goes on; see it with: make status")
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as problem:
        if os.environ.get(DEBUG):
            raise
        noted(sentence(problem))
        return 1
    return 0


def sentence(problem: Exception) -> str:
    """What a person reads of an error: what failed, and what to do about it."""
    match problem:
        case Refused():
            return str(problem)
        case ClientError() | BotoCoreError():
            return f"AWS refused: {problem}"
        case UnicodeDecodeError():
            return f"A file is not text in UTF-8: {problem}. Save it in that encoding."
        case OSError():
            place = f"{problem.filename}: " if problem.filename else ""
            return f"This machine refused: {place}{problem.strerror or problem}."
    return (
        f"The deploy tool has a fault: {type(problem).__name__}: {problem}. "
        f"Nothing that AWS has begun is stopped by it. With {DEBUG}=1 it shows where; please report that."
    )


if __name__ == "__main__":
    sys.exit(main())
