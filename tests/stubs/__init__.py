"""Services that have no emulator, as small HTTP servers that answer in the documented shapes."""
