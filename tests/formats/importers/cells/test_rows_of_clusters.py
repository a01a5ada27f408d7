"""Which lines are one row of a cluster: wrapped names, cut rows, ghosts, misread twins, and what belongs to no row."""

from __future__ import annotations

import careertaxonomy as ct
from tests.formats.importers.reading import decision, done, expect, read, rows

HEADER = "Career Cluster\tWorld\tCareer Pathway\n"
CSV = "Career Cluster,World,Career Pathway\n"


def test_a_ghost_at_the_top_of_a_page_is_no_row() -> None:
    page = "Finance\tAll Worlds\tAccounting\n\t\tInsurance\n\n\n\tHealth Care\tNursing\nHealth\tHealth Care\tNursing\n"
    imported = read(f"{HEADER}{page}\t\tSurgery\n")
    expect(imported, "line 6, above row Health | '\\tHealth Care\\tNursing' -> '' | inferred (ghost row)")
    assert rows(imported.dataset) == [
        "Finance | ALL | Accounting; Insurance",
        "Health | Health Care | Nursing; Surgery",
    ]


def test_a_ghost_may_have_several_lines_and_another_spelling_of_the_marker() -> None:
    page = (
        "Law\tHealth\tCourts\n\n\n\tALL WORLDS\tBanking\n\t\tInsurance\nFinance\tAll Worlds\tBanking\n\t\tInsurance\n"
    )
    imported = read(HEADER + page)
    ghost = "\\tALL WORLDS\\tBanking\\n\\t\\tInsurance"
    expect(imported, f"lines 5 to 6, above row Finance | '{ghost}' -> '' | inferred (ghost row)")
    assert rows(imported.dataset) == ["Law | Health | Courts", "Finance | ALL | Banking; Insurance"]


def test_a_ghost_above_the_first_row() -> None:
    imported = read(f"{HEADER}\tHealth\tCourts\nLaw\tHealth\tCourts\n\t\tJails\n")
    expect(imported, "line 2, above row Law | '\\tHealth\\tCourts' -> '' | inferred (ghost row)")


def test_what_the_next_row_does_not_say_again_belongs_to_the_row_above() -> None:
    page = "Finance\tAll Worlds\tAccounting\n\n\n\tHealth Care\tNursing\nHealth\tHealth Care\tDentistry\n"
    expect(
        read(f"{HEADER}{page}\t\tSurgery\n"),
        "? lines 2 to 5 | row Finance, column World | 'All Worlds; Health Care' | 'All Worlds' OR 'Health Care'",
    )


def test_without_a_page_break_nothing_is_a_ghost() -> None:
    page = "Law\tHealth\tCourts\n\tHealth\tNursing\nMedicine\tHealth\tNursing\n\t\tSurgery\n"
    imported = read(HEADER + page)
    assert imported.dataset is None
    assert [question.place for question in imported.questions] == ["ids of pathways of Medicine"]


def test_a_ghost_that_may_be_a_pathway_of_the_row_above_is_asked_about(tax: ct.Taxonomy) -> None:
    own = ct.Pathway(id="audit", name="Accounting", cluster="education-training")
    base = tax.dataset.model_copy(update={"pathways": (*tax.pathways, own)})
    page = "Education & Training\tAll Worlds\t\n\n\n\tAll Worlds\tAccounting\nFinance\tAll Worlds\tAccounting\n"
    imported = read(HEADER + page, base=base)
    (question,) = imported.questions
    assert (question.place, question.readings) == ("line 5, above row Finance", ("", "\tAll Worlds\tAccounting"))
    for answer, pathways in (("", []), ("it belongs there", ["Accounting"])):
        decided = read(HEADER + page, base=base, decisions=(decision(question.place, question.printed, answer),))
        assert decided.dataset is not None
        found = ct.Taxonomy(decided.dataset)
        education = found.pathways_of(found.cluster("education-training"))
        assert [pathway.name for pathway in education] == pathways


def test_a_line_that_stands_on_both_sides_of_a_page_break(tax: ct.Taxonomy) -> None:
    page = f"{HEADER}Government & Public Administration\tHealth Care\tPublic Management &\n\n\n"
    wrapped = read(f"{page}\tHealth Care\tPublic Management &\n\t\tAdministration\n", base=tax)
    assert wrapped.repairs[0].place == "line 5, row Government & Public Administration"
    assert wrapped.repairs[0].why.startswith("inferred (repeated line)")
    assert rows(wrapped.dataset) == [
        "Government & Public Administration | Health Care | Public Management & Administration"
    ]
    whole = read(f"{HEADER}Finance\tAll Worlds\tInsurance\n\n\n\tAll Worlds\tInsurance\n", base=tax)
    expect(whole, *whole.remarks)
    assert rows(whole.dataset) == ["Finance | ALL | Insurance"]


def test_a_repeated_line_that_may_be_a_name_of_its_own_is_asked_about(tax: ct.Taxonomy) -> None:
    names = ("Production", "Production Planning")
    own = tuple(ct.Pathway(id=f"p{at}", name=name, cluster="finance") for at, name in enumerate(names))
    base = tax.dataset.model_copy(update={"pathways": own})
    page = f"{HEADER}Finance\tAll Worlds\tProduction\n\n\n\tAll Worlds\tProduction\n\t\tPlanning\n"
    (question,) = read(page, base=base).questions
    assert (question.place, question.printed) == ("line 5, row Finance", "\tAll Worlds\tProduction")
    for answer, pathways in (("", "Production Planning"), ("it is there twice", "Production; Production Planning")):
        imported = read(page, base=base, decisions=(decision(question.place, question.printed, answer),))
        assert rows(imported.dataset) == [f"Finance | ALL | {pathways}"]


def test_names_wrap_column_by_column() -> None:
    page = (
        "Law, Safety &\tPublic Works &\tCorrection\nSecurity\tSafety,\tPolice &\n\tHealth\tFire\nArts\tHealth\tDance\n"
    )
    imported = read(HEADER + page)
    assert [repair.read_as for repair in imported.repairs] == [
        "Law, Safety & Security",
        "Public Works & Safety; Health",
    ]
    (question,) = imported.questions
    assert question.readings == ("Correction; Police & Fire", "Correction Police & Fire")


def test_a_world_that_goes_on_makes_the_cluster_go_on() -> None:
    page = "Government and Public\tWorks &\tGovernance\nAdministration\tSafety\tPlanning\nArts\tHealth\tDance\n"
    imported = read(HEADER + page)
    assert imported.repairs[0].read_as == "Government and Public Administration"


def test_the_misread_twin_of_a_row_is_dropped() -> None:
    page = "Data\tEporgy 9\tSupport & Societor\nData\tEnergy &\tSupport & Services\n\tTechnology\tNets\n"
    imported = read(f"{HEADER}{page}Arts\tEnergy & Technology\tDance\n", decisions=())
    twin = "Data\\tEporgy 9\\tSupport & Societor"
    assert any(repair.why.startswith("inferred (twin row)") for repair in imported.repairs)
    assert repr(imported.repairs[0].printed) == f"'{twin}'"
    assert [question.printed for question in imported.questions] == ["Support & Services\nNets"]


def test_two_rows_of_a_cluster_that_are_whole_are_no_twins() -> None:
    page = "Data,Eporgy 9,Support & Societor\nData,Energy,Support & Services\nArts,Energy,Dance\n"
    expect(
        read(CSV + page),
        "? lines 2 to 3 | row Data, column World | 'Eporgy 9; Energy' | 'Eporgy 9; Energy' OR 'Eporgy 9' OR 'Energy'",
    )


def test_a_cluster_without_a_world_may_go_on_from_above() -> None:
    page = f"{HEADER}Law\tSafety\tCorrection\nOrder\t\tJails\nArts\tHealth\tDance\n"
    place = "lines 2 to 3, column Career Cluster"
    expect(read(page), f"? lines 2 to 3 | {place} | 'Law\\nOrder' | 'Law Order' OR 'Law; Order'")
    one = read(page, decisions=(decision(place, "Law\nOrder", "Law Order"),))
    assert rows(one.dataset) == ["Law Order | Safety | Correction; Jails", "Arts | Health | Dance"]
    two = read(page, decisions=(decision(place, "Law\nOrder", "Law; Order"),))
    assert [(one.place, one.readings) for one in two.questions] == [("row Order, column World", ("Safety",))]


def test_known_names_of_clusters_tell_which_lines_are_one(tax: ct.Taxonomy) -> None:
    page = "Science, Technology,\tAll Worlds\tEngineering & Technology\nEngineering &\t\tScience & Mathematics\n"
    imported = read(f"{HEADER}{page}Mathematics\n", base=tax)
    assert imported.questions == ()
    assert [record.id for record in done(imported).clusters] == ["science-technology-engineering-mathematics"]


def test_clusters_that_may_be_parted_in_two_ways_are_asked_about(tax: ct.Taxonomy) -> None:
    names = ("Health", "Science", "Health Science")
    clusters = tuple(ct.Cluster(id=f"c{at}", name=name, worlds="all") for at, name in enumerate(names))
    pathways = tuple(ct.Pathway(id=f"p{at}", name=name, cluster=f"c{at}") for at, name in enumerate("ABC"))
    base = tax.dataset.model_copy(update={"clusters": clusters, "pathways": pathways})
    page = f"{HEADER}Health\tAll Worlds\tA\nScience\tAll Worlds\tB\n"
    place = "lines 2 to 3, column Career Cluster"
    expect(
        read(page, base=base), f"? lines 2 to 3 | {place} | 'Health\\nScience' | 'Health Science' OR 'Health; Science'"
    )
    imported = read(page, base=base, decisions=(decision(place, "Health\nScience", "Health; Science"),))
    assert rows(imported.dataset) == ["Health | ALL | A", "Science | ALL | B"]


def test_page_numbers_headers_and_totals_are_no_rows() -> None:
    page = f"{HEADER}Law\tSafety\tCourts\n\nPage 2 of 3\n\n{HEADER}\t\tJails\nTotal\t\t2\n"
    imported = read(page)
    expect(
        imported,
        "line 6 | 'Career Cluster\\tWorld\\tCareer Pathway' -> '' | inferred (page)",
        "line 4 | 'Page 2 of 3' -> '' | inferred (page)",
        "line 8 | 'Total\\t\\t2' -> '' | inferred (total row)",
    )
    assert rows(imported.dataset) == ["Law | Safety | Courts; Jails"]


def test_a_cluster_may_stand_above_its_rows() -> None:
    imported = read(f"{CSV}Law,,\n,Safety,Courts\n,Safety,Jails\nArts,,\n,Health,Dance\n,Health,Drama\n")
    expect(imported)
    assert rows(imported.dataset) == ["Law | Safety | Courts; Jails", "Arts | Health | Dance; Drama"]


def test_a_line_with_one_cell_that_is_no_cluster_is_asked_about(tax: ct.Taxonomy) -> None:
    page = f"{HEADER}Finance\tAll Worlds\tAccounting\n\t\tInsurance\n\nSource: the county\n"
    place = "column Career Cluster"
    said = f"? line 5 | {place} | 'Source: the county'"
    expect(read(page), f"{said} | '' OR 'Source: the county'")
    expect(read(page, base=tax), f"{said} | 'Source: the county' OR ''")
    imported = read(page, base=tax, decisions=(decision(place, "Source: the county", ""),))
    assert rows(imported.dataset) == ["Finance | ALL | Accounting; Insurance"]


def test_a_misspelt_cluster_is_asked_about_with_what_it_may_be(tax: ct.Taxonomy) -> None:
    page = f"{HEADER}Finances\tAll Worlds\tAccounting\n\t\tInsurance\n"
    place = "column Career Cluster"
    expect(read(page, base=tax), f"? line 2 | {place} | 'Finances' | 'Finance' OR 'Finances' OR ''")
    imported = read(page, base=tax, decisions=(decision(place, "Finances", "Finance"),))
    assert rows(imported.dataset) == ["Finance | ALL | Accounting; Insurance"]


def test_rows_of_one_cluster_may_lie_apart_and_be_spelled_otherwise() -> None:
    imported = read(f"{CSV}Law,Safety,Courts\nArts,Health,Dance\nLAW,Safety,Jails\narts,Health,Drama\n")
    expect(
        imported,
        "line 4 | 'LAW' -> 'Law' | inferred (known spelling)",
        "line 5 | 'arts' -> 'Arts' | inferred (known spelling)",
    )
    assert rows(imported.dataset) == ["Law | Safety | Courts; Jails", "Arts | Health | Dance; Drama"]


def test_a_new_cluster_with_pathways_of_the_base_may_be_a_slip(tax: ct.Taxonomy) -> None:
    """However little is left of its name."""
    table = f"{CSV}Fimance,All Worlds,Accounting\nMxrkvtnq,All Worlds,Merchandising\nFinance,All Worlds,Insurance\n"
    (slip,) = read(table, base=tax).questions
    assert (slip.printed, slip.readings) == ("Fimance", ("Finance", "Fimance", ""))
    table = table.replace("Fimance", "Finance")
    place, gone = "column Career Cluster", [one.name for one in tax.clusters if one.name != "Finance"]
    (ids,) = read(table, base=tax).questions
    assert (ids.place, ids.printed) == ("ids of clusters", "Mxrkvtnq")
    assert "; ".join(gone) in ids.asks
    new = decision("ids of clusters", "Mxrkvtnq", "mxrkvtnq")
    (question,) = read(table, base=tax, decisions=(new,)).questions
    assert (question.place, question.printed, question.readings) == (place, "Mxrkvtnq", ("Marketing", "Mxrkvtnq"))
    meant = read(table, base=tax, decisions=(new, decision(place, "Mxrkvtnq", "Marketing")))
    assert rows(meant.dataset) == ["Marketing | ALL | Merchandising", "Finance | ALL | Accounting; Insurance"][::-1]
    other = read(table, base=tax, decisions=(new, decision(place, "Mxrkvtnq", "Mxrkvtnq")))
    assert rows(other.dataset)[1] == "Mxrkvtnq | ALL | Merchandising"
