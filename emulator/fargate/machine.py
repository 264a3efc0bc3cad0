# SPDX-License-Identifier: MIT
"""The machine: all tasks that were launched on it, its rules and settings, and the lock under which they change."""

from __future__ import annotations

import shutil
import signal
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from emulator.fargate import agents, reasons
from emulator.fargate.agents import AgentJars, Hosts
from emulator.fargate.clock import Clock
from emulator.fargate.life import Launch, Life
from emulator.fargate.limits import Bucket
from emulator.fargate.problems import Missing
from emulator.fargate.processes import Guard, LocalProcess, Program
from emulator.fargate.reasons import Reason
from emulator.fargate.rules import RuleBook, Subject
from emulator.fargate.settings import Settings
from emulator.fargate.views import provider, summary

DOWNLOADS = 4
END_SECONDS = 10.0


class Machine:
    """Runs tasks once it is `open`; those from before are the account's own and simply there."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.rules = RuleBook()
        self.open = False
        # by cluster and client token of RunTask: the request and its tasks
        self.tokens: dict[tuple[str, str], tuple[str, list[Any]]] = {}
        self.environment: dict[str, str] = {}
        self._start_settings = self._settings = Settings()
        self._buckets: dict[str, Bucket] = {}
        self._lives: dict[str, Life] = {}
        self._clock = Clock()
        self._guard = Guard()
        self._workers = ThreadPoolExecutor(DOWNLOADS, thread_name_prefix="fargate-pull")
        self._folder: Path | None = None
        self._jars: AgentJars | None = None

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._settings

    def begin(self, settings: Settings, environment: dict[str, str]) -> None:
        """From now on RunTask launches tasks here; `environment` is what each process gets of the account."""
        with self.lock:
            self._start_settings = self._settings = settings
            self.environment = environment
            self.open = True

    def set(self, changes: Any) -> Settings:
        """Merges changes into the settings; raises Wrong."""
        with self.lock:
            self._settings = self._settings.merged(changes)
            if "rates" in changes:
                self._buckets.clear()
            return self._settings

    def reset(self) -> None:
        """Ends all tasks and forgets them; rules and settings are as at the start."""
        with self.lock:
            self.rules.remove()
            self._settings = self._start_settings
            self._buckets.clear()
            self.tokens.clear()
            lives = list(self._lives.values())
            for life in lives:
                life.stop(reasons.BY_NAME["user"])
                life.kill()
                self.forget(life)
        self._wait_for(lives)

    def close(self) -> None:
        """Ends every process and takes the folder away."""
        with self.lock:
            self._clock.stop()
            self._workers.shutdown(wait=False, cancel_futures=True)
            lives = list(self._lives.values())
            for life in lives:
                if life.process is not None:
                    life.process.send(signal.SIGKILL)
        self._wait_for(lives)
        self._guard.stop()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _wait_for(self, lives: list[Life]) -> None:
        """Outside the lock, which the end of a process needs."""
        for life in lives:
            if life.process is not None:
                life.process.join(END_SECONDS)

    # ---- what the API needs ----

    def allowed(self, operation: str, tokens: float = 1) -> bool:
        """False if the operation is called too often. Only once the machine is open."""
        rate = self._settings["rates"].get(operation)
        if rate is None or not self.open:
            return True
        if operation not in self._buckets:
            self._buckets[operation] = Bucket(rate["burst"], rate["perSecond"])
        return self._buckets[operation].take(tokens)

    def launch(self, task: Any, definition: Any, subject: Subject) -> None:
        """A task begins its life here."""
        effect, settings = self.rules.effect, self._settings
        stop = effect("stop", subject)
        obey = effect("obey", subject)
        late = effect("tellLate", subject)
        launch = Launch(
            run=effect("run", subject) or settings["run"],
            delays=settings["delays"] | (effect("delays", subject) or {}),
            keep=settings["keep"],
            tell_late=settings["tellLate"] if late is None else late,
            obey=settings["obey"] if obey is None else obey[0],
            stop_timeout=settings["stopTimeout"],
            stop=(_written(stop[0], task, definition), stop[1]) if stop else None,
            hang=effect("hang", subject),
        )
        life = Life(task, definition, launch, self)
        self._lives[task.id] = life
        life.begin()

    def life_of(self, task: Any) -> Life | None:
        """The life of a task of moto; None for the account's own."""
        return self._lives.get(task.id)

    def vcpus(self, capacity_provider: str) -> float:
        """How many run or start on a capacity provider."""
        return sum(
            int(life.task.cpu or 0) / 1024
            for life in self._lives.values()
            if provider(life.task) == capacity_provider and life.task.last_status != "STOPPED"
        )

    # ---- what the control API needs ----

    def tasks(self, **asked: str) -> list[dict[str, Any]]:
        """Summaries of the tasks whose fields are as asked, in the order of their launches."""
        with self.lock:
            shown = [summary(life) for life in self._lives.values()]
        return [each for each in shown if all(each[field] == value for field, value in asked.items())]

    def find(self, task: str) -> Life:
        """The life of the task with this id; raises Missing."""
        life = self._lives.get(task)
        if life is None:
            raise Missing(f"there is no task {task}")
        return life

    def interrupt(self, life: Life, warning: float | None) -> bool:
        """The capacity provider takes its capacity back."""
        limit = self._settings["warning"] if warning is None else warning
        return life.stop(reasons.BY_NAME["spot-interruption"], limit)

    def stop(self, life: Life, reason: Reason) -> bool:
        """ECS stops the task for this reason."""
        written = _written(reason, life.task, life.definition)
        return life.stop(written, self._settings["warning"] if _is_spot(written) else None)

    # ---- what a life needs ----

    def after(self, seconds: float, action: Callable[[], None]) -> None:
        """Calls under the lock, later."""
        self._clock.after(seconds, lambda: self._locked(action))

    def prepare(self, life: Life, done: Callable[[OSError | None], None]) -> None:
        """An agent needs the controller's agent.jar, which may take a while to come."""
        words = self._agent_words(life) if life.launch.run == "agent" else []
        url = agents.controller(words)
        if url is None or self._settings["agentJar"]:
            done(None)
            return
        self._workers.submit(self._download, url, done)

    def _download(self, url: str, done: Callable[[OSError | None], None]) -> None:
        failure = None
        try:
            self._agent_jars().of(url)
        except OSError as failed:
            failure = failed
        self._locked(lambda: done(failure))

    def start(self, life: Life, ended: Callable[[int], None]) -> LocalProcess | None:
        """Starts the process that the settings and rules give the task; None if it is only simulated."""
        if life.launch.run == "none":
            return None
        folder = self._place() / life.task.id
        folder.mkdir()
        home = folder / "home"
        environment = agents.base_environment(home) | self.environment | container_environment(life)
        program = Program(self._command(life, home), environment)
        return LocalProcess(program, folder, self._guard, lambda code: self._locked(lambda: ended(code)))

    def forget(self, life: Life) -> None:
        """AWS describes a stopped task for an hour or so."""
        task = life.task
        self._lives.pop(task.id, None)
        task._backend.tasks.get(task.cluster_name, {}).pop(task.task_arn, None)

    def _locked(self, action: Callable[[], None]) -> None:
        with self.lock:
            action()

    def _command(self, life: Life, home: Path) -> list[str]:
        run = life.launch.run
        if isinstance(run, list):
            return run
        if run == "command":
            return [*(life.main_definition.get("entryPoint") or []), *container_command(life)]
        words = self._agent_words(life)
        url = agents.controller(words)
        if url is None and not self._settings["agentJar"]:
            raise OSError("neither the container's command nor JENKINS_URL names the controller")
        jar = self._settings["agentJar"] or str(self._agent_jars().of(url or ""))
        extra = container_environment(life).get("JENKINS_JAVA_OPTS", "").split()
        # Java takes its home from the list of users otherwise
        options = [f"-Duser.home={home}", *self._settings["javaOptions"], *extra]
        return [self._settings["java"], *options, "-jar", jar, *words]

    def _agent_words(self, life: Life) -> list[str]:
        hosts = Hosts(self._settings["hosts"])
        return agents.arguments(container_command(life), container_environment(life), hosts)

    def _agent_jars(self) -> AgentJars:
        with self.lock:
            if self._jars is None:
                self._jars = AgentJars(self._place())
            return self._jars

    def _place(self) -> Path:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="fargate-"))
        return self._folder


def container_override(life: Life) -> dict[str, Any]:
    """What RunTask overrides of the main container."""
    overrides = life.task.overrides.get("containerOverrides") or []
    return next((each for each in overrides if each.get("name") == life.main.name), {})


def container_command(life: Life) -> list[str]:
    """The override's command, else the definition's."""
    return list(container_override(life).get("command") or life.main_definition.get("command") or [])


def container_environment(life: Life) -> dict[str, str]:
    """The definition's environment with the override's over it."""
    both = (life.main_definition.get("environment") or []) + (
        container_override(life).get("environment") or []
    )
    return {each["name"]: each.get("value", "") for each in both}


def _is_spot(reason: Reason) -> bool:
    return reason.stop_code in ("SpotInterruption", "TerminationNotice")


def _written(reason: Reason, task: Any, definition: Any) -> Reason:
    overrides = task.overrides
    role = overrides.get("executionRoleArn") or getattr(definition, "execution_role_arn", None) or "none"
    return reason.written(
        image=definition.container_definitions[0]["image"], region=task.region_name, role=role
    )
