<?php
// Readiness, whatever theme and plugins do.
require_once __DIR__ . '/settings.php';

storeyard_answer(storeyard_unready());
