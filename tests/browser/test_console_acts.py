"""Acts on how reports hang together, on links and on other people's cases, with the console's own forms."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from local.stage.client import CityClient
from tests.browser.acts import act, become, file_report

pytestmark = pytest.mark.browser
WHY = "Suratnya hilang di perjalanan."


def submit(page: Page) -> None:
    with page.expect_navigation():
        page.locator('[data-act] form button[type="submit"]').first.click()


def told(page: Page, sentence: str) -> None:
    """The history says so; messages on phones may say it as well."""
    expect(page.locator(".step-said", has_text=sentence)).to_be_visible()


def report_id(page: Page) -> str:
    return page.url.rpartition("/")[2]


def test_two_reports_become_one_and_two_again(page: Page, photo: Path) -> None:
    file_report(page, photo)
    case = report_id(page)
    file_report(page, photo)
    duplicate = page.url
    become(page, "officer|kendari|DPUPR")
    expect(page.locator('[data-action="propose_merge"]')).to_be_visible()
    expect(page.locator('[data-action="merge"]')).to_have_count(0)
    become(page, "desk|kendari|")
    page.locator('[data-action="merge"]').click()
    page.get_by_label("Laporan yang sama").select_option(case)
    submit(page)
    told(page, "Laporan Anda digabungkan dengan laporan lain")
    page.goto(f"/local/console/reports/{case}")
    told(page, "Laporan lain tentang hal yang sama digabungkan")
    page.goto(duplicate)
    page.locator('[data-action="unmerge"]').click()
    submit(page)
    told(page, "Laporan Anda dipisahkan kembali")


def test_a_report_is_split_over_offices_and_made_whole_again(page: Page, photo: Path) -> None:
    file_report(page, photo)
    become(page, "supervisor|kendari|")
    page.locator('[data-action="split"]').click()
    page.get_by_label("Kantor bagian 1").select_option("DPUPR")
    page.get_by_label("Kantor bagian 2").select_option("DISHUB")
    for number, words in enumerate(("Tambal lubangnya.", "Pasang rambunya.")):
        page.get_by_label("Yang diminta dari kantor ini").nth(number).fill(words)
    page.get_by_role("button", name="Tambah bagian").click()
    expect(page.get_by_label("Kantor bagian 3")).to_be_visible()
    page.get_by_label("Kantor bagian 3").select_option("DLHK")
    page.get_by_label("Yang diminta dari kantor ini").nth(2).fill("Angkut sisanya.")
    submit(page)
    told(page, "menyangkut beberapa kantor")
    expect(page.locator("dt", has_text="Bagian kantor")).to_be_visible()
    page.locator('[data-action="unsplit"]').click()
    submit(page)
    told(page, "Pembagian laporan Anda dibatalkan")


def test_the_desk_revokes_the_links_of_a_report(page: Page, photo: Path) -> None:
    file_report(page, photo)
    become(page, "officer|kendari|DPUPR")
    expect(page.locator('[data-action="accept"]')).to_be_visible()
    expect(page.locator('[data-action="revoke_links"]')).to_have_count(0)
    become(page, "desk|kendari|")
    act(page, "revoke_links", WHY)
    told(page, "tautan yang kami kirim sebelumnya")
    expect(page.get_by_text(WHY)).to_be_visible()


def test_somebody_else_supports_and_follows_a_public_case(page: Page, city: CityClient) -> None:
    filed = city.signed_in("citizen", name="tetangga").post(
        "/v1/reports?jurisdiction_id=kendari",
        {
            "description": "Lampu jalan padam di depan pasar.",
            "category": "lampu_jalan",
            "location": {"latitude": -3.971088, "longitude": 122.521592},
        },
        Idempotency_Key="a-neighbours",
    )
    page.goto(f"/local/console/reports/{filed['report_id']}")
    become(page, "citizen|kendari|")
    page.get_by_role("button", name="Dukung laporan ini").click()
    expect(page.get_by_role("button", name="Batal mendukung")).to_be_visible()
    expect(page.locator("[data-act]")).to_contain_text("1 pendukung")
    page.get_by_role("button", name="Ikuti laporan ini").click()
    expect(page.get_by_role("button", name="Berhenti mengikuti")).to_be_visible()
    page.get_by_role("button", name="Batal mendukung").click()
    expect(page.locator("[data-act]")).to_contain_text("0 pendukung")


def test_a_visit_is_written_down_with_a_signature(page: Page, photo: Path) -> None:
    file_report(page, photo)
    become(page, "desk|kendari|")
    page.locator('[data-action="order_visit"]').click()
    page.get_by_label("Siapa yang pergi").fill("Ani Contoh, Analis")
    submit(page)
    expect(page.get_by_role("link", name="Surat tugas (PDF)")).to_be_visible()
    page.locator('[data-action="visit_result"]').click()
    page.get_by_label("Bertemu dengan").fill("Kepala Bidang")
    page.get_by_label("Hasil kunjungan").fill("Dikerjakan minggu ini.")
    page.get_by_label("Foto tanda tangan").set_input_files(photo)
    submit(page)
    expect(page.get_by_text("Tanda tangan", exact=True)).to_be_visible()
    expect(page.get_by_text(re.compile("bertemu: Kepala Bidang"))).to_be_visible()


def test_no_form_is_wider_than_its_window(page: Page, photo: Path) -> None:
    file_report(page, photo)
    become(page, "desk|kendari|")
    page.locator('[data-action="order_visit"]').click()
    page.get_by_label("Siapa yang pergi").fill("Ani Contoh, Analis")
    submit(page)
    for name in ("split", "correct", "visit_result"):
        page.locator(f'[data-action="{name}"]').click()
        for width in (320, 390, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
