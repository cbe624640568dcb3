"""Why a date is what it is: wherever one is shown, the promise, the rules and every day behind it."""
