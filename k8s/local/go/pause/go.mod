module storeyard/pause

go 1.24.0
