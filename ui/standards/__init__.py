"""The promises of the office: how they are kept, and what has to be done to keep them."""
