-- `true` or `false`, or NULL where the cell is neither; `absent` is what an empty cell means in its file.
-- First the spellings of Salesforce itself, which are quick to tell, then those of Data Loader, of sheets, of
-- frames turned into text, and the Finnish ones of reports.
-- roles: import
-- writes
create or replace temp macro as_boolean(cell, absent) as
    case cell
        when '0' then 'false'
        when '1' then 'true'
        when 'false' then 'false'
        when 'true' then 'true'
        when '' then absent
        else case
            when trim(cell) = '' then absent
            when regexp_full_match(cell, '(?i)\s*(0|false|no|n|off|f|0\.0|ei|epätosi)\s*') then 'false'
            when regexp_full_match(cell, '(?i)\s*(1|true|yes|y|on|t|1\.0|x|kyllä|tosi)\s*') then 'true'
        end
    end
