<?php
// Start-up: ready, and before the store was Ready for the first time its front page is a page. Later an owner's plugin may break it.
require_once __DIR__ . '/settings.php';

function storeyard_front_page_fault(): ?string
{
    $settings = storeyard_settings();
    $page = @fopen('http://127.0.0.1:8080/', 'r', false, stream_context_create(['http' => [
        'header' => "Host: {$settings['authority']}\r\nX-Forwarded-Proto: {$settings['scheme']}\r\nConnection: close",
        'follow_location' => 0,
        'ignore_errors' => true,
        'timeout' => 20,
    ]]));
    if ($page === false) {
        return 'The front page does not answer.';
    }
    $status = stream_get_meta_data($page)['wrapper_data'][0];
    if (!preg_match('~^HTTP/\S+ 200~', $status)) {
        return "The front page answers $status.";
    }
    // A plugin that exits answers 200 with nothing.
    return str_contains(stream_get_contents($page), '</html>') ? null : 'The front page is no whole page.';
}

storeyard_answer(storeyard_unready() ?? (storeyard_permitted() ? storeyard_front_page_fault() : null));
