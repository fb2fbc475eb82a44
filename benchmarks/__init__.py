"""Side-by-side comparisons with peers, and quality floors."""
