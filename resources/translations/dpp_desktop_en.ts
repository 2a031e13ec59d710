<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Announcer</name>
    <message numerus="yes">
        <source>%n interrupted jobs were resumed: {ids}.</source>
        <translation>
            <numerusform>%n interrupted job was resumed: {ids}.</numerusform>
            <numerusform>%n interrupted jobs were resumed: {ids}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Job {id} completed: %Ln tokens for {product}, batch {batch}.</source>
        <translation>
            <numerusform>Job {id} completed: %Ln token for {product}, batch {batch}.</numerusform>
            <numerusform>Job {id} completed: %Ln tokens for {product}, batch {batch}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Brand</name>
    <message numerus="yes">
        <source>%Ln products are affected. The new settings apply to future mint jobs.</source>
        <translation>
            <numerusform>%Ln product is affected. The new settings apply to future mint jobs.</numerusform>
            <numerusform>%Ln products are affected. The new settings apply to future mint jobs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CancelQuestion</name>
    <message numerus="yes">
        <source>Cancel job {id}? Minted so far: {minted} of %Ln tokens.</source>
        <translation>
            <numerusform>Cancel job {id}? Minted so far: {minted} of %Ln token.</numerusform>
            <numerusform>Cancel job {id}? Minted so far: {minted} of %Ln tokens.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n jobs? Minted so far: {minted} of {quantity} tokens.</source>
        <translation>
            <numerusform>Cancel %n job? Minted so far: {minted} of {quantity} tokens.</numerusform>
            <numerusform>Cancel %n jobs? Minted so far: {minted} of {quantity} tokens.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message numerus="yes">
        <source>%Ln products have values in the wrong format.</source>
        <translation>
            <numerusform>%Ln product has values in the wrong format.</numerusform>
            <numerusform>%Ln products have values in the wrong format.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more columns with values are ignored.</source>
        <translation>
            <numerusform>%Ln more column with values is ignored.</numerusform>
            <numerusform>%Ln more columns with values are ignored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more GTINs are shared by several SKUs.</source>
        <translation>
            <numerusform>%Ln more GTIN is shared by several SKUs.</numerusform>
            <numerusform>%Ln more GTINs are shared by several SKUs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClosingQuestion</name>
    <message numerus="yes">
        <source>%n jobs are being minted.</source>
        <translation>
            <numerusform>%n job is being minted.</numerusform>
            <numerusform>%n jobs are being minted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exports are running.</source>
        <translation>
            <numerusform>%n export is running.</numerusform>
            <numerusform>%n exports are running.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n print jobs are running.</source>
        <translation>
            <numerusform>%n print job is running.</numerusform>
            <numerusform>%n print jobs are running.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CodesSection</name>
    <message numerus="yes">
        <source>%Ln dots per module, {width} mm</source>
        <translation>
            <numerusform>%Ln dot per module, {width} mm</numerusform>
            <numerusform>%Ln dots per module, {width} mm</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeletionController</name>
    <message numerus="yes">
        <source>Delete %Ln products?</source>
        <translation>
            <numerusform>Delete %Ln product?</numerusform>
            <numerusform>Delete %Ln products?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete the brand {brand} and its %Ln products?</source>
        <translation>
            <numerusform>Delete the brand {brand} and its %Ln product?</numerusform>
            <numerusform>Delete the brand {brand} and its %Ln products?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its %Ln label designs are deleted, too.</source>
        <translation>
            <numerusform>Its %Ln label design is deleted, too.</numerusform>
            <numerusform>Its %Ln label designs are deleted, too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportTexts</name>
    <message numerus="yes">
        <source>{count} of %Ln tokens are already in other exports.</source>
        <translation>
            <numerusform>{count} of %Ln token is already in other exports.</numerusform>
            <numerusform>{count} of %Ln tokens are already in other exports.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln missing packs were handed over before, the last by {by}, {moment}. Their labels may already be printed.</source>
        <translation>
            <numerusform>%Ln missing pack was handed over before, by {by}, {moment}. Its labels may already be printed.</numerusform>
            <numerusform>%Ln missing packs were handed over before, the last by {by}, {moment}. Their labels may already be printed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packs handed over, the last by {by}, {moment}</source>
        <translation>
            <numerusform>%Ln pack handed over by {by}, {moment}</numerusform>
            <numerusform>%Ln packs handed over, the last by {by}, {moment}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packs</source>
        <translation>
            <numerusform>%Ln pack</numerusform>
            <numerusform>%Ln packs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln jobs</source>
        <translation>
            <numerusform>%Ln job</numerusform>
            <numerusform>%Ln jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problems found: the folder was changed after the export.</source>
        <translation>
            <numerusform>%Ln problem found: the folder was changed after the export.</numerusform>
            <numerusform>%Ln problems found: the folder was changed after the export.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln void units left out</source>
        <translation>
            <numerusform>%Ln void unit left out</numerusform>
            <numerusform>%Ln void units left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Re-create %Ln packs</source>
        <translation>
            <numerusform>&amp;Re-create %Ln pack</numerusform>
            <numerusform>&amp;Re-create %Ln packs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packs contain units that were voided later: {packs}. Don&apos;t use these rows.</source>
        <translation>
            <numerusform>%Ln pack contains units that were voided later: {packs}. Don&apos;t use these rows.</numerusform>
            <numerusform>%Ln packs contain units that were voided later: {packs}. Don&apos;t use these rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This job is still being minted: {minted} of %Ln tokens. You can export it when it is completed.</source>
        <translation>
            <numerusform>This job is still being minted: {minted} of %Ln token. You can export it when it is completed.</numerusform>
            <numerusform>This job is still being minted: {minted} of %Ln tokens. You can export it when it is completed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Jobs of this batch that are still being minted: {ids}. You can export the batch when all %Ln jobs are completed.</source>
        <translation>
            <numerusform>Jobs of this batch that are still being minted: {ids}. You can export the batch when its %Ln job is completed.</numerusform>
            <numerusform>Jobs of this batch that are still being minted: {ids}. You can export the batch when all %Ln jobs are completed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The folder no longer exists. {finished} of %Ln packs in it were finished. Connect its disk to continue, or choose a different folder to start again.</source>
        <translation>
            <numerusform>The folder no longer exists. {finished} of %Ln pack in it was finished. Connect its disk to continue, or choose a different folder to start again.</numerusform>
            <numerusform>The folder no longer exists. {finished} of %Ln packs in it were finished. Connect its disk to continue, or choose a different folder to start again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This folder contains an export of the job&apos;s first %Ln tokens. The job now has {minted}. Export to a new folder; the packs in this folder stay unchanged.</source>
        <translation>
            <numerusform>This folder contains an export of the job&apos;s first %Ln token. The job now has {minted}. Export to a new folder; the packs in this folder stay unchanged.</numerusform>
            <numerusform>This folder contains an export of the job&apos;s first %Ln tokens. The job now has {minted}. Export to a new folder; the packs in this folder stay unchanged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{finished} of %Ln packs are finished. Continue exports the rest; finished packs stay unchanged.</source>
        <translation>
            <numerusform>{finished} of %Ln pack is finished. Continue exports the rest; finished packs stay unchanged.</numerusform>
            <numerusform>{finished} of %Ln packs are finished. Continue exports the rest; finished packs stay unchanged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packs are in {folder}</source>
        <translation>
            <numerusform>%Ln pack is in {folder}</numerusform>
            <numerusform>%Ln packs are in {folder}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{finished} of %Ln packs</source>
        <translation>
            <numerusform>{finished} of %Ln pack</numerusform>
            <numerusform>{finished} of %Ln packs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other problems found.</source>
        <translation>
            <numerusform>%Ln other problem found.</numerusform>
            <numerusform>%Ln other problems found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packs were changed after the export: {packs}.</source>
        <translation>
            <numerusform>%Ln pack was changed after the export: {packs}.</numerusform>
            <numerusform>%Ln packs were changed after the export: {packs}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packs are missing: {packs}.</source>
        <translation>
            <numerusform>%Ln pack is missing: {packs}.</numerusform>
            <numerusform>%Ln packs are missing: {packs}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The folder no longer exists. All %Ln packs in it were finished. Connect its disk to use them, or choose a different folder to re-create them.</source>
        <translation>
            <numerusform>The folder no longer exists. The %Ln pack in it was finished. Connect its disk to use it, or choose a different folder to re-create it.</numerusform>
            <numerusform>The folder no longer exists. All %Ln packs in it were finished. Connect its disk to use them, or choose a different folder to re-create them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The batch now has %Ln tokens. Choose a new folder to export all of them; these packs stay unchanged.</source>
        <translation>
            <numerusform>The batch now has %Ln token. Choose a new folder to export all of them; these packs stay unchanged.</numerusform>
            <numerusform>The batch now has %Ln tokens. Choose a new folder to export all of them; these packs stay unchanged.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportsModel</name>
    <message numerus="yes">
        <source>{status} · %Ln void units</source>
        <translation>
            <numerusform>{status} · %Ln void unit</numerusform>
            <numerusform>{status} · %Ln void units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln units were voided after their packs were written. Open the export to see which rows.</source>
        <translation>
            <numerusform>%Ln unit was voided after its pack was written. Open the export to see which row.</numerusform>
            <numerusform>%Ln units were voided after their packs were written. Open the export to see which rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln void units are left out.</source>
        <translation>
            <numerusform>%Ln void unit is left out.</numerusform>
            <numerusform>%Ln void units are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandoverDialog</name>
    <message numerus="yes">
        <source>Verifying the files of %Ln packs…</source>
        <translation>
            <numerusform>Verifying the files of %Ln pack…</numerusform>
            <numerusform>Verifying the files of %Ln packs…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobNotice</name>
    <message numerus="yes">
        <source>Job {id} failed. The %Ln tokens minted so far are kept.</source>
        <translation>
            <numerusform>Job {id} failed. The %Ln token minted so far is kept.</numerusform>
            <numerusform>Job {id} failed. The %Ln tokens minted so far are kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MarkQuestion</name>
    <message numerus="yes">
        <source>Mark %Ln units of job {job} as applied?</source>
        <translation>
            <numerusform>Mark %Ln unit of job {job} as applied?</numerusform>
            <numerusform>Mark %Ln units of job {job} as applied?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %Ln units of job {job} as sampled?</source>
        <translation>
            <numerusform>Mark %Ln unit of job {job} as sampled?</numerusform>
            <numerusform>Mark %Ln units of job {job} as sampled?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark labels of %Ln units of job {job} as spoiled?</source>
        <translation>
            <numerusform>Mark labels of %Ln unit of job {job} as spoiled?</numerusform>
            <numerusform>Mark labels of %Ln units of job {job} as spoiled?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MintMessages</name>
    <message numerus="yes">
        <source>%Ln units</source>
        <translation>
            <numerusform>%Ln unit</numerusform>
            <numerusform>%Ln units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packs</source>
        <translation>
            <numerusform>%Ln pack</numerusform>
            <numerusform>%Ln packs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message numerus="yes">
        <source>Show all %n notices</source>
        <translation>
            <numerusform>Show %n notice</numerusform>
            <numerusform>Show all %n notices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PacksModel</name>
    <message numerus="yes">
        <source>{state} · %Ln void units</source>
        <translation>
            <numerusform>{state} · %Ln void unit</numerusform>
            <numerusform>{state} · %Ln void units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Passport</name>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PassportForm</name>
    <message numerus="yes">
        <source>%Ln more values that aren&apos;t in the schema</source>
        <translation>
            <numerusform>%Ln more value that isn&apos;t in the schema</numerusform>
            <numerusform>%Ln more values that aren&apos;t in the schema</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show more (%Ln entries left)</source>
        <translation>
            <numerusform>Show more (%Ln entry left)</numerusform>
            <numerusform>Show more (%Ln entries left)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fields need attention</source>
        <translation>
            <numerusform>%Ln field needs attention</numerusform>
            <numerusform>%Ln fields need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warnings</source>
        <translation>
            <numerusform>%Ln warning</numerusform>
            <numerusform>%Ln warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Complete. %Ln fields are entered when you mint.</source>
        <translation>
            <numerusform>Complete. %Ln field is asked for when you mint.</numerusform>
            <numerusform>Complete. %Ln fields are entered when you mint.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Complete, with %Ln warnings.</source>
        <translation>
            <numerusform>Complete, with %Ln warning.</numerusform>
            <numerusform>Complete, with %Ln warnings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln entries.</source>
        <translation>
            <numerusform>At most %Ln entry.</numerusform>
            <numerusform>At most %Ln entries.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrintNotices</name>
    <message numerus="yes">
        <source>Print job {number} completed: %Ln labels on {printer}.</source>
        <translation>
            <numerusform>Print job {number} completed: %Ln label on {printer}.</numerusform>
            <numerusform>Print job {number} completed: %Ln labels on {printer}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrintTexts</name>
    <message numerus="yes">
        <source>%Ln labels</source>
        <translation>
            <numerusform>%Ln label</numerusform>
            <numerusform>%Ln labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln units</source>
        <translation>
            <numerusform>%Ln unit</numerusform>
            <numerusform>%Ln units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sheets</source>
        <translation>
            <numerusform>%Ln sheet</numerusform>
            <numerusform>%Ln sheets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemsDialog</name>
    <message numerus="yes">
        <source>%Ln problems</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProductsWindow</name>
    <message numerus="yes">
        <source>Showing the first %Ln products. Search to find others.</source>
        <translation>
            <numerusform>Showing the first %Ln product. Search to find others.</numerusform>
            <numerusform>Showing the first %Ln products. Search to find others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln products were deleted.</source>
        <translation>
            <numerusform>%Ln product was deleted.</numerusform>
            <numerusform>%Ln products were deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProfileTexts</name>
    <message numerus="yes">
        <source>{name} · %Ln columns</source>
        <translation>
            <numerusform>{name} · %Ln column</numerusform>
            <numerusform>{name} · %Ln columns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message numerus="yes">
        <source>{finished} of %Ln packs · {percent}%</source>
        <translation>
            <numerusform>{finished} of %Ln pack · {percent}%</numerusform>
            <numerusform>{finished} of %Ln packs · {percent}%</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Verifying images: {done} of %Ln packs · {percent}%</source>
        <translation>
            <numerusform>Verifying images: {done} of %Ln pack · {percent}%</numerusform>
            <numerusform>Verifying images: {done} of %Ln packs · {percent}%</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Verifying rows: {done} of %Ln packs · {percent}%</source>
        <translation>
            <numerusform>Verifying rows: {done} of %Ln pack · {percent}%</numerusform>
            <numerusform>Verifying rows: {done} of %Ln packs · {percent}%</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Verifying files: {done} of %Ln packs · {percent}%</source>
        <translation>
            <numerusform>Verifying files: {done} of %Ln pack · {percent}%</numerusform>
            <numerusform>Verifying files: {done} of %Ln packs · {percent}%</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReprintQuestion</name>
    <message numerus="yes">
        <source>Print %Ln labels again?</source>
        <translation>
            <numerusform>Print %Ln label again?</numerusform>
            <numerusform>Print %Ln labels again?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResumeDialog</name>
    <message numerus="yes">
        <source>%Ln labels aren&apos;t printed yet.</source>
        <translation>
            <numerusform>%Ln label isn&apos;t printed yet.</numerusform>
            <numerusform>%Ln labels aren&apos;t printed yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SchemaDialog</name>
    <message numerus="yes">
        <source>{file} is not valid: %Ln problems.</source>
        <translation>
            <numerusform>{file} is not valid: %Ln problem.</numerusform>
            <numerusform>{file} is not valid: %Ln problems.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StopQuestion</name>
    <message numerus="yes">
        <source>%Ln labels that were sent will be in doubt.</source>
        <translation>
            <numerusform>%Ln label that was sent will be in doubt.</numerusform>
            <numerusform>%Ln labels that were sent will be in doubt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagStationDialog</name>
    <message numerus="yes">
        <source>%Ln bytes</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tags</source>
        <translation>
            <numerusform>%Ln tag</numerusform>
            <numerusform>%Ln tags</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TargetField</name>
    <message numerus="yes">
        <source>&amp;Job {job}: %Ln units</source>
        <translation>
            <numerusform>&amp;Job {job}: %Ln unit</numerusform>
            <numerusform>&amp;Job {job}: %Ln units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln &amp;other units</source>
        <translation>
            <numerusform>%Ln &amp;other unit</numerusform>
            <numerusform>%Ln &amp;other units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln units of several j&amp;obs</source>
        <translation>
            <numerusform>%Ln unit of several j&amp;obs</numerusform>
            <numerusform>%Ln units of several j&amp;obs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TokensHeading</name>
    <message numerus="yes">
        <source>{minted} of %Ln tokens</source>
        <translation>
            <numerusform>{minted} of %Ln token</numerusform>
            <numerusform>{minted} of %Ln tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tokens</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VoidQuestion</name>
    <message numerus="yes">
        <source>Make %Ln units of job {job} void?</source>
        <translation>
            <numerusform>Make %Ln unit of job {job} void?</numerusform>
            <numerusform>Make %Ln units of job {job} void?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are printed: destroy their labels.</source>
        <translation>
            <numerusform>%Ln of them is printed: destroy its label.</numerusform>
            <numerusform>%Ln of them are printed: destroy their labels.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are in finished packs.</source>
        <translation>
            <numerusform>%Ln of them is in a finished pack.</numerusform>
            <numerusform>%Ln of them are in finished packs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are applied to products.</source>
        <translation>
            <numerusform>%Ln of them is applied to a product.</numerusform>
            <numerusform>%Ln of them are applied to products.</numerusform>
        </translation>
    </message>
</context>
</TS>
