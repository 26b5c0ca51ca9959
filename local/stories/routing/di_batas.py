"""On a border: a fix that cannot tell two districts apart, and the reporter who can."""

from local.stage.scene import Scene

_OLD_OFFICE, _NEW_OFFICE = "phone:kendari-officer-KEC-PUUWATU", "phone:kendari-officer-KEC-KADIA"


def play(scene: Scene) -> None:
    tell = scene.tell
    citizen = scene.city.signed_in("citizen", name="demo-batas")
    filed = scene.file(
        citizen,
        {
            "description": "Kantor lurah sudah tiga hari tutup sebelum jam dua belas.",
            "category": "pelayanan_kecamatan",
            "location": {
                "latitude": -3.972456,
                "longitude": 122.505656,
                "accuracy_m": 30,
                "source": "device",
            },
        },
    )
    question = filed.question or {"choices": []}
    tell.same(
        "Begitu laporan terkirim warga ditanya, di sisi mana kantor lurah itu.",
        "As soon as the report is sent the citizen is asked on which side it is.",
        ["Kelurahan Tobuuha, Puuwatu", "Kelurahan Pondambea, Kadia"],
        [choice["text"] for choice in question["choices"]],
    )
    scene.settle()
    tracked = scene.tracked(filed)
    tell.same(
        "Ponsel bisa keliru 30 meter dan batas kecamatan ada di situ: laporan tetap langsung berjalan.",
        "The phone may be 30 metres off, and a border runs there: the report goes on at once.",
        ("assigned", "KEC-PUUWATU"),
        (tracked["state"], tracked["agency_responsible"]["agency_id"]),
    )
    tell.same(
        "Pertanyaannya menunggu juga di halaman lacak, bila warga belum sempat menjawab.",
        "The question waits on the tracking page as well, if there was no time to answer.",
        filed.question,
        tracked["place_question"],
    )
    other = question["choices"][1]["choice"]
    citizen.post(f"/v1/reports/{filed.code}/place", {"choice": other})
    scene.settle()
    tracked = scene.tracked(filed)
    tell.same(
        "Warga memilih sisi yang lain: laporan pindah ke kecamatan yang benar, tenggatnya tetap.",
        "The citizen picks the other side: the report moves to the right district, with its deadline.",
        ("assigned", "KEC-KADIA", "Pondambea", None),
        (
            tracked["state"],
            tracked["agency_responsible"]["agency_id"],
            tracked["kelurahan"],
            tracked["place_question"],
        ),
    )
    tell.same(
        "Kantor yang baru mendapat laporan itu dalam antreannya.",
        "The new office has it in its queue.",
        (["Laporan baru"], ["Laporan baru"]),
        (scene.titles(filed, _OLD_OFFICE), scene.titles(filed, _NEW_OFFICE)),
    )
