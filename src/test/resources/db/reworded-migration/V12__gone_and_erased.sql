-- The contacts of a release whose contacts are withheld are not public.
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

-- Erasing is the one exception to "never changed": only within erase_release the triggers that keep
-- editions and originals final give way.
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

-- Overwrites every text of a release and the bytes that it came in. The hash and the record stay.
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
    update release set erased_at = archive_now() where id = which;
end $$;
