"""A photo that went through WhatsApp: it has lost its metadata, and that is held against nobody."""

from local.stage.camera import tells_anything, without_metadata
from local.stage.scene import Scene
from local.stage.snapshots import codes, file_with, seen_by, snapshot


def play(scene: Scene) -> None:
    tell = scene.tell
    officer = scene.city.signed_in("officer", office="DPUPR")
    received = without_metadata(snapshot(scene, days_ago=1))
    tell.same(
        "Foto yang diteruskan lewat WhatsApp tidak lagi memuat tempat dan waktu.",
        "A photo passed on through WhatsApp has no data on place and time left.",
        False,
        tells_anything(received),
    )
    filed = file_with(scene, "demo-foto-whatsapp", received, capture="gallery")
    photo = seen_by(officer, filed)
    tell.same(
        "Itu wajar, jadi nilainya netral dan tidak ada yang perlu dipertanyakan.",
        "That is normal, so its score is neutral and there is nothing to ask about.",
        ("ok", 70, {"no_metadata", "gallery"}),
        (photo["flag"], photo["score"], codes(photo)),
    )
