#!/bin/sh
# .git/hooks/pre-commit (make it executable): without pre-commit. Files are checked as they lie in the working tree.
git diff --cached --name-only --diff-filter=ACMR -z -- ':(icase)*.txt' ':(icase)*.md' ':(icase)*.htm' ':(icase)*html' |
    xargs -0 -r gklint check --quiet --force-exclude --
