"""A pothole: reported, nudged, visited, answered, contested, answered again, confirmed."""

from local.stage.camera import take_photo, tells_anything
from local.stage.client import CityClient
from local.stage.scene import UNTIL_NUDGED, Filed, Scene, announced

_LATITUDE, _LONGITUDE = -3.971088, 122.521592
_WORDS = "Jalan berlubang besar di lorong depan pasar, kemarin ada motor jatuh."
_OFFICER, _DESK = "phone:kendari-officer-DPUPR", "phone:kendari-desk"
_HEAD = "phone:kendari-head-DPUPR"
_CLIMBED = ["whatsapp", "inform", "push", "push", "visit"]
_DUTY_PHONE = "+6280000000101"


def play(scene: Scene) -> None:
    citizen = scene.city.signed_in("citizen", name="demo-lubang")
    officer = scene.city.signed_in("officer", office="DPUPR")
    desk = scene.city.signed_in("desk")
    filed = _reported(scene, citizen)
    _routed(scene, filed)
    _silence(scene, filed)
    _ladder(scene, filed)
    _visited(scene, filed, desk)
    _answered(scene, filed, officer)
    _contested(scene, filed, citizen)
    _confirmed(scene, filed, officer, citizen)


def _reported(scene: Scene, citizen: CityClient) -> Filed:
    tell = scene.tell
    photo = take_photo(_LATITUDE, _LONGITUDE, scene.now())
    filed = scene.file(
        citizen,
        {
            "description": _WORDS,
            "location": {
                "latitude": _LATITUDE,
                "longitude": _LONGITUDE,
                "accuracy_m": 12,
                "source": "device",
            },
            "photos": [announced(photo)],
        },
    )
    tell.true(
        f"Seorang warga melaporkan lubang di jalan; kode lacaknya {filed.code}.",
        "A citizen reports a pothole and gets a tracking code.",
        filed.code.startswith("KDI-"),
        filed.code,
    )
    citizen.upload(filed.uploads[0], photo)
    scene.settle()
    shown = scene.tracked(filed)["photos"]
    tell.same(
        "Fotonya, dengan posisi GPS di dalamnya, diperiksa dan diterbitkan.",
        "The photo, with a GPS position in it, is checked and published.",
        ["published"],
        [each["state"] for each in shown],
    )
    clean = scene.city.picture(shown[0]["large"])
    tell.same(
        "Salinan yang diterbitkan tidak lagi memuat posisi, waktu, atau merek ponsel.",
        "The published copy no longer tells where, when or by which phone it was taken.",
        (True, False),
        (tells_anything(photo), tells_anything(clean)),
    )
    return filed


def _routed(scene: Scene, filed: Filed) -> None:
    tell, tracked = scene.tell, scene.tracked(filed)
    report = scene.inside(filed)["report"]
    tell.same(
        "Tempatnya dikenali: Kelurahan Korumba; jenisnya dibaca dari cerita: jalan rusak.",
        "The place is recognised, Kelurahan Korumba; the kind is read from the words: a bad road.",
        ("Korumba", "jalan_rusak"),
        (tracked["kelurahan"], tracked["category"]),
    )
    tell.same(
        f"Aturan {report['rule']} menyerahkannya ke Dinas PUPR.",
        "The rule jalan-dpupr hands it to the public works office, PUPR.",
        ("assigned", "DPUPR", "jalan-dpupr"),
        (report["state"], report["agency_id"], report["rule"]),
    )
    tell.same(
        "Ponsel petugas PUPR berbunyi.",
        "The phone of PUPR's officer rings.",
        ["Laporan baru"],
        scene.titles(filed, _OFFICER),
    )
    leaked = [
        message["body"]
        for message in scene.inside(filed)["messages"]
        if "Korumba" in message["body"]
        or "pasar" in message["body"]
        or filed.code in message["body"]
    ]
    tell.same(
        "Di layar kunci tidak ada isi laporan, tempat, atau kode lacak.",
        "No lock screen shows words of the report, its place or its code.",
        [],
        leaked,
    )


def _silence(scene: Scene, filed: Filed) -> None:
    tell = scene.tell
    tell.same(
        "Sebelum 24 jam tidak ada yang dikirim lagi.",
        "Before 24 hours have passed nothing more is sent.",
        [],
        scene.titles(filed, _DUTY_PHONE),
    )
    scene.wait(UNTIL_NUDGED)
    tell.same(
        "24 jam tanpa tindak lanjut: WhatsApp ke telepon piket PUPR.",
        "24 hours of silence: a WhatsApp to PUPR's duty phone.",
        ["whatsapp_office_nudge"],
        scene.titles(filed, _DUTY_PHONE),
    )
    scene.wait("PT48H")
    tell.same(
        "Dua hari tanpa jawaban: kepala PUPR diberi tahu, dan hanya dia.",
        "Two days without an answer: the head of PUPR is told, and nobody else.",
        ["Untuk kepala kantor"],
        scene.titles(filed, _HEAD),
    )
    tell.same(
        "Pada 75 % dan 90 % dari tenggat itu ponsel petugas PUPR mengingatkan.",
        "At 75 % and 90 % of that deadline the phone of PUPR's officer warned.",
        ["Laporan baru", "Pengingat", "Pengingat"],
        scene.titles(filed, _OFFICER),
    )
    tell.same(
        "3x24 jam tanpa jawaban: meja pengaduan mendapat perintah kunjungan.",
        "3x24 hours without an answer: the desk is ordered to visit the office.",
        ["Perintah kunjungan"],
        scene.titles(filed, _DESK),
    )
    tell.same(
        "Tepat satu WhatsApp, satu kabar ke kepala kantor, dua pengingat, satu perintah kunjungan.",
        "Exactly one WhatsApp, one word to the head, two warnings, one visit order, no more.",
        _CLIMBED,
        scene.climbed(filed),
    )


def _ladder(scene: Scene, filed: Filed) -> None:
    rungs = scene.tracked(filed)["ladder"]
    scene.tell.same(
        "Warga melihat seluruh tangga: lima langkah sudah, satu berikutnya, enam kemudian.",
        "The citizen sees the whole ladder: five steps done, one next, six later.",
        ["done"] * 5 + ["next"] + ["later"] * 6,
        [rung["state"] for rung in rungs],
    )
    scene.tell.true(
        "Langkah berikutnya diceritakan dengan waktunya.",
        "The next step is told with its time.",
        "WITA" in rungs[5]["text"] and rungs[5]["text"].startswith("Jika sampai"),
        rungs[5]["text"],
    )


def _visited(scene: Scene, filed: Filed, desk: CityClient) -> None:
    scene.act(
        desk,
        filed,
        "visit_result",
        met="Kepala seksi jalan",
        text="Material datang besok; lubang ditutup lusa.",
    )
    visit = scene.inside(filed)["report"]["visit"]
    scene.tell.same(
        "Petugas humas mendatangi kantor dan mencatat janjinya.",
        "Public relations go to the office and write down its promise.",
        ("Kepala seksi jalan", True),
        (visit["met"], visit["visited_at"] is not None),
    )


def _answered(scene: Scene, filed: Filed, officer: CityClient) -> None:
    tell = scene.tell
    scene.act(officer, filed, "accept")
    tell.same(
        "PUPR menerima laporan.",
        "PUPR accepts the report.",
        "accepted",
        scene.tracked(filed)["state"],
    )
    proof = take_photo(_LATITUDE, _LONGITUDE, scene.now(), mended=True)
    acted = scene.act(
        officer, filed, "answer", text="Lubang sudah ditambal.", photos=[announced(proof)]
    )
    officer.upload(acted["uploads"][0], proof)
    scene.settle()
    tracked = scene.tracked(filed)
    tell.same(
        "PUPR menjawab, dengan foto bukti.",
        "PUPR answers, with a photo as proof.",
        (
            "answered",
            "Lubang sudah ditambal.",
            [("complaint", "published"), ("proof", "published")],
        ),
        (
            tracked["state"],
            tracked["answer"],
            sorted((photo["purpose"], photo["state"]) for photo in tracked["photos"]),
        ),
    )


def _contested(scene: Scene, filed: Filed, citizen: CityClient) -> None:
    tell = scene.tell
    scene.respond(citizen, filed, "not_fixed", "Hanya separuh yang ditambal.")
    tracked = scene.tracked(filed)
    tell.same(
        "Warga: belum selesai. Laporan dibuka kembali.",
        "The citizen says: not fixed. The report is reopened.",
        "reopened",
        tracked["state"],
    )
    tell.same(
        "PUPR diberi tahu, dan jamnya berjalan lagi.",
        "PUPR is told, and its clock runs again.",
        ("Laporan dibuka kembali", True),
        (scene.titles(filed, _OFFICER)[-1], tracked["next"] is not None),
    )


def _confirmed(scene: Scene, filed: Filed, officer: CityClient, citizen: CityClient) -> None:
    tell = scene.tell
    scene.act(officer, filed, "answer", text="Seluruh lubang sudah ditambal.")
    tell.same(
        "PUPR menjawab lagi.", "PUPR answers again.", "answered", scene.tracked(filed)["state"]
    )
    scene.respond(citizen, filed, "fixed")
    tracked = scene.tracked(filed)
    tell.same(
        "Warga: sudah selesai. Laporan ditutup.",
        "The citizen says: fixed. The report is closed.",
        ("closed", "closed", "Laporan selesai"),
        (tracked["state"], tracked["status"], scene.titles(filed, _OFFICER)[-1]),
    )
    scene.wait("P30D")
    tell.same(
        "Sebulan kemudian: semua alarm sudah berbunyi dan tidak menemukan apa-apa.",
        "A month later all alarms have rung and found nothing to do.",
        (_CLIMBED, "closed"),
        (scene.climbed(filed), scene.tracked(filed)["state"]),
    )
