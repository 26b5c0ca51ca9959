"""What a complaint is and may become, in rooms on floors: pure, standard library only.

Knows no clock, no ids, no environment, no log and no input or output.
"""
