"""Tables to figures and HTML; nothing in here knows of Streamlit."""
