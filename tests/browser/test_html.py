"""Every page is valid HTML, by the Nu checker of the W3C (npm ``vnu-jar``; VNU_JAR is its path)."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from sites import Site


def test_every_page_is_valid(site: Site) -> None:
    """No page of either site has an error; the frame is ours, so that there is none to excuse."""
    jar = Path(os.environ["VNU_JAR"])
    assert jar.is_file(), "VNU_JAR is not the path of vnu.jar"
    pages = [str(site.folder / page) for page in site.pages]

    checked = subprocess.run(
        ["java", "-jar", str(jar), "--errors-only", *pages],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (checked.returncode, checked.stderr) == (0, "")
