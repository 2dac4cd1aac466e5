ALTER TABLE "stores" drop column "status";--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "status" text GENERATED ALWAYS AS (case
  when deleted_at is not null then 'Deleted'
  when desired_state = 'absent' then 'Deleting'
  when attempt_reason in ('ForeignNamespace', 'ForeignRelease', 'RowBehindCluster', 'DataLost', 'DowngradeRefused') and attempt_generation = generation then 'Failed'
  when failed_generation = generation and ready_generation is null then 'Failed'
  when attempt_generation is null then 'Pending'
  when sealed_at is null then case when failed_generation = generation then 'Degraded' else 'Provisioning' end
  when workloads_generation = case when failed_generation = generation then ready_generation else generation end
    then case when observed_reason is null then 'Ready' else 'Degraded' end
  when failed_generation is distinct from generation and coalesce(ready_generation, 0) < generation then 'Updating'
  else 'Degraded'
end) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "stores_unsettled" ON "stores" USING btree ("id") WHERE status not in ('Ready', 'Deleted');
