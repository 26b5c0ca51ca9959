"""Everyday words that are one slip of the finger from a word that asks for care, and are no slip.

"Mohon ditinjau" is no "ditinju", "guru tidak mengajar" no "menghajar", "belum dirabat beton" no "diraba".
"""

_WORDS = """
batang tulang polusi tanggal tanggap timbang bankir merana parkit batuan bagikan kepalan tawaran
tangani laporkan jualkan setorkan siapan setiran peminat pemintal pendataran
ditinjau meninjau ditonjol menonjol ditonjolkan menonjolkan
diajar diajari mengajar mengajari dihajat menghajat dijajar dijajarkan
dirabat merabat dirabas merabas merabak merembas dirambas merambas
dipikul memikul pikul pemikulan disudut disektor diselap disekrap disekat
disiap menyiap penyiapan disulap menyulap disuapi menyuapi diusap mengusap
disetir menyetir dinaik menaik menari ditari ditaruk menegang mengendang mendendang
dirunding perundingan berunding didekap mendekap diintai mengintai
dicuplik pencuplikan dicuit mencuit dicekok dicekoki mencekoki dicelik mencelik
diutus mengutus pengutusan dilurus ditenang menenang mendampar terdampar menambak membalak
pembalakan memberas memberkah memintal diminati meminati minati diminat dibiang dibulu dibangku
dibubuh dibubuhi membubuh pembubuhan dikurus dikuring dikutung diluluk disisa menyisa
dijajah dirantau merantau direndang memetas dipetas penerasan mematik mengampuk mencuru
"""
ORDINARY = frozenset(_WORDS.split())
