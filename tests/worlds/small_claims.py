"""A small case and its claims, as files hold them."""

__all__ = ["CASE", "TABLE"]

CASE = """\
[case]
name = "small"
title = "A small case"
principal = "RU"
partner = "KP"
opponent = "UA"
start = 2024-09-30

[[forces]]
id = "kp-force"
name = "North Korean force"
actor = "KP"
"""

TABLE = """\
claim_id,reported_on,as_of_end,subject,quantity,point,bound,mode,claimant,claimant_group
c1,2024-11-10,2024-11-10,kp-force,present,10000,about,asserted,Kyiv,UA
c2,2024-12-08,2024-12-08,kp-force,present,10500,about,asserted,Washington,US
c3,2024-12-22,2024-12-22,kp-force,killed,500,about,asserted,Kyiv,UA
"""
