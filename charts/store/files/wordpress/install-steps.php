<?php

/** Ends the container; the first message is what its state shows. */
function storeyard_stop(string $message): never
{
    static $stopped = false;
    if (!$stopped) {
        $stopped = true;
        file_put_contents('/dev/termination-log', $message);
        fwrite(STDERR, "$message\n");
    }
    exit(1);
}

/** Polls every 50 ms. A refused password counts as waiting: after a new Secret the database may restart later than we do. */
function storeyard_wait_for_database(int $seconds): mysqli
{
    $deadline = hrtime(true) + $seconds * 1_000_000_000;
    do {
        // A connect to an address without a server behind it may hang; this one gives up soon, mysqli counts in seconds.
        $socket = @fsockopen('mariadb', 3306, $code, $reason, 0.25);
        if ($socket !== false) {
            fclose($socket);
            try {
                $db = storeyard_connect();
                $db->options(MYSQLI_OPT_READ_TIMEOUT, 300);
                return $db;
            } catch (mysqli_sql_exception $error) {
                $reason = $error->getMessage();
            }
        }
        usleep(50_000);
    } while (hrtime(true) < $deadline);
    storeyard_stop("The database did not answer within $seconds s: $reason");
}

/** What this start has to do: install, update or none. A database of another store, or an empty one without permission, ends it. */
function storeyard_plan(mysqli $db): string
{
    $id = storeyard_settings()['id'];
    $options = storeyard_options($db, ['storeyard_store_id', 'storeyard_settings', 'db_version']);
    $owner = $options['storeyard_store_id'] ?? null;
    if ($owner === null) {
        return storeyard_permitted() ? 'install' : storeyard_stop("The database does not hold the store '$id' and a first start is not permitted: its data is gone. It is not started empty; restore the database, or retry accepting the data loss.");
    }
    if ($owner !== $id) {
        storeyard_stop("The database belongs to the store '$owner', not to '$id': it is left untouched.");
    }
    $wp_db_version = null;
    require '/usr/src/wordpress/wp-includes/version.php';
    $current = ($options['storeyard_settings'] ?? null) === storeyard_applied() && (int) ($options['db_version'] ?? 0) >= $wp_db_version;
    return $current ? 'none' : 'update';
}

/** The settings that an owner may later change in WordPress: written when the platform's own value changes, and not else. */
function storeyard_applied(): string
{
    return json_encode(array_intersect_key(storeyard_settings(), array_flip(['title', 'adminEmail', 'locale', 'timezone'])), JSON_THROW_ON_ERROR);
}

/** A database without the id was never served: what a killed install left in it goes. WordPress itself refuses half of its tables. */
function storeyard_empty(mysqli $db): void
{
    foreach (array_column($db->query('SHOW TABLES')->fetch_all(), 0) as $table) {
        $db->query("DROP TABLE `$table`");
    }
}

function storeyard_install(): void
{
    global $wpdb;
    $settings = storeyard_settings();
    $locale = storeyard_language($settings['locale']);
    // From here on nothing is asked of the network: WordPress would try its permalinks on an Apache that is not up yet.
    add_filter('pre_http_request', fn () => new WP_Error('storeyard', 'No requests while WordPress is being installed.'));
    // One transaction instead of a flush to disk for each of some two hundred rows; the tables are made outside it.
    $wpdb->query('SET autocommit = 0');
    wp_install($settings['title'], storeyard_secret('administrator/wordpress-admin-user'), $settings['adminEmail'], true, '', wp_slash(storeyard_secret('administrator/wordpress-admin-password')), $locale);
    storeyard_set_timezone($settings['timezone']);
    $GLOBALS['wp_rewrite']->set_permalink_structure('/%postname%/');
    flush_rewrite_rules(false);
    storeyard_finish();
}

function storeyard_update(): void
{
    $settings = storeyard_settings();
    $applied = json_decode(get_option('storeyard_settings', '{}'), true, 4, JSON_THROW_ON_ERROR);
    $changed = fn (string $name) => ($applied[$name] ?? null) !== $settings[$name];
    wp_upgrade();
    if ($changed('title')) {
        update_option('blogname', $settings['title']);
    }
    if ($changed('adminEmail')) {
        update_option('admin_email', $settings['adminEmail']);
    }
    if ($changed('locale')) {
        update_option('WPLANG', storeyard_language($settings['locale']));
    }
    if ($changed('timezone')) {
        storeyard_set_timezone($settings['timezone']);
    }
    storeyard_finish();
}

/** The id is written last: a database that carries it was installed to its end. */
function storeyard_finish(): void
{
    global $wpdb;
    update_option('storeyard_settings', storeyard_applied(), false);
    update_option('storeyard_store_id', storeyard_settings()['id'], false);
    $wpdb->query('COMMIT');
    if ($wpdb->last_error !== '') {
        storeyard_stop("WordPress could not be installed: $wpdb->last_error");
    }
}

/** WordPress's name of the language, its translations on disk where they can be had; WordPress fetches missing ones again by itself. */
function storeyard_language(string $locale): string
{
    if ($locale === 'en_US') {
        return '';
    }
    add_filter('http_request_timeout', fn () => 10);
    $loaded = wp_download_language_pack($locale);
    if ($loaded === false) {
        fwrite(STDERR, "No translation for $locale can be had now: the store starts in English.\n");
        return $locale;
    }
    load_default_textdomain($loaded);
    $GLOBALS['wp_locale'] = new WP_Locale();
    return $loaded;
}

function storeyard_set_timezone(string $timezone): void
{
    update_option('timezone_string', $timezone);
    update_option('gmt_offset', '');
}

/** Takes the place of WordPress's own: the platform tells its people, and a mail server that hangs must not hold up a start. */
function wp_new_blog_notification(): void
{
}
