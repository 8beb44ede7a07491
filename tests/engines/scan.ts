/** Looks for a text through every table of every schema, as only the owner can. */
import type { Runner } from '#platform/server/db/engine.ts';

/** Made by the owner: the tables in which a text stands, as `schema.table`, in whatever column or type. */
export const scanWindow = `
	create function test_scan(needle text) returns text[] language plpgsql security definer set search_path = public
		as $$
		declare
			at record;
			found boolean;
			tables text[] := '{}';
		begin
			for at in
				select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
				where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
			loop
				execute format('select exists (select from %I.%I x where x::text ilike $1)', at.schema, at.name)
					into found using '%' || needle || '%';
				if found then tables := tables || (at.schema || '.' || at.name); end if;
			end loop;
			return array(select unnest(tables) order by 1);
		end
		$$;
	grant execute on function test_scan(text) to leerkring_app;`;

/** The tables in which a text stands. */
export async function tablesWith(run: Runner, needle: string): Promise<string[]> {
	const [row] = await run('select test_scan($1) as tables', [needle]);
	return row?.['tables'] as string[];
}
