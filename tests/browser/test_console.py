"""The console in a real browser: what a person with a phone does, and what the page then shows."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from local.stage.client import CityClient
from tests.browser.acts import act, become, file_report, sent

pytestmark = pytest.mark.browser

DESKTOP = {"width": 1280, "height": 900}


def test_a_report_filed_on_a_phone_is_in_the_list_with_its_photo(page: Page, photo: Path) -> None:
    file_report(page, photo)
    expect(
        page.get_by_text("Laporan Anda diteruskan ke Dinas PU & Penataan Ruang.")
    ).to_be_visible()
    picture = page.get_by_role("img", name="Foto laporan")
    expect(picture).to_be_visible()
    assert picture.evaluate("each => each.naturalWidth") > 0
    page.goto("/")
    line = page.locator("[data-reports] > li").first
    expect(line).to_contain_text("Jalan berlubang di lorong depan pasar.")
    expect(line).to_contain_text("Korumba, Mandonga")
    expect(line).to_contain_text("1 foto")


def test_a_place_can_be_given_without_a_pointer(page: Page, photo: Path) -> None:
    file_report(page, photo, by_keyboard=True)
    expect(page.locator("dd", has_text="Korumba, Mandonga").first).to_be_visible()


def test_a_form_without_words_or_place_says_what_is_missing(page: Page) -> None:
    page.goto("/local/console/new")
    page.get_by_role("button", name="Kirim laporan").click()
    expect(page.get_by_text("Ceritakan masalahnya terlebih dahulu.")).to_be_visible()
    expect(
        page.get_by_text("Taruh pin di peta, pilih kelurahan, atau tulis alamat.")
    ).to_be_visible()
    expect(page.get_by_label("Apa yang terjadi?")).to_be_focused()


def test_a_whole_life_on_the_console(page: Page, photo: Path) -> None:
    page.set_viewport_size({"width": DESKTOP["width"], "height": DESKTOP["height"]})
    file_report(page, photo)
    report = page.url
    for _ in range(3):
        with page.expect_navigation():
            page.get_by_role("button", name="+24 jam").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Ke alarm berikutnya").click()
    expect(page.get_by_text("Perintah kunjungan").first).to_be_visible()
    become(page, "desk|kendari|")
    act(page, "visit_result", "Material datang besok.")
    page.goto("/local/console/queue")
    page.get_by_label("Daftar").select_option(label="Pelapor perlu dicari")
    expect(page.get_by_text("Tidak ada laporan di daftar ini.")).to_be_visible()
    become(page, "officer|kendari|DPUPR")
    page.goto("/local/console/queue")
    page.get_by_label("Daftar").select_option(label="Lewat batas")
    page.get_by_label("Daftar").select_option(label="Semua")
    page.get_by_role("button", name="Bertindak").click()
    with page.expect_navigation():
        page.locator('[data-action="accept"]').click()
    page.goto(report)
    act(page, "answer", "Lubang sudah ditambal.", photo)
    become(page, "citizen|kendari|")
    act(page, "not_fixed", "Hanya separuh.")
    expect(page.get_by_text("dibuka kembali", exact=True)).to_be_visible()
    become(page, "officer|kendari|DPUPR")
    act(page, "answer", "Sekarang seluruhnya.")
    become(page, "citizen|kendari|")
    act(page, "fixed")
    expect(page.get_by_text("Anda menyatakan masalahnya selesai. Terima kasih.")).to_be_visible()


def test_another_office_is_told_that_the_report_is_not_there(page: Page, city: CityClient) -> None:
    report_id, _ = sent(
        city,
        description="Jalan berlubang di lorong depan pasar.",
        location={"latitude": -3.971088, "longitude": 122.521592},
    )
    page.goto(f"/local/console/reports/{report_id}")
    told = page.get_by_text("Laporan ini bukan di kantor Anda.", exact=True)
    become(page, "head|kendari|DPUPR")
    expect(page.locator('[data-action="accept"]')).to_be_visible()
    become(page, "head|kendari|DLHK")
    expect(told).to_be_visible()


def test_a_question_a_rejection_and_an_appeal_on_the_console(page: Page, photo: Path) -> None:
    file_report(page, photo)
    become(page, "officer|kendari|DPUPR")
    act(page, "ask", "Lubangnya di jalur mana?")
    expect(page.get_by_text("menunggu keterangan pelapor", exact=True)).to_be_visible()
    become(page, "citizen|kendari|")
    act(page, "messages", "Jalur kiri.")
    expect(page.get_by_text("Terima kasih, keterangan Anda kami terima")).to_be_visible()
    become(page, "desk|kendari|")
    act(page, "reject", "Mohon maaf, laporan ini tidak dapat kami pahami.")
    become(page, "citizen|kendari|")
    act(page, "appeal", "Lubangnya sungguh ada.")
    expect(page.get_by_text("Keberatan Anda kami terima")).to_be_visible()
    become(page, "supervisor|kendari|")
    expect(page.locator('[data-action="assign"]')).to_be_visible()
    become(page, "desk|kendari|")
    expect(page.locator('[data-action="message"]')).to_be_visible()
    expect(page.locator('[data-action="assign"]')).to_have_count(0)
    become(page, "supervisor|kendari|")
    act(page, "reject", "Mohon maaf, ini bukan pengaduan.")
    become(page, "citizen|kendari|")
    expect(page.get_by_text("laporan ini tetap tidak dapat kami proses")).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(page.locator('[data-action="appeal"]')).to_have_count(0)


def test_an_answer_is_advised_on_before_it_is_sent(page: Page, photo: Path) -> None:
    file_report(page, photo)
    become(page, "officer|kendari|DPUPR")
    page.locator('[data-action="answer"]').click()
    page.get_by_label("Jawaban untuk pelapor").fill("Sudah kami tambal hari ini.")
    page.get_by_role("button", name="Periksa jawaban").click()
    expect(page.get_by_text("Sampaikan permohonan maaf")).to_be_visible()


def test_the_data_of_a_photo_and_what_looks_the_same(page: Page, photo: Path) -> None:
    for _ in range(2):
        file_report(page, photo)
    become(page, "desk|kendari|")
    expect(page.get_by_text("foto sangat mirip")).to_be_visible()
    become(page, "supervisor|kendari|")
    page.get_by_text("Data asli foto").click()
    page.get_by_label("Alasan, dibaca pelapor").fill("Memeriksa asal foto.")
    page.get_by_role("button", name="Buka data").click()
    expect(page.locator("dl.facts dd", has_text="Contoh")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Penyelia membaca data di dalam berkas foto")).to_be_visible()


def test_staff_read_why_there_is_no_photo(page: Page, city: CityClient) -> None:
    citizen, damaged = city.signed_in("citizen", name="peramban"), b"\xff\xd8\xff" + b"x" * 97
    answer = citizen.post(
        "/v1/reports",
        {
            "description": "Jalan berlubang di lorong depan pasar.",
            "location": {"latitude": -3.971088, "longitude": 122.521592},
            "photos": [{"content_type": "image/jpeg", "size_bytes": 100}] * 2,
        },
        Idempotency_Key="two-photos",
    )
    citizen.upload(answer["uploads"][0], damaged)
    city.post("/local/settle", {})
    page.goto(f"/local/console/reports/{answer['report_id']}")
    notices = page.locator(".pictures li")
    expect(notices.filter(has_text="tidak dapat ditampilkan: Foto rusak")).to_have_count(1)
    expect(notices.filter(has_text="sudah diberitahukan, tetapi belum masuk")).to_have_count(1)


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_page_is_wider_than_its_window(page: Page, photo: Path, width: int) -> None:
    file_report(page, photo)
    report = page.url
    page.set_viewport_size({"width": width, "height": 800})
    for path in (report, "/", "/local/console/new", "/local/console/messages"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_desk_answers_whose_road_it_is_with_one_button(page: Page, city: CityClient) -> None:
    report_id, _ = sent(
        city,
        description="Jalan berlubang di Jl. Melati, motor sering jatuh.",
        location={"latitude": -4.046402, "longitude": 122.493},
    )
    page.goto(f"/local/console/reports/{report_id}")
    become(page, "desk|kendari|")
    expect(page.locator("legend")).to_contain_text("Jalan ini milik siapa?")
    with page.expect_navigation():
        page.get_by_role("button", name="jalan kota: ").click()
    expect(page.get_by_text("jalan-dpupr", exact=True).first).to_be_visible()
    expect(page.locator("legend")).to_have_count(0)


def test_the_reporter_answers_on_which_side_of_the_border(page: Page, city: CityClient) -> None:
    page.goto("/local/console/new")
    become(page, "citizen|kendari|")
    answer = page.evaluate(
        """body => ask("POST", "/v1/reports", body, {"Idempotency-Key": crypto.randomUUID()})""",
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
    city.post("/local/settle", {})
    page.goto(f"/local/console/reports/{answer['report_id']}")
    page.get_by_label("Kode lacak laporan ini").fill(answer["tracking_code"])
    page.get_by_role("button", name="Buka").click()
    with page.expect_navigation():
        page.get_by_role("button", name=answer["place_question"]["choices"][1]["text"]).click()
    expect(
        page.get_by_text("mulai mengingatkan Kecamatan Kadia lewat WhatsApp.").first
    ).to_be_visible()
