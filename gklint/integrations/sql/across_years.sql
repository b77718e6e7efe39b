-- Figures that do not carry on from those of the same organ's report of the year before, by the
-- rules of the kind across_years: an equation for each row or column, the sums on both sides
-- known, and unequal. One row for each finding. Runs in Spark SQL and in DuckDB as it stands.
with last_years as (  -- where there is exactly one
  select organ_key, year + 1 as next_year, min(id) as last_id, min(coalesce(path, id)) as last_file
  from gklint_reports
  where status = 'checked' and organ_key is not null and year is not null
  group by organ_key, year
  having count(*) = 1
),
pairs as (
  select this.id, this.year, coalesce(this.level, '') as level, last_years.last_id, last_years.last_file
  from gklint_reports this
  join last_years on last_years.organ_key = this.organ_key and last_years.next_year = this.year
  where this.status = 'checked'
),
cells as (  -- that a rule speaks of
  select t.rule, t.along, t.side, t.sign, t.nth, t.terms, t.first_year, t.last_year, t.levels,
    f.id, f.table_key, f.edition, f.row_key, f.column_key, f.start, f.end, f.line, f.column, f.text,
    case when t.along = 'columns' then f.column_key else f.row_key end as at_key,
    cast(f.number as decimal(20, 0)) as number
  from gklint_facts f
  join gklint_year_terms t
    on t.table_key = f.table_key and (t.row_key = f.row_key or t.column_key = f.column_key)
  where f.compared and f.number is not null and f.row_key is not null and f.column_key is not null
),
terms as (  -- of this year's equations
  select p.id as this_id, p.year, p.last_file, c.*
  from pairs p join cells c on c.id = p.id
  where c.side = 'this' and p.year between c.first_year and c.last_year
    and (c.levels = '' or c.levels like concat('%,', p.level, ',%'))
  union all
  select p.id as this_id, p.year, p.last_file, c.*
  from pairs p join cells c on c.id = p.last_id
  where c.side = 'last' and p.year between c.first_year and c.last_year
    and (c.levels = '' or c.levels like concat('%,', p.level, ',%'))
),
breaks as (  -- off by ``excess``; nth 0 is the cell that is told
  select this_id, year, last_file, rule, table_key, along, at_key, sum(sign * number) as excess,
    max(case when nth = 0 then edition end) as edition,
    max(case when nth = 0 then row_key end) as row_key,
    max(case when nth = 0 then column_key end) as column_key,
    max(case when nth = 0 then number end) as number,
    max(case when nth = 0 then start end) as start_offset,
    max(case when nth = 0 then terms.end end) as end_offset,
    max(case when nth = 0 then line end) as start_line,
    max(case when nth = 0 then terms.column end) as start_column,
    max(case when nth = 0 then text end) as words,
    array_agg(concat_ws(chr(31), cast(nth as string), side, cast(-sign * number as string),
      cast(start as string), cast(terms.end as string), edition, row_key, column_key, text, id)) as written
  from terms
  group by this_id, year, last_file, rule, table_key, along, at_key
  having count(*) = max(terms) and sum(sign * number) <> 0
),
printed as (  -- in the form that the table has
  select b.* from breaks b
  join gklint_forms f
    on f.table_key = b.table_key and f.edition = b.edition and f.along = b.along and f.at_key = b.at_key
),
accounted as (  -- totals that their addends account for
  select total.this_id, total.rule, total.at_key
  from printed total
  join gklint_totals t on t.table_key = total.table_key and t.total = total.at_key
  join printed addend
    on addend.this_id = total.this_id and addend.rule = total.rule and addend.at_key = t.addend
  group by total.this_id, total.rule, total.at_key, total.excess
  having sum(addend.excess) = total.excess
)
select b.rule, b.this_id as id, b.year, b.table_key, b.edition, b.row_key, b.column_key,
  cast(b.number as string) as number, cast(b.excess as string) as excess,
  b.start_offset, b.end_offset, b.start_line, b.start_column, b.words, b.last_file as beside, b.written
from printed b
left join accounted a on a.this_id = b.this_id and a.rule = b.rule and a.at_key = b.at_key
where a.this_id is null
