"""Event tables as others keep them. Their rows are made up, under columns that the real ones have."""

__all__ = ["ACLED", "GED", "PLOVER", "POLECAT"]

GED = (
    "id,relid,year,type_of_violence,side_a,side_b,source_original,source_office,where_coordinates,date_prec,"
    "date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low\n"
    '7,X,2025,1,Government of Ukraine,Government of Russia (Soviet Union),"Ukrainian army",BBC,Sudzha town,1,'
    "2025-01-04 00:00:00.000,2025-01-05 00:00:00.000,3,40,0,0,43,50,40\n"
    "8,X,2025,1,Government of North Korea,Government of Ukraine,,BBC,Kursk,1,2025-01-06,2025-01-07,12,0,0,0,12,12,12\n"
    "9,X,2025,2,Gang A,Gang B,,BBC,Nowhere,1,2025-01-06,2025-01-07,2,1,0,0,3,3,3\n"
)
ACLED = (
    "event_id_cnty,event_date,disorder_type,event_type,sub_event_type,actor1,actor2,location,source,notes,fatalities\n"
    "UKR1,04 January 2025,Political violence,Explosions/Remote violence,Air/drone strike,Military Forces of Russia "
    '(2000-),Military Forces of Ukraine (2019-),Sumy,A wire,"A strike, two hurt",0\n'
    "UKR2,2025-01-05,Political violence,Battles,Armed clash,Military Forces of North Korea (2011-),Military Forces of "
    "Ukraine (2019-),Kursk,A wire,Clash,4\n"
    "UKR3,2025-01-05,Strategic developments,Strategic developments,Change to group/activity,Military Forces of Russia "
    "(2000-),,Kursk,A wire,Moved,0\n"
    "MLI1,2025-01-05,Political violence,Battles,Armed clash,Unknown band,Another band,Gao,A wire,Clash,1\n"
)
POLECAT = (
    "Event ID\tEvent Date\tSource\tEvent Type\tEvent Mode\tActor Name\tActor Country\tRecipient Name\t"
    "Recipient Country\n"
    "e-1\t2025-01-03\tA wire\tAID\t\tKim Jong Un\tPRK\tVladimir Putin\tRUS\n"
    "e-2\t2025-01-03\tA wire\tCONSULT\tvisit\tRussia\t\tNorth Korea\t\n"
    "e-3\t2025-01-03\tA wire\tASSAULT\tvisit\tRussia\tRUS\tUkraine\tUKR\n"
    "e-4\t2025-01-03\tA wire\tAID\t\tFrance\tFRA\tMali\tMLI\n"
)
PLOVER = '{"id": "p1", "date": "2025-01-03", "actor": ["KP"], "recipient": ["RU"], "event": ["AID"]}\n'
