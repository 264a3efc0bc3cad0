# SPDX-License-Identifier: MIT
"""The command line: python -m deploy COMMAND; the Makefile's targets call it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from deploy.controller import Controller
from deploy.deployment import Deployment, Wish
from deploy.image import PLATFORMS, Image
from deploy.parameters import from_file, from_pairs
from deploy.refusals import DEBUG, sentence
from deploy.removal import Removal
from deploy.restore import Restore
from deploy.stack import Stack
from deploy.surroundings import Surroundings, noted, printed


def parser() -> argparse.ArgumentParser:
    """The options of every command."""
    main = argparse.ArgumentParser(
        prog="deploy",
        description="Deploys and operates Jenkins on AWS Fargate; the targets of the Makefile call it.",
    )
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
    push.add_argument(
        "--platforms",
        default=",".join(PLATFORMS.values()),
        help="platforms to build for (default: %(default)s)",
    )
    change = commands.add_parser("deploy", help="create or change the stack and start the controller")
    change.add_argument("--parameters", type=Path, help="file with lines of Key=Value")
    change.add_argument(
        "--set", action="append", default=[], metavar="KEY=VALUE", help="a parameter; overrides the file"
    )
    change.add_argument(
        "--tag", action="append", default=[], metavar="KEY=VALUE", help="a tag for everything in the stack"
    )
    change.add_argument(
        "--create-password",
        action="store_true",
        help="create the parameter with the password, if it is missing",
    )
    change.add_argument(
        "--no-push", action="store_true", help="do not build the image; refuse if it is missing"
    )
    change.add_argument(
        "--accept-new-file-system", action="store_true", help="allow a change to another file system"
    )
    for command in (image, push, change):
        command.add_argument("--image-tag", help="tag of the image (default: computed from its contents)")
    commands.add_parser("status", help="show the stack and the controller")
    logs = commands.add_parser("logs", help="show the controller's log")
    logs.add_argument("--minutes", type=int, default=30, help="how far to go back (default: %(default)s)")
    logs.add_argument("--no-follow", action="store_true", help="print what is there, and end")
    restore = commands.add_parser("restore", help="restore JENKINS_HOME from a backup, on a new file system")
    restore.add_argument("--point", help="ARN of the recovery point (default: the newest)")
    restore.add_argument(
        "--drill",
        action="store_true",
        help="only test the restore: beside the running controller, and remove it again",
    )
    restore.add_argument("--yes", action="store_true", help="do not ask")
    commands.add_parser("password", help="print the administrator's password")
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
        repository = stack.output("RepositoryUri")
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


if __name__ == "__main__":
    sys.exit(main())
