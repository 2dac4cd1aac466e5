CREATE INDEX "stores_leased" ON "stores" USING btree ("id") WHERE lease_owner is not null;--> statement-breakpoint
ALTER TABLE "stores" DROP COLUMN "applied_spec";