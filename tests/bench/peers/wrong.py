"""A participant that is wrong in one edge: compare.py must notice it (a test)."""
import sys

import youth

youth.case_quality = lambda percent: 0 if percent < 50 else 1 if percent <= 65 else 2 if percent < 80 else 3
youth.main(*sys.argv[1:])
