-- Parts that readers do not get for legal reasons, in every edition, and why.
alter table release
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

create or replace view current_release as
select v.*
from visible_release v
where not exists (
    select from release_link l
    join visible_release k on k.id = l.release_id and k.state = 'published'
    where l.corrects_release_id = v.id);

create or replace view public_current as
select r.id, r.code, r.state, r.publish_at, r.withdrawn_at, r.withdrawal_reason, r.sort_date, r.sample,
       e.id as edition_id, e.headline,
       case when 'body' = any (r.withheld) then '' else e.summary end as summary,
       e.released_on, e.precision, e.wire, e.language, r.withheld, r.withheld_reason
from current_release r
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

create or replace view public_contact as
select c.edition_id, c.position, c.name, c.title, c.organization, c.phones, c.emails, c.kind
from contact c
where exists (select from public_edition e
              join visible_release r on r.id = e.release_id and not 'contacts' = any (r.withheld)
              where e.id = c.edition_id);

-- An original shows every part, so it is public only where each release of it is, and whole.
create or replace view public_original as
select x.release_id, x.position, x.ordinal, o.sha256, o.size, o.media_type, o.file_name, o.received_at, o.bytes,
       o.source, o.came
from release_original x
join visible_release r on r.id = x.release_id
join original o on o.id = x.original_id
where not exists (
        select from release_original y
        where y.original_id = o.id
          and not exists (select from visible_release v
                          where v.id = y.release_id and v.withheld = '{}'))
  and not exists (
        select from incoming i
        join incoming_release p on p.incoming_id = i.id
        where i.sha256 = o.sha256 and p.state = 'open' and p.reason is null
          and not exists (
              select from release_original z where z.original_id = o.id and z.ordinal = p.ordinal));

-- What was public and is no longer here: its address says why.
create view public_gone as
select r.code, r.withdrawn_at, r.withdrawal_reason
from release r
where r.publish_at <= archive_now()
  and (r.state = 'killed' or (r.state = 'withdrawn' and r.text_withheld));

-- Erasing is the one exception to "never changed"; who erases says so within the transaction.
create function is_erasing() returns boolean
    language sql stable
    as $$ select coalesce(current_setting('dateline.erasing', true), '') = 'on' $$;

create or replace function edition_is_final() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and exists (
        select from release r where r.id = old.release_id and r.sample) then
        return old;
    end if;
    if tg_op = 'UPDATE' and is_erasing() then
        return new;
    end if;
    raise exception 'edition % of release % is final', old.number, old.release_id
        using errcode = 'restrict_violation';
end $$;

create or replace function original_is_final() returns trigger language plpgsql as $$
begin
    if is_erasing() and new.sha256 = old.sha256 then
        return new;
    end if;
    if new.bytes <> old.bytes or new.sha256 <> old.sha256 then
        raise exception 'original % is final', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

alter table journal drop constraint journal_event_check;
alter table journal add constraint journal_event_check
    check (event in ('published', 'republished', 'corrected', 'withheld', 'withdrawn',
                     'company_changed', 'samples_removed'));
