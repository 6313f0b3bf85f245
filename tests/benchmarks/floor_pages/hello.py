"""Streamlit's least page: what every other is measured against."""

import streamlit

streamlit.title("Hello")
streamlit.write("world")
