<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Keyturn</name>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>%Ln left</numerusform>
            <numerusform>%Ln left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln things are wrong</source>
        <translation>
            <numerusform>%Ln thing is wrong</numerusform>
            <numerusform>%Ln things are wrong</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ends in %Ln days</source>
        <translation>
            <numerusform>Ends in %Ln day</numerusform>
            <numerusform>Ends in %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It works; %Ln things could be better</source>
        <translation>
            <numerusform>It works; %Ln thing could be better</numerusform>
            <numerusform>It works; %Ln things could be better</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Trial: %Ln days left</source>
        <translation>
            <numerusform>Trial: %Ln day left</numerusform>
            <numerusform>Trial: %Ln days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %Ln days</source>
        <translation>
            <numerusform>for one day</numerusform>
            <numerusform>for %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %Ln hours</source>
        <translation>
            <numerusform>for %Ln hour</numerusform>
            <numerusform>for %Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{product} ends in %Ln days</source>
        <translation>
            <numerusform>{product} ends in %Ln day</numerusform>
            <numerusform>{product} ends in %Ln days</numerusform>
        </translation>
    </message>
</context>
</TS>
