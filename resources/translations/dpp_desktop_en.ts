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
</context>
<context>
    <name>JobNotice</name>
    <message numerus="yes">
        <source>Job {id} failed. Its %Ln tokens minted so far are kept.</source>
        <translation>
            <numerusform>Job {id} failed. Its %Ln token minted so far is kept.</numerusform>
            <numerusform>Job {id} failed. Its %Ln tokens minted so far are kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message numerus="yes">
        <source>%n more notices</source>
        <translation>
            <numerusform>%n more notice</numerusform>
            <numerusform>%n more notices</numerusform>
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
</TS>
