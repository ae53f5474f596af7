-- How many releases the reader found in a document. Whether its original is public may depend on
-- this and on what is public, never on whether one of the others is here and hidden.
alter table original add column releases integer not null default 1 check (releases > 0);

update original o
set releases = greatest(k.kept, f.found)
from (select original_id, greatest(count(*), max(ordinal)) as kept
      from release_original group by original_id) k
left join lateral (
    select max(n) as found
    from (select count(*) as n
          from original p
          join incoming i on i.sha256 = p.sha256
          join incoming_release r on r.incoming_id = i.id and r.reason is null
          where p.id = k.original_id
          group by i.id) c) f on true
where k.original_id = o.id and greatest(k.kept, f.found) > 1;

create or replace view public_original as
select x.release_id, x.position, x.ordinal, o.sha256, o.size, o.media_type, o.file_name, o.received_at, o.bytes,
       o.source, o.came
from release_original x
join visible_release r on r.id = x.release_id
join original o on o.id = x.original_id
-- A document shows every release in it, so each has to be public, and whole, or discarded.
where (select count(*)
       from release_original y
       join visible_release v on v.id = y.release_id and v.withheld = '{}'
       where y.original_id = o.id)
      + (select count(distinct p.ordinal)
         from incoming i
         join incoming_release p on p.incoming_id = i.id
         where i.sha256 = o.sha256 and p.reason is null and p.state = 'discarded'
           and not exists (select from incoming j
                           join incoming_release q on q.incoming_id = j.id
                           where j.sha256 = i.sha256 and q.ordinal = p.ordinal
                             and q.state <> 'discarded')
           and not exists (select from release_original z
                           where z.original_id = o.id and z.ordinal = p.ordinal))
      >= o.releases
  and not exists (
        select from release_original y
        join visible_release v on v.id = y.release_id and v.withheld <> '{}'
        where y.original_id = o.id);
