-- The same rules as before, each said once.

-- What lists show: a corrected release as its correction. The columns are those of public_release.
create or replace view public_current as
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

drop view current_release;

-- Overwrites every text of a release, what reviewers said of it, which may quote it, and the bytes
-- that it came in. The hash and the record stay. Only within this function the triggers that keep
-- editions, originals and reviews final give way.
create function erase_release(which bigint) returns void
    language plpgsql set dateline.erasing = 'on' as $$
begin
    update edition
    set headline = 'Erased', subheadlines = '{}', dateline = '', places = '{}', wire = '', body = '',
        about = '', disclaimer = '', summary = '', source_line = '', note = ''
    where release_id = which;
    delete from contact where edition_id in (select id from edition where release_id = which);
    update publication set note = 'Erased' where release_id = which and change is not null;
    update incoming set bytes = '', file_name = null, source = null
    where sha256 in (select o.sha256 from original o
                     join release_original x on x.original_id = o.id
                     where x.release_id = which);
    update incoming_release set headline = 'Erased', simhash = null where release_id = which;
    update original set bytes = '', file_name = null, source = null
    where id in (select original_id from release_original where release_id = which);
    delete from release_fingerprint where release_id = which;
    update review_step set said = 'Erased' where release_id = which and said <> '';
    update release set erased_at = archive_now() where id = which;
end $$;
