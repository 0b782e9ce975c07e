"""How each figure is made: the texts, and how they are drawn, for About and for the pages that leave."""
