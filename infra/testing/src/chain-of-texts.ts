/** SQL that works a tenant's whole hash chain out again from the texts of its events, as logs had it before events had digests. */
export const chainOfTexts = (tenantId: string) => `
  do $$ declare link record; before bytea := ''; begin
    for link in select * from event_link where tenant_id = '${tenantId}' order by last_position loop
      select sha256(before || sha256(convert_to(string_agg(event_text(e), chr(10) order by e.position), 'UTF8'))) into before
        from event e where e.tenant_id = '${tenantId}' and e.position between link.first_position and link.last_position;
      update event_link set hash = before, form = 1 where tenant_id = '${tenantId}' and last_position = link.last_position;
    end loop;
  end $$`
