"""What an app needs of this package beside the modules that PyInstaller finds by itself.

Modules are imported by name when they are first used, and the data lie beside them. `testing` needs Hypothesis: it gets
into an app that imports it, and into no other. Datasets of other packages are found by their entry points.
"""

from __future__ import annotations

from PyInstaller.utils.hooks import collect_data_files, collect_entry_point, collect_submodules

_LEFT_OUT = ("careertaxonomy._pyinstaller", "careertaxonomy.testing")

others, packages = collect_entry_point("careertaxonomy.datasets")
hiddenimports = packages + collect_submodules("careertaxonomy", filter=lambda name: not name.startswith(_LEFT_OUT))
datas = others + [file for package in ("careertaxonomy", *packages) for file in collect_data_files(package)]
