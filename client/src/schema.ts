// Generated from the OpenAPI document by `npm run generate`. Not to be edited.

export interface paths {
    "/stores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List stores, the newest first or as `sort` says
         * @description Needs the role viewer, or a higher one.
         */
        get: operations["getStores"];
        put?: never;
        /**
         * Ask for a new store
         * @description The store is being made when this answers; follow its status. The same Idempotency-Key never makes two. Needs the role operator, or a higher one.
         */
        post: operations["postStores"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/name-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell whether a new store may have this name, and the address it would have
         * @description Nothing is held: who asks for the store first has the name. Needs the role operator, or a higher one.
         */
        get: operations["getName-check"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stores/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a store
         * @description Needs the role viewer, or a higher one.
         */
        get: operations["getStoresId"];
        put?: never;
        post?: never;
        /**
         * Delete a store with all its data
         * @description Asking again is no error and changes nothing. Needs the role operator, or a higher one.
         */
        delete: operations["deleteStoresId"];
        options?: never;
        head?: never;
        /**
         * Change a store's plan, its WordPress pods, its label in the dashboard, or its protection against deletion
         * @description Plan and replicas take in the platform's current values and keep the chart. A plan with larger volumes is refused where they cannot grow, unless `keep_volumes` is true; a smaller one keeps them. `keep_volumes` holds through upgrades and replicas until a plan is asked for without it. Label and protection reach no cluster and raise no generation. Needs the role operator, or a higher one.
         */
        patch: operations["patchStoresId"];
        trace?: never;
    };
    "/stores/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what happened to a store, the newest first
         * @description Needs the role viewer, or a higher one.
         */
        get: operations["getStoresIdEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stores/{id}/generations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what people asked of a store, the newest first
         * @description Needs the role viewer, or a higher one.
         */
        get: operations["getStoresIdGenerations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stores/{id}/upgrade": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the newest chart, or the one named, and the platform's current values
         * @description Changes nothing where the store has them already. Needs the role operator, or a higher one.
         */
        post: operations["postStoresIdUpgrade"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stores/{id}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go back to the settings of an earlier generation
         * @description Without a number: to the last one seen ready that is another than now. Volumes keep their sizes. Needs the role operator, or a higher one.
         */
        post: operations["postStoresIdRollback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stores/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a store again, without waiting for a backoff
         * @description With `accept_data_loss`, which needs the role admin, a store whose data is lost starts anew without it. Needs the role operator, or a higher one.
         */
        post: operations["postStoresIdRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stores/{id}/adopt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take what the cluster holds under a store's name as its own
         * @description Needs the role operator, or a higher one.
         */
        post: operations["postStoresIdAdopt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stores/{id}/abandon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a blocked store up, and leave the cluster as it is
         * @description For a deletion that is stuck too. Asking again is no error and changes nothing. Needs the role admin.
         */
        post: operations["postStoresIdAbandon"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stores/{id}/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give WordPress's administrator a new password
         * @description The credentials say `reset: "pending"` until they show it; the history tells the end. Asking again meanwhile changes nothing. Needs the role admin.
         */
        post: operations["postStoresIdReset-password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stores/{id}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the end of a container's log, and follow it
         * @description With `follow` the answer goes on until the container ends, nothing was logged for five minutes, or an hour has passed: ask again then. A key may have 20 such answers open at once on each replica of the api, with all its sessions; one more is `RATE_LIMITED`. Needs the role viewer, or a higher one.
         */
        get: operations["getStoresIdLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stores/{id}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what a store takes of the cluster: quota, volumes and pods
         * @description Cores and bytes. Empty while the store has no namespace. Needs the role viewer, or a higher one.
         */
        get: operations["getStoresIdUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stores/{id}/objects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the objects in a store's namespace, and whether they are ready
         * @description Needs the role viewer, or a higher one.
         */
        get: operations["getStoresIdObjects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stores/{id}/credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the credentials of a store's WordPress administrator
         * @description Each reading leaves an event with the name of its reader. Needs the role operator, or a higher one.
         */
        get: operations["getStoresIdCredentials"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow what happens to all stores
         * @description Server-sent events: `id` is the event, `data` a StoreEvent. Resumes after Last-Event-ID, else begins now. A key may have 200 such answers open at once on each replica of the api, with all its sessions; one more is `RATE_LIMITED`. Needs the role viewer, or a higher one.
         */
        get: operations["getEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stores/{id}/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow what happens to one store
         * @description Server-sent events: `id` is the event, `data` a StoreEvent. Resumes after Last-Event-ID, else begins now. A key may have 200 such answers open at once on each replica of the api, with all its sessions; one more is `RATE_LIMITED`. Needs the role viewer, or a higher one.
         */
        get: operations["getStoresIdEventsStream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what happened to all stores, keys and sessions, the newest first
         * @description Needs the role viewer, or a higher one.
         */
        get: operations["getActivity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count the stores and jobs, and say whether each part is well
         * @description Needs the role viewer, or a higher one.
         */
        get: operations["getOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show who calls
         * @description Needs the role viewer, or a higher one.
         */
        get: operations["getSession"];
        put?: never;
        /**
         * Sign in: exchange a key for a session cookie
         * @description Open to all.
         */
        post: operations["postSession"];
        /**
         * Sign out
         * @description Needs the role viewer, or a higher one.
         */
        delete: operations["deleteSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sessions that are live, the newest first
         * @description Needs the role admin.
         */
        get: operations["getSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a session
         * @description Its open streams end with it, within a second. Needs the role admin.
         */
        delete: operations["deleteSessionsId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List keys, the newest first
         * @description Revoked ones too. The text of a key is never shown again. Needs the role admin.
         */
        get: operations["getKeys"];
        put?: never;
        /**
         * Make a key
         * @description The answer shows it once: keep `key` now. A name is never used again, as the history tells keys apart by it. Needs the role admin.
         */
        post: operations["postKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a key
         * @description Its sessions and open streams end with it, within a second. Asking again changes nothing. Needs the role admin.
         */
        delete: operations["deleteKeysId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Store: {
            id: string;
            store_name: string;
            title: string;
            admin_email: string;
            locale: string;
            timezone: string;
            /** @enum {string} */
            plan: "small" | "medium" | "large";
            wordpress_replicas: number;
            deletion_protection: boolean;
            namespace: string;
            helm_release: string;
            domain: string;
            url: string;
            /** @enum {string} */
            status: "Pending" | "Provisioning" | "Ready" | "Degraded" | "Updating" | "Failed" | "Deleting" | "Deleted";
            reason: string | null;
            message: string | null;
            ways_out: ("retry" | "accept_data_loss" | "adopt" | "abandon")[];
            generation: number;
            chart_version: string;
            /** Format: date-time */
            created_at: string;
            ready_at: string | null;
            deleted_at: string | null;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @enum {string} */
            code: "INVALID_JSON" | "VALIDATION_FAILED" | "BODY_TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE" | "UNAUTHENTICATED" | "ORIGIN_REFUSED" | "FORBIDDEN" | "NOT_FOUND" | "METHOD_NOT_ALLOWED" | "NAME_TAKEN" | "NAME_RELEASING" | "STORE_LIMIT_REACHED" | "NAME_RESERVED" | "DELETION_PROTECTED" | "STORE_DELETED" | "NOT_BLOCKED" | "ROW_BEHIND_CLUSTER" | "CHART_NOT_FOUND" | "GENERATION_NOT_FOUND" | "GENERATION_NEVER_READY" | "NOTHING_TO_ROLL_BACK_TO" | "PRECONDITION_FAILED" | "VOLUME_NOT_EXPANDABLE" | "STORAGE_NOT_SHARED" | "RESET_UNAVAILABLE" | "CREDENTIALS_UNAVAILABLE" | "LOGS_UNAVAILABLE" | "KEY_NAME_TAKEN" | "LAST_ADMIN_KEY" | "IDEMPOTENCY_KEY_IN_USE" | "IDEMPOTENCY_KEY_REUSED" | "RATE_LIMITED" | "NO_CHART" | "UNAVAILABLE" | "INTERNAL";
            detail?: string;
            errors?: {
                field: string;
                message: string;
            }[];
            request_id?: string;
        };
        StoreNameCheck: {
            store_name: string;
            url: string;
            problem: {
                /** @enum {string} */
                code: "NAME_TAKEN" | "NAME_RELEASING" | "NAME_RESERVED";
                detail: string;
            } | null;
        };
        StoreEvent: {
            id: string;
            store_id: string | null;
            actor: string;
            type: string;
            reason: string | null;
            message: string;
            data: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            at: string;
            address: string | null;
            request_id: string | null;
        };
        Generation: {
            generation: number;
            /** Format: date-time */
            created_at: string;
            asked_by: string | null;
            change: string | null;
            chart_version: string;
            plan: ("small" | "medium" | "large") | null;
            images: {
                wordpress: string | null;
                mariadb: string | null;
            };
            in_force: boolean;
            was_ready: boolean;
            failed: boolean;
        };
        StoreUsage: {
            quota: {
                resource: string;
                used: number;
                hard: number;
            }[];
            volumes: {
                name: string;
                component: ("wordpress" | "mariadb") | null;
                requested: number;
                capacity: number | null;
                storage_class: string | null;
                expandable: boolean | null;
            }[];
            pods: {
                name: string;
                component: ("wordpress" | "mariadb") | null;
                phase: string;
                ready: boolean;
                restarts: number;
                cpu_request: number;
                memory_request: number;
                cpu_limit: number | null;
                memory_limit: number | null;
            }[];
        };
        StoreObjects: {
            items: {
                kind: string;
                name: string;
                ready: boolean | null;
                message: string | null;
            }[];
        };
        Overview: {
            stores: {
                [key: string]: number;
            };
            total: number;
            queue: {
                waiting: number;
                active: number;
                delayed: number;
                failed: number;
            } | null;
            parts: {
                /** @enum {string} */
                name: "api" | "postgres" | "redis" | "kubernetes" | "workers" | "reconciler";
                healthy: boolean;
                message: string;
            }[];
        };
        ActiveSession: {
            id: string;
            key_id: string;
            key_name: string;
            /** @enum {string} */
            role: "viewer" | "operator" | "admin";
            address: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            last_used_at: string;
            /** Format: date-time */
            expires_at: string;
            current: boolean;
        };
        ApiKey: {
            id: string;
            name: string;
            /** @enum {string} */
            role: "viewer" | "operator" | "admin";
            prefix: string;
            stores_max: number | null;
            /** Format: date-time */
            created_at: string;
            created_by: string;
            expires_at: string | null;
            revoked_at: string | null;
            last_used_at: string | null;
        };
        CreatedKey: {
            id: string;
            name: string;
            /** @enum {string} */
            role: "viewer" | "operator" | "admin";
            prefix: string;
            stores_max: number | null;
            /** Format: date-time */
            created_at: string;
            created_by: string;
            expires_at: string | null;
            revoked_at: string | null;
            last_used_at: string | null;
            key: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getStores: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                sort?: "name" | "-name" | "created_at" | "-created_at";
                status?: ("Pending" | "Provisioning" | "Ready" | "Degraded" | "Updating" | "Failed" | "Deleting" | "Deleted") | ("Pending" | "Provisioning" | "Ready" | "Degraded" | "Updating" | "Failed" | "Deleting" | "Deleted")[];
                plan?: ("small" | "medium" | "large") | ("small" | "medium" | "large")[];
                name?: string;
                include_deleted?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Store"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `FORBIDDEN`: The role of this key does not allow this
             *
             *     `ORIGIN_REFUSED`: A session may change things from the dashboard only
             */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `VALIDATION_FAILED`: The request has fields that cannot be used */
            422: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAVAILABLE`: A part of Storeyard is away */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postStores: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    store_name: string & (unknown & unknown);
                    title?: string;
                    /** Format: email */
                    admin_email?: string;
                    /** @default en_US */
                    locale?: string;
                    /** @default UTC */
                    timezone?: string;
                    /**
                     * @default small
                     * @enum {string}
                     */
                    plan?: "small" | "medium" | "large";
                    /** @default false */
                    deletion_protection?: boolean;
                };
            };
        };
        responses: {
            /** @description The store was written and will be made */
            202: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description The generation, for If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Store"];
                };
            };
            /** @description `INVALID_JSON`: The body is not JSON */
            400: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `FORBIDDEN`: The role of this key does not allow this
             *
             *     `ORIGIN_REFUSED`: A session may change things from the dashboard only
             */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `NAME_TAKEN`: A store of this name exists
             *
             *     `NAME_RELEASING`: The old store of this name is still going away
             *
             *     `NAME_RESERVED`: This name is reserved for the platform
             *
             *     `STORE_LIMIT_REACHED`: There are as many stores as there may be
             *
             *     `IDEMPOTENCY_KEY_IN_USE`: The first request with this Idempotency-Key is still running
             */
            409: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `BODY_TOO_LARGE`: The body is too large */
            413: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNSUPPORTED_MEDIA_TYPE`: The body must be application/json */
            415: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `IDEMPOTENCY_KEY_REUSED`: This Idempotency-Key was used for another request
             *
             *     `VALIDATION_FAILED`: The request has fields that cannot be used
             */
            422: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `NO_CHART`: No chart is registered yet
             *
             *     `UNAVAILABLE`: A part of Storeyard is away
             */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "getName-check": {
        parameters: {
            query: {
                store_name: string & (unknown & unknown);
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The address, and what is in the way if anything is */
            200: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreNameCheck"];
                };
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `FORBIDDEN`: The role of this key does not allow this
             *
             *     `ORIGIN_REFUSED`: A session may change things from the dashboard only
             */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `VALIDATION_FAILED`: The request has fields that cannot be used */
            422: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAVAILABLE`: A part of Storeyard is away */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStoresId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The store */
            200: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description The generation, for If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Store"];
                };
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `FORBIDDEN`: The role of this key does not allow this
             *
             *     `ORIGIN_REFUSED`: A session may change things from the dashboard only
             */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: There is nothing here */
            404: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAVAILABLE`: A part of Storeyard is away */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteStoresId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                /** @description Refused with PRECONDITION_FAILED when the generation is another by now. Title and deletion protection raise none: a change of them by somebody else is not seen. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The store is being deleted, or was */
            202: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description The generation, for If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Store"];
                };
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `FORBIDDEN`: The role of this key does not allow this
             *
             *     `ORIGIN_REFUSED`: A session may change things from the dashboard only
             */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: There is nothing here */
            404: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `IDEMPOTENCY_KEY_IN_USE`: The first request with this Idempotency-Key is still running
             *
             *     `DELETION_PROTECTED`: The store is protected against deletion
             */
            409: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `PRECONDITION_FAILED`: The store was changed since */
            412: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `VALIDATION_FAILED`: The request has fields that cannot be used
             *
             *     `IDEMPOTENCY_KEY_REUSED`: This Idempotency-Key was used for another request
             */
            422: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAVAILABLE`: A part of Storeyard is away */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchStoresId: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                /** @description Refused with PRECONDITION_FAILED when the generation is another by now. Title and deletion protection raise none: a change of them by somebody else is not seen. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title?: string;
                    deletion_protection?: boolean;
                    /** @enum {string} */
                    plan?: "small" | "medium" | "large";
                    keep_volumes?: boolean;
                    wordpress_replicas?: number;
                };
            };
        };
        responses: {
            /** @description The store as it is now */
            200: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description The generation, for If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Store"];
                };
            };
            /** @description `INVALID_JSON`: The body is not JSON */
            400: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `FORBIDDEN`: The role of this key does not allow this
             *
             *     `ORIGIN_REFUSED`: A session may change things from the dashboard only
             */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: There is nothing here */
            404: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `IDEMPOTENCY_KEY_IN_USE`: The first request with this Idempotency-Key is still running
             *
             *     `STORE_DELETED`: The store is being deleted or was deleted
             *
             *     `ROW_BEHIND_CLUSTER`: The cluster holds a newer state of the store than the database
             */
            409: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `PRECONDITION_FAILED`: The store was changed since */
            412: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `BODY_TOO_LARGE`: The body is too large */
            413: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNSUPPORTED_MEDIA_TYPE`: The body must be application/json */
            415: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `VALIDATION_FAILED`: The request has fields that cannot be used
             *
             *     `IDEMPOTENCY_KEY_REUSED`: This Idempotency-Key was used for another request
             *
             *     `VOLUME_NOT_EXPANDABLE`: A volume of the store cannot grow
             *
             *     `STORAGE_NOT_SHARED`: The store's files can be mounted by one pod only
             */
            422: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAVAILABLE`: A part of Storeyard is away */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStoresIdEvents: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["StoreEvent"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `FORBIDDEN`: The role of this key does not allow this
             *
             *     `ORIGIN_REFUSED`: A session may change things from the dashboard only
             */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: There is nothing here */
            404: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `VALIDATION_FAILED`: The request has fields that cannot be used */
            422: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAVAILABLE`: A part of Storeyard is away */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStoresIdGenerations: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Generation"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `FORBIDDEN`: The role of this key does not allow this
             *
             *     `ORIGIN_REFUSED`: A session may change things from the dashboard only
             */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: There is nothing here */
            404: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `VALIDATION_FAILED`: The request has fields that cannot be used */
            422: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAVAILABLE`: A part of Storeyard is away */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postStoresIdUpgrade: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                /** @description Refused with PRECONDITION_FAILED when the generation is another by now. Title and deletion protection raise none: a change of them by somebody else is not seen. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    chart_version?: string;
                };
            };
        };
        responses: {
            /** @description The store is being upgraded */
            202: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description The generation, for If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Store"];
                };
            };
            /** @description `INVALID_JSON`: The body is not JSON */
            400: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `FORBIDDEN`: The role of this key does not allow this
             *
             *     `ORIGIN_REFUSED`: A session may change things from the dashboard only
             */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `NOT_FOUND`: There is nothing here
             *
             *     `CHART_NOT_FOUND`: No such version of the chart is registered
             */
            404: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `IDEMPOTENCY_KEY_IN_USE`: The first request with this Idempotency-Key is still running
             *
             *     `STORE_DELETED`: The store is being deleted or was deleted
             *
             *     `ROW_BEHIND_CLUSTER`: The cluster holds a newer state of the store than the database
             */
            409: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `PRECONDITION_FAILED`: The store was changed since */
            412: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `BODY_TOO_LARGE`: The body is too large */
            413: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNSUPPORTED_MEDIA_TYPE`: The body must be application/json */
            415: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `VALIDATION_FAILED`: The request has fields that cannot be used
             *
             *     `IDEMPOTENCY_KEY_REUSED`: This Idempotency-Key was used for another request
             */
            422: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `NO_CHART`: No chart is registered yet
             *
             *     `UNAVAILABLE`: A part of Storeyard is away
             */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postStoresIdRollback: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                /** @description Refused with PRECONDITION_FAILED when the generation is another by now. Title and deletion protection raise none: a change of them by somebody else is not seen. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    generation?: number;
                };
            };
        };
        responses: {
            /** @description The store is going back */
            202: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description The generation, for If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Store"];
                };
            };
            /** @description `INVALID_JSON`: The body is not JSON */
            400: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `FORBIDDEN`: The role of this key does not allow this
             *
             *     `ORIGIN_REFUSED`: A session may change things from the dashboard only
             */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `NOT_FOUND`: There is nothing here
             *
             *     `GENERATION_NOT_FOUND`: The store has no such generation
             */
            404: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `IDEMPOTENCY_KEY_IN_USE`: The first request with this Idempotency-Key is still running
             *
             *     `STORE_DELETED`: The store is being deleted or was deleted
             *
             *     `ROW_BEHIND_CLUSTER`: The cluster holds a newer state of the store than the database
             *
             *     `GENERATION_NEVER_READY`: That generation was never seen ready
             *
             *     `NOTHING_TO_ROLL_BACK_TO`: There is no other generation to go back to
             */
            409: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `PRECONDITION_FAILED`: The store was changed since */
            412: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `BODY_TOO_LARGE`: The body is too large */
            413: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNSUPPORTED_MEDIA_TYPE`: The body must be application/json */
            415: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `VALIDATION_FAILED`: The request has fields that cannot be used
             *
             *     `IDEMPOTENCY_KEY_REUSED`: This Idempotency-Key was used for another request
             */
            422: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAVAILABLE`: A part of Storeyard is away */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postStoresIdRetry: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                /** @description Refused with PRECONDITION_FAILED when the generation is another by now. Title and deletion protection raise none: a change of them by somebody else is not seen. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default false */
                    accept_data_loss?: boolean;
                };
            };
        };
        responses: {
            /** @description The store will be tried again */
            202: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description The generation, for If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Store"];
                };
            };
            /** @description `INVALID_JSON`: The body is not JSON */
            400: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `FORBIDDEN`: The role of this key does not allow this
             *
             *     `ORIGIN_REFUSED`: A session may change things from the dashboard only
             */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: There is nothing here */
            404: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `IDEMPOTENCY_KEY_IN_USE`: The first request with this Idempotency-Key is still running
             *
             *     `STORE_DELETED`: The store is being deleted or was deleted
             *
             *     `NOT_BLOCKED`: The store is in no state that this leads out of
             */
            409: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `PRECONDITION_FAILED`: The store was changed since */
            412: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `BODY_TOO_LARGE`: The body is too large */
            413: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNSUPPORTED_MEDIA_TYPE`: The body must be application/json */
            415: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `VALIDATION_FAILED`: The request has fields that cannot be used
             *
             *     `IDEMPOTENCY_KEY_REUSED`: This Idempotency-Key was used for another request
             */
            422: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAVAILABLE`: A part of Storeyard is away */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postStoresIdAdopt: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                /** @description Refused with PRECONDITION_FAILED when the generation is another by now. Title and deletion protection raise none: a change of them by somebody else is not seen. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The worker checks it and goes on */
            202: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description The generation, for If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Store"];
                };
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `FORBIDDEN`: The role of this key does not allow this
             *
             *     `ORIGIN_REFUSED`: A session may change things from the dashboard only
             */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: There is nothing here */
            404: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `IDEMPOTENCY_KEY_IN_USE`: The first request with this Idempotency-Key is still running
             *
             *     `STORE_DELETED`: The store is being deleted or was deleted
             *
             *     `NOT_BLOCKED`: The store is in no state that this leads out of
             */
            409: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `PRECONDITION_FAILED`: The store was changed since */
            412: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `VALIDATION_FAILED`: The request has fields that cannot be used
             *
             *     `IDEMPOTENCY_KEY_REUSED`: This Idempotency-Key was used for another request
             */
            422: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAVAILABLE`: A part of Storeyard is away */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postStoresIdAbandon: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                /** @description Refused with PRECONDITION_FAILED when the generation is another by now. Title and deletion protection raise none: a change of them by somebody else is not seen. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The store is being given up */
            202: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description The generation, for If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Store"];
                };
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `FORBIDDEN`: The role of this key does not allow this
             *
             *     `ORIGIN_REFUSED`: A session may change things from the dashboard only
             */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: There is nothing here */
            404: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `IDEMPOTENCY_KEY_IN_USE`: The first request with this Idempotency-Key is still running
             *
             *     `STORE_DELETED`: The store is being deleted or was deleted
             *
             *     `NOT_BLOCKED`: The store is in no state that this leads out of
             */
            409: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `PRECONDITION_FAILED`: The store was changed since */
            412: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `VALIDATION_FAILED`: The request has fields that cannot be used
             *
             *     `IDEMPOTENCY_KEY_REUSED`: This Idempotency-Key was used for another request
             */
            422: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAVAILABLE`: A part of Storeyard is away */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "postStoresIdReset-password": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                /** @description Refused with PRECONDITION_FAILED when the generation is another by now. Title and deletion protection raise none: a change of them by somebody else is not seen. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The password will be reset */
            202: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description The generation, for If-Match */
                    ETag: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Store"];
                };
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `FORBIDDEN`: The role of this key does not allow this
             *
             *     `ORIGIN_REFUSED`: A session may change things from the dashboard only
             */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: There is nothing here */
            404: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `IDEMPOTENCY_KEY_IN_USE`: The first request with this Idempotency-Key is still running
             *
             *     `STORE_DELETED`: The store is being deleted or was deleted
             *
             *     `RESET_UNAVAILABLE`: The password of this store cannot be reset as it stands
             */
            409: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `PRECONDITION_FAILED`: The store was changed since */
            412: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `VALIDATION_FAILED`: The request has fields that cannot be used
             *
             *     `IDEMPOTENCY_KEY_REUSED`: This Idempotency-Key was used for another request
             */
            422: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAVAILABLE`: A part of Storeyard is away */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStoresIdLogs: {
        parameters: {
            query?: {
                component?: "wordpress" | "mariadb";
                tail?: number;
                follow?: "true" | "false";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last lines */
            200: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `FORBIDDEN`: The role of this key does not allow this
             *
             *     `ORIGIN_REFUSED`: A session may change things from the dashboard only
             */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: There is nothing here */
            404: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `LOGS_UNAVAILABLE`: The store has no container with a log now */
            409: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `VALIDATION_FAILED`: The request has fields that cannot be used */
            422: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAVAILABLE`: A part of Storeyard is away */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStoresIdUsage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What it takes now */
            200: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreUsage"];
                };
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `FORBIDDEN`: The role of this key does not allow this
             *
             *     `ORIGIN_REFUSED`: A session may change things from the dashboard only
             */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: There is nothing here */
            404: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAVAILABLE`: A part of Storeyard is away */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStoresIdObjects: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The objects */
            200: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreObjects"];
                };
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `FORBIDDEN`: The role of this key does not allow this
             *
             *     `ORIGIN_REFUSED`: A session may change things from the dashboard only
             */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: There is nothing here */
            404: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAVAILABLE`: A part of Storeyard is away */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStoresIdCredentials: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The credentials as they were generated last */
            200: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        admin_user: string;
                        admin_password: string;
                        login_url: string;
                        reset: ("pending" | "failed") | null;
                    };
                };
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `FORBIDDEN`: The role of this key does not allow this
             *
             *     `ORIGIN_REFUSED`: A session may change things from the dashboard only
             */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: There is nothing here */
            404: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `STORE_DELETED`: The store is being deleted or was deleted
             *
             *     `CREDENTIALS_UNAVAILABLE`: The store has no credentials to show now
             */
            409: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAVAILABLE`: A part of Storeyard is away */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEvents: {
        parameters: {
            query?: never;
            header?: {
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream */
            200: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `FORBIDDEN`: The role of this key does not allow this
             *
             *     `ORIGIN_REFUSED`: A session may change things from the dashboard only
             */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAVAILABLE`: A part of Storeyard is away */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStoresIdEventsStream: {
        parameters: {
            query?: never;
            header?: {
                "Last-Event-ID"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream */
            200: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `FORBIDDEN`: The role of this key does not allow this
             *
             *     `ORIGIN_REFUSED`: A session may change things from the dashboard only
             */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: There is nothing here */
            404: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAVAILABLE`: A part of Storeyard is away */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getActivity: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                store_id?: string;
                actor?: string;
                type?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["StoreEvent"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `FORBIDDEN`: The role of this key does not allow this
             *
             *     `ORIGIN_REFUSED`: A session may change things from the dashboard only
             */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `VALIDATION_FAILED`: The request has fields that cannot be used */
            422: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAVAILABLE`: A part of Storeyard is away */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOverview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How things stand */
            200: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `FORBIDDEN`: The role of this key does not allow this
             *
             *     `ORIGIN_REFUSED`: A session may change things from the dashboard only
             */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAVAILABLE`: A part of Storeyard is away */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller */
            200: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        /** @enum {string} */
                        role: "viewer" | "operator" | "admin";
                        expires_at: string | null;
                    };
                };
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `FORBIDDEN`: The role of this key does not allow this
             *
             *     `ORIGIN_REFUSED`: A session may change things from the dashboard only
             */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAVAILABLE`: A part of Storeyard is away */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    key: string;
                };
            };
        };
        responses: {
            /** @description Signed in; the cookie is set */
            201: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        /** @enum {string} */
                        role: "viewer" | "operator" | "admin";
                        expires_at: string | null;
                    };
                };
            };
            /** @description `INVALID_JSON`: The body is not JSON */
            400: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `ORIGIN_REFUSED`: A session may change things from the dashboard only */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `BODY_TOO_LARGE`: The body is too large */
            413: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNSUPPORTED_MEDIA_TYPE`: The body must be application/json */
            415: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `VALIDATION_FAILED`: The request has fields that cannot be used */
            422: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAVAILABLE`: A part of Storeyard is away */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out; the cookie is gone */
            204: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `FORBIDDEN`: The role of this key does not allow this
             *
             *     `ORIGIN_REFUSED`: A session may change things from the dashboard only
             */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAVAILABLE`: A part of Storeyard is away */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSessions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ActiveSession"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `FORBIDDEN`: The role of this key does not allow this
             *
             *     `ORIGIN_REFUSED`: A session may change things from the dashboard only
             */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `VALIDATION_FAILED`: The request has fields that cannot be used */
            422: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAVAILABLE`: A part of Storeyard is away */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSessionsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has ended */
            204: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `FORBIDDEN`: The role of this key does not allow this
             *
             *     `ORIGIN_REFUSED`: A session may change things from the dashboard only
             */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: There is nothing here */
            404: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAVAILABLE`: A part of Storeyard is away */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getKeys: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiKey"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `FORBIDDEN`: The role of this key does not allow this
             *
             *     `ORIGIN_REFUSED`: A session may change things from the dashboard only
             */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `VALIDATION_FAILED`: The request has fields that cannot be used */
            422: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAVAILABLE`: A part of Storeyard is away */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @enum {string} */
                    role: "viewer" | "operator" | "admin";
                    expires_at?: string | null;
                    stores_max?: number | null;
                };
            };
        };
        responses: {
            /** @description The key, with its text */
            201: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedKey"];
                };
            };
            /** @description `INVALID_JSON`: The body is not JSON */
            400: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `FORBIDDEN`: The role of this key does not allow this
             *
             *     `ORIGIN_REFUSED`: A session may change things from the dashboard only
             */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `KEY_NAME_TAKEN`: A key of this name exists or existed */
            409: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `BODY_TOO_LARGE`: The body is too large */
            413: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNSUPPORTED_MEDIA_TYPE`: The body must be application/json */
            415: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `VALIDATION_FAILED`: The request has fields that cannot be used */
            422: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAVAILABLE`: A part of Storeyard is away */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteKeysId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key as it is now */
            200: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description `UNAUTHENTICATED`: A valid key or session is needed */
            401: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `FORBIDDEN`: The role of this key does not allow this
             *
             *     `ORIGIN_REFUSED`: A session may change things from the dashboard only
             */
            403: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: There is nothing here */
            404: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `LAST_ADMIN_KEY`: This is the last key with the role admin */
            409: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `RATE_LIMITED`: Too many requests */
            429: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Storeyard failed to answer */
            500: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `UNAVAILABLE`: A part of Storeyard is away */
            503: {
                headers: {
                    /** @description Stands in the log too */
                    "X-Request-Id": string;
                    /** @description How many calls are left, of the key and of the address */
                    RateLimit?: string;
                    /** @description How many there are, and in how many seconds */
                    "RateLimit-Policy"?: string;
                    /** @description Seconds */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
