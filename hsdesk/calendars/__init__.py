"""Opening hours, bank holidays, working time, and due dates with their explanation."""
