"""Every format held against the tools of its own community: the extra `interop`, a browser, axe-core and LibreOffice.

What is missing is skipped, with its reason. `.ci/run` installs what the package registries have.
"""
