-- The two halves of the counts apart: what was counted, which an index has in order, and the little that
-- came due since. Whoever wants the companies with most releases needs not add up all of them.
create view public_counted as
select company_id, year, n from release_count;

create view public_count_due as
select c.company_id, y.year, r.n
from (select v.id, v.sort_date, 1 as n
      from visible_release v
      where not v.counted and v.state = 'published'
        and not exists (select from public_replacement p where p.replaced_id = v.id)
      union all
      select distinct v.id, v.sort_date, -1
      from visible_release k
      join public_replacement p on p.release_id = k.id
      join visible_release v on v.id = p.replaced_id and v.counted
      where not k.announced and k.state = 'published') r
cross join lateral (select 0::bigint as company_id
                    union all select l.company_id from listing l where l.release_id = r.id) c
cross join lateral (values (0), (extract(year from r.sort_date)::integer)) y (year);

create or replace view public_release_count as
select company_id, year, sum(n)::bigint as n
from (select company_id, year, n from public_counted
      union all
      select company_id, year, n from public_count_due) counts
group by company_id, year
having sum(n) > 0;
