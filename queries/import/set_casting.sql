-- Says how the view `typed` reads the cells of a file: which columns are of which type, and what is missing.
-- checked: the columns in which every cell must be readable. lacking: columns that the file has not, each ''.
-- roles: import
-- param file_no: integer
-- param object: text
-- param known: text[]
-- param texts: text[]
-- param links: text[]
-- param booleans: text[]
-- param timestamps: text[]
-- param dates: text[]
-- param numbers: text[]
-- param checked: text[]
-- param extra: text[]
-- param labels: text[]
-- param lacking: columns
-- param report: boolean
-- param zone: text
-- param absent: text
-- writes
set variable casting = struct_pack(
    file_no := $file_no, object := $object, known := $known, texts := $texts, links := $links,
    booleans := $booleans, timestamps := $timestamps, dates := $dates, numbers := $numbers, checked := $checked,
    extra := $extra, labels := $labels, lacking := $lacking, report := $report, zone := $zone, absent := $absent
)
