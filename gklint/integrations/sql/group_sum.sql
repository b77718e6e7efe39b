-- Figures of a whole that cannot be those of its units, by the rules of the kind group_sum: a cell
-- less than the sum of that cell in the units' reports, or unequal to it where the whole has no
-- other figures and all units have told theirs. One row for each finding. Runs in Spark SQL and in
-- DuckDB as it stands.
with wholes as (
  select m.group_name, r.id, r.year, coalesce(r.level, '') as level
  from gklint_members m join gklint_reports r on r.id = m.id
  where m.nth = 0 and r.status = 'checked' and r.year is not null
),
unit_reports as (  -- where there is exactly one
  select m.group_name, m.nth, m.unit, r.year, min(r.id) as id
  from gklint_members m join gklint_reports r on r.id = m.id
  where m.nth > 0 and r.status = 'checked'
  group by m.group_name, m.nth, m.unit, r.year
  having count(*) = 1
),
cells as (
  select k.rule, k.first_year, k.last_year, k.levels,
    f.id, f.table_key, f.edition, f.row_key, f.column_key, f.start, f.end, f.line, f.column, f.text,
    cast(f.number as decimal(20, 0)) as number
  from gklint_facts f join gklint_group_rules k on k.table_key = f.table_key
  where f.compared and f.number is not null and f.row_key is not null and f.column_key is not null
),
addends as (
  select u.group_name, u.year, u.nth, u.unit, c.*
  from unit_reports u join cells c on c.id = u.id
),
sums as (
  select w.group_name, w.year, g.complete, g.units, c.rule, c.id, c.table_key, c.edition, c.row_key,
    c.column_key, c.number, c.start as start_offset, c.end as end_offset, c.line as start_line,
    c.column as start_column, c.text as words,
    count(a.id) as told, coalesce(sum(a.number), 0) as total
  from wholes w
  join gklint_groups g on g.group_name = w.group_name
  join cells c on c.id = w.id and w.year between c.first_year and c.last_year
    and (c.levels = '' or c.levels like concat('%,', w.level, ',%'))
  left join addends a
    on a.group_name = w.group_name and a.year = w.year and a.rule = c.rule
    and a.table_key = c.table_key and a.row_key = c.row_key and a.column_key = c.column_key
  group by w.group_name, w.year, g.complete, g.units, c.rule, c.id, c.table_key, c.edition, c.row_key,
    c.column_key, c.number, c.start, c.end, c.line, c.column, c.text
),
breaks as (
  select s.*, s.total - s.number as excess
  from sums s
  where s.number < s.total or (s.number > s.total and s.complete and s.told = s.units)
),
covered as (  -- headings whose own rows are there, so that they stand for none of them
  select distinct f.id, f.table_key, b.heading
  from wholes w
  join gklint_facts f on f.id = w.id
  join gklint_below b on b.table_key = f.table_key and b.edition = f.edition and b.row_key = f.row_key
  where f.compared
),
accounted as (  -- rows that add up others, which account for them
  select distinct whole.group_name, whole.id, whole.rule, whole.row_key, whole.column_key
  from breaks whole
  join gklint_sums s
    on s.table_key = whole.table_key and s.edition = whole.edition and s.whole = whole.row_key
  join breaks part
    on part.group_name = whole.group_name and part.id = whole.id and part.rule = whole.rule
    and part.row_key = s.row_key and part.column_key = whole.column_key
  left join covered c on c.id = part.id and c.table_key = part.table_key and c.heading = part.row_key
  where c.heading is null
  group by whole.group_name, whole.id, whole.rule, whole.row_key, whole.column_key, whole.excess, s.relation
  having sum(part.excess) = whole.excess
),
total_columns as (
  select distinct table_key, total from gklint_totals
),
broken_totals as (  -- rows in which the total tells enough
  select distinct b.group_name, b.id, b.rule, b.row_key
  from breaks b join total_columns t on t.table_key = b.table_key and t.total = b.column_key
)
select b.rule, b.id, b.year, b.table_key, b.edition, b.row_key, b.column_key,
  cast(b.number as string) as number, cast(b.excess as string) as excess,
  b.start_offset, b.end_offset, b.start_line, b.start_column, b.words, b.group_name as beside,
  array_agg(case when u.id is null then null else
    concat_ws(chr(31), cast(u.nth as string), u.unit, cast(u.number as string), cast(u.start as string),
      cast(u.end as string), u.edition, u.row_key, u.column_key, u.text, u.id)
    end) as written
from breaks b
left join addends u
  on u.group_name = b.group_name and u.year = b.year and u.rule = b.rule
  and u.table_key = b.table_key and u.row_key = b.row_key and u.column_key = b.column_key
left join accounted a
  on a.group_name = b.group_name and a.id = b.id and a.rule = b.rule and a.row_key = b.row_key
  and a.column_key = b.column_key
left join total_columns t on t.table_key = b.table_key and t.total = b.column_key
left join broken_totals q
  on q.group_name = b.group_name and q.id = b.id and q.rule = b.rule and q.row_key = b.row_key
where a.id is null and (t.total is not null or q.id is null)
group by b.group_name, b.rule, b.id, b.year, b.table_key, b.edition, b.row_key, b.column_key, b.number,
  b.excess, b.start_offset, b.end_offset, b.start_line, b.start_column, b.words
