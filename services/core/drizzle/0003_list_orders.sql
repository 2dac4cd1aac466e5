CREATE INDEX "stores_by_name" ON "stores" USING btree ("store_name","id");--> statement-breakpoint
CREATE INDEX "stores_kept_by_age" ON "stores" USING btree ("created_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "stores_kept_by_name" ON "stores" USING btree ("store_name","id") WHERE deleted_at is null;