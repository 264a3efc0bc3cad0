# SPDX-License-Identifier: MIT
"""What is read off class files, tags and symbols."""

from __future__ import annotations

import base64
import gzip
import io
import zipfile
from pathlib import Path

import pytest

from local.distribution import Distribution
from local.words import Failure
from update.api import NEIGHBOURS, PLUGINS, lists
from update.classfile import read

# package demo; public abstract class Sample<T> extends AbstractList<T> implements Runnable, Serializable, with members
# that are public, protected, of the package and private, and a lambda
SAMPLE = base64.b64decode(
    "yv66vgAAAD0ARQoAAgADBwAEDAAFAAYBABZqYXZhL3V0aWwvQWJzdHJhY3RMaXN0AQAGPGluaXQ+AQADKClWCAAIAQABeAkACgAL"
    "BwAMDAANAA4BAAtkZW1vL1NhbXBsZQEABnNlY3JldAEAEkxqYXZhL2xhbmcvU3RyaW5nOxIAAAAQDAARABIBAANydW4BABYoKUxq"
    "YXZhL2xhbmcvUnVubmFibGU7CwAUABUHABYMABEABgEAEmphdmEvbGFuZy9SdW5uYWJsZQcAGAEAFGphdmEvaW8vU2VyaWFsaXph"
    "YmxlAQAEV0lERQEAAUoBAA1Db25zdGFudFZhbHVlBQAAAQAAAAAAAQAFc2hhcmUBAAFEAQAGaGlkZGVuAQABSQEABENvZGUBAA9M"
    "aW5lTnVtYmVyVGFibGUBAApFeGNlcHRpb25zBwAmAQATamF2YS9pby9JT0V4Y2VwdGlvbgEABGZpbmQBACkoTGphdmEvbGFuZy9T"
    "dHJpbmc7W1tJKUxqYXZhL2xhbmcvT2JqZWN0OwcAKgEAH2phdmEvbGFuZy9JbGxlZ2FsU3RhdGVFeGNlcHRpb24BAAlTaWduYXR1"
    "cmUBABooTGphdmEvbGFuZy9TdHJpbmc7W1tJKVRUOwEABHN0b3ABAAVpbm5lcgEADWxhbWJkYSRzdG9wJDABAF08VDpMamF2YS9s"
    "YW5nL09iamVjdDs+TGphdmEvdXRpbC9BYnN0cmFjdExpc3Q8VFQ7PjtMamF2YS9sYW5nL1J1bm5hYmxlO0xqYXZhL2lvL1Nlcmlh"
    "bGl6YWJsZTsBAApTb3VyY2VGaWxlAQALU2FtcGxlLmphdmEBABBCb290c3RyYXBNZXRob2RzDwYANQoANgA3BwA4DAA5ADoBACJq"
    "YXZhL2xhbmcvaW52b2tlL0xhbWJkYU1ldGFmYWN0b3J5AQALbWV0YWZhY3RvcnkBAMwoTGphdmEvbGFuZy9pbnZva2UvTWV0aG9k"
    "SGFuZGxlcyRMb29rdXA7TGphdmEvbGFuZy9TdHJpbmc7TGphdmEvbGFuZy9pbnZva2UvTWV0aG9kVHlwZTtMamF2YS9sYW5nL2lu"
    "dm9rZS9NZXRob2RUeXBlO0xqYXZhL2xhbmcvaW52b2tlL01ldGhvZEhhbmRsZTtMamF2YS9sYW5nL2ludm9rZS9NZXRob2RUeXBl"
    "OylMamF2YS9sYW5nL2ludm9rZS9DYWxsU2l0ZTsQAAYPBgA9CgAKAD4MAC8ABgEADElubmVyQ2xhc3NlcwcAQQEAJWphdmEvbGFu"
    "Zy9pbnZva2UvTWV0aG9kSGFuZGxlcyRMb29rdXAHAEMBAB5qYXZhL2xhbmcvaW52b2tlL01ldGhvZEhhbmRsZXMBAAZMb29rdXAE"
    "IQAKAAIAAgAUABcABAAZABkAGgABABsAAAACABwABAAeAB8AAAAAACAAIQAAAAIADQAOAAAABgAEAAUABgACACIAAAArAAIAAQAA"
    "AAsqtwABKhIHtQAJsQAAAAEAIwAAAA4AAwAAAAQABAADAAoABAAkAAAABAABACUEAQAnACgAAgAkAAAABgACACUAKQArAAAAAgAs"
    "ABEALQAGAAEAIgAAACUAAQACAAAADboADwAATCu5ABMBALEAAAABACMAAAAGAAEAAAAGAAgALgAGAAEAIgAAABkAAAAAAAAAAbEA"
    "AAABACMAAAAGAAEAAAAHAAEAEQAGAAEAIgAAABkAAAABAAAAAbEAAAABACMAAAAGAAEAAAAIEAoALwAGAAEAIgAAABkAAAAAAAAA"
    "AbEAAAABACMAAAAGAAEAAAAGAAQAKwAAAAIAMAAxAAAAAgAyADMAAAAMAAEANAADADsAPAA7AD8AAAAKAAEAQABCAEQAGQ=="
)


def test_a_type_is_told_with_what_others_may_use() -> None:
    found = read(SAMPLE)
    assert found.offered
    assert found.supertypes == ["java/util/AbstractList", "java/lang/Runnable", "java/io/Serializable"]
    assert found.lines == [
        "public abstract class demo/Sample extends java/util/AbstractList"
        " implements java/lang/Runnable,java/io/Serializable",
        "  field protected share D",
        "  field public static final WIDE J",
        "  method protected <init>()V throws java/io/IOException",
        "  method public abstract find(Ljava/lang/String;[[I)Ljava/lang/Object; throws java/io/IOException,"
        "java/lang/IllegalStateException",
        "  method public final stop()V",
        "  method public run()V",
    ]


def jar(files: dict[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


TAG = """<j:jelly xmlns:j="jelly:core" xmlns:st="jelly:stapler"><st:documentation>
<st:attribute name="a" use="required"/><st:attribute name="b" deprecated="true"/></st:documentation></j:jelly>"""


@pytest.fixture
def distribution(tmp_path: Path) -> Distribution:
    core = jar(
        {
            "demo/Sample.class": SAMPLE,
            "lib/form/tag.jelly": TAG,
            "lib/form/other.jelly": '<j:jelly xmlns:j="jelly:core"/>',
            "lib/form/sub/tag.jelly": TAG,
        }
    )
    symbol = "WEB-INF/classes/images/symbols/add.svg"
    (tmp_path / "jenkins.war").write_bytes(jar({"WEB-INF/lib/jenkins-core-2.1.jar": core, symbol: ""}))
    plugins = {name: tmp_path / f"{name}.hpi" for name in PLUGINS | NEIGHBOURS}
    for name, file in plugins.items():
        file.write_bytes(jar({f"WEB-INF/lib/{name}.jar": jar({})}))
    return Distribution("here", tmp_path / "jenkins.war", plugins)


def test_lists_are_made_of_the_war_and_the_plugins(distribution: Distribution) -> None:
    made = lists(distribution, "2.1")
    assert sorted(made) == ["2.1.api.txt.gz", "2.1.symbols.txt", "2.1.taglibs.txt"]
    assert gzip.decompress(made["2.1.api.txt.gz"]).decode().startswith("public abstract class demo/Sample ")
    assert made["2.1.symbols.txt"].decode().splitlines()[1:] == ["add"]
    assert made["2.1.taglibs.txt"].decode().splitlines() == [
        "/lib/form other: (undocumented)",
        "/lib/form/sub tag: a!, b (deprecated)",
        "/lib/form tag: a!, b (deprecated)",
    ]
    assert lists(distribution, "2.1") == made


def test_a_plugin_that_is_not_there_is_named(distribution: Distribution) -> None:
    del distribution.plugins["structs"]
    with pytest.raises(Failure, match="here has no plugin structs"):
        lists(distribution, "2.1")
