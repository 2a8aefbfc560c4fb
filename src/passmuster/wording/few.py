"""Few: a count of people that is too small to be told, and stands for all counts below a size.

It is a number, the size itself, so that whatever adds, sorts or draws numbers goes on; whoever writes it in words says
"fewer than 10".
"""

__all__ = ["FewerThan"]


class FewerThan(float):
    """Some count above nought and below this number."""

    __slots__ = ()

    @property
    def words(self) -> str:
        """How it is written."""
        return f"fewer than {self:,.0f}"
