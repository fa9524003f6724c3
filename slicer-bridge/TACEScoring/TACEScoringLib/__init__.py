"""What the module TACEScoring is made of, apart from its window."""
