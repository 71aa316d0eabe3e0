"""`make mutants`: small faults put into the core, one at a time, to see whether the tests notice.

Cosmic Ray makes the mutants and keeps what became of each; coverage tells which tests run a line. A mutant lives in
memory only, in a process of its own that reads the service anew, so no file changes and nothing remembered hides it.
"""
