ALTER TABLE "sessions" DROP CONSTRAINT "sessions_pkey";--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "stores_max" integer;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "created_by" text DEFAULT 'api' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "id" bigint PRIMARY KEY NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "sessions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "previous_sha256" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "previous_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "rotated_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "last_used_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL;--> statement-breakpoint
ALTER TABLE "store_events" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "store_events" ADD COLUMN "request_id" text;--> statement-breakpoint
CREATE INDEX "sessions_by_key" ON "sessions" USING btree ("key_id");--> statement-breakpoint
CREATE INDEX "store_events_by_actor" ON "store_events" USING btree ("actor","id");--> statement-breakpoint
CREATE INDEX "store_events_by_type" ON "store_events" USING btree ("type","id");--> statement-breakpoint
CREATE INDEX "stores_undeleted" ON "stores" USING btree ("created_by") WHERE deleted_at is null;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_sha256_unique" UNIQUE("sha256");--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_previous_sha256_unique" UNIQUE("previous_sha256");