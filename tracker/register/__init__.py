"""The register: what its files may say, how they are read, and what is wrong with them."""
