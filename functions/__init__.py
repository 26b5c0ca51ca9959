"""The inbound edge: one file for each deployed function."""

import gc

from functions._edge.triggers.warmup import warm_up_after_fork

# What a cold start loads stays for ever. By default the collector walks all of it hundreds of times
# meanwhile; now it leaves alone what is there already, and looks less often at what comes.
gc.freeze()
gc.set_threshold(200_000, 20, 50)
warm_up_after_fork()
