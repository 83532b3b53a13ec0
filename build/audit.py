#!/usr/bin/env python3
"""Asks the package sources that dotnet knows here whether a package of the solution has a known vulnerability, and never passes without an answer.

    build/audit.py [SOLUTION] [further arguments of dotnet restore]

Exit code 0: nothing is known. 1: something is. 2: nothing was checked, and why.
"""

import http.client
import json
import os
import pathlib
import re
import subprocess
import sys
import urllib.parse
import urllib.request

TIMEOUT_SECONDS = 60
FOUND = ("NU1901", "NU1902", "NU1903", "NU1904")
NO_DATA = ("NU1900", "NU1905")
LINE = re.compile(r": (?:warning|error) (NU190[0-5]): (?:Warning As Error: )?(.*?)(?: \[[^\]]*\])?$")


class NotChecked(Exception):
    """Why there is no answer."""


def fetch(address):
    try:
        with urllib.request.urlopen(address, timeout=TIMEOUT_SECONDS) as answer:
            return json.load(answer)
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise NotChecked(f"{address}: {error}") from error


def sources(folder):
    """The addresses of the enabled package sources, as a restore in the folder uses them."""
    command = ["dotnet", "nuget", "list", "source", "--format", "Short"]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    found = [line.split(maxsplit=1)[1] for line in run.stdout.splitlines() if re.match(r"E[A-Z]* http", line)]
    if not found:
        raise NotChecked("dotnet knows no package source with an address")
    return found


def with_data(addresses):
    """How many vulnerable packages each source knows, without those that have no such data: a restore compares with the others."""
    known, missing = {}, []
    for address in addresses:
        try:
            known[address] = known_packages(address)
        except NotChecked as error:
            missing.append(str(error))
    if not known:
        raise NotChecked("; ".join(missing))
    return known


def known_packages(source):
    """Of how many packages a source knows a vulnerability: the resource VulnerabilityInfo of the NuGet API, which the restore compares with."""
    indexes = [each["@id"] for each in fetch(source)["resources"] if each["@type"].startswith("VulnerabilityInfo/")]
    if not indexes:
        raise NotChecked(f"{source} has no vulnerability data")
    known = set()
    for page in fetch(indexes[0]):
        known.update(fetch(urllib.parse.urljoin(indexes[0], page["@id"])))
    if not known:
        raise NotChecked(f"the vulnerability data of {source} is empty")
    return len(known)


def restored(solution, further):
    """The lines about vulnerabilities of a restore that asks anew, each once."""
    audit = ["-p:NuGetAudit=true", "-p:NuGetAuditMode=all", "-p:NuGetAuditLevel=low"]
    command = ["dotnet", "restore", str(solution), "--force", "--no-http-cache", "-v", "m", *audit, *further]
    english = {**os.environ, "DOTNET_CLI_UI_LANGUAGE": "en"}
    run = subprocess.run(command, capture_output=True, text=True, check=False, env=english)
    lines = sorted({found.groups() for found in map(LINE.search, run.stdout.splitlines()) if found})
    if run.returncode != 0 and not lines:
        raise NotChecked(f"the restore failed: {(run.stdout + run.stderr).strip()[-1000:]}")
    for code, text in lines:
        if code in NO_DATA:
            raise NotChecked(text)
    return [text for code, text in lines if code in FOUND]


def main(arguments):
    named = arguments[:1] if arguments and not arguments[0].startswith("-") else []
    solution = pathlib.Path(named[0]) if named else pathlib.Path(__file__).resolve().parent.parent / "RecsConsole.sln"
    try:
        asked = with_data(sources(solution.resolve().parent))
        found = restored(solution, arguments[len(named) :])
    except NotChecked as error:
        print(f"nothing was checked: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"nothing was checked: {error}", file=sys.stderr)
        return 2
    except (KeyError, TypeError, AttributeError) as error:
        print(f"nothing was checked: a source answers in an unknown form ({error!r})", file=sys.stderr)
        return 2
    for line in found:
        print(line)
    for source, known in asked.items():
        print(f"{source} knows of {known} vulnerable packages")
    print(f"{len(found)} known vulnerabilities")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
