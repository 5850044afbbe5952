#!/bin/sh
# Lists each folder's components in its qmldir (Theme keeps its own: it holds a singleton).
cd "$(dirname "$0")/../qml/Alcove" || exit 1
for folder in Components Patient Assistant Technician; do
    [ -d "$folder" ] || continue
    { echo "module Alcove.$folder"; for file in "$folder"/*.qml; do name=$(basename "$file" .qml); echo "$name 1.0 $name.qml"; done; } > "$folder/qmldir"
done
