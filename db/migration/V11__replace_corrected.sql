-- Which public release stands in the place of which. A correction that was withdrawn replaces nothing.
drop view public_correction;
create view public_replacement as
select l.release_id, l.corrects_release_id as replaced_id
from release_link l
join visible_release r on r.id = l.release_id and r.state = 'published'
join visible_release c on c.id = l.corrects_release_id;

-- What lists show and counts count: a corrected release counts once, as its correction.
create view current_release as
select v.*
from visible_release v
where not exists (
    select from release_link l
    join visible_release k on k.id = l.release_id and k.state = 'published'
    where l.corrects_release_id = v.id);

create view public_current as
select r.id, r.code, r.state, r.publish_at, r.withdrawn_at, r.withdrawal_reason, r.sort_date, r.sample,
       e.id as edition_id, e.headline, e.summary, e.released_on, e.precision, e.wire, e.language
from current_release r
join edition e on e.id = r.public_edition_id;

-- What was counted, with what came due since and without what that replaces.
create or replace view public_release_count as
select company_id, year, sum(n)::bigint as n
from (
    select company_id, year, n from release_count
    union all
    select c.company_id, y.year, 1
    from current_release r
    cross join lateral (select 0::bigint as company_id
                        union all select l.company_id from listing l where l.release_id = r.id) c
    cross join lateral (values (0), (extract(year from r.sort_date)::integer)) y (year)
    where not r.counted and r.state = 'published'
    union all
    select c.company_id, y.year, -1
    from (select distinct r.id, r.sort_date
          from release k
          join visible_release v on v.id = k.id
          join release_link l on l.release_id = k.id
          join release r on r.id = l.corrects_release_id and r.counted
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
        counted = exists (select from current_release v where v.id = r.id)
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

alter table journal drop constraint journal_event_check;
alter table journal add constraint journal_event_check
    check (event in ('published', 'republished', 'corrected', 'withdrawn', 'company_changed', 'samples_removed'));

-- Releases that were linked before lists knew of it.
select list_releases(array(select distinct corrects_release_id from release_link));
