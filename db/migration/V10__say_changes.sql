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

create or replace view public_edition as
select e.id, e.release_id, p.number, p.published_at, e.headline, e.subheadlines, e.dateline, e.places,
       e.wire, e.released_on, e.precision, e.language, e.body, e.about, e.disclaimer, e.summary,
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
