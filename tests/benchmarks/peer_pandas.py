"""The same questions asked of pandas, with every table in memory and sorted as far as it helps."""

from collections.abc import Mapping
from typing import Any

import pandas
from dateutil.relativedelta import relativedelta

from tests.benchmarks.peer_data import Asked

Rows = set[tuple[object, ...]]


class Frames:
    """The tables as frames; days are datetime64."""

    def __init__(self, tables: Mapping[str, pandas.DataFrame], asked: Asked, days: list[Any]) -> None:
        """Take the tables as they came, and index what is looked up by number or by word."""
        self.asked, self.days = asked, [pandas.Timestamp(day) for day in days]
        self.person, self.contact = tables["person"], tables["contact"]
        self.activity = tables["activity"].set_index("person_no").sort_index()
        self.words = tables["word"].set_index("word").sort_index()
        for column in ("created_on", "last_deal_on", "bounced_on", "left_on"):
            self.person[column] = pandas.to_datetime(self.person[column])
        self.contact["happened_on"] = pandas.to_datetime(self.contact["happened_on"])

    def due(self) -> pandas.DataFrame:
        """Return persons with their reference day and the last day of keeping."""
        past = (self.contact["is_contact"] == 1) & (
            self.contact["happened_on"] <= pandas.Timestamp(self.asked.today)
        )
        last = self.contact[past].groupby("person_no")["happened_on"].max()
        due = self.person.assign(last=self.person["person_no"].map(last))
        later = due[["last", "last_deal_on"]].max(axis=1).where(due["last"].notna())
        how = due["counted_from"]
        due["reference_on"] = (
            due["last"]
            .where(how == "last_contact")
            .combine_first(later.where(how == "last_contact_or_deal"))
            .combine_first(due["bounced_on"].where(how == "bounced"))
            .combine_first(due["left_on"].where(how == "left_company"))
        )
        due["expires_on"] = _later(due, due["months"])
        return due

    def counts(self) -> Rows:
        due, asked = self.due(), self.asked
        status = pandas.Series("later", index=due.index)
        status[due["expires_on"] <= pandas.Timestamp(asked.soon)] = "due_soon"
        status[due["expires_on"] < pandas.Timestamp(asked.today)] = "expired"
        status[due["expires_on"].isna()] = "unknown"
        grouped = due.groupby([due["relationship"], due["rule"], status]).size()
        return {(*key, count) for key, count in grouped.items()}

    def list(self) -> Any:
        due, asked = self.due(), self.asked
        found = due[
            (due["expires_on"] < pandas.Timestamp(asked.today)) & (due["relationship"] == asked.relationship)
        ]
        page = found.sort_values(["expires_on", "name", "person_no"]).head(50)
        return [(number, len(found)) for number in page["person_no"]]

    def sources(self) -> Rows:
        grouped = self.person.groupby([self.person["created_on"].dt.year, "source"]).size()
        return {(int(year), source, count) for (year, source), count in grouped.items()}

    def forecast(self) -> Rows:
        due = self.due()
        month = (due["expires_on"] + pandas.Timedelta(days=1)).dt.to_period("M").dt.to_timestamp()
        end = pandas.Timestamp(self.asked.today.replace(day=1) + relativedelta(months=24))
        mine = (due["expires_on"] >= pandas.Timestamp(self.asked.today)) & (month < end)
        grouped = due[mine].groupby([month[mine], "relationship"]).size()
        return {(day.date(), relationship, count) for (day, relationship), count in grouped.items()}

    def what_if(self) -> Rows:
        due, asked = self.due(), self.asked
        due = due[due["expires_on"].notna()]
        months = due["months"].where(due["rule"] != asked.rule, asked.months)
        grouped = due.groupby([due["rule"], _later(due, months)]).size().reset_index(name="persons")
        grouped.columns = ["rule", "day", "persons"]
        rules = grouped["rule"].unique()
        return {
            (
                rule,
                day.date(),
                int(grouped["persons"][(grouped["rule"] == rule) & (grouped["day"] < day)].sum()),
            )
            for rule in rules
            for day in self.days
        }

    def opt_outs(self) -> Rows:
        grouped = self.person.groupby("relationship")[["email_opt_out", "phone_opt_out"]].sum()
        return {(name, int(row.email_opt_out), int(row.phone_opt_out)) for name, row in grouped.iterrows()}

    def file(self) -> Any:
        own = self.activity.loc[[self.asked.person_no]].sort_values("occurred_at", ascending=False)
        return own["record_id"].head(200).tolist()

    def word(self) -> Rows:
        first, after = self.words.index.searchsorted([self.asked.prefix, self.asked.prefix + chr(0x10FFFF)])
        return {(int(number),) for number in self.words["person_no"].iloc[first:after].unique()}

    def part(self) -> Rows:
        texts = (
            self.person[column].str.contains(self.asked.nobody, regex=False)
            for column in ("name", "email", "company")
        )
        found = next(texts).fillna(False)
        for other in texts:
            found |= other.fillna(False)
        return {(number,) for number in self.person["person_no"][found]}


def _later(due: pandas.DataFrame, months: pandas.Series) -> pandas.Series:
    """Return the reference days so many months and days later; one offset for each number of months."""
    found = pandas.Series(pandas.NaT, index=due.index, dtype="datetime64[us]")
    for number in months.dropna().unique():
        mine = months == number
        found[mine] = (due["reference_on"][mine] + pandas.DateOffset(months=int(number))).astype(
            "datetime64[us]"
        )
    return found + pandas.to_timedelta(due["days"], unit="D")
