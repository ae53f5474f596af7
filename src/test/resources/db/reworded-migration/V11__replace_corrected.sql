-- Which public release stands in the place of which. A correction that was withdrawn replaces nothing.
drop view public_correction;
create view public_replacement as
select l.release_id, l.corrects_release_id as replaced_id
from release_link l
join visible_release r on r.id = l.release_id and r.state = 'published'
join visible_release c on c.id = l.corrects_release_id;

-- What lists show: a corrected release as its correction.
create view public_current as
select r.*
from public_release r
where not exists (select from public_replacement p where p.replaced_id = r.id);

-- What was counted, with what came due since and without what that replaces.
create or replace view public_release_count as
select company_id, year, sum(n)::bigint as n
from (
    select company_id, year, n from release_count
    union all
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
    cross join lateral (values (0), (extract(year from r.sort_date)::integer)) y (year)
) counts
group by company_id, year
having sum(n) > 0;

-- Makes lists, order and counts follow many releases and those that they correct.
create or replace function list_releases(which bigint[]) returns void language plpgsql as $$
declare
    affected bigint[] := array(select unnest(which)
                               union select corrects_release_id from release_link
                                     where release_id = any (which));
begin
    perform from release where id = any (affected) order by id for update;
    perform count_releases(array(select id from release where id = any (affected) and counted), -1);
    delete from listing where release_id = any (affected);
    update release r
    set sort_date = e.sort_date,
        counted = exists (select from public_current v where v.id = r.id)
    from edition e
    where r.id = any (affected)
      and e.id = coalesce(r.public_edition_id,
                          (select l.id from edition l where l.release_id = r.id
                           order by l.number desc limit 1));
    insert into listing (company_id, sort_date, code, release_id)
    select i.company_id, r.sort_date, r.code, r.id
    from release r
    join issuer i on i.edition_id = coalesce(r.public_edition_id,
                                             (select l.id from edition l where l.release_id = r.id
                                              order by l.number desc limit 1))
    where r.id = any (affected);
    perform count_releases(array(select id from release where id = any (affected) and counted), 1);
end $$;

-- Releases that were linked before lists knew of it.
select list_releases(array(select distinct corrects_release_id from release_link));
