"""`python -m hsdesk`: the command line where no window is installed or wanted."""

import sys

from hsdesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
