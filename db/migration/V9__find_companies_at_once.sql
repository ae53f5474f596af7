-- The same companies as before, found another way: the first public release of a company is enough.
-- As an EXISTS the planner read the whole listing of a large company, 20,000 rows, to find one.
create or replace view public_company as
select c.id, c.slug, c.name, c.name_key, c.cik, c.lei
from company c
where (
    select true from listing l join visible_release r on r.id = l.release_id
    where l.company_id = c.id limit 1);
