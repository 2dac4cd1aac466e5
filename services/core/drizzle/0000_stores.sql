CREATE TABLE "api_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"prefix" text NOT NULL,
	"sha256" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "api_keys_sha256_unique" UNIQUE("sha256")
);
--> statement-breakpoint
CREATE TABLE "chart_versions" (
	"version" text PRIMARY KEY NOT NULL,
	"digest" text NOT NULL,
	"archive" "bytea" NOT NULL,
	"registered_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"key_id" text NOT NULL,
	"key" text NOT NULL,
	"request_sha256" text NOT NULL,
	"response_status" integer,
	"response_body" jsonb,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "idempotency_keys_key_id_key_pk" PRIMARY KEY("key_id","key")
);
--> statement-breakpoint
CREATE TABLE "leases" (
	"name" text PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"fence" bigint NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"listed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"sha256" text PRIMARY KEY NOT NULL,
	"key_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "store_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "store_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"store_id" char(8),
	"actor" text NOT NULL,
	"type" text NOT NULL,
	"reason" text,
	"message" text NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "store_specs" (
	"store_id" char(8) NOT NULL,
	"generation" integer NOT NULL,
	"spec" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "store_specs_store_id_generation_pk" PRIMARY KEY("store_id","generation")
);
--> statement-breakpoint
CREATE TABLE "stores" (
	"id" char(8) PRIMARY KEY NOT NULL,
	"store_name" text NOT NULL,
	"namespace" text NOT NULL,
	"helm_release" text NOT NULL,
	"domain" text NOT NULL,
	"cluster_id" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"desired_state" text DEFAULT 'running' NOT NULL,
	"generation" integer DEFAULT 1 NOT NULL,
	"act" text,
	"title" text NOT NULL,
	"admin_email" text NOT NULL,
	"locale" text NOT NULL,
	"timezone" text NOT NULL,
	"plan" text NOT NULL,
	"deletion_protection" boolean DEFAULT false NOT NULL,
	"fence" bigint DEFAULT 0 NOT NULL,
	"lease_owner" text,
	"lease_until" timestamp with time zone,
	"helm_until" timestamp with time zone,
	"helm_fence" bigint,
	"attempt_generation" integer,
	"deadline_at" timestamp with time zone,
	"next_attempt_at" timestamp with time zone,
	"failed_attempts" integer DEFAULT 0 NOT NULL,
	"failed_generation" integer,
	"applied_generation" integer,
	"applied_spec" text,
	"applied_credentials_uid" text,
	"applied_objects" jsonb,
	"act_done_generation" integer,
	"sealed_at" timestamp with time zone,
	"volume_uids" jsonb,
	"volume_sizes" jsonb,
	"mariadb_series" text,
	"name_released_at" timestamp with time zone,
	"attempt_reason" text,
	"attempt_message" text,
	"deleted_at" timestamp with time zone,
	"observed_fence" bigint DEFAULT 0 NOT NULL,
	"namespace_uid" text,
	"workloads_generation" integer,
	"ready_generation" integer,
	"ready_at" timestamp with time zone,
	"observed_reason" text,
	"observed_message" text,
	"status" text GENERATED ALWAYS AS (case
  when deleted_at is not null then 'Deleted'
  when desired_state = 'absent' then 'Deleting'
  when attempt_reason in ('ForeignNamespace', 'ForeignRelease', 'RowBehindCluster', 'DataLost', 'DowngradeRefused') and attempt_generation = generation then 'Failed'
  when failed_generation = generation and ready_generation is null then 'Failed'
  when attempt_generation is null then 'Pending'
  when sealed_at is null then 'Provisioning'
  when workloads_generation = case when failed_generation = generation then ready_generation else generation end
    then case when observed_reason is null then 'Ready' else 'Degraded' end
  when failed_generation is distinct from generation and coalesce(ready_generation, 0) < generation then 'Updating'
  else 'Degraded'
end) STORED NOT NULL,
	CONSTRAINT "stores_namespace_unique" UNIQUE("namespace")
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_key_id_api_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."api_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_events" ADD CONSTRAINT "store_events_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_specs" ADD CONSTRAINT "store_specs_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "store_events_by_store" ON "store_events" USING btree ("store_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "stores_name_held" ON "stores" USING btree ("store_name") WHERE name_released_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "stores_domain_held" ON "stores" USING btree ("domain") WHERE name_released_at is null;--> statement-breakpoint
CREATE INDEX "stores_by_age" ON "stores" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "stores_unsettled" ON "stores" USING btree ("id") WHERE status not in ('Ready', 'Deleted');