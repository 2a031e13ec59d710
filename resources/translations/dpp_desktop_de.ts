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
        <source>Gives every unit on the packaging line a unique identity for its Digital Product Passport, without a network.</source>
        <translation>Gibt jedem Stück auf der Verpackungslinie eine eindeutige Identität für seinen digitalen Produktpass, ohne Netzwerkverbindung.</translation>
    </message>
    <message>
        <source>DPP Desktop</source>
        <translation>DPP Desktop</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>License</source>
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
        <source>Products to review</source>
        <translation>Zu prüfende Produkte</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Artikelnr.</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Auswirkung</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>An error occurred in job {id}. Retrying (attempt {attempt})…</source>
        <translation>In Auftrag {id} ist ein Fehler aufgetreten. Wird wiederholt (Versuch {attempt})…</translation>
    </message>
    <message numerus="yes">
        <source>%n interrupted jobs were resumed: {ids}.</source>
        <translation>
            <numerusform>%n unterbrochener Auftrag wurde fortgesetzt: {ids}.</numerusform>
            <numerusform>%n unterbrochene Aufträge wurden fortgesetzt: {ids}.</numerusform>
        </translation>
    </message>
    <message>
        <source>This request was already submitted as job {id}.</source>
        <translation>Diese Anforderung wurde bereits als Auftrag {id} übermittelt.</translation>
    </message>
    <message>
        <source>Interrupted jobs can&apos;t be resumed automatically.</source>
        <translation>Unterbrochene Aufträge können nicht automatisch fortgesetzt werden.</translation>
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
        <source>The packs of {what} were exported to {folder}</source>
        <translation>Die Pakete von {what} wurden nach {folder} exportiert</translation>
    </message>
    <message>
        <source>The selected packs of {what} were exported to {folder}</source>
        <translation>Die ausgewählten Pakete von {what} wurden nach {folder} exportiert</translation>
    </message>
    <message>
        <source>The export of {what} contains tokens that are also in other exports.</source>
        <translation>Der Export von {what} enthält Token, die auch in anderen Exporten enthalten sind.</translation>
    </message>
    <message>
        <source>Continue…</source>
        <translation>Fortsetzen…</translation>
    </message>
    <message>
        <source>The log folder was opened: {folder}</source>
        <translation>Der Protokollordner wurde geöffnet: {folder}</translation>
    </message>
    <message>
        <source>The log folder can&apos;t be opened.</source>
        <translation>Der Protokollordner kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>Open it in your file manager: {folder}</source>
        <translation>Öffnen Sie ihn im Dateimanager: {folder}</translation>
    </message>
    <message>
        <source>This workspace is read-only.</source>
        <translation>Dieser Arbeitsbereich ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>To mint and export, open it in a folder that you can write to.</source>
        <translation>Öffnen Sie ihn zum Vergeben und Exportieren in einem Ordner, in den Sie schreiben dürfen.</translation>
    </message>
    <message numerus="yes">
        <source>Job {id} completed: %Ln tokens for {product}, batch {batch}.</source>
        <translation>
            <numerusform>Auftrag {id} abgeschlossen: %Ln Token für {product}, Charge {batch}.</numerusform>
            <numerusform>Auftrag {id} abgeschlossen: %Ln Token für {product}, Charge {batch}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Jobs {ids} completed: {count} tokens in total.</source>
        <translation>Aufträge {ids} abgeschlossen: insgesamt {count} Token.</translation>
    </message>
    <message>
        <source>Job {id} failed. The tokens minted so far are kept.</source>
        <translation>Auftrag {id} ist fehlgeschlagen. Die bisher vergebenen Token bleiben erhalten.</translation>
    </message>
    <message>
        <source>A job failed</source>
        <translation>Ein Auftrag ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>Minted</source>
        <translation>Vergeben</translation>
    </message>
    <message>
        <source>The export of {what} stopped.</source>
        <translation>Der Export von {what} wurde angehalten.</translation>
    </message>
    <message>
        <source>The export of {what} isn&apos;t finished.</source>
        <translation>Der Export von {what} ist nicht abgeschlossen.</translation>
    </message>
    <message>
        <source>Export packs…</source>
        <translation>Pakete exportieren…</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
</context>
<context>
    <name>AnyField</name>
    <message>
        <source>Type of {title}</source>
        <translation>Typ von {title}</translation>
    </message>
    <message>
        <source>This isn&apos;t a number, so it is saved as text.</source>
        <translation>Das ist keine Zahl und wird daher als Text gespeichert.</translation>
    </message>
</context>
<context>
    <name>AttentionTabs</name>
    <message>
        <source>Products to review</source>
        <translation>Zu prüfende Produkte</translation>
    </message>
    <message>
        <source>Rejected rows</source>
        <translation>Abgelehnte Zeilen</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
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
        <source>The changes to this field were not applied.</source>
        <translation>Die Änderungen an diesem Feld wurden nicht übernommen.</translation>
    </message>
    <message>
        <source>Correct the JSON first.</source>
        <translation>Korrigieren Sie zuerst die JSON-Daten.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>For this batch only. The product is not changed.</source>
        <translation>Nur für diese Charge. Das Produkt wird nicht geändert.</translation>
    </message>
</context>
<context>
    <name>Brand</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Passport schema</source>
        <translation>Produktpass-Schema</translation>
    </message>
    <message>
        <source>Resolver URL</source>
        <translation>Resolver-URL</translation>
    </message>
    <message>
        <source>Serial style</source>
        <translation>Art der Seriennummern</translation>
    </message>
    <message>
        <source>Serials are unique</source>
        <translation>Seriennummern sind eindeutig</translation>
    </message>
    <message>
        <source>Batch in the URL</source>
        <translation>Charge in der URL</translation>
    </message>
    <message>
        <source>Passport field for the GTIN</source>
        <translation>Feld der GTIN im Produktpass</translation>
    </message>
    <message>
        <source>Batch fields</source>
        <translation>Chargenfelder</translation>
    </message>
    <message>
        <source>Unit fields</source>
        <translation>Stückfelder</translation>
    </message>
    <message>
        <source>Formats are enforced</source>
        <translation>Formate sind verbindlich</translation>
    </message>
    <message>
        <source>Export profile</source>
        <translation>Exportprofil</translation>
    </message>
    <message>
        <source>Label designs</source>
        <translation>Etikettenlayouts</translation>
    </message>
    <message>
        <source>GTIN required</source>
        <translation>GTIN erforderlich</translation>
    </message>
    <message>
        <source>Rules turned off</source>
        <translation>Deaktivierte Regeln</translation>
    </message>
    <message>
        <source>current schema</source>
        <translation>aktuelles Schema</translation>
    </message>
    <message>
        <source>included in the file</source>
        <translation>in der Datei enthalten</translation>
    </message>
    <message>
        <source>new schema</source>
        <translation>neues Schema</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>Not included in the file. A new key is generated.</source>
        <translation>Nicht in der Datei enthalten. Ein neuer Schlüssel wird erzeugt.</translation>
    </message>
    <message>
        <source>Included in the file. Both sites mint with the same key.</source>
        <translation>In der Datei enthalten. Beide Standorte verwenden denselben Schlüssel.</translation>
    </message>
    <message>
        <source>Included in the file. The brand already has this key.</source>
        <translation>In der Datei enthalten. Die Marke hat diesen Schlüssel bereits.</translation>
    </message>
    <message>
        <source>Not included in the file. The brand keeps its current key.</source>
        <translation>Nicht in der Datei enthalten. Die Marke behält ihren aktuellen Schlüssel.</translation>
    </message>
    <message>
        <source>Included in the file, but different from the brand&apos;s current key.</source>
        <translation>In der Datei enthalten, weicht aber vom aktuellen Schlüssel der Marke ab.</translation>
    </message>
    <message>
        <source>No products are affected.</source>
        <translation>Es sind keine Produkte betroffen.</translation>
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
        <source>unpredictable</source>
        <translation>nicht vorhersagbar</translation>
    </message>
    <message>
        <source>sequential</source>
        <translation>fortlaufend</translation>
    </message>
    <message>
        <source>within each product</source>
        <translation>innerhalb des Produkts</translation>
    </message>
    <message>
        <source>within the brand</source>
        <translation>innerhalb der Marke</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message numerus="yes">
        <source>%Ln products are affected. The new settings apply to future mint jobs.</source>
        <translation>
            <numerusform>%Ln Produkt ist betroffen. Die neuen Einstellungen gelten für künftige Aufträge.</numerusform>
            <numerusform>%Ln Produkte sind betroffen. Die neuen Einstellungen gelten für künftige Aufträge.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BrandExportAction</name>
    <message>
        <source>There is no brand to export.</source>
        <translation>Es ist keine Marke zum Exportieren vorhanden.</translation>
    </message>
    <message>
        <source>The brand {name} was exported with its serial key to {file}</source>
        <translation>Die Marke {name} wurde mit ihrem Seriennummernschlüssel nach {file} exportiert</translation>
    </message>
    <message>
        <source>Anyone with the file and its passphrase can predict and forge the brand&apos;s serials. The other site needs its own site number.</source>
        <translation>Wer die Datei und ihre Passphrase besitzt, kann die Seriennummern der Marke vorhersagen und fälschen. Der andere Standort benötigt eine eigene Standortnummer.</translation>
    </message>
</context>
<context>
    <name>BrandExportDialog</name>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>The brand is being exported.</source>
        <translation>Die Marke wird exportiert.</translation>
    </message>
    <message>
        <source>Export brand for another site</source>
        <translation>Marke für einen anderen Standort exportieren</translation>
    </message>
    <message>
        <source>The file contains the brand, its passport schema and its serial key. With the key, the other site mints serials that never collide with the serials of this site. Anyone who has both the file and its passphrase can predict and forge the brand&apos;s serials: send them through different channels, and delete the file after the import.</source>
        <translation>Die Datei enthält die Marke, ihr Produktpass-Schema und ihren Seriennummernschlüssel. Mit dem Schlüssel vergibt der andere Standort Seriennummern, die nie mit denen dieses Standorts kollidieren. Wer die Datei und ihre Passphrase hat, kann die Seriennummern der Marke vorhersagen und fälschen: Versenden Sie beide auf verschiedenen Wegen und löschen Sie die Datei nach dem Import.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>BrokenRulesDialog</name>
    <message>
        <source>Import brand</source>
        <translation>Marke importieren</translation>
    </message>
    <message>
        <source>Import the brand without these rules?</source>
        <translation>Die Marke ohne diese Regeln importieren?</translation>
    </message>
    <message>
        <source>These schema rules are invalid and can&apos;t be applied. If you turn them off, passports aren&apos;t checked against them. The schema itself isn&apos;t changed.</source>
        <translation>Diese Regeln des Schemas sind ungültig und können nicht angewendet werden. Wenn Sie sie deaktivieren, werden Produktpässe nicht anhand dieser Regeln geprüft. Das Schema selbst wird nicht geändert.</translation>
    </message>
    <message>
        <source>Invalid rules</source>
        <translation>Ungültige Regeln</translation>
    </message>
    <message>
        <source>&amp;Turn off rules</source>
        <translation>Regeln &amp;deaktivieren</translation>
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
    <name>CalendarPopup</name>
    <message>
        <source>&amp;Today</source>
        <translation>&amp;Heute</translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation>Voriger Monat</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>Nächster Monat</translation>
    </message>
</context>
<context>
    <name>CalibrationDialog</name>
    <message>
        <source>&amp;Print page</source>
        <translation>Seite &amp;drucken</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>The page is being printed.</source>
        <translation>Die Seite wird gedruckt.</translation>
    </message>
    <message>
        <source>The calibration was saved. Print another page to check it.</source>
        <translation>Die Kalibrierung wurde gespeichert. Drucken Sie zur Kontrolle eine weitere Seite.</translation>
    </message>
    <message>
        <source>The calibration is being saved.</source>
        <translation>Die Kalibrierung wird gespeichert.</translation>
    </message>
    <message>
        <source>Print the page and measure it first.</source>
        <translation>Drucken Sie zuerst die Seite, und messen Sie sie aus.</translation>
    </message>
    <message>
        <source>The printer isn&apos;t calibrated.</source>
        <translation>Der Drucker ist nicht kalibriert.</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Calibrate printer</source>
        <translation>Drucker kalibrieren</translation>
    </message>
    <message>
        <source>{confirmed} Measure where the centers of the crosses are, and enter the distances below.</source>
        <translation>{confirmed} Messen Sie, wo die Mittelpunkte der Kreuze liegen, und geben Sie die Abstände unten ein.</translation>
    </message>
    <message>
        <source>Current correction: {correction}.</source>
        <translation>Aktuelle Korrektur: {correction}.</translation>
    </message>
    <message>
        <source>The page has two crosses. Measure from the left and the top edge of the page to their centers.</source>
        <translation>Die Seite enthält zwei Kreuze. Messen Sie vom linken und vom oberen Rand der Seite bis zu deren Mittelpunkten.</translation>
    </message>
    <message>
        <source>Pa&amp;ge</source>
        <translation>S&amp;eite</translation>
    </message>
    <message>
        <source>From the left</source>
        <translation>Von links</translation>
    </message>
    <message>
        <source>From the top</source>
        <translation>Von oben</translation>
    </message>
    <message>
        <source>Cross 1</source>
        <translation>Kreuz 1</translation>
    </message>
    <message>
        <source>Cross 2</source>
        <translation>Kreuz 2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>CancelPrintQuestion</name>
    <message>
        <source>Cancel print job</source>
        <translation>Druckauftrag abbrechen</translation>
    </message>
    <message>
        <source>Cancel print job {number}?</source>
        <translation>Druckauftrag {number} abbrechen?</translation>
    </message>
    <message>
        <source>Cancel the print job that is waiting for {printer}?</source>
        <translation>Den Druckauftrag abbrechen, der auf {printer} wartet?</translation>
    </message>
    <message>
        <source>Units that aren&apos;t printed yet can be printed by another print job.</source>
        <translation>Stücke, die noch nicht gedruckt sind, können mit einem anderen Druckauftrag gedruckt werden.</translation>
    </message>
    <message>
        <source>Units in doubt stay in doubt, and can be reprinted with a reason.</source>
        <translation>Ungewisse Stücke bleiben ungewiss und können mit Angabe eines Grundes nachgedruckt werden.</translation>
    </message>
    <message>
        <source>You can&apos;t undo this.</source>
        <translation>Dies kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>&amp;Cancel permanently</source>
        <translation>&amp;Endgültig abbrechen</translation>
    </message>
</context>
<context>
    <name>CancelQuestion</name>
    <message>
        <source>Cancel jobs</source>
        <translation>Aufträge abbrechen</translation>
    </message>
    <message>
        <source>Tokens that are already minted are kept and can be exported. The others won&apos;t be minted. You can&apos;t undo this.</source>
        <translation>Bereits vergebene Token bleiben erhalten und können exportiert werden. Die übrigen werden nicht vergeben. Dies kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>&amp;Cancel permanently</source>
        <translation>&amp;Endgültig abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>Cancel job {id}? Minted so far: {minted} of %Ln tokens.</source>
        <translation>
            <numerusform>Auftrag {id} abbrechen? Bisher vergeben: {minted} von %Ln Token.</numerusform>
            <numerusform>Auftrag {id} abbrechen? Bisher vergeben: {minted} von %Ln Token.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n jobs? Minted so far: {minted} of {quantity} tokens.</source>
        <translation>
            <numerusform>%n Auftrag abbrechen? Bisher vergeben: {minted} von {quantity} Token.</numerusform>
            <numerusform>%n Aufträge abbrechen? Bisher vergeben: {minted} von {quantity} Token.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>SKU</source>
        <translation>Artikelnr.</translation>
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
        <source>Ignore</source>
        <translation>Ignorieren</translation>
    </message>
    <message>
        <source>Choose a field…</source>
        <translation>Feld auswählen…</translation>
    </message>
    <message>
        <source>SKU and GTIN</source>
        <translation>Artikelnummer und GTIN</translation>
    </message>
    <message>
        <source>Entire passport (JSON)</source>
        <translation>Gesamter Produktpass (JSON)</translation>
    </message>
    <message>
        <source>{field} (required)</source>
        <translation>{field} (erforderlich)</translation>
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
        <source>Stopped. Added: {added}, updated: {updated}. To import the rest, import the file again.</source>
        <translation>Abgebrochen. Hinzugefügt: {added}, aktualisiert: {updated}. Importieren Sie die Datei erneut, um die übrigen Produkte zu importieren.</translation>
    </message>
    <message>
        <source>Incomplete drafts: {drafts}. You can&apos;t mint for a draft yet.</source>
        <translation>Unvollständige Entwürfe: {drafts}. Für Entwürfe können noch keine Token vergeben werden.</translation>
    </message>
    <message>
        <source>Products added: {added}, updated: {updated}, unchanged: {unchanged}.</source>
        <translation>Produkte hinzugefügt: {added}, aktualisiert: {updated}, unverändert: {unchanged}.</translation>
    </message>
    <message>
        <source>Rejected rows: {rejected}.</source>
        <translation>Abgelehnte Zeilen: {rejected}.</translation>
    </message>
    <message>
        <source>Importing: {done} of {total} products</source>
        <translation>Import: {done} von {total} Produkten</translation>
    </message>
    <message>
        <source>Checking: {done} of about {total} rows</source>
        <translation>Prüfung: {done} von etwa {total} Zeilen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln products have values in the wrong format.</source>
        <translation>
            <numerusform>%Ln Produkt hat Werte mit falschem Format.</numerusform>
            <numerusform>%Ln Produkte haben Werte mit falschem Format.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more columns with values are ignored.</source>
        <translation>
            <numerusform>%Ln weitere Spalte mit Werten wird ignoriert.</numerusform>
            <numerusform>%Ln weitere Spalten mit Werten werden ignoriert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more GTINs are shared by several SKUs.</source>
        <translation>
            <numerusform>%Ln weitere GTIN wird von mehreren Artikelnummern verwendet.</numerusform>
            <numerusform>%Ln weitere GTINs werden von mehreren Artikelnummern verwendet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangeDialog</name>
    <message>
        <source>&amp;Units</source>
        <translation>&amp;Stücke</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation>&amp;Erfassen</translation>
    </message>
    <message>
        <source>The scan was ignored, because a change is being recorded.</source>
        <translation>Der Scan wurde ignoriert, weil gerade eine Änderung erfasst wird.</translation>
    </message>
    <message>
        <source>Unit {unit} is in the list.</source>
        <translation>Stück {unit} ist in der Liste.</translation>
    </message>
    <message>
        <source>&amp;Make void…</source>
        <translation>&amp;Ungültig machen…</translation>
    </message>
    <message>
        <source>The change is being recorded.</source>
        <translation>Die Änderung wird erfasst.</translation>
    </message>
    <message>
        <source>The scanned label is being looked up.</source>
        <translation>Das gescannte Etikett wird nachgeschlagen.</translation>
    </message>
    <message>
        <source>Enter the units.</source>
        <translation>Geben Sie die Stücke ein.</translation>
    </message>
    <message>
        <source>Enter a reason.</source>
        <translation>Geben Sie einen Grund ein.</translation>
    </message>
    <message>
        <source>A unit has several labels. Enter how many of them are spoiled.</source>
        <translation>Ein Stück hat mehrere Etiketten. Geben Sie an, wie viele davon Ausschuss sind.</translation>
    </message>
    <message>
        <source>Mark units</source>
        <translation>Stücke kennzeichnen</translation>
    </message>
    <message>
        <source>Mark units of job {job}</source>
        <translation>Stücke von Auftrag {job} kennzeichnen</translation>
    </message>
    <message>
        <source>Scan labels, or enter units such as 3-69,80. The units of this job are 1 to {last}.</source>
        <translation>Scannen Sie Etiketten oder geben Sie Stücke wie 3-69,80 ein. Dieser Auftrag hat die Stücke 1 bis {last}.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Applied: the label is on the product</source>
        <translation>&amp;Angebracht: Das Etikett ist auf dem Produkt</translation>
    </message>
    <message>
        <source>&amp;Sampled: taken out of the batch for a test</source>
        <translation>Als &amp;Probe entnommen: für eine Prüfung aus der Charge genommen</translation>
    </message>
    <message>
        <source>Label s&amp;poiled: it can be printed again</source>
        <translation>Etikett ist Au&amp;sschuss: Es kann erneut gedruckt werden</translation>
    </message>
    <message>
        <source>&amp;Void: never printed, exported or published again</source>
        <translation>&amp;Ungültig: wird nie wieder gedruckt, exportiert oder veröffentlicht</translation>
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
        <source>No tokens were minted in the last two minutes.</source>
        <translation>In den letzten zwei Minuten wurden keine Token vergeben.</translation>
    </message>
    <message>
        <source>Loading the chart…</source>
        <translation>Diagramm wird geladen…</translation>
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
    <message numerus="yes">
        <source>%n jobs are being minted.</source>
        <translation>
            <numerusform>%n Auftrag wird ausgeführt.</numerusform>
            <numerusform>%n Aufträge werden ausgeführt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exports are running.</source>
        <translation>
            <numerusform>%n Export läuft.</numerusform>
            <numerusform>%n Exporte laufen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n print jobs are running.</source>
        <translation>
            <numerusform>%n Druckauftrag läuft.</numerusform>
            <numerusform>%n Druckaufträge laufen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Minting stops after the current tokens and continues automatically the next time you start DPP Desktop.</source>
        <translation>Die Vergabe wird nach den aktuellen Token angehalten und beim nächsten Start von DPP Desktop automatisch fortgesetzt.</translation>
    </message>
    <message>
        <source>Exporting stops after the current pack. To continue, choose Export packs… again. Finished packs stay unchanged.</source>
        <translation>Der Export wird nach dem aktuellen Paket angehalten. Um ihn fortzusetzen, wählen Sie erneut „Pakete exportieren…“. Abgeschlossene Pakete bleiben unverändert.</translation>
    </message>
    <message>
        <source>Printing stops after the labels that were already sent. To continue, resume the print job in the list of print jobs.</source>
        <translation>Der Druck wird nach den bereits gesendeten Etiketten angehalten. Um ihn fortzusetzen, setzen Sie den Druckauftrag in der Liste der Druckaufträge fort.</translation>
    </message>
    <message>
        <source>Nothing is lost.</source>
        <translation>Es geht nichts verloren.</translation>
    </message>
</context>
<context>
    <name>CodesSection</name>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Prin&amp;ter resolution (dpi)</source>
        <translation>&amp;Druckerauflösung (dpi)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln dots per module, {width} mm</source>
        <translation>
            <numerusform>%Ln Punkt je Modul, {width} mm</numerusform>
            <numerusform>%Ln Punkte je Modul, {width} mm</numerusform>
        </translation>
    </message>
    <message>
        <source>PNG in printer dots</source>
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
        <translation>Kein NFC-Tag</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>Beliebiges NFC-Tag</translation>
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
        <source>&amp;Module width</source>
        <translation>&amp;Modulbreite</translation>
    </message>
    <message>
        <source>&amp;NFC tag</source>
        <translation>N&amp;FC-Tag</translation>
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
        <source>Select a column first.</source>
        <translation>Wählen Sie zuerst eine Spalte aus.</translation>
    </message>
    <message>
        <source>This is the first column.</source>
        <translation>Dies ist die erste Spalte.</translation>
    </message>
    <message>
        <source>This is the last column.</source>
        <translation>Dies ist die letzte Spalte.</translation>
    </message>
    <message>
        <source>A pack needs at least one column.</source>
        <translation>Ein Paket benötigt mindestens eine Spalte.</translation>
    </message>
    <message>
        <source>&amp;Columns, from left to right</source>
        <translation>&amp;Spalten, von links nach rechts</translation>
    </message>
    <message>
        <source>New c&amp;olumn</source>
        <translation>Ne&amp;ue Spalte</translation>
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
        <source>Content</source>
        <translation>Inhalt</translation>
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
    <name>DateField</name>
    <message>
        <source>Show calendar</source>
        <translation>Kalender anzeigen</translation>
    </message>
    <message>
        <source>{date} HH:MM</source>
        <translation>{date} HH:MM</translation>
    </message>
    <message>
        <source>Enter date and time as {format}, for example {example}.</source>
        <translation>Geben Sie Datum und Uhrzeit im Format {format} ein, zum Beispiel {example}.</translation>
    </message>
    <message>
        <source>Enter the date as {format}, for example {example}.</source>
        <translation>Geben Sie das Datum im Format {format} ein, zum Beispiel {example}.</translation>
    </message>
</context>
<context>
    <name>DeletionController</name>
    <message>
        <source>Delete the product {product}?</source>
        <translation>Produkt {product} löschen?</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln products?</source>
        <translation>
            <numerusform>%Ln Produkt löschen?</numerusform>
            <numerusform>%Ln Produkte löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>This can&apos;t be undone.</source>
        <translation>Dies kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message numerus="yes">
        <source>Delete the brand {brand} and its %Ln products?</source>
        <translation>
            <numerusform>Marke {brand} und ihr %Ln Produkt löschen?</numerusform>
            <numerusform>Marke {brand} und ihre %Ln Produkte löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete the brand {brand}?</source>
        <translation>Marke {brand} löschen?</translation>
    </message>
    <message numerus="yes">
        <source>Its %Ln label designs are deleted, too.</source>
        <translation>
            <numerusform>Ihr %Ln Etikettenlayout wird ebenfalls gelöscht.</numerusform>
            <numerusform>Ihre %Ln Etikettenlayouts werden ebenfalls gelöscht.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeletionDialog</name>
    <message>
        <source>Delete?</source>
        <translation>Löschen?</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
</context>
<context>
    <name>DescribedValues</name>
    <message>
        <source>Further entries</source>
        <translation>Weitere Einträge</translation>
    </message>
</context>
<context>
    <name>DesignEditor</name>
    <message>
        <source>Label; arrow keys move the selected item, with Ctrl they resize it</source>
        <translation>Etikett; die Pfeiltasten verschieben das ausgewählte Element, mit Strg ändern sie seine Größe</translation>
    </message>
</context>
<context>
    <name>DesignImportController</name>
    <message>
        <source>Import label design</source>
        <translation>Etikettenlayout importieren</translation>
    </message>
    <message>
        <source>Label designs and ZPL templates (*.json *.zpl *.prn *.txt)</source>
        <translation>Etikettenlayouts und ZPL-Vorlagen (*.json *.zpl *.prn *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Name of the design</source>
        <translation>Name des Layouts</translation>
    </message>
    <message>
        <source>Replace design?</source>
        <translation>Layout ersetzen?</translation>
    </message>
    <message>
        <source>Labels that were printed keep the design that they were printed with.</source>
        <translation>Bereits gedruckte Etiketten behalten das Layout, mit dem sie gedruckt wurden.</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Ersetzen</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
</context>
<context>
    <name>DesignNameDialog</name>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>The design is being saved.</source>
        <translation>Das Layout wird gespeichert.</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Geben Sie einen Namen ein.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>DesignSaver</name>
    <message>
        <source>{name} copy</source>
        <translation>{name} Kopie</translation>
    </message>
    <message>
        <source>Save design as</source>
        <translation>Layout speichern unter</translation>
    </message>
</context>
<context>
    <name>DesignTexts</name>
    <message>
        <source>Brand {brand}</source>
        <translation>Marke {brand}</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigenes</translation>
    </message>
    <message>
        <source>Built-in</source>
        <translation>Integriert</translation>
    </message>
    <message>
        <source>{width} × {height} mm</source>
        <translation>{width} × {height} mm</translation>
    </message>
    <message>
        <source>ZPL, {dpi} dpi</source>
        <translation>ZPL, {dpi} dpi</translation>
    </message>
    <message>
        <source>{count} per sheet</source>
        <translation>{count} pro Bogen</translation>
    </message>
    <message>
        <source>Roll</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Job {job}: {product}, batch {batch}</source>
        <translation>Auftrag {job}: {product}, Charge {batch}</translation>
    </message>
</context>
<context>
    <name>DesignerDialog</name>
    <message>
        <source>{dpi} dpi</source>
        <translation>{dpi} dpi</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Re&amp;do</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>The changes of the design “{name}” aren&apos;t saved.</source>
        <translation>Die Änderungen am Layout „{name}“ sind nicht gespeichert.</translation>
    </message>
    <message>
        <source>The design is being saved.</source>
        <translation>Das Layout wird gespeichert.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <translation>Es gibt nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>Nothing to redo.</source>
        <translation>Es gibt nichts zu wiederholen.</translation>
    </message>
    <message>
        <source>Choose image</source>
        <translation>Bild auswählen</translation>
    </message>
    <message>
        <source>PNG images (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>Edit label design “{name}”</source>
        <translation>Etikettenlayout „{name}“ bearbeiten</translation>
    </message>
    <message>
        <source>Resolution of the printer</source>
        <translation>Auflösung des Druckers</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>DesignerTexts</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Kennzeichen</translation>
    </message>
    <message>
        <source>“{item}”</source>
        <translation>„{item}“</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>QR-Code</translation>
    </message>
    <message>
        <source>Data Matrix</source>
        <translation>Data Matrix</translation>
    </message>
    <message>
        <source>Frame (IEC 61406)</source>
        <translation>Rahmen (IEC 61406)</translation>
    </message>
    <message>
        <source>GS1 text</source>
        <translation>GS1-Text</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>Center</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Use a smaller font</source>
        <translation>Kleinere Schrift verwenden</translation>
    </message>
    <message>
        <source>Break lines</source>
        <translation>Zeilen umbrechen</translation>
    </message>
    <message>
        <source>Don&apos;t print</source>
        <translation>Nicht drucken</translation>
    </message>
</context>
<context>
    <name>DesignsDialog</name>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten…</translation>
    </message>
    <message>
        <source>&amp;Duplicate…</source>
        <translation>&amp;Duplizieren…</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>&amp;Umbenennen…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>Ent&amp;fernen…</translation>
    </message>
    <message>
        <source>Select a design.</source>
        <translation>Wählen Sie ein Layout aus.</translation>
    </message>
    <message>
        <source>A ZPL template must be edited in the program that created it.</source>
        <translation>Eine ZPL-Vorlage muss in dem Programm bearbeitet werden, mit dem sie erstellt wurde.</translation>
    </message>
    <message>
        <source>The design “{name}” was imported.</source>
        <translation>Das Layout „{name}“ wurde importiert.</translation>
    </message>
    <message>
        <source>Label designs (*.json)</source>
        <translation>Etikettenlayouts (*.json)</translation>
    </message>
    <message>
        <source>ZPL templates (*.zpl)</source>
        <translation>ZPL-Vorlagen (*.zpl)</translation>
    </message>
    <message>
        <source>Export label design</source>
        <translation>Etikettenlayout exportieren</translation>
    </message>
    <message>
        <source>The design was exported to {file}.</source>
        <translation>Das Layout wurde in {file} exportiert.</translation>
    </message>
    <message>
        <source>{name} copy</source>
        <translation>{name} Kopie</translation>
    </message>
    <message>
        <source>Duplicate design</source>
        <translation>Layout duplizieren</translation>
    </message>
    <message>
        <source>Rename design</source>
        <translation>Layout umbenennen</translation>
    </message>
    <message>
        <source>Remove design?</source>
        <translation>Layout entfernen?</translation>
    </message>
    <message>
        <source>Remove the design “{name}”?</source>
        <translation>Das Layout „{name}“ entfernen?</translation>
    </message>
    <message>
        <source>The history keeps it. To use it again later, export it first.</source>
        <translation>Im Verlauf bleibt es erhalten. Exportieren Sie es vorher, wenn Sie es später wieder verwenden möchten.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>Label designs</source>
        <translation>Etikettenlayouts</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>DesignsModel</name>
    <message>
        <source>Design</source>
        <translation>Layout</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etikett</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Material</translation>
    </message>
</context>
<context>
    <name>DestinationField</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>No file is chosen.</source>
        <translation>Es ist keine Datei ausgewählt.</translation>
    </message>
    <message>
        <source>C&amp;hange…</source>
        <translation>Ä&amp;ndern…</translation>
    </message>
    <message>
        <source>Printers that share the labels</source>
        <translation>Drucker, die sich die Etiketten teilen</translation>
    </message>
    <message>
        <source>Select at least two printers.</source>
        <translation>Wählen Sie mindestens zwei Drucker aus.</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>Wählen Sie eine Datei aus.</translation>
    </message>
    <message>
        <source>Several printers</source>
        <translation>Mehrere Drucker</translation>
    </message>
    <message>
        <source>File (PDF or ZPL)…</source>
        <translation>Datei (PDF oder ZPL)…</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>PDF-Dokumente (*.pdf)</translation>
    </message>
    <message>
        <source>ZPL files (*.zpl)</source>
        <translation>ZPL-Dateien (*.zpl)</translation>
    </message>
    <message>
        <source>Print to file</source>
        <translation>In Datei drucken</translation>
    </message>
</context>
<context>
    <name>DiscardDialog</name>
    <message>
        <source>Discard changes?</source>
        <translation>Änderungen verwerfen?</translation>
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
    <name>DisclosureButton</name>
    <message>
        <source>Expanded</source>
        <translation>Aufgeklappt</translation>
    </message>
    <message>
        <source>Collapsed</source>
        <translation>Zugeklappt</translation>
    </message>
    <message>
        <source>Collapse {title}</source>
        <translation>{title} zuklappen</translation>
    </message>
    <message>
        <source>Expand {title}</source>
        <translation>{title} aufklappen</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>&apos;{file}&apos; contains no Ed25519 public key in PEM format.</source>
        <translation>„{file}“ enthält keinen öffentlichen Ed25519-Schlüssel im PEM-Format.</translation>
    </message>
    <message>
        <source>&apos;{file}&apos; is not a database of DPP Desktop.</source>
        <translation>„{file}“ ist keine Datenbank von DPP Desktop.</translation>
    </message>
    <message>
        <source>&apos;{folder}&apos; already exists and doesn&apos;t contain the images of this pack.</source>
        <translation>„{folder}“ existiert bereits und enthält nicht die Bilder dieses Pakets.</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; can&apos;t be used: {reason}.</source>
        <translation>„{path}“ kann nicht verwendet werden: {reason}.</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; can&apos;t be written.</source>
        <translation>„{path}“ kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is inside the folder of another export.</source>
        <translation>„{path}“ liegt im Ordner eines anderen Exports.</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is not a folder.</source>
        <translation>„{path}“ ist kein Ordner.</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is not the manifest of an export.</source>
        <translation>„{path}“ ist kein Manifest eines Exports.</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is the folder of the workspace itself.</source>
        <translation>„{path}“ ist der Ordner des Arbeitsbereichs selbst.</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; was changed after export.</source>
        <translation>„{path}“ wurde nach dem Export geändert.</translation>
    </message>
    <message>
        <source>1 complete product becomes a draft.</source>
        <translation>1 vollständiges Produkt wird zum Entwurf.</translation>
    </message>
    <message>
        <source>1 of these has mint jobs, whose tokens keep their GTIN.</source>
        <translation>Für eines davon gibt es Aufträge; deren Token behalten ihre GTIN.</translation>
    </message>
    <message>
        <source>1 product gets a different GTIN.</source>
        <translation>1 Produkt erhält eine andere GTIN.</translation>
    </message>
    <message>
        <source>1 product keeps values that are empty in the list.</source>
        <translation>1 Produkt behält Werte, die in der Liste leer sind.</translation>
    </message>
    <message>
        <source>1 product loses its GTIN.</source>
        <translation>1 Produkt verliert seine GTIN.</translation>
    </message>
    <message>
        <source>1 product loses passport values: {values:,}.</source>
        <translation>1 Produkt verliert Werte im Produktpass: {values:,}.</translation>
    </message>
    <message>
        <source>1 row has a value</source>
        <translation>1 Zeile darin einen Wert hat</translation>
    </message>
    <message>
        <source>Add {ending} to the name.</source>
        <translation>Fügen Sie {ending} am Ende des Namens hinzu.</translation>
    </message>
    <message>
        <source>Afterwards, the workspace continues with new serials, and unfinished jobs are cancelled: mint the rest as new requests.</source>
        <translation>Danach verwendet der Arbeitsbereich neue Seriennummern, und nicht abgeschlossene Aufträge werden abgebrochen: Vergeben Sie den Rest als neue Aufträge.</translation>
    </message>
    <message>
        <source>Assign it above the columns.</source>
        <translation>Ordnen Sie sie über den Spalten zu.</translation>
    </message>
    <message>
        <source>Assign the columns and try again; nothing was changed.</source>
        <translation>Ordnen Sie die Spalten zu, und versuchen Sie es erneut; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Assign the columns of the sheet {sheet}, or choose a different sheet; nothing was changed.</source>
        <translation>Ordnen Sie die Spalten des Blatts {sheet} zu, oder wählen Sie ein anderes Blatt; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Batch {batch} has no tokens to export.</source>
        <translation>Charge {batch} enthält keine Token zum Exportieren.</translation>
    </message>
    <message>
        <source>Check uppercase letters, spaces and the keyboard layout; nothing was changed.</source>
        <translation>Prüfen Sie Groß- und Kleinschreibung, Leerzeichen und Tastaturbelegung; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Check it and try again.</source>
        <translation>Prüfen Sie ihn, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Check its rows with the workspace that created it, or skip checking the rows.</source>
        <translation>Prüfen Sie die Zeilen mit dem Arbeitsbereich, der den Export erstellt hat, oder verzichten Sie auf die Prüfung der Zeilen.</translation>
    </message>
    <message>
        <source>Check that its disk is connected. To create a new workspace, import a brand or the samples.</source>
        <translation>Prüfen Sie, ob der Datenträger angeschlossen ist. Um einen neuen Arbeitsbereich anzulegen, importieren Sie eine Marke oder die Beispiele.</translation>
    </message>
    <message>
        <source>Check that the disk is connected and works properly, then resume; completed work is kept.</source>
        <translation>Prüfen Sie, ob der Datenträger angeschlossen ist und fehlerfrei arbeitet, und setzen Sie den Vorgang dann fort; abgeschlossene Arbeit bleibt erhalten.</translation>
    </message>
    <message>
        <source>Check the URL: it may belong to a different site, brand or product.</source>
        <translation>Prüfen Sie die Webadresse: Sie kann zu einem anderen Standort, einer anderen Marke oder einem anderen Produkt gehören.</translation>
    </message>
    <message>
        <source>Check the brand&apos;s key, or import its brand file first.</source>
        <translation>Prüfen Sie den Schlüssel der Marke, oder importieren Sie zuerst ihre Markendatei.</translation>
    </message>
    <message>
        <source>Check the file&apos;s name and folder.</source>
        <translation>Prüfen Sie Name und Ordner der Datei.</translation>
    </message>
    <message>
        <source>Check the name, or import the brand or product first; nothing was changed.</source>
        <translation>Prüfen Sie den Namen, oder importieren Sie zuerst die Marke oder das Produkt; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Check the scanned code; if the unit is genuine, it belongs to site {site}.</source>
        <translation>Prüfen Sie den gescannten Code; wenn das Stück echt ist, gehört es zum Standort {site}.</translation>
    </message>
    <message>
        <source>Check the scanned code; the unit may come from another site or be counterfeit.</source>
        <translation>Prüfen Sie den gescannten Code; das Stück kann von einem anderen Standort stammen oder gefälscht sein.</translation>
    </message>
    <message>
        <source>Choose a batch that has tokens.</source>
        <translation>Wählen Sie eine Charge, die Token enthält.</translation>
    </message>
    <message>
        <source>Choose a folder for the workspace.</source>
        <translation>Wählen Sie einen Ordner für den Arbeitsbereich.</translation>
    </message>
    <message>
        <source>Choose a folder on a local disk for the workspace.</source>
        <translation>Wählen Sie für den Arbeitsbereich einen Ordner auf einem lokalen Datenträger.</translation>
    </message>
    <message>
        <source>Choose a folder on a local disk.</source>
        <translation>Wählen Sie einen Ordner auf einem lokalen Datenträger.</translation>
    </message>
    <message>
        <source>Choose a job that has tokens.</source>
        <translation>Wählen Sie einen Auftrag, der Token enthält.</translation>
    </message>
    <message>
        <source>Choose a name that ends in one of these.</source>
        <translation>Wählen Sie einen Namen, der auf eines davon endet.</translation>
    </message>
    <message>
        <source>Choose a new or empty folder, or move these files to a different folder; nothing was changed.</source>
        <translation>Wählen Sie einen neuen oder leeren Ordner, oder verschieben Sie diese Dateien in einen anderen Ordner; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Choose a unit in the table.</source>
        <translation>Wählen Sie ein Stück aus der Tabelle.</translation>
    </message>
    <message>
        <source>Choose an existing folder, or connect its disk.</source>
        <translation>Wählen Sie einen vorhandenen Ordner, oder schließen Sie seinen Datenträger an.</translation>
    </message>
    <message>
        <source>Choose a different file or folder.</source>
        <translation>Wählen Sie eine andere Datei oder einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Choose a different folder, or move that file to a different one.</source>
        <translation>Wählen Sie einen anderen Ordner, oder verschieben Sie diese Datei in einen anderen.</translation>
    </message>
    <message>
        <source>Choose a different folder.</source>
        <translation>Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Choose a different folder; nothing was changed.</source>
        <translation>Wählen Sie einen anderen Ordner; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Choose a different product from the list.</source>
        <translation>Wählen Sie ein anderes Produkt aus der Liste.</translation>
    </message>
    <message>
        <source>Choose a different workspace folder. If this was your workspace, its database is damaged: restore it from a backup.</source>
        <translation>Wählen Sie einen anderen Ordner als Arbeitsbereich. Falls dies Ihr Arbeitsbereich war, ist seine Datenbank beschädigt: Stellen Sie sie aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>Choose from these packs.</source>
        <translation>Wählen Sie eines oder mehrere dieser Pakete aus.</translation>
    </message>
    <message>
        <source>Choose the folder of an export.</source>
        <translation>Wählen Sie den Ordner eines Exports.</translation>
    </message>
    <message>
        <source>Choose the sheet with the list; nothing was changed.</source>
        <translation>Wählen Sie das Blatt mit der Liste; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Close that window, or quit its program, and try again.</source>
        <translation>Schließen Sie dieses Fenster, oder beenden Sie sein Programm, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Connect the disk that the link points to, or remove the link.</source>
        <translation>Schließen Sie den Datenträger an, auf den die Verknüpfung verweist, oder entfernen Sie die Verknüpfung.</translation>
    </message>
    <message>
        <source>Copy the file again, or export it again; nothing was changed.</source>
        <translation>Kopieren oder exportieren Sie die Datei erneut; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Correct the file, or request a correct one from its author; nothing was changed.</source>
        <translation>Korrigieren Sie die Datei, oder fordern Sie beim Ersteller eine korrekte Datei an; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Correct the listed problems and try again; nothing was changed.</source>
        <translation>Beheben Sie die genannten Probleme, und versuchen Sie es erneut; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Create a new workspace for another site, and set its number before it mints.</source>
        <translation>Legen Sie für einen anderen Standort einen neuen Arbeitsbereich an, und legen Sie dessen Nummer fest, bevor er Token vergibt.</translation>
    </message>
    <message>
        <source>Don&apos;t choose a sheet; nothing was changed.</source>
        <translation>Wählen Sie kein Blatt; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Enter the full path of a folder.</source>
        <translation>Geben Sie den vollständigen Pfad eines Ordners ein.</translation>
    </message>
    <message>
        <source>Enter the passphrase that it was exported with; nothing was changed.</source>
        <translation>Geben Sie die Passphrase ein, mit der sie exportiert wurde; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Enter the full URL.</source>
        <translation>Geben Sie die vollständige Webadresse ein.</translation>
    </message>
    <message>
        <source>Expecting &apos;,&apos; delimiter</source>
        <translation>ein „,“ fehlt</translation>
    </message>
    <message>
        <source>Expecting &apos;:&apos; delimiter</source>
        <translation>ein „:“ fehlt</translation>
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
        <source>Export it first; nothing was changed.</source>
        <translation>Exportieren Sie es zuerst; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Export {export} is completed.</source>
        <translation>Export {export} ist abgeschlossen.</translation>
    </message>
    <message>
        <source>Export {export} was taken over by another process.</source>
        <translation>Export {export} wurde von einem anderen Prozess übernommen.</translation>
    </message>
    <message>
        <source>Export {export} to &apos;{directory}&apos; is already running in another process.</source>
        <translation>Export {export} nach „{directory}“ wird bereits von einem anderen Prozess ausgeführt.</translation>
    </message>
    <message>
        <source>Extra data</source>
        <translation>nach dem Ende stehen weitere Daten</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>die Datei ist bereits vorhanden</translation>
    </message>
    <message>
        <source>File locks don&apos;t work in &apos;{folder}&apos;, so two programs could mint the same job.</source>
        <translation>In „{folder}“ funktionieren Dateisperren nicht, sodass zwei Programme denselben Auftrag ausführen könnten.</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>der Name ist zu lang</translation>
    </message>
    <message>
        <source>Free some space and resume; completed work is kept.</source>
        <translation>Geben Sie Speicherplatz frei, und setzen Sie den Vorgang fort; abgeschlossene Arbeit bleibt erhalten.</translation>
    </message>
    <message>
        <source>Free some space there, or choose a folder on a different disk; no files were created.</source>
        <translation>Geben Sie dort Speicherplatz frei, oder wählen Sie einen Ordner auf einem anderen Datenträger; es wurden keine Dateien angelegt.</translation>
    </message>
    <message>
        <source>Get permission to write there, or choose a different folder.</source>
        <translation>Fordern Sie Schreibrechte für diesen Ordner an, oder wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>Get permission, or choose a different file or folder.</source>
        <translation>Fordern Sie die Berechtigung an, oder wählen Sie eine andere Datei oder einen anderen Ordner.</translation>
    </message>
    <message>
        <source>If it was marked by mistake, undo that first; nothing was changed.</source>
        <translation>Wurde es versehentlich vermerkt, machen Sie das zuerst rückgängig; es wurde nichts geändert.</translation>
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
        <source>Import the file into a new workspace whose site number no other site has; nothing was changed.</source>
        <translation>Importieren Sie die Datei in einen neuen Arbeitsbereich, dessen Standortnummer kein anderer Standort hat; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>To review these products first, import the list from the Workspace menu; nothing was changed.</source>
        <translation>Um diese Produkte vorher zu prüfen, importieren Sie die Liste über das Menü „Arbeitsbereich“; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Import the products again; nothing was changed.</source>
        <translation>Importieren Sie die Produkte erneut; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>&apos;{file}&apos; already exists.</source>
        <translation>„{file}“ ist bereits vorhanden.</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; isn&apos;t a list of units such as 3-69,80.</source>
        <translation>„{text}“ ist keine Liste von Stücken wie 3-69,80.</translation>
    </message>
    <message>
        <source>A void unit is left out: {units}.</source>
        <translation>Ein ungültiges Stück wird ausgelassen: {units}.</translation>
    </message>
    <message>
        <source>All selected tokens of job {job} are void.</source>
        <translation>Alle ausgewählten Token von Auftrag {job} sind ungültig.</translation>
    </message>
    <message>
        <source>All tokens of batch {batch} are void.</source>
        <translation>Alle Token der Charge {batch} sind ungültig.</translation>
    </message>
    <message>
        <source>An earlier mistake isn&apos;t cleared yet: {scan}.</source>
        <translation>Ein früherer Fehler ist noch nicht quittiert: {scan}.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>Broken pipe</source>
        <translation>Verbindung geschlossen</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Change the product&apos;s data or the design; nothing was printed.</source>
        <translation>Ändern Sie die Produktdaten oder das Etikettenlayout; es wurde nichts gedruckt.</translation>
    </message>
    <message>
        <source>Check that the printer is on and connected, and check its address.</source>
        <translation>Prüfen Sie, ob der Drucker eingeschaltet und verbunden ist, und prüfen Sie seine Adresse.</translation>
    </message>
    <message>
        <source>Check that they are printed. If the printer never confirms labels, set it up without status.</source>
        <translation>Prüfen Sie, ob sie gedruckt sind. Wenn der Drucker Etiketten nie bestätigt, richten Sie ihn ohne Status ein.</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>Geprüft von</translation>
    </message>
    <message>
        <source>Choose a different design or printer, or change the settings of the printer.</source>
        <translation>Wählen Sie ein anderes Etikettenlayout oder einen anderen Drucker, oder ändern Sie die Einstellungen des Druckers.</translation>
    </message>
    <message>
        <source>Choose a different name, or remove that printer first.</source>
        <translation>Wählen Sie einen anderen Namen, oder entfernen Sie zuerst diesen Drucker.</translation>
    </message>
    <message>
        <source>Choose a unit of the job.</source>
        <translation>Wählen Sie ein Stück des Auftrags aus.</translation>
    </message>
    <message>
        <source>Choose other units; nothing was printed.</source>
        <translation>Wählen Sie andere Stücke; es wurde nichts gedruckt.</translation>
    </message>
    <message>
        <source>Choose tokens that aren&apos;t void.</source>
        <translation>Wählen Sie Token aus, die nicht ungültig sind.</translation>
    </message>
    <message>
        <source>Clear it before you scan further labels.</source>
        <translation>Quittieren Sie ihn, bevor Sie weitere Etiketten scannen.</translation>
    </message>
    <message>
        <source>Clear the mistake, then scan this label again.</source>
        <translation>Quittieren Sie den Fehler, und scannen Sie dieses Etikett dann noch einmal.</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation>Verbindung von der Gegenseite zurückgesetzt</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>Zeitüberschreitung der Verbindung</translation>
    </message>
    <message>
        <source>Correct the listed problems and try again; nothing was printed.</source>
        <translation>Beheben Sie die genannten Probleme, und versuchen Sie es erneut; es wurde nichts gedruckt.</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Doppelt</translation>
    </message>
    <message>
        <source>Foreign</source>
        <translation>Fremd</translation>
    </message>
    <message>
        <source>Graded</source>
        <translation>Bewertet</translation>
    </message>
    <message>
        <source>If it was printed elsewhere, mark its pack as handed over, then scan it again. Otherwise, remove it.</source>
        <translation>Wenn das Etikett anderswo gedruckt wurde, markieren Sie sein Paket als übergeben, und scannen Sie es noch einmal. Andernfalls entfernen Sie es.</translation>
    </message>
    <message>
        <source>If this is a second label with the same serial, remove it.</source>
        <translation>Wenn dies ein zweites Etikett mit derselben Seriennummer ist, entfernen Sie es.</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>Install the missing library; the &apos;dpp-desktop&apos; commands work without it.</source>
        <translation>Installieren Sie die fehlende Bibliothek; die Befehle von „dpp-desktop“ funktionieren auch ohne sie.</translation>
    </message>
    <message>
        <source>Install the package pysqlite3 with SQLite {version} or newer.</source>
        <translation>Installieren Sie das Paket pysqlite3 mit SQLite {version} oder neuer.</translation>
    </message>
    <message>
        <source>Internal error: {kind}: {text}. Please report it with the log of this workspace.</source>
        <translation>Interner Fehler: {kind}: {text}. Bitte melden Sie ihn mit dem Protokoll dieses Arbeitsbereichs.</translation>
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
        <translation>ungültiges Argument</translation>
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
        <translation>Er verwendet ab jetzt neue Seriennummern; nicht abgeschlossene Aufträge wurden abgebrochen.</translation>
    </message>
    <message>
        <source>It continues with new serials; unfinished jobs are kept.</source>
        <translation>Er verwendet ab jetzt neue Seriennummern; nicht abgeschlossene Aufträge bleiben erhalten.</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Job {job}</source>
        <translation>Auftrag {job}</translation>
    </message>
    <message>
        <source>Job {job} can&apos;t be paused: it is {status}.</source>
        <translation>Auftrag {job} kann nicht angehalten werden: Er ist {status}.</translation>
    </message>
    <message>
        <source>Job {job} has no tokens to export.</source>
        <translation>Auftrag {job} enthält keine Token zum Exportieren.</translation>
    </message>
    <message>
        <source>Job {job} is being minted by another process.</source>
        <translation>Auftrag {job} wird gerade von einem anderen Prozess ausgeführt.</translation>
    </message>
    <message>
        <source>Job {job} is completed: all {quantity:,} tokens are minted.</source>
        <translation>Auftrag {job} ist abgeschlossen: Alle {quantity:,} Token sind vergeben.</translation>
    </message>
    <message>
        <source>Job {job} is completed: its one token is minted.</source>
        <translation>Auftrag {job} ist abgeschlossen: Sein einziges Token ist vergeben.</translation>
    </message>
    <message>
        <source>Job {job} is {status}: its one token isn&apos;t minted.</source>
        <translation>Auftrag {job} ist {status}: Sein einziges Token ist nicht vergeben.</translation>
    </message>
    <message>
        <source>Job {job} is {status}: {minted:,} of {quantity:,} tokens are minted.</source>
        <translation>Auftrag {job} ist {status}: {minted:,} von {quantity:,} Token sind vergeben.</translation>
    </message>
    <message>
        <source>Job {job} is {status}: {minted:,} of {quantity:,} units are minted.</source>
        <translation>Auftrag {job} ist {status}: {minted:,} von {quantity:,} Token sind vergeben.</translation>
    </message>
    <message>
        <source>Job {job}, order {order}</source>
        <translation>Auftrag {job}, Auftragsnummer {order}</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Leave the database unchanged, and restore the workspace from a backup.</source>
        <translation>Lassen Sie die Datenbank unverändert und stellen Sie den Arbeitsbereich aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>Mint units first.</source>
        <translation>Vergeben Sie zuerst Token.</translation>
    </message>
    <message>
        <source>Minted</source>
        <translation>Vergeben</translation>
    </message>
    <message>
        <source>Move the items of the design inwards, or calibrate the printer again; nothing was printed.</source>
        <translation>Verschieben Sie die Elemente des Etikettenlayouts nach innen oder kalibrieren Sie den Drucker erneut; es wurde nichts gedruckt.</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>Netzwerk nicht erreichbar</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>Keine Route zum Host</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>Kein Speicherplatz mehr auf dem Gerät</translation>
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
        <source>No token with the serial {serial} was minted in this workspace.</source>
        <translation>In diesem Arbeitsbereich wurde kein Token mit der Seriennummer {serial} vergeben.</translation>
    </message>
    <message>
        <source>No tokens were minted for batch {batch} of product {product} of brand {brand}.</source>
        <translation>Für Charge {batch} des Produkts {product} der Marke {brand} wurden keine Token vergeben.</translation>
    </message>
    <message>
        <source>No units of batch {batch} are minted.</source>
        <translation>Für Charge {batch} sind noch keine Token vergeben.</translation>
    </message>
    <message>
        <source>No units of job {job} are minted.</source>
        <translation>Für Auftrag {job} sind noch keine Token vergeben.</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>es ist kein Ordner</translation>
    </message>
    <message>
        <source>Not printed</source>
        <translation>Nicht gedruckt</translation>
    </message>
    <message>
        <source>Only imported designs can be removed.</source>
        <translation>Nur importierte Etikettenlayouts können entfernt werden.</translation>
    </message>
    <message>
        <source>Open it again to see the current values; your changes were not saved.</source>
        <translation>Öffnen Sie es erneut, um die aktuellen Werte zu sehen; Ihre Änderungen wurden nicht gespeichert.</translation>
    </message>
    <message>
        <source>Pack {pack} can&apos;t be re-created unchanged: the database is damaged or was changed.</source>
        <translation>Paket {pack} kann nicht unverändert neu erstellt werden: Die Datenbank ist beschädigt oder wurde geändert.</translation>
    </message>
    <message>
        <source>Pack {pack} contains a void unit, in row {rows}: don&apos;t use that row.</source>
        <translation>Paket {pack} enthält ein ungültiges Stück in Zeile {rows}: Verwenden Sie diese Zeile nicht.</translation>
    </message>
    <message>
        <source>Pack {pack} contains {count:,} void units, in rows {rows}: don&apos;t use these rows.</source>
        <translation>Paket {pack} enthält {count:,} ungültige Stücke in den Zeilen {rows}: Verwenden Sie diese Zeilen nicht.</translation>
    </message>
    <message>
        <source>Pack {pack} has no rows, because all of its units are void.</source>
        <translation>Paket {pack} enthält keine Zeilen, weil alle seine Stücke ungültig sind.</translation>
    </message>
    <message>
        <source>Pack {pack} of export {export} doesn&apos;t exist yet.</source>
        <translation>Paket {pack} von Export {export} existiert noch nicht.</translation>
    </message>
    <message>
        <source>Pack {pack} of export {export} was already handed over by {by} on {at} UTC.</source>
        <translation>Paket {pack} von Export {export} wurde bereits am {at} UTC von {by} übergeben.</translation>
    </message>
    <message>
        <source>Pack {pack} was re-created, but it was already handed over by {by} on {at} UTC: its labels may already be printed.</source>
        <translation>Paket {pack} wurde neu erstellt, aber bereits am {at} UTC von {by} übergeben: Seine Etiketten sind möglicherweise schon gedruckt.</translation>
    </message>
    <message>
        <source>Packs {packs} have no rows, because all of their units are void.</source>
        <translation>Die Pakete {packs} enthalten keine Zeilen, weil alle ihre Stücke ungültig sind.</translation>
    </message>
    <message>
        <source>Packs {packs} were re-created, but they were already handed over by {by} on {at} UTC: their labels may already be printed.</source>
        <translation>Die Pakete {packs} wurden neu erstellt, aber bereits am {at} UTC von {by} übergeben: Ihre Etiketten sind möglicherweise schon gedruckt.</translation>
    </message>
    <message>
        <source>Prepared by</source>
        <translation>Erstellt von</translation>
    </message>
    <message>
        <source>Print job {print} has changed in the meantime.</source>
        <translation>Der Druckauftrag {print} hat sich in der Zwischenzeit geändert.</translation>
    </message>
    <message>
        <source>Print job {print} is being printed on {printer}.</source>
        <translation>Der Druckauftrag {print} wird gerade auf {printer} gedruckt.</translation>
    </message>
    <message>
        <source>Print job {print} is running in another process.</source>
        <translation>Der Druckauftrag {print} läuft in einem anderen Prozess.</translation>
    </message>
    <message>
        <source>Print job {print} is {status}.</source>
        <translation>Der Druckauftrag {print} ist {status}.</translation>
    </message>
    <message>
        <source>Print job {print} was taken over by another process.</source>
        <translation>Der Druckauftrag {print} wurde von einem anderen Prozess übernommen.</translation>
    </message>
    <message>
        <source>Printer &apos;{printer}&apos; can&apos;t be reached: {reason}.</source>
        <translation>Der Drucker „{printer}“ ist nicht erreichbar: {reason}.</translation>
    </message>
    <message>
        <source>Printer &apos;{printer}&apos; can&apos;t print these labels: {reason}.</source>
        <translation>Der Drucker „{printer}“ kann diese Etiketten nicht drucken: {reason}.</translation>
    </message>
    <message>
        <source>Printer &apos;{printer}&apos; has received all labels but doesn&apos;t confirm them.</source>
        <translation>Der Drucker „{printer}“ hat alle Etiketten empfangen, bestätigt sie aber nicht.</translation>
    </message>
    <message>
        <source>Printer &apos;{printer}&apos; is connected but prints nothing.</source>
        <translation>Der Drucker „{printer}“ ist verbunden, druckt aber nicht.</translation>
    </message>
    <message>
        <source>Printer &apos;{printer}&apos; is open.</source>
        <translation>Der Drucker „{printer}“ ist geöffnet.</translation>
    </message>
    <message>
        <source>Printer &apos;{printer}&apos; is out of labels.</source>
        <translation>Im Drucker „{printer}“ sind keine Etiketten mehr.</translation>
    </message>
    <message>
        <source>Printer &apos;{printer}&apos; is out of ribbon.</source>
        <translation>Im Drucker „{printer}“ ist das Farbband zu Ende.</translation>
    </message>
    <message>
        <source>Printer &apos;{printer}&apos; is paused.</source>
        <translation>Der Drucker „{printer}“ ist angehalten.</translation>
    </message>
    <message>
        <source>Printer &apos;{printer}&apos; reports an error.</source>
        <translation>Der Drucker „{printer}“ meldet einen Fehler.</translation>
    </message>
    <message>
        <source>Printer &apos;{printer}&apos; still has labels of an earlier print job.</source>
        <translation>Der Drucker „{printer}“ hat noch Etiketten eines früheren Druckauftrags.</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Gründe</translation>
    </message>
    <message>
        <source>Reconciliation of batch {batch}</source>
        <translation>Abgleich der Charge {batch}</translation>
    </message>
    <message>
        <source>Reconciliation of job {job}</source>
        <translation>Abgleich des Auftrags {job}</translation>
    </message>
    <message>
        <source>Remove it, and destroy the label.</source>
        <translation>Entfernen Sie es, und vernichten Sie das Etikett.</translation>
    </message>
    <message>
        <source>Remove it, then restart the program.</source>
        <translation>Entfernen Sie sie, und starten Sie das Programm dann neu.</translation>
    </message>
    <message>
        <source>Remove it; it doesn&apos;t belong here.</source>
        <translation>Entfernen Sie es; es gehört nicht hierher.</translation>
    </message>
    <message>
        <source>Replace it, or move the file to a different folder and export again; nothing was overwritten.</source>
        <translation>Ersetzen Sie es, oder verschieben Sie die Datei in einen anderen Ordner, und exportieren Sie erneut; es wurde nichts überschrieben.</translation>
    </message>
    <message>
        <source>Request fewer units.</source>
        <translation>Fordern Sie weniger Stück an.</translation>
    </message>
    <message>
        <source>Resolve the interrupted print job, or reprint the units with a reason; on the command line, use prints or reprint. Nothing was printed.</source>
        <translation>Klären Sie den unterbrochenen Druckauftrag, oder drucken Sie die Stücke mit Angabe eines Grundes nach; auf der Befehlszeile verwenden Sie prints oder reprint. Es wurde nichts gedruckt.</translation>
    </message>
    <message>
        <source>Restart the program to use the current database.</source>
        <translation>Starten Sie das Programm neu, um die aktuelle Datenbank zu verwenden.</translation>
    </message>
    <message>
        <source>Restore it from a backup; a new database would repeat its serials.</source>
        <translation>Stellen Sie sie aus einer Sicherung wieder her; eine neue Datenbank würde ihre Seriennummern wiederholen.</translation>
    </message>
    <message>
        <source>Restore the workspace from a backup. If you have already restored it, choose &apos;Workspace was restored&apos; in the menu, or run &apos;dpp-desktop workspace renew&apos;.</source>
        <translation>Stellen Sie den Arbeitsbereich aus einer Sicherung wieder her. Ist das bereits geschehen, wählen Sie im Menü „Arbeitsbereich wurde wiederhergestellt“, oder führen Sie „dpp-desktop workspace renew“ aus.</translation>
    </message>
    <message>
        <source>Resume it without a last good label; nothing was changed.</source>
        <translation>Setzen Sie ihn ohne letztes gutes Etikett fort; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Resume or cancel that print job first; nothing was printed.</source>
        <translation>Setzen Sie zuerst diesen Druckauftrag fort, oder brechen Sie ihn ab; es wurde nichts gedruckt.</translation>
    </message>
    <message>
        <source>Resume the job and wait until it is completed, or cancel it to export the minted tokens.</source>
        <translation>Setzen Sie den Auftrag fort, und warten Sie, bis er abgeschlossen ist, oder brechen Sie ihn ab, um die vergebenen Token zu exportieren.</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Richtig</translation>
    </message>
    <message>
        <source>SQLite {version} can lose saved data.</source>
        <translation>SQLite {version} kann gespeicherte Daten verlieren.</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>Save it as CSV in UTF-8, or choose its encoding; nothing was changed.</source>
        <translation>Speichern Sie sie als CSV in UTF-8, oder wählen Sie ihre Zeichenkodierung; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Save the pack in a different folder; nothing was overwritten.</source>
        <translation>Speichern Sie das Paket in einem anderen Ordner; es wurde nichts überschrieben.</translation>
    </message>
    <message>
        <source>Save the rows as CSV.</source>
        <translation>Speichern Sie die Zeilen als CSV.</translation>
    </message>
    <message>
        <source>Scan its label, then resume the print job.</source>
        <translation>Scannen Sie das Etikett, und setzen Sie dann den Druckauftrag fort.</translation>
    </message>
    <message>
        <source>Scan the code again, or enter the serial as printed.</source>
        <translation>Scannen Sie den Code erneut, oder geben Sie die Seriennummer wie aufgedruckt ein.</translation>
    </message>
    <message>
        <source>Scan the code again.</source>
        <translation>Scannen Sie den Code noch einmal.</translation>
    </message>
    <message>
        <source>Scan the last good label instead; nothing was changed.</source>
        <translation>Scannen Sie stattdessen das letzte gute Etikett; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Set a site number for this workspace that no other site has, then import the file again; nothing was changed.</source>
        <translation>Legen Sie für diesen Arbeitsbereich eine Standortnummer fest, die kein anderer Standort hat, und importieren Sie die Datei dann erneut; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Unterschrift</translation>
    </message>
    <message>
        <source>Skip checking the rows; everything else can be checked without a workspace.</source>
        <translation>Verzichten Sie auf die Prüfung der Zeilen; alles andere lässt sich ohne Arbeitsbereich prüfen.</translation>
    </message>
    <message>
        <source>Spoiled</source>
        <translation>Ausschuss</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>die Verbindung zur Datei ist unterbrochen</translation>
    </message>
    <message>
        <source>Start it on a desktop, or use the commands in &apos;dpp-desktop --help&apos;.</source>
        <translation>Starten Sie das Programm auf einem Desktop, oder verwenden Sie die Befehle aus „dpp-desktop --help“.</translation>
    </message>
    <message>
        <source>The URLs don&apos;t fit on {tag}: an NDEF message needs {needed:,} bytes, and the tag has {available:,}.</source>
        <translation>Die Webadressen passen nicht auf {tag}: Eine NDEF-Nachricht benötigt {needed:,} Bytes, und das Tag hat {available:,}.</translation>
    </message>
    <message>
        <source>The batch now has one more token, which isn&apos;t in this export: export it to a different folder.</source>
        <translation>Die Charge hat jetzt ein weiteres Token, das nicht in diesem Export enthalten ist: Exportieren Sie sie in einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The batch now has {more:,} more tokens, which aren&apos;t in this export: export them to a different folder.</source>
        <translation>Die Charge hat jetzt {more:,} weitere Token, die nicht in diesem Export enthalten sind: Exportieren Sie sie in einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The brand&apos;s export profile sets this: choose a different profile, or correct the brand file and import it again; nothing was changed.</source>
        <translation>Das Exportprofil der Marke legt dies fest: Wählen Sie ein anderes Profil, oder korrigieren Sie die Markendatei, und importieren Sie sie erneut; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The code of a void unit is never used again.</source>
        <translation>Der Code eines ungültigen Stücks wird nie wieder verwendet.</translation>
    </message>
    <message>
        <source>The column &apos;{source}&apos; is empty: no passport has this value.</source>
        <translation>Die Spalte „{source}“ ist leer: Kein Produktpass enthält diesen Wert.</translation>
    </message>
    <message>
        <source>The computer is too busy or has too little free memory to check this.</source>
        <translation>Der Computer ist zu stark ausgelastet oder hat zu wenig freien Arbeitsspeicher, um dies zu prüfen.</translation>
    </message>
    <message>
        <source>The connection to printer &apos;{printer}&apos; was lost: {reason}.</source>
        <translation>Die Verbindung zum Drucker „{printer}“ wurde unterbrochen: {reason}.</translation>
    </message>
    <message>
        <source>The database &apos;{file}&apos; is a link to a file that doesn&apos;t exist.</source>
        <translation>Die Datenbank „{file}“ ist eine Verknüpfung zu einer Datei, die es nicht gibt.</translation>
    </message>
    <message>
        <source>The database &apos;{file}&apos; is damaged.</source>
        <translation>Die Datenbank „{file}“ ist beschädigt.</translation>
    </message>
    <message>
        <source>The database &apos;{file}&apos; is damaged: the end of the file is missing.</source>
        <translation>Die Datenbank „{file}“ ist beschädigt: Das Ende der Datei fehlt.</translation>
    </message>
    <message>
        <source>The database &apos;{file}&apos; is missing or empty.</source>
        <translation>Die Datenbank „{file}“ fehlt oder ist leer.</translation>
    </message>
    <message>
        <source>The database &apos;{file}&apos; was locked by another program for too long.</source>
        <translation>Die Datenbank „{file}“ war zu lange durch ein anderes Programm gesperrt.</translation>
    </message>
    <message>
        <source>The database &apos;{file}&apos; was replaced or removed while it was open.</source>
        <translation>Die Datenbank „{file}“ wurde ausgetauscht oder entfernt, während sie geöffnet war.</translation>
    </message>
    <message>
        <source>The database is damaged.</source>
        <translation>Die Datenbank ist beschädigt.</translation>
    </message>
    <message>
        <source>The database is damaged: entry {entry:,} of the journal of units was changed.</source>
        <translation>Die Datenbank ist beschädigt: Eintrag {entry:,} im Journal der Stücke wurde geändert.</translation>
    </message>
    <message>
        <source>The database is damaged: in the table &apos;{table}&apos;, &apos;{name}&apos; is missing or different.</source>
        <translation>Die Datenbank ist beschädigt: In der Tabelle „{table}“ fehlt „{name}“ oder ist anders.</translation>
    </message>
    <message>
        <source>The database is damaged: in {units}, stored serials don&apos;t match their numbers.</source>
        <translation>Die Datenbank ist beschädigt: Bei {units} passen gespeicherte Seriennummern nicht zu ihren Zählnummern.</translation>
    </message>
    <message>
        <source>The database is damaged: it contains numbers that can&apos;t be added.</source>
        <translation>Die Datenbank ist beschädigt: Sie enthält Zahlen, die sich nicht addieren lassen.</translation>
    </message>
    <message>
        <source>The database is damaged: its rows contradict each other ({reason}).</source>
        <translation>Die Datenbank ist beschädigt: Ihre Zeilen widersprechen sich ({reason}).</translation>
    </message>
    <message>
        <source>The database is damaged: its tables don&apos;t match its version {version} ({reason}).</source>
        <translation>Die Datenbank ist beschädigt: Ihre Tabellen passen nicht zu ihrer Version {version} ({reason}).</translation>
    </message>
    <message>
        <source>The database is damaged: row {row} of the table &apos;{table}&apos; has no valid value in &apos;{column}&apos;.</source>
        <translation>Die Datenbank ist beschädigt: Zeile {row} der Tabelle „{table}“ hat keinen gültigen Wert in „{column}“.</translation>
    </message>
    <message>
        <source>The database is damaged: row {row} of the table &apos;{table}&apos; is missing.</source>
        <translation>Die Datenbank ist beschädigt: Zeile {row} der Tabelle „{table}“ fehlt.</translation>
    </message>
    <message>
        <source>The database is damaged: the checksum of units {first:,} to {last:,} of job {job} doesn&apos;t match their tokens.</source>
        <translation>Die Datenbank ist beschädigt: Die Prüfsumme der Stücke {first:,} bis {last:,} von Auftrag {job} passt nicht zu ihren Token.</translation>
    </message>
    <message>
        <source>The database is damaged: the counter of serial space {space} points to serials that are already reserved.</source>
        <translation>Die Datenbank ist beschädigt: Der Zähler des Seriennummernraums {space} zeigt auf bereits reservierte Seriennummern.</translation>
    </message>
    <message>
        <source>The database is damaged: the serials of {units} are unchanged, but the numbers or the key that they were generated from are not.</source>
        <translation>Die Datenbank ist beschädigt: Die Seriennummern von {units} sind unverändert, die Zählnummern oder der Schlüssel, aus denen sie erzeugt wurden, jedoch nicht.</translation>
    </message>
    <message>
        <source>The database is damaged: the tokens of {units} are missing or incomplete.</source>
        <translation>Die Datenbank ist beschädigt: Die Token von {units} fehlen oder sind unvollständig.</translation>
    </message>
    <message>
        <source>The database is damaged: {jobs} the same serials.</source>
        <translation>Die Datenbank ist beschädigt: {jobs} dieselben Seriennummern.</translation>
    </message>
    <message>
        <source>The design {design} belongs to the file of the brand {brand}.</source>
        <translation>Das Etikettenlayout {design} gehört zur Datei der Marke {brand}.</translation>
    </message>
    <message>
        <source>The design {design} is built in.</source>
        <translation>Das Etikettenlayout {design} ist integriert.</translation>
    </message>
    <message>
        <source>The disk reported an error at &apos;{path}&apos;: {reason}.</source>
        <translation>Der Datenträger meldet einen Fehler bei „{path}“: {reason}.</translation>
    </message>
    <message>
        <source>The export to &apos;{folder}&apos; has changed in the meantime.</source>
        <translation>Der Export nach „{folder}“ hat sich inzwischen geändert.</translation>
    </message>
    <message>
        <source>The file system of the workspace doesn&apos;t support a write-ahead log.</source>
        <translation>Das Dateisystem des Arbeitsbereichs unterstützt kein Write-Ahead-Log.</translation>
    </message>
    <message>
        <source>The file {name} contains a brand&apos;s serial key and is protected by a passphrase.</source>
        <translation>Die Datei {name} enthält den Seriennummernschlüssel einer Marke und ist durch eine Passphrase geschützt.</translation>
    </message>
    <message>
        <source>The folder &apos;{folder}&apos; contains no export: it has no {file}.</source>
        <translation>Der Ordner „{folder}“ enthält keinen Export: Die Datei {file} fehlt.</translation>
    </message>
    <message>
        <source>The folder&apos;s name is not valid UTF-8.</source>
        <translation>Der Name des Ordners ist kein gültiges UTF-8.</translation>
    </message>
    <message>
        <source>The journal has {count:,} more of these entries.</source>
        <translation>Das Journal enthält {count:,} weitere dieser Einträge.</translation>
    </message>
    <message>
        <source>The label design &apos;{name}&apos; has changed in the meantime.</source>
        <translation>Das Etikettenlayout „{name}“ hat sich in der Zwischenzeit geändert.</translation>
    </message>
    <message>
        <source>The label of unit {unit:,} of job {job} is recorded as spoiled.</source>
        <translation>Das Etikett von Stück {unit:,} von Auftrag {job} ist als Ausschuss erfasst.</translation>
    </message>
    <message>
        <source>The list of print jobs shows their numbers.</source>
        <translation>Die Liste der Druckaufträge zeigt ihre Nummern.</translation>
    </message>
    <message>
        <source>The order number &apos;{key}&apos; belongs to job {job}, which differs in {differences}.</source>
        <translation>Die Auftragsnummer „{key}“ gehört zu Auftrag {job} mit anderen Angaben: {differences}.</translation>
    </message>
    <message>
        <source>The list of exports shows their numbers.</source>
        <translation>Die Liste der Exporte zeigt die Nummern.</translation>
    </message>
    <message>
        <source>The list of jobs shows the batches.</source>
        <translation>Die Liste der Aufträge zeigt die Chargen.</translation>
    </message>
    <message>
        <source>The list of jobs shows their numbers.</source>
        <translation>Die Liste der Aufträge zeigt die Nummern.</translation>
    </message>
    <message>
        <source>The log &apos;{file}&apos; is not a file.</source>
        <translation>Das Protokoll „{file}“ ist keine Datei.</translation>
    </message>
    <message>
        <source>The modules of the QR codes are {width} mm wide. GS1 specifies {least} to {most} mm for retail points of sale, and wider codes may not be read there.</source>
        <translation>Die Module der QR-Codes sind {width} mm breit. GS1 legt für den Einzelhandel {least} bis {most} mm fest; breitere Codes werden dort möglicherweise nicht gelesen.</translation>
    </message>
    <message>
        <source>The name of the workspace folder is not valid.</source>
        <translation>Der Name des Arbeitsbereichsordners ist ungültig.</translation>
    </message>
    <message>
        <source>The packs need up to {needed:,} MB, and the disk of &apos;{folder}&apos; has {free:,} MB free.</source>
        <translation>Die Pakete benötigen bis zu {needed:,} MB, und auf dem Datenträger von „{folder}“ sind {free:,} MB frei.</translation>
    </message>
    <message>
        <source>The product {sku} no longer exists.</source>
        <translation>Das Produkt {sku} gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The product {sku} was changed by someone else during the import.</source>
        <translation>Das Produkt {sku} wurde während des Imports von jemand anderem geändert.</translation>
    </message>
    <message>
        <source>The product {sku} was changed by someone else while you edited it.</source>
        <translation>Das Produkt {sku} wurde von jemand anderem geändert, während Sie es bearbeitet haben.</translation>
    </message>
    <message>
        <source>The serial space has only {free:,} serials left.</source>
        <translation>Im Seriennummernraum sind nur noch {free:,} Seriennummern frei.</translation>
    </message>
    <message>
        <source>The serial {serial} belongs to site {site} and was not minted here, at site {here}.</source>
        <translation>Die Seriennummer {serial} gehört zum Standort {site} und wurde nicht hier, am Standort {here}, vergeben.</translation>
    </message>
    <message>
        <source>The window can&apos;t be opened: {error}.</source>
        <translation>Das Fenster kann nicht geöffnet werden: {error}.</translation>
    </message>
    <message>
        <source>The workspace &apos;{path}&apos; is open in another window, which doesn&apos;t respond.</source>
        <translation>Der Arbeitsbereich „{path}“ ist in einem anderen Fenster geöffnet, das nicht reagiert.</translation>
    </message>
    <message>
        <source>The workspace &apos;{path}&apos; was created by a newer version of DPP Desktop.</source>
        <translation>Der Arbeitsbereich „{path}“ wurde mit einer neueren Version von DPP Desktop erstellt.</translation>
    </message>
    <message>
        <source>The workspace was copied, moved or restored before this job was completed, so the remaining tokens may have been minted elsewhere. Mint the rest as a new request.</source>
        <translation>Der Arbeitsbereich wurde kopiert, verschoben oder wiederhergestellt, bevor dieser Auftrag abgeschlossen war; die übrigen Token können anderswo vergeben worden sein. Vergeben Sie den Rest als neuen Auftrag.</translation>
    </message>
    <message>
        <source>There is no brand {brand} in this workspace.</source>
        <translation>In diesem Arbeitsbereich gibt es keine Marke {brand}.</translation>
    </message>
    <message>
        <source>There is no display to open a window on.</source>
        <translation>Es ist keine Anzeige vorhanden, auf der sich ein Fenster öffnen lässt.</translation>
    </message>
    <message>
        <source>There is no export {export} in this workspace.</source>
        <translation>In diesem Arbeitsbereich gibt es keinen Export {export}.</translation>
    </message>
    <message>
        <source>There is no export {export} of these tokens.</source>
        <translation>Es gibt keinen Export {export} dieser Token.</translation>
    </message>
    <message>
        <source>There is no file &apos;{path}&apos;.</source>
        <translation>Es gibt keine Datei „{path}“.</translation>
    </message>
    <message>
        <source>There is no folder &apos;{path}&apos;.</source>
        <translation>Es gibt keinen Ordner „{path}“.</translation>
    </message>
    <message>
        <source>There is no job {job} in this workspace.</source>
        <translation>In diesem Arbeitsbereich gibt es keinen Auftrag {job}.</translation>
    </message>
    <message>
        <source>There is no space left on the disk for &apos;{path}&apos;.</source>
        <translation>Auf dem Datenträger ist kein Speicherplatz mehr für „{path}“ frei.</translation>
    </message>
    <message>
        <source>There is no workspace in &apos;{path}&apos;.</source>
        <translation>In „{path}“ ist kein Arbeitsbereich.</translation>
    </message>
    <message>
        <source>There is nothing to cancel; delete its folder if you don&apos;t need it.</source>
        <translation>Es gibt nichts abzubrechen; löschen Sie den Ordner, wenn Sie ihn nicht benötigen.</translation>
    </message>
    <message>
        <source>This export is not in the workspace: a copy of the workspace created it, or the workspace was restored afterwards.</source>
        <translation>Dieser Export ist nicht im Arbeitsbereich: Eine Kopie des Arbeitsbereichs hat ihn erstellt, oder der Arbeitsbereich wurde danach wiederhergestellt.</translation>
    </message>
    <message>
        <source>This workspace continues with new serials.</source>
        <translation>Dieser Arbeitsbereich verwendet ab jetzt neue Seriennummern.</translation>
    </message>
    <message>
        <source>This workspace has minted as site {site}, so its site number can&apos;t change: it is part of every serial, and another site may have the new number.</source>
        <translation>Dieser Arbeitsbereich hat bereits als Standort {site} Token vergeben, daher lässt sich seine Standortnummer nicht mehr ändern: Sie ist Teil jeder Seriennummer, und ein anderer Standort kann die neue Nummer haben.</translation>
    </message>
    <message>
        <source>This workspace was copied, moved or restored so often that no new serials are left for site {site}.</source>
        <translation>Dieser Arbeitsbereich wurde so oft kopiert, verschoben oder wiederhergestellt, dass für Standort {site} keine neuen Seriennummern mehr übrig sind.</translation>
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
        <source>Too many levels of symbolic links</source>
        <translation>zu viele Verknüpfungen hintereinander</translation>
    </message>
    <message>
        <source>Try again later, or close that program; nothing is lost.</source>
        <translation>Versuchen Sie es später erneut, oder schließen Sie dieses Programm; es ist nichts verloren.</translation>
    </message>
    <message>
        <source>Unit {unit} of job {job} is not minted.</source>
        <translation>Stück {unit} von Auftrag {job} ist nicht vergeben.</translation>
    </message>
    <message>
        <source>Unterminated string starting at</source>
        <translation>ein Text ohne Ende beginnt</translation>
    </message>
    <message>
        <source>Update DPP Desktop on this computer, or choose a different workspace.</source>
        <translation>Aktualisieren Sie DPP Desktop auf diesem Computer, oder wählen Sie einen anderen Arbeitsbereich.</translation>
    </message>
    <message>
        <source>Update DPP Desktop, then import the file again; nothing was changed.</source>
        <translation>Aktualisieren Sie DPP Desktop, und importieren Sie die Datei dann erneut; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Use a new order number for a new request, or repeat the original request unchanged.</source>
        <translation>Verwenden Sie für einen neuen Auftrag eine neue Auftragsnummer, oder wiederholen Sie den ursprünglichen Auftrag unverändert.</translation>
    </message>
    <message>
        <source>Wait a moment or close other programs, and try again; nothing was changed.</source>
        <translation>Warten Sie einen Moment, oder schließen Sie andere Programme, und versuchen Sie es erneut; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Wait until it is completed, or pause it there.</source>
        <translation>Warten Sie, bis er abgeschlossen ist, oder halten Sie ihn dort an.</translation>
    </message>
    <message>
        <source>Wait until it is done, or stop it there.</source>
        <translation>Warten Sie, bis er abgeschlossen ist, oder halten Sie ihn dort an.</translation>
    </message>
    <message>
        <source>Wait until that process has finished.</source>
        <translation>Warten Sie, bis dieser Prozess beendet ist.</translation>
    </message>
    <message>
        <source>You can pause a job while it is queued or minting.</source>
        <translation>Sie können einen Auftrag anhalten, während er wartet oder läuft.</translation>
    </message>
    <message>
        <source>You don&apos;t have permission to use &apos;{path}&apos;.</source>
        <translation>Sie haben keine Berechtigung für „{path}“.</translation>
    </message>
    <message>
        <source>a GTIN of zeros is not valid</source>
        <translation>eine GTIN aus Nullen ist ungültig</translation>
    </message>
    <message>
        <source>a QR code can be saved only as .svg or .png.</source>
        <translation>ein QR-Code lässt sich nur als .svg oder .png speichern.</translation>
    </message>
    <message>
        <source>a QR image must have {least_dpi} to {most_dpi:,} dots per inch, and modules of {least_mm} to {most_mm} mm.</source>
        <translation>die Auflösung eines QR-Bilds muss {least_dpi} bis {most_dpi:,} Punkte je Zoll betragen, die Modulbreite {least_mm} bis {most_mm} mm.</translation>
    </message>
    <message>
        <source>a cell of a workbook can have at most {most:,} characters.</source>
        <translation>eine Zelle einer Arbeitsmappe kann höchstens {most:,} Zeichen enthalten.</translation>
    </message>
    <message>
        <source>a column contains the files of QR images, but no images are requested.</source>
        <translation>eine Spalte enthält die Dateien von QR-Bildern, aber es sind keine Bilder angefordert.</translation>
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
        <source>a pack must have 1 to {most} columns.</source>
        <translation>ein Paket muss 1 bis {most} Spalten haben.</translation>
    </message>
    <message>
        <source>a pattern in the schema is invalid: {reason}.</source>
        <translation>ein Muster im Schema ist ungültig: {reason}.</translation>
    </message>
    <message>
        <source>a space</source>
        <translation>ein Leerzeichen</translation>
    </message>
    <message>
        <source>a spreadsheet program has changed the value to {cell}; format the column as text and enter the value again.</source>
        <translation>ein Tabellenprogramm hat den Wert geändert, er lautet jetzt {cell}; formatieren Sie die Spalte als Text, und geben Sie den Wert neu ein.</translation>
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
        <source>another column has the same heading.</source>
        <translation>eine andere Spalte hat dieselbe Überschrift.</translation>
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
        <source>brand &apos;{brand}&apos; has no product &apos;{product}&apos;.</source>
        <translation>die Marke „{brand}“ hat kein Produkt „{product}“.</translation>
    </message>
    <message>
        <source>brand &apos;{other}&apos; has minted under the same resolver, &apos;{resolver}&apos;, for a product {which}, so tokens of both brands could have the same URL. Set a different resolver in the brand file of &apos;{brand}&apos;, and import that file.</source>
        <translation>die Marke „{other}“ hat unter demselben Resolver „{resolver}“ Token für ein Produkt {which} vergeben, sodass Token beider Marken dieselbe Webadresse haben könnten. Legen Sie in der Markendatei von „{brand}“ einen anderen Resolver fest, und importieren Sie diese Datei.</translation>
    </message>
    <message>
        <source>the file {file} is a single passport, without the SKU and name of its product.</source>
        <translation>die Datei {file} ist ein einzelner Produktpass ohne Artikelnummer und Namen des Produkts.</translation>
    </message>
    <message>
        <source>the heading matches several fields: {fields} and {count:,} more.</source>
        <translation>die Überschrift passt zu mehreren Feldern: {fields} und {count:,} weiteren.</translation>
    </message>
    <message>
        <source>the heading matches several fields: {fields}.</source>
        <translation>die Überschrift passt zu mehreren Feldern: {fields}.</translation>
    </message>
    <message>
        <source>the name {name} occurs twice in one object, again in line {line}, column {column}</source>
        <translation>der Name {name} kommt in einem Objekt doppelt vor, erneut in Zeile {line}, Spalte {column}</translation>
    </message>
    <message>
        <source>the passport schema allows no field there. Correct the pointer, or remove it.</source>
        <translation>das Produktpass-Schema lässt dort kein Feld zu. Korrigieren Sie den JSON-Pointer, oder entfernen Sie ihn.</translation>
    </message>
    <message>
        <source>the passport schema doesn&apos;t describe a field at {pointer}, but allows it, so the passport of each unit gets one. Correct unit_pointers in the brand file if a different field is meant.</source>
        <translation>das Produktpass-Schema beschreibt kein Feld unter {pointer}, lässt es aber zu. Der Produktpass jedes Stücks erhält daher ein solches Feld. Korrigieren Sie unit_pointers in der Markendatei, wenn ein anderes Feld gemeint ist.</translation>
    </message>
    <message>
        <source>the schema doesn&apos;t allow this name here.</source>
        <translation>das Schema erlaubt diesen Namen hier nicht.</translation>
    </message>
    <message>
        <source>the schema doesn&apos;t describe a value with this name.</source>
        <translation>das Schema beschreibt keinen Wert mit diesem Namen.</translation>
    </message>
    <message>
        <source>this can&apos;t be filled in for each unit, because the value that contains it isn&apos;t a group of fields. Correct that value in the product.</source>
        <translation>dieses Feld kann nicht für jedes Stück ausgefüllt werden, weil der übergeordnete Wert keine Gruppe von Feldern ist. Korrigieren Sie diesen Wert im Produkt.</translation>
    </message>
    <message>
        <source>this name is already in use.</source>
        <translation>dieser Name wird bereits verwendet.</translation>
    </message>
    <message>
        <source>unit number {value}</source>
        <translation>die Stücknummer {value}</translation>
    </message>
    <message>
        <source>violates the rule &apos;{keyword}&apos; of the schema.</source>
        <translation>verletzt die Regel „{keyword}“ des Schemas.</translation>
    </message>
    <message>
        <source>can have only ASCII letters; write other letters as xn--…</source>
        <translation>darf nur ASCII-Buchstaben enthalten; schreiben Sie andere als xn--…</translation>
    </message>
    <message>
        <source>can have only letters, digits and . _ ~ - between the slashes of its path</source>
        <translation>darf zwischen den Schrägstrichen des Pfads nur Buchstaben, Ziffern und . _ ~ - enthalten</translation>
    </message>
    <message>
        <source>can&apos;t be &apos;.&apos; or &apos;..&apos;, which are removed from URLs</source>
        <translation>darf nicht „.“ oder „..“ sein, da beides aus Webadressen entfernt wird</translation>
    </message>
    <message>
        <source>can&apos;t be {value}.</source>
        <translation>darf nicht {value} sein.</translation>
    </message>
    <message>
        <source>can&apos;t contain all of these: {names}.</source>
        <translation>darf nicht alle von diesen enthalten: {names}.</translation>
    </message>
    <message>
        <source>can&apos;t have a path segment of two to four digits: GS1 readers interpret it as a key</source>
        <translation>darf kein Pfadsegment aus zwei bis vier Ziffern haben: GS1-Lesegeräte interpretieren es als Schlüssel</translation>
    </message>
    <message>
        <source>can&apos;t have a value: the schema allows none here.</source>
        <translation>darf keinen Wert haben: Das Schema erlaubt hier keinen.</translation>
    </message>
    <message>
        <source>can&apos;t have this name</source>
        <translation>kann nicht so heißen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>uppercase letters</source>
        <translation>Großbuchstaben</translation>
    </message>
    <message>
        <source>uppercase letters and digits</source>
        <translation>Großbuchstaben und Ziffern</translation>
    </message>
    <message>
        <source>checking against this schema needs too much memory.</source>
        <translation>die Prüfung mit diesem Schema benötigt zu viel Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>checking this passport against the brand&apos;s schema takes more than {seconds} seconds of processor time or {memory} MB of memory.</source>
        <translation>die Prüfung dieses Produktpasses mit dem Schema der Marke benötigt mehr als {seconds} Sekunden Prozessorzeit oder {memory} MB Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>checking this schema takes more than {seconds} seconds of processor time or {memory} MB of memory.</source>
        <translation>die Prüfung dieses Schemas benötigt mehr als {seconds} Sekunden Prozessorzeit oder {memory} MB Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>column {name}</source>
        <translation>Spalte {name}</translation>
    </message>
    <message>
        <source>column {number}</source>
        <translation>Spalte {number}</translation>
    </message>
    <message>
        <source>column {number} {name}</source>
        <translation>Spalte {number} {name}</translation>
    </message>
    <message>
        <source>columns for {one} and {other} exclude each other.</source>
        <translation>Spalten für {one} und {other} schließen sich gegenseitig aus.</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>abgeschlossen</translation>
    </message>
    <message>
        <source>contains a field named {names}, which is not allowed.</source>
        <translation>enthält ein Feld mit dem Namen {names}, das nicht erlaubt ist.</translation>
    </message>
    <message>
        <source>contains a field that the schema doesn&apos;t allow.</source>
        <translation>enthält ein Feld, das das Schema nicht erlaubt.</translation>
    </message>
    <message>
        <source>contains a formula without its result, in {cell} of the sheet {sheet}; open the file in a spreadsheet program and save it there</source>
        <translation>enthält in {cell} des Blatts {sheet} eine Formel ohne Ergebnis; öffnen Sie die Datei in einem Tabellenprogramm, und speichern Sie sie dort</translation>
    </message>
    <message>
        <source>contains an entry twice; every entry must be different.</source>
        <translation>enthält einen Eintrag zweimal; jeder Eintrag darf nur einmal vorkommen.</translation>
    </message>
    <message>
        <source>contains fields that the schema doesn&apos;t define: {names}.</source>
        <translation>enthält Felder, die das Schema nicht definiert: {names}.</translation>
    </message>
    <message>
        <source>contains the invisible character U+{code}</source>
        <translation>enthält das unsichtbare Zeichen U+{code}</translation>
    </message>
    <message>
        <source>contains {character}; only letters A-Z and a-z, digits and ! &quot; % &amp; &apos; ( ) * + , - . / : ; &lt; = &gt; ? _ are allowed</source>
        <translation>enthält {character}; erlaubt sind nur Buchstaben A-Z und a-z, Ziffern und ! &quot; % &amp; &apos; ( ) * + , - . / : ; &lt; = &gt; ? _</translation>
    </message>
    <message>
        <source>contains {entry} twice; every entry must be different.</source>
        <translation>enthält {entry} zweimal; jeder Eintrag darf nur einmal vorkommen.</translation>
    </message>
    <message>
        <source>disk I/O error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>doesn&apos;t meet this requirement: {described}</source>
        <translation>erfüllt diese Anforderung nicht: {described}</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>export {export}, of {selection}</source>
        <translation>Export {export}, von {selection}</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>gets the GTIN {after} instead of {before}.</source>
        <translation>erhält die GTIN {after} statt {before}.</translation>
    </message>
    <message>
        <source>has a cell with more text than a cell can contain</source>
        <translation>hat eine Zelle mit mehr Text, als eine Zelle enthalten kann</translation>
    </message>
    <message>
        <source>has a form that is not allowed.</source>
        <translation>hat eine Form, die nicht erlaubt ist.</translation>
    </message>
    <message>
        <source>has a form that is not allowed: {described}</source>
        <translation>hat eine Form, die nicht erlaubt ist: {described}</translation>
    </message>
    <message>
        <source>has a row of more than {most:,} characters</source>
        <translation>hat eine Zeile mit mehr als {most:,} Zeichen</translation>
    </message>
    <message>
        <source>has a row of more than {most:,} values</source>
        <translation>hat eine Zeile mit mehr als {most:,} Werten</translation>
    </message>
    <message>
        <source>has mint jobs, whose tokens keep their GTIN.</source>
        <translation>hat Aufträge, deren Token ihre GTIN behalten.</translation>
    </message>
    <message>
        <source>has more than {limit} entries of one kind.</source>
        <translation>hat mehr als {limit} Einträge einer Art.</translation>
    </message>
    <message>
        <source>has more than {most:,} characters</source>
        <translation>hat mehr als {most:,} Zeichen</translation>
    </message>
    <message>
        <source>has more than {most:,} columns</source>
        <translation>hat mehr als {most:,} Spalten</translation>
    </message>
    <message>
        <source>has more than {most:,} parts</source>
        <translation>hat mehr als {most:,} Teile</translation>
    </message>
    <message>
        <source>has more than {most:,} rows</source>
        <translation>hat mehr als {most:,} Zeilen</translation>
    </message>
    <message>
        <source>has more than {most:,} values; save it as CSV</source>
        <translation>hat mehr als {most:,} Werte; speichern Sie sie als CSV</translation>
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
        <source>has no valid host name: {host}</source>
        <translation>hat keinen gültigen Hostnamen: {host}</translation>
    </message>
    <message>
        <source>has no valid port: {port}</source>
        <translation>hat keine gültige Portnummer: {port}</translation>
    </message>
    <message>
        <source>has too many entries.</source>
        <translation>hat zu viele Einträge.</translation>
    </message>
    <message>
        <source>has {length} characters; the maximum is {most}</source>
        <translation>hat {length} Zeichen; höchstens {most} sind erlaubt</translation>
    </message>
    <message>
        <source>is a folder, not a file</source>
        <translation>ist ein Ordner, keine Datei</translation>
    </message>
    <message>
        <source>is a pipe that sends no more data</source>
        <translation>ist eine Pipe, die keine Daten mehr liefert</translation>
    </message>
    <message>
        <source>is a socket, not a file</source>
        <translation>ist ein Socket, keine Datei</translation>
    </message>
    <message>
        <source>is a workbook in an old format; save it as XLSX or CSV</source>
        <translation>ist eine Arbeitsmappe in einem alten Format; speichern Sie sie als XLSX oder CSV</translation>
    </message>
    <message>
        <source>is a workbook in the format XLSB; save it as XLSX or CSV</source>
        <translation>ist eine Arbeitsmappe im Format XLSB; speichern Sie sie als XLSX oder CSV</translation>
    </message>
    <message>
        <source>too few sheets for {total} parts: each needs at least one.</source>
        <translation>zu wenige Bogen für {total} Teile: Jeder Teil benötigt mindestens einen.</translation>
    </message>
    <message>
        <source>too few units for {total} parts: each needs at least one.</source>
        <translation>zu wenige Stücke für {total} Teile: Jeder Teil benötigt mindestens eines.</translation>
    </message>
    <message>
        <source>unit {units} was printed by print job {print}.</source>
        <translation>Stück {units} wurde von Druckauftrag {print} gedruckt.</translation>
    </message>
    <message>
        <source>unit {unit} isn&apos;t in doubt; those in doubt are {units}.</source>
        <translation>Stück {unit} ist nicht ungewiss; ungewiss sind {units}.</translation>
    </message>
    <message>
        <source>units {units} were printed by print job {print}.</source>
        <translation>die Stücke {units} wurden von Druckauftrag {print} gedruckt.</translation>
    </message>
    <message>
        <source>{address} isn&apos;t an address such as ipp://HOST/ipp/print</source>
        <translation>{address} ist keine Adresse wie ipp://HOST/ipp/print</translation>
    </message>
    <message>
        <source>{address} isn&apos;t an address such as tcp://HOST:9100</source>
        <translation>{address} ist keine Adresse wie tcp://HOST:9100</translation>
    </message>
    <message>
        <source>{count:,} products match {text}: {products}.</source>
        <translation>{count:,} Produkte passen zu {text}: {products}.</translation>
    </message>
    <message>
        <source>{design} is a template for printers with {expected} dpi, but the printer has {dpi} dpi.</source>
        <translation>{design} ist eine Vorlage für Drucker mit {expected} dpi, der Drucker hat aber {dpi} dpi.</translation>
    </message>
    <message>
        <source>{label:sentence} is ignored because column {twin} has the same heading, although {rows} in it.</source>
        <translation>{label:sentence} wird ignoriert, weil Spalte {twin} dieselbe Überschrift hat, obwohl {rows}.</translation>
    </message>
    <message>
        <source>{label:sentence} is ignored, although {rows} in it.</source>
        <translation>{label:sentence} wird ignoriert, obwohl {rows}.</translation>
    </message>
    <message>
        <source>is complete, and becomes a draft.</source>
        <translation>ist vollständig und wird zum Entwurf.</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is larger than {most} MB</source>
        <translation>ist größer als {most} MB</translation>
    </message>
    <message>
        <source>is not a workbook that can be read: it is damaged, or its end is missing</source>
        <translation>ist keine lesbare Arbeitsmappe: sie ist beschädigt, oder ihr Ende fehlt</translation>
    </message>
    <message>
        <source>is not text in UTF-8 or UTF-16</source>
        <translation>ist kein Text in UTF-8 oder UTF-16</translation>
    </message>
    <message>
        <source>is not valid CSV in line {line:,}: {reason}</source>
        <translation>ist in Zeile {line:,} kein gültiges CSV: {reason}</translation>
    </message>
    <message>
        <source>is not valid JSON: {reason}</source>
        <translation>ist kein gültiges JSON: {reason}</translation>
    </message>
    <message>
        <source>is {gtin}, but its passport contains {inside}.</source>
        <translation>ist {gtin}, aber der Produktpass enthält {inside}.</translation>
    </message>
    <message>
        <source>is {value}, which is not one of the {count:,} choices.</source>
        <translation>ist {value}, was keine der {count:,} Möglichkeiten ist.</translation>
    </message>
    <message>
        <source>it contains half of a surrogate pair</source>
        <translation>sie enthält ein halbes Surrogatpaar</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>sie ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>it is no longer a valid manifest, and the packs can&apos;t be checked without it; export again to this folder to re-create it.</source>
        <translation>sie ist kein gültiges Manifest mehr, und ohne Manifest lassen sich die Pakete nicht prüfen; exportieren Sie erneut in diesen Ordner, um es neu zu erstellen.</translation>
    </message>
    <message>
        <source>it is no longer a valid manifest; export again to the same folder to re-create it.</source>
        <translation>sie ist kein gültiges Manifest mehr; exportieren Sie erneut in denselben Ordner, um es neu zu erstellen.</translation>
    </message>
    <message>
        <source>it lists one file twice.</source>
        <translation>es nennt eine Datei zweimal.</translation>
    </message>
    <message>
        <source>it was signed with a different key: &apos;{fingerprint}&apos;.</source>
        <translation>es wurde mit einem anderen Schlüssel signiert: „{fingerprint}“.</translation>
    </message>
    <message>
        <source>its URLs would have {length:,} characters; a QR code can have at most {most:,}.</source>
        <translation>seine Webadressen hätten {length:,} Zeichen; ein QR-Code kann höchstens {most:,} enthalten.</translation>
    </message>
    <message>
        <source>its jobs or columns differ from those in the workspace.</source>
        <translation>seine Aufträge oder Spalten weichen von denen im Arbeitsbereich ab.</translation>
    </message>
    <message>
        <source>its packs aren&apos;t numbered 1, 2, 3 and so on.</source>
        <translation>seine Pakete sind nicht fortlaufend mit 1, 2, 3 usw. nummeriert.</translation>
    </message>
    <message>
        <source>its packs have one row in total; the export has {expected:,}.</source>
        <translation>seine Pakete haben insgesamt eine Zeile, der Export hat {expected:,}.</translation>
    </message>
    <message>
        <source>its packs have {rows:,} rows in total; the export has {expected:,}.</source>
        <translation>seine Pakete haben insgesamt {rows:,} Zeilen, der Export hat {expected:,}.</translation>
    </message>
    <message>
        <source>its packs or their images differ from those in the workspace.</source>
        <translation>seine Pakete oder deren Bilder weichen von denen im Arbeitsbereich ab.</translation>
    </message>
    <message>
        <source>job {job}</source>
        <translation>Auftrag {job}</translation>
    </message>
    <message>
        <source>packs with a different profile, &apos;{profile}&apos;</source>
        <translation>Pakete mit einem anderen Profil, „{profile}“</translation>
    </message>
    <message>
        <source>Export to a new folder; the packs in this one don&apos;t change.</source>
        <translation>Exportieren Sie in einen neuen Ordner; die Pakete in diesem bleiben unverändert.</translation>
    </message>
    <message>
        <source>The folder &apos;{folder}&apos; contains an export of the first token of job {job}, which now has {minted:,}.</source>
        <translation>Der Ordner „{folder}“ enthält einen Export des ersten Tokens von Auftrag {job}, der inzwischen {minted:,} hat.</translation>
    </message>
    <message>
        <source>The folder &apos;{folder}&apos; contains an export of the first {count:,} tokens of job {job}, which now has {minted:,}.</source>
        <translation>Der Ordner „{folder}“ enthält einen Export der ersten {count:,} Token von Auftrag {job}, der inzwischen {minted:,} hat.</translation>
    </message>
    <message>
        <source>job {job} has only unit 1.</source>
        <translation>Auftrag {job} hat nur das Stück 1.</translation>
    </message>
    <message>
        <source>job {job} has units 1 to {last:,}; choose a range of these.</source>
        <translation>Auftrag {job} hat die Stücke 1 bis {last:,}; wählen Sie einen Bereich davon.</translation>
    </message>
    <message>
        <source>jobs {first} and {second} have</source>
        <translation>die Aufträge {first} und {second} haben</translation>
    </message>
    <message>
        <source>lacks a required entry.</source>
        <translation>es fehlt ein erforderlicher Eintrag.</translation>
    </message>
    <message>
        <source>lacks a required entry: {described}</source>
        <translation>es fehlt ein erforderlicher Eintrag: {described}</translation>
    </message>
    <message>
        <source>letters and digits</source>
        <translation>Buchstaben und Ziffern</translation>
    </message>
    <message>
        <source>line {line:,} is the first that differs from the workspace.</source>
        <translation>Zeile {line:,} ist die erste, die vom Arbeitsbereich abweicht.</translation>
    </message>
    <message>
        <source>loses its values in {fields}.</source>
        <translation>verliert seine Werte in {fields}.</translation>
    </message>
    <message>
        <source>minting</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>more than one column is assigned to it.</source>
        <translation>es ist mehr als eine Spalte zugeordnet.</translation>
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
        <source>must be a date and time with a time zone, such as 2027-02-18T09:30:00Z.</source>
        <translation>muss Datum und Uhrzeit mit Zeitzone sein, etwa 2027-02-18T09:30:00Z.</translation>
    </message>
    <message>
        <source>must be a date such as 2027-02-18.</source>
        <translation>muss ein Datum sein, etwa 2027-02-18.</translation>
    </message>
    <message>
        <source>must be a duration such as P3Y6M.</source>
        <translation>muss eine Dauer sein, etwa P3Y6M.</translation>
    </message>
    <message>
        <source>must be a host name, such as id.brand.example.</source>
        <translation>muss ein Hostname sein, etwa id.brand.example.</translation>
    </message>
    <message>
        <source>must be a multiple of {limit}.</source>
        <translation>muss ein Vielfaches von {limit} betragen.</translation>
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
        <source>must be a URL template.</source>
        <translation>muss eine Vorlage für Webadressen sein.</translation>
    </message>
    <message>
        <source>must be a time with a time zone, such as 09:30:00Z.</source>
        <translation>muss eine Uhrzeit mit Zeitzone sein, etwa 09:30:00Z.</translation>
    </message>
    <message>
        <source>must be a URL or a part of one.</source>
        <translation>muss eine Webadresse oder ein Teil davon sein.</translation>
    </message>
    <message>
        <source>must be a URL or other URI, such as https://brand.example/care.</source>
        <translation>muss eine Webadresse oder ein anderer URI sein, etwa https://brand.example/care.</translation>
    </message>
    <message>
        <source>must be a whole number from 0 to {most:,}.</source>
        <translation>muss eine ganze Zahl von 0 bis {most:,} sein.</translation>
    </message>
    <message>
        <source>must be a whole number from 1 to {most:,}, in digits only.</source>
        <translation>muss eine ganze Zahl von 1 bis {most:,} sein, nur aus Ziffern.</translation>
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
        <source>must be at least {least} {characters}.</source>
        <translation>muss aus mindestens {least} Zeichen bestehen: {characters}.</translation>
    </message>
    <message>
        <source>must be at least {limit}.</source>
        <translation>muss mindestens {limit} betragen.</translation>
    </message>
    <message>
        <source>must be at most {limit}.</source>
        <translation>darf höchstens {limit} betragen.</translation>
    </message>
    <message>
        <source>must be empty.</source>
        <translation>muss leer sein.</translation>
    </message>
    <message>
        <source>must be exactly {least} {characters}.</source>
        <translation>muss aus genau {least} Zeichen bestehen: {characters}.</translation>
    </message>
    <message>
        <source>must be left empty (null).</source>
        <translation>muss leer bleiben (null).</translation>
    </message>
    <message>
        <source>must be less than {limit}.</source>
        <translation>muss weniger als {limit} betragen.</translation>
    </message>
    <message>
        <source>must be more than {limit}.</source>
        <translation>muss mehr als {limit} betragen.</translation>
    </message>
    <message>
        <source>must be one of these: {choices}.</source>
        <translation>muss eines von diesen sein: {choices}.</translation>
    </message>
    <message>
        <source>must be text.</source>
        <translation>muss Text sein.</translation>
    </message>
    <message>
        <source>must be {least} to {most} {characters}.</source>
        <translation>muss aus {least} bis {most} Zeichen bestehen: {characters}.</translation>
    </message>
    <message>
        <source>must be {limit}.</source>
        <translation>muss {limit} betragen.</translation>
    </message>
    <message>
        <source>must be {types}.</source>
        <translation>muss {types} sein.</translation>
    </message>
    <message>
        <source>must consist of a to z, 0 to 9 and inner hyphens, at most 32 characters</source>
        <translation>darf nur aus a bis z, 0 bis 9 und Bindestrichen (nicht am Anfang oder Ende) bestehen, höchstens 32 Zeichen</translation>
    </message>
    <message>
        <source>must consist of a to z, 0 to 9 and inner hyphens, at most {most} characters.</source>
        <translation>darf nur aus a bis z, 0 bis 9 und Bindestrichen (nicht am Anfang oder Ende) bestehen, höchstens {most} Zeichen.</translation>
    </message>
    <message>
        <source>must contain the entry {entry}.</source>
        <translation>muss den Eintrag {entry} enthalten.</translation>
    </message>
    <message>
        <source>must end with &apos;{end}&apos;.</source>
        <translation>muss mit „{end}“ enden.</translation>
    </message>
    <message>
        <source>must have at least 1 entry.</source>
        <translation>muss mindestens 1 Eintrag haben.</translation>
    </message>
    <message>
        <source>must have at least {limit} characters; it has {length}.</source>
        <translation>muss mindestens {limit} Zeichen enthalten; es sind {length}.</translation>
    </message>
    <message>
        <source>must have at least {limit} entries; it has {length}.</source>
        <translation>muss mindestens {limit} Einträge haben; es sind {length}.</translation>
    </message>
    <message>
        <source>must have at least {limit} fields filled in.</source>
        <translation>muss mindestens {limit} ausgefüllte Felder haben.</translation>
    </message>
    <message>
        <source>must have at most 1 entry; it has {length}.</source>
        <translation>darf höchstens 1 Eintrag haben; es sind {length}.</translation>
    </message>
    <message>
        <source>must have at most {limit} characters; it has {length}.</source>
        <translation>darf höchstens {limit} Zeichen enthalten; es sind {length}.</translation>
    </message>
    <message>
        <source>must have at most {limit} entries; it has {length}.</source>
        <translation>darf höchstens {limit} Einträge haben; es sind {length}.</translation>
    </message>
    <message>
        <source>must have at most {limit} fields filled in.</source>
        <translation>darf höchstens {limit} ausgefüllte Felder haben.</translation>
    </message>
    <message>
        <source>must have no entries.</source>
        <translation>darf keine Einträge haben.</translation>
    </message>
    <message>
        <source>must have only {characters}.</source>
        <translation>darf nur aus diesen Zeichen bestehen: {characters}.</translation>
    </message>
    <message>
        <source>must have the form &apos;{name}&apos;.</source>
        <translation>muss die Form „{name}“ haben.</translation>
    </message>
    <message>
        <source>must not be empty.</source>
        <translation>darf nicht leer sein.</translation>
    </message>
    <message>
        <source>must start with &apos;{start}&apos;.</source>
        <translation>muss mit „{start}“ beginnen.</translation>
    </message>
    <message>
        <source>must start with https://</source>
        <translation>muss mit https:// beginnen</translation>
    </message>
    <message>
        <source>needs a host name, not an IP address</source>
        <translation>benötigt einen Hostnamen, keine IP-Adresse</translation>
    </message>
    <message>
        <source>needs too much memory to read as a workbook; save it as CSV</source>
        <translation>benötigt als Arbeitsmappe zu viel Arbeitsspeicher; speichern Sie sie als CSV</translation>
    </message>
    <message>
        <source>no column contains the label file; choose a profile or columns with the label file.</source>
        <translation>keine Spalte enthält die Etikettendatei; wählen Sie ein Profil oder Spalten mit der Etikettendatei.</translation>
    </message>
    <message>
        <source>no column is recognized as the SKU; the columns are {columns}. The header must be the first row that isn&apos;t empty, in a workbook on the selected sheet.</source>
        <translation>keine Spalte wurde als Artikelnummer erkannt; vorhanden sind {columns}. Die Kopfzeile muss die erste nicht leere Zeile sein, in einer Arbeitsmappe auf dem gewählten Blatt.</translation>
    </message>
    <message>
        <source>no column is recognized as the name; the columns are {columns}.</source>
        <translation>keine Spalte wurde als Name erkannt; vorhanden sind {columns}.</translation>
    </message>
    <message>
        <source>no pack is selected.</source>
        <translation>es ist kein Paket ausgewählt.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>of job {job}</source>
        <translation>von Auftrag {job}</translation>
    </message>
    <message>
        <source>one of its files is missing, was changed or doesn&apos;t belong to it: &apos;{file}&apos;.</source>
        <translation>eine seiner Dateien fehlt, wurde geändert oder gehört nicht dazu: „{file}“.</translation>
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
        <translation>in der Warteschlange</translation>
    </message>
    <message>
        <source>serials of this brand were already minted, so their style and scope can&apos;t change.</source>
        <translation>für diese Marke wurden bereits Seriennummern vergeben, daher lassen sich deren Art und Geltungsbereich nicht mehr ändern.</translation>
    </message>
    <message>
        <source>serials of this brand were minted here with a different serial key; with the key in the file, they couldn&apos;t be looked up, and new serials could repeat them.</source>
        <translation>Seriennummern dieser Marke wurden hier mit einem anderen Schlüssel vergeben; mit dem Schlüssel in der Datei ließen sie sich nicht mehr finden, und neue Seriennummern könnten sie wiederholen.</translation>
    </message>
    <message>
        <source>several columns have the heading {name}; name one by its number: {numbers}.</source>
        <translation>mehrere Spalten haben die Überschrift {name}; geben Sie eine davon mit ihrer Nummer an: {numbers}.</translation>
    </message>
    <message>
        <source>several jobs have</source>
        <translation>mehrere Aufträge haben</translation>
    </message>
    <message>
        <source>several tokens have the serial {serial}: {urls}.</source>
        <translation>mehrere Token haben die Seriennummer {serial}: {urls}.</translation>
    </message>
    <message>
        <source>lowercase letters</source>
        <translation>Kleinbuchstaben</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; has no valid profiles.</source>
        <translation>„{path}“ enthält keine gültigen Profile.</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is in a folder that the workspace itself uses.</source>
        <translation>„{path}“ liegt in einem Ordner, den der Arbeitsbereich selbst verwendet.</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is open in another program.</source>
        <translation>„{path}“ ist in einem anderen Programm geöffnet.</translation>
    </message>
    <message>
        <source>The schema has no formats that aren&apos;t enforced.</source>
        <translation>Das Schema enthält keine unverbindlichen Formate.</translation>
    </message>
    <message>
        <source>All formats that can be checked are enforced.</source>
        <translation>Alle prüfbaren Formate sind verbindlich.</translation>
    </message>
    <message>
        <source>Batch fields</source>
        <translation>Chargenfelder</translation>
    </message>
    <message>
        <source>Brands with jobs are kept, so that no serial is issued twice; nothing was deleted.</source>
        <translation>Marken mit Aufträgen bleiben erhalten, damit keine Seriennummer doppelt vergeben wird; es wurde nichts gelöscht.</translation>
    </message>
    <message>
        <source>Caps Lock is on. Turn it off before you scan.</source>
        <translation>Die Feststelltaste ist aktiv. Schalten Sie sie vor dem Scannen aus.</translation>
    </message>
    <message>
        <source>Change unit_pointers or the passport schema in the brand file.</source>
        <translation>Ändern Sie unit_pointers oder das Produktpass-Schema in der Markendatei.</translation>
    </message>
    <message>
        <source>Check the SKU in the list of products; nothing was deleted.</source>
        <translation>Prüfen Sie die Artikelnummer in der Produktliste; es wurde nichts gelöscht.</translation>
    </message>
    <message>
        <source>Check the brand and try again; nothing was deleted.</source>
        <translation>Prüfen Sie die Marke, und versuchen Sie es erneut; es wurde nichts gelöscht.</translation>
    </message>
    <message>
        <source>Check the list of products and try again; nothing was deleted.</source>
        <translation>Prüfen Sie die Produktliste, und versuchen Sie es erneut; es wurde nichts gelöscht.</translation>
    </message>
    <message>
        <source>Check the number, or list the jobs.</source>
        <translation>Prüfen Sie die Nummer, oder zeigen Sie die Aufträge an.</translation>
    </message>
    <message>
        <source>Check the scanned code, or add the product to its brand.</source>
        <translation>Prüfen Sie den gescannten Code, oder fügen Sie das Produkt seiner Marke hinzu.</translation>
    </message>
    <message>
        <source>Check the serial and the keyboard language of the scanner; the unit may also come from another site.</source>
        <translation>Prüfen Sie die Seriennummer und die Tastatursprache des Scanners; das Stück kann auch von einem anderen Standort stammen.</translation>
    </message>
    <message>
        <source>Choose a different name; nothing was changed.</source>
        <translation>Wählen Sie einen anderen Namen; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Close it there, and try again.</source>
        <translation>Schließen Sie es dort, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Correct the file, or move it to a different folder.</source>
        <translation>Korrigieren Sie die Datei, oder verschieben Sie sie in einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>Dänisch</translation>
    </message>
    <message>
        <source>Enter a different batch code, or change the brand file.</source>
        <translation>Geben Sie einen anderen Chargencode ein, oder ändern Sie die Markendatei.</translation>
    </message>
    <message>
        <source>Enter the SKU and the name of the product; on the command line, use --sku and --name. Nothing was changed.</source>
        <translation>Geben Sie die Artikelnummer und den Namen des Produkts ein; verwenden Sie auf der Befehlszeile --sku und --name. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Enter the SKU or the order number instead.</source>
        <translation>Geben Sie stattdessen die Artikelnummer oder die Auftragsnummer ein.</translation>
    </message>
    <message>
        <source>Export again to that folder to re-create missing or changed packs, then hand them over; nothing was marked.</source>
        <translation>Exportieren Sie erneut in diesen Ordner, um fehlende oder geänderte Pakete neu zu erstellen, und übergeben Sie sie danach; es wurde nichts markiert.</translation>
    </message>
    <message>
        <source>Field: {pointer}.</source>
        <translation>Feld: {pointer}.</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Fields that look as if they differ from unit to unit: {fields}.</source>
        <translation>Felder, die sich von Stück zu Stück unterscheiden könnten: {fields}.</translation>
    </message>
    <message>
        <source>Fields that look like a GTIN: {pointers}.</source>
        <translation>Felder, die eine GTIN enthalten könnten: {pointers}.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formate</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Französisch</translation>
    </message>
    <message>
        <source>GTIN</source>
        <translation>GTIN</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>Italienisch</translation>
    </message>
    <message>
        <source>JSON Schema {draft}</source>
        <translation>JSON Schema {draft}</translation>
    </message>
    <message>
        <source>JSON Schema {draft}, because the file names no known draft</source>
        <translation>JSON Schema {draft}, weil kein bekannter Draft angegeben ist</translation>
    </message>
    <message>
        <source>Look it up at site {site}, and check the keyboard language of the scanner.</source>
        <translation>Suchen Sie sie an Standort {site}, und prüfen Sie die Tastatursprache des Scanners.</translation>
    </message>
    <message>
        <source>Look it up at site {site}; if it isn&apos;t found there either, the unit may be counterfeit.</source>
        <translation>Suchen Sie sie an Standort {site}; wenn sie auch dort nicht gefunden wird, kann das Stück gefälscht sein.</translation>
    </message>
    <message>
        <source>No product with the GTIN {gtin} is in this workspace.</source>
        <translation>In diesem Arbeitsbereich gibt es kein Produkt mit der GTIN {gtin}.</translation>
    </message>
    <message>
        <source>Norwegian</source>
        <translation>Norwegisch</translation>
    </message>
    <message>
        <source>Not required.</source>
        <translation>Nicht erforderlich.</translation>
    </message>
    <message>
        <source>Omit them, because the file contains SKUs and names. Nothing was changed.</source>
        <translation>Lassen Sie die Angaben weg, denn die Datei enthält Artikelnummern und Namen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Pack {pack} in &apos;{folder}&apos; was changed after export.</source>
        <translation>Paket {pack} in „{folder}“ wurde nach dem Export geändert.</translation>
    </message>
    <message>
        <source>Pack {pack} is missing from &apos;{folder}&apos;.</source>
        <translation>Paket {pack} fehlt in „{folder}“.</translation>
    </message>
    <message>
        <source>Packs {packs} are missing from &apos;{folder}&apos;.</source>
        <translation>Die Pakete {packs} fehlen in „{folder}“.</translation>
    </message>
    <message>
        <source>Packs {packs} in &apos;{folder}&apos; were changed after export.</source>
        <translation>Die Pakete {packs} in „{folder}“ wurden nach dem Export geändert.</translation>
    </message>
    <message>
        <source>Products with jobs are kept, so that their tokens can always be looked up; nothing was deleted.</source>
        <translation>Produkte mit Aufträgen bleiben erhalten, damit ihre Token immer nachgeschlagen werden können; es wurde nichts gelöscht.</translation>
    </message>
    <message>
        <source>Request fewer units, or change the brand file.</source>
        <translation>Fordern Sie weniger Stück an, oder ändern Sie die Markendatei.</translation>
    </message>
    <message>
        <source>Required fields</source>
        <translation>Pflichtfelder</translation>
    </message>
    <message>
        <source>Required by: {places}.</source>
        <translation>Vorgeschrieben in: {places}.</translation>
    </message>
    <message>
        <source>&apos;{file}&apos; contains labels of {count:,} units that are in doubt in print job {print}.</source>
        <translation>„{file}“ enthält Etiketten von {count:,} Stücken, die in Druckauftrag {print} ungewiss sind.</translation>
    </message>
    <message>
        <source>&apos;{file}&apos; contains labels of {count:,} units that count as printed by print job {print}.</source>
        <translation>„{file}“ enthält Etiketten von {count:,} Stücken, die als von Druckauftrag {print} gedruckt gelten.</translation>
    </message>
    <message>
        <source>&apos;{file}&apos; contains the label of a unit that counts as printed by print job {print}.</source>
        <translation>„{file}“ enthält das Etikett eines Stücks, das als von Druckauftrag {print} gedruckt gilt.</translation>
    </message>
    <message>
        <source>&apos;{file}&apos; contains the label of a unit that is in doubt in print job {print}.</source>
        <translation>„{file}“ enthält das Etikett eines Stücks, das in Druckauftrag {print} ungewiss ist.</translation>
    </message>
    <message>
        <source>&apos;{file}&apos; has changed in the meantime.</source>
        <translation>„{file}“ wurde inzwischen geändert.</translation>
    </message>
    <message>
        <source>&apos;{host}&apos; is not an address of this computer.</source>
        <translation>&apos;{host}&apos; ist keine Adresse dieses Computers.</translation>
    </message>
    <message>
        <source>&apos;{mode}&apos; is none of {modes}.</source>
        <translation>&apos;{mode}&apos; ist keiner der Werte {modes}.</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; is not the manifest of a publication.</source>
        <translation>„{path}“ ist nicht das Manifest einer Veröffentlichung.</translation>
    </message>
    <message>
        <source>&apos;{port}&apos; is not a port number.</source>
        <translation>&apos;{port}&apos; ist keine Portnummer.</translation>
    </message>
    <message>
        <source>&apos;{url}&apos; is not the URL of a PostgreSQL database.</source>
        <translation>&apos;{url}&apos; ist keine URL einer PostgreSQL-Datenbank.</translation>
    </message>
    <message>
        <source>A passphrase is required to encrypt the restricted fields.</source>
        <translation>Zum Verschlüsseln der beschränkten Felder ist eine Passphrase erforderlich.</translation>
    </message>
    <message>
        <source>A test page is being printed on {printer}.</source>
        <translation>Auf {printer} wird gerade eine Testseite gedruckt.</translation>
    </message>
    <message>
        <source>Another program uses the reader {name}.</source>
        <translation>Ein anderes Programm verwendet den Leser {name}.</translation>
    </message>
    <message>
        <source>Another tag was used.</source>
        <translation>Ein anderes Tag wurde verwendet.</translation>
    </message>
    <message>
        <source>Ask the administrator of the database server.</source>
        <translation>Wenden Sie sich an die Administration des Datenbankservers.</translation>
    </message>
    <message>
        <source>Ask the operator to look at the log of the workspace.</source>
        <translation>Bitten Sie den Betreiber, das Protokoll des Arbeitsbereichs anzusehen.</translation>
    </message>
    <message>
        <source>Ask the resolver of that site.</source>
        <translation>Fragen Sie den Resolver dieses Standorts.</translation>
    </message>
    <message>
        <source>Check both names, or let the administrator of the server create them.</source>
        <translation>Prüfen Sie beide Namen, oder lassen Sie sie von der Administration des Servers anlegen.</translation>
    </message>
    <message>
        <source>Check its name, or let the administrator of the server create it.</source>
        <translation>Prüfen Sie den Namen, oder lassen Sie die Datenbank von der Administration des Servers anlegen.</translation>
    </message>
    <message>
        <source>Check the address, or scan the code again.</source>
        <translation>Prüfen Sie die Adresse, oder scannen Sie den Code noch einmal.</translation>
    </message>
    <message>
        <source>Check the code, and ask the sender of the product.</source>
        <translation>Prüfen Sie den Code, und fragen Sie den Absender des Produkts.</translation>
    </message>
    <message>
        <source>Check the network and the server. Work continues as soon as it is available; completed work is kept.</source>
        <translation>Prüfen Sie das Netzwerk und den Server. Die Arbeit wird fortgesetzt, sobald er verfügbar ist; Erledigtes bleibt erhalten.</translation>
    </message>
    <message>
        <source>Check the product and the batch.</source>
        <translation>Prüfen Sie das Produkt und die Charge.</translation>
    </message>
    <message>
        <source>Check the user, and enter the password again.</source>
        <translation>Prüfen Sie den Benutzer, und geben Sie das Passwort erneut ein.</translation>
    </message>
    <message>
        <source>Check them and try again.</source>
        <translation>Prüfen Sie sie, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Check uppercase letters, spaces and the keyboard layout.</source>
        <translation>Prüfen Sie Großbuchstaben, Leerzeichen und die Tastaturbelegung.</translation>
    </message>
    <message>
        <source>Choose PEM files of a certificate and of its key, without a passphrase.</source>
        <translation>Wählen Sie PEM-Dateien eines Zertifikats und seines Schlüssels ohne Passphrase.</translation>
    </message>
    <message>
        <source>Choose a different file.</source>
        <translation>Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Choose a different name, move the file, or mark the labels as spoiled first; on the command line, --replace-printed replaces it anyway.</source>
        <translation>Wählen Sie einen anderen Namen, verschieben Sie die Datei, oder kennzeichnen Sie zuerst die Etiketten als Ausschuss; auf der Befehlszeile ersetzt --replace-printed sie trotzdem.</translation>
    </message>
    <message>
        <source>Choose a different name, or replace the file; on the command line, use --replace.</source>
        <translation>Wählen Sie einen anderen Namen, oder ersetzen Sie die Datei; auf der Befehlszeile verwenden Sie --replace.</translation>
    </message>
    <message>
        <source>Choose a different port or host, or stop the program that uses it.</source>
        <translation>Wählen Sie einen anderen Port oder Host, oder beenden Sie das Programm, das ihn verwendet.</translation>
    </message>
    <message>
        <source>Choose a new folder, or the same units, parts and passports.</source>
        <translation>Wählen Sie einen neuen Ordner oder dieselben Stücke, Teile und Produktpässe.</translation>
    </message>
    <message>
        <source>Choose a new folder.</source>
        <translation>Wählen Sie einen neuen Ordner.</translation>
    </message>
    <message>
        <source>Choose a new or empty folder.</source>
        <translation>Wählen Sie einen neuen oder leeren Ordner.</translation>
    </message>
    <message>
        <source>Choose a workspace whose data is in a database on a server.</source>
        <translation>Wählen Sie einen Arbeitsbereich, dessen Daten in einer Datenbank auf einem Server liegen.</translation>
    </message>
    <message>
        <source>Choose one of the printers of this workspace, or add it first.</source>
        <translation>Wählen Sie einen Drucker dieses Arbeitsbereichs aus, oder fügen Sie ihn zuerst hinzu.</translation>
    </message>
    <message>
        <source>Choose other units; nothing was written.</source>
        <translation>Wählen Sie andere Stücke; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Choose the brand.</source>
        <translation>Wählen Sie die Marke.</translation>
    </message>
    <message>
        <source>Choose the certificate of the authority that signed the server&apos;s certificate (sslrootcert), or another TLS mode.</source>
        <translation>Wählen Sie das Zertifikat der Stelle, die das Zertifikat des Servers signiert hat (sslrootcert), oder einen anderen TLS-Modus.</translation>
    </message>
    <message>
        <source>Close that program.</source>
        <translation>Beenden Sie dieses Programm.</translation>
    </message>
    <message>
        <source>Connect a PC/SC reader, such as an ACR1252U.</source>
        <translation>Schließen Sie einen PC/SC-Leser an, zum Beispiel einen ACR1252U.</translation>
    </message>
    <message>
        <source>Connect a reader.</source>
        <translation>Schließen Sie einen Leser an.</translation>
    </message>
    <message>
        <source>Connect a reader; Windows then starts the service Smart Card.</source>
        <translation>Schließen Sie einen Leser an; Windows startet dann den Dienst Smartcard.</translation>
    </message>
    <message>
        <source>Connect it, or choose a connected one: {others}.</source>
        <translation>Schließen Sie ihn an, oder wählen Sie einen angeschlossenen: {others}.</translation>
    </message>
    <message>
        <source>Connect it.</source>
        <translation>Schließen Sie ihn an.</translation>
    </message>
    <message>
        <source>Connect to the primary server.</source>
        <translation>Verbinden Sie sich mit dem primären Server.</translation>
    </message>
    <message>
        <source>Correct the number or the brand.</source>
        <translation>Korrigieren Sie die Nummer oder die Marke.</translation>
    </message>
    <message>
        <source>Create a database with the encoding UTF8.</source>
        <translation>Legen Sie eine Datenbank mit der Zeichenkodierung UTF8 an.</translation>
    </message>
    <message>
        <source>Create an empty database for the workspace.</source>
        <translation>Legen Sie eine leere Datenbank für den Arbeitsbereich an.</translation>
    </message>
    <message>
        <source>Destroy it and choose another tag.</source>
        <translation>Vernichten Sie es, und wählen Sie ein anderes Tag.</translation>
    </message>
    <message>
        <source>Destroy it, and use another tag.</source>
        <translation>Vernichten Sie es, und verwenden Sie ein anderes Tag.</translation>
    </message>
    <message>
        <source>Digital Product Passport</source>
        <translation>Digitaler Produktpass</translation>
    </message>
    <message>
        <source>Disconnect the reader and connect it again.</source>
        <translation>Trennen Sie den Leser, und schließen Sie ihn wieder an.</translation>
    </message>
    <message>
        <source>Enter it again: on the command line, use &apos;dpp-desktop workspace password&apos;.</source>
        <translation>Geben Sie es erneut ein: auf der Befehlszeile mit &apos;dpp-desktop workspace password&apos;.</translation>
    </message>
    <message>
        <source>Enter it like postgresql://user@host/database.</source>
        <translation>Geben Sie sie in der Form postgresql://Benutzer@Host/Datenbank ein.</translation>
    </message>
    <message>
        <source>Enter it, or store it in a password file (.pgpass).</source>
        <translation>Geben Sie es ein, oder speichern Sie es in einer Passwortdatei (.pgpass).</translation>
    </message>
    <message>
        <source>Enter one, and give it to the recipient by another way than the files.</source>
        <translation>Geben Sie eine ein, und übermitteln Sie sie dem Empfänger auf einem anderen Weg als die Dateien.</translation>
    </message>
    <message>
        <source>Fix the printer, and wait until it has printed the labels that it still has. The print job doesn&apos;t continue by itself.</source>
        <translation>Beheben Sie das Problem am Drucker, und warten Sie, bis er die Etiketten gedruckt hat, die er noch hat. Der Druckauftrag wird nicht von selbst fortgesetzt.</translation>
    </message>
    <message>
        <source>Free some space on the server and resume; completed work is kept.</source>
        <translation>Geben Sie auf dem Server Speicherplatz frei, und setzen Sie fort; Erledigtes bleibt erhalten.</translation>
    </message>
    <message>
        <source>Free some space there, and open the workspace again.</source>
        <translation>Geben Sie dort Speicherplatz frei, und öffnen Sie den Arbeitsbereich erneut.</translation>
    </message>
    <message>
        <source>Import its file first, or correct the key.</source>
        <translation>Importieren Sie zuerst ihre Datei, oder korrigieren Sie den Schlüssel.</translation>
    </message>
    <message>
        <source>Install it; on Debian and Ubuntu, these are the packages pcscd and libpcsclite1.</source>
        <translation>Installieren Sie es; unter Debian und Ubuntu sind das die Pakete pcscd und libpcsclite1.</translation>
    </message>
    <message>
        <source>Install the package pcscd, and start it: systemctl start pcscd.socket.</source>
        <translation>Installieren Sie das Paket pcscd, und starten Sie es: systemctl start pcscd.socket.</translation>
    </message>
    <message>
        <source>Its code must not be on a product. {action}</source>
        <translation>Sein Code darf auf keinem Produkt sein. {action}</translation>
    </message>
    <message>
        <source>Job {job} belongs to another brand, &apos;{brand}&apos;.</source>
        <translation>Auftrag {job} gehört zu einer anderen Marke, „{brand}“.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Leave it out, because other programs can read the arguments of a command. Enter it when you are asked, or store it in a password file (.pgpass).</source>
        <translation>Lassen Sie es weg, denn andere Programme können die Argumente eines Befehls lesen. Geben Sie es auf Nachfrage ein, oder speichern Sie es in einer Passwortdatei (.pgpass).</translation>
    </message>
    <message>
        <source>Let the administrator add a rule to the server&apos;s file pg_hba.conf.</source>
        <translation>Lassen Sie die Administration eine Regel in der Datei pg_hba.conf des Servers ergänzen.</translation>
    </message>
    <message>
        <source>Let the administrator make this user the owner of the database.</source>
        <translation>Lassen Sie diesen Benutzer von der Administration zum Eigentümer der Datenbank machen.</translation>
    </message>
    <message>
        <source>Lift the tag and put it back.</source>
        <translation>Nehmen Sie das Tag ab, und legen Sie es wieder auf.</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Make the code larger, or choose a different design or a printer with more dots; on the command line, --allow-unreadable prints it. Nothing was printed.</source>
        <translation>Vergrößern Sie den Code, oder wählen Sie ein anderes Layout oder einen Drucker mit höherer Auflösung; auf der Befehlszeile wird er mit --allow-unreadable gedruckt. Es wurde nichts gedruckt.</translation>
    </message>
    <message>
        <source>Mint tokens first, or choose other units.</source>
        <translation>Vergeben Sie zuerst Token, oder wählen Sie andere Stücke.</translation>
    </message>
    <message>
        <source>Mint tokens first, or publish all units again; on the command line, use --all.</source>
        <translation>Vergeben Sie zuerst Token, oder veröffentlichen Sie alle Stücke erneut; auf der Befehlszeile mit --all.</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>No NFC reader is connected.</source>
        <translation>Kein NFC-Leser ist angeschlossen.</translation>
    </message>
    <message>
        <source>No data of this passport is released for the public.</source>
        <translation>Von diesem Produktpass sind keine Daten für die Öffentlichkeit freigegeben.</translation>
    </message>
    <message>
        <source>No job of product &apos;{product}&apos; has the batch &apos;{batch}&apos;.</source>
        <translation>Kein Auftrag für das Produkt „{product}“ hat die Charge „{batch}“.</translation>
    </message>
    <message>
        <source>No unit with this serial number was minted here.</source>
        <translation>Hier wurde kein Stück mit dieser Seriennummer vergeben.</translation>
    </message>
    <message>
        <source>Once the server is available, look it up before you repeat it.</source>
        <translation>Sehen Sie nach, sobald der Server verfügbar ist, bevor Sie es wiederholen.</translation>
    </message>
    <message>
        <source>Open the workspace again.</source>
        <translation>Öffnen Sie den Arbeitsbereich erneut.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>PC/SC, which connects NFC readers, isn&apos;t installed.</source>
        <translation>PC/SC, das NFC-Leser anbindet, ist nicht installiert.</translation>
    </message>
    <message>
        <source>Print job {print} is already being printed.</source>
        <translation>Druckauftrag {print} wird bereits gedruckt.</translation>
    </message>
    <message>
        <source>Print job {print} on printer &apos;{printer}&apos; isn&apos;t finished.</source>
        <translation>Druckauftrag {print} auf Drucker „{printer}“ ist nicht abgeschlossen.</translation>
    </message>
    <message>
        <source>Publication {publication} is being written by another process.</source>
        <translation>Veröffentlichung {publication} wird gerade von einem anderen Prozess geschrieben.</translation>
    </message>
    <message>
        <source>Put it back and wait for &apos;Done&apos;.</source>
        <translation>Legen Sie es wieder auf, und warten Sie auf „Erledigt“.</translation>
    </message>
    <message>
        <source>Put that tag back on the reader, or destroy it and choose another tag.</source>
        <translation>Legen Sie dieses Tag wieder auf den Leser, oder vernichten Sie es, und wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>Put that tag back on the reader, or skip its lock.</source>
        <translation>Legen Sie dieses Tag wieder auf den Leser, oder überspringen Sie das Sperren.</translation>
    </message>
    <message>
        <source>Remove it from the line and find out where it comes from.</source>
        <translation>Nehmen Sie es aus der Linie, und klären Sie, woher es kommt.</translation>
    </message>
    <message>
        <source>Request one of {types}.</source>
        <translation>Fordern Sie einen von diesen an: {types}.</translation>
    </message>
    <message>
        <source>Request the link type &apos;linkset&apos; for all links.</source>
        <translation>Fordern Sie den Linktyp &apos;linkset&apos; für alle Links an.</translation>
    </message>
    <message>
        <source>Required fields without a column: {fields}, and {count:,} more. New products are drafts until these fields are filled in.</source>
        <translation>Erforderliche Felder ohne Spalte: {fields} und {count:,} weitere. Neue Produkte bleiben Entwürfe, bis diese Felder ausgefüllt sind.</translation>
    </message>
    <message>
        <source>Required fields without a column: {fields}. New products are drafts until these fields are filled in.</source>
        <translation>Erforderliche Felder ohne Spalte: {fields}. Neue Produkte bleiben Entwürfe, bis diese Felder ausgefüllt sind.</translation>
    </message>
    <message>
        <source>Required for every product.</source>
        <translation>Für jedes Produkt erforderlich.</translation>
    </message>
    <message>
        <source>Required for some products.</source>
        <translation>Für manche Produkte erforderlich.</translation>
    </message>
    <message>
        <source>Restore it from a backup if it held one; otherwise, create a new workspace in it.</source>
        <translation>Stellen Sie sie aus einer Sicherung wieder her, falls sie einen enthielt; legen Sie andernfalls einen neuen Arbeitsbereich darin an.</translation>
    </message>
    <message>
        <source>Restore or remove it, then publish to the same folder again.</source>
        <translation>Stellen Sie sie wieder her, oder entfernen Sie sie, und veröffentlichen Sie dann erneut in denselben Ordner.</translation>
    </message>
    <message>
        <source>Restore the file, or create the workspace again in a new folder.</source>
        <translation>Stellen Sie die Datei wieder her, oder legen Sie den Arbeitsbereich in einem neuen Ordner erneut an.</translation>
    </message>
    <message>
        <source>Resume or cancel it first.</source>
        <translation>Setzen Sie ihn fort oder brechen Sie ihn ab.</translation>
    </message>
    <message>
        <source>Resume or cancel that tag job first; on the command line, use nfc resume or nfc cancel.</source>
        <translation>Setzen Sie zuerst diesen Tag-Auftrag fort, oder brechen Sie ihn ab; auf der Befehlszeile mit nfc resume oder nfc cancel.</translation>
    </message>
    <message>
        <source>Resume the interrupted tag job, or write new tags with a reason. Nothing was written.</source>
        <translation>Setzen Sie den unterbrochenen Tag-Auftrag fort, oder schreiben Sie neue Tags mit einem Grund. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Rules not applied</source>
        <translation>Nicht angewendete Regeln</translation>
    </message>
    <message>
        <source>SKU and name can be given only for a file that is a single passport.</source>
        <translation>Artikelnummer und Name können nur für eine Datei angegeben werden, die ein einzelner Produktpass ist.</translation>
    </message>
    <message>
        <source>Scanner keyboard language: it differs from that of this computer, for example {scanner} and {computer}. Set the scanner to the keyboard language of this computer.</source>
        <translation>Tastatursprache des Scanners: Sie weicht von der dieses Computers ab, zum Beispiel {scanner} und {computer}. Stellen Sie den Scanner auf die Tastatursprache dieses Computers ein.</translation>
    </message>
    <message>
        <source>Scanner keyboard language: the scanner is set to {scanner}, this computer to {computer}. Set the scanner to the keyboard language of this computer.</source>
        <translation>Tastatursprache des Scanners: Der Scanner ist auf {scanner} eingestellt, dieser Computer auf {computer}. Stellen Sie den Scanner auf die Tastatursprache dieses Computers ein.</translation>
    </message>
    <message>
        <source>Select that job to mark its units; nothing was changed.</source>
        <translation>Wählen Sie diesen Auftrag aus, um dessen Stücke zu kennzeichnen; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Several brands have a passport for this address.</source>
        <translation>Mehrere Marken haben einen Produktpass für diese Adresse.</translation>
    </message>
    <message>
        <source>Shorten the text of the second record; nothing was written.</source>
        <translation>Kürzen Sie den Text des zweiten Datensatzes; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Skip its lock, or destroy it and choose another tag.</source>
        <translation>Überspringen Sie das Sperren, oder vernichten Sie das Tag, und wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanisch</translation>
    </message>
    <message>
        <source>Specify the number of good labels of that unit; on the command line, use --good-copies. Nothing was changed.</source>
        <translation>Geben Sie die Zahl der guten Etiketten dieses Stücks an, auf der Befehlszeile mit --good-copies. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>Schwedisch</translation>
    </message>
    <message>
        <source>Swiss French</source>
        <translation>Französisch (Schweiz)</translation>
    </message>
    <message>
        <source>Swiss German</source>
        <translation>Deutsch (Schweiz)</translation>
    </message>
    <message>
        <source>Tag job {tag_job} is running in another process.</source>
        <translation>Tag-Auftrag {tag_job} läuft in einem anderen Prozess.</translation>
    </message>
    <message>
        <source>Tag job {tag_job} is {status}.</source>
        <translation>Tag-Auftrag {tag_job} hat den Status „{status}“.</translation>
    </message>
    <message>
        <source>Tag job {tag_job} was taken over.</source>
        <translation>Tag-Auftrag {tag_job} wurde von einem anderen Prozess übernommen.</translation>
    </message>
    <message>
        <source>The PC/SC service, which connects NFC readers, isn&apos;t running.</source>
        <translation>Der PC/SC-Dienst, der NFC-Leser anbindet, läuft nicht.</translation>
    </message>
    <message>
        <source>The URL has a percent sign without two hexadecimal digits.</source>
        <translation>Die Webadresse enthält ein Prozentzeichen ohne zwei hexadezimale Ziffern.</translation>
    </message>
    <message>
        <source>The URL has no GTIN (01).</source>
        <translation>Die Webadresse enthält keine GTIN (01).</translation>
    </message>
    <message>
        <source>The URL has no value after its last identifier.</source>
        <translation>In der Webadresse fehlt der Wert nach der letzten Kennung.</translation>
    </message>
    <message>
        <source>The URL is not valid UTF-8.</source>
        <translation>Die Webadresse ist kein gültiges UTF-8.</translation>
    </message>
    <message>
        <source>The address is too long.</source>
        <translation>Die Adresse ist zu lang.</translation>
    </message>
    <message>
        <source>The batch code {problem}.</source>
        <translation>Die Chargennummer {problem}.</translation>
    </message>
    <message>
        <source>The brand {brand} can&apos;t be deleted, because job {job} was created for its product {sku}.</source>
        <translation>Die Marke {brand} kann nicht gelöscht werden, weil Auftrag {job} für ihr Produkt {sku} erstellt wurde.</translation>
    </message>
    <message>
        <source>The brand {brand} has no product {sku}.</source>
        <translation>Die Marke {brand} hat kein Produkt {sku}.</translation>
    </message>
    <message>
        <source>The brand {brand} or its products were changed by someone else in the meantime.</source>
        <translation>Die Marke {brand} oder ihre Produkte wurden inzwischen von jemand anderem geändert.</translation>
    </message>
    <message>
        <source>The checksums aren&apos;t those of the manifest.</source>
        <translation>Die Prüfsummen stimmen nicht mit dem Manifest überein.</translation>
    </message>
    <message>
        <source>The comparison failed.</source>
        <translation>Der Vergleich ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The connection settings &apos;{file}&apos; are not valid.</source>
        <translation>Die Verbindungseinstellungen &apos;{file}&apos; sind ungültig.</translation>
    </message>
    <message>
        <source>The connection to the database &apos;{database}&apos; broke while a change was saved, so it isn&apos;t known whether it was saved.</source>
        <translation>Die Verbindung zur Datenbank &apos;{database}&apos; brach ab, während eine Änderung gespeichert wurde. Es ist nicht bekannt, ob sie gespeichert wurde.</translation>
    </message>
    <message>
        <source>The connection to the database &apos;{database}&apos; can&apos;t be secured: {reason}.</source>
        <translation>Die Verbindung zur Datenbank &apos;{database}&apos; kann nicht gesichert werden: {reason}.</translation>
    </message>
    <message>
        <source>The content of the tag has changed since it was written.</source>
        <translation>Der Inhalt des Tags hat sich seit dem Schreiben geändert.</translation>
    </message>
    <message>
        <source>The content of the tag is damaged.</source>
        <translation>Der Inhalt des Tags ist beschädigt.</translation>
    </message>
    <message>
        <source>The content was exchanged: this tag was written for unit {unit:,} of job {job}, serial {serial}.</source>
        <translation>Der Inhalt wurde ausgetauscht: Dieses Tag wurde für Stück {unit:,} von Auftrag {job} geschrieben, Seriennummer {serial}.</translation>
    </message>
    <message>
        <source>The database &apos;{database}&apos; contains no workspace.</source>
        <translation>Die Datenbank &apos;{database}&apos; enthält keinen Arbeitsbereich.</translation>
    </message>
    <message>
        <source>The database &apos;{database}&apos; contains tables of another program.</source>
        <translation>Die Datenbank &apos;{database}&apos; enthält Tabellen eines anderen Programms.</translation>
    </message>
    <message>
        <source>The database &apos;{database}&apos; has the encoding {encoding}.</source>
        <translation>Die Datenbank &apos;{database}&apos; hat die Zeichenkodierung {encoding}.</translation>
    </message>
    <message>
        <source>The database &apos;{database}&apos; is read-only: its server is a replica, or was set to that.</source>
        <translation>Die Datenbank &apos;{database}&apos; ist schreibgeschützt: Ihr Server ist ein Replikat oder wurde so eingestellt.</translation>
    </message>
    <message>
        <source>The database &apos;{database}&apos; isn&apos;t available: {reason}.</source>
        <translation>Die Datenbank &apos;{database}&apos; ist nicht verfügbar: {reason}.</translation>
    </message>
    <message>
        <source>The database &apos;{database}&apos; requires a password.</source>
        <translation>Die Datenbank &apos;{database}&apos; verlangt ein Passwort.</translation>
    </message>
    <message>
        <source>The database &apos;{database}&apos; was locked by another program for too long.</source>
        <translation>Die Datenbank &apos;{database}&apos; war zu lange von einem anderen Programm gesperrt.</translation>
    </message>
    <message>
        <source>The database &apos;{database}&apos; was replaced by another one while it was open.</source>
        <translation>Die Datenbank &apos;{database}&apos; wurde durch eine andere ersetzt, während sie geöffnet war.</translation>
    </message>
    <message>
        <source>The database is damaged: the serials of cycle {cycle} changed while they were moved.</source>
        <translation>Die Datenbank ist beschädigt: Die Seriennummern von Zyklus {cycle} haben sich geändert, während sie übertragen wurden.</translation>
    </message>
    <message>
        <source>The disk of the database server for &apos;{database}&apos; is full.</source>
        <translation>Der Datenträger des Datenbankservers von &apos;{database}&apos; ist voll.</translation>
    </message>
    <message>
        <source>The file &apos;{path}&apos; was changed after it was published.</source>
        <translation>Die Datei „{path}“ wurde nach der Veröffentlichung geändert.</translation>
    </message>
    <message>
        <source>The file is missing.</source>
        <translation>Die Datei fehlt.</translation>
    </message>
    <message>
        <source>The file isn&apos;t part of the publication.</source>
        <translation>Die Datei gehört nicht zur Veröffentlichung.</translation>
    </message>
    <message>
        <source>The file was changed.</source>
        <translation>Die Datei wurde geändert.</translation>
    </message>
    <message>
        <source>The folder &apos;{folder}&apos; contains a publication of another workspace.</source>
        <translation>Der Ordner „{folder}“ enthält eine Veröffentlichung eines anderen Arbeitsbereichs.</translation>
    </message>
    <message>
        <source>The folder &apos;{folder}&apos; contains other files.</source>
        <translation>Der Ordner „{folder}“ enthält andere Dateien.</translation>
    </message>
    <message>
        <source>The folder &apos;{folder}&apos; contains publication {publication}, which was made with other choices.</source>
        <translation>Der Ordner „{folder}“ enthält Veröffentlichung {publication}, die mit einer anderen Auswahl erstellt wurde.</translation>
    </message>
    <message>
        <source>The folder &apos;{path}&apos; contains a workspace already.</source>
        <translation>Der Ordner &apos;{path}&apos; enthält bereits einen Arbeitsbereich.</translation>
    </message>
    <message>
        <source>The identifier {key} occurs twice.</source>
        <translation>Die Kennung {key} kommt zweimal vor.</translation>
    </message>
    <message>
        <source>The job has no tokens yet.</source>
        <translation>Der Auftrag hat noch keine Token.</translation>
    </message>
    <message>
        <source>The keyring has no password for the database &apos;{database}&apos;.</source>
        <translation>Der Schlüsselbund hat kein Passwort für die Datenbank &apos;{database}&apos;.</translation>
    </message>
    <message>
        <source>The keyring of this system can&apos;t be used for the password of the database.</source>
        <translation>Der Schlüsselbund dieses Systems kann für das Passwort der Datenbank nicht verwendet werden.</translation>
    </message>
    <message>
        <source>The list of label designs shows their names.</source>
        <translation>Die Namen stehen in der Liste der Etikettenlayouts.</translation>
    </message>
    <message>
        <source>The list of publications shows their numbers.</source>
        <translation>Die Liste der Veröffentlichungen zeigt ihre Nummern.</translation>
    </message>
    <message>
        <source>The list of tag jobs shows their numbers.</source>
        <translation>Die Liste der Tag-Aufträge zeigt deren Nummern.</translation>
    </message>
    <message>
        <source>The manifest was signed with another key.</source>
        <translation>Das Manifest wurde mit einem anderen Schlüssel signiert.</translation>
    </message>
    <message>
        <source>The name of the file or of its folder is not valid UTF-8.</source>
        <translation>Der Name der Datei oder ihres Ordners ist kein gültiges UTF-8.</translation>
    </message>
    <message>
        <source>The passport has none of the requested media types.</source>
        <translation>Der Produktpass hat keinen der angeforderten Medientypen.</translation>
    </message>
    <message>
        <source>The preview leaves out {commands}, which only the printer can draw. Print a test label.</source>
        <translation>In der Vorschau fehlt {commands}, weil das nur der Drucker darstellen kann. Drucken Sie ein Testetikett.</translation>
    </message>
    <message>
        <source>The preview shows other characters for {characters}, because it doesn&apos;t have the fonts of the printer. Print a test label.</source>
        <translation>Die Vorschau zeigt für {characters} andere Zeichen, weil ihr die Schriften des Druckers fehlen. Drucken Sie ein Testetikett.</translation>
    </message>
    <message>
        <source>The print job is cancelled: destroy the labels that you find and reprint the units, or mark the labels as spoiled. If you scan a good label, it counts as printed.</source>
        <translation>Der Druckauftrag ist abgebrochen: Vernichten Sie die Etiketten, die Sie finden, und drucken Sie die Stücke nach, oder kennzeichnen Sie die Etiketten als Ausschuss. Wenn Sie ein gutes Etikett scannen, gilt es als gedruckt.</translation>
    </message>
    <message>
        <source>The printers have been changed in the meantime.</source>
        <translation>Die Drucker wurden inzwischen geändert.</translation>
    </message>
    <message>
        <source>The product {sku} can&apos;t be deleted, because job {job} was created for it.</source>
        <translation>Das Produkt {sku} kann nicht gelöscht werden, weil Auftrag {job} dafür erstellt wurde.</translation>
    </message>
    <message>
        <source>The product {sku} was changed or deleted by someone else in the meantime.</source>
        <translation>Das Produkt {sku} wurde inzwischen von jemand anderem geändert oder gelöscht.</translation>
    </message>
    <message>
        <source>The program was interrupted while it printed.</source>
        <translation>Das Programm wurde beim Drucken unterbrochen.</translation>
    </message>
    <message>
        <source>The publication isn&apos;t complete.</source>
        <translation>Die Veröffentlichung ist nicht vollständig.</translation>
    </message>
    <message>
        <source>The reader {name} failed (PC/SC error {code}).</source>
        <translation>Der Leser {name} ist ausgefallen (PC/SC-Fehler {code}).</translation>
    </message>
    <message>
        <source>The reader {name} isn&apos;t connected.</source>
        <translation>Der Leser {name} ist nicht angeschlossen.</translation>
    </message>
    <message>
        <source>The request has no valid host.</source>
        <translation>Die Anfrage hat keinen gültigen Host.</translation>
    </message>
    <message>
        <source>The resolver can&apos;t read its data at the moment.</source>
        <translation>Der Resolver kann seine Daten zurzeit nicht lesen.</translation>
    </message>
    <message>
        <source>The resolver can&apos;t use port {port} of {host}: {reason}.</source>
        <translation>Der Resolver kann Port {port} von {host} nicht verwenden: {reason}.</translation>
    </message>
    <message>
        <source>The resolver has an internal error.</source>
        <translation>Im Resolver ist ein interner Fehler aufgetreten.</translation>
    </message>
    <message>
        <source>The resolver only answers requests that read.</source>
        <translation>Der Resolver beantwortet nur lesende Anfragen.</translation>
    </message>
    <message>
        <source>The schema has no field at {pointer}, so passports are stored without the GTIN.</source>
        <translation>Das Schema hat unter {pointer} kein Feld, deshalb werden Produktpässe ohne GTIN gespeichert.</translation>
    </message>
    <message>
        <source>The serial number {problem}.</source>
        <translation>Die Seriennummer {problem}.</translation>
    </message>
    <message>
        <source>The server has no database &apos;{database}&apos;, or not this user.</source>
        <translation>Der Server hat keine Datenbank &apos;{database}&apos; oder diesen Benutzer nicht.</translation>
    </message>
    <message>
        <source>The server of the database &apos;{database}&apos; doesn&apos;t accept connections of this user from this computer.</source>
        <translation>Der Server der Datenbank &apos;{database}&apos; nimmt Verbindungen dieses Benutzers von diesem Computer nicht an.</translation>
    </message>
    <message>
        <source>The server of the database &apos;{database}&apos; rejected the user or the password.</source>
        <translation>Der Server der Datenbank &apos;{database}&apos; hat den Benutzer oder das Passwort abgelehnt.</translation>
    </message>
    <message>
        <source>The server of the database &apos;{database}&apos; reported an error: {reason}.</source>
        <translation>Der Server der Datenbank &apos;{database}&apos; meldete einen Fehler: {reason}.</translation>
    </message>
    <message>
        <source>The server of the database &apos;{database}&apos; runs PostgreSQL {version}.</source>
        <translation>Der Server der Datenbank &apos;{database}&apos; läuft mit PostgreSQL {version}.</translation>
    </message>
    <message>
        <source>The signature doesn&apos;t match the manifest.</source>
        <translation>Die Signatur passt nicht zum Manifest.</translation>
    </message>
    <message>
        <source>The store of the workspace &apos;{path}&apos; isn&apos;t on a server.</source>
        <translation>Die Daten des Arbeitsbereichs &apos;{path}&apos; liegen nicht auf einem Server.</translation>
    </message>
    <message>
        <source>The tag changes its UID each time, so it can&apos;t be recorded.</source>
        <translation>Das Tag ändert seine UID jedes Mal, daher kann es nicht erfasst werden.</translation>
    </message>
    <message>
        <source>The tag contains no URL.</source>
        <translation>Das Tag enthält keine Webadresse.</translation>
    </message>
    <message>
        <source>The tag contains {url}, which is no token.</source>
        <translation>Das Tag enthält {url}, was kein Token ist.</translation>
    </message>
    <message>
        <source>The tag contains {url}.</source>
        <translation>Das Tag enthält {url}.</translation>
    </message>
    <message>
        <source>The tag has another content than was written.</source>
        <translation>Das Tag hat einen anderen Inhalt, als geschrieben wurde.</translation>
    </message>
    <message>
        <source>The tag is empty, but it was written for unit {unit:,} of job {job}.</source>
        <translation>Das Tag ist leer, wurde aber für Stück {unit:,} von Auftrag {job} geschrieben.</translation>
    </message>
    <message>
        <source>The tag is empty.</source>
        <translation>Das Tag ist leer.</translation>
    </message>
    <message>
        <source>The tag is locked.</source>
        <translation>Das Tag ist gesperrt.</translation>
    </message>
    <message>
        <source>The tag is marked as spoiled.</source>
        <translation>Das Tag ist als Ausschuss markiert.</translation>
    </message>
    <message>
        <source>The tag is protected by a password.</source>
        <translation>Das Tag ist durch ein Passwort geschützt.</translation>
    </message>
    <message>
        <source>The tag is too small: {needed:,} bytes are needed, and it has {available:,}.</source>
        <translation>Das Tag ist zu klein: {needed:,} Bytes werden benötigt, und es hat {available:,}.</translation>
    </message>
    <message>
        <source>The tag isn&apos;t empty.</source>
        <translation>Das Tag ist nicht leer.</translation>
    </message>
    <message>
        <source>The tag isn&apos;t formatted for NDEF: its capability container is wrong.</source>
        <translation>Das Tag ist nicht für NDEF formatiert: Sein Capability Container ist falsch.</translation>
    </message>
    <message>
        <source>The tag of unit {unit:,} isn&apos;t locked completely (UID {uid}).</source>
        <translation>Das Tag von Stück {unit:,} ist nicht vollständig gesperrt (UID {uid}).</translation>
    </message>
    <message>
        <source>The tag refuses to be locked.</source>
        <translation>Das Tag lässt sich nicht sperren.</translation>
    </message>
    <message>
        <source>The tag refuses to be written: it is locked, protected, or broken.</source>
        <translation>Das Tag lässt sich nicht beschreiben: Es ist gesperrt, geschützt oder defekt.</translation>
    </message>
    <message>
        <source>The tag reports success, but nothing was written.</source>
        <translation>Das Tag meldet Erfolg, aber nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The tag was lifted too early.</source>
        <translation>Das Tag wurde zu früh abgenommen.</translation>
    </message>
    <message>
        <source>The tag was lifted while it was being locked.</source>
        <translation>Das Tag wurde während des Sperrens abgenommen.</translation>
    </message>
    <message>
        <source>The tag wasn&apos;t written in this workspace.</source>
        <translation>Das Tag wurde nicht in diesem Arbeitsbereich geschrieben.</translation>
    </message>
    <message>
        <source>The type of the tag is unknown to the reader, so it can&apos;t be locked.</source>
        <translation>Der Leser erkennt den Typ des Tags nicht, daher kann es nicht gesperrt werden.</translation>
    </message>
    <message>
        <source>The unit has changed in the meantime.</source>
        <translation>Das Stück hat sich inzwischen geändert.</translation>
    </message>
    <message>
        <source>The unit with the serial number {serial} is void.</source>
        <translation>Das Stück mit der Seriennummer {serial} ist ungültig.</translation>
    </message>
    <message>
        <source>The unit with this serial number was minted at site {site}, not here.</source>
        <translation>Das Stück mit dieser Seriennummer wurde an Standort {site} vergeben, nicht hier.</translation>
    </message>
    <message>
        <source>The user of the database &apos;{database}&apos; doesn&apos;t have the necessary rights.</source>
        <translation>Der Benutzer der Datenbank &apos;{database}&apos; hat nicht die nötigen Rechte.</translation>
    </message>
    <message>
        <source>The workspace in the database &apos;{database}&apos; was created by a newer version of DPP Desktop.</source>
        <translation>Der Arbeitsbereich in der Datenbank &apos;{database}&apos; wurde mit einer neueren Version von DPP Desktop angelegt.</translation>
    </message>
    <message>
        <source>The workspace keeps the brand&apos;s serial key, so that its serials don&apos;t collide with those of another site if the brand is added again.</source>
        <translation>Der Arbeitsbereich behält den Seriennummernschlüssel der Marke. So kollidieren ihre Seriennummern nicht mit denen eines anderen Standorts, wenn die Marke erneut hinzugefügt wird.</translation>
    </message>
    <message>
        <source>There are no units to publish for brand &apos;{brand}&apos;.</source>
        <translation>Für die Marke „{brand}“ gibt es keine Stücke zu veröffentlichen.</translation>
    </message>
    <message>
        <source>There is no brand &apos;{brand}&apos; in this workspace.</source>
        <translation>In diesem Arbeitsbereich gibt es keine Marke „{brand}“.</translation>
    </message>
    <message>
        <source>There is no database &apos;{database}&apos;.</source>
        <translation>Es gibt keine Datenbank &apos;{database}&apos;.</translation>
    </message>
    <message>
        <source>There is no folder &apos;{folder}&apos;, and it can&apos;t be created in &apos;{parent}&apos;.</source>
        <translation>Der Ordner „{folder}“ ist nicht vorhanden und kann in „{parent}“ nicht erstellt werden.</translation>
    </message>
    <message>
        <source>There is no job with the order number {order}.</source>
        <translation>Es gibt keinen Auftrag mit der Auftragsnummer {order}.</translation>
    </message>
    <message>
        <source>There is no label design {name}.</source>
        <translation>Es gibt kein Etikettenlayout {name}.</translation>
    </message>
    <message>
        <source>There is no link of the type {type}.</source>
        <translation>Es gibt keinen Link des Typs {type}.</translation>
    </message>
    <message>
        <source>There is no passport at this address.</source>
        <translation>Unter dieser Adresse gibt es keinen Produktpass.</translation>
    </message>
    <message>
        <source>There is no print job {print} in this workspace.</source>
        <translation>In diesem Arbeitsbereich gibt es keinen Druckauftrag {print}.</translation>
    </message>
    <message>
        <source>There is no printer &apos;{printer}&apos;.</source>
        <translation>Es gibt keinen Drucker „{printer}“.</translation>
    </message>
    <message>
        <source>There is no publication {publication} in this workspace.</source>
        <translation>In diesem Arbeitsbereich gibt es keine Veröffentlichung {publication}.</translation>
    </message>
    <message>
        <source>There is no saved profile &apos;{name}&apos;.</source>
        <translation>Es gibt kein gespeichertes Profil „{name}“.</translation>
    </message>
    <message>
        <source>There is no tag job {tag_job} in this workspace.</source>
        <translation>In diesem Arbeitsbereich gibt es keinen Tag-Auftrag {tag_job}.</translation>
    </message>
    <message>
        <source>There is nothing to publish for brand &apos;{brand}&apos; since the last publication.</source>
        <translation>Für die Marke „{brand}“ gibt es seit der letzten Veröffentlichung nichts Neues zu veröffentlichen.</translation>
    </message>
    <message>
        <source>This device sends too many requests.</source>
        <translation>Dieses Gerät sendet zu viele Anfragen.</translation>
    </message>
    <message>
        <source>This is a copy: the tag of unit {unit:,} of job {job} has the UID {uid}.</source>
        <translation>Dies ist eine Kopie: Das Tag von Stück {unit:,} von Auftrag {job} hat die UID {uid}.</translation>
    </message>
    <message>
        <source>This is a wrong type of tag.</source>
        <translation>Dies ist ein falscher Tag-Typ.</translation>
    </message>
    <message>
        <source>This is a wrong type of tag: {kind}.</source>
        <translation>Dies ist ein falscher Tag-Typ: {kind}.</translation>
    </message>
    <message>
        <source>This is unit {unit:,} of job {job}: {product}, batch {batch}.</source>
        <translation>Dies ist Stück {unit:,} von Auftrag {job}: {product}, Charge {batch}.</translation>
    </message>
    <message>
        <source>This passport for machines</source>
        <translation>Dieser Produktpass für Maschinen</translation>
    </message>
    <message>
        <source>This resolver shows the passports of units that were minted here. Scan the code on a product, and open its path at this address.</source>
        <translation>Dieser Resolver zeigt die Produktpässe der Stücke, die hier vergeben wurden. Scannen Sie den Code auf einem Produkt, und öffnen Sie seinen Pfad unter dieser Adresse.</translation>
    </message>
    <message>
        <source>This tag already belongs to unit {unit:,} of job {job}, serial {serial}.</source>
        <translation>Dieses Tag gehört bereits zu Stück {unit:,} von Auftrag {job}, Seriennummer {serial}.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Zeitpunkt (UTC)</translation>
    </message>
    <message>
        <source>To be updated to this version of DPP Desktop, the workspace needs {needed:,} MB of free disk space, and the disk of &apos;{folder}&apos; has {free:,} MB.</source>
        <translation>Für die Aktualisierung auf diese Version von DPP Desktop benötigt der Arbeitsbereich {needed:,} MB freien Speicherplatz, auf dem Datenträger von „{folder}“ sind {free:,} MB frei.</translation>
    </message>
    <message>
        <source>To choose the encoding, import the list from the Workspace menu; nothing was changed.</source>
        <translation>Um die Zeichenkodierung auszuwählen, importieren Sie die Liste über das Menü „Arbeitsbereich“; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>To enter them, import the file from the Workspace menu; nothing was changed.</source>
        <translation>Um sie einzugeben, importieren Sie die Datei über das Menü „Arbeitsbereich“; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>To print units again, reprint them with a reason.</source>
        <translation>Um Stücke erneut zu drucken, drucken Sie sie mit Angabe eines Grundes nach.</translation>
    </message>
    <message>
        <source>To print units again, reprint them with a reason; on the command line, use reprint. Nothing was printed.</source>
        <translation>Um Stücke erneut zu drucken, drucken Sie sie mit Angabe eines Grundes nach; auf der Befehlszeile verwenden Sie reprint. Es wurde nichts gedruckt.</translation>
    </message>
    <message>
        <source>To write tags again, give a reason. Nothing was written.</source>
        <translation>Um Tags erneut zu schreiben, geben Sie einen Grund an. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>To write tags again, start a new tag job with a reason.</source>
        <translation>Um Tags erneut zu schreiben, starten Sie einen neuen Tag-Auftrag mit einem Grund.</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>Summen</translation>
    </message>
    <message>
        <source>Try again in a few seconds.</source>
        <translation>Versuchen Sie es in einigen Sekunden noch einmal.</translation>
    </message>
    <message>
        <source>Try again later, or ask the operator to look at the log of the workspace.</source>
        <translation>Versuchen Sie es später noch einmal, oder bitten Sie den Betreiber, das Protokoll des Arbeitsbereichs anzusehen.</translation>
    </message>
    <message>
        <source>US English</source>
        <translation>Englisch (USA)</translation>
    </message>
    <message>
        <source>Unit fields</source>
        <translation>Stückfelder</translation>
    </message>
    <message>
        <source>Unit {unit:,} may already be on a tag that was lifted (UID {uid}).</source>
        <translation>Stück {unit:,} ist vielleicht schon auf einem Tag, das abgenommen wurde (UID {uid}).</translation>
    </message>
    <message>
        <source>Unit {unit:,} of job {job} has the grade {grade}.</source>
        <translation>Stück {unit:,} von Auftrag {job} hat die Bewertung {grade}.</translation>
    </message>
    <message>
        <source>Unit {unit:,} of job {job} is void ({reason}).</source>
        <translation>Stück {unit:,} von Auftrag {job} ist ungültig ({reason}).</translation>
    </message>
    <message>
        <source>Unit {unit:,} of job {job} is void.</source>
        <translation>Stück {unit:,} von Auftrag {job} ist ungültig.</translation>
    </message>
    <message>
        <source>Unit {unit:,} of job {job} isn&apos;t recorded as printed.</source>
        <translation>Stück {unit:,} von Auftrag {job} ist nicht als gedruckt erfasst.</translation>
    </message>
    <message>
        <source>Unit {unit:,} of job {job} was taken out of the batch as a sample.</source>
        <translation>Stück {unit:,} von Auftrag {job} wurde der Charge als Probe entnommen.</translation>
    </message>
    <message>
        <source>Unit {unit:,} of job {job}, serial {serial}.</source>
        <translation>Stück {unit:,} von Auftrag {job}, Seriennummer {serial}.</translation>
    </message>
    <message>
        <source>Unit {unit:,} of job {job}.</source>
        <translation>Stück {unit:,} von Auftrag {job}.</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Stücke</translation>
    </message>
    <message>
        <source>Unlock it, or store the password in a password file (.pgpass) instead.</source>
        <translation>Entsperren Sie ihn, oder speichern Sie das Passwort stattdessen in einer Passwortdatei (.pgpass).</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Use 127.0.0.1 for this computer only, or 0.0.0.0 for the whole network.</source>
        <translation>Verwenden Sie 127.0.0.1 nur für diesen Computer oder 0.0.0.0 für das ganze Netzwerk.</translation>
    </message>
    <message>
        <source>Use GET or HEAD.</source>
        <translation>Verwenden Sie GET oder HEAD.</translation>
    </message>
    <message>
        <source>Use PostgreSQL {oldest} or newer.</source>
        <translation>Verwenden Sie PostgreSQL {oldest} oder neuer.</translation>
    </message>
    <message>
        <source>Use a ZPL printer or a .zpl file; nothing was printed.</source>
        <translation>Verwenden Sie einen ZPL-Drucker oder eine .zpl-Datei; es wurde nichts gedruckt.</translation>
    </message>
    <message>
        <source>Use a larger type of tag.</source>
        <translation>Verwenden Sie einen größeren Tag-Typ.</translation>
    </message>
    <message>
        <source>Use an NTAG or another reader, or write without locking.</source>
        <translation>Verwenden Sie ein NTAG oder einen anderen Leser, oder schreiben Sie ohne Sperren.</translation>
    </message>
    <message>
        <source>Use an empty tag, or allow overwriting.</source>
        <translation>Verwenden Sie ein leeres Tag, oder erlauben Sie das Überschreiben.</translation>
    </message>
    <message>
        <source>Use another tag.</source>
        <translation>Verwenden Sie ein anderes Tag.</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Ungültig</translation>
    </message>
    <message>
        <source>Void units are also in these packs: {packs}.</source>
        <translation>Ungültige Stücke sind auch in diesen Paketen: {packs}.</translation>
    </message>
    <message>
        <source>Wait until it has finished, or pause it.</source>
        <translation>Warten Sie, bis er abgeschlossen ist, oder halten Sie ihn an.</translation>
    </message>
    <message>
        <source>Wait until it has finished, or stop that process.</source>
        <translation>Warten Sie, bis er beendet ist, oder halten Sie diesen Prozess an.</translation>
    </message>
    <message>
        <source>Wait until it has printed them, or cancel them at the printer. Then check which label is the last good one.</source>
        <translation>Warten Sie, bis sie gedruckt sind, oder brechen Sie sie am Drucker ab. Prüfen Sie dann, welches das letzte gute Etikett ist.</translation>
    </message>
    <message>
        <source>Wait until it is completed, or choose minted units to print.</source>
        <translation>Warten Sie, bis er abgeschlossen ist, oder wählen Sie Stücke, deren Token bereits vergeben sind.</translation>
    </message>
    <message>
        <source>Wait until it is printed.</source>
        <translation>Warten Sie, bis sie gedruckt ist.</translation>
    </message>
    <message>
        <source>Wait until the other process has finished.</source>
        <translation>Warten Sie, bis der andere Prozess fertig ist.</translation>
    </message>
    <message>
        <source>Waiting for the database &apos;{database}&apos;: {reason}.</source>
        <translation>Warten auf die Datenbank &apos;{database}&apos;: {reason}.</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Webadresse</translation>
    </message>
    <message>
        <source>Where each unit is</source>
        <translation>Verbleib der Stücke</translation>
    </message>
    <message>
        <source>Write a new tag for that unit.</source>
        <translation>Schreiben Sie ein neues Tag für dieses Stück.</translation>
    </message>
    <message>
        <source>Write the tag again.</source>
        <translation>Schreiben Sie das Tag erneut.</translation>
    </message>
    <message>
        <source>Written again on another tag.</source>
        <translation>Erneut auf ein anderes Tag geschrieben.</translation>
    </message>
    <message>
        <source>Wrong job</source>
        <translation>Falscher Auftrag</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>You can cancel a job until it is completed.</source>
        <translation>Sie können einen Auftrag abbrechen, bis er abgeschlossen ist.</translation>
    </message>
    <message>
        <source>You can resume a job while it is paused.</source>
        <translation>Sie können einen Auftrag fortsetzen, während er angehalten ist.</translation>
    </message>
    <message>
        <source>You can retry a job only if it failed.</source>
        <translation>Sie können einen Auftrag nur wiederholen, wenn er fehlgeschlagen ist.</translation>
    </message>
    <message>
        <source>^XA and ^XZ must alternate.</source>
        <translation>^XA und ^XZ müssen sich abwechseln.</translation>
    </message>
    <message>
        <source>a URL such as {value}</source>
        <translation>eine URL wie {value}</translation>
    </message>
    <message>
        <source>a built-in profile has the name &apos;{name}&apos;.</source>
        <translation>ein integriertes Profil heißt „{name}“.</translation>
    </message>
    <message>
        <source>a label of {width} × {height} mm is too large; the maximum is {most} mm², such as 420 × 297 mm.</source>
        <translation>ein Etikett von {width} × {height} mm ist zu groß; höchstens {most} mm² sind möglich, zum Beispiel 420 × 297 mm.</translation>
    </message>
    <message>
        <source>a passport can be saved only as .json or .txt.</source>
        <translation>ein Produktpass lässt sich nur als .json oder .txt speichern.</translation>
    </message>
    <message>
        <source>a saved profile has the name &apos;{name}&apos;.</source>
        <translation>ein gespeichertes Profil heißt „{name}“.</translation>
    </message>
    <message>
        <source>a serial such as {value}</source>
        <translation>eine Seriennummer wie {value}</translation>
    </message>
    <message>
        <source>a sheet has the positions 1 to {last}.</source>
        <translation>ein Bogen hat die Positionen 1 bis {last}.</translation>
    </message>
    <message>
        <source>affects the labels that follow</source>
        <translation>sich auf die folgenden Etiketten auswirkt</translation>
    </message>
    <message>
        <source>another design of the file has the same name.</source>
        <translation>ein anderes Etikettenlayout der Datei hat denselben Namen.</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>angebracht</translation>
    </message>
    <message>
        <source>applied to the product</source>
        <translation>auf dem Produkt angebracht</translation>
    </message>
    <message>
        <source>applied to the product ({reason})</source>
        <translation>auf dem Produkt angebracht ({reason})</translation>
    </message>
    <message>
        <source>batch code {value}</source>
        <translation>der Chargencode {value}</translation>
    </message>
    <message>
        <source>changes the settings of the printer</source>
        <translation>die Einstellungen des Druckers ändert</translation>
    </message>
    <message>
        <source>choose at least one part.</source>
        <translation>wählen Sie mindestens einen Teil.</translation>
    </message>
    <message>
        <source>contains characters that its character set doesn&apos;t have</source>
        <translation>enthält Zeichen, die in ihrem Zeichensatz nicht vorkommen</translation>
    </message>
    <message>
        <source>counted as printed: {units}</source>
        <translation>gelten als gedruckt: {units}</translation>
    </message>
    <message>
        <source>digits</source>
        <translation>Ziffern</translation>
    </message>
    <message>
        <source>enter a name.</source>
        <translation>Geben Sie einen Namen ein.</translation>
    </message>
    <message>
        <source>enter who releases the fields.</source>
        <translation>geben Sie ein, wer die Felder freigibt.</translation>
    </message>
    <message>
        <source>events need it. Set it first; on the command line, use &apos;dpp-desktop publishing set&apos;.</source>
        <translation>Ereignisse benötigen diese Angabe. Legen Sie sie zuerst fest; auf der Befehlszeile mit „dpp-desktop publishing set“.</translation>
    </message>
    <message>
        <source>export {export}, pack {pack}</source>
        <translation>Export {export}, Paket {pack}</translation>
    </message>
    <message>
        <source>export {export}, packs {packs}</source>
        <translation>Export {export}, Pakete {packs}</translation>
    </message>
    <message>
        <source>exported, not reported as printed</source>
        <translation>exportiert, nicht als gedruckt gemeldet</translation>
    </message>
    <message>
        <source>fits more than one of the allowed forms, but only one is allowed</source>
        <translation>entspricht mehreren der zulässigen Formen, zulässig ist nur eine</translation>
    </message>
    <message>
        <source>fits none of the allowed forms</source>
        <translation>entspricht keiner der zulässigen Formen</translation>
    </message>
    <message>
        <source>good labels of unit {unit}, which is printed again: {count:,}</source>
        <translation>gute Etiketten von Stück {unit}, das erneut gedruckt wird: {count:,}</translation>
    </message>
    <message>
        <source>grade {grade}</source>
        <translation>Bewertung {grade}</translation>
    </message>
    <message>
        <source>has more than {most:,} characters.</source>
        <translation>hat mehr als {most:,} Zeichen.</translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation>ungewiss</translation>
    </message>
    <message>
        <source>in doubt: it may be printed</source>
        <translation>ungewiss: möglicherweise gedruckt</translation>
    </message>
    <message>
        <source>in doubt: it may be written</source>
        <translation>ungewiss: möglicherweise beschrieben</translation>
    </message>
    <message>
        <source>is too large for a list of scans</source>
        <translation>ist zu groß für eine Liste von Scans</translation>
    </message>
    <message>
        <source>is {value}, which is not one of the {count:,} choices; the nearest is {nearest}.</source>
        <translation>ist {value}; das ist keiner der {count:,} zulässigen Werte, der ähnlichste ist {nearest}.</translation>
    </message>
    <message>
        <source>it answers with the HTTP status {status}</source>
        <translation>er antwortet mit dem HTTP-Status {status}</translation>
    </message>
    <message>
        <source>it didn&apos;t answer in time</source>
        <translation>er hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>it doesn&apos;t accept data in {format}</source>
        <translation>er nimmt keine Daten in {format} an</translation>
    </message>
    <message>
        <source>it doesn&apos;t answer like an IPP printer</source>
        <translation>er antwortet nicht wie ein IPP-Drucker</translation>
    </message>
    <message>
        <source>it doesn&apos;t have the media of the design</source>
        <translation>er hat kein Druckmedium für das Etikettenlayout</translation>
    </message>
    <message>
        <source>it has no media of {width} × {height} mm</source>
        <translation>er hat kein Druckmedium mit {width} × {height} mm</translation>
    </message>
    <message>
        <source>it isn&apos;t known whether the tag of unit {units} was written.</source>
        <translation>es ist ungewiss, ob das Tag von Stück {units} beschrieben wurde.</translation>
    </message>
    <message>
        <source>it isn&apos;t known whether the tags of units {units} were written.</source>
        <translation>es ist ungewiss, ob die Tags der Stücke {units} beschrieben wurden.</translation>
    </message>
    <message>
        <source>it isn&apos;t known whether unit {units} was printed.</source>
        <translation>es ist ungewiss, ob Stück {units} gedruckt wurde.</translation>
    </message>
    <message>
        <source>it isn&apos;t known whether units {units} were printed.</source>
        <translation>es ist ungewiss, ob die Stücke {units} gedruckt wurden.</translation>
    </message>
    <message>
        <source>it requires a password or an encrypted connection</source>
        <translation>er verlangt ein Passwort oder eine verschlüsselte Verbindung</translation>
    </message>
    <message>
        <source>job {job} has no minted units.</source>
        <translation>für Auftrag {job} sind noch keine Token vergeben.</translation>
    </message>
    <message>
        <source>job {job} has only unit 1, not {units}.</source>
        <translation>Auftrag {job} hat nur das Stück 1, nicht {units}.</translation>
    </message>
    <message>
        <source>job {job} has units 1 to {last:,}, not {units}.</source>
        <translation>Auftrag {job} hat die Stücke 1 bis {last:,}, nicht {units}.</translation>
    </message>
    <message>
        <source>job {job} has units 1 to {last:,}; choose from these.</source>
        <translation>Auftrag {job} hat die Stücke 1 bis {last:,}; wählen Sie aus diesen.</translation>
    </message>
    <message>
        <source>labels in a file can&apos;t be scanned while printing.</source>
        <translation>Etiketten in einer Datei können nicht beim Drucken gescannt werden.</translation>
    </message>
    <message>
        <source>labels on a roll have no start position.</source>
        <translation>Etiketten auf einer Rolle haben keine Startposition.</translation>
    </message>
    <message>
        <source>labels possibly printed and destroyed</source>
        <translation>Etiketten, möglicherweise gedruckt und vernichtet</translation>
    </message>
    <message>
        <source>labels possibly printed and destroyed: {count:,}</source>
        <translation>Etiketten, möglicherweise gedruckt und vernichtet: {count:,}</translation>
    </message>
    <message>
        <source>labels printed, with copies</source>
        <translation>gedruckte Etiketten mit Kopien</translation>
    </message>
    <message>
        <source>labels spoiled</source>
        <translation>Ausschussetiketten</translation>
    </message>
    <message>
        <source>letters</source>
        <translation>Buchstaben</translation>
    </message>
    <message>
        <source>lowercase letters and digits</source>
        <translation>Kleinbuchstaben und Ziffern</translation>
    </message>
    <message>
        <source>makes the printer send data or print a report</source>
        <translation>den Drucker Daten senden oder einen Bericht drucken lässt</translation>
    </message>
    <message>
        <source>modules of {designed} mm aren&apos;t whole dots at {dpi} dpi; they are printed {module} mm wide, and the code {side} mm wide.</source>
        <translation>Module von {designed} mm sind bei {dpi} dpi keine ganzen Druckpunkte; sie werden {module} mm breit gedruckt und der Code {side} mm breit.</translation>
    </message>
    <message>
        <source>more than {count:,}</source>
        <translation>mehr als {count:,}</translation>
    </message>
    <message>
        <source>must be a number such as {example}.</source>
        <translation>muss eine Zahl wie {example} sein.</translation>
    </message>
    <message>
        <source>must be a whole number such as {example}.</source>
        <translation>muss eine ganze Zahl wie {example} sein.</translation>
    </message>
    <message>
        <source>must be from {least} to {most}.</source>
        <translation>muss zwischen {least} und {most} liegen.</translation>
    </message>
    <message>
        <source>must have a form such as {example}</source>
        <translation>muss eine Form wie {example} haben</translation>
    </message>
    <message>
        <source>must match the regular expression {pattern}</source>
        <translation>muss dem regulären Ausdruck {pattern} entsprechen</translation>
    </message>
    <message>
        <source>needs only one of these: {choices}.</source>
        <translation>benötigt nur eine dieser Angaben: {choices}.</translation>
    </message>
    <message>
        <source>needs {choices}, not both.</source>
        <translation>benötigt {choices}, aber nicht beides.</translation>
    </message>
    <message>
        <source>needs {choices}.</source>
        <translation>benötigt {choices}.</translation>
    </message>
    <message>
        <source>no column is recognized as the SKU; the columns are {columns}. If {label} is also the SKU, assign it to both SKU and GTIN.</source>
        <translation>keine Spalte wurde als Artikelnummer erkannt; die Spalten sind {columns}. Wenn {label} auch die Artikelnummer ist, ordnen Sie sie sowohl der Artikelnummer als auch der GTIN zu.</translation>
    </message>
    <message>
        <source>no field is chosen for this column.</source>
        <translation>für diese Spalte ist kein Feld ausgewählt.</translation>
    </message>
    <message>
        <source>no installed font has the characters {characters} ({codes}) of this text.</source>
        <translation>keine installierte Schriftart enthält die Zeichen {characters} ({codes}) dieses Textes.</translation>
    </message>
    <message>
        <source>no unit in doubt has some of its labels good only.</source>
        <translation>bei keinem ungewissen Stück sind nur einige Etiketten gut.</translation>
    </message>
    <message>
        <source>no unit is selected.</source>
        <translation>es ist kein Stück ausgewählt.</translation>
    </message>
    <message>
        <source>no unit of print job {print} is in doubt.</source>
        <translation>kein Stück des Druckauftrags {print} ist ungewiss.</translation>
    </message>
    <message>
        <source>not printed</source>
        <translation>nicht gedruckt</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>nothing was read.</source>
        <translation>es wurde nichts gelesen.</translation>
    </message>
    <message>
        <source>pauses, cancels, cuts or feeds</source>
        <translation>anhält, abbricht, schneidet oder vorschiebt</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>gedruckt</translation>
    </message>
    <message>
        <source>printed and verified</source>
        <translation>gedruckt und geprüft</translation>
    </message>
    <message>
        <source>printed, not verified</source>
        <translation>gedruckt, nicht geprüft</translation>
    </message>
    <message>
        <source>printing</source>
        <translation>in Druck</translation>
    </message>
    <message>
        <source>prints several labels, or counts up from label to label</source>
        <translation>mehrere Etiketten druckt oder von Etikett zu Etikett weiterzählt</translation>
    </message>
    <message>
        <source>resolution and size are only for ZPL templates.</source>
        <translation>Auflösung und Größe gelten nur für ZPL-Vorlagen.</translation>
    </message>
    <message>
        <source>restricted fields belong to the passports; add the part &apos;passports&apos;.</source>
        <translation>beschränkte Felder gehören zu den Produktpässen; fügen Sie den Teil „passports“ hinzu.</translation>
    </message>
    <message>
        <source>row {rows} is void: don&apos;t use it.</source>
        <translation>Zeile {rows} ist ungültig: Verwenden Sie sie nicht.</translation>
    </message>
    <message>
        <source>sampled</source>
        <translation>als Probe entnommen</translation>
    </message>
    <message>
        <source>scanned: {text}</source>
        <translation>gescannt: {text}</translation>
    </message>
    <message>
        <source>shown by a scan</source>
        <translation>durch einen Scan nachgewiesen</translation>
    </message>
    <message>
        <source>shown by its spoiled label</source>
        <translation>durch das als Ausschuss gekennzeichnete Etikett nachgewiesen</translation>
    </message>
    <message>
        <source>spoiled</source>
        <translation>Ausschuss</translation>
    </message>
    <message>
        <source>spoiled ({reason})</source>
        <translation>Ausschuss ({reason})</translation>
    </message>
    <message>
        <source>spoiled and not replaced</source>
        <translation>Ausschuss, nicht ersetzt</translation>
    </message>
    <message>
        <source>stores or deletes files in the printer</source>
        <translation>Dateien im Drucker speichert oder löscht</translation>
    </message>
    <message>
        <source>taken out of the batch as a sample</source>
        <translation>als Probe entnommen</translation>
    </message>
    <message>
        <source>taken out of the batch as a sample ({reason})</source>
        <translation>als Probe entnommen ({reason})</translation>
    </message>
    <message>
        <source>takes too long to read as a workbook; save it as CSV</source>
        <translation>kann als Arbeitsmappe nicht schnell genug gelesen werden; speichern Sie sie als CSV</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>the SKU &apos;{sku}&apos; occurs {count} times.</source>
        <translation>die Artikelnummer „{sku}“ kommt {count} Mal vor.</translation>
    </message>
    <message>
        <source>the SKU {sku} belongs to another product.</source>
        <translation>die Artikelnummer {sku} gehört zu einem anderen Produkt.</translation>
    </message>
    <message>
        <source>the SKU {sku} is also in row {row}.</source>
        <translation>die Artikelnummer {sku} steht auch in Zeile {row}.</translation>
    </message>
    <message>
        <source>the SKU {sku} is also in rows {named}{more}.</source>
        <translation>die Artikelnummer {sku} steht auch in den Zeilen {named}{more}.</translation>
    </message>
    <message>
        <source>the URL contains a password.</source>
        <translation>die URL enthält ein Passwort.</translation>
    </message>
    <message>
        <source>the batch {batch}</source>
        <translation>der Charge {batch}</translation>
    </message>
    <message>
        <source>the brand has no batch field with this name.</source>
        <translation>die Marke hat kein Chargenfeld mit diesem Namen.</translation>
    </message>
    <message>
        <source>the brand&apos;s passport schema requires a GTIN, and the product has none.</source>
        <translation>das Produktpass-Schema der Marke verlangt eine GTIN, und das Produkt hat keine.</translation>
    </message>
    <message>
        <source>the cell {cell} contains the date {text}; format the column as text and enter the value again.</source>
        <translation>die Zelle {cell} enthält das Datum {text}; formatieren Sie die Spalte als Text, und geben Sie den Wert neu ein.</translation>
    </message>
    <message>
        <source>the cell {cell} contains {text}; correct the formula.</source>
        <translation>die Zelle {cell} enthält {text}; korrigieren Sie die Formel.</translation>
    </message>
    <message>
        <source>the cells are formatted as percentages</source>
        <translation>die Zellen als Prozentwerte formatiert sind</translation>
    </message>
    <message>
        <source>the certificate &apos;{certificate}&apos; can&apos;t be used with the key &apos;{key}&apos;.</source>
        <translation>das Zertifikat &apos;{certificate}&apos; kann mit dem Schlüssel &apos;{key}&apos; nicht verwendet werden.</translation>
    </message>
    <message>
        <source>the check digit of GTIN {gtin} is wrong: it is {found} and must be {expected}</source>
        <translation>die Prüfziffer der GTIN {gtin} ist falsch: Sie ist {found} und muss {expected} sein</translation>
    </message>
    <message>
        <source>the command {command} changes a prefix; save the template with ^, ~ and comma.</source>
        <translation>der Befehl {command} ändert ein Befehlszeichen; speichern Sie die Vorlage mit ^, ~ und Komma.</translation>
    </message>
    <message>
        <source>the command {command} contains a placeholder, which is only allowed in the data of fields (^FD).</source>
        <translation>der Befehl {command} enthält einen Platzhalter; Platzhalter sind nur in den Daten von Feldern (^FD) zulässig.</translation>
    </message>
    <message>
        <source>the command {command} is left out, because it would write the settings to the printer&apos;s memory with every label.</source>
        <translation>der Befehl {command} wird weggelassen, weil er mit jedem Etikett die Einstellungen in den Speicher des Druckers schreiben würde.</translation>
    </message>
    <message>
        <source>the command {command} is outside of the label, which starts with ^XA.</source>
        <translation>der Befehl {command} steht außerhalb des Etiketts, das mit ^XA beginnt.</translation>
    </message>
    <message>
        <source>the command {command} isn&apos;t allowed, because it {reason}.</source>
        <translation>der Befehl {command} ist nicht zulässig, weil er {reason}.</translation>
    </message>
    <message>
        <source>the command {command} isn&apos;t allowed, because it {reason}; choose the number of copies when you print.</source>
        <translation>der Befehl {command} ist nicht zulässig, weil er {reason}; wählen Sie die Anzahl der Kopien beim Drucken.</translation>
    </message>
    <message>
        <source>the content needs {needed:,} bytes, and the largest tag, {tag}, has {available:,}.</source>
        <translation>der Inhalt braucht {needed:,} Bytes, und das größte Tag, {tag}, hat {available:,}.</translation>
    </message>
    <message>
        <source>the data of the QR code {field} must start with the error correction level and the input mode, as in {example}.</source>
        <translation>die Daten des QR-Codes {field} müssen mit Fehlerkorrekturstufe und Eingabemodus beginnen, wie in {example}.</translation>
    </message>
    <message>
        <source>the design &apos;{name}&apos; is a ZPL template.</source>
        <translation>das Layout „{name}“ ist eine ZPL-Vorlage.</translation>
    </message>
    <message>
        <source>the design {design} is for the brand {brand}.</source>
        <translation>das Etikettenlayout {design} ist für die Marke {brand}.</translation>
    </message>
    <message>
        <source>the designs are larger than {most} MB in total; use smaller images.</source>
        <translation>die Etikettenlayouts sind zusammen größer als {most} MB; verwenden Sie kleinere Bilder.</translation>
    </message>
    <message>
        <source>the digits 0-9 and a-f</source>
        <translation>die Zeichen 0-9 und a-f</translation>
    </message>
    <message>
        <source>the encoding of the file can&apos;t be recognized.</source>
        <translation>die Zeichenkodierung der Datei wurde nicht erkannt.</translation>
    </message>
    <message>
        <source>the export isn&apos;t finished; export again to the same folder to finish it.</source>
        <translation>der Export ist nicht abgeschlossen; exportieren Sie erneut in denselben Ordner, um ihn abzuschließen.</translation>
    </message>
    <message>
        <source>the field {field} contains characters that its character set doesn&apos;t have.</source>
        <translation>das Feld {field} enthält Zeichen, die in seinem Zeichensatz nicht vorkommen.</translation>
    </message>
    <message>
        <source>the field {field} uses the character set {number}, which isn&apos;t supported; use ^CI28.</source>
        <translation>das Feld {field} verwendet den Zeichensatz {number}, der nicht unterstützt wird; verwenden Sie ^CI28.</translation>
    </message>
    <message>
        <source>the field&apos;s maximum is 1</source>
        <translation>das Feld höchstens 1 zulässt</translation>
    </message>
    <message>
        <source>the file contains no serial key, so each site that adds this brand from it generates its own key, and two sites can mint the same serial: with 100 million serials at each, the probability is about 0.9%. If several sites mint for the brand, export it with its key at one of them and import that file at the others.</source>
        <translation>die Datei enthält keinen Seriennummernschlüssel, sodass jeder Standort, der die Marke daraus hinzufügt, einen eigenen Schlüssel erzeugt und zwei Standorte dieselbe Seriennummer vergeben können: Bei je 100 Millionen Seriennummern beträgt die Wahrscheinlichkeit etwa 0,9 %. Wenn mehrere Standorte für die Marke Token vergeben, exportieren Sie sie an einem davon mit ihrem Schlüssel, und importieren Sie diese Datei an den anderen.</translation>
    </message>
    <message>
        <source>the file contains the pack &apos;{other}&apos;.</source>
        <translation>die Datei enthält das Paket „{other}“.</translation>
    </message>
    <message>
        <source>the file doesn&apos;t belong to this export.</source>
        <translation>die Datei gehört nicht zu diesem Export.</translation>
    </message>
    <message>
        <source>the file is damaged: its content was changed after it was written.</source>
        <translation>die Datei ist beschädigt: Ihr Inhalt wurde nach dem Schreiben geändert.</translation>
    </message>
    <message>
        <source>the file is from site {origin}, and this workspace is site {site} too: both would mint the same serials.</source>
        <translation>die Datei stammt von Standort {origin}, und dieser Arbeitsbereich ist ebenfalls Standort {site}: Beide würden dieselben Seriennummern vergeben.</translation>
    </message>
    <message>
        <source>the file is not text in {encoding}.</source>
        <translation>die Datei ist kein Text in {encoding}.</translation>
    </message>
    <message>
        <source>the file is open in another program, or that program ended without closing it.</source>
        <translation>die Datei ist in einem anderen Programm geöffnet, oder dieses Programm wurde beendet, ohne sie zu schließen.</translation>
    </message>
    <message>
        <source>the image has {width} × {height} pixels; the maximum is {most} × {most}.</source>
        <translation>das Bild hat {width} × {height} Pixel; das Maximum ist {most} × {most}.</translation>
    </message>
    <message>
        <source>the image is a damaged PNG file.</source>
        <translation>das Bild ist eine beschädigte PNG-Datei.</translation>
    </message>
    <message>
        <source>the image is larger than {most} KB.</source>
        <translation>das Bild ist größer als {most} KB.</translation>
    </message>
    <message>
        <source>the image isn&apos;t a PNG file.</source>
        <translation>das Bild ist keine PNG-Datei.</translation>
    </message>
    <message>
        <source>the image isn&apos;t valid Base64.</source>
        <translation>das Bild ist kein gültiges Base64.</translation>
    </message>
    <message>
        <source>the image of {command} is binary; save the template with images in ASCII (^GFA).</source>
        <translation>das Bild von {command} ist binär; speichern Sie die Vorlage mit Bildern in ASCII (^GFA).</translation>
    </message>
    <message>
        <source>the image {name} can&apos;t be enlarged by {command}; save it in its final size.</source>
        <translation>das Bild {name} kann mit {command} nicht vergrößert werden; speichern Sie es in der endgültigen Größe.</translation>
    </message>
    <message>
        <source>the image {name} is damaged.</source>
        <translation>das Bild {name} ist beschädigt.</translation>
    </message>
    <message>
        <source>the item is outside of the label of {width} × {height} mm: it extends from {left}, {top} to {right}, {bottom} mm.</source>
        <translation>das Element liegt außerhalb des Etiketts von {width} × {height} mm: Es reicht von {left}; {top} bis {right}; {bottom} mm.</translation>
    </message>
    <message>
        <source>the job failed</source>
        <translation>der Auftrag ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>the job failed: {reason}</source>
        <translation>der Auftrag ist fehlgeschlagen: {reason}</translation>
    </message>
    <message>
        <source>the job was cancelled</source>
        <translation>der Auftrag wurde abgebrochen</translation>
    </message>
    <message>
        <source>the job was deleted from the queue</source>
        <translation>der Auftrag wurde aus der Warteschlange gelöscht</translation>
    </message>
    <message>
        <source>the label has no code with the URL.</source>
        <translation>das Etikett hat keinen Code mit der URL.</translation>
    </message>
    <message>
        <source>the label of unit {units} is already marked as spoiled.</source>
        <translation>das Etikett von Stück {units} ist bereits als Ausschuss gekennzeichnet.</translation>
    </message>
    <message>
        <source>the label uses files that must be stored in the printer: {names}. The preview doesn&apos;t show them.</source>
        <translation>das Etikett verwendet Dateien, die im Drucker gespeichert sein müssen: {names}. Die Vorschau zeigt sie nicht.</translation>
    </message>
    <message>
        <source>the labels don&apos;t fit on the page: with margins, they take {width} × {height} mm.</source>
        <translation>die Etiketten passen nicht auf die Seite: Mit Rändern benötigen sie {width} × {height} mm.</translation>
    </message>
    <message>
        <source>the labels of units {units} are already marked as spoiled.</source>
        <translation>die Etiketten der Stücke {units} sind bereits als Ausschuss gekennzeichnet.</translation>
    </message>
    <message>
        <source>the modules are {width} mm wide, which most scanners can&apos;t read; the minimum is {least} mm, and GS1 recommends {usual} mm or more.</source>
        <translation>die Module sind {width} mm breit, was die meisten Scanner nicht lesen können; das Minimum ist {least} mm, und GS1 empfiehlt mindestens {usual} mm.</translation>
    </message>
    <message>
        <source>the modules are {width} mm wide; GS1 recommends {least} to {most} mm.</source>
        <translation>die Module sind {width} mm breit; GS1 empfiehlt {least} bis {most} mm.</translation>
    </message>
    <message>
        <source>the name &apos;{file}&apos; must end in .pdf or .csv.</source>
        <translation>der Name „{file}“ muss auf .pdf oder .csv enden.</translation>
    </message>
    <message>
        <source>the name &apos;{file}&apos; must end in {endings}.</source>
        <translation>der Name „{file}“ muss auf {endings} enden.</translation>
    </message>
    <message>
        <source>the name of the database is missing.</source>
        <translation>der Name der Datenbank fehlt.</translation>
    </message>
    <message>
        <source>the option &apos;{option}&apos; is unknown.</source>
        <translation>die Option &apos;{option}&apos; ist unbekannt.</translation>
    </message>
    <message>
        <source>the passphrase doesn&apos;t match this file, or the file is damaged.</source>
        <translation>die Passphrase passt nicht zu dieser Datei, oder die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>the passport schema doesn&apos;t allow values such as {value} at {pointer}, so requests for the brand&apos;s products will be rejected. Correct unit_pointers or the passport schema in the brand file.</source>
        <translation>das Produktpass-Schema lässt Werte wie {value} unter {pointer} nicht zu, daher werden Anforderungen für die Produkte der Marke abgelehnt. Korrigieren Sie unit_pointers oder das Produktpass-Schema in der Markendatei.</translation>
    </message>
    <message>
        <source>the placeholder {placeholder} has no closing brace; write $${{ for the characters ${{.</source>
        <translation>der Platzhalter {placeholder} hat keine schließende Klammer; schreiben Sie $${{ für die Zeichen ${{.</translation>
    </message>
    <message>
        <source>the printer closed it</source>
        <translation>der Drucker hat sie beendet</translation>
    </message>
    <message>
        <source>the scanned label is that of unit {unit} of job {job}.</source>
        <translation>das gescannte Etikett gehört zu Stück {unit} von Auftrag {job}.</translation>
    </message>
    <message>
        <source>the tag of unit {units} is already marked as spoiled.</source>
        <translation>das Tag von Stück {units} ist bereits als Ausschuss gekennzeichnet.</translation>
    </message>
    <message>
        <source>the tags of units {units} are already marked as spoiled.</source>
        <translation>die Tags der Stücke {units} sind bereits als Ausschuss gekennzeichnet.</translation>
    </message>
    <message>
        <source>the value contains a character that isn&apos;t allowed.</source>
        <translation>der Wert enthält ein unzulässiges Zeichen.</translation>
    </message>
    <message>
        <source>the value of {field} contains {character}, which the character set of the field doesn&apos;t have; use ^CI28.</source>
        <translation>der Wert von {field} enthält {character}; dieses Zeichen fehlt im Zeichensatz des Feldes. Verwenden Sie ^CI28.</translation>
    </message>
    <message>
        <source>the value of {field} is longer than {most:,} bytes.</source>
        <translation>der Wert von {field} ist länger als {most:,} Bytes.</translation>
    </message>
    <message>
        <source>there are no scans.</source>
        <translation>es gibt keine Scans.</translation>
    </message>
    <message>
        <source>there are {found} labels; a template must contain one.</source>
        <translation>es sind {found} Etiketten; eine Vorlage muss genau eines enthalten.</translation>
    </message>
    <message>
        <source>there is no built-in design {name}; the built-in designs are {known}.</source>
        <translation>es gibt kein integriertes Etikettenlayout {name}; die integrierten Layouts sind {known}.</translation>
    </message>
    <message>
        <source>there is no label; a label starts with ^XA and ends with ^XZ.</source>
        <translation>es ist kein Etikett vorhanden; ein Etikett beginnt mit ^XA und endet mit ^XZ.</translation>
    </message>
    <message>
        <source>they were cancelled at the printer</source>
        <translation>sie wurden am Drucker abgebrochen</translation>
    </message>
    <message>
        <source>to {receiver}</source>
        <translation>an {receiver}</translation>
    </message>
    <message>
        <source>unit {units} already has a tag.</source>
        <translation>Stück {units} hat bereits ein Tag.</translation>
    </message>
    <message>
        <source>unit {units} has no tag.</source>
        <translation>Stück {units} hat kein Tag.</translation>
    </message>
    <message>
        <source>unit {units} is already marked as applied.</source>
        <translation>Stück {units} ist bereits als angebracht gekennzeichnet.</translation>
    </message>
    <message>
        <source>unit {units} is already printed.</source>
        <translation>Stück {units} ist bereits gedruckt.</translation>
    </message>
    <message>
        <source>unit {units} is in print job {print}, which is {status}.</source>
        <translation>Stück {units} gehört zum Druckauftrag {print}, der {status} ist.</translation>
    </message>
    <message>
        <source>unit {units} is in tag job {tag_job}.</source>
        <translation>Stück {units} ist in Tag-Auftrag {tag_job}.</translation>
    </message>
    <message>
        <source>unit {units} is void.</source>
        <translation>Stück {units} ist ungültig.</translation>
    </message>
    <message>
        <source>unit {units} isn&apos;t printed.</source>
        <translation>Stück {units} ist nicht gedruckt.</translation>
    </message>
    <message>
        <source>unit {units} of job {job} isn&apos;t minted yet.</source>
        <translation>für Stück {units} von Auftrag {job} ist noch kein Token vergeben.</translation>
    </message>
    <message>
        <source>unit {units} was taken as a sample.</source>
        <translation>Stück {units} wurde als Probe entnommen.</translation>
    </message>
    <message>
        <source>unit {unit} has 1 to {copies} good labels.</source>
        <translation>Stück {unit} hat 1 bis {copies} gute Etiketten.</translation>
    </message>
    <message>
        <source>unit {unit} has {copies} labels; specify how many of them are good.</source>
        <translation>Stück {unit} hat {copies} Etiketten; geben Sie an, wie viele davon gut sind.</translation>
    </message>
    <message>
        <source>unit {unit} of job {job} isn&apos;t minted; {minted} units are.</source>
        <translation>für Stück {unit} von Auftrag {job} ist noch kein Token vergeben; vergeben sind {minted}.</translation>
    </message>
    <message>
        <source>units applied</source>
        <translation>Stücke mit angebrachtem Etikett</translation>
    </message>
    <message>
        <source>units exported</source>
        <translation>exportierte Stücke</translation>
    </message>
    <message>
        <source>units minted</source>
        <translation>Stücke mit vergebenem Token</translation>
    </message>
    <message>
        <source>units missing</source>
        <translation>fehlende Stücke</translation>
    </message>
    <message>
        <source>units of several jobs have the number {unit}.</source>
        <translation>Stücke mehrerer Aufträge haben die Nummer {unit}.</translation>
    </message>
    <message>
        <source>units ordered</source>
        <translation>beauftragte Stücke</translation>
    </message>
    <message>
        <source>units sampled</source>
        <translation>als Proben entnommene Stücke</translation>
    </message>
    <message>
        <source>units verified</source>
        <translation>geprüfte Stücke</translation>
    </message>
    <message>
        <source>units void</source>
        <translation>ungültige Stücke</translation>
    </message>
    <message>
        <source>units with a good label</source>
        <translation>Stücke mit gutem Etikett</translation>
    </message>
    <message>
        <source>units {units} already have tags.</source>
        <translation>die Stücke {units} haben bereits Tags.</translation>
    </message>
    <message>
        <source>units {units} are already marked as applied.</source>
        <translation>die Stücke {units} sind bereits als angebracht gekennzeichnet.</translation>
    </message>
    <message>
        <source>units {units} are already printed.</source>
        <translation>die Stücke {units} sind bereits gedruckt.</translation>
    </message>
    <message>
        <source>units {units} are in print job {print}, which is {status}.</source>
        <translation>die Stücke {units} gehören zum Druckauftrag {print}, der {status} ist.</translation>
    </message>
    <message>
        <source>units {units} are in tag job {tag_job}.</source>
        <translation>Stücke {units} sind in Tag-Auftrag {tag_job}.</translation>
    </message>
    <message>
        <source>units {units} are void.</source>
        <translation>die Stücke {units} sind ungültig.</translation>
    </message>
    <message>
        <source>units {units} aren&apos;t printed.</source>
        <translation>die Stücke {units} sind nicht gedruckt.</translation>
    </message>
    <message>
        <source>units {units} have no tags.</source>
        <translation>die Stücke {units} haben keine Tags.</translation>
    </message>
    <message>
        <source>units {units} of job {job} aren&apos;t minted yet.</source>
        <translation>für die Stücke {units} von Auftrag {job} sind noch keine Token vergeben.</translation>
    </message>
    <message>
        <source>units {units} were taken as samples.</source>
        <translation>die Stücke {units} wurden als Proben entnommen.</translation>
    </message>
    <message>
        <source>void</source>
        <translation>ungültig</translation>
    </message>
    <message>
        <source>void ({reason})</source>
        <translation>ungültig ({reason})</translation>
    </message>
    <message>
        <source>with a URL of {length} characters: {problem}</source>
        <translation>mit einer URL von {length} Zeichen: {problem}</translation>
    </message>
    <message>
        <source>writes an RFID tag, which isn&apos;t recorded</source>
        <translation>ein RFID-Tag beschreibt, was nicht erfasst wird</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>wird geschrieben</translation>
    </message>
    <message>
        <source>written</source>
        <translation>beschrieben</translation>
    </message>
    <message>
        <source>written and verified</source>
        <translation>beschrieben und geprüft</translation>
    </message>
    <message>
        <source>{address} has no valid host and port</source>
        <translation>{address} enthält keinen gültigen Hostnamen und Port</translation>
    </message>
    <message>
        <source>{address} is not an address.</source>
        <translation>{address} ist keine Adresse.</translation>
    </message>
    <message>
        <source>{count:,} of these units, in any order</source>
        <translation>{count:,} dieser Stücke, in beliebiger Reihenfolge</translation>
    </message>
    <message>
        <source>{count:,} rows are void: don&apos;t use rows {rows}.</source>
        <translation>{count:,} Zeilen sind ungültig: Verwenden Sie die Zeilen {rows} nicht.</translation>
    </message>
    <message>
        <source>{count:,} void units are left out: {units}.</source>
        <translation>{count:,} ungültige Stücke werden ausgelassen: {units}.</translation>
    </message>
    <message>
        <source>{design} is a design for sheets, but ZPL printers print single labels.</source>
        <translation>Das Etikettenlayout {design} ist für Bogen, ZPL-Drucker drucken aber einzelne Etiketten.</translation>
    </message>
    <message>
        <source>{key} is not an identifier of a product or unit.</source>
        <translation>{key} ist keine Kennung eines Produkts oder Stücks.</translation>
    </message>
    <message>
        <source>{kind} tag {uid}</source>
        <translation>{kind}-Tag {uid}</translation>
    </message>
    <message>
        <source>{name} isn&apos;t the name of an Android application, such as com.example.app.</source>
        <translation>{name} ist kein Name einer Android-App wie com.example.app.</translation>
    </message>
    <message>
        <source>{path} is a folder</source>
        <translation>{path} ist ein Ordner</translation>
    </message>
    <message>
        <source>{placeholder} has an invalid format; only serials can be grouped, with {least} to {most} characters in a group, as in {example}.</source>
        <translation>{placeholder} hat ein ungültiges Format; nur Seriennummern können gruppiert werden, mit {least} bis {most} Zeichen je Gruppe, wie in {example}.</translation>
    </message>
    <message>
        <source>{pointer} is not a JSON Pointer such as /documents/kind.</source>
        <translation>{pointer} ist kein JSON-Pointer wie /documents/kind.</translation>
    </message>
    <message>
        <source>{text} is longer than {most:,} characters.</source>
        <translation>{text} ist länger als {most:,} Zeichen.</translation>
    </message>
    <message>
        <source>{units} of job {job}</source>
        <translation>{units} von Auftrag {job}</translation>
    </message>
    <message>
        <source>{what} isn&apos;t allowed in {field}: {problem} {remedy}</source>
        <translation>{what} ist in {field} nicht zulässig: {problem} {remedy}</translation>
    </message>
    <message>
        <source>the file contains {word} if it is read as {encoding}, but {other_word} if it is read as {other}. Choose its encoding.</source>
        <translation>die Datei enthält {word}, wenn sie als {encoding} gelesen wird, aber {other_word}, wenn sie als {other} gelesen wird. Wählen Sie die Zeichenkodierung aus.</translation>
    </message>
    <message>
        <source>&apos;{file}&apos; is a folder.</source>
        <translation>„{file}“ ist ein Ordner.</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; isn&apos;t a rule: use each, every:10, first-last, or first-last:1000 with the number of labels on a roll.</source>
        <translation>„{text}“ ist keine Regel: Verwenden Sie each, every:10, first-last oder first-last:1000 mit der Anzahl der Etiketten auf einer Rolle.</translation>
    </message>
    <message>
        <source>Change the design, or choose a different one; nothing was printed.</source>
        <translation>Ändern Sie das Etikettenlayout, oder wählen Sie ein anderes; es wurde nichts gedruckt.</translation>
    </message>
    <message>
        <source>Check the printer and its cable.</source>
        <translation>Prüfen Sie den Drucker und sein Kabel.</translation>
    </message>
    <message>
        <source>Check the printer and its cable; the printer then continues by itself.</source>
        <translation>Prüfen Sie den Drucker und sein Kabel; danach druckt er von selbst weiter.</translation>
    </message>
    <message>
        <source>Check the printer and its queue.</source>
        <translation>Prüfen Sie den Drucker und seine Warteschlange.</translation>
    </message>
    <message>
        <source>Choose a design for a roll, or a different printer; nothing was printed.</source>
        <translation>Wählen Sie ein Etikettenlayout für eine Rolle oder einen anderen Drucker; es wurde nichts gedruckt.</translation>
    </message>
    <message>
        <source>Choose a different design.</source>
        <translation>Wählen Sie ein anderes Etikettenlayout.</translation>
    </message>
    <message>
        <source>Choose a different image.</source>
        <translation>Wählen Sie ein anderes Bild.</translation>
    </message>
    <message>
        <source>Choose a different name, or wait until it is completed.</source>
        <translation>Wählen Sie einen anderen Namen, oder warten Sie, bis der Druckauftrag abgeschlossen ist.</translation>
    </message>
    <message>
        <source>Choose a different printer, or import the template for this resolution; nothing was printed.</source>
        <translation>Wählen Sie einen anderen Drucker, oder importieren Sie die Vorlage für diese Auflösung; es wurde nichts gedruckt.</translation>
    </message>
    <message>
        <source>Choose one of the saved profiles; on the command line, &apos;dpp-desktop profile list&apos; shows them.</source>
        <translation>Wählen Sie eines der gespeicherten Profile; auf der Befehlszeile zeigt „dpp-desktop profile list“ sie an.</translation>
    </message>
    <message>
        <source>Close the printer; it then continues by itself.</source>
        <translation>Schließen Sie den Drucker; danach druckt er von selbst weiter.</translation>
    </message>
    <message>
        <source>Destroy the label, and reprint it if the unit needs one.</source>
        <translation>Vernichten Sie das Etikett, und drucken Sie es bei Bedarf nach.</translation>
    </message>
    <message>
        <source>Enter the name of a file in it.</source>
        <translation>Geben Sie den Namen einer Datei in diesem Ordner ein.</translation>
    </message>
    <message>
        <source>Find the last good label and continue the print job after it; the rest is printed again.</source>
        <translation>Suchen Sie das letzte gute Etikett, und setzen Sie den Druckauftrag danach fort; die übrigen Etiketten werden erneut gedruckt.</translation>
    </message>
    <message>
        <source>Fix the problem that the printer shows; it then continues by itself.</source>
        <translation>Beheben Sie das Problem, das der Drucker anzeigt; danach druckt er von selbst weiter.</translation>
    </message>
    <message>
        <source>Import a brand file without this design.</source>
        <translation>Importieren Sie eine Markendatei ohne dieses Etikettenlayout.</translation>
    </message>
    <message>
        <source>Keep it separate from the batch.</source>
        <translation>Halten Sie es von der Charge getrennt.</translation>
    </message>
    <message>
        <source>Load a ribbon; the printer then continues by itself.</source>
        <translation>Legen Sie ein Farbband ein; danach druckt der Drucker von selbst weiter.</translation>
    </message>
    <message>
        <source>Load labels; the printer then continues by itself.</source>
        <translation>Legen Sie Etiketten ein; danach druckt der Drucker von selbst weiter.</translation>
    </message>
    <message>
        <source>Order numbers</source>
        <translation>Auftragsnummern</translation>
    </message>
    <message>
        <source>Print job {print} is writing &apos;{file}&apos;.</source>
        <translation>Druckauftrag {print} schreibt gerade „{file}“.</translation>
    </message>
    <message>
        <source>Print job {print} was interrupted.</source>
        <translation>Druckauftrag {print} wurde unterbrochen.</translation>
    </message>
    <message>
        <source>Print these units without a reprint; on the command line, use print. Nothing was printed.</source>
        <translation>Drucken Sie diese Stücke ohne Nachdruck; verwenden Sie auf der Befehlszeile print. Es wurde nichts gedruckt.</translation>
    </message>
    <message>
        <source>Printer &apos;{printer}&apos; didn&apos;t print labels that were sent to it: {reason}.</source>
        <translation>Der Drucker „{printer}“ hat gesendete Etiketten nicht gedruckt: {reason}.</translation>
    </message>
    <message>
        <source>Restore the workspace from a backup. Without a backup, choose &apos;Workspace was restored&apos; in the menu, or run &apos;dpp-desktop workspace renew&apos;, to continue with new serials.</source>
        <translation>Stellen Sie den Arbeitsbereich aus einer Sicherung wieder her. Ohne Sicherung wählen Sie im Menü „Arbeitsbereich wurde wiederhergestellt“, oder führen Sie „dpp-desktop workspace renew“ aus, um mit neuen Seriennummern fortzufahren.</translation>
    </message>
    <message>
        <source>Resume printing at the printer.</source>
        <translation>Setzen Sie den Druck am Drucker fort.</translation>
    </message>
    <message>
        <source>Set a site number that no other site has in the settings; on the command line, use &apos;dpp-desktop site set N&apos;. You can still read and export minted tokens.</source>
        <translation>Legen Sie in den Einstellungen eine Standortnummer fest, die kein anderer Standort hat; auf der Befehlszeile mit „dpp-desktop site set N“. Vergebene Token können Sie weiterhin lesen und exportieren.</translation>
    </message>
    <message>
        <source>Specify the last good one of these labels, or none if none is good; nothing was changed.</source>
        <translation>Geben Sie das letzte gute dieser Etiketten an, oder none, wenn keines gut ist; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The label of unit {unit:,} of job {job} was already verified.</source>
        <translation>Das Etikett von Stück {unit:,} von Auftrag {job} wurde bereits geprüft.</translation>
    </message>
    <message>
        <source>The label of unit {unit:,} of job {job} wasn&apos;t scanned, so printing is paused.</source>
        <translation>Das Etikett von Stück {unit:,} von Auftrag {job} wurde nicht gescannt, daher ist der Druck angehalten.</translation>
    </message>
    <message>
        <source>The scan wasn&apos;t checked, because a mistake isn&apos;t cleared yet.</source>
        <translation>Der Scan wurde nicht geprüft, weil ein Fehler noch nicht quittiert ist.</translation>
    </message>
    <message>
        <source>Use a file that was saved with &apos;Save public key…&apos;; on the command line, &apos;dpp-desktop key export&apos; writes it.</source>
        <translation>Verwenden Sie eine Datei, die mit „Öffentlichen Schlüssel speichern…“ gespeichert wurde; auf der Befehlszeile schreibt „dpp-desktop key export“ sie.</translation>
    </message>
    <message>
        <source>Wait until it is completed, pause it, or use a different printer.</source>
        <translation>Warten Sie, bis er abgeschlossen ist, halten Sie ihn an, oder verwenden Sie einen anderen Drucker.</translation>
    </message>
    <message>
        <source>a built-in design named &apos;{name}&apos; already exists.</source>
        <translation>ein integriertes Etikettenlayout mit dem Namen „{name}“ ist bereits vorhanden.</translation>
    </message>
    <message>
        <source>a design of the brand &apos;{brand}&apos; named &apos;{name}&apos; already exists.</source>
        <translation>ein Etikettenlayout der Marke „{brand}“ mit dem Namen „{name}“ ist bereits vorhanden.</translation>
    </message>
    <message>
        <source>a printer named &apos;{printer}&apos; already exists.</source>
        <translation>ein Drucker mit dem Namen „{printer}“ ist bereits vorhanden.</translation>
    </message>
    <message>
        <source>another design named &apos;{name}&apos; already exists.</source>
        <translation>ein anderes Etikettenlayout mit dem Namen „{name}“ ist bereits vorhanden.</translation>
    </message>
    <message>
        <source>is missing; a ZPL printer has 203, 300 or 600 dots per inch.</source>
        <translation>fehlt; ein ZPL-Drucker hat 203, 300 oder 600 Punkte pro Zoll.</translation>
    </message>
    <message>
        <source>isn&apos;t UTF-8 text</source>
        <translation>ist kein UTF-8-Text</translation>
    </message>
    <message>
        <source>it lists void rows that its packs don&apos;t contain.</source>
        <translation>es führt ungültige Zeilen auf, die seine Pakete nicht enthalten.</translation>
    </message>
    <message>
        <source>labels overlap, because a label needs {size} mm.</source>
        <translation>die Etiketten überlappen sich, weil ein Etikett {size} mm benötigt.</translation>
    </message>
    <message>
        <source>must be at most {count:,}, because units {units} have no more that aren&apos;t spoiled.</source>
        <translation>darf höchstens {count:,} betragen, weil zu den Stücken {units} nicht mehr vorhanden sind, die noch nicht Ausschuss sind.</translation>
    </message>
    <message>
        <source>must be zpl for a ZPL printer.</source>
        <translation>muss bei einem ZPL-Drucker zpl sein.</translation>
    </message>
    <message>
        <source>no field contains {serial} or {url}, so all labels would be identical.</source>
        <translation>kein Feld enthält {serial} oder {url}, sodass alle Etiketten gleich wären.</translation>
    </message>
    <message>
        <source>part of the label extends beyond the right or bottom edge of its {width} × {height} mm.</source>
        <translation>Ein Teil des Etiketts liegt außerhalb des rechten oder unteren Rands seiner {width} × {height} mm.</translation>
    </message>
    <message>
        <source>part of the label would extend beyond its edge.</source>
        <translation>ein Teil des Etiketts würde über dessen Rand hinausragen.</translation>
    </message>
    <message>
        <source>product {product} has no value for {placeholder} in its passport; write {optional} if it may be missing.</source>
        <translation>Produkt {product} hat im Produktpass keinen Wert für {placeholder}; schreiben Sie {optional}, falls er fehlen darf.</translation>
    </message>
    <message>
        <source>some laws, such as the EU Batteries Regulation, require a QR code; a Data Matrix code is for parts that are too small for one.</source>
        <translation>manche Gesetze, etwa die EU-Batterieverordnung, verlangen einen QR-Code; ein Data-Matrix-Code ist für Teile gedacht, die dafür zu klein sind.</translation>
    </message>
    <message>
        <source>something is printed over the code with the URL, or in its quiet zone, so that it may not be readable.</source>
        <translation>Der Code mit der URL oder seine Ruhezone wird überdruckt und ist möglicherweise nicht lesbar.</translation>
    </message>
    <message>
        <source>specify the resolution of the printer that the template was made for.</source>
        <translation>geben Sie die Auflösung des Druckers an, für den die Vorlage erstellt wurde.</translation>
    </message>
    <message>
        <source>specify the size in mm, because the template doesn&apos;t contain it.</source>
        <translation>geben Sie die Größe in mm an, weil die Vorlage sie nicht enthält.</translation>
    </message>
    <message>
        <source>the QR code {field} has {found} bytes, but its data specifies a different number; use {example}.</source>
        <translation>der QR-Code {field} hat {found} Bytes, in seinen Daten steht aber eine andere Anzahl; verwenden Sie {example}.</translation>
    </message>
    <message>
        <source>the URL of a unit is too long for the code.</source>
        <translation>die Webadresse eines Stücks ist zu lang für den Code.</translation>
    </message>
    <message>
        <source>the barcode {command} can&apos;t contain the value of {field}: it doesn&apos;t support these characters or this length.</source>
        <translation>der Barcode {command} kann den Wert von {field} nicht enthalten: Er unterstützt diese Zeichen oder diese Länge nicht.</translation>
    </message>
    <message>
        <source>the box isn&apos;t high enough for the smallest font size of {size} pt.</source>
        <translation>der Rahmen ist nicht hoch genug für die kleinste Schriftgröße von {size} pt.</translation>
    </message>
    <message>
        <source>the brand loses the unit fields {fields}: the units of new jobs have the product&apos;s value there. To keep them, add unit_pointers to the file; on the command line, you can also repeat the import with --unit-pointer.</source>
        <translation>die Marke verliert die Stückfelder {fields}: Die Stücke neuer Aufträge haben dort den Wert des Produkts. Um sie zu behalten, ergänzen Sie unit_pointers in der Datei; auf der Befehlszeile können Sie auch den Import mit --unit-pointer wiederholen.</translation>
    </message>
    <message>
        <source>the code is too small for the printer: with {modules} modules per side, a module would be narrower than a dot.</source>
        <translation>der Code ist zu klein für den Drucker: Bei {modules} Modulen je Seite wäre ein Modul schmaler als ein Druckpunkt.</translation>
    </message>
    <message>
        <source>the command {command} comes after the label and would affect the labels that follow.</source>
        <translation>der Befehl {command} steht nach dem Etikett und würde sich auf die folgenden Etiketten auswirken.</translation>
    </message>
    <message>
        <source>the command {command} contains characters other than ASCII: {text}.</source>
        <translation>der Befehl {command} enthält andere Zeichen als ASCII: {text}.</translation>
    </message>
    <message>
        <source>the command {command} is unknown.</source>
        <translation>der Befehl {command} ist unbekannt.</translation>
    </message>
    <message>
        <source>the file is read as {encoding}, detected from its content; choose a different encoding if letters are wrong.</source>
        <translation>die Datei wird als {encoding} gelesen, erkannt am Inhalt; wählen Sie eine andere Zeichenkodierung, wenn Buchstaben falsch angezeigt werden.</translation>
    </message>
    <message>
        <source>the file is read as {encoding}, which may be wrong: it then contains {text}. Choose its encoding, or correct the text.</source>
        <translation>die Datei wird als {encoding} gelesen, was falsch sein kann: Sie enthält dann {text}. Wählen Sie die Zeichenkodierung, oder korrigieren Sie den Text.</translation>
    </message>
    <message>
        <source>the file was created by a different version of DPP Desktop.</source>
        <translation>die Datei wurde mit einer anderen Version von DPP Desktop erstellt.</translation>
    </message>
    <message>
        <source>the file {why}.</source>
        <translation>die Datei {why}.</translation>
    </message>
    <message>
        <source>the files are larger than {most} MB in total.</source>
        <translation>die Dateien sind zusammen größer als {most} MB.</translation>
    </message>
    <message>
        <source>the first unit, {first:,}, comes after the last, {last:,}.</source>
        <translation>das erste Stück, {first:,}, kommt nach dem letzten, {last:,}.</translation>
    </message>
    <message>
        <source>the folder &apos;{directory}&apos; contains {by}.</source>
        <translation>der Ordner „{directory}“ enthält {by}.</translation>
    </message>
    <message>
        <source>the folder &apos;{folder}&apos; contains other files: {names}.</source>
        <translation>der Ordner „{folder}“ enthält andere Dateien: {names}.</translation>
    </message>
    <message>
        <source>the folder contains an export of another workspace.</source>
        <translation>der Ordner enthält einen Export eines anderen Arbeitsbereichs.</translation>
    </message>
    <message>
        <source>the folder doesn&apos;t belong to this export.</source>
        <translation>der Ordner gehört nicht zu diesem Export.</translation>
    </message>
    <message>
        <source>the folder of images is missing.</source>
        <translation>der Ordner mit den Bildern fehlt.</translation>
    </message>
    <message>
        <source>the font {font} can&apos;t be contained in documents, because it has no outlines or its license forbids it; choose another font.</source>
        <translation>die Schriftart {font} lässt sich nicht in Dokumente einbetten, weil sie keine Umrisse hat oder ihre Lizenz es verbietet; wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>the font {font} doesn&apos;t have the characters {characters}; they are printed in another font.</source>
        <translation>die Schriftart {font} hat die Zeichen {characters} nicht; sie werden in einer anderen Schriftart gedruckt.</translation>
    </message>
    <message>
        <source>the font {font} has no bold letters; the text is printed in regular ones.</source>
        <translation>die Schriftart {font} hat keinen fetten Schnitt; der Text wird normal gedruckt.</translation>
    </message>
    <message>
        <source>the font {font} isn&apos;t installed on this computer; install it, or choose another font.</source>
        <translation>die Schriftart {font} ist auf diesem Computer nicht installiert; installieren Sie sie oder wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>the host name is unknown</source>
        <translation>der Hostname ist unbekannt</translation>
    </message>
    <message>
        <source>the item is in the quiet zone of the code (left {left} mm, top {top} mm), which must stay blank.</source>
        <translation>das Element liegt in der Ruhezone des Codes (links {left} mm, oben {top} mm), die frei bleiben muss.</translation>
    </message>
    <message>
        <source>the job is no longer in the queue</source>
        <translation>der Auftrag ist nicht mehr in der Warteschlange</translation>
    </message>
    <message>
        <source>the label software requires the name of the label to print: enter the label file.</source>
        <translation>die Etikettensoftware benötigt den Namen des zu druckenden Etiketts: Geben Sie die Etikettendatei an.</translation>
    </message>
    <message>
        <source>the list of checksums doesn&apos;t match the manifest.</source>
        <translation>die Liste der Prüfsummen passt nicht zum Manifest.</translation>
    </message>
    <message>
        <source>the list of checksums is missing.</source>
        <translation>die Liste der Prüfsummen fehlt.</translation>
    </message>
    <message>
        <source>the list of checksums of its images was changed after export.</source>
        <translation>die Liste der Prüfsummen seiner Bilder wurde nach dem Export geändert.</translation>
    </message>
    <message>
        <source>the manifest doesn&apos;t name the key that it was signed with.</source>
        <translation>das Manifest nennt den Schlüssel nicht, mit dem es signiert wurde.</translation>
    </message>
    <message>
        <source>the manifest or its signature was changed after signing.</source>
        <translation>das Manifest oder seine Signatur wurde nach dem Signieren geändert.</translation>
    </message>
    <message>
        <source>the modules would be {width} mm wide, which no printer can print; the minimum is {least} mm.</source>
        <translation>die Module wären {width} mm breit, was kein Drucker drucken kann; das Minimum ist {least} mm.</translation>
    </message>
    <message>
        <source>the name &apos;{name}&apos; belongs to two profiles; rename the saved one.</source>
        <translation>zwei Profile heißen „{name}“; benennen Sie das gespeicherte um.</translation>
    </message>
    <message>
        <source>the name of the file &apos;{file}&apos; doesn&apos;t end in {ending}.</source>
        <translation>der Name der Datei „{file}“ endet nicht auf {ending}.</translation>
    </message>
    <message>
        <source>the name {name} occurs twice in one object</source>
        <translation>der Name {name} kommt in einem Objekt zweimal vor</translation>
    </message>
    <message>
        <source>the number of copies must be 1 to {most}.</source>
        <translation>die Anzahl der Kopien muss 1 bis {most} betragen.</translation>
    </message>
    <message>
        <source>the number of parts must be at least 1.</source>
        <translation>die Anzahl der Teile muss mindestens 1 sein.</translation>
    </message>
    <message>
        <source>the number {number} has too many digits to be stored exactly</source>
        <translation>die Zahl {number} hat zu viele Stellen, um genau gespeichert zu werden</translation>
    </message>
    <message>
        <source>the number {number} is too large</source>
        <translation>die Zahl {number} ist zu groß</translation>
    </message>
    <message>
        <source>the pack has one row; the manifest lists {expected:,}.</source>
        <translation>das Paket hat eine Zeile, laut Manifest sind es {expected:,}.</translation>
    </message>
    <message>
        <source>the pack has {rows:,} rows; the manifest lists {expected:,}.</source>
        <translation>das Paket hat {rows:,} Zeilen, laut Manifest sind es {expected:,}.</translation>
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
        <source>the pack was changed after export: its SHA-256 differs.</source>
        <translation>das Paket wurde nach dem Export geändert: Seine SHA-256-Prüfsumme weicht ab.</translation>
    </message>
    <message>
        <source>the pack&apos;s size is {size:,} B instead of {expected:,} B.</source>
        <translation>die Größe des Pakets beträgt {size:,} B statt {expected:,} B.</translation>
    </message>
    <message>
        <source>the part must be from 1 to {total}.</source>
        <translation>der Teil muss zwischen 1 und {total} liegen.</translation>
    </message>
    <message>
        <source>the passphrase doesn&apos;t match this file.</source>
        <translation>die Passphrase passt nicht zu dieser Datei.</translation>
    </message>
    <message>
        <source>the passphrase is too easy to guess: it repeats characters, or follows the alphabet or the keyboard.</source>
        <translation>die Passphrase ist zu leicht zu erraten: Sie wiederholt Zeichen oder folgt dem Alphabet oder der Tastatur.</translation>
    </message>
    <message>
        <source>the passphrase needs at least {least} characters, such as four or five words.</source>
        <translation>die Passphrase muss aus mindestens {least} Zeichen bestehen, zum Beispiel aus vier oder fünf Wörtern.</translation>
    </message>
    <message>
        <source>the passport must be a JSON object.</source>
        <translation>der Produktpass muss ein JSON-Objekt sein.</translation>
    </message>
    <message>
        <source>the passport schema has no field at {pointer} for the GTIN, so passports are stored without it. Correct gtin_pointer in the brand file.</source>
        <translation>das Produktpass-Schema hat unter {pointer} kein Feld für die GTIN, deshalb werden Produktpässe ohne GTIN gespeichert. Korrigieren Sie gtin_pointer in der Markendatei.</translation>
    </message>
    <message>
        <source>the passport schema has no field at {pointer} for the GTIN, so passports are stored without it. Set gtin_pointer in the brand file if one of these fields is meant: {candidates}.</source>
        <translation>das Produktpass-Schema hat unter {pointer} kein Feld für die GTIN, deshalb werden Produktpässe ohne GTIN gespeichert. Legen Sie gtin_pointer in der Markendatei fest, falls eines dieser Felder gemeint ist: {candidates}.</translation>
    </message>
    <message>
        <source>the product has GTIN {gtin}, not {given}.</source>
        <translation>das Produkt hat die GTIN {gtin}, nicht {given}.</translation>
    </message>
    <message>
        <source>the product has no item {item}, and the list has no column for it; number the items from 0 without gaps.</source>
        <translation>das Produkt hat keinen Eintrag {item}, und die Liste hat keine Spalte dafür; nummerieren Sie die Einträge lückenlos ab 0.</translation>
    </message>
    <message>
        <source>the product is new, and the list has no column for its name.</source>
        <translation>das Produkt ist neu, und die Liste hat keine Spalte für seinen Namen.</translation>
    </message>
    <message>
        <source>the product was changed after the list was checked; import the row again.</source>
        <translation>das Produkt wurde nach der Prüfung der Liste geändert; importieren Sie die Zeile erneut.</translation>
    </message>
    <message>
        <source>the profile of the brand &apos;{brand}&apos; has the name &apos;{name}&apos;.</source>
        <translation>das Profil der Marke „{brand}“ heißt „{name}“.</translation>
    </message>
    <message>
        <source>the row has more cells than there are columns.</source>
        <translation>die Zeile hat mehr Zellen, als es Spalten gibt.</translation>
    </message>
    <message>
        <source>the row is not a JSON object.</source>
        <translation>die Zeile ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>the schema can&apos;t be applied: {reason}.</source>
        <translation>das Schema kann nicht angewendet werden: {reason}.</translation>
    </message>
    <message>
        <source>the schema refers to itself endlessly or is nested too deeply.</source>
        <translation>das Schema verweist endlos auf sich selbst oder ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>the schema refers to {reference}, which it doesn&apos;t contain.</source>
        <translation>das Schema verweist auf {reference}, das es nicht enthält.</translation>
    </message>
    <message>
        <source>the second cross must be to the right of and below the first one.</source>
        <translation>das zweite Kreuz muss rechts vom ersten und darunter liegen.</translation>
    </message>
    <message>
        <source>the serial space has only {free:,} serials left.</source>
        <translation>im Seriennummernraum sind nur noch {free:,} Seriennummern frei.</translation>
    </message>
    <message>
        <source>the sheet {sheet} has no cells.</source>
        <translation>das Blatt {sheet} enthält keine Zellen.</translation>
    </message>
    <message>
        <source>the signature is missing.</source>
        <translation>die Signatur fehlt.</translation>
    </message>
    <message>
        <source>the spreadsheet program removed digits from {text}; format the column as text and enter the value again.</source>
        <translation>das Tabellenprogramm hat Ziffern von {text} entfernt; formatieren Sie die Spalte als Text, und geben Sie den Wert neu ein.</translation>
    </message>
    <message>
        <source>the spreadsheet program removed leading zeros from {text}, which is also the SKU; format the column as text and enter the value again.</source>
        <translation>die Tabellenkalkulation hat die führenden Nullen von {text} entfernt, und dieser Wert ist zugleich die Artikelnummer; formatieren Sie die Spalte als Text, und geben Sie den Wert erneut ein.</translation>
    </message>
    <message>
        <source>the spreadsheet program shows {number} with an exponent and may have changed it; format the column as text and enter the value again.</source>
        <translation>das Tabellenprogramm zeigt {number} mit Exponent und hat den Wert möglicherweise geändert; formatieren Sie die Spalte als Text, und geben Sie den Wert neu ein.</translation>
    </message>
    <message>
        <source>the template specifies {found} mm with {command}, not {size} mm.</source>
        <translation>die Vorlage gibt mit {command} {found} mm an, nicht {size} mm.</translation>
    </message>
    <message>
        <source>the text doesn&apos;t fit in its box of {width} × {height} mm: at {size} pt, it needs {needed} × {high} mm.</source>
        <translation>der Text passt nicht in seinen Rahmen von {width} × {height} mm: Bei {size} pt benötigt er {needed} × {high} mm.</translation>
    </message>
    <message>
        <source>the value of {field} contains {character}, which represents a time or another field there.</source>
        <translation>der Wert von {field} enthält {character}; dieses Zeichen steht dort für eine Uhrzeit oder ein anderes Feld.</translation>
    </message>
    <message>
        <source>there is no NFC tag with this name; the tags are {tags}.</source>
        <translation>es gibt kein NFC-Tag mit diesem Namen; vorhanden sind {tags}.</translation>
    </message>
    <message>
        <source>there is no brand &apos;{brand}&apos; in this workspace.</source>
        <translation>in diesem Arbeitsbereich gibt es keine Marke „{brand}“.</translation>
    </message>
    <message>
        <source>there is no column {name}; the columns are {columns}.</source>
        <translation>es gibt keine Spalte {name}; vorhanden sind {columns}.</translation>
    </message>
    <message>
        <source>there is no pack {packs}; pack 1 is the only one.</source>
        <translation>es gibt kein Paket {packs}; Paket 1 ist das einzige.</translation>
    </message>
    <message>
        <source>there is no pack {packs}; the packs are numbered 1 to {count}.</source>
        <translation>es gibt kein Paket {packs}; die Pakete haben die Nummern 1 bis {count}.</translation>
    </message>
    <message>
        <source>there is no profile with this name; the profiles are {profiles}.</source>
        <translation>es gibt kein Profil mit diesem Namen; vorhanden sind {profiles}.</translation>
    </message>
    <message>
        <source>there is no sheet {sheet} in the workbook.</source>
        <translation>in der Arbeitsmappe gibt es kein Blatt {sheet}.</translation>
    </message>
    <message>
        <source>this is not a JSON Schema: {reason}</source>
        <translation>das ist kein JSON Schema: {reason}</translation>
    </message>
    <message>
        <source>this is required but missing.</source>
        <translation>ist erforderlich, fehlt aber.</translation>
    </message>
    <message>
        <source>this is required because {field} is given.</source>
        <translation>ist erforderlich, weil {field} angegeben ist.</translation>
    </message>
    <message>
        <source>this passport wasn&apos;t checked because checking an earlier one took too long.</source>
        <translation>dieser Produktpass wurde nicht geprüft, weil die Prüfung eines früheren zu lange gedauert hat.</translation>
    </message>
    <message>
        <source>two columns have the same heading: {headings}.</source>
        <translation>zwei Spalten haben dieselbe Überschrift: {headings}.</translation>
    </message>
    <message>
        <source>unit {unit:,} of job {job}</source>
        <translation>Stück {unit:,} von Auftrag {job}</translation>
    </message>
    <message>
        <source>units {first:,} to {last:,} of job {job}</source>
        <translation>Stücke {first:,} bis {last:,} von Auftrag {job}</translation>
    </message>
    <message>
        <source>unpacks to more than {most} MB</source>
        <translation>ist entpackt größer als {most} MB</translation>
    </message>
    <message>
        <source>with the same GTIN</source>
        <translation>mit derselben GTIN</translation>
    </message>
    <message>
        <source>without a GTIN</source>
        <translation>ohne GTIN</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>ja oder nein</translation>
    </message>
    <message>
        <source>you can choose a sheet only in a workbook.</source>
        <translation>ein Blatt lässt sich nur in einer Arbeitsmappe wählen.</translation>
    </message>
    <message>
        <source>{by} to {to}</source>
        <translation>{by} an {to}</translation>
    </message>
    <message>
        <source>{cell} is read as {number} because {why}.</source>
        <translation>{cell} wird als {number} gelesen, weil {why}.</translation>
    </message>
    <message>
        <source>{column} has the GTIN {gtin} and {other_column} has {other_gtin}; correct one of them, or ignore one of the columns.</source>
        <translation>{column} hat die GTIN {gtin} und {other_column} hat {other_gtin}; korrigieren Sie eine davon, oder ignorieren Sie eine der Spalten.</translation>
    </message>
    <message>
        <source>{count:,} SKUs share the GTIN {gtin}. A GTIN identifies one product; check the list.</source>
        <translation>{count:,} Artikelnummern haben dieselbe GTIN {gtin}. Eine GTIN kennzeichnet genau ein Produkt; prüfen Sie die Liste.</translation>
    </message>
    <message>
        <source>{count:,} complete products become drafts.</source>
        <translation>{count:,} vollständige Produkte werden zu Entwürfen.</translation>
    </message>
    <message>
        <source>{count:,} of its files are missing, were changed or don&apos;t belong to it; the first is &apos;{file}&apos;.</source>
        <translation>{count:,} seiner Dateien fehlen, wurden geändert oder gehören nicht dazu; die erste ist „{file}“.</translation>
    </message>
    <message>
        <source>{count:,} of these have mint jobs, whose tokens keep their GTIN.</source>
        <translation>Für {count:,} davon gibt es Aufträge; deren Token behalten ihre GTIN.</translation>
    </message>
    <message>
        <source>{count:,} products get a different GTIN.</source>
        <translation>{count:,} Produkte erhalten eine andere GTIN.</translation>
    </message>
    <message>
        <source>{count:,} products keep values that are empty in the list.</source>
        <translation>{count:,} Produkte behalten Werte, die in der Liste leer sind.</translation>
    </message>
    <message>
        <source>{count:,} products lose passport values: {values:,} in total.</source>
        <translation>{count:,} Produkte verlieren Werte im Produktpass: insgesamt {values:,}.</translation>
    </message>
    <message>
        <source>{count:,} products lose their GTIN.</source>
        <translation>{count:,} Produkte verlieren ihre GTIN.</translation>
    </message>
    <message>
        <source>{count:,} rows have values</source>
        <translation>{count:,} Zeilen darin Werte haben</translation>
    </message>
    <message>
        <source>{digits} can be a GTIN-8 or, as UPC-E, the GTIN {gtin}; write all 12 digits of a UPC, or a GTIN-8 as {padded}.</source>
        <translation>{digits} kann eine GTIN-8 oder, als UPC-E, die GTIN {gtin} sein; geben Sie einen UPC mit allen 12 Ziffern und eine GTIN-8 als {padded} an.</translation>
    </message>
    <message>
        <source>{digits} is UPC-E and is read as {gtin}.</source>
        <translation>{digits} ist ein UPC-E und wird als {gtin} gelesen.</translation>
    </message>
    <message>
        <source>{field} ({before}, now {now})</source>
        <translation>{field} ({before}, jetzt {now})</translation>
    </message>
    <message>
        <source>{item} is empty in the list, and the product has only {count} of these items, so it isn&apos;t clear which one is meant; fill in the items from the first one.</source>
        <translation>{item} ist in der Liste leer, und das Produkt hat nur {count} dieser Einträge, sodass unklar ist, welcher gemeint ist; füllen Sie die Einträge vom ersten an aus.</translation>
    </message>
    <message>
        <source>{name} can&apos;t be checked: {places}.</source>
        <translation>{name} kann nicht geprüft werden: {places}.</translation>
    </message>
    <message>
        <source>{name} isn&apos;t built-in stock; use {known} or a size in mm such as 60x40.</source>
        <translation>{name} ist kein integriertes Material; verwenden Sie {known} oder eine Größe in mm wie 60x40.</translation>
    </message>
    <message>
        <source>{name} isn&apos;t enforced and only causes a warning: {places}.</source>
        <translation>{name} ist nicht verbindlich und führt nur zu einer Warnung: {places}.</translation>
    </message>
    <message>
        <source>this overlaps with {other} in {name}, and a field can be filled in only once. Remove one of the two pointers.</source>
        <translation>überschneidet sich mit {other} in {name}; ein Feld kann nur einmal ausgefüllt werden. Entfernen Sie einen der beiden JSON-Pointer.</translation>
    </message>
    <message>
        <source>{name} is not a JSON number</source>
        <translation>{name} ist keine JSON-Zahl</translation>
    </message>
    <message>
        <source>{name} isn&apos;t the name of a printer queue</source>
        <translation>{name} ist nicht der Name einer Druckerwarteschlange</translation>
    </message>
    <message>
        <source>{name} must be a file in the brand file&apos;s folder or below it.</source>
        <translation>{name} muss eine Datei im Ordner der Markendatei oder darunter sein.</translation>
    </message>
    <message>
        <source>{name} occurs twice in {place}, again in line {line} of {file}; the last one is used.</source>
        <translation>{name} kommt in {place} doppelt vor, erneut in Zeile {line} von {file}; der letzte Wert gilt.</translation>
    </message>
    <message>
        <source>{others} or {last}</source>
        <translation>{others} oder {last}</translation>
    </message>
    <message>
        <source>{placeholder} isn&apos;t a placeholder; the placeholders are {known}, and passport fields such as {example}.</source>
        <translation>{placeholder} ist kein Platzhalter; Platzhalter sind {known} sowie Felder des Produktpasses wie {example}.</translation>
    </message>
    <message>
        <source>{places} and {count:,} more</source>
        <translation>{places} und {count:,} weitere</translation>
    </message>
    <message>
        <source>{place}, turned off</source>
        <translation>{place}, deaktiviert</translation>
    </message>
    <message>
        <source>{place}, turned off: {reason}</source>
        <translation>{place}, deaktiviert: {reason}</translation>
    </message>
    <message>
        <source>{pointer}, which the schema doesn&apos;t describe</source>
        <translation>{pointer}, vom Schema nicht beschrieben</translation>
    </message>
    <message>
        <source>{problem} The schema doesn&apos;t enforce this format.</source>
        <translation>{problem} Das Schema schreibt dieses Format nicht verbindlich vor.</translation>
    </message>
    <message>
        <source>{problem} The visible sheets are: {sheets}.</source>
        <translation>{problem} Sichtbare Blätter: {sheets}.</translation>
    </message>
    <message>
        <source>{reason} in line {line}, column {column}</source>
        <translation>{reason} in Zeile {line}, Spalte {column}</translation>
    </message>
    <message>
        <source>{scanned} was not minted here; its serial was minted as {url}.</source>
        <translation>{scanned} wurde hier nicht vergeben; die Seriennummer wurde als {url} vergeben.</translation>
    </message>
    <message>
        <source>{source} is not a source for a column; the sources are {known}, and passport fields such as passport.composition[0].fibre.</source>
        <translation>{source} ist keine Quelle für eine Spalte; vorhanden sind {known} und Felder des Produktpasses wie passport.composition[0].fibre.</translation>
    </message>
    <message>
        <source>{text} can mean {comma} or {point}; choose the decimal separator of the column, or write the number without a thousands separator.</source>
        <translation>{text} kann {comma} oder {point} bedeuten; wählen Sie das Dezimaltrennzeichen der Spalte, oder schreiben Sie die Zahl ohne Tausendertrennzeichen.</translation>
    </message>
    <message>
        <source>{text} identifies no unit: (01) and (21) are required</source>
        <translation>{text} bezeichnet kein Stück: (01) und (21) sind erforderlich</translation>
    </message>
    <message>
        <source>{text} is not a GTIN: a GTIN has 8, 12, 13 or 14 digits</source>
        <translation>{text} ist keine GTIN: Eine GTIN hat 8, 12, 13 oder 14 Ziffern</translation>
    </message>
    <message>
        <source>{text} is not a serial: a serial has {length} characters of 0-9 and A-Z without U</source>
        <translation>{text} ist keine Seriennummer: Eine Seriennummer hat {length} Zeichen aus 0-9 und A-Z ohne U</translation>
    </message>
    <message>
        <source>{text} is not a token, product, order number or batch of this workspace.</source>
        <translation>{text} ist weder ein Token noch ein Produkt, eine Auftragsnummer oder eine Charge dieses Arbeitsbereichs.</translation>
    </message>
    <message>
        <source>{text} is read as {number} because other numbers have a decimal {sign}.</source>
        <translation>{text} wird als {number} gelesen, weil andere Zahlen dieses Dezimaltrennzeichen haben: {sign}.</translation>
    </message>
    <message>
        <source>{text} isn&apos;t a grade in the notation of ISO/IEC 15415: use grade/aperture/wavelength, such as 3.5/10/660.</source>
        <translation>{text} ist keine Bewertung in der Schreibweise von ISO/IEC 15415: Verwenden Sie Bewertung/Blende/Wellenlänge, zum Beispiel 3.5/10/660.</translation>
    </message>
    <message>
        <source>{url} is not a resolver URL of a passport</source>
        <translation>{url} ist keine Webadresse eines Produktpasses</translation>
    </message>
    <message>
        <source>{value} is not allowed here.</source>
        <translation>{value} ist hier nicht erlaubt.</translation>
    </message>
</context>
<context>
    <name>ErrorNote</name>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>Explain</name>
    <message>
        <source>Internal error: {kind}: {text}.</source>
        <translation>Interner Fehler: {kind}: {text}.</translation>
    </message>
    <message>
        <source>Completed work is kept. Report the error with the log of the workspace.</source>
        <translation>Abgeschlossene Arbeit bleibt erhalten. Melden Sie den Fehler mit dem Protokoll des Arbeitsbereichs.</translation>
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
        <source>&amp;Show passphrase</source>
        <translation>Passphrase an&amp;zeigen</translation>
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
        <source>&amp;Repeat passphrase</source>
        <translation>Passphrase w&amp;iederholen</translation>
    </message>
    <message>
        <source>Choose the file first.</source>
        <translation>Wählen Sie zuerst die Datei aus.</translation>
    </message>
    <message>
        <source>Enter a passphrase first.</source>
        <translation>Geben Sie zuerst eine Passphrase ein.</translation>
    </message>
    <message>
        <source>Export brand</source>
        <translation>Marke exportieren</translation>
    </message>
    <message>
        <source>Four or five random words are easy to remember and type.</source>
        <translation>Vier oder fünf zufällige Wörter lassen sich leicht merken und eingeben.</translation>
    </message>
    <message>
        <source>The passphrases don&apos;t match.</source>
        <translation>Die Passphrasen stimmen nicht überein.</translation>
    </message>
    <message>
        <source>Brand files (*.json)</source>
        <translation>Markendateien (*.json)</translation>
    </message>
</context>
<context>
    <name>ExportTexts</name>
    <message numerus="yes">
        <source>{count} of %Ln tokens are already in other exports.</source>
        <translation>
            <numerusform>{count} von %Ln Token ist bereits in anderen Exporten enthalten.</numerusform>
            <numerusform>{count} von %Ln Token sind bereits in anderen Exporten enthalten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln missing packs were handed over before, the last by {by}, {moment}. Their labels may already be printed.</source>
        <translation>
            <numerusform>%Ln fehlendes Paket wurde bereits übergeben, von {by}, {moment}. Seine Etiketten sind möglicherweise schon gedruckt.</numerusform>
            <numerusform>%Ln fehlende Pakete wurden bereits übergeben, zuletzt von {by}, {moment}. Ihre Etiketten sind möglicherweise schon gedruckt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packs handed over, the last by {by}, {moment}</source>
        <translation>
            <numerusform>%Ln Paket übergeben von {by}, {moment}</numerusform>
            <numerusform>%Ln Pakete übergeben, zuletzt von {by}, {moment}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln Token</numerusform>
            <numerusform>%Ln Token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packs</source>
        <translation>
            <numerusform>%Ln Paket</numerusform>
            <numerusform>%Ln Pakete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln jobs</source>
        <translation>
            <numerusform>%Ln Auftrag</numerusform>
            <numerusform>%Ln Aufträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problems found: the folder was changed after the export.</source>
        <translation>
            <numerusform>%Ln Problem gefunden: Der Ordner wurde nach dem Export geändert.</numerusform>
            <numerusform>%Ln Probleme gefunden: Der Ordner wurde nach dem Export geändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln void units left out</source>
        <translation>
            <numerusform>%Ln ungültiges Stück ausgelassen</numerusform>
            <numerusform>%Ln ungültige Stücke ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Re-create %Ln packs</source>
        <translation>
            <numerusform>%Ln Paket &amp;neu erstellen</numerusform>
            <numerusform>%Ln Pakete &amp;neu erstellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packs contain units that were voided later: {packs}. Don&apos;t use these rows.</source>
        <translation>
            <numerusform>%Ln Paket enthält Stücke, die später ungültig wurden: {packs}. Verwenden Sie diese Zeilen nicht.</numerusform>
            <numerusform>%Ln Pakete enthalten Stücke, die später ungültig wurden: {packs}. Verwenden Sie diese Zeilen nicht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This job is still being minted: {minted} of %Ln tokens. You can export it when it is completed.</source>
        <translation>
            <numerusform>Dieser Auftrag läuft noch: {minted} von %Ln Token. Sie können ihn exportieren, sobald er abgeschlossen ist.</numerusform>
            <numerusform>Dieser Auftrag läuft noch: {minted} von insgesamt %Ln Token. Sie können ihn exportieren, sobald er abgeschlossen ist.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Jobs of this batch that are still being minted: {ids}. You can export the batch when all %Ln jobs are completed.</source>
        <translation>
            <numerusform>Noch laufende Aufträge dieser Charge: {ids}. Sie können die Charge exportieren, sobald ihr %Ln Auftrag abgeschlossen ist.</numerusform>
            <numerusform>Noch laufende Aufträge dieser Charge: {ids}. Sie können die Charge exportieren, sobald alle %Ln Aufträge abgeschlossen sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The folder no longer exists. {finished} of %Ln packs in it were finished. Connect its disk to continue, or choose a different folder to start again.</source>
        <translation>
            <numerusform>Der Ordner ist nicht mehr vorhanden. {finished} von %Ln Paket darin war abgeschlossen. Schließen Sie den Datenträger an, um fortzufahren, oder wählen Sie einen anderen Ordner, um neu zu beginnen.</numerusform>
            <numerusform>Der Ordner ist nicht mehr vorhanden. {finished} von %Ln Paketen darin waren abgeschlossen. Schließen Sie den Datenträger an, um fortzufahren, oder wählen Sie einen anderen Ordner, um neu zu beginnen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This folder contains an export of the job&apos;s first %Ln tokens. The job now has {minted}. Export to a new folder; the packs in this folder stay unchanged.</source>
        <translation>
            <numerusform>Dieser Ordner enthält einen Export des ersten %Ln Tokens des Auftrags. Der Auftrag hat jetzt {minted}. Exportieren Sie in einen neuen Ordner; die Pakete in diesem Ordner bleiben unverändert.</numerusform>
            <numerusform>Dieser Ordner enthält einen Export der ersten %Ln Token des Auftrags. Der Auftrag hat jetzt {minted}. Exportieren Sie in einen neuen Ordner; die Pakete in diesem Ordner bleiben unverändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{finished} of %Ln packs are finished. Continue exports the rest; finished packs stay unchanged.</source>
        <translation>
            <numerusform>{finished} von %Ln Paket ist abgeschlossen. „Fortsetzen“ exportiert den Rest; abgeschlossene Pakete bleiben unverändert.</numerusform>
            <numerusform>{finished} von %Ln Paketen sind abgeschlossen. „Fortsetzen“ exportiert den Rest; abgeschlossene Pakete bleiben unverändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packs are in {folder}</source>
        <translation>
            <numerusform>%Ln Paket liegt in {folder}</numerusform>
            <numerusform>%Ln Pakete liegen in {folder}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{finished} of %Ln packs</source>
        <translation>
            <numerusform>{finished} von %Ln Paket</numerusform>
            <numerusform>{finished} von %Ln Paketen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other problems found.</source>
        <translation>
            <numerusform>%Ln weiteres Problem gefunden.</numerusform>
            <numerusform>%Ln weitere Probleme gefunden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packs were changed after the export: {packs}.</source>
        <translation>
            <numerusform>%Ln Paket wurde nach dem Export geändert: {packs}.</numerusform>
            <numerusform>%Ln Pakete wurden nach dem Export geändert: {packs}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packs are missing: {packs}.</source>
        <translation>
            <numerusform>%Ln Paket fehlt: {packs}.</numerusform>
            <numerusform>%Ln Pakete fehlen: {packs}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The folder no longer exists. All %Ln packs in it were finished. Connect its disk to use them, or choose a different folder to re-create them.</source>
        <translation>
            <numerusform>Der Ordner ist nicht mehr vorhanden. Das %Ln Paket darin war abgeschlossen. Schließen Sie den Datenträger an, um es zu verwenden, oder wählen Sie einen anderen Ordner, um es neu zu erstellen.</numerusform>
            <numerusform>Der Ordner ist nicht mehr vorhanden. Alle %Ln Pakete darin waren abgeschlossen. Schließen Sie den Datenträger an, um sie zu verwenden, oder wählen Sie einen anderen Ordner, um sie neu zu erstellen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The batch now has %Ln tokens. Choose a new folder to export all of them; these packs stay unchanged.</source>
        <translation>
            <numerusform>Die Charge hat jetzt %Ln Token. Wählen Sie einen neuen Ordner, um alle zu exportieren; diese Pakete bleiben unverändert.</numerusform>
            <numerusform>Die Charge hat jetzt insgesamt %Ln Token. Wählen Sie einen neuen Ordner, um alle zu exportieren; diese Pakete bleiben unverändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Use the existing packs, unless you want to print the same codes again.</source>
        <translation>Verwenden Sie die vorhandenen Pakete, es sei denn, Sie möchten dieselben Codes noch einmal drucken.</translation>
    </message>
    <message>
        <source>More exports with these tokens: {more}</source>
        <translation>Weitere Exporte mit diesen Token: {more}</translation>
    </message>
    <message>
        <source>Export {id}, {moment}: {tokens} · {handed_over} · {folder}</source>
        <translation>Export {id}, {moment}: {tokens} · {handed_over} · {folder}</translation>
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
    <message>
        <source>Batch {batch} · {what} · {tokens} · {packs}</source>
        <translation>Charge {batch} · {what} · {tokens} · {packs}</translation>
    </message>
    <message>
        <source>This folder contains the packs of {what}. Choose a different folder.</source>
        <translation>Dieser Ordner enthält die Pakete von {what}. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>This folder contains packs of another workspace. Choose a different folder.</source>
        <translation>Dieser Ordner enthält Pakete eines anderen Arbeitsbereichs. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{packs} with {rows} verified: no changes since the export.</source>
        <translation>{packs} mit {rows} geprüft: seit dem Export unverändert.</translation>
    </message>
    <message>
        <source>Packs re-created with identical content: {packs}</source>
        <translation>Mit identischem Inhalt neu erstellte Pakete: {packs}</translation>
    </message>
    <message>
        <source>This export was cancelled before and has been resumed.</source>
        <translation>Dieser Export war abgebrochen und wurde fortgesetzt.</translation>
    </message>
    <message>
        <source>Can&apos;t be changed after the export was started</source>
        <translation>Nach dem Start des Exports nicht mehr änderbar</translation>
    </message>
    <message>
        <source>Needs up to {needed} · {free} free</source>
        <translation>Benötigt bis zu {needed} · {free} frei</translation>
    </message>
    <message>
        <source>Open in another program: {files}.</source>
        <translation>In einem anderen Programm geöffnet: {files}.</translation>
    </message>
    <message>
        <source>All rows match this workspace. The packs are not signed, because an earlier version of the program created them.</source>
        <translation>Alle Zeilen stimmen mit diesem Arbeitsbereich überein. Die Pakete sind nicht signiert, weil eine frühere Version des Programms sie erstellt hat.</translation>
    </message>
    <message>
        <source>All rows and the signature match this workspace.</source>
        <translation>Alle Zeilen und die Signatur stimmen mit diesem Arbeitsbereich überein.</translation>
    </message>
    <message>
        <source>All of these tokens are void, so there is nothing to export.</source>
        <translation>Alle diese Token sind ungültig; es gibt nichts zu exportieren.</translation>
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
        <source>Another program is running this export. Its progress is shown here.</source>
        <translation>Ein anderes Programm führt diesen Export aus. Der Fortschritt wird hier angezeigt.</translation>
    </message>
    <message>
        <source>Use a ne&amp;w folder</source>
        <translation>&amp;Neuen Ordner verwenden</translation>
    </message>
    <message>
        <source>The packs can go into a new subfolder of this folder.</source>
        <translation>Die Pakete können in einen neuen Unterordner dieses Ordners exportiert werden.</translation>
    </message>
    <message>
        <source>Use a s&amp;ubfolder</source>
        <translation>&amp;Unterordner verwenden</translation>
    </message>
    <message>
        <source>This export was interrupted with {packs} finished. Continue exports the rest; finished packs stay unchanged.</source>
        <translation>Dieser Export wurde unterbrochen, abgeschlossen: {packs}. „Fortsetzen“ exportiert den Rest; abgeschlossene Pakete bleiben unverändert.</translation>
    </message>
    <message>
        <source>This export was cancelled with {packs} finished. Continue resumes it; finished packs stay unchanged.</source>
        <translation>Dieser Export wurde abgebrochen, abgeschlossen: {packs}. „Fortsetzen“ nimmt ihn wieder auf; abgeschlossene Pakete bleiben unverändert.</translation>
    </message>
    <message>
        <source>This export failed with {packs} finished. {reason}
Continue exports the rest; finished packs stay unchanged.</source>
        <translation>Dieser Export ist fehlgeschlagen, abgeschlossen: {packs}. {reason}
„Fortsetzen“ exportiert den Rest; abgeschlossene Pakete bleiben unverändert.</translation>
    </message>
    <message>
        <source>The packs are being verified. Wait, or stop verifying.</source>
        <translation>Die Pakete werden gerade geprüft. Warten Sie, oder brechen Sie die Prüfung ab.</translation>
    </message>
    <message>
        <source>Nothing has been exported to this folder yet.</source>
        <translation>In diesen Ordner wurde noch nichts exportiert.</translation>
    </message>
    <message>
        <source>The folder no longer exists.</source>
        <translation>Der Ordner ist nicht mehr vorhanden.</translation>
    </message>
    <message>
        <source>The folder is being checked.</source>
        <translation>Der Ordner wird geprüft.</translation>
    </message>
    <message>
        <source>Wait until the export has ended, or pause it.</source>
        <translation>Warten Sie, bis der Export beendet ist, oder halten Sie ihn an.</translation>
    </message>
    <message>
        <source>No export is running here.</source>
        <translation>Hier läuft kein Export.</translation>
    </message>
    <message>
        <source>No packs are ticked.</source>
        <translation>Es sind keine Pakete ausgewählt.</translation>
    </message>
</context>
<context>
    <name>ExportView</name>
    <message>
        <source>The export continues if you close this window.</source>
        <translation>Der Export läuft weiter, wenn Sie dieses Fenster schließen.</translation>
    </message>
    <message>
        <source>Stopping after the current pack…</source>
        <translation>Wird nach dem aktuellen Paket angehalten…</translation>
    </message>
    <message>
        <source>Waiting for other exports…</source>
        <translation>Wartet auf andere Exporte…</translation>
    </message>
</context>
<context>
    <name>ExportsModel</name>
    <message>
        <source>Whole batch · {jobs}</source>
        <translation>Ganze Charge · {jobs}</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Selected packs</source>
        <translation>Ausgewählte Pakete</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Umfang</translation>
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
        <source>Order number</source>
        <translation>Auftragsnummer</translation>
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
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>{count} of {total}</source>
        <translation>{count} von {total}</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message numerus="yes">
        <source>{status} · %Ln void units</source>
        <translation>
            <numerusform>{status} · %Ln ungültig</numerusform>
            <numerusform>{status} · %Ln ungültig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln units were voided after their packs were written. Open the export to see which rows.</source>
        <translation>
            <numerusform>%Ln Stück wurde ungültig, nachdem sein Paket geschrieben war. Öffnen Sie den Export, um die Zeile zu sehen.</numerusform>
            <numerusform>%Ln Stücke wurden ungültig, nachdem ihre Pakete geschrieben waren. Öffnen Sie den Export, um die Zeilen zu sehen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln void units are left out.</source>
        <translation>
            <numerusform>%Ln ungültiges Stück wird ausgelassen.</numerusform>
            <numerusform>%Ln ungültige Stücke werden ausgelassen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportsPage</name>
    <message>
        <source>Open fol&amp;der</source>
        <translation>O&amp;rdner öffnen</translation>
    </message>
    <message>
        <source>&amp;Open export</source>
        <translation>Export ö&amp;ffnen</translation>
    </message>
    <message>
        <source>No exports yet</source>
        <translation>Noch keine Exporte</translation>
    </message>
    <message>
        <source>Select a job, then choose Export packs.</source>
        <translation>Wählen Sie einen Auftrag und dann „Pakete exportieren“.</translation>
    </message>
    <message>
        <source>Show jobs</source>
        <translation>Aufträge anzeigen</translation>
    </message>
    <message>
        <source>No matching exports</source>
        <translation>Keine passenden Exporte</translation>
    </message>
    <message>
        <source>The filter hides all exports.</source>
        <translation>Der Filter blendet alle Exporte aus.</translation>
    </message>
    <message>
        <source>Show all exports</source>
        <translation>Alle Exporte anzeigen</translation>
    </message>
    <message>
        <source>Select an export.</source>
        <translation>Wählen Sie einen Export aus.</translation>
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
        <source>No installed program can open folders: {folder}</source>
        <translation>Kein installiertes Programm kann Ordner öffnen: {folder}</translation>
    </message>
    <message>
        <source>Filter by brand, product, batch, order number, status or folder</source>
        <translation>Nach Marke, Produkt, Charge, Auftragsnummer, Status oder Ordner filtern</translation>
    </message>
    <message>
        <source>Filter exports by text</source>
        <translation>Exporte nach Text filtern</translation>
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
        <translation>Artikelnr.</translation>
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
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Serial counter</source>
        <translation>Zählnummer</translation>
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
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etikett</translation>
    </message>
    <message>
        <source>NFC tag</source>
        <translation>NFC-Tag</translation>
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
    <name>Field</name>
    <message>
        <source>{name} (optional)</source>
        <translation>{name} (optional)</translation>
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
        <source>All statuses</source>
        <translation>Alle Status</translation>
    </message>
    <message>
        <source>Queued or minting</source>
        <translation>Wartet oder läuft</translation>
    </message>
    <message>
        <source>Paused or failed</source>
        <translation>Angehalten oder fehlgeschlagen</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
</context>
<context>
    <name>FindingsView</name>
    <message>
        <source>Problems found in the folder</source>
        <translation>Im Ordner gefundene Probleme</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>&amp;Kopieren</translation>
    </message>
</context>
<context>
    <name>FirstPage</name>
    <message>
        <source>Workspace folder</source>
        <translation>Ordner des Arbeitsbereichs</translation>
    </message>
    <message>
        <source>All data is stored in this folder on this computer:</source>
        <translation>Alle Daten werden in diesem Ordner auf diesem Computer gespeichert:</translation>
    </message>
</context>
<context>
    <name>FolderActions</name>
    <message>
        <source>Save pack {index} as</source>
        <translation>Paket {index} speichern unter</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>No installed program can open folders: {folder}</source>
        <translation>Kein installiertes Programm kann Ordner öffnen: {folder}</translation>
    </message>
    <message>
        <source>Pack {index} was saved as {file}</source>
        <translation>Paket {index} wurde als {file} gespeichert</translation>
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
        <source>Enter the full path of the folder, or choose it with Browse.</source>
        <translation>Geben Sie den vollständigen Pfad des Ordners ein, oder wählen Sie ihn mit „Durchsuchen“.</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Zielordner</translation>
    </message>
</context>
<context>
    <name>FontBox</name>
    <message>
        <source>Built-in font</source>
        <translation>Integrierte Schrift</translation>
    </message>
    <message>
        <source>Not installed on this computer</source>
        <translation>Auf diesem Computer nicht installiert</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>Schriftart</translation>
    </message>
    <message>
        <source>Latin</source>
        <translation>Lateinisch</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>Griechisch</translation>
    </message>
    <message>
        <source>Cyrillic</source>
        <translation>Kyrillisch</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Arabisch</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>Hebräisch</translation>
    </message>
    <message>
        <source>Devanagari</source>
        <translation>Devanagari</translation>
    </message>
    <message>
        <source>Bengali</source>
        <translation>Bengalisch</translation>
    </message>
    <message>
        <source>Tamil</source>
        <translation>Tamilisch</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>Thailändisch</translation>
    </message>
    <message>
        <source>Georgian</source>
        <translation>Georgisch</translation>
    </message>
    <message>
        <source>Armenian</source>
        <translation>Armenisch</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chinesisch</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japanisch</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Koreanisch</translation>
    </message>
    <message>
        <source>Symbols or other scripts</source>
        <translation>Symbole oder andere Schriften</translation>
    </message>
</context>
<context>
    <name>FormOutline</name>
    <message>
        <source>Outline of the passport</source>
        <translation>Gliederung des Produktpasses</translation>
    </message>
</context>
<context>
    <name>FormPage</name>
    <message>
        <source>No fields found.</source>
        <translation>Keine Felder gefunden.</translation>
    </message>
</context>
<context>
    <name>FormSearch</name>
    <message>
        <source>Only &amp;required fields</source>
        <translation>Nur &amp;Pflichtfelder</translation>
    </message>
    <message>
        <source>Only &amp;filled-in fields</source>
        <translation>Nur &amp;ausgefüllte Felder</translation>
    </message>
    <message>
        <source>Filter fields</source>
        <translation>Felder filtern</translation>
    </message>
    <message>
        <source>Show the outline</source>
        <translation>Gliederung anzeigen</translation>
    </message>
    <message>
        <source>Search fields</source>
        <translation>Felder suchen</translation>
    </message>
    <message>
        <source>Searches titles, names and descriptions ({keys})</source>
        <translation>Durchsucht Titel, Namen und Beschreibungen ({keys})</translation>
    </message>
    <message>
        <source>Filter fields (some are hidden)</source>
        <translation>Felder filtern (einige sind ausgeblendet)</translation>
    </message>
</context>
<context>
    <name>GoToField</name>
    <message>
        <source>Go to number</source>
        <translation>Zur Nummer</translation>
    </message>
    <message>
        <source>Go to the token with this number</source>
        <translation>Zum Token mit dieser Nummer wechseln</translation>
    </message>
    <message>
        <source>Ctrl+G</source>
        <translation>Strg+G</translation>
    </message>
</context>
<context>
    <name>GroupField</name>
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
        <source>Hand over…</source>
        <translation>Übergeben…</translation>
    </message>
    <message>
        <source>Remove mar&amp;k</source>
        <translation>Markierung aufhe&amp;ben</translation>
    </message>
    <message>
        <source>{count} of {total} handed over</source>
        <translation>{count} von {total} übergeben</translation>
    </message>
</context>
<context>
    <name>HandoverController</name>
    <message>
        <source>The export hasn&apos;t been loaded yet.</source>
        <translation>Der Export wurde noch nicht geladen.</translation>
    </message>
    <message>
        <source>There are no more finished packs to hand over.</source>
        <translation>Es gibt keine fertigen Pakete mehr, die übergeben werden können.</translation>
    </message>
    <message>
        <source>Select the rows of packs that were handed over.</source>
        <translation>Wählen Sie Zeilen mit übergebenen Paketen aus.</translation>
    </message>
</context>
<context>
    <name>HandoverDialog</name>
    <message>
        <source>&amp;All</source>
        <translation>&amp;Alle</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>&amp;Keine</translation>
    </message>
    <message>
        <source>&amp;Hand over</source>
        <translation>&amp;Übergeben</translation>
    </message>
    <message numerus="yes">
        <source>Verifying the files of %Ln packs…</source>
        <translation>
            <numerusform>Die Dateien von %Ln Paket werden geprüft…</numerusform>
            <numerusform>Die Dateien von %Ln Paketen werden geprüft…</numerusform>
        </translation>
    </message>
    <message>
        <source>Packs to hand over: {chosen} of {total}</source>
        <translation>Zu übergebende Pakete: {chosen} von {total}</translation>
    </message>
    <message>
        <source>Inform the receiver. A new export leaves these units out.</source>
        <translation>Informieren Sie den Empfänger. Ein neuer Export lässt diese Stücke aus.</translation>
    </message>
    <message>
        <source>The files of the packs are being verified.</source>
        <translation>Die Dateien der Pakete werden geprüft.</translation>
    </message>
    <message>
        <source>Select at least one pack.</source>
        <translation>Wählen Sie mindestens ein Paket aus.</translation>
    </message>
    <message>
        <source>Enter who hands the packs over.</source>
        <translation>Geben Sie ein, wer die Pakete übergibt.</translation>
    </message>
    <message>
        <source>Enter who receives the packs.</source>
        <translation>Geben Sie ein, wer die Pakete empfängt.</translation>
    </message>
    <message>
        <source>Packs to hand over</source>
        <translation>Zu übergebende Pakete</translation>
    </message>
    <message>
        <source>Hand over packs</source>
        <translation>Pakete übergeben</translation>
    </message>
    <message>
        <source>Handed over &amp;by</source>
        <translation>Ü&amp;bergeben von</translation>
    </message>
    <message>
        <source>&amp;Received by</source>
        <translation>&amp;Empfangen von</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>HandoverModel</name>
    <message>
        <source>Choose</source>
        <translation>Auswahl</translation>
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
        <source>Find in help</source>
        <translation>In der Hilfe suchen</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Vorheriger Treffer</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Help for DPP Desktop</source>
        <translation>Hilfe zu DPP Desktop</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Stücke</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Workstation</source>
        <translation>Arbeitsplatz</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Drucker</translation>
    </message>
    <message>
        <source>Label design</source>
        <translation>Etikettenlayout</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Kopien</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>Nothing has happened to the units yet.</source>
        <translation>Mit den Stücken ist noch nichts geschehen.</translation>
    </message>
    <message>
        <source>Entries: {shown} of {total}</source>
        <translation>Einträge: {shown} von {total}</translation>
    </message>
    <message>
        <source>Entries: {total}</source>
        <translation>Einträge: {total}</translation>
    </message>
    <message>
        <source>Filter by event, unit, reason or person</source>
        <translation>Nach Ereignis, Stück, Grund oder Person filtern</translation>
    </message>
    <message>
        <source>Filter the history by text</source>
        <translation>Verlauf nach Text filtern</translation>
    </message>
    <message>
        <source>Only the entries of print job {id} are shown.</source>
        <translation>Es werden nur die Einträge des Druckauftrags {id} angezeigt.</translation>
    </message>
    <message>
        <source>Only the entries about unit {unit} are shown.</source>
        <translation>Es werden nur die Einträge zu Stück {unit} angezeigt.</translation>
    </message>
    <message>
        <source>Show &amp;all entries</source>
        <translation>&amp;Alle Einträge anzeigen</translation>
    </message>
    <message>
        <source>There are no such entries yet.</source>
        <translation>Es gibt noch keine solchen Einträge.</translation>
    </message>
    <message>
        <source>History of the units</source>
        <translation>Verlauf der Stücke</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>The brand {name} was added.</source>
        <translation>Die Marke {name} wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>The brand {name} was updated.</source>
        <translation>Die Marke {name} wurde aktualisiert.</translation>
    </message>
    <message>
        <source>The file can&apos;t be imported.</source>
        <translation>Die Datei kann nicht importiert werden.</translation>
    </message>
    <message>
        <source>The sample brands {brands} were added. They have {products} products.</source>
        <translation>Die Beispielmarken {brands} wurden hinzugefügt. Sie haben {products} Produkte.</translation>
    </message>
    <message>
        <source>The sample brands {brands} already exist. Their {products} products now match the supplied versions.</source>
        <translation>Die Beispielmarken {brands} sind bereits vorhanden. Ihre {products} Produkte entsprechen jetzt wieder dem Auslieferungszustand.</translation>
    </message>
    <message>
        <source>row {row}, {field}</source>
        <translation>Zeile {row}, {field}</translation>
    </message>
</context>
<context>
    <name>ImportActions</name>
    <message>
        <source>Import a brand file</source>
        <translation>Markendatei importieren</translation>
    </message>
    <message>
        <source>Import a brand first. Every product belongs to a brand.</source>
        <translation>Importieren Sie zuerst eine Marke. Jedes Produkt gehört zu einer Marke.</translation>
    </message>
    <message>
        <source>JSON files (*.json);;All files (*)</source>
        <translation>JSON-Dateien (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>You can now mint tokens for their products.</source>
        <translation>Sie können jetzt Token für ihre Produkte vergeben.</translation>
    </message>
    <message>
        <source>Now import its products.</source>
        <translation>Importieren Sie jetzt ihre Produkte.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Choose the brand that the products belong to.</source>
        <translation>Wählen Sie die Marke, zu der die Produkte gehören.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Abgebrochen. Es wurde nichts geändert.</translation>
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
        <source>Rejected rows saved to {file}. Correct them and import that file.</source>
        <translation>Die abgelehnten Zeilen wurden in {file} gespeichert. Korrigieren Sie sie und importieren Sie diese Datei.</translation>
    </message>
    <message>
        <source>The file is a single passport. Enter the SKU and the name of its product.</source>
        <translation>Die Datei ist ein einzelner Produktpass. Geben Sie Artikelnummer und Namen des Produkts ein.</translation>
    </message>
    <message>
        <source>The products were imported. To import others, choose their file.</source>
        <translation>Die Produkte wurden importiert. Um weitere zu importieren, wählen Sie deren Datei aus.</translation>
    </message>
    <message>
        <source>The products are being imported.</source>
        <translation>Die Produkte werden importiert.</translation>
    </message>
    <message>
        <source>The rejected rows are being saved.</source>
        <translation>Die abgelehnten Zeilen werden gespeichert.</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>Wählen Sie zuerst eine Datei aus.</translation>
    </message>
    <message>
        <source>Choose a brand first.</source>
        <translation>Wählen Sie zuerst eine Marke aus.</translation>
    </message>
    <message>
        <source>Save &amp;template…</source>
        <translation>&amp;Vorlage speichern…</translation>
    </message>
    <message>
        <source>The rows are being checked.</source>
        <translation>Die Zeilen werden geprüft.</translation>
    </message>
    <message>
        <source>The list can&apos;t be imported; the message above the table says why.</source>
        <translation>Die Liste kann nicht importiert werden; die Meldung über der Tabelle nennt den Grund.</translation>
    </message>
    <message>
        <source>All rows were rejected.</source>
        <translation>Alle Zeilen wurden abgelehnt.</translation>
    </message>
    <message>
        <source>No rows were rejected.</source>
        <translation>Es wurden keine Zeilen abgelehnt.</translation>
    </message>
    <message>
        <source>Import products</source>
        <translation>Produkte importieren</translation>
    </message>
</context>
<context>
    <name>ImportPlanDialog</name>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>Import a brand</source>
        <translation>Eine Marke importieren</translation>
    </message>
    <message>
        <source>Add brand {name}?</source>
        <translation>Marke {name} hinzufügen?</translation>
    </message>
    <message>
        <source>Update brand {name}?</source>
        <translation>Marke {name} aktualisieren?</translation>
    </message>
    <message>
        <source>Update brand {name}? No settings change.</source>
        <translation>Marke {name} aktualisieren? Es werden keine Einstellungen geändert.</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>After import</source>
        <translation>Nach dem Import</translation>
    </message>
    <message>
        <source>&amp;Site number of this workspace</source>
        <translation>&amp;Standortnummer dieses Arbeitsbereichs</translation>
    </message>
    <message>
        <source>Site number of this workspace</source>
        <translation>Standortnummer dieses Arbeitsbereichs</translation>
    </message>
    <message>
        <source>Each site of the brand needs a unique number, so that their serials never collide. You can&apos;t change it after the first mint job.</source>
        <translation>Jeder Standort der Marke benötigt eine eindeutige Nummer, damit Seriennummern nie kollidieren. Nach dem ersten Auftrag kann sie nicht mehr geändert werden.</translation>
    </message>
    <message>
        <source>&amp;Passport schema…</source>
        <translation>&amp;Produktpass-Schema…</translation>
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
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ImportView</name>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Abbrechen</translation>
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
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Each column is mapped to the field shown above it. Change any mapping that is wrong.</source>
        <translation>Jede Spalte ist dem darüber angezeigten Feld zugeordnet. Ändern Sie falsche Zuordnungen.</translation>
    </message>
    <message>
        <source>Choose a file with one product per row: SKU, name, GTIN and passport fields.</source>
        <translation>Wählen Sie eine Datei mit einem Produkt pro Zeile: Artikelnummer, Name, GTIN und Felder des Produktpasses.</translation>
    </message>
    <message>
        <source>&amp;Empty cells clear existing values</source>
        <translation>&amp;Leere Zellen löschen vorhandene Werte</translation>
    </message>
    <message>
        <source>Otherwise products keep these values. Fields without a column are never changed.</source>
        <translation>Andernfalls behalten die Produkte diese Werte. Felder ohne Spalte werden nie geändert.</translation>
    </message>
</context>
<context>
    <name>ItemActions</name>
    <message>
        <source>&amp;Remove</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>Send &amp;backward</source>
        <translation>Ebene nach &amp;hinten</translation>
    </message>
    <message>
        <source>Bring &amp;forward</source>
        <translation>Ebene nach &amp;vorne</translation>
    </message>
    <message>
        <source>Send to b&amp;ack</source>
        <translation>In den Hinter&amp;grund</translation>
    </message>
    <message>
        <source>Bring to fr&amp;ont</source>
        <translation>In den Vord&amp;ergrund</translation>
    </message>
    <message>
        <source>Select an item.</source>
        <translation>Wählen Sie ein Element aus.</translation>
    </message>
    <message>
        <source>It is drawn first.</source>
        <translation>Es wird als Erstes gezeichnet.</translation>
    </message>
    <message>
        <source>It is drawn last.</source>
        <translation>Es wird als Letztes gezeichnet.</translation>
    </message>
    <message>
        <source>A label needs at least one item.</source>
        <translation>Ein Etikett benötigt mindestens ein Element.</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Weitere Aktionen</translation>
    </message>
    <message>
        <source>A label has at most {most} items.</source>
        <translation>Ein Etikett hat höchstens {most} Elemente.</translation>
    </message>
</context>
<context>
    <name>ItemForm</name>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>&amp;Insert placeholder</source>
        <translation>&amp;Platzhalter einfügen</translation>
    </message>
    <message>
        <source>&amp;Bold</source>
        <translation>&amp;Fett</translation>
    </message>
    <message>
        <source>Size with quiet zone</source>
        <translation>Größe mit Ruhezone</translation>
    </message>
    <message>
        <source>Width of a module</source>
        <translation>Breite eines Moduls</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Smallest size</source>
        <translation>Kleinste Größe</translation>
    </message>
    <message>
        <source>If too long</source>
        <translation>Wenn zu lang</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Font size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>Schriftart</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>Ausrichtung</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Drehung</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>ItemsPanel</name>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>Label and stock</source>
        <translation>Etikett und Material</translation>
    </message>
    <message>
        <source>Items of the label</source>
        <translation>Elemente des Etiketts</translation>
    </message>
</context>
<context>
    <name>JobActions</name>
    <message>
        <source>Select a job first.</source>
        <translation>Wählen Sie zuerst einen Auftrag aus.</translation>
    </message>
    <message>
        <source>Select only one job.</source>
        <translation>Wählen Sie nur einen Auftrag aus.</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>An&amp;halten</translation>
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
    <message>
        <source>Print &amp;labels…</source>
        <translation>Etiketten &amp;drucken…</translation>
    </message>
    <message>
        <source>Write &amp;NFC tags…</source>
        <translation>&amp;NFC-Tags schreiben…</translation>
    </message>
    <message>
        <source>&amp;Units…</source>
        <translation>&amp;Stücke…</translation>
    </message>
    <message>
        <source>&amp;Verify labels…</source>
        <translation>Etiketten &amp;prüfen…</translation>
    </message>
</context>
<context>
    <name>JobNotice</name>
    <message numerus="yes">
        <source>Job {id} failed. The %Ln tokens minted so far are kept.</source>
        <translation>
            <numerusform>Auftrag {id} ist fehlgeschlagen. Das bisher vergebene Token (%Ln) bleibt erhalten.</numerusform>
            <numerusform>Auftrag {id} ist fehlgeschlagen. Die %Ln bisher vergebenen Token bleiben erhalten.</numerusform>
        </translation>
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
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>{count} of {total}</source>
        <translation>{count} von {total}</translation>
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
        <source>Order no.</source>
        <translation>Auftragsnr.</translation>
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
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Gedruckt</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Void, not in a pack: {count}</source>
        <translation>Ungültig, in keinem Paket: {count}</translation>
    </message>
    <message>
        <source>Void, sampled or applied without a label: {count}</source>
        <translation>Ungültig, als Probe entnommen oder angebracht, ohne Etikett: {count}</translation>
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
        <source>Batch {batch}</source>
        <translation>Charge {batch}</translation>
    </message>
    <message>
        <source>Order number {key}</source>
        <translation>Auftragsnummer {key}</translation>
    </message>
    <message>
        <source>Minted: {part}</source>
        <translation>Vergeben: {part}</translation>
    </message>
    <message>
        <source>Exported: {part}</source>
        <translation>Exportiert: {part}</translation>
    </message>
    <message>
        <source>Handed over: {part}</source>
        <translation>Übergeben: {part}</translation>
    </message>
    <message>
        <source>Printed: {part}</source>
        <translation>Gedruckt: {part}</translation>
    </message>
    <message>
        <source>Submitted {time}</source>
        <translation>Übermittelt: {time}</translation>
    </message>
</context>
<context>
    <name>JobsPanel</name>
    <message>
        <source>No jobs yet</source>
        <translation>Noch keine Aufträge</translation>
    </message>
    <message>
        <source>Choose a product, a batch and a quantity, and start minting.</source>
        <translation>Wählen Sie ein Produkt, eine Charge und eine Menge und starten Sie die Vergabe.</translation>
    </message>
    <message>
        <source>No matching jobs</source>
        <translation>Keine passenden Aufträge</translation>
    </message>
    <message>
        <source>The filter hides all jobs.</source>
        <translation>Der Filter blendet alle Aufträge aus.</translation>
    </message>
    <message>
        <source>New mint job…</source>
        <translation>Neuer Auftrag…</translation>
    </message>
    <message>
        <source>Show all jobs</source>
        <translation>Alle Aufträge anzeigen</translation>
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
        <source>Invalid JSON: {reason}.</source>
        <translation>Ungültiges JSON: {reason}.</translation>
    </message>
</context>
<context>
    <name>JsonField</name>
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
        <source>Passport problems</source>
        <translation>Probleme im Produktpass</translation>
    </message>
    <message>
        <source>Warning: {warning}</source>
        <translation>Warnung: {warning}</translation>
    </message>
</context>
<context>
    <name>LabelPreview</name>
    <message>
        <source>First URL, with dots for the serial</source>
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
        <source>Available after you choose a product.</source>
        <translation>Verfügbar, sobald Sie ein Produkt gewählt haben.</translation>
    </message>
    <message>
        <source>Available after you enter the GTIN.</source>
        <translation>Verfügbar, sobald Sie die GTIN eingegeben haben.</translation>
    </message>
    <message>
        <source>Label preview</source>
        <translation>Etikettenvorschau</translation>
    </message>
    <message>
        <source>Minimum printed size, including the quiet zone</source>
        <translation>Mindestgröße im Druck, einschließlich Ruhezone</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>QR-Code</translation>
    </message>
    <message>
        <source>Packs to export</source>
        <translation>Pakete für den Export</translation>
    </message>
</context>
<context>
    <name>LabelScanField</name>
    <message>
        <source>Scan or type the code of a label</source>
        <translation>Code eines Etiketts scannen oder eingeben</translation>
    </message>
</context>
<context>
    <name>LastGoodDialog</name>
    <message>
        <source>&amp;Last good label</source>
        <translation>&amp;Letztes gutes Etikett</translation>
    </message>
    <message>
        <source>&amp;None of them is good</source>
        <translation>&amp;Keines davon ist gut</translation>
    </message>
    <message>
        <source>&amp;Good labels of this unit (of {copies})</source>
        <translation>&amp;Gute Etiketten dieses Stücks (von {copies})</translation>
    </message>
    <message>
        <source>&amp;Continue printing</source>
        <translation>&amp;Weiterdrucken</translation>
    </message>
    <message>
        <source>The answer is being carried out.</source>
        <translation>Die Antwort wird ausgeführt.</translation>
    </message>
    <message>
        <source>The scan was ignored, because “None of them is good” is selected.</source>
        <translation>Der Scan wurde ignoriert, weil „Keines davon ist gut“ ausgewählt ist.</translation>
    </message>
    <message>
        <source>No label is good.</source>
        <translation>Kein Etikett ist gut.</translation>
    </message>
    <message>
        <source>None of these labels counts as good. Printed again: {again}. Destroy their labels if there are any.</source>
        <translation>Keines dieser Etiketten gilt als gut. Erneut gedruckt: {again}. Vernichten Sie deren Etiketten, falls es welche gibt.</translation>
    </message>
    <message>
        <source>Counted as printed: {good}. Printed again: {again}. Destroy all labels of the units that are printed again.</source>
        <translation>Gelten als gedruckt: {good}. Werden erneut gedruckt: {again}. Vernichten Sie alle Etiketten der Stücke, die erneut gedruckt werden.</translation>
    </message>
    <message>
        <source>Scan the label, or type the number of its unit.</source>
        <translation>Scannen Sie das Etikett, oder geben Sie die Nummer seines Stücks ein.</translation>
    </message>
    <message>
        <source>Scan the last good label, or enter its number.</source>
        <translation>Scannen Sie das letzte gute Etikett, oder geben Sie seine Nummer ein.</translation>
    </message>
    <message>
        <source>Enter how many labels of this unit are good.</source>
        <translation>Geben Sie an, wie viele Etiketten dieses Stücks gut sind.</translation>
    </message>
    <message>
        <source>All of them count as printed, and none is printed again.</source>
        <translation>Alle gelten als gedruckt, und keines wird erneut gedruckt.</translation>
    </message>
    <message>
        <source>Last good label</source>
        <translation>Letztes gutes Etikett</translation>
    </message>
    <message>
        <source>Print job {number} on {printer}</source>
        <translation>Druckauftrag {number} auf {printer}</translation>
    </message>
    <message>
        <source>These units may or may not be printed: {units}. Look at the labels in the order in which they left the printer, and find the last one that is complete and readable.</source>
        <translation>Es ist ungewiss, ob diese Stücke gedruckt sind: {units}. Sehen Sie die Etiketten in der Reihenfolge durch, in der sie aus dem Drucker kamen, und suchen Sie das letzte, das vollständig und lesbar ist.</translation>
    </message>
    <message>
        <source>If not all of them are good, all of them are printed again.</source>
        <translation>Wenn nicht alle gut sind, werden alle erneut gedruckt.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>LineEditField</name>
    <message>
        <source>Filled in from the product&apos;s GTIN above.</source>
        <translation>Aus der GTIN des Produkts oben.</translation>
    </message>
</context>
<context>
    <name>ListEntryRow</name>
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
    <message>
        <source>This is the first entry.</source>
        <translation>Dies ist der erste Eintrag.</translation>
    </message>
    <message>
        <source>This is the last entry.</source>
        <translation>Dies ist der letzte Eintrag.</translation>
    </message>
</context>
<context>
    <name>ListField</name>
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
    <message>
        <source>The window isn&apos;t tall enough for the chart. Enlarge it.</source>
        <translation>Das Fenster ist nicht hoch genug für das Diagramm. Vergrößern Sie es.</translation>
    </message>
</context>
<context>
    <name>MapEntries</name>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>The schema doesn&apos;t allow this name. Rename or remove the entry.</source>
        <translation>Das Schema erlaubt diesen Namen nicht. Benennen Sie den Eintrag um, oder entfernen Sie ihn.</translation>
    </message>
    <message>
        <source>Name of a new entry of {title}</source>
        <translation>Name eines neuen Eintrags in {title}</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add to {title}</source>
        <translation>Zu {title} hinzufügen</translation>
    </message>
</context>
<context>
    <name>MapEntryRow</name>
    <message>
        <source>Remove {title}</source>
        <translation>{title} entfernen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>MarkQuestion</name>
    <message>
        <source>Mark units</source>
        <translation>Stücke kennzeichnen</translation>
    </message>
    <message numerus="yes">
        <source>Mark %Ln units of job {job} as applied?</source>
        <translation>
            <numerusform>%Ln Stück von Auftrag {job} als angebracht kennzeichnen?</numerusform>
            <numerusform>%Ln Stücke von Auftrag {job} als angebracht kennzeichnen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %Ln units of job {job} as sampled?</source>
        <translation>
            <numerusform>%Ln Stück von Auftrag {job} als Probe kennzeichnen?</numerusform>
            <numerusform>%Ln Stücke von Auftrag {job} als Proben kennzeichnen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark labels of %Ln units of job {job} as spoiled?</source>
        <translation>
            <numerusform>Etiketten von %Ln Stück von Auftrag {job} als Ausschuss kennzeichnen?</numerusform>
            <numerusform>Etiketten von %Ln Stücken von Auftrag {job} als Ausschuss kennzeichnen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Units: {units}</source>
        <translation>Stücke: {units}</translation>
    </message>
    <message>
        <source>Labels of each unit: {count}</source>
        <translation>Etiketten je Stück: {count}</translation>
    </message>
    <message>
        <source>You can&apos;t undo this.</source>
        <translation>Dies kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation>&amp;Erfassen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
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
        <source>&amp;Labels</source>
        <translation>&amp;Etiketten</translation>
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
        <source>The request was not submitted.</source>
        <translation>Die Anforderung wurde nicht übermittelt.</translation>
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
        <source>Import a brand file or load the sample brands, then open this form again.</source>
        <translation>Importieren Sie eine Markendatei oder laden Sie die Beispielmarken, und öffnen Sie dann dieses Formular erneut.</translation>
    </message>
    <message>
        <source>The form could not be checked.</source>
        <translation>Das Formular konnte nicht geprüft werden.</translation>
    </message>
    <message>
        <source>Submitting…</source>
        <translation>Wird übermittelt…</translation>
    </message>
    <message>
        <source>The request is being submitted.</source>
        <translation>Die Anforderung wird übermittelt.</translation>
    </message>
</context>
<context>
    <name>MintFields</name>
    <message>
        <source>Choose a brand</source>
        <translation>Marke wählen</translation>
    </message>
    <message>
        <source>{number} if empty</source>
        <translation>{number}, wenn leer</translation>
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
        <translation>Artikelnr. {sku}</translation>
    </message>
    <message>
        <source>Saved with the product.</source>
        <translation>Wird beim Produkt gespeichert.</translation>
    </message>
    <message>
        <source>Work order or purchase order. The same number is never minted twice.</source>
        <translation>Arbeitsauftrag oder Bestellung. Für dieselbe Nummer werden nie zweimal Token vergeben.</translation>
    </message>
    <message>
        <source>No product has this text in its name, SKU or GTIN.</source>
        <translation>Kein Produkt enthält diesen Text in Name, Artikelnummer oder GTIN.</translation>
    </message>
    <message>
        <source>Choose a product from the list.</source>
        <translation>Wählen Sie ein Produkt aus der Liste.</translation>
    </message>
</context>
<context>
    <name>MintMessages</name>
    <message numerus="yes">
        <source>%Ln units</source>
        <translation>
            <numerusform>%Ln Stück</numerusform>
            <numerusform>%Ln Stück</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packs</source>
        <translation>
            <numerusform>%Ln Paket</numerusform>
            <numerusform>%Ln Pakete</numerusform>
        </translation>
    </message>
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
        <source>batch data</source>
        <translation>Chargendaten</translation>
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
        <source>Check: {fields}.</source>
        <translation>Zu prüfen: {fields}.</translation>
    </message>
    <message>
        <source>Nothing to mint: job {id} has this order number.</source>
        <translation>Nichts zu vergeben: Auftrag {id} hat diese Auftragsnummer.</translation>
    </message>
    <message>
        <source>Required: {fields}.</source>
        <translation>Erforderlich: {fields}.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>This field is required.</source>
        <translation>Dieses Feld ist erforderlich.</translation>
    </message>
    <message>
        <source>The passport of this product is incomplete: {problems}</source>
        <translation>Der Produktpass dieses Produkts ist unvollständig: {problems}</translation>
    </message>
    <message>
        <source>A GTIN has 8, 12, 13 or 14 digits.</source>
        <translation>Eine GTIN hat 8, 12, 13 oder 14 Ziffern.</translation>
    </message>
    <message>
        <source>The check digit is wrong. Read the GTIN again.</source>
        <translation>Die Prüfziffer ist falsch. Lesen Sie die GTIN erneut ab.</translation>
    </message>
    <message>
        <source>Job {id} has this order number for a different request: {differences}. Use a different number.</source>
        <translation>Auftrag {id} hat diese Auftragsnummer mit anderen Angaben: {differences}. Verwenden Sie eine andere Nummer.</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>For &amp;all brands</source>
        <translation>Für &amp;alle Marken</translation>
    </message>
    <message>
        <source>Only for the &amp;brand {brand}</source>
        <translation>Nur für die &amp;Marke {brand}</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Ersetzen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Geben Sie einen Namen ein.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>NamesRow</name>
    <message>
        <source>SKU</source>
        <translation>Artikelnr.</translation>
    </message>
    <message>
        <source>Product name</source>
        <translation>Produktname</translation>
    </message>
</context>
<context>
    <name>NewWorkspaceDialog</name>
    <message>
        <source>In a &amp;file on this computer</source>
        <translation>In einer &amp;Datei auf diesem Computer</translation>
    </message>
    <message>
        <source>On a &amp;database server, for several workstations</source>
        <translation>Auf einem Datenbank&amp;server, für mehrere Arbeitsplätze</translation>
    </message>
    <message>
        <source>Folder of the workspace</source>
        <translation>Ordner des Arbeitsbereichs</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>Se&amp;rver</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>P&amp;ort</translation>
    </message>
    <message>
        <source>Data&amp;base</source>
        <translation>Daten&amp;bank</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>Ben&amp;utzer</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>&amp;Encryption (sslmode)</source>
        <translation>&amp;Verschlüsselung (sslmode)</translation>
    </message>
    <message>
        <source>&amp;Certificate of the authority</source>
        <translation>&amp;Zertifikat der Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>Verbindung &amp;testen</translation>
    </message>
    <message>
        <source>C&amp;reate workspace</source>
        <translation>Arbeitsbereich an&amp;legen</translation>
    </message>
    <message>
        <source>Connecting to the server…</source>
        <translation>Verbindung zum Server wird hergestellt…</translation>
    </message>
    <message>
        <source>The workspace is being created.</source>
        <translation>Der Arbeitsbereich wird angelegt.</translation>
    </message>
    <message>
        <source>Connected. The database contains a workspace, which is shared.</source>
        <translation>Verbunden. Die Datenbank enthält einen Arbeitsbereich, der gemeinsam verwendet wird.</translation>
    </message>
    <message>
        <source>Connected. The database is empty, and the workspace can be created.</source>
        <translation>Verbunden. Die Datenbank ist leer, und der Arbeitsbereich kann angelegt werden.</translation>
    </message>
    <message>
        <source>Stored in the keyring of this system; empty if the server needs none.</source>
        <translation>Wird im Schlüsselbund dieses Systems gespeichert; leer, wenn der Server keines verlangt.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>Neuer Arbeitsbereich</translation>
    </message>
    <message>
        <source>&amp;Workspace folder</source>
        <translation>&amp;Arbeitsbereichsordner</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>NoTokens</name>
    <message>
        <source>No tokens yet</source>
        <translation>Noch keine Token</translation>
    </message>
    <message>
        <source>Tokens appear here as they are minted.</source>
        <translation>Token erscheinen hier, sobald sie vergeben sind.</translation>
    </message>
    <message>
        <source>The job was cancelled before any tokens were minted.</source>
        <translation>Der Auftrag wurde abgebrochen, bevor Token vergeben wurden.</translation>
    </message>
    <message>
        <source>The job stopped before any tokens were minted. Resume it to continue.</source>
        <translation>Der Auftrag wurde angehalten, bevor Token vergeben wurden. Setzen Sie ihn fort, um Token zu vergeben.</translation>
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
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Notices</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Weniger anzeigen</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n notices</source>
        <translation>
            <numerusform>%n Meldung anzeigen</numerusform>
            <numerusform>Alle %n Meldungen anzeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Mehr anzeigen</translation>
    </message>
    <message>
        <source>Close all</source>
        <translation>Alle schließen</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Choose a workspace folder</source>
        <translation>Ordner eines Arbeitsbereichs auswählen</translation>
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
        <translation>&amp;Keine</translation>
    </message>
    <message>
        <source>&amp;Unfinished</source>
        <translation>Nicht abgesch&amp;lossene</translation>
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
        <source>Not created yet</source>
        <translation>Noch nicht erstellt</translation>
    </message>
    <message>
        <source>Being written</source>
        <translation>Wird geschrieben</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Abgeschlossen</translation>
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
        <source>Export</source>
        <translation>Export</translation>
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
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Übergeben</translation>
    </message>
    <message numerus="yes">
        <source>{state} · %Ln void units</source>
        <translation>
            <numerusform>{state} · %Ln ungültig</numerusform>
            <numerusform>{state} · %Ln ungültig</numerusform>
        </translation>
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
        <source>&amp;Print labels…</source>
        <translation>Etiketten &amp;drucken…</translation>
    </message>
    <message>
        <source>&amp;Hand over…</source>
        <translation>Ü&amp;bergeben…</translation>
    </message>
    <message>
        <source>Remove mar&amp;k</source>
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
        <source>&amp;Show passphrase</source>
        <translation>Passphrase an&amp;zeigen</translation>
    </message>
    <message>
        <source>Enter the passphrase first.</source>
        <translation>Geben Sie zuerst die Passphrase ein.</translation>
    </message>
    <message>
        <source>Import brand</source>
        <translation>Marke importieren</translation>
    </message>
    <message>
        <source>{file} contains a brand with its serial key. Enter the passphrase that was set for the export.</source>
        <translation>{file} enthält eine Marke mit ihrem Seriennummernschlüssel. Geben Sie die Passphrase ein, die beim Export festgelegt wurde.</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
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
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Property: {name}</source>
        <translation>Eigenschaft: {name}</translation>
    </message>
</context>
<context>
    <name>PassportForm</name>
    <message>
        <source>{name}, required</source>
        <translation>{name}, erforderlich</translation>
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
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>YYYY-MM-DD, such as 2027-02-18</source>
        <translation>JJJJ-MM-TT, zum Beispiel 2027-02-18</translation>
    </message>
    <message>
        <source>For example, {example}</source>
        <translation>Zum Beispiel {example}</translation>
    </message>
    <message>
        <source>Default: {default}</source>
        <translation>Standard: {default}</translation>
    </message>
    <message>
        <source>Long text</source>
        <translation>Langer Text</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Datum und Uhrzeit</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Webadresse</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Names and values</source>
        <translation>Namen und Werte</translation>
    </message>
    <message>
        <source>Any value</source>
        <translation>Beliebiger Wert</translation>
    </message>
    <message>
        <source>One of several variants</source>
        <translation>Eine von mehreren Varianten</translation>
    </message>
    <message>
        <source>Other value (JSON)</source>
        <translation>Anderer Wert (JSON)</translation>
    </message>
    <message>
        <source>List (JSON)</source>
        <translation>Liste (JSON)</translation>
    </message>
    <message>
        <source>Group (JSON)</source>
        <translation>Gruppe (JSON)</translation>
    </message>
    <message>
        <source>No value (null)</source>
        <translation>Kein Wert (null)</translation>
    </message>
    <message>
        <source>Add a value that isn&apos;t in the schema</source>
        <translation>Wert hinzufügen, der nicht im Schema steht</translation>
    </message>
    <message>
        <source>– not specified –</source>
        <translation>– nicht angegeben –</translation>
    </message>
    <message>
        <source>{filled} of {total} filled in</source>
        <translation>{filled} von {total} ausgefüllt</translation>
    </message>
    <message>
        <source>{title}: not filled in</source>
        <translation>{title}: nicht ausgefüllt</translation>
    </message>
    <message>
        <source>Entered when you mint</source>
        <translation>Wird bei der Vergabe abgefragt</translation>
    </message>
    <message>
        <source>Filled in for each unit: {value}</source>
        <translation>Wird für jedes Stück ausgefüllt: {value}</translation>
    </message>
    <message>
        <source>This field doesn&apos;t apply to the current values. Clear it if you don&apos;t need it.</source>
        <translation>Dieses Feld trifft bei den aktuellen Werten nicht zu. Leeren Sie es, wenn Sie es nicht benötigen.</translation>
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
    <message numerus="yes">
        <source>%Ln more values that aren&apos;t in the schema</source>
        <translation>
            <numerusform>%Ln weiterer Wert, der nicht im Schema steht</numerusform>
            <numerusform>%Ln weitere Werte, die nicht im Schema stehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show more (%Ln entries left)</source>
        <translation>
            <numerusform>Mehr anzeigen (noch %Ln Eintrag)</numerusform>
            <numerusform>Mehr anzeigen (noch %Ln Einträge)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fields need attention</source>
        <translation>
            <numerusform>%Ln Feld ist zu prüfen</numerusform>
            <numerusform>%Ln Felder sind zu prüfen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warnings</source>
        <translation>
            <numerusform>%Ln Warnung</numerusform>
            <numerusform>%Ln Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Complete. %Ln fields are entered when you mint.</source>
        <translation>
            <numerusform>Vollständig. %Ln Feld wird bei der Vergabe abgefragt.</numerusform>
            <numerusform>Vollständig. %Ln Felder werden bei der Vergabe abgefragt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Complete, with %Ln warnings.</source>
        <translation>
            <numerusform>Vollständig, mit %Ln Warnung.</numerusform>
            <numerusform>Vollständig, mit %Ln Warnungen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln entries.</source>
        <translation>
            <numerusform>Höchstens %Ln Eintrag.</numerusform>
            <numerusform>Höchstens %Ln Einträge.</numerusform>
        </translation>
    </message>
    <message>
        <source>List: {entries}</source>
        <translation>Liste: {entries}</translation>
    </message>
    <message>
        <source>List of numbers</source>
        <translation>Liste von Zahlen</translation>
    </message>
    <message>
        <source>List of whole numbers</source>
        <translation>Liste von ganzen Zahlen</translation>
    </message>
    <message>
        <source>List of dates</source>
        <translation>Liste von Datumsangaben</translation>
    </message>
    <message>
        <source>List of dates and times</source>
        <translation>Liste von Datums- und Uhrzeitangaben</translation>
    </message>
    <message>
        <source>List of web addresses</source>
        <translation>Liste von Webadressen</translation>
    </message>
    <message>
        <source>List of yes/no values</source>
        <translation>Liste von Ja/Nein-Angaben</translation>
    </message>
    <message>
        <source>List of choices</source>
        <translation>Liste von Auswahlwerten</translation>
    </message>
    <message>
        <source>List of lists</source>
        <translation>Liste von Listen</translation>
    </message>
    <message>
        <source>List of field groups</source>
        <translation>Liste von Feldgruppen</translation>
    </message>
    <message>
        <source>List of texts</source>
        <translation>Liste von Texten</translation>
    </message>
    <message>
        <source>List of long texts</source>
        <translation>Liste von langen Texten</translation>
    </message>
    <message>
        <source>{length} characters</source>
        <translation>{length} Zeichen</translation>
    </message>
    <message>
        <source>{least} or more characters</source>
        <translation>mindestens {least} Zeichen</translation>
    </message>
    <message>
        <source>up to {most} characters</source>
        <translation>höchstens {most} Zeichen</translation>
    </message>
    <message>
        <source>{least} to {most} characters</source>
        <translation>{least} bis {most} Zeichen</translation>
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
    <message>
        <source>&amp;Copy value</source>
        <translation>Wert &amp;kopieren</translation>
    </message>
</context>
<context>
    <name>PassportView</name>
    <message>
        <source>C&amp;opy passport</source>
        <translation>Produktpass k&amp;opieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copies the passport as JSON. Ctrl+C copies one value.</source>
        <translation>Kopiert den Produktpass als JSON. Strg+C kopiert einen Wert.</translation>
    </message>
    <message>
        <source>Sa&amp;ve passport…</source>
        <translation>Produktpass &amp;speichern…</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>{serial} passport</source>
        <translation>Produktpass {serial}</translation>
    </message>
    <message>
        <source>JSON, for other programs (*.json)</source>
        <translation>JSON, für andere Programme (*.json)</translation>
    </message>
    <message>
        <source>Text, to read and print (*.txt)</source>
        <translation>Text, zum Lesen und Drucken (*.txt)</translation>
    </message>
    <message>
        <source>Save passport</source>
        <translation>Produktpass speichern</translation>
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
    <name>PlaceholderMenu</name>
    <message>
        <source>Passport fields</source>
        <translation>Produktpassfelder</translation>
    </message>
    <message>
        <source>Serial in groups of four</source>
        <translation>Seriennummer in Vierergruppen</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Resolver URL</source>
        <translation>Resolver-URL</translation>
    </message>
    <message>
        <source>Number of the unit</source>
        <translation>Nummer des Stücks</translation>
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
        <source>Key of the brand</source>
        <translation>Schlüssel der Marke</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Artikelnr.</translation>
    </message>
    <message>
        <source>Name of the product</source>
        <translation>Name des Produkts</translation>
    </message>
    <message>
        <source>Number of the job</source>
        <translation>Nummer des Auftrags</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>Auftragsnummer</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>Checked for {dpi} dpi</source>
        <translation>Geprüft für {dpi} dpi</translation>
    </message>
    <message>
        <source>Preview of the label</source>
        <translation>Vorschau des Etiketts</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>First rows and column mapping</source>
        <translation>Erste Zeilen und Spaltenzuordnung</translation>
    </message>
    <message>
        <source>Target of column {name}</source>
        <translation>Ziel der Spalte {name}</translation>
    </message>
    <message>
        <source>Decimal separator of column {name}</source>
        <translation>Dezimaltrennzeichen der Spalte {name}</translation>
    </message>
</context>
<context>
    <name>PreviewView</name>
    <message>
        <source>The first rows</source>
        <translation>Die ersten Zeilen</translation>
    </message>
    <message>
        <source>The packs have no header row.</source>
        <translation>Die Pakete haben keine Kopfzeile.</translation>
    </message>
    <message>
        <source>Empty in these rows: {columns}</source>
        <translation>Leer in diesen Zeilen: {columns}</translation>
    </message>
</context>
<context>
    <name>PrintActions</name>
    <message>
        <source>Select a print job.</source>
        <translation>Wählen Sie einen Druckauftrag aus.</translation>
    </message>
    <message>
        <source>No unit of the print job is in doubt.</source>
        <translation>Bei keinem Stück des Druckauftrags ist ungewiss, ob es gedruckt wurde.</translation>
    </message>
    <message>
        <source>No label of the print job is printed yet.</source>
        <translation>Es ist noch kein Etikett des Druckauftrags gedruckt.</translation>
    </message>
    <message>
        <source>The print job is waiting for its printer.</source>
        <translation>Der Druckauftrag wartet auf seinen Drucker.</translation>
    </message>
    <message>
        <source>&amp;Stop now…</source>
        <translation>Sofort &amp;anhalten…</translation>
    </message>
    <message>
        <source>The print job is stopping.</source>
        <translation>Der Druckauftrag wird angehalten.</translation>
    </message>
    <message>
        <source>The print job isn&apos;t running.</source>
        <translation>Der Druckauftrag läuft nicht.</translation>
    </message>
    <message>
        <source>The print job is running.</source>
        <translation>Der Druckauftrag läuft.</translation>
    </message>
    <message>
        <source>The print job is finished. To print labels again, reprint them.</source>
        <translation>Der Druckauftrag ist beendet. Um Etiketten erneut zu drucken, drucken Sie sie nach.</translation>
    </message>
    <message>
        <source>The print job hasn&apos;t started yet; you can cancel it.</source>
        <translation>Der Druckauftrag hat noch nicht begonnen; Sie können ihn abbrechen.</translation>
    </message>
    <message>
        <source>The print job is running in another process; pause it there.</source>
        <translation>Der Druckauftrag läuft in einem anderen Prozess; halten Sie ihn dort an.</translation>
    </message>
    <message>
        <source>Specify the last good label first.</source>
        <translation>Geben Sie zuerst das letzte gute Etikett an.</translation>
    </message>
    <message>
        <source>The print job is already being continued.</source>
        <translation>Der Druckauftrag wird bereits fortgesetzt.</translation>
    </message>
    <message>
        <source>The print job is running in another process; cancel it there.</source>
        <translation>Der Druckauftrag läuft in einem anderen Prozess; brechen Sie ihn dort ab.</translation>
    </message>
    <message>
        <source>The print job is finished.</source>
        <translation>Der Druckauftrag ist beendet.</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Cancel…</source>
        <translation>Abbre&amp;chen…</translation>
    </message>
    <message>
        <source>&amp;Last good label…</source>
        <translation>&amp;Letztes gutes Etikett…</translation>
    </message>
    <message>
        <source>R&amp;eprint…</source>
        <translation>&amp;Nachdrucken…</translation>
    </message>
    <message>
        <source>Show in &amp;history</source>
        <translation>Im &amp;Verlauf anzeigen</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>Re&amp;ason for the reprint</source>
        <translation>&amp;Grund für den Nachdruck</translation>
    </message>
    <message>
        <source>The designs and printers are being read.</source>
        <translation>Die Etikettenlayouts und Drucker werden gelesen.</translation>
    </message>
    <message>
        <source>Enter a reason.</source>
        <translation>Geben Sie einen Grund ein.</translation>
    </message>
    <message>
        <source>The print job is being started.</source>
        <translation>Der Druckauftrag wird gestartet.</translation>
    </message>
    <message>
        <source>The scan was ignored. To print scanned labels, select “Scanned labels” first.</source>
        <translation>Der Scan wurde ignoriert. Um gescannte Etiketten zu drucken, wählen Sie zuerst „Gescannte Etiketten“ aus.</translation>
    </message>
    <message>
        <source>The units are being checked.</source>
        <translation>Die Stücke werden geprüft.</translation>
    </message>
    <message>
        <source>Labels in a file can&apos;t be scanned while printing.</source>
        <translation>Etiketten in einer Datei können beim Drucken nicht gescannt werden.</translation>
    </message>
    <message>
        <source>Each of the printers starts with a new sheet.</source>
        <translation>Jeder der Drucker beginnt mit einem neuen Bogen.</translation>
    </message>
    <message>
        <source>Print the o&amp;thers</source>
        <translation>Die an&amp;deren drucken</translation>
    </message>
    <message>
        <source>&amp;Reprint…</source>
        <translation>&amp;Nachdrucken…</translation>
    </message>
    <message>
        <source>Connecting to {printer}…</source>
        <translation>Verbindung mit {printer} wird hergestellt…</translation>
    </message>
    <message>
        <source>{printers} can&apos;t print: {reason} The other printers print their units.</source>
        <translation>Kein Druck auf {printers}: {reason} Die anderen Drucker drucken ihre Stücke.</translation>
    </message>
    <message>
        <source>Reprint labels</source>
        <translation>Etiketten nachdrucken</translation>
    </message>
    <message>
        <source>Print labels</source>
        <translation>Etiketten drucken</translation>
    </message>
    <message>
        <source>{product} · batch {batch}</source>
        <translation>{product} · Charge {batch}</translation>
    </message>
    <message>
        <source>&amp;Print</source>
        <translation>&amp;Drucken</translation>
    </message>
    <message>
        <source>Required, for example: label damaged</source>
        <translation>Erforderlich, zum Beispiel: Etikett beschädigt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Copies</source>
        <translation>Kop&amp;ien</translation>
    </message>
    <message>
        <source>&amp;Verify while printing</source>
        <translation>Beim Drucken &amp;prüfen</translation>
    </message>
    <message>
        <source>&amp;Design</source>
        <translation>&amp;Layout</translation>
    </message>
    <message>
        <source>Pr&amp;inter</source>
        <translation>Druc&amp;ker</translation>
    </message>
</context>
<context>
    <name>PrintNotices</name>
    <message>
        <source>Printing on {printer} failed.</source>
        <translation>Der Druck auf {printer} ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>Print job {number} stopped.</source>
        <translation>Druckauftrag {number} wurde unterbrochen.</translation>
    </message>
    <message numerus="yes">
        <source>Print job {number} completed: %Ln labels on {printer}.</source>
        <translation>
            <numerusform>Druckauftrag {number} abgeschlossen: %Ln Etikett auf {printer}.</numerusform>
            <numerusform>Druckauftrag {number} abgeschlossen: %Ln Etiketten auf {printer}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Print job {number} on {printer} was interrupted.</source>
        <translation>Druckauftrag {number} auf {printer} wurde unterbrochen.</translation>
    </message>
    <message>
        <source>Print job {number} on {printer} isn&apos;t finished.</source>
        <translation>Druckauftrag {number} auf {printer} ist nicht abgeschlossen.</translation>
    </message>
    <message>
        <source>{done} of {total} units are printed.</source>
        <translation>{done} von {total} Stücken sind gedruckt.</translation>
    </message>
    <message>
        <source>Scan the label of unit {unit} of job {job}.</source>
        <translation>Scannen Sie das Etikett von Stück {unit} aus Auftrag {job}.</translation>
    </message>
    <message>
        <source>Printing is waiting for the label of unit {unit} of job {job}.</source>
        <translation>Der Druck wartet auf das Etikett von Stück {unit} aus Auftrag {job}.</translation>
    </message>
    <message>
        <source>The scan in this window wasn&apos;t counted as verified.</source>
        <translation>Der Scan in diesem Fenster zählt nicht als Prüfung.</translation>
    </message>
    <message>
        <source>Verify labels…</source>
        <translation>Etiketten prüfen…</translation>
    </message>
    <message>
        <source>Printing on {printer} has stopped.</source>
        <translation>Der Druck auf {printer} ist unterbrochen.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
</context>
<context>
    <name>PrintRowTexts</name>
    <message>
        <source>Waiting for the printer</source>
        <translation>Wartet auf den Drucker</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Wird verbunden</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Wird angehalten</translation>
    </message>
    <message>
        <source>Printer stopped</source>
        <translation>Drucker gestoppt</translation>
    </message>
    <message>
        <source>Waiting for a scan</source>
        <translation>Wartet auf einen Scan</translation>
    </message>
    <message>
        <source>The print job pauses once the labels that were sent are printed: {count}.</source>
        <translation>Der Druckauftrag pausiert, sobald die gesendeten Etiketten gedruckt sind: {count}.</translation>
    </message>
    <message>
        <source>Scan the label of unit {unit} of job {job}; printing then continues.</source>
        <translation>Scannen Sie das Etikett von Stück {unit} aus Auftrag {job}; danach wird der Druck fortgesetzt.</translation>
    </message>
    <message>
        <source>A mistake isn&apos;t cleared yet. Clear it at the station, then scan the label of unit {unit} of job {job}; printing then continues.</source>
        <translation>Ein Fehler ist noch nicht quittiert. Quittieren Sie ihn an der Prüfstation, und scannen Sie dann das Etikett von Stück {unit} aus Auftrag {job}; danach wird weitergedruckt.</translation>
    </message>
    <message>
        <source>&amp;Clear mistake…</source>
        <translation>Fehler &amp;quittieren…</translation>
    </message>
    <message>
        <source>{printer} is printing other labels. This print job follows then.</source>
        <translation>{printer} druckt andere Etiketten. Dieser Druckauftrag folgt danach.</translation>
    </message>
    <message>
        <source>Connecting to {printer}…</source>
        <translation>Verbindung mit {printer} wird hergestellt…</translation>
    </message>
    <message>
        <source>&amp;Verify labels…</source>
        <translation>Etiketten &amp;prüfen…</translation>
    </message>
    <message>
        <source>&amp;Last good label…</source>
        <translation>&amp;Letztes gutes Etikett…</translation>
    </message>
</context>
<context>
    <name>PrintSide</name>
    <message>
        <source>Label of unit {unit}</source>
        <translation>Etikett von Stück {unit}</translation>
    </message>
    <message>
        <source>Unit {unit} in true size, {size}, {dpi} dpi</source>
        <translation>Stück {unit} in Originalgröße, {size}, {dpi} dpi</translation>
    </message>
    <message>
        <source>Unit {unit} at {scale} of its true size, {size}, {dpi} dpi</source>
        <translation>Stück {unit} in {scale} der Originalgröße, {size}, {dpi} dpi</translation>
    </message>
</context>
<context>
    <name>PrintTexts</name>
    <message numerus="yes">
        <source>%Ln labels</source>
        <translation>
            <numerusform>%Ln Etikett</numerusform>
            <numerusform>%Ln Etiketten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln units</source>
        <translation>
            <numerusform>%Ln Stück</numerusform>
            <numerusform>%Ln Stück</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sheets</source>
        <translation>
            <numerusform>%Ln Bogen</numerusform>
            <numerusform>%Ln Bogen</numerusform>
        </translation>
    </message>
    <message>
        <source>{labels} for {units}</source>
        <translation>{labels} für {units}</translation>
    </message>
    <message>
        <source>{labels} for {units} on {sheets}</source>
        <translation>{labels} für {units} auf {sheets}</translation>
    </message>
    <message>
        <source>{printer}: {units}</source>
        <translation>{printer}: {units}</translation>
    </message>
    <message>
        <source>Left out: {reason}</source>
        <translation>Ausgelassen: {reason}</translation>
    </message>
    <message>
        <source>Left out of job {job}: {reason}</source>
        <translation>Ausgelassen aus Auftrag {job}: {reason}</translation>
    </message>
    <message>
        <source>Job {job}: {units}</source>
        <translation>Auftrag {job}: {units}</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>In doubt</source>
        <translation>Ungewiss</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
</context>
<context>
    <name>PrinterDialog</name>
    <message>
        <source>&amp;Ask the printer for its status</source>
        <translation>Status des Druckers ab&amp;fragen</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation>A&amp;dresse</translation>
    </message>
    <message>
        <source>Da&amp;ta</source>
        <translation>Da&amp;ten</translation>
    </message>
    <message>
        <source>&amp;Resolution in dpi</source>
        <translation>A&amp;uflösung in dpi</translation>
    </message>
    <message>
        <source>Sent at &amp;once</source>
        <translation>Auf &amp;einmal gesendet</translation>
    </message>
    <message>
        <source>Labels or sheets; they are in doubt together after a fault.</source>
        <translation>Etiketten oder Bogen; sie sind nach einer Störung gemeinsam ungewiss.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>The printer is being saved.</source>
        <translation>Der Drucker wird gespeichert.</translation>
    </message>
    <message>
        <source>Printers with this connection get ZPL.</source>
        <translation>Drucker mit dieser Verbindung erhalten ZPL.</translation>
    </message>
    <message>
        <source>Edit printer</source>
        <translation>Drucker bearbeiten</translation>
    </message>
    <message>
        <source>Add printer</source>
        <translation>Drucker hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Verbindung</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>PrinterTexts</name>
    <message>
        <source>ZPL over the network</source>
        <translation>ZPL über das Netzwerk</translation>
    </message>
    <message>
        <source>IPP over the network</source>
        <translation>IPP über das Netzwerk</translation>
    </message>
    <message>
        <source>Queue of this computer</source>
        <translation>Warteschlange dieses Computers</translation>
    </message>
    <message>
        <source>Device file</source>
        <translation>Gerätedatei</translation>
    </message>
    <message>
        <source>For example tcp://192.168.1.20:9100.</source>
        <translation>Zum Beispiel tcp://192.168.1.20:9100.</translation>
    </message>
    <message>
        <source>For example ipp://192.168.1.20/ipp/print.</source>
        <translation>Zum Beispiel ipp://192.168.1.20/ipp/print.</translation>
    </message>
    <message>
        <source>The name of the queue, as in the settings of the system.</source>
        <translation>Der Name der Warteschlange wie in den Systemeinstellungen.</translation>
    </message>
    <message>
        <source>For example /dev/usb/lp0.</source>
        <translation>Zum Beispiel /dev/usb/lp0.</translation>
    </message>
    <message>
        <source>The printer reports that the page is printed.</source>
        <translation>Der Drucker meldet, dass die Seite gedruckt ist.</translation>
    </message>
    <message>
        <source>The queue has completed the page.</source>
        <translation>Die Warteschlange hat die Seite abgeschlossen.</translation>
    </message>
    <message>
        <source>The printer has received the page. It doesn&apos;t report whether it is printed.</source>
        <translation>Der Drucker hat die Seite empfangen. Er meldet nicht, ob sie gedruckt ist.</translation>
    </message>
    <message>
        <source>The printer hasn&apos;t confirmed the page.</source>
        <translation>Der Drucker hat die Seite nicht bestätigt.</translation>
    </message>
    <message>
        <source>{distance} mm to the right</source>
        <translation>{distance} mm nach rechts</translation>
    </message>
    <message>
        <source>{distance} mm to the left</source>
        <translation>{distance} mm nach links</translation>
    </message>
    <message>
        <source>{distance} mm down</source>
        <translation>{distance} mm nach unten</translation>
    </message>
    <message>
        <source>{distance} mm up</source>
        <translation>{distance} mm nach oben</translation>
    </message>
    <message>
        <source>{sideways}, {vertical}; width × {width}, height × {height}</source>
        <translation>{sideways}, {vertical}; Breite × {width}, Höhe × {height}</translation>
    </message>
</context>
<context>
    <name>PrintersDialog</name>
    <message>
        <source>No printers yet. Add one to print labels.</source>
        <translation>Noch keine Drucker. Fügen Sie einen hinzu, um Etiketten zu drucken.</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten…</translation>
    </message>
    <message>
        <source>&amp;Test print</source>
        <translation>&amp;Testdruck</translation>
    </message>
    <message>
        <source>&amp;Calibrate…</source>
        <translation>&amp;Kalibrieren…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>Ent&amp;fernen…</translation>
    </message>
    <message>
        <source>Select a printer.</source>
        <translation>Wählen Sie einen Drucker aus.</translation>
    </message>
    <message>
        <source>A test label is being printed.</source>
        <translation>Ein Testetikett wird gedruckt.</translation>
    </message>
    <message>
        <source>Printing a test label on {printer}…</source>
        <translation>Testetikett wird auf {printer} gedruckt…</translation>
    </message>
    <message>
        <source>Remove printer?</source>
        <translation>Drucker entfernen?</translation>
    </message>
    <message>
        <source>Remove the printer “{printer}”?</source>
        <translation>Den Drucker „{printer}“ entfernen?</translation>
    </message>
    <message>
        <source>Its calibration is lost. Labels that were printed with it stay recorded.</source>
        <translation>Seine Kalibrierung geht verloren. Etiketten, die mit ihm gedruckt wurden, bleiben erfasst.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>Printers</source>
        <translation>Drucker</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>PrintersModel</name>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Drucker</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>dpi</source>
        <translation>dpi</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Auf einmal</translation>
    </message>
    <message>
        <source>Calibrated</source>
        <translation>Kalibriert</translation>
    </message>
</context>
<context>
    <name>PrintsModel</name>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiketten</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Stücke</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Layout</translation>
    </message>
    <message>
        <source>Printer or file</source>
        <translation>Drucker oder Datei</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Started by</source>
        <translation>Gestartet von</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Reprint: {reason}</source>
        <translation>Nachdruck: {reason}</translation>
    </message>
    <message>
        <source>First print</source>
        <translation>Erstdruck</translation>
    </message>
</context>
<context>
    <name>PrintsPage</name>
    <message>
        <source>No print jobs yet</source>
        <translation>Noch keine Druckaufträge</translation>
    </message>
    <message>
        <source>Select a job, then choose Print labels.</source>
        <translation>Wählen Sie einen Auftrag aus und dann „Etiketten drucken“.</translation>
    </message>
    <message>
        <source>Show jobs</source>
        <translation>Aufträge anzeigen</translation>
    </message>
    <message>
        <source>No matching print jobs</source>
        <translation>Keine passenden Druckaufträge</translation>
    </message>
    <message>
        <source>The filter hides all print jobs.</source>
        <translation>Der Filter blendet alle Druckaufträge aus.</translation>
    </message>
    <message>
        <source>Show all print jobs</source>
        <translation>Alle Druckaufträge anzeigen</translation>
    </message>
    <message>
        <source>Print jobs: {total}</source>
        <translation>Druckaufträge: {total}</translation>
    </message>
    <message>
        <source>Print jobs: {shown} of {total}</source>
        <translation>Druckaufträge: {shown} von {total}</translation>
    </message>
    <message>
        <source>Filter by status, design, printer, reason or person</source>
        <translation>Nach Status, Layout, Drucker, Grund oder Person filtern</translation>
    </message>
    <message>
        <source>Filter print jobs by text</source>
        <translation>Druckaufträge nach Text filtern</translation>
    </message>
</context>
<context>
    <name>PrintsTable</name>
    <message>
        <source>Print jobs</source>
        <translation>Druckaufträge</translation>
    </message>
</context>
<context>
    <name>ProblemPage</name>
    <message>
        <source>Check that the disk is connected.</source>
        <translation>Prüfen Sie, ob der Datenträger angeschlossen ist.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The disk is connected, or the problem is fixed.</source>
        <translation>Der Datenträger ist angeschlossen oder das Problem ist behoben.</translation>
    </message>
    <message>
        <source>Choose a different folder…</source>
        <translation>Anderen Ordner wählen…</translation>
    </message>
    <message>
        <source>The workspace is in a different folder.</source>
        <translation>Der Arbeitsbereich befindet sich in einem anderen Ordner.</translation>
    </message>
    <message>
        <source>Create a new workspace</source>
        <translation>Neuen Arbeitsbereich anlegen</translation>
    </message>
    <message>
        <source>The folder never contained a workspace, or the workspace is lost.</source>
        <translation>Der Ordner enthielt nie einen Arbeitsbereich, oder der Arbeitsbereich ist verloren.</translation>
    </message>
</context>
<context>
    <name>ProblemsDialog</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message numerus="yes">
        <source>%Ln problems</source>
        <translation>
            <numerusform>%Ln Problem</numerusform>
            <numerusform>%Ln Probleme</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ProductActions</name>
    <message>
        <source>&amp;New product…</source>
        <translation>&amp;Neues Produkt…</translation>
    </message>
    <message>
        <source>D&amp;uplicate product…</source>
        <translation>Produkt d&amp;uplizieren…</translation>
    </message>
    <message>
        <source>&amp;Delete product…</source>
        <translation>Produkt &amp;löschen…</translation>
    </message>
    <message>
        <source>Save &amp;template…</source>
        <translation>&amp;Vorlage speichern…</translation>
    </message>
    <message>
        <source>&amp;Passport schema…</source>
        <translation>&amp;Produktpass-Schema…</translation>
    </message>
    <message>
        <source>Delete &amp;brand…</source>
        <translation>&amp;Marke löschen…</translation>
    </message>
    <message>
        <source>Save an empty list with the brand&apos;s columns, to fill in and import</source>
        <translation>Leere Liste mit den Spalten der Marke zum Ausfüllen und Importieren speichern</translation>
    </message>
    <message>
        <source>Show what the brand&apos;s schema contains, and check samples</source>
        <translation>Zeigt, was das Schema der Marke enthält, und prüft Beispiele</translation>
    </message>
    <message>
        <source>Import a brand first.</source>
        <translation>Importieren Sie zuerst eine Marke.</translation>
    </message>
    <message>
        <source>Select one product in the list.</source>
        <translation>Wählen Sie ein Produkt in der Liste aus.</translation>
    </message>
    <message>
        <source>Select the products in the list.</source>
        <translation>Wählen Sie die Produkte in der Liste aus.</translation>
    </message>
    <message>
        <source>&amp;Delete products…</source>
        <translation>Produkte &amp;löschen…</translation>
    </message>
</context>
<context>
    <name>ProductBox</name>
    <message>
        <source>Type or scan a name, SKU or GTIN</source>
        <translation>Name, Artikelnummer oder GTIN eingeben oder scannen</translation>
    </message>
    <message>
        <source>Show products</source>
        <translation>Produkte anzeigen</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
</context>
<context>
    <name>ProductEditor</name>
    <message>
        <source>Ne&amp;xt problem</source>
        <translation>Nä&amp;chstes Problem</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Copy of {sku}, for {brand}</source>
        <translation>Kopie von {sku} für {brand}</translation>
    </message>
    <message>
        <source>New product of {brand}</source>
        <translation>Neues Produkt von {brand}</translation>
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
        <source>&amp;Reload product</source>
        <translation>&amp;Produkt neu laden</translation>
    </message>
    <message>
        <source>Correct the JSON to save the product.</source>
        <translation>Korrigieren Sie das JSON, um das Produkt zu speichern.</translation>
    </message>
    <message>
        <source>Enter SKU and name to save the product.</source>
        <translation>Geben Sie Artikelnummer und Name ein, um das Produkt zu speichern.</translation>
    </message>
    <message>
        <source>Correct SKU, name and GTIN to save the product.</source>
        <translation>Korrigieren Sie Artikelnummer, Name und GTIN, um das Produkt zu speichern.</translation>
    </message>
    <message>
        <source>No unsaved changes.</source>
        <translation>Keine ungespeicherten Änderungen.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>You can save a draft, but you can&apos;t mint for it until it is complete.</source>
        <translation>Sie können einen Entwurf speichern. Token können erst vergeben werden, wenn er vollständig ist.</translation>
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
</context>
<context>
    <name>ProductFieldsRow</name>
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
    <name>ProductList</name>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
</context>
<context>
    <name>ProductListModel</name>
    <message>
        <source>Incomplete: you can&apos;t mint for this product yet</source>
        <translation>Unvollständig: Für dieses Produkt können noch keine Token vergeben werden</translation>
    </message>
    <message>
        <source>{product}, incomplete</source>
        <translation>{product}, unvollständig</translation>
    </message>
</context>
<context>
    <name>ProductsPage</name>
    <message>
        <source>Import its products next. You mint tokens for a product.</source>
        <translation>Importieren Sie als Nächstes die Produkte. Token werden für ein Produkt vergeben.</translation>
    </message>
    <message>
        <source>Import product file…</source>
        <translation>Produktdatei importieren…</translation>
    </message>
    <message>
        <source>You have a file with the brand&apos;s products.</source>
        <translation>Sie haben eine Datei mit den Produkten der Marke.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>You can import products from the menu at any time.</source>
        <translation>Sie können Produkte jederzeit über das Menü importieren.</translation>
    </message>
</context>
<context>
    <name>ProductsWindow</name>
    <message>
        <source>The new product isn&apos;t saved.</source>
        <translation>Das neue Produkt ist nicht gespeichert.</translation>
    </message>
    <message>
        <source>{product} has unsaved changes.</source>
        <translation>{product} hat nicht gespeicherte Änderungen.</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>Search name, SKU or GTIN</source>
        <translation>Name, Artikelnummer oder GTIN suchen</translation>
    </message>
    <message>
        <source>Search products</source>
        <translation>Produkte suchen</translation>
    </message>
    <message>
        <source>More actions for the brand</source>
        <translation>Weitere Aktionen für die Marke</translation>
    </message>
    <message>
        <source>Select a product to view and edit its passport.</source>
        <translation>Wählen Sie ein Produkt aus, um seinen Produktpass anzuzeigen und zu bearbeiten.</translation>
    </message>
    <message>
        <source>This workspace has no brands yet.</source>
        <translation>Dieser Arbeitsbereich enthält noch keine Marken.</translation>
    </message>
    <message numerus="yes">
        <source>Showing the first %Ln products. Search to find others.</source>
        <translation>
            <numerusform>%Ln Produkt wird angezeigt. Suchen Sie nach weiteren.</numerusform>
            <numerusform>Die ersten %Ln Produkte werden angezeigt. Suchen Sie nach weiteren.</numerusform>
        </translation>
    </message>
    <message>
        <source>No products found.</source>
        <translation>Keine Produkte gefunden.</translation>
    </message>
    <message>
        <source>The product {product} was deleted.</source>
        <translation>Das Produkt {product} wurde gelöscht.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln products were deleted.</source>
        <translation>
            <numerusform>%Ln Produkt wurde gelöscht.</numerusform>
            <numerusform>%Ln Produkte wurden gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>The brand {brand} was deleted.</source>
        <translation>Die Marke {brand} wurde gelöscht.</translation>
    </message>
</context>
<context>
    <name>ProfileDialog</name>
    <message>
        <source>U&amp;se</source>
        <translation>Über&amp;nehmen</translation>
    </message>
    <message>
        <source>Sa&amp;ve as…</source>
        <translation>Spei&amp;chern unter…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>D&amp;elete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>Correct the profile first.</source>
        <translation>Korrigieren Sie zuerst das Profil.</translation>
    </message>
    <message>
        <source>The profile is being checked.</source>
        <translation>Das Profil wird geprüft.</translation>
    </message>
    <message>
        <source>Only saved profiles can be renamed or deleted.</source>
        <translation>Nur gespeicherte Profile können umbenannt oder gelöscht werden.</translation>
    </message>
    <message>
        <source>Saved profiles with the name of another profile: {names}. Rename them with &apos;dpp-desktop profile rename&apos; to use them.</source>
        <translation>Gespeicherte Profile mit dem Namen eines anderen Profils: {names}. Um sie zu verwenden, benennen Sie sie mit „dpp-desktop profile rename“ um.</translation>
    </message>
    <message>
        <source>The rows are shown once the profile is valid.</source>
        <translation>Die Zeilen werden angezeigt, sobald das Profil gültig ist.</translation>
    </message>
    <message>
        <source>Profile of the packs</source>
        <translation>Profil der Pakete</translation>
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
        <translation>&amp;Ändern…</translation>
    </message>
    <message>
        <source>Profile: {profile}</source>
        <translation>Profil: {profile}</translation>
    </message>
    <message>
        <source>Can&apos;t be changed after the export has started</source>
        <translation>Nach Beginn des Exports nicht mehr änderbar</translation>
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
    <name>ProfileTexts</name>
    <message numerus="yes">
        <source>{name} · %Ln columns</source>
        <translation>
            <numerusform>{name} · %Ln Spalte</numerusform>
            <numerusform>{name} · %Ln Spalten</numerusform>
        </translation>
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
        <translation>Genaue Daten für Etikettensoftware und Maschinen.</translation>
    </message>
    <message>
        <source>For spreadsheets: leading zeros and text are kept.</source>
        <translation>Für Tabellenkalkulationen: führende Nullen und Text bleiben erhalten.</translation>
    </message>
    <message>
        <source>Exact data, with semicolons between the columns.</source>
        <translation>Genaue Daten, durch Semikolons getrennt.</translation>
    </message>
    <message>
        <source>Exact data, with tabs between the columns.</source>
        <translation>Genaue Daten, durch Tabulatoren getrennt.</translation>
    </message>
    <message>
        <source>One row for each label to print with NiceLabel.</source>
        <translation>Eine Zeile je Etikett für den Druck mit NiceLabel.</translation>
    </message>
    <message>
        <source>The profile of the brand.</source>
        <translation>Das Profil der Marke.</translation>
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
        <translation>Resolver-URL</translation>
    </message>
    <message>
        <source>Unit number in the job</source>
        <translation>Stücknummer im Auftrag</translation>
    </message>
    <message>
        <source>Brand key</source>
        <translation>Markenschlüssel</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Artikelnr.</translation>
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
        <source>QR image file</source>
        <translation>QR-Bilddatei</translation>
    </message>
    <message>
        <source>NFC tag data</source>
        <translation>NFC-Tag-Daten</translation>
    </message>
    <message>
        <source>NFC tag data with TLV</source>
        <translation>NFC-Tag-Daten mit TLV</translation>
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
    <message>
        <source>Saved for all brands.</source>
        <translation>Für alle Marken gespeichert.</translation>
    </message>
    <message>
        <source>Saved for this brand.</source>
        <translation>Für diese Marke gespeichert.</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Finished packs</source>
        <translation>Abgeschlossene Pakete</translation>
    </message>
    <message numerus="yes">
        <source>{finished} of %Ln packs · {percent}%</source>
        <translation>
            <numerusform>{finished} von %Ln Paket · {percent} %</numerusform>
            <numerusform>{finished} von %Ln Paketen · {percent} %</numerusform>
        </translation>
    </message>
    <message>
        <source>{written} of {size}</source>
        <translation>{written} von {size}</translation>
    </message>
    <message>
        <source>Rows: {rate} · {time} left</source>
        <translation>Zeilen: {rate} · noch {time}</translation>
    </message>
    <message>
        <source>Verifying…</source>
        <translation>Prüfung läuft…</translation>
    </message>
    <message numerus="yes">
        <source>Verifying images: {done} of %Ln packs · {percent}%</source>
        <translation>
            <numerusform>Bilder werden geprüft: {done} von %Ln Paket · {percent} %</numerusform>
            <numerusform>Bilder werden geprüft: {done} von %Ln Paketen · {percent} %</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Verifying rows: {done} of %Ln packs · {percent}%</source>
        <translation>
            <numerusform>Zeilen werden geprüft: {done} von %Ln Paket · {percent} %</numerusform>
            <numerusform>Zeilen werden geprüft: {done} von %Ln Paketen · {percent} %</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Verifying files: {done} of %Ln packs · {percent}%</source>
        <translation>
            <numerusform>Dateien werden geprüft: {done} von %Ln Paket · {percent} %</numerusform>
            <numerusform>Dateien werden geprüft: {done} von %Ln Paketen · {percent} %</numerusform>
        </translation>
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
    <name>RecentScans</name>
    <message>
        <source>Last scans</source>
        <translation>Letzte Scans</translation>
    </message>
    <message>
        <source>{word}: unit {unit} of job {job}</source>
        <translation>{word}: Stück {unit} von Auftrag {job}</translation>
    </message>
    <message>
        <source>Not recorded: {scan}</source>
        <translation>Nicht erfasst: {scan}</translation>
    </message>
</context>
<context>
    <name>ReconciliationModel</name>
    <message>
        <source>Where</source>
        <translation>Verbleib</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Stücke</translation>
    </message>
</context>
<context>
    <name>ReconciliationView</name>
    <message>
        <source>Where the units are</source>
        <translation>Verbleib der Stücke</translation>
    </message>
</context>
<context>
    <name>RegionalFormats</name>
    <message>
        <source>International (ISO 8601 dates)</source>
        <translation>International (Datum nach ISO 8601)</translation>
    </message>
    <message>
        <source>DMY</source>
        <translation>TMJ</translation>
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
        <translation>Artikelnr.</translation>
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
    <name>RepairDialog</name>
    <message>
        <source>The packs are restored to the exported content. Changes to their files are lost.</source>
        <translation>Die Pakete werden auf den exportierten Inhalt zurückgesetzt. Änderungen an ihren Dateien gehen verloren.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ReplaceFileQuestion</name>
    <message>
        <source>Replace file</source>
        <translation>Datei ersetzen</translation>
    </message>
    <message>
        <source>Replace the existing file?</source>
        <translation>Die vorhandene Datei ersetzen?</translation>
    </message>
    <message>
        <source>Replace the file only if these labels are on paper or no longer needed. The states of their units don&apos;t change.</source>
        <translation>Ersetzen Sie die Datei nur, wenn diese Etiketten auf Papier vorliegen oder nicht mehr benötigt werden. Die Zustände ihrer Stücke ändern sich nicht.</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Ersetzen</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
</context>
<context>
    <name>ReprintQuestion</name>
    <message>
        <source>Reprint labels</source>
        <translation>Etiketten nachdrucken</translation>
    </message>
    <message numerus="yes">
        <source>Print %Ln labels again?</source>
        <translation>
            <numerusform>%Ln Etikett erneut drucken?</numerusform>
            <numerusform>%Ln Etiketten erneut drucken?</numerusform>
        </translation>
    </message>
    <message>
        <source>Units: {units}</source>
        <translation>Stücke: {units}</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>Grund: {reason}</translation>
    </message>
    <message>
        <source>The earlier labels are marked as spoiled. Destroy them.</source>
        <translation>Die früheren Etiketten werden als Ausschuss gekennzeichnet. Vernichten Sie sie.</translation>
    </message>
    <message>
        <source>&amp;Don&apos;t reprint</source>
        <translation>&amp;Nicht nachdrucken</translation>
    </message>
    <message>
        <source>&amp;Reprint</source>
        <translation>&amp;Nachdrucken</translation>
    </message>
</context>
<context>
    <name>ResolverDialog</name>
    <message>
        <source>&amp;Devices in this network</source>
        <translation>&amp;Geräte in diesem Netzwerk</translation>
    </message>
    <message>
        <source>&amp;This computer only</source>
        <translation>&amp;Nur dieser Computer</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>Sto&amp;p</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Copy address</source>
        <translation>&amp;Adresse kopieren</translation>
    </message>
    <message>
        <source>&amp;Open in browser</source>
        <translation>Im Browser ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Address copied.</source>
        <translation>Adresse kopiert.</translation>
    </message>
    <message>
        <source>The resolver is off.</source>
        <translation>Der Resolver ist aus.</translation>
    </message>
    <message>
        <source>The resolver is being started.</source>
        <translation>Der Resolver wird gestartet.</translation>
    </message>
    <message>
        <source>The resolver is on.</source>
        <translation>Der Resolver ist an.</translation>
    </message>
    <message>
        <source>The resolver ended unexpectedly. Start it again; if it ends again, report it with the log of the workspace.</source>
        <translation>Der Resolver wurde unerwartet beendet. Starten Sie ihn neu; wird er wieder beendet, melden Sie dies mit dem Protokoll des Arbeitsbereichs.</translation>
    </message>
    <message>
        <source>Resolver on this network</source>
        <translation>Resolver in diesem Netzwerk</translation>
    </message>
    <message>
        <source>The resolver answers the URLs of units with their passports, so that you can check codes with a phone before anything is published. Only public fields are shown. It runs until you stop it or close DPP Desktop.</source>
        <translation>Der Resolver beantwortet die Webadressen der Stücke mit ihren Produktpässen. So können Sie Codes mit einem Telefon prüfen, bevor etwas veröffentlicht wird. Er zeigt nur öffentliche Felder. Er läuft, bis Sie ihn oder DPP Desktop beenden.</translation>
    </message>
    <message>
        <source>Po&amp;rt</source>
        <translation>Po&amp;rt</translation>
    </message>
    <message>
        <source>Who can reach it</source>
        <translation>Wer ihn erreicht</translation>
    </message>
    <message>
        <source>Open the path of a unit&apos;s URL at this address, for example /01/…/21/…</source>
        <translation>Öffnen Sie den Pfad der Webadresse eines Stücks unter dieser Adresse, zum Beispiel /01/…/21/…</translation>
    </message>
</context>
<context>
    <name>ResumeDialog</name>
    <message>
        <source>Resume print job</source>
        <translation>Druckauftrag fortsetzen</translation>
    </message>
    <message>
        <source>Print job {number} on {printer}</source>
        <translation>Druckauftrag {number} auf {printer}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln labels aren&apos;t printed yet.</source>
        <translation>
            <numerusform>%Ln Etikett ist noch nicht gedruckt.</numerusform>
            <numerusform>%Ln Etiketten sind noch nicht gedruckt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Load sheets, and choose where the next label is printed.</source>
        <translation>Legen Sie Bogen ein, und wählen Sie, wo das nächste Etikett gedruckt wird.</translation>
    </message>
    <message>
        <source>&amp;Continue printing</source>
        <translation>&amp;Weiterdrucken</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>SampleTable</name>
    <message>
        <source>Problems of the sample</source>
        <translation>Probleme des Beispiels</translation>
    </message>
    <message>
        <source>Line:Column</source>
        <translation>Zeile:Spalte</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Warning: {warning}</source>
        <translation>Warnung: {warning}</translation>
    </message>
</context>
<context>
    <name>SavedProfilesController</name>
    <message>
        <source>Save profile as</source>
        <translation>Profil speichern unter</translation>
    </message>
    <message>
        <source>Rename profile</source>
        <translation>Profil umbenennen</translation>
    </message>
    <message>
        <source>Delete profile?</source>
        <translation>Profil löschen?</translation>
    </message>
    <message>
        <source>The profile “{name}” is deleted. Existing exports keep their profile.</source>
        <translation>Das Profil „{name}“ wird gelöscht. Bestehende Exporte behalten ihr Profil.</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ScanField</name>
    <message>
        <source>Scan or type a token, product, order or batch</source>
        <translation>Token, Produkt, Auftragsnr. oder Charge scannen</translation>
    </message>
</context>
<context>
    <name>ScanGuard</name>
    <message>
        <source>The scan was ignored, because no field for scans is selected. To look up a label, close this window and scan the label again.</source>
        <translation>Der Scan wurde ignoriert, weil kein Feld für Scans ausgewählt ist. Um ein Etikett nachzuschlagen, schließen Sie dieses Fenster und scannen Sie das Etikett erneut.</translation>
    </message>
</context>
<context>
    <name>ScanResult</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Ungültig</translation>
    </message>
    <message>
        <source>{product}, batch {batch}: token {number} of {quantity}</source>
        <translation>{product}, Charge {batch}: Token {number} von {quantity}</translation>
    </message>
    <message>
        <source>Product {sku}: {name}</source>
        <translation>Produkt {sku}: {name}</translation>
    </message>
    <message>
        <source>Batch {batch}: {count} jobs; the newest is job {id}</source>
        <translation>Charge {batch}: {count} Aufträge; der neueste ist Auftrag {id}</translation>
    </message>
    <message>
        <source>Job {id}: {product}, batch {batch}, order {order}</source>
        <translation>Auftrag {id}: {product}, Charge {batch}, Auftragsnr. {order}</translation>
    </message>
</context>
<context>
    <name>SchemaDialog</name>
    <message>
        <source>Checking the schema…</source>
        <translation>Das Schema wird geprüft…</translation>
    </message>
    <message>
        <source>&amp;Check a sample…</source>
        <translation>&amp;Beispiel prüfen…</translation>
    </message>
    <message>
        <source>The sample is being checked.</source>
        <translation>Das Beispiel wird geprüft.</translation>
    </message>
    <message>
        <source>JSON documents (*.json *.jsonld);;All files (*)</source>
        <translation>JSON-Dokumente (*.json *.jsonld);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Check a sample</source>
        <translation>Beispiel prüfen</translation>
    </message>
    <message numerus="yes">
        <source>{file} is not valid: %Ln problems.</source>
        <translation>
            <numerusform>{file} ist ungültig: %Ln Problem.</numerusform>
            <numerusform>{file} ist ungültig: %Ln Probleme.</numerusform>
        </translation>
    </message>
    <message>
        <source>{file} is valid.</source>
        <translation>{file} ist gültig.</translation>
    </message>
    <message>
        <source>Passport schema</source>
        <translation>Produktpass-Schema</translation>
    </message>
    <message>
        <source>Passport schema of {brand}</source>
        <translation>Produktpass-Schema von {brand}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>SchemeChoice</name>
    <message>
        <source>Colors</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>S&amp;ystem</translation>
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
        <source>The job has no tokens yet.</source>
        <translation>Der Auftrag hat noch keine Token.</translation>
    </message>
    <message>
        <source>Choose Units first.</source>
        <translation>Wählen Sie zuerst „Stück“.</translation>
    </message>
    <message>
        <source>Whole batc&amp;h {batch} · {jobs} · {tokens}</source>
        <translation>Ganze &amp;Charge {batch} · {jobs} · {tokens}</translation>
    </message>
    <message>
        <source>The first unit must not be greater than the last unit.</source>
        <translation>Das erste Stück darf nicht nach dem letzten liegen.</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Workspace folder</source>
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
        <source>Folder for brands, jobs and tokens. A new folder opens after you choose OK.</source>
        <translation>Ordner für Marken, Aufträge und Token. Ein neuer Ordner wird nach OK geöffnet.</translation>
    </message>
    <message>
        <source>Default folder for new exports.</source>
        <translation>Standardordner für neue Exporte.</translation>
    </message>
    <message>
        <source>&amp;Parallel jobs</source>
        <translation>&amp;Parallele Aufträge</translation>
    </message>
    <message>
        <source>Other jobs are queued. More parallel jobs help only on fast computers.</source>
        <translation>Weitere Aufträge warten. Mehr parallele Aufträge helfen nur auf schnellen Computern.</translation>
    </message>
    <message>
        <source>Takes effect after restart.</source>
        <translation>Wird nach einem Neustart wirksam.</translation>
    </message>
    <message>
        <source>Regional &amp;formats</source>
        <translation>&amp;Regionalformate</translation>
    </message>
    <message>
        <source>For dates, times and numbers. Takes effect after restart.</source>
        <translation>Für Datum, Uhrzeit und Zahlen. Wird nach einem Neustart wirksam.</translation>
    </message>
    <message>
        <source>System language</source>
        <translation>Systemsprache</translation>
    </message>
    <message>
        <source>System default: {example}</source>
        <translation>Systemstandard: {example}</translation>
    </message>
    <message>
        <source>The workspace could not be read.</source>
        <translation>Der Arbeitsbereich konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Can&apos;t be changed, because minted serials contain it.</source>
        <translation>Kann nicht geändert werden, weil vergebene Seriennummern sie enthalten.</translation>
    </message>
    <message>
        <source>Unique for each site that shares a brand. Fixed by the first mint job.</source>
        <translation>Eindeutig für jeden Standort einer Marke. Nach dem ersten Auftrag nicht mehr änderbar.</translation>
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
        <source>&amp;Colors</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>&amp;Sprache</translation>
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
    <name>SheetGrid</name>
    <message>
        <source>First label on the sheet</source>
        <translation>Erstes Etikett auf dem Bogen</translation>
    </message>
    <message>
        <source>Position {start} of {last}</source>
        <translation>Position {start} von {last}</translation>
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
        <source>The key is being loaded.</source>
        <translation>Der Schlüssel wird geladen.</translation>
    </message>
    <message>
        <source>Fingerprint copied.</source>
        <translation>Fingerabdruck kopiert.</translation>
    </message>
    <message>
        <source>The public key is being saved.</source>
        <translation>Der öffentliche Schlüssel wird gespeichert.</translation>
    </message>
    <message>
        <source>Public key saved to {file}.</source>
        <translation>Öffentlicher Schlüssel in {file} gespeichert.</translation>
    </message>
    <message>
        <source>This key signs exports. Send the public key to everyone who verifies packs, and send the fingerprint through a different channel. Recipients can then verify that packs come from this workspace and are unchanged.</source>
        <translation>Mit diesem Schlüssel werden Exporte signiert. Senden Sie den öffentlichen Schlüssel an alle, die Pakete prüfen, und den Fingerabdruck auf einem anderen Weg. Empfänger können so prüfen, dass Pakete aus diesem Arbeitsbereich stammen und unverändert sind.</translation>
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
        <source>Signing key</source>
        <translation>Signaturschlüssel</translation>
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
        <source>Brand of the products</source>
        <translation>Marke der Produkte</translation>
    </message>
    <message>
        <source>Choose a brand</source>
        <translation>Marke wählen</translation>
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
    <name>SpoiledLabelsField</name>
    <message>
        <source>Spoiled &amp;labels of each unit</source>
        <translation>Ausschuss&amp;etiketten je Stück</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>A unit has up to {count} labels.</source>
        <translation>Ein Stück hat bis zu {count} Etiketten.</translation>
    </message>
</context>
<context>
    <name>StartField</name>
    <message>
        <source>Start position on the sheet</source>
        <translation>Startposition auf dem Bogen</translation>
    </message>
    <message>
        <source>Start p&amp;osition</source>
        <translation>Startp&amp;osition</translation>
    </message>
    <message>
        <source>Click the first free label of a partly used sheet.</source>
        <translation>Klicken Sie auf das erste freie Etikett eines angebrochenen Bogens.</translation>
    </message>
</context>
<context>
    <name>StationSetup</name>
    <message>
        <source>All jobs of the &amp;batch</source>
        <translation>Alle Aufträge der &amp;Charge</translation>
    </message>
    <message>
        <source>Clear the mistake first.</source>
        <translation>Quittieren Sie zuerst den Fehler.</translation>
    </message>
    <message>
        <source>Job {id}: {product}, batch {batch}</source>
        <translation>Auftrag {id}: {product}, Charge {batch}</translation>
    </message>
    <message>
        <source>&amp;Job</source>
        <translation>A&amp;uftrag</translation>
    </message>
    <message>
        <source>Scanned b&amp;y</source>
        <translation>G&amp;escannt von</translation>
    </message>
    <message>
        <source>&amp;Printer</source>
        <translation>&amp;Drucker</translation>
    </message>
    <message>
        <source>Not specified</source>
        <translation>Nicht angegeben</translation>
    </message>
    <message>
        <source>All units, or for example 1-24,30</source>
        <translation>Alle Stücke oder zum Beispiel 1-24,30</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>&amp;Lock tags: they can no longer be changed</source>
        <translation>Tags &amp;sperren: Sie sind dann nicht mehr änderbar</translation>
    </message>
    <message>
        <source>&amp;Overwrite tags that aren&apos;t empty</source>
        <translation>Tags &amp;überschreiben, die nicht leer sind</translation>
    </message>
    <message>
        <source>Leave out units that have tags</source>
        <translation>Stücke mit Tag auslassen</translation>
    </message>
    <message>
        <source>Locking can&apos;t be undone. Locked tags keep this URL forever.</source>
        <translation>Das Sperren kann nicht rückgängig gemacht werden. Gesperrte Tags behalten diese Webadresse für immer.</translation>
    </message>
    <message>
        <source>&amp;Units</source>
        <translation>Stü&amp;cke</translation>
    </message>
    <message>
        <source>&amp;Reader</source>
        <translation>&amp;Leser</translation>
    </message>
    <message>
        <source>&amp;Text record</source>
        <translation>&amp;Text-Datensatz</translation>
    </message>
    <message>
        <source>&amp;Android app</source>
        <translation>&amp;Android-App</translation>
    </message>
    <message>
        <source>&amp;Write again because</source>
        <translation>E&amp;rneut schreiben, weil</translation>
    </message>
</context>
<context>
    <name>StockForm</name>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Custom roll</source>
        <translation>Eigene Rolle</translation>
    </message>
    <message>
        <source>Custom sheet</source>
        <translation>Eigener Bogen</translation>
    </message>
    <message>
        <source>Label width</source>
        <translation>Etikettenbreite</translation>
    </message>
    <message>
        <source>Label height</source>
        <translation>Etikettenhöhe</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Page width</source>
        <translation>Seitenbreite</translation>
    </message>
    <message>
        <source>Page height</source>
        <translation>Seitenhöhe</translation>
    </message>
    <message>
        <source>Left margin</source>
        <translation>Linker Rand</translation>
    </message>
    <message>
        <source>Top margin</source>
        <translation>Oberer Rand</translation>
    </message>
    <message>
        <source>Horizontal pitch</source>
        <translation>Etikett zu Etikett, horizontal</translation>
    </message>
    <message>
        <source>Vertical pitch</source>
        <translation>Etikett zu Etikett, vertikal</translation>
    </message>
    <message>
        <source>Rotation on the stock</source>
        <translation>Drehung auf dem Material</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Material</translation>
    </message>
</context>
<context>
    <name>StopNowQuestion</name>
    <message>
        <source>Stop now</source>
        <translation>Sofort anhalten</translation>
    </message>
    <message>
        <source>Stop print job {number} without waiting for the printer?</source>
        <translation>Druckauftrag {number} anhalten, ohne auf den Drucker zu warten?</translation>
    </message>
    <message>
        <source>If you wait and fix the printer, the print job pauses without any doubt.</source>
        <translation>Wenn Sie warten und das Problem am Drucker beheben, pausiert der Druckauftrag, und nichts ist ungewiss.</translation>
    </message>
    <message>
        <source>&amp;Stop now</source>
        <translation>Sofort &amp;anhalten</translation>
    </message>
    <message>
        <source>&amp;Wait</source>
        <translation>&amp;Warten</translation>
    </message>
</context>
<context>
    <name>StopQuestion</name>
    <message numerus="yes">
        <source>%Ln labels that were sent will be in doubt.</source>
        <translation>
            <numerusform>%Ln gesendetes Etikett wird ungewiss sein.</numerusform>
            <numerusform>%Ln gesendete Etiketten werden ungewiss sein.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagReadDialog</name>
    <message>
        <source>Show &amp;token</source>
        <translation>&amp;Token anzeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Verwendung</translation>
    </message>
    <message>
        <source>Tags are being written. Stop that first.</source>
        <translation>Tags werden geschrieben. Halten Sie das zuerst an.</translation>
    </message>
    <message>
        <source>Put a tag on the reader</source>
        <translation>Tag auf den Leser legen</translation>
    </message>
    <message>
        <source>No reader</source>
        <translation>Kein Leser</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Richtig</translation>
    </message>
    <message>
        <source>Unknown tag</source>
        <translation>Unbekanntes Tag</translation>
    </message>
    <message>
        <source>Copied tag</source>
        <translation>Kopiertes Tag</translation>
    </message>
    <message>
        <source>Foreign</source>
        <translation>Fremd</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Read NFC tags</source>
        <translation>NFC-Tags lesen</translation>
    </message>
</context>
<context>
    <name>TagStationDialog</name>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>S&amp;kip unit</source>
        <translation>Stück ü&amp;berspringen</translation>
    </message>
    <message>
        <source>Use a&amp;nother tag</source>
        <translation>A&amp;nderes Tag verwenden</translation>
    </message>
    <message>
        <source>Write last unit a&amp;gain</source>
        <translation>Letztes Stück erneut s&amp;chreiben</translation>
    </message>
    <message>
        <source>Sto&amp;p</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message numerus="yes">
        <source>%Ln bytes</source>
        <translation>
            <numerusform>%Ln Byte</numerusform>
            <numerusform>%Ln Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>{tags} · {bytes} each · large enough: {kinds}</source>
        <translation>{tags} · je {bytes} · groß genug: {kinds}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tags</source>
        <translation>
            <numerusform>%Ln Tag</numerusform>
            <numerusform>%Ln Tags</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Continue tag job {id} ({written} of {count})</source>
        <translation>Tag-Auftrag {id} &amp;fortsetzen ({written} von {count})</translation>
    </message>
    <message>
        <source>No reader</source>
        <translation>Kein Leser</translation>
    </message>
    <message>
        <source>Unit {unit} · {serial}</source>
        <translation>Stück {unit} · {serial}</translation>
    </message>
    <message>
        <source>Put a tag on the reader</source>
        <translation>Tag auf den Leser legen</translation>
    </message>
    <message>
        <source>Don&apos;t lift the tag.</source>
        <translation>Nehmen Sie das Tag nicht ab.</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Wird geschrieben</translation>
    </message>
    <message>
        <source>The tag is locked.</source>
        <translation>Das Tag ist gesperrt.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>All tags are written</source>
        <translation>Alle Tags sind geschrieben</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Falsch</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>You can continue later.</source>
        <translation>Sie können später fortfahren.</translation>
    </message>
    <message>
        <source>No tag is written yet.</source>
        <translation>Noch kein Tag ist geschrieben.</translation>
    </message>
    <message>
        <source>Write NFC tags</source>
        <translation>NFC-Tags schreiben</translation>
    </message>
    <message>
        <source>Job {id}: {product}, batch {batch}</source>
        <translation>Auftrag {id}: {product}, Charge {batch}</translation>
    </message>
    <message>
        <source>A tag is an addition to the printed QR code. Where the law requires a QR code, as for batteries, a tag doesn&apos;t replace it.</source>
        <translation>Ein Tag ergänzt den gedruckten QR-Code. Wo das Gesetz einen QR-Code verlangt, wie bei Batterien, ersetzt ein Tag ihn nicht.</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Verbleibend</translation>
    </message>
    <message>
        <source>Tags per hour</source>
        <translation>Tags pro Stunde</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
</context>
<context>
    <name>TargetField</name>
    <message numerus="yes">
        <source>&amp;Job {job}: %Ln units</source>
        <translation>
            <numerusform>&amp;Auftrag {job}: %Ln Stück</numerusform>
            <numerusform>&amp;Auftrag {job}: %Ln Stück</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Units of the job</source>
        <translation>&amp;Stücke des Auftrags</translation>
    </message>
    <message>
        <source>Whole &amp;batch {batch}</source>
        <translation>Ganze &amp;Charge {batch}</translation>
    </message>
    <message>
        <source>&amp;Scanned labels</source>
        <translation>Gescannte &amp;Etiketten</translation>
    </message>
    <message>
        <source>Scan the labels first.</source>
        <translation>Scannen Sie zuerst die Etiketten.</translation>
    </message>
    <message>
        <source>Enter the units.</source>
        <translation>Geben Sie die Stücke ein.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln &amp;other units</source>
        <translation>
            <numerusform>%Ln &amp;anderes Stück</numerusform>
            <numerusform>%Ln &amp;andere Stücke</numerusform>
        </translation>
    </message>
    <message>
        <source>Pac&amp;k {pack} of export {export}</source>
        <translation>&amp;Paket {pack} von Export {export}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln units of several j&amp;obs</source>
        <translation>
            <numerusform>%Ln Stück aus m&amp;ehreren Aufträgen</numerusform>
            <numerusform>%Ln Stück aus m&amp;ehreren Aufträgen</numerusform>
        </translation>
    </message>
    <message>
        <source>Units to print</source>
        <translation>Zu druckende Stücke</translation>
    </message>
    <message>
        <source>For example 3-69,80. The units of this job are 1 to {last}.</source>
        <translation>Zum Beispiel 3-69,80. Die Stücke dieses Auftrags sind 1 bis {last}.</translation>
    </message>
    <message>
        <source>Scanned labels</source>
        <translation>Gescannte Etiketten</translation>
    </message>
    <message>
        <source>Scan labels here, or paste serials or URLs, one in each line.</source>
        <translation>Scannen Sie hier Etiketten, oder fügen Sie Seriennummern oder URLs ein, eine je Zeile.</translation>
    </message>
</context>
<context>
    <name>TemplateAction</name>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel-Arbeitsmappe (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV file (*.csv)</source>
        <translation>CSV-Datei (*.csv)</translation>
    </message>
    <message>
        <source>Save template</source>
        <translation>Vorlage speichern</translation>
    </message>
    <message>
        <source>The template was saved to {file}. Fill it in and import it.</source>
        <translation>Die Vorlage wurde unter {file} gespeichert. Füllen Sie sie aus, und importieren Sie sie.</translation>
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
        <source>The token is being loaded.</source>
        <translation>Das Token wird geladen.</translation>
    </message>
    <message>
        <source>Token details</source>
        <translation>Details des Tokens</translation>
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
    <message>
        <source>SVG, sharp at any size (*.svg)</source>
        <translation>SVG, in jeder Größe scharf (*.svg)</translation>
    </message>
    <message>
        <source>PNG, for printing at 600 dpi (*.png)</source>
        <translation>PNG, zum Drucken mit 600 dpi (*.png)</translation>
    </message>
    <message>
        <source>Save QR code</source>
        <translation>QR-Code speichern</translation>
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
        <source>Print &amp;label…</source>
        <translation>Etikett &amp;drucken…</translation>
    </message>
    <message>
        <source>His&amp;tory…</source>
        <translation>&amp;Verlauf…</translation>
    </message>
    <message>
        <source>Show what happened to the unit</source>
        <translation>Anzeigen, was mit dem Stück geschehen ist</translation>
    </message>
    <message>
        <source>Job {id}</source>
        <translation>Auftrag {id}</translation>
    </message>
    <message>
        <source>Batch {batch}</source>
        <translation>Charge {batch}</translation>
    </message>
    <message numerus="yes">
        <source>{minted} of %Ln tokens</source>
        <translation>
            <numerusform>{minted} von %Ln Token</numerusform>
            <numerusform>{minted} von %Ln Token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln Token</numerusform>
            <numerusform>%Ln Token</numerusform>
        </translation>
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
    <message>
        <source>Void</source>
        <translation>Ungültig</translation>
    </message>
    <message>
        <source>The unit is void: its code is never used again.</source>
        <translation>Das Stück ist ungültig: Sein Code wird nie wieder verwendet.</translation>
    </message>
</context>
<context>
    <name>TokensPage</name>
    <message>
        <source>The job has no tokens yet.</source>
        <translation>Der Auftrag hat noch keine Token.</translation>
    </message>
    <message>
        <source>Enter a number from 1 to {last}.</source>
        <translation>Geben Sie eine Nummer von 1 bis {last} ein.</translation>
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
        <source>Active jobs</source>
        <translation>Aktive Aufträge</translation>
    </message>
</context>
<context>
    <name>UnitChoice</name>
    <message>
        <source>Sample unit (no tokens yet)</source>
        <translation>Beispielstück (noch keine Token)</translation>
    </message>
    <message>
        <source>Job of the previewed unit</source>
        <translation>Auftrag des angezeigten Stücks</translation>
    </message>
    <message>
        <source>U&amp;nit</source>
        <translation>S&amp;tück</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>{zoom}%</source>
        <translation>{zoom} %</translation>
    </message>
    <message>
        <source>True size</source>
        <translation>Originalgröße</translation>
    </message>
</context>
<context>
    <name>UnitFields</name>
    <message>
        <source>serial of the unit</source>
        <translation>Seriennummer des Stücks</translation>
    </message>
    <message>
        <source>resolver URL</source>
        <translation>Resolver-URL</translation>
    </message>
    <message>
        <source>batch code</source>
        <translation>Chargencode</translation>
    </message>
    <message>
        <source>unit number</source>
        <translation>Stücknummer</translation>
    </message>
</context>
<context>
    <name>UnitProposals</name>
    <message>
        <source>The names of these fields suggest that their values differ from unit to unit. Select the fields to fill in for each unit. The others keep the value of the product.</source>
        <translation>Die Namen dieser Felder deuten darauf hin, dass sich ihre Werte von Stück zu Stück unterscheiden. Wählen Sie die Felder aus, die für jedes Stück ausgefüllt werden sollen. Die übrigen Felder behalten den Wert des Produkts.</translation>
    </message>
    <message>
        <source>{field}: {value}</source>
        <translation>{field}: {value}</translation>
    </message>
</context>
<context>
    <name>UnitStatus</name>
    <message>
        <source>Valid</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>Not recorded as printed</source>
        <translation>Nicht als gedruckt erfasst</translation>
    </message>
    <message>
        <source>Label: {state}</source>
        <translation>Etikett: {state}</translation>
    </message>
    <message>
        <source>NFC tag: {state}</source>
        <translation>NFC-Tag: {state}</translation>
    </message>
</context>
<context>
    <name>UnitTexts</name>
    <message>
        <source>Print started</source>
        <translation>Druck begonnen</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Gedruckt</translation>
    </message>
    <message>
        <source>In doubt</source>
        <translation>Ungewiss</translation>
    </message>
    <message>
        <source>Doubt resolved</source>
        <translation>Geklärt</translation>
    </message>
    <message>
        <source>Print cancelled</source>
        <translation>Druck abgebrochen</translation>
    </message>
    <message>
        <source>Pack handed over</source>
        <translation>Paket übergeben</translation>
    </message>
    <message>
        <source>Handover undone</source>
        <translation>Übergabe zurückgenommen</translation>
    </message>
    <message>
        <source>Spoiled</source>
        <translation>Ausschuss</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Graded</source>
        <translation>Bewertet</translation>
    </message>
    <message>
        <source>Scan rejected</source>
        <translation>Scan abgelehnt</translation>
    </message>
    <message>
        <source>Mistake cleared</source>
        <translation>Fehler quittiert</translation>
    </message>
    <message>
        <source>Tag job started</source>
        <translation>Tag-Auftrag gestartet</translation>
    </message>
    <message>
        <source>Tag interrupted</source>
        <translation>Tag unterbrochen</translation>
    </message>
    <message>
        <source>Tag rejected</source>
        <translation>Tag abgelehnt</translation>
    </message>
    <message>
        <source>Tag locked</source>
        <translation>Tag gesperrt</translation>
    </message>
    <message>
        <source>Tag skipped</source>
        <translation>Tag übersprungen</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Angebracht</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>Als Probe entnommen</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Ungültig</translation>
    </message>
</context>
<context>
    <name>UnitsDialog</name>
    <message>
        <source>&amp;Mark units…</source>
        <translation>Stücke &amp;kennzeichnen…</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Speichern unter…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The units are being read.</source>
        <translation>Die Stücke werden gelesen.</translation>
    </message>
    <message>
        <source>The scan was ignored. To mark scanned labels, choose “Mark units…” first.</source>
        <translation>Der Scan wurde ignoriert. Um gescannte Etiketten zu kennzeichnen, wählen Sie zuerst „Stücke kennzeichnen…“.</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>PDF-Dokumente (*.pdf)</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>Save reconciliation</source>
        <translation>Abgleich speichern</translation>
    </message>
    <message>
        <source>The reconciliation is being saved.</source>
        <translation>Der Abgleich wird gespeichert.</translation>
    </message>
    <message>
        <source>Reconciliation saved to {file}.</source>
        <translation>Abgleich gespeichert: {file}.</translation>
    </message>
    <message>
        <source>Labels are being printed. The last ones are counted as units, but not as labels yet.</source>
        <translation>Es werden Etiketten gedruckt. Die letzten sind schon als Stücke gezählt, aber noch nicht als Etiketten.</translation>
    </message>
    <message>
        <source>The units can&apos;t be read.</source>
        <translation>Die Stücke können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Stücke</translation>
    </message>
    <message>
        <source>{product} · batch {batch}</source>
        <translation>{product} · Charge {batch}</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Umfang</translation>
    </message>
    <message>
        <source>Job {job}</source>
        <translation>Auftrag {job}</translation>
    </message>
    <message>
        <source>Whole batch</source>
        <translation>Ganze Charge</translation>
    </message>
    <message>
        <source>&amp;Reconciliation</source>
        <translation>&amp;Abgleich</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Verlauf</translation>
    </message>
</context>
<context>
    <name>UnknownValues</name>
    <message>
        <source>Expanded</source>
        <translation>Aufgeklappt</translation>
    </message>
    <message>
        <source>Collapsed</source>
        <translation>Zugeklappt</translation>
    </message>
</context>
<context>
    <name>UnreadableQuestion</name>
    <message>
        <source>Print labels</source>
        <translation>Etiketten drucken</translation>
    </message>
    <message>
        <source>Print codes that most scanners can&apos;t read?</source>
        <translation>Codes drucken, die die meisten Scanner nicht lesen können?</translation>
    </message>
    <message>
        <source>Make the code larger, or choose a different design or printer.</source>
        <translation>Vergrößern Sie den Code, oder wählen Sie ein anderes Layout oder einen anderen Drucker.</translation>
    </message>
    <message>
        <source>Print &amp;anyway</source>
        <translation>&amp;Trotzdem drucken</translation>
    </message>
    <message>
        <source>&amp;Don&apos;t print</source>
        <translation>&amp;Nicht drucken</translation>
    </message>
</context>
<context>
    <name>UpdateDialog</name>
    <message>
        <source>Update workspace</source>
        <translation>Arbeitsbereich aktualisieren</translation>
    </message>
    <message>
        <source>Progress of the update</source>
        <translation>Fortschritt der Aktualisierung</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Moving tokens to a smaller form…</source>
        <translation>Token werden in eine kleinere Form übertragen …</translation>
    </message>
    <message>
        <source>Comparing all tokens…</source>
        <translation>Alle Token werden verglichen …</translation>
    </message>
    <message>
        <source>Compacting the database…</source>
        <translation>Die Datenbank wird komprimiert …</translation>
    </message>
    <message>
        <source>This workspace was created by an earlier version of DPP Desktop. It is updated once, which can take some minutes. You can cancel and continue later.</source>
        <translation>Dieser Arbeitsbereich wurde mit einer früheren Version von DPP Desktop erstellt. Er wird einmalig aktualisiert, was einige Minuten dauern kann. Sie können die Aktualisierung abbrechen und später fortsetzen.</translation>
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
    <name>VerdictPane</name>
    <message>
        <source>C&amp;lear mistake</source>
        <translation>Fehler &amp;quittieren</translation>
    </message>
    <message>
        <source>Scan a label</source>
        <translation>Etikett scannen</translation>
    </message>
    <message>
        <source>Cl&amp;eared by</source>
        <translation>Quittiert &amp;von</translation>
    </message>
</context>
<context>
    <name>VerifyField</name>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Each label</source>
        <translation>Jedes Etikett</translation>
    </message>
    <message>
        <source>Every nth label</source>
        <translation>Jedes n-te Etikett</translation>
    </message>
    <message>
        <source>First and last label of a roll</source>
        <translation>Erstes und letztes Etikett einer Rolle</translation>
    </message>
    <message>
        <source>Interval between verified labels</source>
        <translation>Abstand zwischen geprüften Etiketten</translation>
    </message>
    <message>
        <source>Labels on a roll</source>
        <translation>Etiketten auf einer Rolle</translation>
    </message>
    <message>
        <source>One roll for all</source>
        <translation>Eine Rolle für alle</translation>
    </message>
</context>
<context>
    <name>VerifyStation</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Printing is waiting. Scan the label of unit {unit} of job {job}.</source>
        <translation>Der Druck wartet. Scannen Sie das Etikett von Stück {unit} aus Auftrag {job}.</translation>
    </message>
    <message>
        <source>All jobs of batch {batch}: {product}</source>
        <translation>Alle Aufträge der Charge {batch}: {product}</translation>
    </message>
    <message>
        <source>Job {id}: {product}, batch {batch}</source>
        <translation>Auftrag {id}: {product}, Charge {batch}</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>Nicht gestartet</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Nicht erfasst</translation>
    </message>
    <message>
        <source>The mistake is cleared.</source>
        <translation>Der Fehler ist quittiert.</translation>
    </message>
    <message>
        <source>Verify labels</source>
        <translation>Etiketten prüfen</translation>
    </message>
    <message>
        <source>Last scans</source>
        <translation>Letzte Scans</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Richtig</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Still to verify</source>
        <translation>Noch zu prüfen</translation>
    </message>
</context>
<context>
    <name>VoidQuestion</name>
    <message>
        <source>Make units void</source>
        <translation>Stücke ungültig machen</translation>
    </message>
    <message numerus="yes">
        <source>Make %Ln units of job {job} void?</source>
        <translation>
            <numerusform>%Ln Stück von Auftrag {job} ungültig machen?</numerusform>
            <numerusform>%Ln Stücke von Auftrag {job} ungültig machen?</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>&amp;Make void</source>
        <translation>&amp;Ungültig machen</translation>
    </message>
    <message>
        <source>Units: {units}</source>
        <translation>Stücke: {units}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are printed: destroy their labels.</source>
        <translation>
            <numerusform>%Ln davon ist gedruckt: Vernichten Sie das Etikett.</numerusform>
            <numerusform>%Ln davon sind gedruckt: Vernichten Sie die Etiketten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are in finished packs.</source>
        <translation>
            <numerusform>%Ln davon ist in einem fertigen Paket.</numerusform>
            <numerusform>%Ln davon sind in fertigen Paketen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are applied to products.</source>
        <translation>
            <numerusform>%Ln davon ist auf einem Produkt angebracht.</numerusform>
            <numerusform>%Ln davon sind auf Produkten angebracht.</numerusform>
        </translation>
    </message>
    <message>
        <source>You can&apos;t undo this.</source>
        <translation>Dies kann nicht rückgängig gemacht werden.</translation>
    </message>
</context>
<context>
    <name>VoidStatement</name>
    <message>
        <source>Void</source>
        <translation>Ungültig</translation>
    </message>
</context>
<context>
    <name>WarningTable</name>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Artikelnr.</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
</context>
<context>
    <name>WelcomeCard</name>
    <message>
        <source>Welcome to DPP Desktop</source>
        <translation>Willkommen bei DPP Desktop</translation>
    </message>
    <message>
        <source>To start minting, import a brand and its products.</source>
        <translation>Importieren Sie eine Marke und ihre Produkte, um Token zu vergeben.</translation>
    </message>
    <message>
        <source>Try the sample brands</source>
        <translation>Beispielmarken ausprobieren</translation>
    </message>
    <message>
        <source>Three small brands with products to explore the program.</source>
        <translation>Drei kleine Marken mit Produkten, um das Programm kennenzulernen.</translation>
    </message>
    <message>
        <source>Import brand file…</source>
        <translation>Markendatei importieren…</translation>
    </message>
    <message>
        <source>You have a file that describes your brand.</source>
        <translation>Sie haben eine Datei, die Ihre Marke beschreibt.</translation>
    </message>
    <message>
        <source>You already have a folder with brands, jobs and tokens.</source>
        <translation>Sie haben bereits einen Ordner mit Marken, Aufträgen und Token.</translation>
    </message>
    <message>
        <source>Open a different workspace…</source>
        <translation>Einen anderen Arbeitsbereich öffnen…</translation>
    </message>
</context>
<context>
    <name>WelcomeDialog</name>
    <message>
        <source>DPP Desktop</source>
        <translation>DPP Desktop</translation>
    </message>
    <message>
        <source>Brand files (*.json);;All files (*)</source>
        <translation>Markendateien (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Products (*.csv *.tsv *.txt *.xlsx *.ods *.json);;All files (*)</source>
        <translation>Produkte (*.csv *.tsv *.txt *.xlsx *.ods *.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Preparing workspace</source>
        <translation>Arbeitsbereich wird vorbereitet</translation>
    </message>
    <message>
        <source>Import brand file</source>
        <translation>Markendatei importieren</translation>
    </message>
    <message>
        <source>Import product file</source>
        <translation>Produktdatei importieren</translation>
    </message>
    <message>
        <source>Products imported.</source>
        <translation>Produkte importiert.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Open a different workspace</source>
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
        <translation>Signatursch&amp;lüssel…</translation>
    </message>
    <message>
        <source>Resol&amp;ver on this network…</source>
        <translation>Resol&amp;ver in diesem Netzwerk…</translation>
    </message>
    <message>
        <source>Read &amp;NFC tags…</source>
        <translation>&amp;NFC-Tags lesen…</translation>
    </message>
    <message>
        <source>Label &amp;designs…</source>
        <translation>Etiketten&amp;layouts…</translation>
    </message>
    <message>
        <source>&amp;Printers…</source>
        <translation>&amp;Drucker…</translation>
    </message>
    <message>
        <source>Load sample brands</source>
        <translation>Beispielmarken laden</translation>
    </message>
    <message>
        <source>New workspa&amp;ce…</source>
        <translation>Neuer Arbeitsbereic&amp;h…</translation>
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
        <source>&amp;Print jobs</source>
        <translation>D&amp;ruckaufträge</translation>
    </message>
    <message>
        <source>&amp;Chart and totals</source>
        <translation>&amp;Diagramm und Summen</translation>
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
<context>
    <name>ZplDialog</name>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Resolution of the printer</source>
        <translation>Auflösung des D&amp;ruckers</translation>
    </message>
    <message>
        <source>&amp;Width of the label in mm</source>
        <translation>&amp;Breite des Etiketts in mm</translation>
    </message>
    <message>
        <source>&amp;Height of the label in mm</source>
        <translation>&amp;Höhe des Etiketts in mm</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>The template is being imported.</source>
        <translation>Die Vorlage wird importiert.</translation>
    </message>
    <message>
        <source>Enter a number, such as 50.</source>
        <translation>Geben Sie eine Zahl ein, zum Beispiel 50.</translation>
    </message>
    <message>
        <source>Import ZPL template</source>
        <translation>ZPL-Vorlage importieren</translation>
    </message>
    <message>
        <source>Without a size, the size in the template is used (^PW and ^LL).</source>
        <translation>Ohne Angabe gilt die Größe in der Vorlage (^PW und ^LL).</translation>
    </message>
    <message>
        <source>{dpi} dpi</source>
        <translation>{dpi} dpi</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
</TS>
