-- Everything that the public may read, and the only place that says what that is.

-- The visibility rule.
create view visible_release as
select r.*
from release r
where r.state in ('published', 'withdrawn')
  and not r.text_withheld
  and r.publish_at <= archive_now();

create view public_release as
select r.id, r.code, r.state, r.publish_at, r.withdrawn_at, r.withdrawal_reason, r.sort_date, r.sample,
       e.id as edition_id, e.headline, e.summary, e.released_on, e.precision, e.wire, e.language
from visible_release r
join edition e on e.id = r.public_edition_id;

-- Every edition that was ever public, without what only staff may know of it.
create view public_edition as
select e.id, e.release_id, p.number, p.published_at, e.headline, e.subheadlines, e.dateline, e.places,
       e.wire, e.released_on, e.precision, e.language, e.body, e.about, e.disclaimer, e.summary,
       e.source_line
from visible_release r
join publication p on p.release_id = r.id and p.published_at <= archive_now()
join edition e on e.id = p.edition_id;

create view public_contact as
select c.edition_id, c.position, c.name, c.title, c.organization, c.phones, c.emails, c.kind
from contact c
where exists (select from public_edition e where e.id = c.edition_id);

-- A company, its names, tickers and identifiers become public with its first public release.
create view public_company as
select c.id, c.slug, c.name, c.name_key, c.cik, c.lei
from company c
where exists (
    select from listing l join visible_release r on r.id = l.release_id where l.company_id = c.id);

create view public_issuer as
select r.id as release_id, i.edition_id, i.position, i.company_id, i.printed_name, c.slug, c.name
from visible_release r
join issuer i on i.edition_id = r.public_edition_id
join company c on c.id = i.company_id;

create view public_listing as
select l.company_id, l.sort_date, l.code, l.release_id
from listing l
join visible_release r on r.id = l.release_id;

-- Former names as staff keep them; printed ones only where a public release prints them.
create view public_company_name as
select n.company_id, n.name, n.name_key, n.kind, n.ended_on
from company_name n
join public_company c on c.id = n.company_id
where n.kind = 'former' or exists (
    select from issuer i join visible_release r on r.public_edition_id = i.edition_id
    where i.company_id = n.company_id and i.printed_name = n.name);

create view public_ticker as
select t.company_id, t.exchange, t.symbol, t.since, t.until
from ticker t
join public_company c on c.id = t.company_id;

create view public_company_address as
select a.slug, a.company_id, c.slug as current_slug
from company_address a
join public_company c on c.id = a.company_id;

create view public_original as
select x.release_id, x.position, x.ordinal, o.sha256, o.size, o.media_type, o.file_name, o.received_at, o.bytes
from release_original x
join visible_release r on r.id = x.release_id
join original o on o.id = x.original_id;

create view public_release_count as
select company_id, year, sum(n)::bigint as n
from (
    select company_id, year, n from release_count
    union all
    select c.company_id, y.year, 1
    from visible_release r
    cross join lateral (select 0::bigint as company_id
                        union all select l.company_id from listing l where l.release_id = r.id) c
    cross join lateral (values (0), (extract(year from r.sort_date)::integer)) y (year)
    where not r.counted and r.state = 'published'
) counts
group by company_id, year
having sum(n) > 0;

-- Adds a release to the counts (step 1) or takes it away (step -1). Rows are touched in one order,
-- so that two publications at once wait for each other instead of blocking each other.
create function count_release(which bigint, step integer) returns void language sql as $$
    insert into release_count (company_id, year, n)
    select c.company_id, y.year, step
    from release r
    cross join lateral (select 0::bigint as company_id
                        union all select l.company_id from listing l where l.release_id = r.id) c
    cross join lateral (values (0), (extract(year from r.sort_date)::integer)) y (year)
    where r.id = which
    order by c.company_id, y.year
    on conflict (company_id, year) do update set n = release_count.n + excluded.n
$$;

-- Makes lists, order and counts follow a release: from its public edition where it has one, else
-- from its latest. Called after each save, publication and withdrawal, in the same transaction.
create function list_release(which bigint) returns void language plpgsql as $$
declare
    listed bigint;
begin
    perform from release where id = which for update;
    perform count_release(which, -1) from release where id = which and counted;
    select coalesce(r.public_edition_id,
                    (select e.id from edition e where e.release_id = r.id order by e.number desc limit 1))
    into listed from release r where r.id = which;

    delete from listing where release_id = which;
    update release r
    set sort_date = e.sort_date,
        counted = exists (select from visible_release v where v.id = which)
    from edition e
    where r.id = which and e.id = listed;
    insert into listing (company_id, sort_date, code, release_id)
    select i.company_id, r.sort_date, r.code, r.id
    from issuer i join release r on r.id = which
    where i.edition_id = listed;
    perform count_release(which, 1) from release where id = which and counted;
end $$;
