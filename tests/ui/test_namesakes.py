"""A form asks which namesake is meant before it takes one."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def form() -> None:
    import streamlit as st

    from geo.gazetteer.store import Gazetteer
    from geo.settings import Settings
    from geo.ui.namesakes import Namesakes

    names = Namesakes("f", Gazetteer.open(Settings().gazetteer_path))
    with st.form("f"):
        text = st.text_input("Where")
        who = st.text_input("Who")
        names.show()
        if st.form_submit_button("Add it"):
            place, actor = names.place(text), names.actor(who)
            if names.must_ask():
                st.rerun()
            names.forget()
            st.session_state["done"] = (place.country, actor.key)


def filled(where: str, who: str) -> AppTest:
    page = AppTest.from_function(form, default_timeout=30).run()
    page.text_input[0].input(where)
    page.text_input[1].input(who)
    return page.button[0].click().run()


def test_a_name_of_one_is_taken_at_once():
    page = filled("57.5, -20.25", "Kenya")
    assert page.session_state["done"][1] == "KE"
    assert not page.radio


def test_of_namesakes_the_one_chosen_is_taken():
    page = filled("Tripoli", "Kenya")
    assert "done" not in page.session_state
    (question,) = page.radio
    assert question.label == "“Tripoli” means"
    lebanese = next(n for n, label in enumerate(question.options) if "Lebanon" in label)
    question.set_value(lebanese)
    page.button[0].click().run()
    assert page.session_state["done"] == ("LB", "KE")


def test_the_most_notable_is_taken_when_the_form_is_sent_again_as_it_is():
    page = filled("Tripoli", "Kenya")
    page.button[0].click().run()
    assert page.session_state["done"] == ("LY", "KE")


def test_another_name_is_asked_about_anew():
    page = filled("Tripoli", "Kenya")
    page.text_input[0].input("Kingston")
    page.button[0].click().run()
    assert "done" not in page.session_state
    (question,) = page.radio
    assert question.label == "“Kingston” means"


def test_both_names_are_asked_about_at_once():
    page = filled("Tripoli", "Georgia")
    assert [question.label for question in page.radio] == ["“Tripoli” means", "“Georgia” means"]
