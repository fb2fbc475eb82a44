"""The explorer's entry: `textkit explore FOLDER`, or `streamlit run app.py -- --project FOLDER`."""

from __future__ import annotations

import streamlit as st

from textkit.explore.pages import shell
from textkit.explore.pages.unbroken import carry_through


def main() -> None:
    carry_through()
    st.set_page_config(page_title="textkit", page_icon=str(shell.FOLDER.parent / "icon.svg"), layout="wide")
    t = shell.words()
    pages = [
        st.Page(
            shell.page(name),
            title=t(f"app.{name}"),
            icon=f":material/{icon}:",
            url_path=name,
            default=name == "overview",
        )
        for name, icon in shell.pages().items()
    ]
    page = st.navigation(pages)
    shell.frame(t)
    page.run()


if __name__ == "__main__":
    main()
