ALTER TABLE "stores" ADD COLUMN "password_reset" text;--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "password_reset_ended" text;--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "password_reset_until" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "stores_resetting" ON "stores" USING btree ("id") WHERE password_reset is distinct from password_reset_ended;