-- What feeds need: what happened in public, when, and whether it is news.

-- Whether a release came out here when it was issued: at most a week after the last day of the period
-- that it states. What arrives later is archived, not issued, and no news to anybody.
create function is_issue(publish_at timestamptz, stated date, stated_as text) returns boolean
    language sql immutable parallel safe
    as $$
        select coalesce(
            stated_as <> 'unknown'
            and publish_at < (stated + case stated_as when 'year' then interval '1 year'
                                                      when 'month' then interval '1 month'
                                                      else interval '1 day' end
                              + interval '7 days') at time zone 'UTC', false)
    $$;

-- Derived, as sort_date is, by list_releases(); nothing else writes it.
alter table release add column issued boolean not null default false;

update release r
set issued = true
from edition e
where e.id = r.public_edition_id and is_issue(r.publish_at, e.released_on, e.precision);

-- In the order of the feeds. The first one serves, too, what the former index by publish_at did.
drop index release_by_publication;
create index release_by_publication on release (publish_at, code) where publish_at is not null;
create index release_issued on release (publish_at, code) where issued;
create index release_withdrawn on release (withdrawn_at) where withdrawn_at is not null;
create index publication_of_change on publication (published_at) where number > 1;

create or replace view visible_release as
select r.*
from release r
where r.state in ('published', 'withdrawn')
  and not r.text_withheld
  and r.publish_at <= archive_now();

create or replace view public_release as
select r.id, r.code, r.state, r.publish_at, r.withdrawn_at, r.withdrawal_reason, r.sort_date, r.sample,
       e.id as edition_id, e.headline,
       case when 'body' = any (r.withheld) then '' else e.summary end as summary,
       e.released_on, e.precision, e.wire, e.language, r.withheld, r.withheld_reason, r.issued
from visible_release r
join edition e on e.id = r.public_edition_id;

create or replace view public_gone as
select r.code, r.withdrawn_at, r.withdrawal_reason, r.id as release_id, r.sort_date, r.issued
from release r
where r.publish_at <= archive_now()
  and (r.state = 'killed' or (r.state = 'withdrawn' and r.text_withheld));

-- The feeds in which it stood say that it is gone.
create view public_gone_listing as
select l.company_id, l.release_id
from listing l
join public_gone g on g.release_id = l.release_id;

-- Makes lists, order, feeds and counts follow many releases and those that they correct.
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
        issued = is_issue(r.publish_at, e.released_on, e.precision),
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
