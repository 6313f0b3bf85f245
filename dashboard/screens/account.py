"""One's own account: the name, the role, the password, two-step sign-in."""

import streamlit

from dashboard import session
from dashboard.widgets.help_panel import screen_title
from dashboard.widgets.passwords import password_form
from dashboard.widgets.role_labels import role_label
from dashboard.widgets.second_factor import second_factor_of

session.actor()
account = session.account()
_ = session.text()

screen_title(_, _("Own account"), "account")
streamlit.text(f"{account.name} ({account.user_name}), {role_label(_, account.role)}")
streamlit.text(_("Password changed {moment}", moment=account.password_changed_at))

streamlit.header(_("Change password"))
password_form(_, account)

streamlit.header(_("Two-step sign-in"))
second_factor_of(_, account)
