ALTER TABLE "stores" ADD COLUMN "mariadb_series_tried" text;--> statement-breakpoint
CREATE INDEX "stores_at_helm" ON "stores" USING btree ("id") WHERE helm_until is not null;