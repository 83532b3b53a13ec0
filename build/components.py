#!/usr/bin/env python3
"""Prints every package that the product loads, with its version, its hash and who brings it, as a CycloneDX list (JSON, specification 1.6).

    build/components.py [project.assets.json]

The restore decides versions, so it is its own list that is read. The same restore prints the same text. Exit code 2: there is none yet.
"""

import base64
import json
import pathlib
import sys

ASSETS = pathlib.Path(__file__).resolve().parent.parent / "RecsConsole" / "obj" / "project.assets.json"
BROUGHT_BY = "recsconsole:broughtBy"


def address(name, version):
    return f"pkg:nuget/{name}@{version}"


def graph(assets):
    """Packages and own projects by name in lower case: (name, version, is a package, names of what it depends on)."""
    framework = min(assets["targets"], key=len)  # the longer ones are for one system
    nodes = {}
    for key, entry in assets["targets"][framework].items():
        name, version = key.split("/")
        needed = [each.lower() for each in entry.get("dependencies", {})]
        nodes[name.lower()] = (name, version, entry["type"] == "package", needed)
    root = assets["project"]["restore"]["projectName"]
    direct = [each.split(" ")[0].lower() for each in assets["projectFileDependencyGroups"][framework]]
    nodes[root.lower()] = (root, assets["project"]["version"], False, direct)
    return root, nodes


def listed(assets):
    root, nodes = graph(assets)
    refs = {key: address(name, version) if is_package else name for key, (name, version, is_package, _) in nodes.items()}
    brought = {key: sorted(refs[by] for by, node in nodes.items() if key in node[3]) for key in nodes}

    def component(key):
        name, version, is_package, _ = nodes[key]
        found = {"type": "library", "bom-ref": refs[key], "name": name, "version": version}
        if is_package:
            digest = assets["libraries"][f"{name}/{version}"].get("sha512")
            found["hashes"] = [{"alg": "SHA-512", "content": base64.b64decode(digest).hex()}] if digest else []
            found["purl"] = refs[key]
        found["properties"] = [{"name": BROUGHT_BY, "value": by} for by in brought[key]]
        return found

    keys = sorted(nodes)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": root, "name": root, "version": nodes[root.lower()][1]}},
        "components": [component(key) for key in keys if key != root.lower()],
        "dependencies": [{"ref": refs[key], "dependsOn": sorted(refs[each] for each in nodes[key][3] if each in nodes)} for key in keys],
    }


def main(arguments):
    path = pathlib.Path(arguments[0]) if arguments else ASSETS
    try:
        assets = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        print(f"there is no list of a restore: {error}", file=sys.stderr)
        return 2
    print(json.dumps(listed(assets), indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
