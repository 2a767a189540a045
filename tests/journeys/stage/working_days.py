"""Working days from the product's own policy data, so that what officers choose is lawful on any day the story is told."""
import datetime
import pathlib
import tomllib

POLICY = pathlib.Path(__file__).resolve().parents[3] / "assets" / "policy"


class WorkingDays:
    def __init__(self):
        years = tomllib.loads((POLICY / "working_days.toml").read_text(encoding="utf-8"))["year"]
        self.worked = {day for year in years for day in year["worked"]}
        self.off = set()
        for year in years:
            for first, last in year["off"]:
                self.off.update(first + datetime.timedelta(n) for n in range((last - first).days + 1))

    def is_working(self, day):
        if day in self.worked:
            return True
        return day.weekday() < 5 and day not in self.off

    def after(self, day, count):
        """The count-th working day after `day`."""
        while count:
            day += datetime.timedelta(1)
            count -= self.is_working(day)
        return day
