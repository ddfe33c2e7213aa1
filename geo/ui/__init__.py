"""Streamlit pieces that pages share: the only part of ``geo`` that knows Streamlit."""
