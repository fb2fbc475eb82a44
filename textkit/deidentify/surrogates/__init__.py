"""Other names, numbers and addresses in place of those that identify, drawn with a key."""
