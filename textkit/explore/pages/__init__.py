"""The explorer's pages, one a file; Streamlit lives here and in app.py only."""
