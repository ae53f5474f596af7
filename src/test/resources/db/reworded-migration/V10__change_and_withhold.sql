-- What a publication after the first one changes, as readers are told. Null and empty for the first,
-- and for those that were made before this was asked.
alter table publication
    add column change text check (change in ('typo', 'correction', 'addition', 'clarification')),
    add column note   text not null default '' check (length(note) <= 2000),
    add check (number > 1 or change is null),
    add check (change is null or note ~ '\S');

-- Whether the journal has said that the release became public. What is published with a later
-- publish-at is public from that instant on without a write; the entry follows once.
alter table release add column announced boolean not null default true;
alter table release alter column announced set default false;
update release set announced = false where not counted;
create index release_to_announce on release (publish_at) where not announced and state = 'published';

alter table release
    -- Parts that readers do not get for legal reasons, in every edition, and why.
    add column withheld        text[] not null default '{}'
        check (withheld <@ array['subheadlines', 'body', 'about', 'disclaimer', 'contacts']),
    add column withheld_reason text not null default '' check (length(withheld_reason) <= 2000),
    -- When its texts and bytes were overwritten.
    add column erased_at       timestamptz,
    add check ((withheld = '{}') = (withheld_reason = '')),
    add check (erased_at is null or state in ('withdrawn', 'killed')),
    -- What was never public leaves no trace when it is killed.
    add check (state <> 'killed' or (publish_at is null) = (public_edition_id is null)),
    add check (state <> 'killed' or (withdrawal_reason is not null and withdrawn_at is not null));

-- With the columns that came since; the rule stays.
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
       e.released_on, e.precision, e.wire, e.language, r.withheld, r.withheld_reason
from visible_release r
join edition e on e.id = r.public_edition_id;

create or replace view public_edition as
select e.id, e.release_id, p.number, p.published_at, e.headline,
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

-- Who issued each edition that was ever public. A company that no public release names any more has
-- no page.
create view public_edition_issuer as
select e.id as edition_id, i.position, i.printed_name, c.slug
from public_edition e
join issuer i on i.edition_id = e.id
left join public_company c on c.id = i.company_id;

-- What happens to a release that the public is told of: another one replaces it, or does not any
-- more; parts of it are withheld, or not any more.
alter table journal drop constraint journal_event_check;
alter table journal add constraint journal_event_check
    check (event in ('published', 'republished', 'corrected', 'withheld', 'withdrawn',
                     'company_changed', 'samples_removed'));
