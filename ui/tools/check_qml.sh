#!/bin/sh
# Checks the QML: qmldir lists, theme, format, and every name that QML uses, ours in Python included.
# qmllint knows Python classes from qmltypes that are made here, in build/, and never shipped.
set -e
cd "$(dirname "$0")/../.."
qt=$(python -c 'import PySide6, pathlib; print(pathlib.Path(PySide6.__file__).parent / "Qt")')

describe() { # module, then the Python files that make it
    module=$1
    shift
    folder=build/qml/$(echo "$module" | tr . /)
    mkdir -p "$folder"
    pyside6-metaobjectdump --out-file "$folder/types.json" "$@"
    pyside6-qmltyperegistrar "$folder/types.json" -o "$folder/registrar.cpp" \
        --generate-qmltypes "$folder/types.qmltypes" --import-name "$module" --major-version 1 --minor-version 0 \
        --foreign-types "$qt/metatypes/qt6core_metatypes.json,$qt/metatypes/qt6gui_metatypes.json,$qt/metatypes/qt6qml_metatypes.json,$qt/metatypes/qt6quick_metatypes.json"
    printf 'module %s\ntypeinfo types.qmltypes\ndepends QtQuick\n' "$module" > "$folder/qmldir"
}

python ui/tools/make_theme.py --check
describe Alcove.Models ui/models/*.py ui/models/*/*.py
describe Alcove.Items ui/items/*.py
find ui/qml -name '*.qml' -print0 | xargs -0 pyside6-qmllint -I ui/qml -I build/qml --max-warnings 0 "$@"
find ui/qml -name '*.qml' | while read -r file; do
    pyside6-qmlformat "$file" | cmp -s - "$file" || { echo "not formatted: $file"; exit 1; }
done
