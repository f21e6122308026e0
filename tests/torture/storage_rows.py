"""Rows G14 to G19: what befalls the stored license and the disk under it."""

from __future__ import annotations

from tests.torture import g15_system_calls, g17_disks, g19_tampered
from tests.torture.row import MINUTE_S, Row, of
from tests.torture.store_rig import in_own_process

STORAGE = (
    Row(
        "G14",
        "the writer is killed at any moment of saving",
        lambda scale, seed: in_own_process(
            *("g14_kills", "trials"), count=of(1000, scale), naive=of(50, scale, 10), seed=seed
        ),
        {"torn": 0, "lost": 0, "older_than_acknowledged": 0, "stale_temporaries": 0},
        5 * MINUTE_S,
        0.1,
        1000,
        measures=False,
    ),
    Row(
        "G15",
        "each call of save, load, delete, migrate, publish fails, in 8 ways",
        g15_system_calls.trials,
        dict.fromkeys(g15_system_calls.COUNTS[1:], 0),
        5 * MINUTE_S,
        0.08,
        150,
        measures=False,
    ),
    Row(
        "G16",
        "every state of the disk after a power cut in up to 3 saves",
        lambda scale, seed: in_own_process(
            "g16_power_loss", "trials", block=512 if scale >= 1 else 2048
        ),
        {"invalid": 0, "invalid_contacts": 0, "next_save_failed": 0},
        5 * MINUTE_S,
        0.1,
        1000,
        measures=False,
    ),
    Row(
        "G17",
        "full and read-only disks, 20 layouts of rights, 3 umasks, things in the license's place",
        lambda scale, seed: g17_disks.trials(scale),
        dict.fromkeys(g17_disks.COUNTS[1:], 0),
        5 * MINUTE_S,
        0.1,
        900,
        measures=False,
    ),
    Row(
        "G18",
        "32 processes write and read for 60 s",
        lambda scale, seed: in_own_process(
            *("g18_concurrent", "trials"),
            processes=of(32, scale, 8),
            seconds=60 * scale,
            reads=of(100_000, scale),
            seed=seed,
        ),
        {
            "lost_updates": 0,
            "lost_settings": 0,
            "bad_reads": 0,
            "went_back": 0,
            "failed_writes": 0,
            "bad_status_reads": 0,
            "stale_temporaries": 0,
        },
        10 * MINUTE_S,
        0.02,
        100_000,
        measures=False,
    ),
    Row(
        "G19",
        "every flipped bit and every cut, with the digest renewed as well, and 1,000 swaps",
        lambda scale, seed: g19_tampered.trials(scale, of(1000, scale), seed),
        {"accepted": 0, "crashes": 0},
        5 * MINUTE_S,
        0.03,
        30_000,
        measures=False,
    ),
)
