<?php
// What the platform knows of this store: settings as data, credentials as files, its database.

const STOREYARD_PERMISSION = '/etc/storeyard/first-start/store-id';

function storeyard_settings(): array
{
    static $settings;
    return $settings ??= json_decode(file_get_contents('/etc/storeyard/config/store.json'), true, 16, JSON_THROW_ON_ERROR);
}

function storeyard_credential(string $name): string
{
    return storeyard_secret("credentials/$name");
}

function storeyard_secret(string $path): string
{
    return rtrim(file_get_contents("/etc/storeyard/$path"), "\r\n");
}

/** First initialisation is allowed to the store that the permission names, and to no other. */
function storeyard_permitted(): bool
{
    return is_file(STOREYARD_PERMISSION) && rtrim(file_get_contents(STOREYARD_PERMISSION)) === storeyard_settings()['id'];
}

function storeyard_connect(): mysqli
{
    mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
    $db = mysqli_init();
    $db->options(MYSQLI_OPT_CONNECT_TIMEOUT, 2);
    $db->options(MYSQLI_OPT_READ_TIMEOUT, 4);
    $db->real_connect('mariadb', 'wordpress', storeyard_credential('mariadb-password'), 'wordpress');
    return $db;
}

/** The options of the installed WordPress that $names lists; none where it is not installed. */
function storeyard_options(mysqli $db, array $names): array
{
    if ($db->query("SHOW TABLES LIKE 'wp\\_options'")->num_rows === 0) {
        return [];
    }
    $list = "'" . implode("','", $names) . "'";
    $rows = $db->query("SELECT option_name, option_value FROM wp_options WHERE option_name IN ($list)");
    return array_column($rows->fetch_all(), 1, 0);
}

/** Why this store cannot be served, or null: the database answers and holds it. The install writes the id last. */
function storeyard_unready(): ?string
{
    try {
        $options = storeyard_options(storeyard_connect(), ['storeyard_store_id']);
    } catch (mysqli_sql_exception $error) {
        return $error->getMessage();
    }
    return ($options['storeyard_store_id'] ?? null) === storeyard_settings()['id'] ? null : 'This store is not installed in the database.';
}

/** Exactly 200 or 503: the kubelet takes a redirect for success. */
function storeyard_answer(?string $unready): void
{
    http_response_code($unready === null ? 200 : 503);
    header('Content-Type: text/plain');
    echo $unready ?? 'ready', "\n";
}
