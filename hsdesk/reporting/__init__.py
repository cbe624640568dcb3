"""How the promises were kept: periods, measures, monthly figures and the scoreboard."""
