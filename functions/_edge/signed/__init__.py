"""Pages for whoever holds a signed link: one report, one thing to say, no login.

A page for another purpose is a module with `show`, `act` and `picture`, a row in `frame.PAGES`, and a
template beside `base.html`.
"""
