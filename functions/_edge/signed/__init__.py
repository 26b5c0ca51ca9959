"""Pages for whoever holds a signed link: one report, one thing to say, no login.

A page for another purpose is a module with `show`, `act`, `admits` and `picture`, a row in
`link_dispatch.PAGES`, and a template beside `base.html`.
"""
