#!/bin/sh
# Collects the words of the patient's screens into i18n/*.ts and compiles these. French: plurals only.
# The console speaks the assistant's language, not the patient's: its words are in files of their own (console_*.ts).
# With --compile: only makes the .qm files that the screens load (make setup does this; they are not kept in git).
set -e
cd "$(dirname "$0")/../.."
if [ "$1" != "--compile" ]; then
    mkdir -p build
    {
        find ui/qml/Alcove/Components ui/qml/Alcove/Patient -name '*.qml'
        grep -oh 'ui\.models\.[a-z_]*' ui/patient/*.py | tr . / | sed 's/$/.py/'
        echo ui/spoken_data.py
    } | sort -u > build/sources.lst
    find ui -name '*.qml' -o -name '*.py' | grep -v '^ui/gallery' | sort > build/all.lst
    pyside6-lupdate -silent -locations none -no-obsolete -pluralonly -source-language fr_FR -target-language fr_FR @build/all.lst -ts ui/i18n/alcove_fr.ts
    pyside6-lupdate -silent -locations none -no-obsolete -source-language fr_FR -target-language en_GB @build/sources.lst -ts ui/i18n/alcove_en.ts
    { find ui/qml/Alcove/Assistant ui/qml/Alcove/Technician -name '*.qml'; find ui/views ui/assistant ui/technician -name '*.py'; echo ui/console.py; echo ui/models/keyboard.py; } | sort > build/console.lst
    pyside6-lupdate -silent -locations none -no-obsolete -source-language fr_FR -target-language en_GB @build/console.lst -ts ui/i18n/console_en.ts
fi
for words in ui/i18n/*.ts; do pyside6-lrelease -silent "$words" -qm "${words%.ts}.qm"; done
