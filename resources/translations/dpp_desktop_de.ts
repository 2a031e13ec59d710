<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About DPP Desktop</source>
        <translation>Über DPP Desktop</translation>
    </message>
    <message>
        <source>DPP Desktop</source>
        <translation>DPP Desktop</translation>
    </message>
    <message>
        <source>Gives every unit on the packaging line an identity of its own for its Digital Product Passport, without a network.</source>
        <translation>Gibt jedem Stück auf der Verpackungslinie eine eigene Identität für seinen digitalen Produktpass, ohne Netz.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Copy &amp;details</source>
        <translation>&amp;Angaben kopieren</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
</context>
<context>
    <name>AffectedTable</name>
    <message>
        <source>Products to check</source>
        <translation>Zu prüfende Produkte</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>Job {id} was interrupted and goes on from where it stood.</source>
        <translation>Auftrag {id} wurde unterbrochen und macht dort weiter, wo er stand.</translation>
    </message>
    <message>
        <source>{count} jobs were interrupted and go on from where they stood: {ids}.</source>
        <translation>{count} Aufträge wurden unterbrochen und machen dort weiter, wo sie standen: {ids}.</translation>
    </message>
    <message>
        <source>This order was submitted before: it is job {id}.</source>
        <translation>Das wurde schon einmal beauftragt: Es ist Auftrag {id}.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Continue…</source>
        <translation>Fortsetzen…</translation>
    </message>
    <message>
        <source>Job {id} is completed: {count} tokens for {product}, batch {batch}.</source>
        <translation>Auftrag {id} ist fertig: {count} Token für {product}, Charge {batch}.</translation>
    </message>
    <message>
        <source>Minted</source>
        <translation>Vergeben</translation>
    </message>
    <message>
        <source>Job {id} has met a problem and is trying again (retry {attempt}).</source>
        <translation>Auftrag {id} ist auf ein Problem gestoßen und versucht es noch einmal (Versuch {attempt}).</translation>
    </message>
    <message>
        <source>The export of {what} stopped.</source>
        <translation>Der Export von {what} ist stehen geblieben.</translation>
    </message>
    <message>
        <source>The packs of {what} are made: {folder}</source>
        <translation>Die Pakete von {what} sind fertig: {folder}</translation>
    </message>
    <message>
        <source>The chosen packs of {what} are made: {folder}</source>
        <translation>Die gewählten Pakete von {what} sind fertig: {folder}</translation>
    </message>
    <message>
        <source>The export of {what} isn&apos;t finished.</source>
        <translation>Der Export von {what} ist nicht fertig.</translation>
    </message>
    <message>
        <source>This workspace can only be read.</source>
        <translation>Dieser Arbeitsbereich kann nur gelesen werden.</translation>
    </message>
    <message>
        <source>To mint and export, open it where its folder can be written.</source>
        <translation>Zum Vergeben und Exportieren dort öffnen, wo sein Ordner beschreibbar ist.</translation>
    </message>
    <message>
        <source>Export packs…</source>
        <translation>Pakete exportieren…</translation>
    </message>
    <message>
        <source>Job {id} is completed: 1 token for {product}, batch {batch}.</source>
        <translation>Auftrag {id} ist fertig: 1 Token für {product}, Charge {batch}.</translation>
    </message>
    <message>
        <source>Jobs {ids} are completed: {count} tokens in all.</source>
        <translation>Aufträge {ids} sind fertig: zusammen {count} Token.</translation>
    </message>
    <message>
        <source>Job {id} stopped; its tokens are kept.</source>
        <translation>Auftrag {id} ist stehen geblieben; seine Token bleiben erhalten.</translation>
    </message>
    <message>
        <source>A job stopped</source>
        <translation>Ein Auftrag ist stehen geblieben</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
</context>
<context>
    <name>BatchFields</name>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Year-month-day: 2027-02-18</source>
        <translation>Jahr-Monat-Tag: 2027-02-18</translation>
    </message>
</context>
<context>
    <name>BatchPart</name>
    <message>
        <source>Fill in…</source>
        <translation>Ausfüllen…</translation>
    </message>
</context>
<context>
    <name>BatchPartDialog</name>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>For this batch alone; the product stays as it is.</source>
        <translation>Nur für diese Charge; das Produkt bleibt, wie es ist.</translation>
    </message>
</context>
<context>
    <name>Brand</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Webadresse</translation>
    </message>
    <message>
        <source>Serials</source>
        <translation>Seriennummern</translation>
    </message>
    <message>
        <source>A serial is unique</source>
        <translation>Eine Seriennummer ist eindeutig</translation>
    </message>
    <message>
        <source>Batch in the web address</source>
        <translation>Charge in der Webadresse</translation>
    </message>
    <message>
        <source>Passport field of the GTIN</source>
        <translation>Feld der GTIN im Produktpass</translation>
    </message>
    <message>
        <source>Fields of a batch</source>
        <translation>Felder einer Charge</translation>
    </message>
    <message>
        <source>How packs are written</source>
        <translation>Wie Pakete geschrieben werden</translation>
    </message>
    <message>
        <source>Passport schema</source>
        <translation>Passschema</translation>
    </message>
    <message>
        <source>A GTIN is required</source>
        <translation>Eine GTIN ist Pflicht</translation>
    </message>
    <message>
        <source>Rules switched off</source>
        <translation>Abgeschaltete Regeln</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>wie es ist</translation>
    </message>
    <message>
        <source>in the file</source>
        <translation>in der Datei</translation>
    </message>
    <message>
        <source>another</source>
        <translation>ein anderes</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>dasselbe</translation>
    </message>
    <message>
        <source>Doesn&apos;t come along: the brand gets one of its own here.</source>
        <translation>Kommt nicht mit: Die Marke bekommt hier einen eigenen.</translation>
    </message>
    <message>
        <source>Comes along: serials are made as at the other site.</source>
        <translation>Kommt mit: Seriennummern entstehen wie am anderen Standort.</translation>
    </message>
    <message>
        <source>Comes along, and is the one that the brand has already.</source>
        <translation>Kommt mit und ist der, den die Marke schon hat.</translation>
    </message>
    <message>
        <source>Doesn&apos;t come along: the brand keeps the one it has.</source>
        <translation>Kommt nicht mit: Die Marke behält ihren.</translation>
    </message>
    <message>
        <source>Comes along, and is another than the brand has here.</source>
        <translation>Kommt mit und ist ein anderer, als die Marke hier hat.</translation>
    </message>
    <message>
        <source>None is concerned.</source>
        <translation>Keines ist betroffen.</translation>
    </message>
    <message>
        <source>{count}: what is minted from now on is as the file says.</source>
        <translation>{count}: Was ab jetzt vergeben wird, richtet sich nach der Datei.</translation>
    </message>
    <message>
        <source>always</source>
        <translation>immer</translation>
    </message>
    <message>
        <source>for some products</source>
        <translation>bei manchen Produkten</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>unguessable</source>
        <translation>nicht zu erraten</translation>
    </message>
    <message>
        <source>ascending</source>
        <translation>aufsteigend</translation>
    </message>
    <message>
        <source>within the brand</source>
        <translation>innerhalb der Marke</translation>
    </message>
    <message>
        <source>within its product</source>
        <translation>innerhalb ihres Produkts</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>BrandExportDialog</name>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>Export a brand for another site</source>
        <translation>Eine Marke für einen anderen Standort exportieren</translation>
    </message>
    <message>
        <source>The file will hold the brand, its passport schema and its serial key, with which the other site makes serials that never collide with those made here. Whoever has the file and its passphrase can predict and forge the brand&apos;s serials: hand them over by different ways, and delete the file when it is imported.</source>
        <translation>Die Datei enthält die Marke, ihr Passschema und ihren Seriennummernschlüssel, mit dem der andere Standort Seriennummern erzeugt, die nie mit den hiesigen zusammenfallen. Wer die Datei und ihre Passphrase hat, kann die Seriennummern der Marke vorhersagen und fälschen: beide auf verschiedenen Wegen übergeben und die Datei löschen, sobald sie importiert ist.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>BrandOutlookDialog</name>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>Import a brand</source>
        <translation>Eine Marke importieren</translation>
    </message>
    <message>
        <source>Add the brand {name}?</source>
        <translation>Die Marke {name} hinzufügen?</translation>
    </message>
    <message>
        <source>Update the brand {name}?</source>
        <translation>Die Marke {name} aktualisieren?</translation>
    </message>
    <message>
        <source>Update the brand {name}? Nothing in it changes.</source>
        <translation>Die Marke {name} aktualisieren? An ihr ändert sich nichts.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Serial key</source>
        <translation>Seriennummernschlüssel</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>&amp;Site number here</source>
        <translation>&amp;Standortnummer hier</translation>
    </message>
    <message>
        <source>Site number here</source>
        <translation>Standortnummer hier</translation>
    </message>
    <message>
        <source>Every site of the brand needs a number of its own: it keeps their serials apart. It is fixed once something is minted.</source>
        <translation>Jeder Standort der Marke braucht eine eigene Nummer: Sie hält die Seriennummern auseinander. Sie steht fest, sobald etwas vergeben wurde.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>BringIn</name>
    <message>
        <source>The brand {name} was added.</source>
        <translation>Die Marke {name} wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>The brand {name} was brought up to date.</source>
        <translation>Die Marke {name} wurde auf den neuen Stand gebracht.</translation>
    </message>
    <message>
        <source>… and 1 more problem.</source>
        <translation>… und 1 weiteres Problem.</translation>
    </message>
    <message>
        <source>row {row}, {field}</source>
        <translation>Zeile {row}, {field}</translation>
    </message>
    <message>
        <source>… and {count} more problems.</source>
        <translation>… und {count} weitere Probleme.</translation>
    </message>
    <message>
        <source>The file can&apos;t be imported.</source>
        <translation>Die Datei lässt sich nicht importieren.</translation>
    </message>
</context>
<context>
    <name>BringingIn</name>
    <message>
        <source>Import a brand file</source>
        <translation>Markendatei importieren</translation>
    </message>
    <message>
        <source>Import a brand first: products belong to one.</source>
        <translation>Zuerst eine Marke importieren: Produkte gehören zu einer.</translation>
    </message>
    <message>
        <source>JSON files (*.json);;All files (*)</source>
        <translation>JSON-Dateien (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The sample brands are ready to mint for.</source>
        <translation>Die Beispielmarken sind bereit, Token können vergeben werden.</translation>
    </message>
    <message>
        <source>Now import its products.</source>
        <translation>Jetzt ihre Produkte importieren.</translation>
    </message>
</context>
<context>
    <name>BrokenRulesDialog</name>
    <message>
        <source>Import a brand</source>
        <translation>Eine Marke importieren</translation>
    </message>
    <message>
        <source>Import the brand without these rules?</source>
        <translation>Die Marke ohne diese Regeln importieren?</translation>
    </message>
    <message>
        <source>Nobody can apply them as they are. Switched off, what they were to forbid is allowed. The schema itself is kept as it was published.</source>
        <translation>So, wie sie sind, lassen sie sich nicht anwenden. Abgeschaltet ist erlaubt, was sie verbieten sollten. Das Schema selbst bleibt, wie es veröffentlicht wurde.</translation>
    </message>
    <message>
        <source>Rules that are broken</source>
        <translation>Fehlerhafte Regeln</translation>
    </message>
    <message>
        <source>&amp;Switch them off</source>
        <translation>&amp;Abschalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ButtonField</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>CancelQuestion</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Tokens that are minted stay and can be exported. The rest is never minted. This can&apos;t be undone.</source>
        <translation>Schon vergebene Token bleiben und lassen sich exportieren. Der Rest wird nie vergeben. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>&amp;Cancel for good</source>
        <translation>&amp;Endgültig abbrechen</translation>
    </message>
    <message>
        <source>Cancel job {id}? Its token isn&apos;t minted yet.</source>
        <translation>Auftrag {id} abbrechen? Sein Token ist noch nicht vergeben.</translation>
    </message>
    <message>
        <source>Cancel job {id}? {minted} of its {quantity} tokens are minted.</source>
        <translation>Auftrag {id} abbrechen? {minted} seiner {quantity} Token sind vergeben.</translation>
    </message>
    <message>
        <source>Cancel {count} jobs? {minted} of their {quantity} tokens are minted.</source>
        <translation>{count} Aufträge abbrechen? {minted} ihrer {quantity} Token sind vergeben.</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Product name</source>
        <translation>Produktname</translation>
    </message>
    <message>
        <source>GTIN</source>
        <translation>GTIN</translation>
    </message>
    <message>
        <source>Whole passport, as JSON</source>
        <translation>Der ganze Produktpass, als JSON</translation>
    </message>
    <message>
        <source>To add: {added}, to update: {updated}, unchanged: {unchanged}. Rejected rows: {rejected}.</source>
        <translation>Neu: {added}, zu aktualisieren: {updated}, unverändert: {unchanged}. Abgelehnte Zeilen: {rejected}.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>{text} is {number} (comma)</source>
        <translation>{text} ist {number} (Komma)</translation>
    </message>
    <message>
        <source>{text} is {number} (point)</source>
        <translation>{text} ist {number} (Punkt)</translation>
    </message>
    <message>
        <source>Stopped. Added so far: {added}, updated: {updated}. Importing again imports the rest.</source>
        <translation>Angehalten. Bisher hinzugefügt: {added}, aktualisiert: {updated}. Erneutes Importieren importiert den Rest.</translation>
    </message>
    <message>
        <source>Products added: {added}, updated: {updated}, unchanged: {unchanged}.</source>
        <translation>Produkte neu: {added}, aktualisiert: {updated}, unverändert: {unchanged}.</translation>
    </message>
    <message>
        <source>Rejected rows: {rejected}.</source>
        <translation>Abgelehnte Zeilen: {rejected}.</translation>
    </message>
    <message>
        <source>Left out with values, too: {count} more.</source>
        <translation>Ebenfalls mit Werten ausgelassen: {count} weitere.</translation>
    </message>
    <message>
        <source>Importing: {done} of {total} products</source>
        <translation>Import: {done} von {total} Produkten</translation>
    </message>
    <message>
        <source>Checking: {done} of about {total} rows</source>
        <translation>Prüfung: {done} von etwa {total} Zeilen</translation>
    </message>
    <message>
        <source>Drafts, which can&apos;t be minted for until they are complete: {drafts}.</source>
        <translation>Entwürfe, für die erst vergeben werden kann, wenn sie vollständig sind: {drafts}.</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>Tokens per second over the last two minutes</source>
        <translation>Token pro Sekunde in den letzten zwei Minuten</translation>
    </message>
    <message>
        <source>Job {id}</source>
        <translation>Auftrag {id}</translation>
    </message>
    <message>
        <source>All jobs</source>
        <translation>Alle Aufträge</translation>
    </message>
    <message>
        <source>{seconds} s ago</source>
        <translation>vor {seconds} s</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>Tokens per second</source>
        <translation>Token pro Sekunde</translation>
    </message>
    <message>
        <source>Nothing was minted in the last two minutes.</source>
        <translation>In den letzten zwei Minuten wurde nichts vergeben.</translation>
    </message>
</context>
<context>
    <name>ClosingQuestion</name>
    <message>
        <source>Close DPP Desktop?</source>
        <translation>DPP Desktop schließen?</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>&amp;Keep working</source>
        <translation>&amp;Weiterarbeiten</translation>
    </message>
    <message>
        <source>1 job is being minted.</source>
        <translation>1 Auftrag läuft.</translation>
    </message>
    <message>
        <source>{count} jobs are being minted.</source>
        <translation>{count} Aufträge laufen.</translation>
    </message>
    <message>
        <source>1 export is under way.</source>
        <translation>1 Export läuft.</translation>
    </message>
    <message>
        <source>{count} exports are under way.</source>
        <translation>{count} Exporte laufen.</translation>
    </message>
    <message>
        <source>Minting stops after the tokens under way, and goes on by itself when DPP Desktop is started again.</source>
        <translation>Die Vergabe hält nach den gerade entstehenden Token an und läuft von selbst weiter, wenn DPP Desktop wieder gestartet wird.</translation>
    </message>
    <message>
        <source>Exporting stops after the pack under way; choose Export packs… again to go on. Finished packs stay as they are.</source>
        <translation>Der Export hält nach dem laufenden Paket an; mit „Pakete exportieren…“ geht er weiter. Fertige Pakete bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Nothing is lost.</source>
        <translation>Nichts geht verloren.</translation>
    </message>
</context>
<context>
    <name>CodesSection</name>
    <message>
        <source>1 dot a module, {width} mm</source>
        <translation>1 Punkt je Modul, {width} mm</translation>
    </message>
    <message>
        <source>{dots} dots a module, {width} mm</source>
        <translation>{dots} Punkte je Modul, {width} mm</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>PNG in the printer&apos;s dots</source>
        <translation>PNG in Druckpunkten</translation>
    </message>
    <message>
        <source>SVG in mm</source>
        <translation>SVG in mm</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>No tag</source>
        <translation>Kein Etikett</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>Beliebiges Etikett</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>&amp;QR images</source>
        <translation>&amp;QR-Bilder</translation>
    </message>
    <message>
        <source>Prin&amp;ter, dots per inch</source>
        <translation>&amp;Druckpunkte je Zoll</translation>
    </message>
    <message>
        <source>&amp;Module width</source>
        <translation>&amp;Modulbreite</translation>
    </message>
    <message>
        <source>&amp;NFC tag</source>
        <translation>N&amp;FC-Etikett</translation>
    </message>
</context>
<context>
    <name>ColumnsEditor</name>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Columns, from left to right</source>
        <translation>&amp;Spalten, von links nach rechts</translation>
    </message>
    <message>
        <source>Further c&amp;olumn</source>
        <translation>&amp;Weitere Spalte</translation>
    </message>
</context>
<context>
    <name>ColumnsTable</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Überschrift</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>Zeigt</translation>
    </message>
</context>
<context>
    <name>CommandRow</name>
    <message>
        <source>&amp;Open folder</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>&amp;Save one pack…</source>
        <translation>Ein Paket &amp;speichern…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cance&amp;l export</source>
        <translation>Abb&amp;rechen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>Stop &amp;verifying</source>
        <translation>&amp;Prüfung abbrechen</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>&apos;{0}&apos; can&apos;t be used: {1}.</source>
        <translation>&apos;{0}&apos; lässt sich nicht verwenden: {1}.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; can&apos;t be written.</source>
        <translation>&apos;{0}&apos; lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; holds no public key of Ed25519 in PEM.</source>
        <translation>&apos;{0}&apos; enthält keinen öffentlichen Schlüssel von Ed25519 im Format PEM.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is not a database of DPP Desktop.</source>
        <translation>&apos;{0}&apos; ist keine Datenbank von DPP Desktop.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is not a folder.</source>
        <translation>&apos;{0}&apos; ist kein Ordner.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is not the manifest of an export.</source>
        <translation>&apos;{0}&apos; ist nicht das Verzeichnis eines Exports.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is not the pack that was made: something changed it since.</source>
        <translation>&apos;{0}&apos; ist nicht das Paket, das erzeugt wurde: Etwas hat es seitdem verändert.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is the folder of the workspace itself.</source>
        <translation>&apos;{0}&apos; ist der Ordner des Arbeitsbereichs selbst.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; is there already, and doesn&apos;t hold the images of this pack.</source>
        <translation>&apos;{0}&apos; gibt es schon, und dort sind nicht die Bilder dieses Pakets.</translation>
    </message>
    <message>
        <source>&apos;{0}&apos; lies within the folder of another export.</source>
        <translation>&apos;{0}&apos; liegt im Ordner eines anderen Exports.</translation>
    </message>
    <message>
        <source>1 of these has mint jobs, whose tokens keep the GTIN they were minted with.</source>
        <translation>Für eines davon gibt es Aufträge; deren Token behalten die GTIN, mit der sie vergeben wurden.</translation>
    </message>
    <message>
        <source>1 product gets another GTIN.</source>
        <translation>1 Produkt erhält eine andere GTIN.</translation>
    </message>
    <message>
        <source>1 product keeps values that the list leaves empty.</source>
        <translation>1 Produkt behält Werte, die in der Liste leer sind.</translation>
    </message>
    <message>
        <source>1 product loses its GTIN.</source>
        <translation>1 Produkt verliert seine GTIN.</translation>
    </message>
    <message>
        <source>1 product loses passport values: {0:,}.</source>
        <translation>1 Produkt verliert Werte im Produktpass: {0:,}.</translation>
    </message>
    <message>
        <source>1 product that can be minted for becomes a draft.</source>
        <translation>1 Produkt, für das Token vergeben werden können, wird zum Entwurf.</translation>
    </message>
    <message>
        <source>1 row has a value</source>
        <translation>1 Zeile hat einen Wert</translation>
    </message>
    <message>
        <source>A brand and its serial key, for another site of the brand. Whoever has this file and its passphrase can predict and forge the brand&apos;s serials.</source>
        <translation>Eine Marke und ihr Seriennummernschlüssel, für einen anderen Standort der Marke. Wer diese Datei und ihre Passphrase hat, kann die Seriennummern der Marke vorhersagen und fälschen.</translation>
    </message>
    <message>
        <source>A completed job can&apos;t be cancelled.</source>
        <translation>Ein fertiger Auftrag lässt sich nicht abbrechen.</translation>
    </message>
    <message>
        <source>A fault in the program: {0}: {1}. Please report it with the log of this workspace.</source>
        <translation>Ein Fehler im Programm: {0}: {1}. Bitte mit dem Protokoll dieses Arbeitsbereichs melden.</translation>
    </message>
    <message>
        <source>Add {0} to the name.</source>
        <translation>{0} an den Namen anhängen.</translation>
    </message>
    <message>
        <source>Additional properties are not allowed ({0} was unexpected)</source>
        <translation>weitere Angaben sind nicht erlaubt ({0})</translation>
    </message>
    <message>
        <source>Additional properties are not allowed ({0} were unexpected)</source>
        <translation>weitere Angaben sind nicht erlaubt ({0})</translation>
    </message>
    <message>
        <source>Ask whoever made the file for a correct one; nothing was changed.</source>
        <translation>Um eine richtige Datei bitten, wo diese herkommt; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Batch {0} has no tokens to export.</source>
        <translation>Charge {0} hat keine Token zum Exportieren.</translation>
    </message>
    <message>
        <source>Cells are not the exact data: text stands as =&quot;text&quot;, which spreadsheets show as the text, but for addresses, and for text of several lines or more than 255 characters, which has an apostrophe in front if it begins with =, +, -, @, a tab or a line end</source>
        <translation>Die Zellen sind nicht die genauen Daten: Text steht als =&quot;Text&quot; da, was Tabellenprogramme als den Text zeigen; ausgenommen sind Adressen und Text von mehreren Zeilen oder mehr als 255 Zeichen, vor dem ein Apostroph steht, wenn er mit =, +, -, @, einem Tabulator oder einem Zeilenende beginnt</translation>
    </message>
    <message>
        <source>Check capital letters, blanks and the keyboard&apos;s language; nothing was changed.</source>
        <translation>Großbuchstaben, Leerzeichen und die Sprache der Tastatur prüfen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Check its name and folder.</source>
        <translation>Ihren Namen und Ordner prüfen.</translation>
    </message>
    <message>
        <source>Check its rows with the workspace that made it, or leave the rows unchecked.</source>
        <translation>Die Zeilen mit dem Arbeitsbereich prüfen, der ihn gemacht hat, oder die Zeilen nicht prüfen.</translation>
    </message>
    <message>
        <source>Check that its disk is connected; importing a brand or the samples makes a new one.</source>
        <translation>Prüfen, ob der Datenträger angeschlossen ist; mit einer Marke oder den Beispielen entsteht ein neuer.</translation>
    </message>
    <message>
        <source>Check that the disk is connected and healthy, then resume; everything finished is kept.</source>
        <translation>Prüfen, ob der Datenträger angeschlossen und in Ordnung ist, dann fortsetzen; alles Fertige bleibt erhalten.</translation>
    </message>
    <message>
        <source>Check the URL: it may be of another site, brand or product.</source>
        <translation>Die Webadresse prüfen: Sie kann zu einem anderen Standort, Produkt oder einer anderen Marke gehören.</translation>
    </message>
    <message>
        <source>Check the brand&apos;s key, or import its brand file first.</source>
        <translation>Den Schlüssel der Marke prüfen, oder zuerst ihre Markendatei importieren.</translation>
    </message>
    <message>
        <source>Check the name, or import the brand or product first; nothing was changed.</source>
        <translation>Den Namen prüfen, oder zuerst die Marke oder das Produkt importieren; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Check what was scanned; if the unit is genuine, it belongs to site {0}.</source>
        <translation>Prüfen, was gescannt wurde; wenn das Stück echt ist, gehört es zum Standort {0}.</translation>
    </message>
    <message>
        <source>Check what was scanned; the unit may come from another site, or be counterfeit.</source>
        <translation>Prüfen, was gescannt wurde; das Stück kann von einem anderen Standort kommen oder gefälscht sein.</translation>
    </message>
    <message>
        <source>Choose a batch that has some.</source>
        <translation>Eine Charge wählen, die welche hat.</translation>
    </message>
    <message>
        <source>Choose a folder for the workspace.</source>
        <translation>Einen Ordner für den Arbeitsbereich wählen.</translation>
    </message>
    <message>
        <source>Choose a folder on a local disk for the workspace.</source>
        <translation>Für den Arbeitsbereich einen Ordner auf einem lokalen Datenträger wählen.</translation>
    </message>
    <message>
        <source>Choose a folder on a local disk.</source>
        <translation>Einen Ordner auf einem Datenträger dieses Rechners wählen.</translation>
    </message>
    <message>
        <source>Choose a folder that is there, or connect its disk.</source>
        <translation>Einen Ordner wählen, den es gibt, oder seinen Datenträger anschließen.</translation>
    </message>
    <message>
        <source>Choose a job that has some.</source>
        <translation>Einen Auftrag wählen, der welche hat.</translation>
    </message>
    <message>
        <source>Choose a name that ends in one of them.</source>
        <translation>Einen Namen wählen, der auf eines davon endet.</translation>
    </message>
    <message>
        <source>Choose a new or an empty folder, or move away what is in this one; nothing was changed.</source>
        <translation>Einen neuen oder einen leeren Ordner wählen, oder wegräumen, was in diesem ist; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Choose another file or folder.</source>
        <translation>Eine andere Datei oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Choose another folder, or move that file away.</source>
        <translation>Einen anderen Ordner wählen, oder diese Datei wegräumen.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Choose another folder; nothing was changed.</source>
        <translation>Einen anderen Ordner wählen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Choose another one from the list.</source>
        <translation>Ein anderes aus der Liste wählen.</translation>
    </message>
    <message>
        <source>Choose from these packs.</source>
        <translation>Unter diesen Paketen wählen.</translation>
    </message>
    <message>
        <source>Choose it above the columns.</source>
        <translation>Sie über den Spalten wählen.</translation>
    </message>
    <message>
        <source>Choose one that is in the table.</source>
        <translation>Eines wählen, das in der Tabelle steht.</translation>
    </message>
    <message>
        <source>Choose the folder that an export was made into.</source>
        <translation>Den Ordner wählen, in den exportiert wurde.</translation>
    </message>
    <message>
        <source>Choose the sheet that holds the list; nothing was changed.</source>
        <translation>Wählen Sie das Blatt mit der Liste; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Close that window, or end its program, and try again.</source>
        <translation>Dieses Fenster schließen oder sein Programm beenden und es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Connect the disk that it leads to, or remove the link.</source>
        <translation>Den Datenträger anschließen, auf den sie verweist, oder die Verknüpfung entfernen.</translation>
    </message>
    <message>
        <source>Copy the file again, or have it exported again; nothing was changed.</source>
        <translation>Die Datei noch einmal kopieren oder noch einmal exportieren lassen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Correct what is listed and try again; nothing was changed.</source>
        <translation>Das Genannte berichtigen und es noch einmal versuchen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Expected at most {0} item but found {1} extra: {2}</source>
        <translation>höchstens {0} Eintrag erlaubt, {1} zu viel: {2}</translation>
    </message>
    <message>
        <source>Expected at most {0} items but found {1} extra: {2}</source>
        <translation>höchstens {0} Einträge erlaubt, {1} zu viel: {2}</translation>
    </message>
    <message>
        <source>Expecting &apos;,&apos; delimiter</source>
        <translation>ein &apos;,&apos; fehlt</translation>
    </message>
    <message>
        <source>Expecting &apos;:&apos; delimiter</source>
        <translation>ein &apos;:&apos; fehlt</translation>
    </message>
    <message>
        <source>Expecting property name enclosed in double quotes</source>
        <translation>ein Name in doppelten Anführungszeichen fehlt</translation>
    </message>
    <message>
        <source>Expecting value</source>
        <translation>ein Wert fehlt</translation>
    </message>
    <message>
        <source>Export to a new folder; the packs in this one stay as they are.</source>
        <translation>In einen neuen Ordner exportieren; die Pakete in diesem bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Export {0} is completed.</source>
        <translation>Export {0} ist fertig.</translation>
    </message>
    <message>
        <source>Export {0} was taken over by another process.</source>
        <translation>Export {0} wurde von einem anderen Programm übernommen.</translation>
    </message>
    <message>
        <source>Export {0}, into &apos;{1}&apos;, is being made by another process.</source>
        <translation>Export {0}, in den Ordner &apos;{1}&apos;, wird gerade von einem anderen Programm gemacht.</translation>
    </message>
    <message>
        <source>Extra data</source>
        <translation>etwas steht hinter dem Ende</translation>
    </message>
    <message>
        <source>False schema does not allow {0}</source>
        <translation>{0} ist hier nicht erlaubt</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>die Datei gibt es schon</translation>
    </message>
    <message>
        <source>File locks don&apos;t work in &apos;{0}&apos;, so two programs could mint the same job.</source>
        <translation>In „{0}“ funktionieren Dateisperren nicht; zwei Programme könnten denselben Auftrag vergeben.</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>der Name ist zu lang</translation>
    </message>
    <message>
        <source>Free some space and resume; everything finished so far is kept.</source>
        <translation>Platz schaffen und fortsetzen; alles bisher Fertige bleibt erhalten.</translation>
    </message>
    <message>
        <source>Free some space there, or choose a folder on another disk; nothing was made.</source>
        <translation>Dort Platz schaffen oder einen Ordner auf einem anderen Datenträger wählen; es wurde nichts angelegt.</translation>
    </message>
    <message>
        <source>Give a folder by its full name, in plain text.</source>
        <translation>Einen Ordner mit seinem ganzen Namen angeben, als einfachen Text.</translation>
    </message>
    <message>
        <source>Give it a site number that no other site has: &apos;dpp-desktop site set N&apos;. What was minted can still be read and exported.</source>
        <translation>Eine Standortnummer festlegen, die kein anderer Standort hat: &apos;dpp-desktop site set N&apos;. Bereits Vergebenes kann weiterhin gelesen und exportiert werden.</translation>
    </message>
    <message>
        <source>Give the file that &apos;dpp-desktop key export&apos; wrote.</source>
        <translation>Die Datei angeben, die &apos;dpp-desktop key export&apos; geschrieben hat.</translation>
    </message>
    <message>
        <source>Give the passphrase that it was exported with; nothing was changed.</source>
        <translation>Die Passphrase angeben, mit der sie exportiert wurde; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Give the whole URL.</source>
        <translation>Die ganze Webadresse angeben.</translation>
    </message>
    <message>
        <source>Give this workspace a site number that no other site has, then import the file again; nothing was changed.</source>
        <translation>Diesem Arbeitsbereich eine Standortnummer geben, die kein anderer Standort hat, und die Datei noch einmal importieren; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Give yourself permission to write there, or choose another folder.</source>
        <translation>Das Recht beschaffen, dort zu schreiben, oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Give yourself permission, or choose another file or folder.</source>
        <translation>Das Recht dazu beschaffen, oder eine andere Datei oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Have it replaced, or move that file away and export again; nothing was overwritten.</source>
        <translation>Ersetzen lassen, oder die Datei wegschieben und erneut exportieren; überschrieben wurde nichts.</translation>
    </message>
    <message>
        <source>If that was marked by mistake, take it back first; nothing was changed.</source>
        <translation>Wurde es versehentlich vermerkt, den Vermerk zuerst zurücknehmen; geändert wurde nichts.</translation>
    </message>
    <message>
        <source>Illegal trailing comma before end of array</source>
        <translation>ein Komma zu viel am Ende einer Liste</translation>
    </message>
    <message>
        <source>Illegal trailing comma before end of object</source>
        <translation>ein Komma zu viel am Ende eines Objekts</translation>
    </message>
    <message>
        <source>Import the file into a new workspace, with a site number that no other site has; nothing was changed.</source>
        <translation>Die Datei in einen neuen Arbeitsbereich importieren, mit einer Standortnummer, die kein anderer Standort hat; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Import the list from the menu Workspace, which shows these products before; nothing was changed.</source>
        <translation>Die Liste über das Menü Arbeitsbereich importieren, das diese Produkte vorher zeigt; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Import the products again; nothing was changed.</source>
        <translation>Die Produkte erneut importieren; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>Install the package pysqlite3 with SQLite {0} or newer.</source>
        <translation>Das Paket pysqlite3 mit SQLite {0} oder neuer installieren.</translation>
    </message>
    <message>
        <source>Invalid \escape</source>
        <translation>eine ungültige Zeichenfolge mit \ steht</translation>
    </message>
    <message>
        <source>Invalid \uXXXX escape</source>
        <translation>eine ungültige Zeichenfolge mit \u steht</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>ungültige Angabe</translation>
    </message>
    <message>
        <source>Invalid control character at</source>
        <translation>ein unerlaubtes Steuerzeichen steht</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>It continues with new serials; unfinished jobs are cancelled.</source>
        <translation>Er verwendet ab jetzt neue Seriennummern; unfertige Aufträge wurden abgebrochen.</translation>
    </message>
    <message>
        <source>It continues with new serials; unfinished jobs are kept.</source>
        <translation>Er verwendet ab jetzt neue Seriennummern; unfertige Aufträge bleiben erhalten.</translation>
    </message>
    <message>
        <source>Job {0} has no tokens to export.</source>
        <translation>Auftrag {0} hat keine Token zum Exportieren.</translation>
    </message>
    <message>
        <source>Job {0} is being minted by another process.</source>
        <translation>Auftrag {0} wird gerade von einem anderen Programm ausgeführt.</translation>
    </message>
    <message>
        <source>Job {0} is completed: all its {1:,} tokens are minted.</source>
        <translation>Auftrag {0} ist fertig: Alle seine {1:,} Token sind vergeben.</translation>
    </message>
    <message>
        <source>Job {0} is completed: its one token is minted.</source>
        <translation>Auftrag {0} ist fertig: Sein einziges Token ist vergeben.</translation>
    </message>
    <message>
        <source>Job {0} is {1}, so there is nothing to pause.</source>
        <translation>Auftrag {0} ist {1}, es gibt also nichts anzuhalten.</translation>
    </message>
    <message>
        <source>Job {0} is {1}: its one token isn&apos;t minted.</source>
        <translation>Auftrag {0} ist {1}: Sein einziges Token ist nicht vergeben.</translation>
    </message>
    <message>
        <source>Job {0} is {1}: {2:,} of {3:,} tokens are minted.</source>
        <translation>Auftrag {0} ist {1}: {2:,} von {3:,} Token sind vergeben.</translation>
    </message>
    <message>
        <source>Leave the rows unchecked; all else can be checked without a workspace.</source>
        <translation>Die Zeilen nicht prüfen; alles andere lässt sich ohne Arbeitsbereich prüfen.</translation>
    </message>
    <message>
        <source>Look at it, and try again.</source>
        <translation>Nachsehen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Look it up at site {0}; if it isn&apos;t known there, it is counterfeit.</source>
        <translation>Am Standort {0} nachsehen; ist sie dort nicht bekannt, ist sie gefälscht.</translation>
    </message>
    <message>
        <source>Make a new workspace for another site, and give it its number before it mints.</source>
        <translation>Für einen anderen Standort einen neuen Arbeitsbereich anlegen und ihm seine Nummer geben, bevor er Token vergibt.</translation>
    </message>
    <message>
        <source>Make it first; nothing was changed.</source>
        <translation>Es zuerst erzeugen; geändert wurde nichts.</translation>
    </message>
    <message>
        <source>No passport has anything in &apos;{0}&apos;: that column is empty.</source>
        <translation>Kein Produktpass enthält etwas in &apos;{0}&apos;: Diese Spalte ist leer.</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>das Gerät fehlt</translation>
    </message>
    <message>
        <source>No such device or address</source>
        <translation>das Gerät fehlt</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner fehlt</translation>
    </message>
    <message>
        <source>No token with the serial {0} was minted in this workspace.</source>
        <translation>In diesem Arbeitsbereich wurde kein Token mit der Seriennummer {0} vergeben.</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>es ist kein Ordner</translation>
    </message>
    <message>
        <source>Nothing was minted for a batch {0} of product {1} of brand {2}.</source>
        <translation>Für eine Charge {0} des Produkts {1} der Marke {2} wurde nichts vergeben.</translation>
    </message>
    <message>
        <source>Only a job that is queued or minting can be paused.</source>
        <translation>Nur ein Auftrag, der wartet oder läuft, lässt sich anhalten.</translation>
    </message>
    <message>
        <source>Open it again to see what it is now; what you have filled in was not saved.</source>
        <translation>Es noch einmal öffnen, um zu sehen, wie es jetzt ist; was ausgefüllt wurde, ist nicht gespeichert.</translation>
    </message>
    <message>
        <source>Pack {0} can&apos;t be made again as it was: the database is damaged or was changed.</source>
        <translation>Paket {0} kann nicht unverändert neu erstellt werden: Die Datenbank ist beschädigt oder wurde geändert.</translation>
    </message>
    <message>
        <source>Pack {0} of export {1} isn&apos;t made yet.</source>
        <translation>Paket {0} von Export {1} ist noch nicht erzeugt.</translation>
    </message>
    <message>
        <source>Pack {0} of export {1} was handed over already, by {2} on {3} UTC.</source>
        <translation>Paket {0} von Export {1} wurde schon übergeben, von {2} am {3} UTC.</translation>
    </message>
    <message>
        <source>Pack {0}, which was made again, was handed over before, by {1} on {2} UTC: its labels may be printed already.</source>
        <translation>Paket {0}, das neu erzeugt wurde, war schon übergeben, von {1} am {2} UTC: Seine Etiketten sind womöglich schon gedruckt.</translation>
    </message>
    <message>
        <source>Packs {0}, which were made again, were handed over before, by {1} on {2} UTC: their labels may be printed already.</source>
        <translation>Die Pakete {0}, die neu erzeugt wurden, waren schon übergeben, von {1} am {2} UTC: Ihre Etiketten sind womöglich schon gedruckt.</translation>
    </message>
    <message>
        <source>Put it back, or restore it from a backup; a new one would repeat its serials.</source>
        <translation>Sie zurücklegen, oder aus einer Sicherung wiederherstellen; eine neue würde ihre Seriennummern wiederholen.</translation>
    </message>
    <message>
        <source>Request fewer units.</source>
        <translation>Weniger Stück anfordern.</translation>
    </message>
    <message>
        <source>Restore the workspace from a backup. If it is restored already, say so with &apos;Workspace was restored&apos; in the menu, or with &apos;dpp-desktop workspace renew&apos;.</source>
        <translation>Den Arbeitsbereich aus einer Sicherung wiederherstellen. Ist das bereits geschehen, im Menü &apos;Arbeitsbereich wurde wiederhergestellt&apos; wählen oder &apos;dpp-desktop workspace renew&apos; ausführen.</translation>
    </message>
    <message>
        <source>Restore the workspace from a backup. If there is none, &apos;dpp-desktop workspace renew&apos; continues with new serials.</source>
        <translation>Den Arbeitsbereich aus einer Sicherung wiederherstellen. Ohne Sicherung: &apos;dpp-desktop workspace renew&apos; macht mit neuen Seriennummern weiter.</translation>
    </message>
    <message>
        <source>Resume it and wait until it is completed, or cancel it to export what it has.</source>
        <translation>Ihn fortsetzen und warten, bis er fertig ist, oder ihn abbrechen, um zu exportieren, was er hat.</translation>
    </message>
    <message>
        <source>SQLite {0} can lose data that was already saved.</source>
        <translation>SQLite {0} kann Daten verlieren, die schon gespeichert waren.</translation>
    </message>
    <message>
        <source>Save the pack in another folder; nothing was overwritten.</source>
        <translation>Das Paket in einem anderen Ordner speichern; es wurde nichts überschrieben.</translation>
    </message>
    <message>
        <source>Save the rows as CSV.</source>
        <translation>Speichern Sie die Zeilen als CSV.</translation>
    </message>
    <message>
        <source>Say which column is what, and try again; nothing was changed.</source>
        <translation>Angeben, welche Spalte was ist, und noch einmal versuchen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Say which column of the sheet {0} is what, or choose another sheet; nothing was changed.</source>
        <translation>Ordnen Sie die Spalten des Blatts {0} zu, oder wählen Sie ein anderes Blatt; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Scan the code again, or type the serial as it is printed.</source>
        <translation>Den Code noch einmal scannen, oder die Seriennummer so tippen, wie sie gedruckt ist.</translation>
    </message>
    <message>
        <source>See the list of exports for their ids.</source>
        <translation>Die Nummern stehen in der Liste der Exporte.</translation>
    </message>
    <message>
        <source>See the list of jobs for their batches.</source>
        <translation>Die Chargen stehen in der Liste der Aufträge.</translation>
    </message>
    <message>
        <source>See the list of jobs for their ids.</source>
        <translation>Welche es gibt, zeigt die Liste der Aufträge.</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>die Verbindung zur Datei ist abgerissen</translation>
    </message>
    <message>
        <source>Start the program again to work with the database that is there now.</source>
        <translation>Das Programm neu starten, um mit der Datenbank zu arbeiten, die jetzt da ist.</translation>
    </message>
    <message>
        <source>The URLs don&apos;t fit on {0}: with what goes before and after them they take {1:,} bytes, and the tag has {2:,}.</source>
        <translation>Die Webadressen passen nicht auf {0}: Mit dem, was vor und nach ihnen steht, brauchen sie {1:,} Byte, und das Etikett hat {2:,}.</translation>
    </message>
    <message>
        <source>The batch has one more token by now, which isn&apos;t in this export: export it to another folder.</source>
        <translation>Die Charge hat inzwischen ein Token mehr, das nicht in diesem Export ist: Es in einen anderen Ordner exportieren.</translation>
    </message>
    <message>
        <source>The batch has {0:,} more tokens by now, which aren&apos;t in this export: export them to another folder.</source>
        <translation>Die Charge hat inzwischen {0:,} weitere Token, die nicht in diesem Export sind: Sie in einen anderen Ordner exportieren.</translation>
    </message>
    <message>
        <source>The brand wants its packs so: choose another profile, or correct the brand file and import it again; nothing was changed.</source>
        <translation>Die Marke will ihre Pakete so: ein anderes Profil wählen, oder die Markendatei berichtigen und noch einmal importieren; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The computer is too busy to check this, or short of memory.</source>
        <translation>Der Computer ist zu stark ausgelastet, um dies zu prüfen, oder hat zu wenig freien Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>The database &apos;{0}&apos; is a link to a file that doesn&apos;t exist.</source>
        <translation>Die Datenbank „{0}“ ist eine Verknüpfung zu einer Datei, die es nicht gibt.</translation>
    </message>
    <message>
        <source>The database &apos;{0}&apos; is damaged.</source>
        <translation>Die Datenbank &apos;{0}&apos; ist beschädigt.</translation>
    </message>
    <message>
        <source>The database &apos;{0}&apos; is damaged: the end of the file is missing.</source>
        <translation>Die Datenbank &apos;{0}&apos; ist beschädigt: Das Ende der Datei fehlt.</translation>
    </message>
    <message>
        <source>The database &apos;{0}&apos; is missing, or empty.</source>
        <translation>Die Datenbank &apos;{0}&apos; fehlt oder ist leer.</translation>
    </message>
    <message>
        <source>The database &apos;{0}&apos; stayed locked by other work on it for too long.</source>
        <translation>Die Datenbank &apos;{0}&apos; blieb zu lange durch andere Arbeit gesperrt.</translation>
    </message>
    <message>
        <source>The database &apos;{0}&apos; was exchanged or removed while it was open.</source>
        <translation>Die Datenbank &apos;{0}&apos; wurde ausgetauscht oder entfernt, während sie offen war.</translation>
    </message>
    <message>
        <source>The database is damaged: in its table &apos;{0}&apos;, &apos;{1}&apos; is missing or different.</source>
        <translation>Die Datenbank ist beschädigt: In ihrer Tabelle &apos;{0}&apos; fehlt &apos;{1}&apos; oder ist anders.</translation>
    </message>
    <message>
        <source>The database is damaged: in {0}, stored serials aren&apos;t those of their numbers.</source>
        <translation>Die Datenbank ist beschädigt: Bei {0} entsprechen gespeicherte Seriennummern nicht ihren Zählnummern.</translation>
    </message>
    <message>
        <source>The database is damaged: its rows contradict each other ({0}).</source>
        <translation>Die Datenbank ist beschädigt: Ihre Zeilen widersprechen sich ({0}).</translation>
    </message>
    <message>
        <source>The database is damaged: its tables aren&apos;t those of version {0}, which it says it has ({1}).</source>
        <translation>Die Datenbank ist beschädigt: Ihre Tabellen sind nicht die der Version {0}, die sie angibt ({1}).</translation>
    </message>
    <message>
        <source>The database is damaged: only {0:,} of {1:,} tokens could be stored.</source>
        <translation>Die Datenbank ist beschädigt: Nur {0:,} von {1:,} Token konnten gespeichert werden.</translation>
    </message>
    <message>
        <source>The database is damaged: row {0} of the table &apos;{1}&apos; has no valid value in &apos;{2}&apos;.</source>
        <translation>Die Datenbank ist beschädigt: Zeile {0} der Tabelle &apos;{1}&apos; hat keinen gültigen Wert in &apos;{2}&apos;.</translation>
    </message>
    <message>
        <source>The database is damaged: row {0} of the table &apos;{1}&apos; is missing.</source>
        <translation>Die Datenbank ist beschädigt: Zeile {0} der Tabelle &apos;{1}&apos; fehlt.</translation>
    </message>
    <message>
        <source>The database is damaged: the checksum of units {0:,} to {1:,} of job {2} doesn&apos;t match their tokens.</source>
        <translation>Die Datenbank ist beschädigt: Die Prüfsumme der Einheiten {0:,} bis {1:,} von Auftrag {2} passt nicht zu ihren Token.</translation>
    </message>
    <message>
        <source>The database is damaged: the counter of serial space {0} points to serials that are reserved already.</source>
        <translation>Die Datenbank ist beschädigt: Der Zähler des Seriennummernraums {0} zeigt auf bereits reservierte Seriennummern.</translation>
    </message>
    <message>
        <source>The database is damaged: the serials of {0} are unchanged, but the numbers or the key that they were made from are not.</source>
        <translation>Die Datenbank ist beschädigt: Die Seriennummern von {0} sind unverändert, die Zählnummern oder der Schlüssel, aus denen sie erzeugt wurden, jedoch nicht.</translation>
    </message>
    <message>
        <source>The database is damaged: the tokens of {0} are missing or incomplete.</source>
        <translation>Die Datenbank ist beschädigt: Die Token von {0} fehlen oder sind unvollständig.</translation>
    </message>
    <message>
        <source>The database is damaged: there are numbers that can&apos;t be added up.</source>
        <translation>Die Datenbank ist beschädigt: Sie enthält Zahlen, die sich nicht addieren lassen.</translation>
    </message>
    <message>
        <source>The database was found to be damaged.</source>
        <translation>Die Datenbank ist beschädigt.</translation>
    </message>
    <message>
        <source>The disk reported an error at &apos;{0}&apos;: {1}.</source>
        <translation>Der Datenträger meldet einen Fehler bei &apos;{0}&apos;: {1}.</translation>
    </message>
    <message>
        <source>The file system of the workspace can&apos;t keep a write-ahead log.</source>
        <translation>Das Dateisystem des Arbeitsbereichs eignet sich nicht für die Datenbank.</translation>
    </message>
    <message>
        <source>The file {0} holds a brand&apos;s serial key and is protected by a passphrase.</source>
        <translation>Die Datei {0} enthält den Seriennummernschlüssel einer Marke und ist durch eine Passphrase geschützt.</translation>
    </message>
    <message>
        <source>The folder &apos;{0}&apos; holds an export of the first token of job {1}, which has {2:,} by now.</source>
        <translation>Der Ordner &apos;{0}&apos; enthält einen Export des ersten Tokens von Auftrag {1}, der inzwischen {2:,} hat.</translation>
    </message>
    <message>
        <source>The folder &apos;{0}&apos; holds an export of the first {1:,} tokens of job {2}, which has {3:,} by now.</source>
        <translation>Der Ordner &apos;{0}&apos; enthält einen Export der ersten {1:,} Token von Auftrag {2}, der inzwischen {3:,} hat.</translation>
    </message>
    <message>
        <source>The folder &apos;{0}&apos; holds no export: it has no {1}.</source>
        <translation>Der Ordner &apos;{0}&apos; enthält keinen Export: Es fehlt die Datei {1}.</translation>
    </message>
    <message>
        <source>The folder&apos;s name is not text in UTF-8.</source>
        <translation>Der Name des Ordners ist kein Text in UTF-8.</translation>
    </message>
    <message>
        <source>The idempotency key &apos;{0}&apos; belongs to job {1}, which differs in {2}.</source>
        <translation>Die Auftragsnummer &apos;{0}&apos; gehört zu Auftrag {1} mit anderen Angaben: {2}.</translation>
    </message>
    <message>
        <source>The name of the workspace folder can&apos;t be used.</source>
        <translation>Der Name des Ordners für den Arbeitsbereich lässt sich nicht verwenden.</translation>
    </message>
    <message>
        <source>The packs need up to {0:,} MB, and the disk of &apos;{1}&apos; has {2:,} MB left.</source>
        <translation>Die Pakete brauchen bis zu {0:,} MB, und auf dem Datenträger von &apos;{1}&apos; sind noch {2:,} MB frei.</translation>
    </message>
    <message>
        <source>The product {0} was changed by someone else during the import.</source>
        <translation>Das Produkt {0} wurde während des Imports von jemand anderem geändert.</translation>
    </message>
    <message>
        <source>The product {0} was changed by someone else while it was being edited.</source>
        <translation>Das Produkt {0} wurde von jemand anderem geändert, während es bearbeitet wurde.</translation>
    </message>
    <message>
        <source>The serial space has room for {0:,} more serials.</source>
        <translation>Der Seriennummernraum hat noch Platz für {0:,} Seriennummern.</translation>
    </message>
    <message>
        <source>The serial {0} belongs to site {1} and wasn&apos;t minted here, at site {2}.</source>
        <translation>Die Seriennummer {0} gehört zum Standort {1} und wurde nicht hier, am Standort {2}, vergeben.</translation>
    </message>
    <message>
        <source>The workspace &apos;{0}&apos; is open in another window, which doesn&apos;t answer.</source>
        <translation>Der Arbeitsbereich &apos;{0}&apos; ist in einem anderen Fenster offen, das nicht antwortet.</translation>
    </message>
    <message>
        <source>The workspace at &apos;{0}&apos; was made by a newer version of DPP Desktop.</source>
        <translation>Der Arbeitsbereich in &apos;{0}&apos; stammt von einer neueren Version von DPP Desktop.</translation>
    </message>
    <message>
        <source>The workspace was copied, moved or restored before this job was done, so its other tokens may have been minted elsewhere. Mint the rest as a new request.</source>
        <translation>Der Arbeitsbereich wurde kopiert, verschoben oder wiederhergestellt, bevor dieser Auftrag fertig war; seine übrigen Token können anderswo vergeben worden sein. Den Rest als neuen Auftrag vergeben.</translation>
    </message>
    <message>
        <source>There is no brand {0} in this workspace.</source>
        <translation>In diesem Arbeitsbereich gibt es keine Marke {0}.</translation>
    </message>
    <message>
        <source>There is no export {0} in this workspace.</source>
        <translation>In diesem Arbeitsbereich gibt es keinen Export {0}.</translation>
    </message>
    <message>
        <source>There is no export {0} of these tokens.</source>
        <translation>Einen Export {0} dieser Token gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no file &apos;{0}&apos;.</source>
        <translation>Es gibt keine Datei &apos;{0}&apos;.</translation>
    </message>
    <message>
        <source>There is no folder &apos;{0}&apos;.</source>
        <translation>Es gibt keinen Ordner &apos;{0}&apos;.</translation>
    </message>
    <message>
        <source>There is no job {0} in this workspace.</source>
        <translation>In diesem Arbeitsbereich gibt es keinen Auftrag {0}.</translation>
    </message>
    <message>
        <source>There is no product {0} any more.</source>
        <translation>Das Produkt {0} gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>There is no room left on the disk for &apos;{0}&apos;.</source>
        <translation>Auf dem Datenträger ist kein Platz mehr für &apos;{0}&apos;.</translation>
    </message>
    <message>
        <source>There is no workspace in &apos;{0}&apos;.</source>
        <translation>In &apos;{0}&apos; ist kein Arbeitsbereich.</translation>
    </message>
    <message>
        <source>There is nothing left to cancel; delete its folder if nobody needs it.</source>
        <translation>Es gibt nichts mehr abzubrechen; seinen Ordner löschen, wenn ihn niemand braucht.</translation>
    </message>
    <message>
        <source>This workspace continues with new serials.</source>
        <translation>Dieser Arbeitsbereich verwendet ab jetzt neue Seriennummern.</translation>
    </message>
    <message>
        <source>This workspace has minted as site {0}, so its site number can&apos;t change any more: it is part of every serial, and another site may have the new one.</source>
        <translation>Dieser Arbeitsbereich hat schon als Standort {0} Token vergeben, darum lässt sich seine Standortnummer nicht mehr ändern: Sie ist Teil jeder Seriennummer, und ein anderer Standort kann die neue haben.</translation>
    </message>
    <message>
        <source>Too few items match the given schema (expected at least {0} but only {1} matched)</source>
        <translation>zu wenige Einträge dieser Art (mindestens {0} verlangt, nur {1} vorhanden)</translation>
    </message>
    <message>
        <source>Too many items match the given schema (expected at most {0})</source>
        <translation>zu viele Einträge dieser Art (höchstens {0} erlaubt)</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>zu viele Verknüpfungen hintereinander</translation>
    </message>
    <message>
        <source>Try again when that is done, or close the program that keeps it; nothing is lost.</source>
        <translation>Es noch einmal versuchen, wenn die fertig ist, oder das Programm schließen, das sie sperrt; nichts ist verloren.</translation>
    </message>
    <message>
        <source>Unevaluated items are not allowed ({0} was unexpected)</source>
        <translation>weitere Einträge sind nicht erlaubt ({0})</translation>
    </message>
    <message>
        <source>Unevaluated items are not allowed ({0} were unexpected)</source>
        <translation>weitere Einträge sind nicht erlaubt ({0})</translation>
    </message>
    <message>
        <source>Unevaluated properties are not allowed ({0} was unexpected)</source>
        <translation>weitere Angaben sind nicht erlaubt ({0})</translation>
    </message>
    <message>
        <source>Unevaluated properties are not allowed ({0} were unexpected)</source>
        <translation>weitere Angaben sind nicht erlaubt ({0})</translation>
    </message>
    <message>
        <source>Unevaluated properties are not valid under the given schema ({0} was unevaluated and invalid)</source>
        <translation>weitere Angaben müssen zum Schema passen ({0})</translation>
    </message>
    <message>
        <source>Unevaluated properties are not valid under the given schema ({0} were unevaluated and invalid)</source>
        <translation>weitere Angaben müssen zum Schema passen ({0})</translation>
    </message>
    <message>
        <source>Unit {0} of job {1} isn&apos;t minted.</source>
        <translation>Stück {0} von Auftrag {1} ist nicht vergeben.</translation>
    </message>
    <message>
        <source>Unterminated string starting at</source>
        <translation>ein Text ohne Ende beginnt</translation>
    </message>
    <message>
        <source>Update DPP Desktop on this computer, or choose another workspace.</source>
        <translation>DPP Desktop auf diesem Rechner aktualisieren, oder einen anderen Arbeitsbereich wählen.</translation>
    </message>
    <message>
        <source>Update this program, then import the file again; nothing was changed.</source>
        <translation>Dieses Programm aktualisieren, dann die Datei noch einmal importieren; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Use a new key for a new request, or repeat the request exactly as it was first made.</source>
        <translation>Für einen neuen Auftrag eine neue Nummer verwenden, oder den Auftrag genau wie beim ersten Mal wiederholen.</translation>
    </message>
    <message>
        <source>Wait a moment or close other programs, and try again; nothing was changed.</source>
        <translation>Warten Sie einen Moment oder schließen Sie andere Programme und versuchen Sie es erneut; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Wait until it is done there.</source>
        <translation>Warten, bis er dort fertig ist.</translation>
    </message>
    <message>
        <source>Wait until it is done, or pause it there.</source>
        <translation>Warten, bis er fertig ist, oder ihn dort anhalten.</translation>
    </message>
    <message>
        <source>Wait until it is done, or stop it there.</source>
        <translation>Warten, bis er fertig ist, oder ihn dort beenden.</translation>
    </message>
    <message>
        <source>You have no permission to use &apos;{0}&apos;.</source>
        <translation>Das Recht fehlt, &apos;{0}&apos; zu verwenden.</translation>
    </message>
    <message>
        <source>a GTIN of only zeros names nothing</source>
        <translation>eine GTIN nur aus Nullen benennt nichts</translation>
    </message>
    <message>
        <source>a QR code is saved as .svg or .png.</source>
        <translation>ein QR-Code wird als .svg oder .png gespeichert.</translation>
    </message>
    <message>
        <source>a QR image is for {0} to {1:,} dots per inch, and its modules are {2} to {3} mm wide.</source>
        <translation>ein QR-Bild ist für {0} bis {1:,} Punkte je Zoll, und seine Module sind {2} bis {3} mm breit.</translation>
    </message>
    <message>
        <source>a cell of a workbook can&apos;t hold more than {0:,} characters.</source>
        <translation>eine Zelle einer Arbeitsmappe kann höchstens {0:,} Zeichen enthalten.</translation>
    </message>
    <message>
        <source>a column for {0} and one for {1} exclude each other.</source>
        <translation>eine Spalte für {0} und eine für {1} schließen einander aus.</translation>
    </message>
    <message>
        <source>a column has the files of QR images in it, but no images are asked for.</source>
        <translation>eine Spalte enthält die Dateien von QR-Bildern, aber Bilder sind nicht verlangt.</translation>
    </message>
    <message>
        <source>a group of fields</source>
        <translation>eine Gruppe von Feldern</translation>
    </message>
    <message>
        <source>a list of entries</source>
        <translation>eine Liste von Einträgen</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a pack has 1 to {0} columns.</source>
        <translation>ein Paket hat 1 bis {0} Spalten.</translation>
    </message>
    <message>
        <source>a pattern in the schema is broken: {0}.</source>
        <translation>im Schema ist ein Muster fehlerhaft: {0}.</translation>
    </message>
    <message>
        <source>a schema within the schema has a name or a draft of its own.</source>
        <translation>ein Schema im Schema hat einen eigenen Namen oder eine eigene Fassung.</translation>
    </message>
    <message>
        <source>a space</source>
        <translation>ein Leerzeichen</translation>
    </message>
    <message>
        <source>a spreadsheet program has changed it to {0}; format the column as text and enter it again.</source>
        <translation>ein Tabellenprogramm hat den Wert in {0} geändert; formatieren Sie die Spalte als Text und geben Sie ihn neu ein.</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>all sheets of the workbook are hidden.</source>
        <translation>alle Blätter der Arbeitsmappe sind ausgeblendet.</translation>
    </message>
    <message>
        <source>an export of another workspace</source>
        <translation>einen Export eines anderen Arbeitsbereichs</translation>
    </message>
    <message>
        <source>another column has this heading.</source>
        <translation>eine andere Spalte hat diese Überschrift.</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>brand</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>brand &apos;{0}&apos; has minted under the same resolver, &apos;{1}&apos;, for a product {2}, so that tokens of both could have the same URL. Give brand &apos;{3}&apos; another resolver in its brand file, and import that file.</source>
        <translation>die Marke &apos;{0}&apos; hat unter demselben Resolver &apos;{1}&apos; für ein Produkt {2} vergeben, sodass Token beider dieselbe Webadresse haben könnten. Der Marke &apos;{3}&apos; in ihrer Markendatei einen anderen Resolver geben und diese Datei importieren.</translation>
    </message>
    <message>
        <source>brand &apos;{0}&apos; has no product &apos;{1}&apos;.</source>
        <translation>die Marke &apos;{0}&apos; hat kein Produkt &apos;{1}&apos;.</translation>
    </message>
    <message>
        <source>breaks the rule &apos;{0}&apos; of the schema.</source>
        <translation>verletzt die Regel &apos;{0}&apos; des Schemas.</translation>
    </message>
    <message>
        <source>can be minted for now, and becomes a draft.</source>
        <translation>kann jetzt Token erhalten und wird zum Entwurf.</translation>
    </message>
    <message>
        <source>can&apos;t be right: the schema allows no value here at all.</source>
        <translation>kann nicht richtig sein: das Passschema erlaubt hier überhaupt keinen Wert.</translation>
    </message>
    <message>
        <source>can&apos;t have such a name</source>
        <translation>kann nicht so heißen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>capital letters</source>
        <translation>Großbuchstaben</translation>
    </message>
    <message>
        <source>capital letters and digits</source>
        <translation>Großbuchstaben und Ziffern</translation>
    </message>
    <message>
        <source>checking by this schema needs too much memory.</source>
        <translation>Das Prüfen mit diesem Schema braucht zu viel Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>checking this passport by the brand&apos;s schema takes longer than {0} seconds of the processor, or more than {1} MB.</source>
        <translation>diesen Produktpass nach dem Passschema der Marke zu prüfen braucht mehr als {0} Sekunden des Prozessors oder mehr als {1} MB.</translation>
    </message>
    <message>
        <source>checking this schema takes longer than {0} seconds of the processor, or more than {1} MB.</source>
        <translation>dieses Passschema zu prüfen braucht mehr als {0} Sekunden des Prozessors oder mehr als {1} MB.</translation>
    </message>
    <message>
        <source>column {0}</source>
        <translation>Spalte {0}</translation>
    </message>
    <message>
        <source>column {0} {1}</source>
        <translation>Spalte {0} {1}</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>dialects of a schema&apos;s own</source>
        <translation>eigene Dialekte eines Schemas</translation>
    </message>
    <message>
        <source>digits</source>
        <translation>Ziffern</translation>
    </message>
    <message>
        <source>disk I/O error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>document types may define entities</source>
        <translation>Dokumenttypen können Entitäten definieren</translation>
    </message>
    <message>
        <source>doesn&apos;t have a form it may have: {0}</source>
        <translation>hat keine der erlaubten Formen: {0}</translation>
    </message>
    <message>
        <source>doesn&apos;t have the form it must have: {0}</source>
        <translation>hat nicht die verlangte Form: {0}</translation>
    </message>
    <message>
        <source>export {0}, of {1}</source>
        <translation>Export {0}, von {1}</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>gets the GTIN {0} instead of {1}.</source>
        <translation>erhält die GTIN {0} statt {1}.</translation>
    </message>
    <message>
        <source>has a cell with more text than a cell can hold</source>
        <translation>hat eine Zelle mit mehr Text, als eine Zelle fasst</translation>
    </message>
    <message>
        <source>has a form that is not allowed.</source>
        <translation>hat eine Form, die nicht erlaubt ist.</translation>
    </message>
    <message>
        <source>has a form that is not allowed: {0}</source>
        <translation>hat eine Form, die nicht erlaubt ist: {0}</translation>
    </message>
    <message>
        <source>has a row of more than {0:,} characters</source>
        <translation>hat eine Zeile mit mehr als {0:,} Zeichen</translation>
    </message>
    <message>
        <source>has a row of more than {0:,} values</source>
        <translation>hat eine Zeile mit mehr als {0:,} Werten</translation>
    </message>
    <message>
        <source>has an entry twice; every entry must be another.</source>
        <translation>hat einen Eintrag zweimal; jeder darf nur einmal vorkommen.</translation>
    </message>
    <message>
        <source>has mint jobs, whose tokens keep the GTIN they were minted with.</source>
        <translation>hat Aufträge, deren Token die GTIN behalten, mit der sie vergeben wurden.</translation>
    </message>
    <message>
        <source>has more entries than are allowed.</source>
        <translation>hat mehr Einträge, als erlaubt sind.</translation>
    </message>
    <message>
        <source>has more than {0:,} characters</source>
        <translation>hat mehr als {0:,} Zeichen</translation>
    </message>
    <message>
        <source>has more than {0:,} columns</source>
        <translation>hat mehr als {0:,} Spalten</translation>
    </message>
    <message>
        <source>has more than {0:,} parts</source>
        <translation>hat mehr als {0:,} Teile</translation>
    </message>
    <message>
        <source>has more than {0:,} rows</source>
        <translation>hat mehr als {0:,} Zeilen</translation>
    </message>
    <message>
        <source>has more than {0:,} values, which only CSV may have</source>
        <translation>hat mehr als {0:,} Werte, was nur in CSV erlaubt ist</translation>
    </message>
    <message>
        <source>has no rows</source>
        <translation>hat keine Zeilen</translation>
    </message>
    <message>
        <source>has no sheet with cells</source>
        <translation>hat kein Blatt mit Zellen</translation>
    </message>
    <message>
        <source>has no valid host name: {0}</source>
        <translation>hat keinen gültigen Rechnernamen: {0}</translation>
    </message>
    <message>
        <source>has no valid port: {0}</source>
        <translation>hat keine gültige Portnummer: {0}</translation>
    </message>
    <message>
        <source>has none of the forms it may have, or more than one of them.</source>
        <translation>hat keine der erlaubten Formen oder mehr als eine davon.</translation>
    </message>
    <message>
        <source>has {0} characters, {1} is the most</source>
        <translation>hat {0} Zeichen, höchstens {1} sind möglich</translation>
    </message>
    <message>
        <source>has {0} twice; every entry must be another.</source>
        <translation>hat {0} zweimal; jeder Eintrag darf nur einmal vorkommen.</translation>
    </message>
    <message>
        <source>holds a formula without its result, in {0} of the sheet {1}; open it in a spreadsheet program and save it there</source>
        <translation>enthält in {0} des Blatts {1} eine Formel ohne Ergebnis; öffnen Sie sie in einem Tabellenprogramm und speichern Sie sie dort</translation>
    </message>
    <message>
        <source>holds something of the name {0}, which is not allowed.</source>
        <translation>enthält etwas mit dem Namen {0}, was nicht erlaubt ist.</translation>
    </message>
    <message>
        <source>holds something that the schema doesn&apos;t allow.</source>
        <translation>enthält etwas, was das Schema nicht erlaubt.</translation>
    </message>
    <message>
        <source>holds something that the schema doesn&apos;t know: {0}.</source>
        <translation>enthält etwas, was das Schema nicht kennt: {0}.</translation>
    </message>
    <message>
        <source>holds the invisible character U+{0}</source>
        <translation>enthält das unsichtbare Zeichen U+{0}</translation>
    </message>
    <message>
        <source>holds {0}; allowed are letters A-Z and a-z, digits and ! &quot; % &amp; &apos; ( ) * + , - . / : ; &lt; = &gt; ? _</source>
        <translation>enthält {0}; erlaubt sind Buchstaben A-Z und a-z, Ziffern und ! &quot; % &amp; &apos; ( ) * + , - . / : ; &lt; = &gt; ? _</translation>
    </message>
    <message>
        <source>is a folder, not a file</source>
        <translation>ist ein Ordner, keine Datei</translation>
    </message>
    <message>
        <source>is a pipe through which nothing more comes</source>
        <translation>ist eine Pipe, durch die nichts mehr kommt</translation>
    </message>
    <message>
        <source>is a socket, not a file</source>
        <translation>ist ein Socket, keine Datei</translation>
    </message>
    <message>
        <source>is a workbook in the format XLSB; save it as XLSX or CSV</source>
        <translation>ist eine Arbeitsmappe im Format XLSB; speichern Sie sie als XLSX oder CSV</translation>
    </message>
    <message>
        <source>is a workbook of an old format; save it as XLSX or CSV</source>
        <translation>ist eine Arbeitsmappe in einem alten Format; sie als XLSX oder CSV speichern</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is larger than {0} MB</source>
        <translation>ist größer als {0} MB</translation>
    </message>
    <message>
        <source>is not CSV in line {0:,}: {1}</source>
        <translation>ist in Zeile {0:,} kein CSV: {1}</translation>
    </message>
    <message>
        <source>is not a workbook that can be read</source>
        <translation>ist keine lesbare Arbeitsmappe</translation>
    </message>
    <message>
        <source>is not a workbook that can be read to its end</source>
        <translation>ist keine Arbeitsmappe, die sich bis zum Ende lesen lässt</translation>
    </message>
    <message>
        <source>the SKU {0} is also in row {1}.</source>
        <translation>die Artikelnummer {0} steht auch in Zeile {1}.</translation>
    </message>
    <message>
        <source>the SKU {0} is also in rows {1}{2}.</source>
        <translation>die Artikelnummer {0} steht auch in den Zeilen {1}{2}.</translation>
    </message>
    <message>
        <source>the file is not text in an encoding that can be recognized.</source>
        <translation>die Datei ist kein Text in einer erkennbaren Zeichenkodierung.</translation>
    </message>
    <message>
        <source>the file is not text in {0}.</source>
        <translation>die Datei ist kein Text in {0}.</translation>
    </message>
    <message>
        <source>the file is read as {0}, which may be wrong: it then holds {1}. Choose its encoding, or correct the text.</source>
        <translation>die Datei wird als {0} gelesen, was falsch sein kann: Sie enthält dann {1}. Wählen Sie die Zeichenkodierung, oder korrigieren Sie den Text.</translation>
    </message>
    <message>
        <source>the file is read as {0}, which was recognized by its content; choose another encoding if letters are wrong.</source>
        <translation>die Datei wird als {0} gelesen, erkannt am Inhalt; wählen Sie eine andere Zeichenkodierung, wenn Buchstaben falsch sind.</translation>
    </message>
    <message>
        <source>this passport wasn&apos;t checked, because checking one before it took too long.</source>
        <translation>dieser Produktpass wurde nicht geprüft, weil die Prüfung eines anderen vor ihm zu lange gedauert hat.</translation>
    </message>
    <message>
        <source>is not text in UTF-8 or UTF-16</source>
        <translation>ist kein Text in UTF-8 oder UTF-16</translation>
    </message>
    <message>
        <source>Choose another workspace folder. If this was your workspace, its database is damaged: restore it from a backup.</source>
        <translation>Wählen Sie einen anderen Ordner als Arbeitsbereich. Falls dies Ihr Arbeitsbereich war, ist seine Datenbank beschädigt: Stellen Sie sie aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>Leave the database unchanged, and restore the workspace from a backup.</source>
        <translation>Lassen Sie die Datenbank unverändert und stellen Sie den Arbeitsbereich aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>Leave the sheet out; nothing was changed.</source>
        <translation>Lassen Sie das Blatt weg; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Save it as CSV in UTF-8, or choose its encoding; nothing was changed.</source>
        <translation>Speichern Sie sie als CSV in UTF-8, oder wählen Sie die Zeichenkodierung; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>This workspace was copied, moved or restored so often that site {0} has no serials left that are certain to be new.</source>
        <translation>Dieser Arbeitsbereich wurde so oft kopiert, verschoben oder wiederhergestellt, dass für Standort {0} keine sicher neuen Seriennummern mehr übrig sind.</translation>
    </message>
    <message>
        <source>This workspace was copied, moved or restored, or its files were changed.</source>
        <translation>Dieser Arbeitsbereich wurde kopiert, verschoben oder wiederhergestellt, oder seine Dateien wurden geändert.</translation>
    </message>
    <message>
        <source>This workspace was copied, moved or restored.</source>
        <translation>Dieser Arbeitsbereich wurde kopiert, verschoben oder wiederhergestellt.</translation>
    </message>
    <message>
        <source>is not valid JSON: {0}</source>
        <translation>ist kein gültiges JSON: {0}</translation>
    </message>
    <message>
        <source>is {0}, but its passport says {1}.</source>
        <translation>ist {0}, aber im Pass steht {1}.</translation>
    </message>
    <message>
        <source>is {0}, which is not one of the {1:,} choices.</source>
        <translation>ist {0}, was keine der {1:,} Möglichkeiten ist.</translation>
    </message>
    <message>
        <source>isn&apos;t as it must be: {0}</source>
        <translation>ist nicht so, wie es sein muss: {0}</translation>
    </message>
    <message>
        <source>The workspace doesn&apos;t know this export: a copy of it made the export, or it was restored since.</source>
        <translation>Der Arbeitsbereich kennt diesen Export nicht: Eine Kopie von ihm hat ihn gemacht, oder er wurde seither wiederhergestellt.</translation>
    </message>
    <message>
        <source>After this, the workspace continues with new serials, and unfinished jobs are cancelled: mint the rest as new requests.</source>
        <translation>Danach verwendet der Arbeitsbereich neue Seriennummern, und unfertige Aufträge werden abgebrochen: den Rest als neue Aufträge vergeben.</translation>
    </message>
    <message>
        <source>The database is damaged: {0} the same serials.</source>
        <translation>Die Datenbank ist beschädigt: {0} dieselben Seriennummern.</translation>
    </message>
    <message>
        <source>What is to be exported into &apos;{0}&apos; has changed meanwhile.</source>
        <translation>Was nach &apos;{0}&apos; exportiert werden soll, hat sich inzwischen geändert.</translation>
    </message>
    <message>
        <source>is not a workbook that can be read: it is damaged, or its end is missing</source>
        <translation>ist keine lesbare Arbeitsmappe: sie ist beschädigt, oder ihr Ende fehlt</translation>
    </message>
    <message>
        <source>it doesn&apos;t list the packs, or their images, as the workspace has them.</source>
        <translation>es nennt die Pakete oder ihre Bilder nicht so, wie der Arbeitsbereich sie hat.</translation>
    </message>
    <message>
        <source>it holds half of a surrogate pair</source>
        <translation>sie enthält ein halbes Surrogatpaar</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>sie ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>it isn&apos;t the manifest of an export any more, and without it nothing can be told of the packs; exporting again to this folder, where they were made, writes it anew.</source>
        <translation>sie ist nicht mehr das Manifest eines Exports, und ohne das lässt sich über die Pakete nichts sagen; dort, wo sie erzeugt wurden, schreibt ein Export in diesen Ordner sie neu.</translation>
    </message>
    <message>
        <source>it isn&apos;t the manifest of an export any more; export again to the same folder to have it written anew.</source>
        <translation>sie ist nicht mehr das Manifest eines Exports; noch einmal in denselben Ordner exportieren, damit sie neu geschrieben wird.</translation>
    </message>
    <message>
        <source>it lists one file twice.</source>
        <translation>es nennt eine Datei zweimal.</translation>
    </message>
    <message>
        <source>it was signed with another key: &apos;{0}&apos;.</source>
        <translation>es wurde mit einem anderen Schlüssel unterschrieben: &apos;{0}&apos;.</translation>
    </message>
    <message>
        <source>its URLs would have {0:,} characters; a QR code holds {1:,}.</source>
        <translation>seine Webadressen hätten {0:,} Zeichen; in einen QR-Code passen {1:,}.</translation>
    </message>
    <message>
        <source>its packs are not numbered 1, 2, 3 and so on.</source>
        <translation>seine Pakete sind nicht mit 1, 2, 3 und so weiter nummeriert.</translation>
    </message>
    <message>
        <source>its packs have one row together, the export has {0:,}.</source>
        <translation>seine Pakete haben zusammen eine Zeile, der Export hat {0:,}.</translation>
    </message>
    <message>
        <source>its packs have {0:,} rows together, the export has {1:,}.</source>
        <translation>seine Pakete haben zusammen {0:,} Zeilen, der Export hat {1:,}.</translation>
    </message>
    <message>
        <source>job {0}</source>
        <translation>Auftrag {0}</translation>
    </message>
    <message>
        <source>job {0} has the unit 1 only.</source>
        <translation>Auftrag {0} hat nur das Stück 1.</translation>
    </message>
    <message>
        <source>job {0} has the units 1 to {1:,}; choose a range of these.</source>
        <translation>Auftrag {0} hat die Stücke 1 bis {1:,}; einen Bereich davon wählen.</translation>
    </message>
    <message>
        <source>jobs {0} and {1} have</source>
        <translation>die Aufträge {0} und {1} haben</translation>
    </message>
    <message>
        <source>jsonschema_rs can&apos;t apply the schema.</source>
        <translation>jsonschema_rs kann das Schema nicht anwenden.</translation>
    </message>
    <message>
        <source>lacks an entry that it must have.</source>
        <translation>Ein vorgeschriebener Eintrag fehlt.</translation>
    </message>
    <message>
        <source>lacks an entry that it must have: {0}</source>
        <translation>Ein vorgeschriebener Eintrag fehlt: {0}</translation>
    </message>
    <message>
        <source>letters</source>
        <translation>Buchstaben</translation>
    </message>
    <message>
        <source>letters and digits</source>
        <translation>Buchstaben und Ziffern</translation>
    </message>
    <message>
        <source>loses its values of {0}{1}.</source>
        <translation>verliert seine Werte von {0}{1}.</translation>
    </message>
    <message>
        <source>may have only ASCII letters; write others as xn--…</source>
        <translation>darf nur ASCII-Buchstaben enthalten; andere stehen als xn--…</translation>
    </message>
    <message>
        <source>may have only letters, digits and . _ ~ - between the slashes of its path</source>
        <translation>darf zwischen den Schrägstrichen nur Buchstaben, Ziffern und . _ ~ - enthalten</translation>
    </message>
    <message>
        <source>may not be &apos;.&apos; or &apos;..&apos;, which web addresses swallow</source>
        <translation>darf nicht &apos;.&apos; oder &apos;..&apos; sein, denn das geht in Webadressen verloren</translation>
    </message>
    <message>
        <source>may not have two to four digits alone between slashes: GS1 readers take it for a key</source>
        <translation>darf zwischen Schrägstrichen nicht zwei bis vier Ziffern allein haben: GS1-Leser halten sie für einen Schlüssel</translation>
    </message>
    <message>
        <source>minting</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>more than one column is to hold it.</source>
        <translation>mehr als eine Spalte soll das enthalten.</translation>
    </message>
    <message>
        <source>must be a JSON Pointer such as /care/0.</source>
        <translation>muss ein JSON-Pointer sein, etwa /care/0.</translation>
    </message>
    <message>
        <source>must be a UUID such as 123e4567-e89b-12d3-a456-426614174000.</source>
        <translation>muss eine UUID sein, etwa 123e4567-e89b-12d3-a456-426614174000.</translation>
    </message>
    <message>
        <source>must be a date such as 2027-02-18.</source>
        <translation>muss ein Datum sein, etwa 2027-02-18.</translation>
    </message>
    <message>
        <source>must be a date with a time and its zone, such as 2027-02-18T09:30:00Z.</source>
        <translation>muss ein Datum mit Uhrzeit und Zeitzone sein, etwa 2027-02-18T09:30:00Z.</translation>
    </message>
    <message>
        <source>must be a duration such as P3Y6M.</source>
        <translation>muss eine Dauer sein, etwa P3Y6M.</translation>
    </message>
    <message>
        <source>must be a multiple of {0}.</source>
        <translation>muss ein Vielfaches von {0} sein.</translation>
    </message>
    <message>
        <source>must be a regular expression.</source>
        <translation>muss ein regulärer Ausdruck sein.</translation>
    </message>
    <message>
        <source>must be a relative JSON Pointer such as 1/care.</source>
        <translation>muss ein relativer JSON-Pointer sein, etwa 1/care.</translation>
    </message>
    <message>
        <source>must be a template of a web address.</source>
        <translation>muss eine Vorlage für Webadressen sein.</translation>
    </message>
    <message>
        <source>must be a time with its zone, such as 09:30:00Z.</source>
        <translation>muss eine Uhrzeit mit Zeitzone sein, etwa 09:30:00Z.</translation>
    </message>
    <message>
        <source>must be a web address or a part of one.</source>
        <translation>muss eine Webadresse oder ein Teil davon sein.</translation>
    </message>
    <message>
        <source>must be a web address or other URI, such as https://brand.example/care.</source>
        <translation>muss eine Webadresse oder ein anderer URI sein, etwa https://brand.example/care.</translation>
    </message>
    <message>
        <source>must be a whole number from 0 to {0:,}.</source>
        <translation>muss eine ganze Zahl von 0 bis {0:,} sein.</translation>
    </message>
    <message>
        <source>must be a whole number from 1 to {0:,}, in digits only.</source>
        <translation>muss eine ganze Zahl von 1 bis {0:,} sein, nur in Ziffern.</translation>
    </message>
    <message>
        <source>must be a whole number.</source>
        <translation>muss eine ganze Zahl sein.</translation>
    </message>
    <message>
        <source>must be an IPv4 address such as 192.0.2.1.</source>
        <translation>muss eine IPv4-Adresse sein, etwa 192.0.2.1.</translation>
    </message>
    <message>
        <source>must be an IPv6 address such as 2001:db8::1.</source>
        <translation>muss eine IPv6-Adresse sein, etwa 2001:db8::1.</translation>
    </message>
    <message>
        <source>must be an e-mail address.</source>
        <translation>muss eine E-Mail-Adresse sein.</translation>
    </message>
    <message>
        <source>must be at least {0} {1}.</source>
        <translation>muss aus mindestens {0} Zeichen bestehen: {1}.</translation>
    </message>
    <message>
        <source>must be at least {0}.</source>
        <translation>muss mindestens {0} sein.</translation>
    </message>
    <message>
        <source>must be at most {0}.</source>
        <translation>darf höchstens {0} sein.</translation>
    </message>
    <message>
        <source>must be empty.</source>
        <translation>muss leer sein.</translation>
    </message>
    <message>
        <source>must be exactly {0} {1}.</source>
        <translation>muss aus genau {0} Zeichen bestehen: {1}.</translation>
    </message>
    <message>
        <source>must be left empty (null).</source>
        <translation>muss leer bleiben (null).</translation>
    </message>
    <message>
        <source>must be less than {0}.</source>
        <translation>muss kleiner als {0} sein.</translation>
    </message>
    <message>
        <source>must be more than {0}.</source>
        <translation>muss größer als {0} sein.</translation>
    </message>
    <message>
        <source>must be one of these: {0}.</source>
        <translation>muss eines von diesen sein: {0}.</translation>
    </message>
    <message>
        <source>must be text.</source>
        <translation>muss Text sein.</translation>
    </message>
    <message>
        <source>must be the name of a computer, such as id.brand.example.</source>
        <translation>muss der Name eines Rechners sein, etwa id.brand.example.</translation>
    </message>
    <message>
        <source>must be {0} to {1} {2}.</source>
        <translation>muss aus {0} bis {1} Zeichen bestehen: {2}.</translation>
    </message>
    <message>
        <source>must be {0}.</source>
        <translation>muss {0} sein.</translation>
    </message>
    <message>
        <source>must begin with &apos;{0}&apos;.</source>
        <translation>muss mit &apos;{0}&apos; beginnen.</translation>
    </message>
    <message>
        <source>must consist of a to z, 0 to 9 and hyphens inside, at most 32 characters</source>
        <translation>muss aus a bis z, 0 bis 9 und Bindestrichen im Inneren bestehen, höchstens 32 Zeichen</translation>
    </message>
    <message>
        <source>must consist of a to z, 0 to 9 and hyphens inside, at most {0} characters.</source>
        <translation>muss aus a bis z, 0 bis 9 und Bindestrichen im Inneren bestehen, höchstens {0} Zeichen.</translation>
    </message>
    <message>
        <source>must end with &apos;{0}&apos;.</source>
        <translation>muss mit &apos;{0}&apos; enden.</translation>
    </message>
    <message>
        <source>must have at least 1 entry.</source>
        <translation>muss mindestens 1 Eintrag haben.</translation>
    </message>
    <message>
        <source>must have at least {0} characters; it has {1}.</source>
        <translation>muss mindestens {0} Zeichen haben; es sind {1}.</translation>
    </message>
    <message>
        <source>must have at least {0} entries; it has {1}.</source>
        <translation>muss mindestens {0} Einträge haben; es sind {1}.</translation>
    </message>
    <message>
        <source>must have at least {0} fields filled in.</source>
        <translation>Mindestens {0} Felder müssen ausgefüllt sein.</translation>
    </message>
    <message>
        <source>must have at most 1 entry; it has {0}.</source>
        <translation>darf höchstens 1 Eintrag haben; es sind {0}.</translation>
    </message>
    <message>
        <source>must have at most {0} characters; it has {1}.</source>
        <translation>darf höchstens {0} Zeichen haben; es sind {1}.</translation>
    </message>
    <message>
        <source>must have at most {0} entries of one kind, and has more.</source>
        <translation>darf höchstens {0} Einträge einer Art haben und hat mehr.</translation>
    </message>
    <message>
        <source>must have at most {0} entries; it has {1}.</source>
        <translation>darf höchstens {0} Einträge haben; es sind {1}.</translation>
    </message>
    <message>
        <source>must have at most {0} fields filled in.</source>
        <translation>Höchstens {0} Felder dürfen ausgefüllt sein.</translation>
    </message>
    <message>
        <source>must have no entries.</source>
        <translation>darf keine Einträge haben.</translation>
    </message>
    <message>
        <source>must have the entry {0}.</source>
        <translation>muss den Eintrag {0} haben.</translation>
    </message>
    <message>
        <source>must have the form &apos;{0}&apos;.</source>
        <translation>muss die Form &apos;{0}&apos; haben.</translation>
    </message>
    <message>
        <source>must have the form {0} (a regular expression).</source>
        <translation>muss die Form {0} haben (ein regulärer Ausdruck).</translation>
    </message>
    <message>
        <source>must have {0} only.</source>
        <translation>darf nur aus diesen Zeichen bestehen: {0}.</translation>
    </message>
    <message>
        <source>must not be empty.</source>
        <translation>darf nicht leer sein.</translation>
    </message>
    <message>
        <source>must not be {0}.</source>
        <translation>darf nicht {0} sein.</translation>
    </message>
    <message>
        <source>must not hold all of these: {0}.</source>
        <translation>darf nicht alle von diesen enthalten: {0}.</translation>
    </message>
    <message>
        <source>must start with https://</source>
        <translation>muss mit https:// beginnen</translation>
    </message>
    <message>
        <source>needs a host name, not an IP address</source>
        <translation>braucht einen Rechnernamen, keine IP-Adresse</translation>
    </message>
    <message>
        <source>no column has the label file in it; choose the profile or the columns for it.</source>
        <translation>keine Spalte nennt die Etikettendatei; das Profil oder die Spalten dafür wählen.</translation>
    </message>
    <message>
        <source>no column is known to hold the SKU; there are {0}. The header has to be the first row that isn&apos;t empty, of a workbook in the sheet that is read.</source>
        <translation>keine Spalte ist als SKU erkennbar; vorhanden sind {0}. Die Kopfzeile muss die erste nicht leere Zeile sein, in einer Arbeitsmappe auf dem Blatt, das gelesen wird.</translation>
    </message>
    <message>
        <source>no column is known to hold the name; there are {0}.</source>
        <translation>von keiner Spalte ist bekannt, dass sie den Namen enthält; es gibt {0}.</translation>
    </message>
    <message>
        <source>no pack is chosen.</source>
        <translation>es ist kein Paket gewählt.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>of its files {0:,} are missing, changed or strange; the first is &apos;{1}&apos;.</source>
        <translation>von seinen Dateien sind {0:,} nicht da, geändert oder fremd; die erste ist &apos;{1}&apos;.</translation>
    </message>
    <message>
        <source>of job {0}</source>
        <translation>von Auftrag {0}</translation>
    </message>
    <message>
        <source>one of its files is missing, changed or strange: &apos;{0}&apos;.</source>
        <translation>eine seiner Dateien ist nicht da, geändert oder fremd: &apos;{0}&apos;.</translation>
    </message>
    <message>
        <source>only a workbook has sheets to choose from.</source>
        <translation>nur eine Arbeitsmappe hat Blätter zur Auswahl.</translation>
    </message>
    <message>
        <source>only describes in jsonschema</source>
        <translation>beschreibt in jsonschema nur</translation>
    </message>
    <message>
        <source>packs that are written otherwise, as &apos;{0}&apos;</source>
        <translation>Pakete, die anders geschrieben sind, nämlich als &apos;{0}&apos;</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>noch nicht an der Reihe</translation>
    </message>
    <message>
        <source>references by name</source>
        <translation>Verweise über Namen</translation>
    </message>
    <message>
        <source>references that depend on where they are met</source>
        <translation>Verweise, die davon abhängen, wo sie vorkommen</translation>
    </message>
    <message>
        <source>rows aren&apos;t in order</source>
        <translation>Zeilen stehen nicht in der richtigen Reihenfolge</translation>
    </message>
    <message>
        <source>serials of this brand were minted already, so their style and scope can&apos;t change.</source>
        <translation>von dieser Marke sind schon Seriennummern vergeben, daher können deren Art und Geltung nicht mehr wechseln.</translation>
    </message>
    <message>
        <source>serials of this brand were minted here with another serial key; with the one in the file they could neither be looked up nor kept apart from new ones.</source>
        <translation>Seriennummern dieser Marke wurden hier mit einem anderen Schlüssel vergeben; mit dem in der Datei ließen sie sich weder finden noch von neuen unterscheiden.</translation>
    </message>
    <message>
        <source>several columns have the heading {0}; name one as {1}.</source>
        <translation>mehrere Spalten haben die Überschrift {0}; eine davon als {1} angeben.</translation>
    </message>
    <message>
        <source>several jobs have</source>
        <translation>mehrere Aufträge haben</translation>
    </message>
    <message>
        <source>several tokens have the serial {0}: {1}.</source>
        <translation>mehrere Token haben die Seriennummer {0}: {1}.</translation>
    </message>
    <message>
        <source>small letters</source>
        <translation>Kleinbuchstaben</translation>
    </message>
    <message>
        <source>small letters and digits</source>
        <translation>Kleinbuchstaben und Ziffern</translation>
    </message>
    <message>
        <source>takes too long to be read as a workbook; save it as CSV</source>
        <translation>braucht zu lange, um als Arbeitsmappe gelesen zu werden; als CSV speichern</translation>
    </message>
    <message>
        <source>takes too much memory to be read as a workbook; save it as CSV</source>
        <translation>braucht zu viel Arbeitsspeicher, um als Arbeitsmappe gelesen zu werden; als CSV speichern</translation>
    </message>
    <message>
        <source>text {0}</source>
        <translation>Text {0}</translation>
    </message>
    <message>
        <source>that has no GTIN either</source>
        <translation>ebenfalls ohne GTIN</translation>
    </message>
    <message>
        <source>that has the same GTIN</source>
        <translation>mit derselben GTIN</translation>
    </message>
    <message>
        <source>the SKU &apos;{0}&apos; occurs {1} times.</source>
        <translation>die Artikelnummer &apos;{0}&apos; kommt {1} Mal vor.</translation>
    </message>
    <message>
        <source>the SKU {0} belongs to another product.</source>
        <translation>Die Artikelnummer {0} gehört einem anderen Produkt.</translation>
    </message>
    <message>
        <source>the batch {0}</source>
        <translation>der Charge {0}</translation>
    </message>
    <message>
        <source>the brand has no such field that belongs to a batch.</source>
        <translation>Die Marke hat kein solches Feld, das zu einer Charge gehört.</translation>
    </message>
    <message>
        <source>the brand&apos;s passport schema requires a GTIN, and the product has none.</source>
        <translation>das Passschema der Marke verlangt eine GTIN, und das Produkt hat keine.</translation>
    </message>
    <message>
        <source>the cell {0} holds the date {1}; format the column as text and enter it again.</source>
        <translation>die Zelle {0} enthält das Datum {1}; formatieren Sie die Spalte als Text und geben Sie den Wert neu ein.</translation>
    </message>
    <message>
        <source>the cell {0} holds {1}; correct the formula.</source>
        <translation>die Zelle {0} enthält {1}; korrigieren Sie die Formel.</translation>
    </message>
    <message>
        <source>the cells are formatted as percentages</source>
        <translation>die Zellen sind als Prozentwerte formatiert</translation>
    </message>
    <message>
        <source>the check digit of GTIN {0} is wrong: it ends in {1}, the digits before it ask for {2}</source>
        <translation>die Prüfziffer der GTIN {0} ist falsch: sie endet auf {1}, die Ziffern davor verlangen {2}</translation>
    </message>
    <message>
        <source>the digits 0-9 and a-f</source>
        <translation>die Ziffern 0-9 und a-f</translation>
    </message>
    <message>
        <source>the draft is older than those that jsonschema_rs knows.</source>
        <translation>die Fassung ist älter als die, die jsonschema_rs kennt.</translation>
    </message>
    <message>
        <source>the export isn&apos;t finished; export again to the same folder to finish it.</source>
        <translation>der Export ist nicht fertig; noch einmal in denselben Ordner exportieren, um ihn abzuschließen.</translation>
    </message>
    <message>
        <source>the field takes at most 1</source>
        <translation>das Feld nimmt höchstens 1 an</translation>
    </message>
    <message>
        <source>the file brings no serial key, so each site that adds this brand from it draws a key of its own, and two sites can issue the same serial: with 100 million serials at each, the chance is about 0.9 %. If several sites mint for the brand, export it with its key at one of them and import that file at the others.</source>
        <translation>die Datei enthält keinen Seriennummernschlüssel, sodass jeder Standort, der die Marke daraus hinzufügt, einen eigenen Schlüssel erzeugt und zwei Standorte dieselbe Seriennummer vergeben können: Bei je 100 Millionen Seriennummern beträgt die Wahrscheinlichkeit etwa 0,9 %. Wenn mehrere Standorte für die Marke Token vergeben, die Marke an einem davon mit ihrem Schlüssel exportieren und diese Datei an den anderen importieren.</translation>
    </message>
    <message>
        <source>the file holds the pack &apos;{0}&apos;.</source>
        <translation>die Datei enthält das Paket &apos;{0}&apos;.</translation>
    </message>
    <message>
        <source>the file is damaged: it isn&apos;t what was written once.</source>
        <translation>die Datei ist beschädigt: Sie ist nicht mehr, was einmal geschrieben wurde.</translation>
    </message>
    <message>
        <source>the file is from site {0}, and this workspace is site {1} too: both would mint the same serials.</source>
        <translation>die Datei ist vom Standort {0}, und dieser Arbeitsbereich ist auch Standort {1}: Beide würden dieselben Seriennummern vergeben.</translation>
    </message>
    <message>
        <source>the file is not of this export.</source>
        <translation>die Datei gehört nicht zu diesem Export.</translation>
    </message>
    <message>
        <source>the file was made by another version of the program.</source>
        <translation>die Datei stammt von einer anderen Version des Programms.</translation>
    </message>
    <message>
        <source>the file {0}.</source>
        <translation>die Datei {0}.</translation>
    </message>
    <message>
        <source>the files are larger than {0} MB together.</source>
        <translation>die Dateien sind zusammen größer als {0} MB.</translation>
    </message>
    <message>
        <source>the first of the lines that aren&apos;t as in the workspace is number {0:,}.</source>
        <translation>die erste der Zeilen, die nicht wie im Arbeitsbereich sind, ist Nummer {0:,}.</translation>
    </message>
    <message>
        <source>the first unit, {0:,}, comes after the last, {1:,}.</source>
        <translation>das erste Stück, {0:,}, kommt nach dem letzten, {1:,}.</translation>
    </message>
    <message>
        <source>the folder &apos;{0}&apos; holds what isn&apos;t of this export: {1}.</source>
        <translation>der Ordner &apos;{0}&apos; enthält, was nicht zu diesem Export gehört: {1}.</translation>
    </message>
    <message>
        <source>the folder &apos;{0}&apos; holds {1}.</source>
        <translation>der Ordner &apos;{0}&apos; enthält {1}.</translation>
    </message>
    <message>
        <source>the folder holds an export of another workspace.</source>
        <translation>der Ordner enthält einen Export eines anderen Arbeitsbereichs.</translation>
    </message>
    <message>
        <source>the folder is not of this export.</source>
        <translation>der Ordner gehört nicht zu diesem Export.</translation>
    </message>
    <message>
        <source>the folder of images is missing.</source>
        <translation>der Ordner mit den Bildern fehlt.</translation>
    </message>
    <message>
        <source>the keyword dependencies: only jsonschema_rs gives it a meaning in this draft.</source>
        <translation>das Schlüsselwort dependencies: Nur jsonschema_rs gibt ihm in dieser Fassung eine Bedeutung.</translation>
    </message>
    <message>
        <source>the keyword {0}: {1}.</source>
        <translation>das Schlüsselwort {0}: {1}.</translation>
    </message>
    <message>
        <source>the label software wants to know which label to print: name the label file.</source>
        <translation>die Etikettensoftware muss wissen, welches Etikett zu drucken ist: die Etikettendatei nennen.</translation>
    </message>
    <message>
        <source>the list leaves {0} empty, and the product has only {1} of these items, so it isn&apos;t clear which one is meant; fill the items from the first one on.</source>
        <translation>in der Liste ist {0} leer, und das Produkt hat nur {1} dieser Einträge, sodass unklar ist, welcher gemeint ist; die Einträge vom ersten an ausfüllen.</translation>
    </message>
    <message>
        <source>the list of checksums is missing.</source>
        <translation>die Liste der Prüfsummen fehlt.</translation>
    </message>
    <message>
        <source>the list of checksums isn&apos;t the manifest&apos;s.</source>
        <translation>die Liste der Prüfsummen ist nicht die des Exports.</translation>
    </message>
    <message>
        <source>the list of checksums of its images isn&apos;t the one made.</source>
        <translation>die Liste der Prüfsummen seiner Bilder ist nicht die, die gemacht wurde.</translation>
    </message>
    <message>
        <source>the manifest isn&apos;t what was signed: it or its signature was changed.</source>
        <translation>das Verzeichnis ist nicht das, was unterschrieben wurde: Es oder seine Unterschrift wurde geändert.</translation>
    </message>
    <message>
        <source>the manifest says of no key that signed it.</source>
        <translation>das Verzeichnis nennt keinen Schlüssel, mit dem es unterschrieben wurde.</translation>
    </message>
    <message>
        <source>the name of the file &apos;{0}&apos; doesn&apos;t end in {1}.</source>
        <translation>der Name der Datei &apos;{0}&apos; endet nicht auf {1}.</translation>
    </message>
    <message>
        <source>the name {0} occurs twice in one object</source>
        <translation>der Name {0} kommt in einem Objekt zweimal vor</translation>
    </message>
    <message>
        <source>the number of copies must be 1 to {0}.</source>
        <translation>die Zahl der Exemplare muss 1 bis {0} sein.</translation>
    </message>
    <message>
        <source>the number {0} has more digits than can be kept</source>
        <translation>die Zahl {0} hat mehr Stellen, als gespeichert werden können</translation>
    </message>
    <message>
        <source>the number {0} is too big</source>
        <translation>die Zahl {0} ist zu groß</translation>
    </message>
    <message>
        <source>the pack has one row, the manifest says {0:,}.</source>
        <translation>das Paket hat eine Zeile, laut Verzeichnis sind es {0:,}.</translation>
    </message>
    <message>
        <source>the pack has {0:,} rows, the manifest says {1:,}.</source>
        <translation>das Paket hat {0:,} Zeilen, laut Verzeichnis sind es {1:,}.</translation>
    </message>
    <message>
        <source>the pack is missing.</source>
        <translation>das Paket fehlt.</translation>
    </message>
    <message>
        <source>the pack is not a file.</source>
        <translation>das Paket ist keine Datei.</translation>
    </message>
    <message>
        <source>the pack was changed: its SHA-256 is another.</source>
        <translation>das Paket wurde verändert: Seine SHA-256 ist eine andere.</translation>
    </message>
    <message>
        <source>the pack&apos;s size in bytes is {0:,}, it should be {1:,}.</source>
        <translation>die Größe des Pakets in Bytes ist {0:,}, sie müsste {1:,} sein.</translation>
    </message>
    <message>
        <source>the passphrase doesn&apos;t open this file.</source>
        <translation>die Passphrase öffnet diese Datei nicht.</translation>
    </message>
    <message>
        <source>the passphrase is too easy to guess: it repeats itself, or follows the alphabet or the keyboard.</source>
        <translation>die Passphrase ist zu leicht zu erraten: Sie wiederholt sich oder folgt dem Alphabet oder der Tastatur.</translation>
    </message>
    <message>
        <source>the passphrase needs {0} characters at the least, such as four or five words.</source>
        <translation>die Passphrase braucht mindestens {0} Zeichen, etwa vier oder fünf Wörter.</translation>
    </message>
    <message>
        <source>the passport must be a JSON object.</source>
        <translation>der Pass muss ein JSON-Objekt sein.</translation>
    </message>
    <message>
        <source>the pattern {0} may need backtracking.</source>
        <translation>das Muster {0} braucht möglicherweise Backtracking.</translation>
    </message>
    <message>
        <source>the product has GTIN {0}, the one given is {1}.</source>
        <translation>das Produkt hat die GTIN {0}, angegeben ist {1}.</translation>
    </message>
    <message>
        <source>the product has no item {0}, and the list has no column for it; number the items from 0 without gaps.</source>
        <translation>das Produkt hat keinen Eintrag {0}, und die Liste hat keine Spalte dafür; die Einträge lückenlos ab 0 nummerieren.</translation>
    </message>
    <message>
        <source>the product is new, and the list has no column for its name.</source>
        <translation>das Produkt ist neu, und die Liste hat keine Spalte für seinen Namen.</translation>
    </message>
    <message>
        <source>the product was changed by someone else since the list was checked; import the row again.</source>
        <translation>das Produkt wurde seit der Prüfung der Liste von jemand anderem geändert; die Zeile erneut importieren.</translation>
    </message>
    <message>
        <source>the row has more cells than there are columns.</source>
        <translation>die Zeile hat mehr Zellen, als es Spalten gibt.</translation>
    </message>
    <message>
        <source>the row is no JSON object.</source>
        <translation>die Zeile ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>the schema can&apos;t be applied: {0}.</source>
        <translation>das Schema lässt sich nicht anwenden: {0}.</translation>
    </message>
    <message>
        <source>the schema goes in circles, or too deep.</source>
        <translation>das Schema dreht sich im Kreis oder geht zu tief.</translation>
    </message>
    <message>
        <source>the schema has a number that a double doesn&apos;t hold exactly, or an exponent.</source>
        <translation>das Schema enthält eine Zahl, die als double nicht genau darstellbar ist, oder einen Exponenten.</translation>
    </message>
    <message>
        <source>the schema has several documents.</source>
        <translation>das Schema besteht aus mehreren Dokumenten.</translation>
    </message>
    <message>
        <source>the schema is recursive, and too many of its rules apply to one value.</source>
        <translation>das Schema ist rekursiv, und zu viele seiner Regeln gelten für einen Wert.</translation>
    </message>
    <message>
        <source>the schema refers to {0}, which isn&apos;t in it.</source>
        <translation>das Schema verweist auf {0}, das nicht darin ist.</translation>
    </message>
    <message>
        <source>the serial space has room for {0:,} more.</source>
        <translation>der Vorrat an Seriennummern reicht noch für {0:,}.</translation>
    </message>
    <message>
        <source>the sheet {0} has no cells.</source>
        <translation>das Blatt {0} enthält keine Zellen.</translation>
    </message>
    <message>
        <source>the signature is missing.</source>
        <translation>die Unterschrift fehlt.</translation>
    </message>
    <message>
        <source>the spreadsheet cut off digits of {0}; format the column as text.</source>
        <translation>die Tabellenkalkulation hat Ziffern von {0} abgeschnitten; die Spalte als Text formatieren.</translation>
    </message>
    <message>
        <source>the spreadsheet shows {0} with an exponent and may have changed it; format the column as text and enter it again.</source>
        <translation>das Tabellenprogramm zeigt {0} mit Exponent und hat den Wert möglicherweise geändert; formatieren Sie die Spalte als Text und geben Sie ihn neu ein.</translation>
    </message>
    <message>
        <source>there is no NFC tag of that name; there are {0}.</source>
        <translation>es gibt kein NFC-Etikett dieses Namens; es gibt {0}.</translation>
    </message>
    <message>
        <source>there is no brand &apos;{0}&apos; in this workspace.</source>
        <translation>in diesem Arbeitsbereich gibt es keine Marke &apos;{0}&apos;.</translation>
    </message>
    <message>
        <source>there is no column {0}; there are {1}.</source>
        <translation>es gibt keine Spalte {0}; es gibt {1}.</translation>
    </message>
    <message>
        <source>there is no pack {0}; pack 1 is the only one.</source>
        <translation>es gibt kein Paket {0}; Paket 1 ist das einzige.</translation>
    </message>
    <message>
        <source>there is no pack {0}; the packs are numbered 1 to {1}.</source>
        <translation>es gibt kein Paket {0}; die Pakete haben die Nummern 1 bis {1}.</translation>
    </message>
    <message>
        <source>there is no profile of that name; there are {0}.</source>
        <translation>ein Profil dieses Namens gibt es nicht; es gibt {0}.</translation>
    </message>
    <message>
        <source>there is no sheet {0} in the workbook.</source>
        <translation>in der Arbeitsmappe gibt es kein Blatt {0}.</translation>
    </message>
    <message>
        <source>there is nothing called {0} to put into a column; there are {1}, and passport fields such as passport.composition[0].fibre.</source>
        <translation>nichts heißt {0}, was in eine Spalte könnte; es gibt {1} und Felder des Produktpasses wie passport.composition[0].fibre.</translation>
    </message>
    <message>
        <source>this is needed as well, because {0} is given.</source>
        <translation>Das wird auch gebraucht, weil {0} angegeben ist.</translation>
    </message>
    <message>
        <source>this is not a JSON Schema: {0}.</source>
        <translation>das ist kein JSON Schema: {0}.</translation>
    </message>
    <message>
        <source>this is required and missing.</source>
        <translation>das wird verlangt und fehlt.</translation>
    </message>
    <message>
        <source>two columns have the same heading: {0}.</source>
        <translation>zwei Spalten haben dieselbe Überschrift: {0}.</translation>
    </message>
    <message>
        <source>unit {0:,} of job {1}</source>
        <translation>Einheit {0:,} von Auftrag {1}</translation>
    </message>
    <message>
        <source>units {0:,} to {1:,} of job {2}</source>
        <translation>Einheiten {0:,} bis {1:,} von Auftrag {2}</translation>
    </message>
    <message>
        <source>units {0} to {1} of job {2}</source>
        <translation>Stücke {0} bis {1} von Auftrag {2}</translation>
    </message>
    <message>
        <source>unpacks to more than {0} MB</source>
        <translation>ist entpackt größer als {0} MB</translation>
    </message>
    <message>
        <source>unsupported file format</source>
        <translation>nicht unterstütztes Dateiformat</translation>
    </message>
    <message>
        <source>what it says of its jobs and columns isn&apos;t what the workspace has.</source>
        <translation>was es von seinen Aufträgen und Spalten sagt, ist nicht das, was der Arbeitsbereich hat.</translation>
    </message>
    <message>
        <source>which items count as evaluated</source>
        <translation>welche Elemente als ausgewertet gelten</translation>
    </message>
    <message>
        <source>which properties count as evaluated</source>
        <translation>welche Eigenschaften als ausgewertet gelten</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>ja oder nein</translation>
    </message>
    <message>
        <source>{0:,} of these have mint jobs, whose tokens keep the GTIN they were minted with.</source>
        <translation>Für {0:,} davon gibt es Aufträge; deren Token behalten die GTIN, mit der sie vergeben wurden.</translation>
    </message>
    <message>
        <source>{0:,} products get another GTIN.</source>
        <translation>{0:,} Produkte erhalten eine andere GTIN.</translation>
    </message>
    <message>
        <source>{0:,} products keep values that the list leaves empty.</source>
        <translation>{0:,} Produkte behalten Werte, die in der Liste leer sind.</translation>
    </message>
    <message>
        <source>{0:,} products lose passport values: {1:,} in all.</source>
        <translation>{0:,} Produkte verlieren Werte im Produktpass: insgesamt {1:,}.</translation>
    </message>
    <message>
        <source>{0:,} products lose their GTIN.</source>
        <translation>{0:,} Produkte verlieren ihre GTIN.</translation>
    </message>
    <message>
        <source>{0:,} products that can be minted for become drafts.</source>
        <translation>{0:,} Produkte, für die Token vergeben werden können, werden zu Entwürfen.</translation>
    </message>
    <message>
        <source>{0:,} rows have values</source>
        <translation>{0:,} Zeilen haben Werte</translation>
    </message>
    <message>
        <source>{0} ({1}, now {2})</source>
        <translation>{0} ({1}, jetzt {2})</translation>
    </message>
    <message>
        <source>{0} The visible sheets are: {1}.</source>
        <translation>{0} Sichtbare Blätter: {1}.</translation>
    </message>
    <message>
        <source>{0} do not match any of the regexes: {1}</source>
        <translation>{0} passen zu keinem der Muster {1}</translation>
    </message>
    <message>
        <source>{0} does not contain items matching the given schema</source>
        <translation>{0} enthält keinen der verlangten Einträge</translation>
    </message>
    <message>
        <source>{0} does not have enough properties</source>
        <translation>{0} hat zu wenige Angaben</translation>
    </message>
    <message>
        <source>{0} does not match any of the regexes: {1}</source>
        <translation>{0} passt zu keinem der Muster {1}</translation>
    </message>
    <message>
        <source>{0} does not match {1}</source>
        <translation>{0} passt nicht zum Muster {1}</translation>
    </message>
    <message>
        <source>{0} doesn&apos;t name a file beside the brand file or below.</source>
        <translation>{0} nennt keine Datei neben der Markendatei oder darunter.</translation>
    </message>
    <message>
        <source>{0} has non-unique elements</source>
        <translation>{0} enthält etwas mehrfach</translation>
    </message>
    <message>
        <source>{0} has the GTIN {1} and {2} has {3}; correct one of them, or leave one of the columns out.</source>
        <translation>{0} hat die GTIN {1} und {2} hat {3}; eine davon berichtigen oder eine der Spalten auslassen.</translation>
    </message>
    <message>
        <source>{0} has too many properties</source>
        <translation>{0} hat zu viele Angaben</translation>
    </message>
    <message>
        <source>{0} in line {1}, column {2}</source>
        <translation>{0} in Zeile {1}, Spalte {2}</translation>
    </message>
    <message>
        <source>{0} is a dependency of {1}</source>
        <translation>{0} wird wegen {1} verlangt und fehlt</translation>
    </message>
    <message>
        <source>{0} is a required property</source>
        <translation>{0} wird verlangt und fehlt</translation>
    </message>
    <message>
        <source>{0} is expected to be empty</source>
        <translation>{0} muss leer sein</translation>
    </message>
    <message>
        <source>{0} is greater than or equal to the maximum of {1}</source>
        <translation>{0} ist nicht kleiner als {1}</translation>
    </message>
    <message>
        <source>{0} is greater than the maximum of {1}</source>
        <translation>{0} ist größer als das Maximum {1}</translation>
    </message>
    <message>
        <source>{0} is less than or equal to the minimum of {1}</source>
        <translation>{0} ist nicht größer als {1}</translation>
    </message>
    <message>
        <source>{0} is less than the minimum of {1}</source>
        <translation>{0} ist kleiner als das Minimum {1}</translation>
    </message>
    <message>
        <source>{0} is no cell</source>
        <translation>{0} ist keine Zelle</translation>
    </message>
    <message>
        <source>{0} is not a GTIN: it needs 8, 12, 13 or 14 digits</source>
        <translation>{0} ist keine GTIN: Sie braucht 8, 12, 13 oder 14 Ziffern</translation>
    </message>
    <message>
        <source>{0} is not a JSON number</source>
        <translation>{0} ist keine JSON-Zahl</translation>
    </message>
    <message>
        <source>{0} is not a multiple of {1}</source>
        <translation>{0} ist kein Vielfaches von {1}</translation>
    </message>
    <message>
        <source>{0} is not a resolver URL of a passport</source>
        <translation>{0} ist keine Webadresse eines Produktpasses</translation>
    </message>
    <message>
        <source>{0} is not a serial: it needs {1} characters of 0-9 and A-Z without U</source>
        <translation>{0} ist keine Seriennummer: Sie braucht {1} Zeichen aus 0-9 und A-Z ohne U</translation>
    </message>
    <message>
        <source>{0} is not a {1}</source>
        <translation>{0} hat nicht die Form {1}</translation>
    </message>
    <message>
        <source>{0} is not allowed here.</source>
        <translation>{0} ist hier nicht erlaubt.</translation>
    </message>
    <message>
        <source>{0} is not less than {1}</source>
        <translation>{0} ist nicht kleiner als {1}</translation>
    </message>
    <message>
        <source>{0} is not more than {1}</source>
        <translation>{0} ist nicht höchstens {1}</translation>
    </message>
    <message>
        <source>{0} is not of type {1}</source>
        <translation>{0} ist nicht vom Typ {1}</translation>
    </message>
    <message>
        <source>{0} is not one of {1}</source>
        <translation>{0} ist keiner der erlaubten Werte {1}</translation>
    </message>
    <message>
        <source>{0} is not valid under any of the given schemas</source>
        <translation>{0} passt zu keiner der erlaubten Formen</translation>
    </message>
    <message>
        <source>{0} is read as {1}, because other numbers have a decimal {2}.</source>
        <translation>{0} wird als {1} gelesen, weil andere Zahlen dieses Dezimalzeichen haben: {2}.</translation>
    </message>
    <message>
        <source>{0} is read as {1}, because {2}.</source>
        <translation>{0} wird als {1} gelesen, weil {2}.</translation>
    </message>
    <message>
        <source>{0} is too long</source>
        <translation>{0} ist zu lang</translation>
    </message>
    <message>
        <source>{0} is too short</source>
        <translation>{0} ist zu kurz</translation>
    </message>
    <message>
        <source>{0} is valid under each of {1}</source>
        <translation>{0} passt zu mehr als einer Form: {1}</translation>
    </message>
    <message>
        <source>{0} may be {1} or {2}; choose the decimal sign of the column, or write it without a separator for thousands.</source>
        <translation>{0} kann {1} oder {2} bedeuten; wählen Sie das Dezimalzeichen der Spalte, oder schreiben Sie die Zahl ohne Tausendertrennzeichen.</translation>
    </message>
    <message>
        <source>{0} names no unit: it needs (01) and (21)</source>
        <translation>{0} nennt kein Stück: Es braucht (01) und (21)</translation>
    </message>
    <message>
        <source>{0} or {1}</source>
        <translation>{0} oder {1}</translation>
    </message>
    <message>
        <source>{0} should be non-empty</source>
        <translation>{0} darf nicht leer sein</translation>
    </message>
    <message>
        <source>{0} should not be valid under {1}</source>
        <translation>{0} ist ausgeschlossen durch {1}</translation>
    </message>
    <message>
        <source>{0} was expected</source>
        <translation>{0} wird erwartet</translation>
    </message>
    <message>
        <source>{0} was left out, because column {1} has the same heading: {2} in it.</source>
        <translation>{0} wurde ausgelassen, weil Spalte {1} dieselbe Überschrift hat: {2} darin.</translation>
    </message>
    <message>
        <source>{0} was left out: {1} in it.</source>
        <translation>{0} wurde ausgelassen: {1} darin.</translation>
    </message>
    <message>
        <source>{0} was never minted here, though its serial was, as {1}.</source>
        <translation>{0} wurde hier nie vergeben, die Seriennummer aber schon, als {1}.</translation>
    </message>
    <message>
        <source>{0} …</source>
        <translation>{0} …</translation>
    </message>
</context>
<context>
    <name>EntryRow</name>
    <message>
        <source>Move {title} up</source>
        <translation>{title} nach oben</translation>
    </message>
    <message>
        <source>Move {title} down</source>
        <translation>{title} nach unten</translation>
    </message>
    <message>
        <source>Remove {title}</source>
        <translation>{title} entfernen</translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message>
        <source>Save pack {index} as</source>
        <translation>Paket {index} speichern unter</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>This system has no program to show folders with: {folder}</source>
        <translation>Dieses System hat kein Programm, das Ordner anzeigt: {folder}</translation>
    </message>
    <message>
        <source>Pack {index} is saved as {file}</source>
        <translation>Paket {index} ist gespeichert als {file}</translation>
    </message>
</context>
<context>
    <name>Explain</name>
    <message>
        <source>A fault in the program: {kind}: {text}.</source>
        <translation>Ein Fehler im Programm: {kind}: {text}.</translation>
    </message>
    <message>
        <source>Nothing that was finished is lost; please report it with the log of the workspace.</source>
        <translation>Nichts Fertiges ist verloren; bitte mit dem Protokoll des Arbeitsbereichs melden.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export packs of {what}</source>
        <translation>Pakete exportieren: {what}</translation>
    </message>
</context>
<context>
    <name>ExportFields</name>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Wählen…</translation>
    </message>
    <message>
        <source>&amp;Show what is typed</source>
        <translation>Eingabe &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Brand</source>
        <translation>&amp;Marke</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Passphrase</translation>
    </message>
    <message>
        <source>The &amp;same again</source>
        <translation>&amp;Noch einmal dieselbe</translation>
    </message>
    <message>
        <source>Export a brand</source>
        <translation>Eine Marke exportieren</translation>
    </message>
    <message>
        <source>Brand files (*.json)</source>
        <translation>Markendateien (*.json)</translation>
    </message>
    <message>
        <source>Four or five words are easy to remember and to type.</source>
        <translation>Vier oder fünf Wörter sind leicht zu merken und zu tippen.</translation>
    </message>
    <message>
        <source>This isn&apos;t the same as above.</source>
        <translation>Das ist nicht dieselbe wie oben.</translation>
    </message>
</context>
<context>
    <name>ExportListing</name>
    <message>
        <source>Whole batch · 1 job</source>
        <translation>Ganze Charge · 1 Auftrag</translation>
    </message>
    <message>
        <source>Whole batch · {jobs} jobs</source>
        <translation>Ganze Charge · {jobs} Aufträge</translation>
    </message>
    <message>
        <source>{count} of {total}</source>
        <translation>{count} von {total}</translation>
    </message>
    <message>
        <source>Being made</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Chosen packs</source>
        <translation>Gewählte Pakete</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
</context>
<context>
    <name>ExportNaming</name>
    <message>
        <source>batch {batch}</source>
        <translation>Charge {batch}</translation>
    </message>
    <message>
        <source>units {first} to {last} of job {job}</source>
        <translation>Stück {first} bis {last} aus Auftrag {job}</translation>
    </message>
    <message>
        <source>job {job}</source>
        <translation>Auftrag {job}</translation>
    </message>
</context>
<context>
    <name>ExportView</name>
    <message>
        <source>You can close this window; the export goes on.</source>
        <translation>Dieses Fenster kann geschlossen werden; der Export läuft weiter.</translation>
    </message>
    <message>
        <source>Stopping after the pack under way…</source>
        <translation>Hält nach dem laufenden Paket an…</translation>
    </message>
    <message>
        <source>Waiting for its turn…</source>
        <translation>Wartet, bis die Reihe daran ist…</translation>
    </message>
</context>
<context>
    <name>ExportWords</name>
    <message>
        <source>Batch {batch} · {what} · 1 token · 1 pack</source>
        <translation>Charge {batch} · {what} · 1 Token · 1 Paket</translation>
    </message>
    <message>
        <source>Batch {batch} · {what} · {tokens} tokens · 1 pack</source>
        <translation>Charge {batch} · {what} · {tokens} Token · 1 Paket</translation>
    </message>
    <message>
        <source>Batch {batch} · {what} · {tokens} tokens · {packs} packs</source>
        <translation>Charge {batch} · {what} · {tokens} Token · {packs} Pakete</translation>
    </message>
    <message>
        <source>1 job</source>
        <translation>1 Auftrag</translation>
    </message>
    <message>
        <source>{jobs} jobs</source>
        <translation>{jobs} Aufträge</translation>
    </message>
    <message>
        <source>This folder holds the packs of {what}. Choose another folder.</source>
        <translation>Dieser Ordner enthält die Pakete von {what}. Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>This folder holds packs of another workspace. Choose another folder.</source>
        <translation>Dieser Ordner enthält Pakete eines anderen Arbeitsbereichs. Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The pack with its one row is as it was made.</source>
        <translation>Das Paket mit seiner einen Zeile ist so, wie es erzeugt wurde.</translation>
    </message>
    <message>
        <source>The pack with its {rows} rows is as it was made.</source>
        <translation>Das Paket mit seinen {rows} Zeilen ist so, wie es erstellt wurde.</translation>
    </message>
    <message>
        <source>All {packs} packs with {rows} rows are as they were made.</source>
        <translation>Alle {packs} Pakete mit {rows} Zeilen sind so, wie sie erzeugt wurden.</translation>
    </message>
    <message>
        <source>The folder isn&apos;t as it was made; problems found: {count}</source>
        <translation>Der Ordner ist nicht so, wie er erzeugt wurde; gefundene Probleme: {count}</translation>
    </message>
    <message>
        <source>Each row is that of this workspace. An earlier version of the program made them, which didn&apos;t sign.</source>
        <translation>Jede Zeile ist die dieses Arbeitsbereichs. Eine frühere Version des Programms hat sie gemacht, die nicht unterschrieb.</translation>
    </message>
    <message>
        <source>Each row and the signature are those of this workspace.</source>
        <translation>Alle Zeilen und die Unterschrift sind die dieses Arbeitsbereichs.</translation>
    </message>
    <message>
        <source>Pack {packs} was made again, with the same bytes as before.</source>
        <translation>Paket {packs} wurde neu erzeugt, Byte für Byte wie zuvor.</translation>
    </message>
    <message>
        <source>Packs {packs} were made again, with the same bytes as before.</source>
        <translation>Die Pakete {packs} wurden neu erzeugt, Byte für Byte wie zuvor.</translation>
    </message>
    <message>
        <source>This export was cancelled before and taken up again.</source>
        <translation>Dieser Export war abgebrochen und wurde wieder aufgenommen.</translation>
    </message>
    <message>
        <source>This export was interrupted with {packs} finished. Continue goes on with the rest; finished packs are left as they are.</source>
        <translation>Dieser Export wurde unterbrochen, fertig: {packs}. „Fortsetzen“ macht mit dem Rest weiter; fertige Pakete bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>{finished} of 1 pack is finished. Continue goes on with the rest.</source>
        <translation>{finished} von 1 Paket ist fertig. „Fortsetzen“ macht mit dem Rest weiter.</translation>
    </message>
    <message>
        <source>This export was cancelled with {packs} finished. Continue makes the rest after all; finished packs are left as they are.</source>
        <translation>Dieser Export wurde abgebrochen, fertig: {packs}. „Fortsetzen“ macht die übrigen doch noch; fertige Pakete bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>This export was interrupted with {packs} finished. {reason}
Continue goes on with the rest; finished packs are left as they are.</source>
        <translation>Dieser Export wurde unterbrochen, fertig: {packs}. {reason}
„Fortsetzen“ macht mit dem Rest weiter; fertige Pakete bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>{finished} of 1 pack</source>
        <translation>{finished} von 1 Paket</translation>
    </message>
    <message>
        <source>{finished} of {total} packs</source>
        <translation>{finished} von {total} Paketen</translation>
    </message>
    <message>
        <source>Needs up to {needed} · {free} free</source>
        <translation>Braucht bis zu {needed} · {free} frei</translation>
    </message>
    <message>
        <source>This job is still being minted: {minted} of 1 token. It can be exported when it is done.</source>
        <translation>Dieser Auftrag läuft noch: {minted} von 1 Token. Er lässt sich exportieren, wenn er fertig ist.</translation>
    </message>
    <message>
        <source>This job is still being minted: {minted} of {quantity} tokens. It can be exported when it is done.</source>
        <translation>Dieser Auftrag läuft noch: {minted} von {quantity} Token. Er lässt sich exportieren, wenn er fertig ist.</translation>
    </message>
    <message>
        <source>Job {ids} of this batch is still being minted. The batch can be exported when all its {jobs} jobs are done.</source>
        <translation>Auftrag {ids} dieser Charge läuft noch. Die Charge kann exportiert werden, wenn alle ihre {jobs} Aufträge fertig sind.</translation>
    </message>
    <message>
        <source>Jobs {ids} of this batch are still being minted. The batch can be exported when all its {jobs} jobs are done.</source>
        <translation>Die Aufträge {ids} dieser Charge laufen noch. Die Charge kann exportiert werden, wenn alle ihre {jobs} Aufträge fertig sind.</translation>
    </message>
    <message>
        <source>This batch has no tokens, so there is nothing to export.</source>
        <translation>Diese Charge hat keine Token, es gibt also nichts zu exportieren.</translation>
    </message>
    <message>
        <source>This job has no tokens, so there is nothing to export.</source>
        <translation>Dieser Auftrag hat keine Token, es gibt also nichts zu exportieren.</translation>
    </message>
    <message>
        <source>Another program is making this export; its progress is shown here.</source>
        <translation>Ein anderes Programm macht diesen Export; hier ist zu sehen, wie weit er ist.</translation>
    </message>
    <message>
        <source>Use a ne&amp;w folder</source>
        <translation>&amp;Neuen Ordner verwenden</translation>
    </message>
    <message>
        <source>The folder isn&apos;t there any more; the pack was finished in it. Connect its disk again to have it, or choose another folder to make it anew.</source>
        <translation>Der Ordner ist nicht mehr da; das Paket war darin fertig. Den Datenträger wieder anschließen, um es zu haben, oder einen anderen Ordner wählen, um es neu zu erzeugen.</translation>
    </message>
    <message>
        <source>The folder isn&apos;t there any more; all {total} packs were finished in it. Connect its disk again to have them, or choose another folder to make them anew.</source>
        <translation>Der Ordner ist nicht mehr da; alle {total} Pakete waren darin fertig. Den Datenträger wieder anschließen, um sie zu haben, oder einen anderen Ordner wählen, um sie neu zu erzeugen.</translation>
    </message>
    <message>
        <source>The folder isn&apos;t there any more; {finished} of {total} packs were finished in it. Connect its disk again to continue, or choose another folder to begin anew.</source>
        <translation>Der Ordner ist nicht mehr da; {finished} von {total} Paketen waren darin fertig. Zum Fortsetzen den Datenträger wieder anschließen, oder mit einem anderen Ordner neu anfangen.</translation>
    </message>
    <message>
        <source>This folder holds an export of the job&apos;s first token; it has {minted} by now. Export to a new folder; the pack in this one stays as it is.</source>
        <translation>Dieser Ordner enthält einen Export des ersten Tokens des Auftrags; inzwischen hat er {minted}. In einen neuen Ordner exportieren; das Paket in diesem bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>This folder holds an export of the job&apos;s first {count} tokens; it has {minted} by now. Export to a new folder; the packs in this one stay as they are.</source>
        <translation>Dieser Ordner enthält einen Export der ersten {count} Token des Auftrags; inzwischen hat er {minted}. In einen neuen Ordner exportieren; die Pakete in diesem bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>&amp;Replace changed packs</source>
        <translation>Geänderte Pakete e&amp;rsetzen</translation>
    </message>
    <message>
        <source>{finished} of {total} packs are finished. Continue goes on with the rest; finished packs are left as they are.</source>
        <translation>{finished} von {total} Paketen sind fertig. „Fortsetzen“ macht mit dem Rest weiter; fertige Pakete bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>The pack is in {folder}</source>
        <translation>Das Paket liegt in {folder}</translation>
    </message>
    <message>
        <source>{total} packs are in {folder}</source>
        <translation>{total} Pakete sind in {folder}</translation>
    </message>
    <message>
        <source>Open fol&amp;der</source>
        <translation>O&amp;rdner öffnen</translation>
    </message>
    <message>
        <source>By now the batch has {available} tokens. Choose a new folder to export all of them; these packs stay as they are.</source>
        <translation>Inzwischen hat die Charge {available} Token. Einen neuen Ordner wählen, um alle zu exportieren; diese Pakete bleiben, wie sie sind.</translation>
    </message>
</context>
<context>
    <name>ExportsDialog</name>
    <message>
        <source>&amp;Open export</source>
        <translation>Export ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No exports yet. Choose a job, then Export packs.</source>
        <translation>Noch keine Exporte. Einen Auftrag wählen, dann Pakete exportieren.</translation>
    </message>
    <message>
        <source>Exports: {total}</source>
        <translation>Exporte: {total}</translation>
    </message>
    <message>
        <source>Exports: {shown} of {total}</source>
        <translation>Exporte: {shown} von {total}</translation>
    </message>
    <message>
        <source>Filter by product, batch, job, status or folder</source>
        <translation>Nach Produkt, Charge, Auftrag, Status oder Ordner filtern</translation>
    </message>
    <message>
        <source>Filter exports by text</source>
        <translation>Exporte nach Text filtern</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Exporte</translation>
    </message>
</context>
<context>
    <name>ExportsModel</name>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Product · batch</source>
        <translation>Produkt · Charge</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Packs</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Written for</source>
        <translation>Geschrieben für</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
</context>
<context>
    <name>ExportsTable</name>
    <message>
        <source>Exports</source>
        <translation>Exporte</translation>
    </message>
</context>
<context>
    <name>FactsGrid</name>
    <message>
        <source>GTIN</source>
        <translation>GTIN</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Order no.</source>
        <translation>Auftragsnr.</translation>
    </message>
    <message>
        <source>Minted</source>
        <translation>Vergeben</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>QR-Code</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} von {count}</translation>
    </message>
    <message>
        <source>Version {version}, at least {side} mm wide</source>
        <translation>Version {version}, mindestens {side} mm breit</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Filter by product, batch or order number</source>
        <translation>Nach Produkt, Charge oder Auftragsnummer filtern</translation>
    </message>
    <message>
        <source>Filter jobs by text</source>
        <translation>Aufträge nach Text filtern</translation>
    </message>
    <message>
        <source>Filter jobs by status</source>
        <translation>Aufträge nach Status filtern</translation>
    </message>
    <message>
        <source>Filter jobs by brand</source>
        <translation>Aufträge nach Marke filtern</translation>
    </message>
    <message>
        <source>All brands</source>
        <translation>Alle Marken</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>Jeder Status</translation>
    </message>
    <message>
        <source>Queued or minting</source>
        <translation>Wartet oder läuft</translation>
    </message>
    <message>
        <source>Paused or failed</source>
        <translation>Angehalten oder gescheitert</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
</context>
<context>
    <name>FindingsView</name>
    <message>
        <source>What is wrong in the folder</source>
        <translation>Was im Ordner nicht stimmt</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>&amp;Kopieren</translation>
    </message>
</context>
<context>
    <name>FirstPage</name>
    <message>
        <source>Folder of the workspace</source>
        <translation>Ordner des Arbeitsbereichs</translation>
    </message>
    <message>
        <source>Everything is kept in this folder on this computer:</source>
        <translation>Alles wird in diesem Ordner auf diesem Rechner aufbewahrt:</translation>
    </message>
</context>
<context>
    <name>FolderField</name>
    <message>
        <source>Folder for the packs</source>
        <translation>Ordner für die Pakete</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Durchsuchen…</translation>
    </message>
    <message>
        <source>Write the folder&apos;s full name, or choose it with Browse.</source>
        <translation>Den ganzen Namen des Ordners schreiben, oder ihn mit „Durchsuchen“ wählen.</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Zielordner</translation>
    </message>
</context>
<context>
    <name>FoundModel</name>
    <message>
        <source>Incomplete: nothing can be minted for it yet</source>
        <translation>Unvollständig: Noch kann nichts dafür vergeben werden</translation>
    </message>
    <message>
        <source>{product}, incomplete</source>
        <translation>{product}, unvollständig</translation>
    </message>
</context>
<context>
    <name>GiverDialog</name>
    <message>
        <source>&amp;Mark as handed over</source>
        <translation>Als übergeben &amp;markieren</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>&amp;Who hands them over?</source>
        <translation>&amp;Wer übergibt sie?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>GoToField</name>
    <message>
        <source>Go to number</source>
        <translation>Zur Nummer</translation>
    </message>
    <message>
        <source>Go to the token of that number</source>
        <translation>Zum Token mit dieser Nummer gehen</translation>
    </message>
    <message>
        <source>Ctrl+G</source>
        <translation>Strg+G</translation>
    </message>
</context>
<context>
    <name>GroupPart</name>
    <message>
        <source>Fill in</source>
        <translation>Ausfüllen</translation>
    </message>
    <message>
        <source>Fill in {title}</source>
        <translation>{title} ausfüllen</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Leave out {title}</source>
        <translation>{title} weglassen</translation>
    </message>
</context>
<context>
    <name>GtinField</name>
    <message>
        <source>&amp;GTIN</source>
        <translation>&amp;GTIN</translation>
    </message>
    <message>
        <source>From the packaging</source>
        <translation>Von der Verpackung</translation>
    </message>
</context>
<context>
    <name>HandOverRow</name>
    <message>
        <source>&amp;Mark as handed over…</source>
        <translation>Als übergeben &amp;markieren…</translation>
    </message>
    <message>
        <source>&amp;Take mark back</source>
        <translation>Markierung aufhe&amp;ben</translation>
    </message>
    <message>
        <source>{count} of {total} handed over</source>
        <translation>{count} von {total} übergeben</translation>
    </message>
</context>
<context>
    <name>HandingOver</name>
    <message>
        <source>Pack {packs}</source>
        <translation>Paket {packs}</translation>
    </message>
    <message>
        <source>{count} packs: {packs}</source>
        <translation>{count} Pakete: {packs}</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>S&amp;KU</source>
        <translation>Arti&amp;kelnummer</translation>
    </message>
    <message>
        <source>&amp;GTIN</source>
        <translation>&amp;GTIN</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>New mint job</source>
        <translation>Neuer Auftrag</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Find in the help</source>
        <translation>In der Hilfe suchen</translation>
    </message>
    <message>
        <source>Help for DPP Desktop</source>
        <translation>Hilfe zu DPP Desktop</translation>
    </message>
    <message>
        <source>Find the place before</source>
        <translation>Vorige Stelle suchen</translation>
    </message>
    <message>
        <source>Find the next place</source>
        <translation>Nächste Stelle suchen</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Stopped; nothing was changed.</source>
        <translation>Angehalten; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Save rejected rows</source>
        <translation>Abgelehnte Zeilen speichern</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx)</source>
        <translation>Arbeitsmappen (*.xlsx)</translation>
    </message>
    <message>
        <source>The rejected rows are saved as {file}. Correct them and import that file.</source>
        <translation>Die abgelehnten Zeilen sind als {file} gespeichert. Sie berichtigen und diese Datei importieren.</translation>
    </message>
    <message>
        <source>Import products</source>
        <translation>Produkte importieren</translation>
    </message>
</context>
<context>
    <name>ImportView</name>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Save rejected rows…</source>
        <translation>Abgelehnte Zeilen &amp;speichern…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Wie weit es ist</translation>
    </message>
    <message>
        <source>Above each column is what becomes of it. Change any mapping that is wrong.</source>
        <translation>Über jeder Spalte steht, wofür sie verwendet wird. Ändern Sie falsche Zuordnungen.</translation>
    </message>
    <message>
        <source>&amp;Empty cells clear the values that products have</source>
        <translation>&amp;Leere Zellen löschen die Werte der Produkte</translation>
    </message>
    <message>
        <source>Otherwise products keep these values. What the list has no column for stays in any case.</source>
        <translation>Sonst behalten die Produkte diese Werte. Wofür die Liste keine Spalte hat, bleibt in jedem Fall erhalten.</translation>
    </message>
    <message>
        <source>Choose a list of products: a row for each, with its SKU, name and GTIN, and the fields of its passport.</source>
        <translation>Eine Produktliste wählen: eine Zeile für jedes Produkt, mit Artikelnummer, Name und GTIN und den Feldern seines Produktpasses.</translation>
    </message>
</context>
<context>
    <name>JobActions</name>
    <message>
        <source>&amp;Pause</source>
        <translation>A&amp;nhalten</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>R&amp;etry</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Cancel…</source>
        <translation>Abbre&amp;chen…</translation>
    </message>
    <message>
        <source>E&amp;xport packs…</source>
        <translation>Pakete e&amp;xportieren…</translation>
    </message>
    <message>
        <source>Show &amp;tokens</source>
        <translation>&amp;Token anzeigen</translation>
    </message>
</context>
<context>
    <name>JobNotice</name>
    <message>
        <source>Job {id} stopped; its {count} tokens are kept.</source>
        <translation>Auftrag {id} ist stehen geblieben; seine {count} Token bleiben erhalten.</translation>
    </message>
</context>
<context>
    <name>JobWords</name>
    <message>
        <source>Queued</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Minting</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>{number}/s</source>
        <translation>{number}/s</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
</context>
<context>
    <name>JobsModel</name>
    <message>
        <source>Job</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Minted</source>
        <translation>Vergeben</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>Brand {brand}, product {sku}</source>
        <translation>Marke {brand}, Produkt {sku}</translation>
    </message>
    <message>
        <source>Order number {key}</source>
        <translation>Auftragsnummer {key}</translation>
    </message>
    <message>
        <source>Submitted {time}</source>
        <translation>Beauftragt {time}</translation>
    </message>
</context>
<context>
    <name>JobsPlace</name>
    <message>
        <source>No jobs yet</source>
        <translation>Noch keine Aufträge</translation>
    </message>
    <message>
        <source>Choose a product, give its batch and quantity, and mint.</source>
        <translation>Ein Produkt wählen, Charge und Menge angeben, und vergeben.</translation>
    </message>
    <message>
        <source>New mint job…</source>
        <translation>Neuer Auftrag…</translation>
    </message>
    <message>
        <source>No job fits the filter</source>
        <translation>Kein Auftrag passt zum Filter</translation>
    </message>
    <message>
        <source>All jobs are hidden by it.</source>
        <translation>Er verbirgt alle Aufträge.</translation>
    </message>
    <message>
        <source>Show all jobs</source>
        <translation>Alle Aufträge zeigen</translation>
    </message>
</context>
<context>
    <name>JobsTable</name>
    <message>
        <source>Mint jobs</source>
        <translation>Aufträge</translation>
    </message>
</context>
<context>
    <name>JsonEdit</name>
    <message>
        <source>This is not JSON yet: {reason}.</source>
        <translation>Das ist noch kein JSON: {reason}.</translation>
    </message>
</context>
<context>
    <name>JsonPart</name>
    <message>
        <source>As JSON</source>
        <translation>Als JSON</translation>
    </message>
</context>
<context>
    <name>JsonView</name>
    <message>
        <source>Passport as JSON</source>
        <translation>Produktpass als JSON</translation>
    </message>
    <message>
        <source>What is wrong with the passport</source>
        <translation>Was am Produktpass nicht stimmt</translation>
    </message>
</context>
<context>
    <name>LeavingQuestion</name>
    <message>
        <source>Discard the changes?</source>
        <translation>Änderungen verwerfen?</translation>
    </message>
    <message>
        <source>What you changed of {product} isn&apos;t saved.</source>
        <translation>Was an {product} geändert wurde, ist nicht gespeichert.</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Keep editing</source>
        <translation>&amp;Weiter bearbeiten</translation>
    </message>
</context>
<context>
    <name>LinePart</name>
    <message>
        <source>Filled in from the product&apos;s GTIN above.</source>
        <translation>Aus der GTIN des Produkts oben.</translation>
    </message>
</context>
<context>
    <name>ListPart</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add {title}</source>
        <translation>{title} hinzufügen</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>DPP Desktop</source>
        <translation>DPP Desktop</translation>
    </message>
    <message>
        <source>Workspace {path}</source>
        <translation>Arbeitsbereich {path}</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Workspace</source>
        <translation>&amp;Arbeitsbereich</translation>
    </message>
    <message>
        <source>&amp;Job</source>
        <translation>A&amp;uftrag</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>An&amp;sicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
</context>
<context>
    <name>MintDialog</name>
    <message>
        <source>&amp;Mint</source>
        <translation>&amp;Vergeben</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>New mint job</source>
        <translation>Neuer Auftrag</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>There is no brand in this workspace yet.</source>
        <translation>In diesem Arbeitsbereich gibt es noch keine Marke.</translation>
    </message>
    <message>
        <source>Import a brand file or load the sample brands, then open this again.</source>
        <translation>Eine Markendatei importieren oder die Beispielmarken laden, dann dies noch einmal öffnen.</translation>
    </message>
    <message>
        <source>Minting…</source>
        <translation>Wird beauftragt…</translation>
    </message>
</context>
<context>
    <name>MintFields</name>
    <message>
        <source>Choose a brand</source>
        <translation>Marke wählen</translation>
    </message>
    <message>
        <source>{number}, if left empty</source>
        <translation>{number}, wenn leer gelassen</translation>
    </message>
    <message>
        <source>&amp;Brand</source>
        <translation>&amp;Marke</translation>
    </message>
    <message>
        <source>&amp;Product</source>
        <translation>&amp;Produkt</translation>
    </message>
    <message>
        <source>B&amp;atch</source>
        <translation>&amp;Charge</translation>
    </message>
    <message>
        <source>&amp;Quantity</source>
        <translation>M&amp;enge</translation>
    </message>
    <message>
        <source>&amp;Order number</source>
        <translation>Auft&amp;ragsnummer</translation>
    </message>
    <message>
        <source>&amp;Show job {id}</source>
        <translation>Auftrag {id} an&amp;zeigen</translation>
    </message>
    <message>
        <source>SKU {sku}</source>
        <translation>Artikel {sku}</translation>
    </message>
    <message>
        <source>It is kept with the product.</source>
        <translation>Sie wird beim Produkt aufbewahrt.</translation>
    </message>
    <message>
        <source>Work order or purchase order; the same number is never minted twice.</source>
        <translation>Arbeitsauftrag oder Bestellung; dieselbe Nummer wird nie zweimal ausgeführt.</translation>
    </message>
    <message>
        <source>No product of this brand has that in its name, SKU or GTIN.</source>
        <translation>Kein Produkt dieser Marke hat das in Name, Artikelnummer oder GTIN.</translation>
    </message>
    <message>
        <source>Choose a product from the list.</source>
        <translation>Ein Produkt aus der Liste wählen.</translation>
    </message>
</context>
<context>
    <name>MintRemarks</name>
    <message>
        <source>brand</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>GTIN</source>
        <translation>GTIN</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>data of the batch</source>
        <translation>Angaben zur Charge</translation>
    </message>
    <message>
        <source>quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>order number</source>
        <translation>Auftragsnummer</translation>
    </message>
    <message>
        <source>Job {id} has this order number: {count} × {product}, batch {batch}.</source>
        <translation>Auftrag {id} hat diese Auftragsnummer: {count} × {product}, Charge {batch}.</translation>
    </message>
    <message>
        <source>1 unit, 1 pack</source>
        <translation>1 Stück, 1 Paket</translation>
    </message>
    <message>
        <source>{count} units, 1 pack</source>
        <translation>{count} Stück, 1 Paket</translation>
    </message>
    <message>
        <source>{count} units, {packs} packs</source>
        <translation>{count} Stück, {packs} Pakete</translation>
    </message>
    <message>
        <source>To be corrected: {fields}.</source>
        <translation>Zu berichtigen: {fields}.</translation>
    </message>
    <message>
        <source>Nothing to mint: job {id} has this order number.</source>
        <translation>Nichts zu vergeben: Auftrag {id} hat diese Auftragsnummer.</translation>
    </message>
    <message>
        <source>Still needed: {fields}.</source>
        <translation>Noch nötig: {fields}.</translation>
    </message>
    <message>
        <source>This can&apos;t be left empty.</source>
        <translation>Das darf nicht leer bleiben.</translation>
    </message>
    <message>
        <source>The passport of this product isn&apos;t complete: {problems}</source>
        <translation>Der Pass dieses Produkts ist nicht vollständig: {problems}</translation>
    </message>
    <message>
        <source>A GTIN has 8, 12, 13 or 14 digits.</source>
        <translation>Eine GTIN hat 8, 12, 13 oder 14 Ziffern.</translation>
    </message>
    <message>
        <source>The check digit is wrong; read it off once more.</source>
        <translation>Die Prüfziffer ist falsch; noch einmal ablesen.</translation>
    </message>
    <message>
        <source>The quantity is a whole number from 1 to {most}.</source>
        <translation>Die Menge ist eine ganze Zahl von 1 bis {most}.</translation>
    </message>
    <message>
        <source>Job {id} has this order number for another request: {differences}. Use another number.</source>
        <translation>Auftrag {id} hat diese Auftragsnummer mit anderen Angaben: {differences}. Eine andere Nummer verwenden.</translation>
    </message>
</context>
<context>
    <name>NoTokens</name>
    <message>
        <source>No tokens yet</source>
        <translation>Noch keine Token</translation>
    </message>
    <message>
        <source>They appear here as soon as they are minted.</source>
        <translation>Sie erscheinen hier, sobald sie vergeben sind.</translation>
    </message>
    <message>
        <source>The job was cancelled before any were minted.</source>
        <translation>Der Auftrag wurde abgebrochen, bevor welche vergeben waren.</translation>
    </message>
    <message>
        <source>The job was stopped before any were minted. Resume it to go on.</source>
        <translation>Der Auftrag blieb stehen, bevor welche vergeben waren. Mit „Fortsetzen“ geht es weiter.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this notice</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Close the notice: {text}</source>
        <translation>Meldung schließen: {text}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Notices</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count} weitere</translation>
    </message>
    <message>
        <source>Close all</source>
        <translation>Alle schließen</translation>
    </message>
</context>
<context>
    <name>ObstacleNote</name>
    <message>
        <source>&amp;Try again</source>
        <translation>Noch &amp;einmal versuchen</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Choose the folder of a workspace</source>
        <translation>Ordner eines Arbeitsbereichs wählen</translation>
    </message>
</context>
<context>
    <name>OutlookCard</name>
    <message>
        <source>First URL, with dots for its serial</source>
        <translation>Erste Webadresse, mit Punkten für die Seriennummer</translation>
    </message>
    <message>
        <source>Version {version}, {modules} × {modules} modules</source>
        <translation>Version {version}, {modules} × {modules} Module</translation>
    </message>
    <message>
        <source>{side} × {side} mm</source>
        <translation>{side} × {side} mm</translation>
    </message>
    <message>
        <source>Shown once the product is known.</source>
        <translation>Zu sehen, sobald das Produkt feststeht.</translation>
    </message>
    <message>
        <source>Shown once the GTIN is known.</source>
        <translation>Zu sehen, sobald die GTIN feststeht.</translation>
    </message>
    <message>
        <source>What the labels carry</source>
        <translation>Was auf den Etiketten steht</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>QR-Code</translation>
    </message>
    <message>
        <source>Smallest printed size, with its margin</source>
        <translation>Kleinste Druckgröße, mit Rand</translation>
    </message>
    <message>
        <source>Packs to export</source>
        <translation>Pakete für den Export</translation>
    </message>
</context>
<context>
    <name>PackChooser</name>
    <message>
        <source>&amp;All</source>
        <translation>&amp;Alle</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>Ke&amp;ine</translation>
    </message>
    <message>
        <source>&amp;Unfinished</source>
        <translation>&amp;Unfertige</translation>
    </message>
    <message>
        <source>Packs to export: {chosen} of {total}</source>
        <translation>Zu exportierende Pakete: {chosen} von {total}</translation>
    </message>
</context>
<context>
    <name>PacksModel</name>
    <message>
        <source>Pack {index}</source>
        <translation>Paket {index}</translation>
    </message>
    <message>
        <source>To be made</source>
        <translation>Zu erzeugen</translation>
    </message>
    <message>
        <source>Being written</source>
        <translation>Wird geschrieben</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Übergeben</translation>
    </message>
</context>
<context>
    <name>PacksTable</name>
    <message>
        <source>Packs</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>&amp;Save this pack…</source>
        <translation>Dieses Pake&amp;t speichern…</translation>
    </message>
    <message>
        <source>&amp;Mark as handed over…</source>
        <translation>Als übergeben &amp;markieren…</translation>
    </message>
    <message>
        <source>&amp;Take mark back</source>
        <translation>Markierung aufhe&amp;ben</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Passphrase</translation>
    </message>
    <message>
        <source>&amp;Show what is typed</source>
        <translation>Eingabe &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Import a brand</source>
        <translation>Eine Marke importieren</translation>
    </message>
    <message>
        <source>{file} holds a brand with its serial key. It opens with the passphrase that it was exported with.</source>
        <translation>{file} enthält eine Marke mit ihrem Seriennummernschlüssel. Die Datei öffnet sich mit der Passphrase, mit der sie exportiert wurde.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Passport</name>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Entries: {count}</source>
        <translation>Einträge: {count}</translation>
    </message>
</context>
<context>
    <name>PassportForm</name>
    <message>
        <source>{name}, required</source>
        <translation>{name}, erforderlich</translation>
    </message>
    <message>
        <source>At most {count} entries.</source>
        <translation>Höchstens {count} Einträge.</translation>
    </message>
    <message>
        <source>Year-month-day: 2027-02-18</source>
        <translation>Jahr-Monat-Tag: 2027-02-18</translation>
    </message>
    <message>
        <source>Such as {example}</source>
        <translation>Etwa {example}</translation>
    </message>
    <message>
        <source>Usually {default}</source>
        <translation>Üblich ist {default}</translation>
    </message>
    <message>
        <source>A number</source>
        <translation>Eine Zahl</translation>
    </message>
    <message>
        <source>Whole number</source>
        <translation>Ganze Zahl</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>Ja oder nein</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Group of fields</source>
        <translation>Gruppe von Feldern</translation>
    </message>
    <message>
        <source>Something else, as JSON</source>
        <translation>Etwas anderes, als JSON</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>– not stated –</source>
        <translation>– nicht angegeben –</translation>
    </message>
    <message>
        <source>1 field needs attention</source>
        <translation>1 Feld ist zu prüfen</translation>
    </message>
    <message>
        <source>{count} fields need attention</source>
        <translation>{count} Felder sind zu prüfen</translation>
    </message>
    <message>
        <source>From {least} to {most}.</source>
        <translation>Von {least} bis {most}.</translation>
    </message>
    <message>
        <source>At least {least}.</source>
        <translation>Mindestens {least}.</translation>
    </message>
    <message>
        <source>At most {most}.</source>
        <translation>Höchstens {most}.</translation>
    </message>
    <message>
        <source>More than {number}.</source>
        <translation>Größer als {number}.</translation>
    </message>
    <message>
        <source>Less than {number}.</source>
        <translation>Kleiner als {number}.</translation>
    </message>
</context>
<context>
    <name>PassportModel</name>
    <message>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>PassportTree</name>
    <message>
        <source>Passport data</source>
        <translation>Passdaten</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Change: {name}</source>
        <translation>Ändern: {name}</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>The first rows, and what becomes of each column</source>
        <translation>Die ersten Zeilen, und was aus jeder Spalte wird</translation>
    </message>
    <message>
        <source>What becomes of the column {name}</source>
        <translation>Was aus der Spalte {name} wird</translation>
    </message>
    <message>
        <source>Decimal sign of the column {name}</source>
        <translation>Dezimalzeichen der Spalte {name}</translation>
    </message>
</context>
<context>
    <name>PreviewView</name>
    <message>
        <source>The first rows</source>
        <translation>Die ersten Zeilen</translation>
    </message>
    <message>
        <source>The packs have no row of headings.</source>
        <translation>Die Pakete haben keine Zeile mit Überschriften.</translation>
    </message>
    <message>
        <source>Empty in these rows: {columns}</source>
        <translation>Leer in diesen Zeilen: {columns}</translation>
    </message>
</context>
<context>
    <name>ProductBox</name>
    <message>
        <source>Type or scan a name, SKU or GTIN</source>
        <translation>Name, Artikelnummer oder GTIN tippen oder scannen</translation>
    </message>
    <message>
        <source>Show products</source>
        <translation>Produkte zeigen</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
</context>
<context>
    <name>ProductEditor</name>
    <message>
        <source>Show the ne&amp;xt</source>
        <translation>Das &amp;nächste zeigen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Form</source>
        <translation>&amp;Formular</translation>
    </message>
    <message>
        <source>As &amp;JSON</source>
        <translation>Als &amp;JSON</translation>
    </message>
    <message>
        <source>Ctrl+S</source>
        <translation>Strg+S</translation>
    </message>
    <message>
        <source>&amp;Open it as it is now</source>
        <translation>Jetzigen Stand &amp;öffnen</translation>
    </message>
    <message>
        <source>* required</source>
        <translation>* erforderlich</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Can&apos;t be saved before the JSON is corrected.</source>
        <translation>Kann erst gespeichert werden, wenn das JSON berichtigt ist.</translation>
    </message>
    <message>
        <source>Can&apos;t be saved before SKU, name and GTIN are as they must be.</source>
        <translation>Kann erst gespeichert werden, wenn Artikelnummer, Name und GTIN stimmen.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Can be saved as a draft. Nothing can be minted for it until it is complete.</source>
        <translation>Kann als Entwurf gespeichert werden. Vergeben werden kann dafür erst, wenn er vollständig ist.</translation>
    </message>
</context>
<context>
    <name>ProductsPage</name>
    <message>
        <source>Now its products: tokens are minted for a product.</source>
        <translation>Jetzt ihre Produkte: Token werden für ein Produkt vergeben.</translation>
    </message>
    <message>
        <source>Import a product file…</source>
        <translation>Eine Produktdatei importieren…</translation>
    </message>
    <message>
        <source>You have been given a file that lists the products.</source>
        <translation>Es gibt eine Datei mit den Produkten.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Products can be imported from the menu at any time.</source>
        <translation>Produkte lassen sich jederzeit über das Menü importieren.</translation>
    </message>
</context>
<context>
    <name>ProductsWindow</name>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>Find a name, SKU or GTIN</source>
        <translation>Name, Artikel oder GTIN finden</translation>
    </message>
    <message>
        <source>Find a product</source>
        <translation>Ein Produkt finden</translation>
    </message>
    <message>
        <source>Choose a product to see and edit its passport.</source>
        <translation>Ein Produkt wählen, um seinen Produktpass zu sehen und zu bearbeiten.</translation>
    </message>
    <message>
        <source>There is no brand in this workspace yet.</source>
        <translation>In diesem Arbeitsbereich gibt es noch keine Marke.</translation>
    </message>
    <message>
        <source>The first {count} are listed; type to find others.</source>
        <translation>Die ersten {count} sind aufgeführt; tippen, um andere zu finden.</translation>
    </message>
    <message>
        <source>There is no such product.</source>
        <translation>Ein solches Produkt gibt es nicht.</translation>
    </message>
</context>
<context>
    <name>ProfileDialog</name>
    <message>
        <source>U&amp;se</source>
        <translation>Über&amp;nehmen</translation>
    </message>
    <message>
        <source>The rows are shown as soon as they can be.</source>
        <translation>Die Zeilen werden gezeigt, sobald es sie geben kann.</translation>
    </message>
    <message>
        <source>How packs are written</source>
        <translation>Wie Pakete geschrieben werden</translation>
    </message>
    <message>
        <source>&amp;Profile</source>
        <translation>&amp;Profil</translation>
    </message>
    <message>
        <source>Cop&amp;ies of each label</source>
        <translation>&amp;Kopien je Etikett</translation>
    </message>
    <message>
        <source>&amp;Label file</source>
        <translation>E&amp;tikettendatei</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ProfileLine</name>
    <message>
        <source>Chan&amp;ge…</source>
        <translation>&amp;Wählen…</translation>
    </message>
    <message>
        <source>Written for: {profile}</source>
        <translation>Geschrieben für: {profile}</translation>
    </message>
    <message>
        <source>Settled when this export was made</source>
        <translation>Beim Anlegen dieses Exports festgelegt</translation>
    </message>
</context>
<context>
    <name>ProfileList</name>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
</context>
<context>
    <name>ProfileWords</name>
    <message>
        <source>{name} · 1 column</source>
        <translation>{name} · 1 Spalte</translation>
    </message>
    <message>
        <source>{name} · {columns} columns</source>
        <translation>{name} · {columns} Spalten</translation>
    </message>
    <message>
        <source>{profile} · {copies} copies of each</source>
        <translation>{profile} · je {copies} Kopien</translation>
    </message>
    <message>
        <source>{profile} · QR images</source>
        <translation>{profile} · QR-Bilder</translation>
    </message>
    <message>
        <source>{profile} · NFC</source>
        <translation>{profile} · NFC</translation>
    </message>
    <message>
        <source>Exact data, for label software and machines.</source>
        <translation>Genaue Daten für Etikettensoftware.</translation>
    </message>
    <message>
        <source>For spreadsheets: zeros and text stay as they are.</source>
        <translation>Für Tabellenkalkulationen: Nullen und Text bleiben.</translation>
    </message>
    <message>
        <source>Exact data, with semicolons between the columns.</source>
        <translation>Genaue Daten, Semikolons dazwischen.</translation>
    </message>
    <message>
        <source>Exact data, with tabs between the columns.</source>
        <translation>Genaue Daten, Tabulatoren dazwischen.</translation>
    </message>
    <message>
        <source>A row for each label that NiceLabel is to print.</source>
        <translation>Eine Zeile je Etikett, das NiceLabel drucken soll.</translation>
    </message>
    <message>
        <source>As the brand wants its packs.</source>
        <translation>So, wie die Marke ihre Pakete will.</translation>
    </message>
    <message>
        <source>GTIN</source>
        <translation>GTIN</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Resolver URL</source>
        <translation>Webadresse</translation>
    </message>
    <message>
        <source>Number of the unit in its job</source>
        <translation>Nummer des Stücks im Auftrag</translation>
    </message>
    <message>
        <source>Key of the brand</source>
        <translation>Schlüssel der Marke</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Product name</source>
        <translation>Produktname</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>Auftragsnummer</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>Label file</source>
        <translation>Etikettendatei</translation>
    </message>
    <message>
        <source>File of the QR image</source>
        <translation>Datei des QR-Bilds</translation>
    </message>
    <message>
        <source>Data for the NFC tag</source>
        <translation>Daten für das NFC-Etikett</translation>
    </message>
    <message>
        <source>Label software</source>
        <translation>Etikettensoftware</translation>
    </message>
    <message>
        <source>Spreadsheet</source>
        <translation>Tabellenkalkulation</translation>
    </message>
    <message>
        <source>Semicolons</source>
        <translation>Semikolons</translation>
    </message>
    <message>
        <source>Tabs</source>
        <translation>Tabulatoren</translation>
    </message>
    <message>
        <source>NiceLabel command file</source>
        <translation>NiceLabel-Befehlsdatei</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Finished packs</source>
        <translation>Fertige Pakete</translation>
    </message>
    <message>
        <source>{finished} of 1 pack · {percent} %</source>
        <translation>{finished} von 1 Paket · {percent} %</translation>
    </message>
    <message>
        <source>{finished} of {total} packs · {percent} %</source>
        <translation>{finished} von {total} Paketen · {percent} %</translation>
    </message>
    <message>
        <source>{written} of {size}</source>
        <translation>{written} von {size}</translation>
    </message>
    <message>
        <source>Rows: {rate} · {time} left</source>
        <translation>Zeilen: {rate} · noch {time}</translation>
    </message>
</context>
<context>
    <name>QrView</name>
    <message>
        <source>QR code of {serial}</source>
        <translation>QR-Code von {serial}</translation>
    </message>
</context>
<context>
    <name>ReadingRow</name>
    <message>
        <source>Sheet</source>
        <translation>Blatt</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Zeichenkodierung</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Automatic: {encoding}</source>
        <translation>Automatisch: {encoding}</translation>
    </message>
</context>
<context>
    <name>RejectedTable</name>
    <message>
        <source>Rejected rows</source>
        <translation>Abgelehnte Zeilen</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>RenewalQuestion</name>
    <message>
        <source>Renew the workspace?</source>
        <translation>Arbeitsbereich erneuern?</translation>
    </message>
    <message>
        <source>Was this workspace restored from a backup, an image or a snapshot?</source>
        <translation>Wurde dieser Arbeitsbereich aus einer Sicherung, einem Abbild oder einem Snapshot wiederhergestellt?</translation>
    </message>
    <message>
        <source>&amp;Renew</source>
        <translation>&amp;Erneuern</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
</context>
<context>
    <name>RepeatWords</name>
    <message>
        <source>Further such exports: {more}</source>
        <translation>Weitere solche Exporte: {more}</translation>
    </message>
    <message>
        <source>This token is in another export already.</source>
        <translation>Dieses Token ist schon in einem anderen Export.</translation>
    </message>
    <message>
        <source>All {total} tokens are in other exports already.</source>
        <translation>Alle {total} Token sind schon in anderen Exporten.</translation>
    </message>
    <message>
        <source>1 of {total} tokens is in other exports already.</source>
        <translation>1 von {total} Token ist schon in anderen Exporten.</translation>
    </message>
    <message>
        <source>{count} of {total} tokens are in other exports already.</source>
        <translation>{count} von {total} Token sind schon in anderen Exporten.</translation>
    </message>
    <message>
        <source>Use the packs that are there, unless the same codes are to be printed again.</source>
        <translation>Die vorhandenen Pakete verwenden, es sei denn, dieselben Codes sollen noch einmal gedruckt werden.</translation>
    </message>
    <message>
        <source>Export {id}, {moment}: 1 token · {handed_over} · {folder}</source>
        <translation>Export {id}, {moment}: 1 Token · {handed_over} · {folder}</translation>
    </message>
    <message>
        <source>Export {id}, {moment}: {count} tokens · {handed_over} · {folder}</source>
        <translation>Export {id}, {moment}: {count} Token · {handed_over} · {folder}</translation>
    </message>
    <message>
        <source>not handed over</source>
        <translation>nicht übergeben</translation>
    </message>
    <message>
        <source>pack {pack} handed over by {by}, {moment}</source>
        <translation>Paket {pack} übergeben von {by}, {moment}</translation>
    </message>
    <message>
        <source>{packs} packs handed over, the last by {by}, {moment}</source>
        <translation>{packs} Pakete übergeben, zuletzt von {by}, {moment}</translation>
    </message>
</context>
<context>
    <name>RowTabs</name>
    <message>
        <source>Products to check</source>
        <translation>Zu prüfende Produkte</translation>
    </message>
    <message>
        <source>Rejected rows</source>
        <translation>Abgelehnte Zeilen</translation>
    </message>
</context>
<context>
    <name>SaveQrDialog</name>
    <message>
        <source>Save QR code</source>
        <translation>QR-Code speichern</translation>
    </message>
    <message>
        <source>SVG, sharp at any size (*.svg)</source>
        <translation>SVG, in jeder Größe scharf (*.svg)</translation>
    </message>
    <message>
        <source>PNG, for printing at 600 dpi (*.png)</source>
        <translation>PNG, zum Drucken mit 600 dpi (*.png)</translation>
    </message>
</context>
<context>
    <name>ScanField</name>
    <message>
        <source>Scan or type a serial or URL</source>
        <translation>Seriennummer oder Webadresse scannen oder tippen</translation>
    </message>
</context>
<context>
    <name>SchemeChoice</name>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das S&amp;ystem</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>He&amp;ll</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
</context>
<context>
    <name>SelectionField</name>
    <message>
        <source>Un&amp;its</source>
        <translation>S&amp;tück</translation>
    </message>
    <message>
        <source>First unit</source>
        <translation>Erstes Stück</translation>
    </message>
    <message>
        <source>Last unit</source>
        <translation>Letztes Stück</translation>
    </message>
    <message>
        <source>&amp;Job {job}</source>
        <translation>Auftra&amp;g {job}</translation>
    </message>
    <message>
        <source>Whole batc&amp;h {batch} · 1 job · 1 token</source>
        <translation>Ganze &amp;Charge {batch} · 1 Auftrag · 1 Token</translation>
    </message>
    <message>
        <source>Whole batc&amp;h {batch} · 1 job · {tokens} tokens</source>
        <translation>Ganze &amp;Charge {batch} · 1 Auftrag · {tokens} Token</translation>
    </message>
    <message>
        <source>Whole batc&amp;h {batch} · {jobs} jobs · {tokens} tokens</source>
        <translation>Ganze &amp;Charge {batch} · {jobs} Aufträge · {tokens} Token</translation>
    </message>
    <message>
        <source>The first unit comes after the last.</source>
        <translation>Das erste Stück kommt nach dem letzten.</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Folder of the workspace</source>
        <translation>Ordner des Arbeitsbereichs</translation>
    </message>
    <message>
        <source>Folder for exports</source>
        <translation>Ordner für Exporte</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Workspace</source>
        <translation>&amp;Arbeitsbereich</translation>
    </message>
    <message>
        <source>Brands, jobs and tokens are kept here. Another one opens after OK.</source>
        <translation>Hier werden Marken, Aufträge und Token aufbewahrt. Ein anderer öffnet sich nach OK.</translation>
    </message>
    <message>
        <source>S&amp;ite number</source>
        <translation>Standort&amp;nummer</translation>
    </message>
    <message>
        <source>&amp;Export folder</source>
        <translation>&amp;Exportordner</translation>
    </message>
    <message>
        <source>Offered first when packs are exported.</source>
        <translation>Wird beim Exportieren zuerst vorgeschlagen.</translation>
    </message>
    <message>
        <source>&amp;Jobs at once</source>
        <translation>Aufträge &amp;gleichzeitig</translation>
    </message>
    <message>
        <source>Further jobs wait their turn. More is faster only on a fast computer.</source>
        <translation>Weitere Aufträge warten. Mehr ist nur auf einem schnellen Rechner schneller.</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>In force when DPP Desktop is started the next time.</source>
        <translation>Gilt, wenn DPP Desktop das nächste Mal gestartet wird.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Fixed, because it is part of the serials that were minted here.</source>
        <translation>Steht fest, denn sie ist Teil der hier vergebenen Seriennummern.</translation>
    </message>
    <message>
        <source>Sites that share a brand each need their own. Fixed by the first mint job.</source>
        <translation>Für jeden Standort einer Marke eine eigene. Fest ab dem ersten Auftrag.</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message>
        <source>There is no brand to export yet.</source>
        <translation>Es gibt noch keine Marke zu exportieren.</translation>
    </message>
    <message>
        <source>The brand {name} with its serial key was exported: {file}</source>
        <translation>Die Marke {name} mit ihrem Seriennummernschlüssel wurde exportiert: {file}</translation>
    </message>
    <message>
        <source>Whoever has the file and its passphrase can predict and forge the brand&apos;s serials. The other site needs a site number of its own.</source>
        <translation>Wer die Datei und ihre Passphrase hat, kann die Seriennummern der Marke vorhersagen und fälschen. Der andere Standort braucht eine eigene Standortnummer.</translation>
    </message>
</context>
<context>
    <name>SigningKeyDialog</name>
    <message>
        <source>Co&amp;py fingerprint</source>
        <translation>Fingerabdruck &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Save public key…</source>
        <translation>Öffentlichen Schlüssel &amp;speichern…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The fingerprint is copied.</source>
        <translation>Der Fingerabdruck ist kopiert.</translation>
    </message>
    <message>
        <source>Save public key</source>
        <translation>Öffentlichen Schlüssel speichern</translation>
    </message>
    <message>
        <source>Public keys (*.pem)</source>
        <translation>Öffentliche Schlüssel (*.pem)</translation>
    </message>
    <message>
        <source>The public key is saved: {file}</source>
        <translation>Der öffentliche Schlüssel ist gespeichert: {file}</translation>
    </message>
    <message>
        <source>Signing key</source>
        <translation>Schlüssel für Unterschriften</translation>
    </message>
    <message>
        <source>Exports are signed with this key. Hand its public half to those who check packs, and tell them the fingerprint by another way: so they see that packs come from here and that nobody has changed them.</source>
        <translation>Mit diesem Schlüssel werden Exporte unterschrieben. Die öffentliche Hälfte bekommen alle, die Pakete prüfen, und auf anderem Weg den Fingerabdruck: So sehen sie, dass Pakete von hier kommen und dass niemand sie geändert hat.</translation>
    </message>
    <message>
        <source>&amp;Fingerprint (SHA-256)</source>
        <translation>&amp;Fingerabdruck (SHA-256)</translation>
    </message>
</context>
<context>
    <name>SiteLabel</name>
    <message>
        <source>Site {number}</source>
        <translation>Standort {number}</translation>
    </message>
</context>
<context>
    <name>SourceRow</name>
    <message>
        <source>The products are of brand</source>
        <translation>Die Produkte gehören zur Marke</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>CSV, XLSX, ODS or JSON</source>
        <translation>CSV, XLSX, ODS oder JSON</translation>
    </message>
    <message>
        <source>Products (*.csv *.tsv *.txt *.xlsx *.ods *.json);;All files (*)</source>
        <translation>Produkte (*.csv *.tsv *.txt *.xlsx *.ods *.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose &amp;file…</source>
        <translation>&amp;Datei wählen…</translation>
    </message>
    <message>
        <source>Import products</source>
        <translation>Produkte importieren</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Marke</translation>
    </message>
</context>
<context>
    <name>TokenCard</name>
    <message>
        <source>&amp;Copy serial</source>
        <translation>Seriennummer &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;URL</source>
        <translation>We&amp;badresse kopieren</translation>
    </message>
    <message>
        <source>What is shown of the token</source>
        <translation>Was vom Token gezeigt wird</translation>
    </message>
    <message>
        <source>&amp;Identity</source>
        <translation>&amp;Identität</translation>
    </message>
    <message>
        <source>&amp;Passport</source>
        <translation>&amp;Produktpass</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>TokenQr</name>
    <message>
        <source>&amp;Save QR…</source>
        <translation>Speiche&amp;rn…</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Copy i&amp;mage</source>
        <translation>Bi&amp;ld kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>TokensHeading</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Esc or Alt+Left</source>
        <translation>Esc oder Alt+Links</translation>
    </message>
    <message>
        <source>Job {id}</source>
        <translation>Auftrag {id}</translation>
    </message>
    <message>
        <source>Batch {batch}</source>
        <translation>Charge {batch}</translation>
    </message>
    <message>
        <source>{minted} of {quantity} tokens</source>
        <translation>{minted} von {quantity} Token</translation>
    </message>
    <message>
        <source>{minted} of 1 token</source>
        <translation>{minted} von 1 Token</translation>
    </message>
    <message>
        <source>{count} tokens</source>
        <translation>{count} Token</translation>
    </message>
    <message>
        <source>1 token</source>
        <translation>1 Token</translation>
    </message>
</context>
<context>
    <name>TokensModel</name>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>Webadresse</translation>
    </message>
</context>
<context>
    <name>TokensPage</name>
    <message>
        <source>This job has tokens with the numbers 1 to {last}.</source>
        <translation>Dieser Auftrag hat Token mit den Nummern 1 bis {last}.</translation>
    </message>
</context>
<context>
    <name>TokensTable</name>
    <message>
        <source>Tokens of the job</source>
        <translation>Token des Auftrags</translation>
    </message>
</context>
<context>
    <name>Totals</name>
    <message>
        <source>Tokens in this workspace</source>
        <translation>Token in diesem Arbeitsbereich</translation>
    </message>
    <message>
        <source>Minted today</source>
        <translation>Heute vergeben</translation>
    </message>
    <message>
        <source>Jobs under way</source>
        <translation>Laufende Aufträge</translation>
    </message>
</context>
<context>
    <name>TroublePage</name>
    <message>
        <source>Check that its disk is connected.</source>
        <translation>Prüfen, ob der Datenträger angeschlossen ist.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>The disk is connected now, or what was wrong is mended.</source>
        <translation>Der Datenträger ist jetzt angeschlossen, oder das Problem ist behoben.</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>Anderen Ordner wählen…</translation>
    </message>
    <message>
        <source>The workspace is somewhere else.</source>
        <translation>Der Arbeitsbereich ist woanders.</translation>
    </message>
    <message>
        <source>Make a new workspace here</source>
        <translation>Hier einen neuen Arbeitsbereich anlegen</translation>
    </message>
    <message>
        <source>There never was one, or it isn&apos;t coming back.</source>
        <translation>Es gab nie einen, oder er kommt nicht wieder.</translation>
    </message>
</context>
<context>
    <name>UrlText</name>
    <message>
        <source>URL</source>
        <translation>Webadresse</translation>
    </message>
</context>
<context>
    <name>WelcomeCard</name>
    <message>
        <source>Welcome to DPP Desktop</source>
        <translation>Willkommen bei DPP Desktop</translation>
    </message>
    <message>
        <source>Bring in a brand and its products, and you are ready to mint.</source>
        <translation>Eine Marke und ihre Produkte importieren, und es kann losgehen.</translation>
    </message>
    <message>
        <source>Try it with the sample brands</source>
        <translation>Mit den Beispielmarken ausprobieren</translation>
    </message>
    <message>
        <source>Three small brands with products, to look around with.</source>
        <translation>Drei kleine Marken mit Produkten, um sich umzusehen.</translation>
    </message>
    <message>
        <source>Import a brand file…</source>
        <translation>Eine Markendatei importieren…</translation>
    </message>
    <message>
        <source>You have been given a file that describes your brand.</source>
        <translation>Es gibt eine Datei, die Ihre Marke beschreibt.</translation>
    </message>
    <message>
        <source>Open another workspace…</source>
        <translation>Einen anderen Arbeitsbereich öffnen…</translation>
    </message>
    <message>
        <source>Brands, jobs and tokens are already in a folder.</source>
        <translation>Marken, Aufträge und Token sind schon in einem Ordner.</translation>
    </message>
</context>
<context>
    <name>WelcomeDialog</name>
    <message>
        <source>DPP Desktop</source>
        <translation>DPP Desktop</translation>
    </message>
    <message>
        <source>The workspace is being prepared</source>
        <translation>Der Arbeitsbereich wird vorbereitet</translation>
    </message>
    <message>
        <source>Brand files (*.json);;All files (*)</source>
        <translation>Markendateien (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import a brand file</source>
        <translation>Markendatei importieren</translation>
    </message>
    <message>
        <source>Products (*.csv *.tsv *.txt *.xlsx *.json);;All files (*)</source>
        <translation>Produkte (*.csv *.tsv *.txt *.xlsx *.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import a product file</source>
        <translation>Produktdatei importieren</translation>
    </message>
    <message>
        <source>The products were imported.</source>
        <translation>Die Produkte wurden importiert.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Open another workspace</source>
        <translation>Einen anderen Arbeitsbereich öffnen</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>&amp;New mint job…</source>
        <translation>&amp;Neuer Auftrag…</translation>
    </message>
    <message>
        <source>&amp;Find token</source>
        <translation>&amp;Token finden</translation>
    </message>
    <message>
        <source>P&amp;roducts…</source>
        <translation>Prod&amp;ukte…</translation>
    </message>
    <message>
        <source>Import &amp;brand file…</source>
        <translation>&amp;Markendatei importieren…</translation>
    </message>
    <message>
        <source>Import &amp;products…</source>
        <translation>&amp;Produkte importieren…</translation>
    </message>
    <message>
        <source>&amp;Export brand for another site…</source>
        <translation>Marke für anderen &amp;Standort exportieren…</translation>
    </message>
    <message>
        <source>Signing &amp;key…</source>
        <translation>Sch&amp;lüssel für Unterschriften…</translation>
    </message>
    <message>
        <source>Load sample brands</source>
        <translation>Beispielmarken laden</translation>
    </message>
    <message>
        <source>&amp;Open workspace…</source>
        <translation>A&amp;rbeitsbereich öffnen…</translation>
    </message>
    <message>
        <source>&amp;Workspace was restored…</source>
        <translation>Arbeitsbereich wurde &amp;wiederhergestellt…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>&amp;Aufträge</translation>
    </message>
    <message>
        <source>&amp;Exports</source>
        <translation>E&amp;xporte</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Open &amp;log folder</source>
        <translation>&amp;Protokollordner öffnen</translation>
    </message>
    <message>
        <source>&amp;About DPP Desktop</source>
        <translation>Ü&amp;ber DPP Desktop</translation>
    </message>
</context>
</TS>
