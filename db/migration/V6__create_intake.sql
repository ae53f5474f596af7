-- Documents that an import has dealt with, noted in the transaction that keeps their releases: a
-- later run answers them without reading them again. What failed is not noted; it is tried anew.
create table import_document (
    sha256   bytea primary key check (octet_length(sha256) = 32),
    outcome  text not null check (outcome in ('imported', 'not a release')),
    -- Why it is no release.
    why      text not null default '',
    releases integer not null check (releases >= 0),
    at       timestamptz not null default now(),
    check ((outcome = 'imported') = (releases > 0))
);

-- What the latest edition of a release says, folded into 64 bits of which texts that are nearly the
-- same share all but a few (SimHash). Null where the text is too short to tell.
create table release_fingerprint (
    release_id bigint primary key references release on delete cascade,
    simhash    bigint
);

-- Two fingerprints that differ in at most three bits agree in one of their four quarters.
create index release_fingerprint_quarter_1 on release_fingerprint ((simhash & 65535));
create index release_fingerprint_quarter_2 on release_fingerprint ((simhash >> 16 & 65535));
create index release_fingerprint_quarter_3 on release_fingerprint ((simhash >> 32 & 65535));
create index release_fingerprint_quarter_4 on release_fingerprint ((simhash >> 48 & 65535));

-- The counts of many releases at once; rows are touched in the same order as by one.
create function count_releases(which bigint[], step integer) returns void language sql as $$
    insert into release_count (company_id, year, n)
    select c.company_id, y.year, step * count(*)
    from release r
    cross join lateral (select 0::bigint as company_id
                        union all select l.company_id from listing l where l.release_id = r.id) c
    cross join lateral (values (0), (extract(year from r.sort_date)::integer)) y (year)
    where r.id = any (which)
    group by c.company_id, y.year
    order by c.company_id, y.year
    on conflict (company_id, year) do update set n = release_count.n + excluded.n
$$;

-- Makes lists, order and counts follow many releases, in as many statements as for one. What it
-- does is the rule; list_release and count_release now ask it.
create function list_releases(which bigint[]) returns void language plpgsql as $$
begin
    perform from release where id = any (which) order by id for update;
    perform count_releases(array(select id from release where id = any (which) and counted), -1);
    delete from listing where release_id = any (which);
    update release r
    set sort_date = e.sort_date,
        counted = exists (select from visible_release v where v.id = r.id)
    from edition e
    where r.id = any (which)
      and e.id = coalesce(r.public_edition_id,
                          (select l.id from edition l where l.release_id = r.id
                           order by l.number desc limit 1));
    insert into listing (company_id, sort_date, code, release_id)
    select i.company_id, r.sort_date, r.code, r.id
    from release r
    join issuer i on i.edition_id = coalesce(r.public_edition_id,
                                             (select l.id from edition l where l.release_id = r.id
                                              order by l.number desc limit 1))
    where r.id = any (which);
    perform count_releases(array(select id from release where id = any (which) and counted), 1);
end $$;

create or replace function count_release(which bigint, step integer) returns void language sql as
    'select count_releases(array[which], step)';

create or replace function list_release(which bigint) returns void language plpgsql as $$
begin
    perform list_releases(array[which]);
end $$;
