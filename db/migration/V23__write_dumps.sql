-- What a dump of the archive needs beside what pages show.
create or replace view public_company as
select c.id, c.slug, c.name, c.name_key, c.cik, c.lei, c.sample
from company c
where (
    select true from listing l join visible_release r on r.id = l.release_id
    where l.company_id = c.id limit 1);

create or replace view public_gone as
select r.code, r.withdrawn_at, r.withdrawal_reason, r.id as release_id, r.sort_date, r.issued,
       r.publish_at, e.released_on, e.precision
from release r
join edition e on e.id = r.public_edition_id
where r.publish_at <= archive_now()
  and (r.state = 'killed' or (r.state = 'withdrawn' and r.text_withheld));

-- When something was last taken from readers: files that were written before are not offered any more.
create index journal_removals on journal (number)
    where event in ('withheld', 'withdrawn', 'originals_changed', 'samples_removed');
create view public_removal as
select coalesce(max(number), 0) as number
from journal
where event in ('withheld', 'withdrawn', 'originals_changed', 'samples_removed');

-- A part that is withheld may be missing: an archive that was made from a dump of another never had it.
create or replace function published_release_is_whole() returns trigger language plpgsql as $$
begin
    if new.state = 'published' and not exists (
        select from edition e
        where e.id = new.public_edition_id and e.headline ~ '\S'
          and (e.body ~ '\S' or 'body' = any (new.withheld))
          and exists (select from issuer i where i.edition_id = e.id)) then
        raise exception 'release % lacks a headline, a body or a company', new.code
            using errcode = 'check_violation', constraint = 'published_release_is_whole';
    end if;
    return null;
end $$;

-- The same columns; the key is the release's, so that the planner finds the editions of one release by
-- their keys, whatever it believes of the sizes of tables.
create or replace view public_edition as
select e.id, r.id as release_id, p.number, p.published_at, e.headline,
       case when 'subheadlines' = any (r.withheld) then '{}' else e.subheadlines end as subheadlines,
       e.dateline, e.places, e.wire, e.released_on, e.precision, e.language,
       case when 'body' = any (r.withheld) then '' else e.body end as body,
       case when 'about' = any (r.withheld) then '' else e.about end as about,
       case when 'disclaimer' = any (r.withheld) then '' else e.disclaimer end as disclaimer,
       case when 'body' = any (r.withheld) then '' else e.summary end as summary,
       e.source_line, p.change, p.note
from visible_release r
join publication p on p.release_id = r.id and p.published_at <= archive_now()
join edition e on e.id = p.edition_id;
