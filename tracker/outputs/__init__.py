"""What leaves the tracker: data in the shapes that other programs and people take away. One file each."""
