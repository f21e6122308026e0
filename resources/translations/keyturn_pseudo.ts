<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Keyturn</name>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>[%Ln léft ~ ~]</numerusform>
            <numerusform>[%Ln léft ~ ~]</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln things are wrong</source>
        <translation>
            <numerusform>[%Ln thîñgs åré wröñg ~ ~ ~ ~]</numerusform>
            <numerusform>[%Ln thîñgs åré wröñg ~ ~ ~ ~]</numerusform>
        </translation>
    </message>
    <message>
        <source>A license for {product}, please</source>
        <translation>[Å lîçéñsé för {product}, pléåsé ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>A link asks you to sign in for {product}</source>
        <translation>[Å lîñk åsks ýöû tö sîgñ îñ för {product} ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>A network sign-in page may be in the way: open any web page, then try again.</source>
        <translation>[Å ñétwörk sîgñ-îñ pågé måý bé îñ thé wåý: öpéñ åñý wéb pågé, théñ trý ågåîñ. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>A newer version of this program has written its files here ({detail}).</source>
        <translation>[Å ñéwér vérsîöñ öf thîs prögråm hås wrîttéñ îts fîlés héré ({detail}). ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>A newer version of this program has written the license.</source>
        <translation>[Å ñéwér vérsîöñ öf thîs prögråm hås wrîttéñ thé lîçéñsé. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>A proxy file&apos;s address looks like http://proxy.example/proxy.pac.</source>
        <translation>[Å pröxý fîlé&apos;s åddréss lööks lîké http://pröxý.éxåmplé/pröxý.påç. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>A proxy is set on this computer. Exempt {address} from it: the browser has to come back there.</source>
        <translation>[Å pröxý îs sét öñ thîs çömpûtér. Éxémpt {address} fröm ît: thé bröwsér hås tö çömé båçk théré. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>A proxy&apos;s address looks like http://proxy.example:8080.</source>
        <translation>[Å pröxý&apos;s åddréss lööks lîké http://pröxý.éxåmplé:8080. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>A sign-in is already under way.</source>
        <translation>[Å sîgñ-îñ îs ålréådý ûñdér wåý. ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>[Åççöûñt ~]</translation>
    </message>
    <message>
        <source>Activating this device</source>
        <translation>[Åçtîvåtîñg thîs dévîçé ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>[Åçtîvé ~]</translation>
    </message>
    <message>
        <source>Active, ends soon</source>
        <translation>[Åçtîvé, éñds sööñ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>[Åddréss öf thé pröxý ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Address of the proxy file</source>
        <translation>[Åddréss öf thé pröxý fîlé ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>All devices that your license for {product} allows are in use.</source>
        <translation>[Åll dévîçés thåt ýöûr lîçéñsé för {product} ållöws åré îñ ûsé. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>[Åll rîght ~ ~]</translation>
    </message>
    <message>
        <source>All seats for {product} are in use.</source>
        <translation>[Åll séåts för {product} åré îñ ûsé. ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Another company code</source>
        <translation>[Åñöthér çömpåñý çödé ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Another device&apos;s license</source>
        <translation>[Åñöthér dévîçé&apos;s lîçéñsé ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Another program uses {address}, to which the browser has to come back.</source>
        <translation>[Åñöthér prögråm ûsés {address}, tö whîçh thé bröwsér hås tö çömé båçk. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Another user of this computer tried to answer. If in doubt, cancel.</source>
        <translation>[Åñöthér ûsér öf thîs çömpûtér trîéd tö åñswér. Îf îñ döûbt, çåñçél. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Another version of this program runs in this session: {running}; this one is {version}.</source>
        <translation>[Åñöthér vérsîöñ öf thîs prögråm rûñs îñ thîs séssîöñ: {running}; thîs öñé îs {version}. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Answers to another sign-in keep coming. Close older sign-in tabs.</source>
        <translation>[Åñswérs tö åñöthér sîgñ-îñ kéép çömîñg. Çlösé öldér sîgñ-îñ tåbs. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Answers.</source>
        <translation>[Åñswérs. ~ ~]</translation>
    </message>
    <message>
        <source>Anybody can send a link. Go on only if you expected this one.</source>
        <translation>[Åñýbödý çåñ séñd å lîñk. Gö öñ öñlý îf ýöû éxpéçtéd thîs öñé. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Ask who gave you the profile for a mended one.</source>
        <translation>[Åsk whö gåvé ýöû thé pröfîlé för å méñdéd öñé. ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Ask {administrator} to add that authority to this computer&apos;s trust store.</source>
        <translation>[Åsk {administrator} tö ådd thåt åûthörîtý tö thîs çömpûtér&apos;s trûst störé. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Ask {administrator} to assign one, or sign in with another account.</source>
        <translation>[Åsk {administrator} tö åssîgñ öñé, ör sîgñ îñ wîth åñöthér åççöûñt. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Ask {administrator} to register an address on this computer for the sign-in.</source>
        <translation>[Åsk {administrator} tö régîstér åñ åddréss öñ thîs çömpûtér för thé sîgñ-îñ. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Ask {administrator} to register an address with a port of 1024 or more.</source>
        <translation>[Åsk {administrator} tö régîstér åñ åddréss wîth å pört öf 1024 ör möré. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Ask {administrator} to renew it.</source>
        <translation>[Åsk {administrator} tö réñéw ît. ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Ask {administrator} whether the network inspects encrypted connections.</source>
        <translation>[Åsk {administrator} whéthér thé ñétwörk îñspéçts éñçrýptéd çöññéçtîöñs. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Ask {administrator} why.</source>
        <translation>[Åsk {administrator} whý. ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Ask {name} to renew it in time.</source>
        <translation>[Åsk {name} tö réñéw ît îñ tîmé. ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Asking the license service</source>
        <translation>[Åskîñg thé lîçéñsé sérvîçé ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>[Båçk ~]</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>[Bröwsér ~]</translation>
    </message>
    <message>
        <source>Browser finished, but nothing happened here? Paste its address:</source>
        <translation>[Bröwsér fîñîshéd, bût ñöthîñg håppéñéd héré? Påsté îts åddréss: ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>By consumption</source>
        <translation>[Bý çöñsûmptîöñ ~ ~ ~]</translation>
    </message>
    <message>
        <source>By links that begin with {scheme}:</source>
        <translation>[Bý lîñks thåt bégîñ wîth {scheme}: ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>By the file at:</source>
        <translation>[Bý thé fîlé åt: ~ ~ ~]</translation>
    </message>
    <message>
        <source>Can be written: {place}</source>
        <translation>[Çåñ bé wrîttéñ: {place} ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>[Çåñçél ~]</translation>
    </message>
    <message>
        <source>Cancel the sign-in</source>
        <translation>[Çåñçél thé sîgñ-îñ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>[Çhéçk ågåîñ ~ ~]</translation>
    </message>
    <message>
        <source>Check all now</source>
        <translation>[Çhéçk åll ñöw ~ ~ ~]</translation>
    </message>
    <message>
        <source>Check both, or ask {administrator} to assign a license.</source>
        <translation>[Çhéçk böth, ör åsk {administrator} tö åssîgñ å lîçéñsé. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Check both. If they are right, send {administrator} the code below.</source>
        <translation>[Çhéçk böth. Îf théý åré rîght, séñd {administrator} thé çödé bélöw. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>[Çhéçk ñöw ~ ~]</translation>
    </message>
    <message>
        <source>Check of this computer</source>
        <translation>[Çhéçk öf thîs çömpûtér ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Check the company code, or ask {administrator} to set it up.</source>
        <translation>[Çhéçk thé çömpåñý çödé, ör åsk {administrator} tö sét ît ûp. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Check the license key, or ask {administrator} for the right one.</source>
        <translation>[Çhéçk thé lîçéñsé kéý, ör åsk {administrator} för thé rîght öñé. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Check the license key. If it is right, send {administrator} the code below.</source>
        <translation>[Çhéçk thé lîçéñsé kéý. Îf ît îs rîght, séñd {administrator} thé çödé bélöw. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Check the network connection and activate again; this takes no second seat.</source>
        <translation>[Çhéçk thé ñétwörk çöññéçtîöñ åñd åçtîvåté ågåîñ; thîs tåkés ñö séçöñd séåt. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Check the network connection and sign in again.</source>
        <translation>[Çhéçk thé ñétwörk çöññéçtîöñ åñd sîgñ îñ ågåîñ. ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Check the network connection and try again.</source>
        <translation>[Çhéçk thé ñétwörk çöññéçtîöñ åñd trý ågåîñ. ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Check this computer ...</source>
        <translation>[Çhéçk thîs çömpûtér ... ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Checked {last}</source>
        <translation>[Çhéçkéd {last} ~ ~ ~]</translation>
    </message>
    <message>
        <source>Checked {last}, next {next}</source>
        <translation>[Çhéçkéd {last}, ñéxt {next} ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Choose an earlier end, or ask {administrator}.</source>
        <translation>[Çhöösé åñ éårlîér éñd, ör åsk {administrator}. ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Choose another license ...</source>
        <translation>[Çhöösé åñöthér lîçéñsé ... ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Choose another place, or check the folder&apos;s rights.</source>
        <translation>[Çhöösé åñöthér plåçé, ör çhéçk thé földér&apos;s rîghts. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>[Çlöçk ~]</translation>
    </message>
    <message>
        <source>Clock is wrong</source>
        <translation>[Çlöçk îs wröñg ~ ~ ~]</translation>
    </message>
    <message>
        <source>Close it, or another sign-in that still waits, and try again.</source>
        <translation>[Çlösé ît, ör åñöthér sîgñ-îñ thåt stîll wåîts, åñd trý ågåîñ. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Close that program, or another sign-in that still waits, and try again.</source>
        <translation>[Çlösé thåt prögråm, ör åñöthér sîgñ-îñ thåt stîll wåîts, åñd trý ågåîñ. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>[Çömpåñý ~]</translation>
    </message>
    <message>
        <source>Company code</source>
        <translation>[Çömpåñý çödé ~ ~]</translation>
    </message>
    <message>
        <source>Compare the clock by hand.</source>
        <translation>[Çömpåré thé çlöçk bý håñd. ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Content of the file</source>
        <translation>[Çöñtéñt öf thé fîlé ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>[Çöpîéd ~]</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>[Çöpý ~]</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>[Çöpý çödé ~ ~]</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>[Çöpý lîñk ~ ~]</translation>
    </message>
    <message>
        <source>Copy the request</source>
        <translation>[Çöpý thé réqûést ~ ~ ~]</translation>
    </message>
    <message>
        <source>Correct them, or ask {administrator}.</source>
        <translation>[Çörréçt thém, ör åsk {administrator}. ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Could be better</source>
        <translation>[Çöûld bé béttér ~ ~ ~]</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>[Çrédéñtîåls ~ ~]</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>[Dårk ~]</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>[Dåtå földér ~ ~]</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>[Détåîls ~]</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>[Dévîçé ~]</translation>
    </message>
    <message>
        <source>Device limit</source>
        <translation>[Dévîçé lîmît ~ ~]</translation>
    </message>
    <message>
        <source>Different here: {parts}.</source>
        <translation>[Dîfféréñt héré: {parts}. ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>[Dîsåbléd ~ ~]</translation>
    </message>
    <message>
        <source>Disk space</source>
        <translation>[Dîsk spåçé ~ ~]</translation>
    </message>
    <message>
        <source>Does not run in this session.</source>
        <translation>[Döés ñöt rûñ îñ thîs séssîöñ. ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message numerus="yes">
        <source>Ends in %Ln days</source>
        <translation>
            <numerusform>[Éñds îñ %Ln dåýs ~ ~ ~]</numerusform>
            <numerusform>[Éñds îñ %Ln dåýs ~ ~ ~]</numerusform>
        </translation>
    </message>
    <message>
        <source>Ends today</source>
        <translation>[Éñds tödåý ~ ~]</translation>
    </message>
    <message>
        <source>Environment variables</source>
        <translation>[Éñvîröñméñt vårîåblés ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Error code {code}</source>
        <translation>[Érrör çödé {code} ~ ~ ~]</translation>
    </message>
    <message>
        <source>Everything is as it should be.</source>
        <translation>[Évérýthîñg îs ås ît shöûld bé. ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>[Éxpîréd ~]</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>[Féåtûrés ~ ~]</translation>
    </message>
    <message>
        <source>File in the report</source>
        <translation>[Fîlé îñ thé répört ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Free some space or check the folder&apos;s rights, then try again; it takes no second seat.</source>
        <translation>[Fréé sömé spåçé ör çhéçk thé földér&apos;s rîghts, théñ trý ågåîñ; ît tåkés ñö séçöñd séåt. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation>[Fréé sömé spåçé. ~ ~ ~]</translation>
    </message>
    <message>
        <source>Give a seat back on a device you no longer use, or ask {administrator}.</source>
        <translation>[Gîvé å séåt båçk öñ å dévîçé ýöû ñö löñgér ûsé, ör åsk {administrator}. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Give the code from your administrator&apos;s mail (--customer CODE).</source>
        <translation>[Gîvé thé çödé fröm ýöûr ådmîñîstråtör&apos;s måîl (--çûstömér ÇÖDÉ). ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Give the seat back</source>
        <translation>[Gîvé thé séåt båçk ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Give this device&apos;s seat back ...</source>
        <translation>[Gîvé thîs dévîçé&apos;s séåt båçk ... ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Give this device&apos;s seat for {product} back?</source>
        <translation>[Gîvé thîs dévîçé&apos;s séåt för {product} båçk? ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>[Gö öñ wîth ît ~ ~ ~]</translation>
    </message>
    <message>
        <source>Hardware id</source>
        <translation>[Hårdwåré îd ~ ~]</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>[Hîdé détåîls ~ ~]</translation>
    </message>
    <message>
        <source>In a guest network, open any web page first; elsewhere tell {administrator}.</source>
        <translation>[Îñ å gûést ñétwörk, öpéñ åñý wéb pågé fîrst; élséwhéré téll {administrator}. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>In force: {places}</source>
        <translation>[Îñ förçé: {places} ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Install one (GNOME Keyring, KWallet or KeePassXC) if that is wanted.</source>
        <translation>[Îñståll öñé (GÑÖMÉ Kéýrîñg, KWållét ör KééPåssXÇ) îf thåt îs wåñtéd. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Install one (GNOME Keyring, KWallet or KeePassXC), or ask {administrator}.</source>
        <translation>[Îñståll öñé (GÑÖMÉ Kéýrîñg, KWållét ör KééPåssXÇ), ör åsk {administrator}. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Install the program as a package if links are wanted.</source>
        <translation>[Îñståll thé prögråm ås å påçkågé îf lîñks åré wåñtéd. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>It could not be looked at ({why}).</source>
        <translation>[Ît çöûld ñöt bé löökéd åt ({why}). ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>It stands in your administrator&apos;s mail.</source>
        <translation>[Ît ståñds îñ ýöûr ådmîñîstråtör&apos;s måîl. ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>It works offline by itself for a while; see `status`.</source>
        <translation>[Ît wörks öfflîñé bý îtsélf för å whîlé; séé `ståtûs`. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message numerus="yes">
        <source>It works; %Ln things could be better</source>
        <translation>
            <numerusform>[Ît wörks; %Ln thîñgs çöûld bé béttér ~ ~ ~ ~ ~ ~ ~]</numerusform>
            <numerusform>[Ît wörks; %Ln thîñgs çöûld bé béttér ~ ~ ~ ~ ~ ~ ~]</numerusform>
        </translation>
    </message>
    <message>
        <source>Its page may be open in your browser, behind other windows.</source>
        <translation>[Îts pågé måý bé öpéñ îñ ýöûr bröwsér, béhîñd öthér wîñdöws. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>[Kéép ît ~]</translation>
    </message>
    <message>
        <source>Keep {holder}</source>
        <translation>[Kéép {holder} ~ ~ ~]</translation>
    </message>
    <message>
        <source>Kept in this system&apos;s secret store, and told to this proxy only.</source>
        <translation>[Képt îñ thîs sýstém&apos;s séçrét störé, åñd töld tö thîs pröxý öñlý. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>[Låñgûågé ~ ~]</translation>
    </message>
    <message>
        <source>License</source>
        <translation>[Lîçéñsé ~]</translation>
    </message>
    <message>
        <source>License damaged</source>
        <translation>[Lîçéñsé dåmågéd ~ ~ ~]</translation>
    </message>
    <message>
        <source>License details</source>
        <translation>[Lîçéñsé détåîls ~ ~ ~]</translation>
    </message>
    <message>
        <source>License service</source>
        <translation>[Lîçéñsé sérvîçé ~ ~ ~]</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>[Lîght ~]</translation>
    </message>
    <message>
        <source>Limited in time</source>
        <translation>[Lîmîtéd îñ tîmé ~ ~ ~]</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>[Lîñks ~]</translation>
    </message>
    <message>
        <source>Links are for desktops.</source>
        <translation>[Lîñks åré för désktöps. ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Links that begin with {scheme}: open {handler}.</source>
        <translation>[Lîñks thåt bégîñ wîth {scheme}: öpéñ {handler}. ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>[Löök ~]</translation>
    </message>
    <message>
        <source>Look at the rights of your folders.</source>
        <translation>[Löök åt thé rîghts öf ýöûr földérs. ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Looking ...</source>
        <translation>[Löökîñg ... ~ ~]</translation>
    </message>
    <message>
        <source>Managed by {name}</source>
        <translation>[Måñågéd bý {name} ~ ~ ~]</translation>
    </message>
    <message>
        <source>Managed for you</source>
        <translation>[Måñågéd för ýöû ~ ~ ~]</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>[Möré tîmé ~ ~]</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>[Ñåmé ~]</translation>
    </message>
    <message>
        <source>Name of the license service</source>
        <translation>[Ñåmé öf thé lîçéñsé sérvîçé ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>No browser can be opened here ({detail}).</source>
        <translation>[Ñö bröwsér çåñ bé öpéñéd héré ({detail}). ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>No company code is known yet, so the sign-in was not tried.</source>
        <translation>[Ñö çömpåñý çödé îs kñöwñ ýét, sö thé sîgñ-îñ wås ñöt trîéd. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>No license</source>
        <translation>[Ñö lîçéñsé ~ ~]</translation>
    </message>
    <message>
        <source>No profile was found: the file from your vendor that says where to sign in.</source>
        <translation>[Ñö pröfîlé wås föûñd: thé fîlé fröm ýöûr véñdör thåt såýs whéré tö sîgñ îñ. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>No, thank you</source>
        <translation>[Ñö, thåñk ýöû ~ ~ ~]</translation>
    </message>
    <message>
        <source>None</source>
        <translation>[Ñöñé ~]</translation>
    </message>
    <message>
        <source>None is in the way.</source>
        <translation>[Ñöñé îs îñ thé wåý. ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Not activated</source>
        <translation>[Ñöt åçtîvåtéd ~ ~ ~]</translation>
    </message>
    <message>
        <source>Not known until the sign-in can be asked for.</source>
        <translation>[Ñöt kñöwñ ûñtîl thé sîgñ-îñ çåñ bé åskéd för. ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation>[Ñöt löökéd åt ~ ~ ~]</translation>
    </message>
    <message>
        <source>Not looked at, since this comes first: {other}</source>
        <translation>[Ñöt löökéd åt, sîñçé thîs çömés fîrst: {other} ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Not refused.</source>
        <translation>[Ñöt réfûséd. ~ ~]</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>[Ñöt stårtéd ~ ~]</translation>
    </message>
    <message>
        <source>Nothing came back from the browser in time.</source>
        <translation>[Ñöthîñg çåmé båçk fröm thé bröwsér îñ tîmé. ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Nothing opened?</source>
        <translation>[Ñöthîñg öpéñéd? ~ ~ ~]</translation>
    </message>
    <message>
        <source>Nothing opened? Open it again, or copy the link into your browser.</source>
        <translation>[Ñöthîñg öpéñéd? Öpéñ ît ågåîñ, ör çöpý thé lîñk îñtö ýöûr bröwsér. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Nothing opens {scheme}: links.</source>
        <translation>[Ñöthîñg öpéñs {scheme}: lîñks. ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Nothing there changes how this program works.</source>
        <translation>[Ñöthîñg théré çhåñgés höw thîs prögråm wörks. ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Nothing was changed. Tell {administrator}: the network, or the pinned key, is wrong.</source>
        <translation>[Ñöthîñg wås çhåñgéd. Téll {administrator}: thé ñétwörk, ör thé pîññéd kéý, îs wröñg. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>[Öff ~]</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>[Öfflîñé ~]</translation>
    </message>
    <message>
        <source>Offline for too long</source>
        <translation>[Öfflîñé för töö löñg ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>On</source>
        <translation>[Öñ]</translation>
    </message>
    <message>
        <source>On GNOME, install the AppIndicator extension if an icon is wanted.</source>
        <translation>[Öñ GÑÖMÉ, îñståll thé ÅppÎñdîçåtör éxtéñsîöñ îf åñ îçöñ îs wåñtéd. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>On this computer, without encryption.</source>
        <translation>[Öñ thîs çömpûtér, wîthöût éñçrýptîöñ. ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>On this computer.</source>
        <translation>[Öñ thîs çömpûtér. ~ ~ ~]</translation>
    </message>
    <message>
        <source>Only {free} MB are free.</source>
        <translation>[Öñlý {free} MB åré fréé. ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>[Öpéñ ~]</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>[Öpéñ ågåîñ ~ ~]</translation>
    </message>
    <message>
        <source>Open any web page in your browser, sign in to the network there, then try again.</source>
        <translation>[Öpéñ åñý wéb pågé îñ ýöûr bröwsér, sîgñ îñ tö thé ñétwörk théré, théñ trý ågåîñ. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Open this program to get one again.</source>
        <translation>[Öpéñ thîs prögråm tö gét öñé ågåîñ. ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Open window</source>
        <translation>[Öpéñ wîñdöw ~ ~]</translation>
    </message>
    <message>
        <source>Opening your browser</source>
        <translation>[Öpéñîñg ýöûr bröwsér ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Opening {host} in your browser</source>
        <translation>[Öpéñîñg {host} îñ ýöûr bröwsér ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>[Örgåñîzåtîöñ ~ ~]</translation>
    </message>
    <message>
        <source>Other accounts may write in {place}.</source>
        <translation>[Öthér åççöûñts måý wrîté îñ {place}. ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>[Påsswörd ~ ~]</translation>
    </message>
    <message>
        <source>Perpetual</source>
        <translation>[Pérpétûål ~ ~]</translation>
    </message>
    <message>
        <source>Please assign me a license for {product}.</source>
        <translation>[Pléåsé åssîgñ mé å lîçéñsé för {product}. ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Please set up single sign-on for {product} for our company.</source>
        <translation>[Pléåsé sét ûp sîñglé sîgñ-öñ för {product} för öûr çömpåñý. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>[Pölîçý ~]</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>[Prödûçt ~]</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>[Pröfîlé ~]</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>[Pröxý ~]</translation>
    </message>
    <message>
        <source>Put it at {place}, or try the sandbox: make demo.</source>
        <translation>[Pût ît åt {place}, ör trý thé såñdböx: måké démö. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Put {newcomer} in</source>
        <translation>[Pût {newcomer} îñ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>[Qûîét fröm ~ ~]</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>[Qûîét höûrs ~ ~]</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>[Qûîét ûñtîl ~ ~]</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>[Qûît ~]</translation>
    </message>
    <message>
        <source>Quit it from its tray menu, then start this one.</source>
        <translation>[Qûît ît fröm îts tråý méñû, théñ stårt thîs öñé. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Quit it from its tray menu, then try again.</source>
        <translation>[Qûît ît fröm îts tråý méñû, théñ trý ågåîñ. ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Quit: the license stays</source>
        <translation>[Qûît: thé lîçéñsé ståýs ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Remove them for this program if you did not set them on purpose.</source>
        <translation>[Rémövé thém för thîs prögråm îf ýöû dîd ñöt sét thém öñ pûrpösé. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Report for support</source>
        <translation>[Répört för sûppört ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Report for support ...</source>
        <translation>[Répört för sûppört ... ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Report {id}</source>
        <translation>[Répört {id} ~ ~]</translation>
    </message>
    <message>
        <source>Restart the computer, or ask {administrator} to register another port.</source>
        <translation>[Réstårt thé çömpûtér, ör åsk {administrator} tö régîstér åñöthér pört. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Return the seat</source>
        <translation>[Rétûrñ thé séåt ~ ~ ~]</translation>
    </message>
    <message>
        <source>Running program</source>
        <translation>[Rûññîñg prögråm ~ ~ ~]</translation>
    </message>
    <message>
        <source>Runs, version {version}.</source>
        <translation>[Rûñs, vérsîöñ {version}. ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Save ...</source>
        <translation>[Såvé ... ~ ~]</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>[Såvéd: {path} ~ ~ ~]</translation>
    </message>
    <message>
        <source>Seat needed</source>
        <translation>[Séåt ñéédéd ~ ~]</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>[Séåts ~]</translation>
    </message>
    <message>
        <source>Secret store</source>
        <translation>[Séçrét störé ~ ~]</translation>
    </message>
    <message>
        <source>Secure connection</source>
        <translation>[Séçûré çöññéçtîöñ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Security software may keep the browser from {address}. Ask your administrator to admit that address.</source>
        <translation>[Séçûrîtý söftwåré måý kéép thé bröwsér fröm {address}. Åsk ýöûr ådmîñîstråtör tö ådmît thåt åddréss. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>See --help.</source>
        <translation>[Séé --hélp. ~ ~]</translation>
    </message>
    <message>
        <source>See `status`.</source>
        <translation>[Séé `ståtûs`. ~ ~ ~]</translation>
    </message>
    <message>
        <source>Send {administrator} the code below.</source>
        <translation>[Séñd {administrator} thé çödé bélöw. ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Set a default browser, or ask {administrator}.</source>
        <translation>[Sét å défåûlt bröwsér, ör åsk {administrator}. ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Set date and time to automatic and try again.</source>
        <translation>[Sét dåté åñd tîmé tö åûtömåtîç åñd trý ågåîñ. ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Set date and time to automatic.</source>
        <translation>[Sét dåté åñd tîmé tö åûtömåtîç. ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Set date and time to automatic. If they are right, tell {administrator}.</source>
        <translation>[Sét dåté åñd tîmé tö åûtömåtîç. Îf théý åré rîght, téll {administrator}. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>[Séttîñgs ~ ~]</translation>
    </message>
    <message>
        <source>Settings ...</source>
        <translation>[Séttîñgs ... ~ ~]</translation>
    </message>
    <message>
        <source>Shall {newcomer} take the place of {holder} on this computer?</source>
        <translation>[Shåll {newcomer} tåké thé plåçé öf {holder} öñ thîs çömpûtér? ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Show notifications</source>
        <translation>[Shöw ñötîfîçåtîöñs ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Sign in again. If it happens again, tell {administrator}.</source>
        <translation>[Sîgñ îñ ågåîñ. Îf ît håppéñs ågåîñ, téll {administrator}. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Sign in again. If the browser said that it finished, look there for an error.</source>
        <translation>[Sîgñ îñ ågåîñ. Îf thé bröwsér såîd thåt ît fîñîshéd, löök théré för åñ érrör. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Sign in and activate</source>
        <translation>[Sîgñ îñ åñd åçtîvåté ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Sign in and activate again; this takes no second seat.</source>
        <translation>[Sîgñ îñ åñd åçtîvåté ågåîñ; thîs tåkés ñö séçöñd séåt. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Sign in and activate on this device.</source>
        <translation>[Sîgñ îñ åñd åçtîvåté öñ thîs dévîçé. ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Sign in and activate.</source>
        <translation>[Sîgñ îñ åñd åçtîvåté. ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Sign in as</source>
        <translation>[Sîgñ îñ ås ~ ~]</translation>
    </message>
    <message>
        <source>Sign in at</source>
        <translation>[Sîgñ îñ åt ~ ~]</translation>
    </message>
    <message>
        <source>Sign in at the proxy (`config proxy-sign-in`), or ask {administrator} how.</source>
        <translation>[Sîgñ îñ åt thé pröxý (`çöñfîg pröxý-sîgñ-îñ`), ör åsk {administrator} höw. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Sign in at the proxy again (`config proxy-sign-in`), or ask {administrator}.</source>
        <translation>[Sîgñ îñ åt thé pröxý ågåîñ (`çöñfîg pröxý-sîgñ-îñ`), ör åsk {administrator}. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Sign in once, or set sign_in.customer_account_code.</source>
        <translation>[Sîgñ îñ öñçé, ör sét sîgñ_îñ.çûstömér_åççöûñt_çödé. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Sign in to the proxy</source>
        <translation>[Sîgñ îñ tö thé pröxý ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Sign in to the proxy ...</source>
        <translation>[Sîgñ îñ tö thé pröxý ... ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Sign in with your company</source>
        <translation>[Sîgñ îñ wîth ýöûr çömpåñý ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>[Sîgñ öff ~ ~]</translation>
    </message>
    <message>
        <source>Sign off here and in the browser</source>
        <translation>[Sîgñ öff héré åñd îñ thé bröwsér ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Sign off here: the license stays</source>
        <translation>[Sîgñ öff héré: thé lîçéñsé ståýs ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>[Sîgñ-îñ ~]</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>[Sîgñåtûré ~ ~]</translation>
    </message>
    <message>
        <source>Signed in as</source>
        <translation>[Sîgñéd îñ ås ~ ~]</translation>
    </message>
    <message>
        <source>Signed off here and at the sign-in service. Other programs stay signed in.</source>
        <translation>[Sîgñéd öff héré åñd åt thé sîgñ-îñ sérvîçé. Öthér prögråms ståý sîgñéd îñ. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Signed off here. The license stays.</source>
        <translation>[Sîgñéd öff héré. Thé lîçéñsé ståýs. ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Signing in to {product}</source>
        <translation>[Sîgñîñg îñ tö {product} ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Single sign-on for {product}, please</source>
        <translation>[Sîñglé sîgñ-öñ för {product}, pléåsé ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Single sign-on is not set up for the company {company}.</source>
        <translation>[Sîñglé sîgñ-öñ îs ñöt sét ûp för thé çömpåñý {company}. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>[Sömébödý élsé ~ ~ ~]</translation>
    </message>
    <message>
        <source>Something went wrong inside this program.</source>
        <translation>[Söméthîñg wéñt wröñg îñsîdé thîs prögråm. ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Sound, but a part of the brand&apos;s look is left out: {why}</source>
        <translation>[Söûñd, bût å pårt öf thé bråñd&apos;s löök îs léft öût: {why} ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Sound: {products} at {service}</source>
        <translation>[Söûñd: {products} åt {service} ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Start it again when you are ready.</source>
        <translation>[Stårt ît ågåîñ whéñ ýöû åré réådý. ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>[Stårt övér ~ ~]</translation>
    </message>
    <message>
        <source>Start the newer version, or update this one. Nothing was changed.</source>
        <translation>[Stårt thé ñéwér vérsîöñ, ör ûpdåté thîs öñé. Ñöthîñg wås çhåñgéd. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Start with the session</source>
        <translation>[Stårt wîth thé séssîöñ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Stored license</source>
        <translation>[Störéd lîçéñsé ~ ~ ~]</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>[Sûbsçrîptîöñ ~ ~]</translation>
    </message>
    <message>
        <source>Take offline</source>
        <translation>[Tåké öfflîñé ~ ~]</translation>
    </message>
    <message>
        <source>Take offline ...</source>
        <translation>[Tåké öfflîñé ... ~ ~ ~]</translation>
    </message>
    <message>
        <source>Take that right from them (chmod go-w).</source>
        <translation>[Tåké thåt rîght fröm thém (çhmöd gö-w). ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Tell {administrator}: keys or product in the profile are not accepted.</source>
        <translation>[Téll {administrator}: kéýs ör prödûçt îñ thé pröfîlé åré ñöt åççéptéd. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Tell {administrator}: that authority may not vouch for this server.</source>
        <translation>[Téll {administrator}: thåt åûthörîtý måý ñöt vöûçh för thîs sérvér. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Tell {administrator}: that server, or what inspects connections here, is too old.</source>
        <translation>[Téll {administrator}: thåt sérvér, ör whåt îñspéçts çöññéçtîöñs héré, îs töö öld. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>That is not the final address of this sign-in. Copy it whole from the browser&apos;s address bar.</source>
        <translation>[Thåt îs ñöt thé fîñål åddréss öf thîs sîgñ-îñ. Çöpý ît whölé fröm thé bröwsér&apos;s åddréss bår. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The address {address}, to which the browser has to come back, cannot be used here.</source>
        <translation>[Thé åddréss {address}, tö whîçh thé bröwsér hås tö çömé båçk, çåññöt bé ûséd héré. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The answer carries the pinned key&apos;s signature ({key}).</source>
        <translation>[Thé åñswér çårrîés thé pîññéd kéý&apos;s sîgñåtûré ({key}). ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The answer does not carry the license service&apos;s signature ({detail}).</source>
        <translation>[Thé åñswér döés ñöt çårrý thé lîçéñsé sérvîçé&apos;s sîgñåtûré ({detail}). ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The browser brought an answer that does not belong to this sign-in ({detail}).</source>
        <translation>[Thé bröwsér bröûght åñ åñswér thåt döés ñöt bélöñg tö thîs sîgñ-îñ ({detail}). ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The browser cannot come back by itself here: paste its final address below.</source>
        <translation>[Thé bröwsér çåññöt çömé båçk bý îtsélf héré: påsté îts fîñål åddréss bélöw. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The browser could not be opened. Copy the link and open it yourself.</source>
        <translation>[Thé bröwsér çöûld ñöt bé öpéñéd. Çöpý thé lîñk åñd öpéñ ît ýöûrsélf. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The browser has to come back to {address}, and this system keeps that port for itself.</source>
        <translation>[Thé bröwsér hås tö çömé båçk tö {address}, åñd thîs sýstém kééps thåt pört för îtsélf. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The browser insists on https for this computer&apos;s own address. Paste its final address, or use another browser.</source>
        <translation>[Thé bröwsér îñsîsts öñ https för thîs çömpûtér&apos;s öwñ åddréss. Påsté îts fîñål åddréss, ör ûsé åñöthér bröwsér. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The browser opened the sign-in page, but nothing came back yet. Go on there; the page may be behind other windows.</source>
        <translation>[Thé bröwsér öpéñéd thé sîgñ-îñ pågé, bût ñöthîñg çåmé båçk ýét. Gö öñ théré; thé pågé måý bé béhîñd öthér wîñdöws. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The browser reported an error that cannot be confirmed: look there.</source>
        <translation>[Thé bröwsér répörtéd åñ érrör thåt çåññöt bé çöñfîrméd: löök théré. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The browser runs in Windows: if it does not come back, paste its final address below.</source>
        <translation>[Thé bröwsér rûñs îñ Wîñdöws: îf ît döés ñöt çömé båçk, påsté îts fîñål åddréss bélöw. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The browser runs in Windows: if it does not come back, use --redirect-url - and paste the final address.</source>
        <translation>[Thé bröwsér rûñs îñ Wîñdöws: îf ît döés ñöt çömé båçk, ûsé --rédîréçt-ûrl - åñd påsté thé fîñål åddréss. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The browser&apos;s final address</source>
        <translation>[Thé bröwsér&apos;s fîñål åddréss ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The certificate was issued by {issuer}.</source>
        <translation>[Thé çértîfîçåté wås îssûéd bý {issuer}. ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The company code is missing.</source>
        <translation>[Thé çömpåñý çödé îs mîssîñg. ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The connection to {host} is not secure and was refused.</source>
        <translation>[Thé çöññéçtîöñ tö {host} îs ñöt séçûré åñd wås réfûséd. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: its certificate is for another name.</source>
        <translation>[Thé çöññéçtîöñ tö {host} wås réfûséd: îts çértîfîçåté îs för åñöthér ñåmé. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: its certificate is not valid at this date.</source>
        <translation>[Thé çöññéçtîöñ tö {host} wås réfûséd: îts çértîfîçåté îs ñöt vålîd åt thîs dåté. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: its certificate was issued by {issuer}.</source>
        <translation>[Thé çöññéçtîöñ tö {host} wås réfûséd: îts çértîfîçåté wås îssûéd bý {issuer}. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: its encryption is too weak.</source>
        <translation>[Thé çöññéçtîöñ tö {host} wås réfûséd: îts éñçrýptîöñ îs töö wéåk. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: {issuer} may not issue its certificate.</source>
        <translation>[Thé çöññéçtîöñ tö {host} wås réfûséd: {issuer} måý ñöt îssûé îts çértîfîçåté. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The default browser</source>
        <translation>[Thé défåûlt bröwsér ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The disk did not take what had to be kept ({detail}).</source>
        <translation>[Thé dîsk dîd ñöt tåké whåt håd tö bé képt ({detail}). ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The file could not be written ({detail}).</source>
        <translation>[Thé fîlé çöûld ñöt bé wrîttéñ ({detail}). ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The license for {product} has ended.</source>
        <translation>[Thé lîçéñsé för {product} hås éñdéd. ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The license for {product} has no shared seats, so there is nothing to borrow or return.</source>
        <translation>[Thé lîçéñsé för {product} hås ñö shåréd séåts, sö théré îs ñöthîñg tö börröw ör rétûrñ. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The license for {product} has not started yet.</source>
        <translation>[Thé lîçéñsé för {product} hås ñöt stårtéd ýét. ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The license for {product} is switched off.</source>
        <translation>[Thé lîçéñsé för {product} îs swîtçhéd öff. ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The license is not active at the license service.</source>
        <translation>[Thé lîçéñsé îs ñöt åçtîvé åt thé lîçéñsé sérvîçé. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The license service cannot be reached. Work goes on until {when}.</source>
        <translation>[Thé lîçéñsé sérvîçé çåññöt bé réåçhéd. Wörk göés öñ ûñtîl {when}. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The license service could not be reached ({detail}).</source>
        <translation>[Thé lîçéñsé sérvîçé çöûld ñöt bé réåçhéd ({detail}). ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The license service could not be reached for too long. Connect and check again.</source>
        <translation>[Thé lîçéñsé sérvîçé çöûld ñöt bé réåçhéd för töö löñg. Çöññéçt åñd çhéçk ågåîñ. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The license service did not answer to the end ({detail}); a seat may be taken already.</source>
        <translation>[Thé lîçéñsé sérvîçé dîd ñöt åñswér tö thé éñd ({detail}); å séåt måý bé tåkéñ ålréådý. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The license service did not take the name and password.</source>
        <translation>[Thé lîçéñsé sérvîçé dîd ñöt tåké thé ñåmé åñd påsswörd. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The license service did not tell its time.</source>
        <translation>[Thé lîçéñsé sérvîçé dîd ñöt téll îts tîmé. ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The license service does not know this device any more. Activate again.</source>
        <translation>[Thé lîçéñsé sérvîçé döés ñöt kñöw thîs dévîçé åñý möré. Åçtîvåté ågåîñ. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The license service finds no license for {product} with this name and password.</source>
        <translation>[Thé lîçéñsé sérvîçé fîñds ñö lîçéñsé för {product} wîth thîs ñåmé åñd påsswörd. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The license service knows no license for {product} with this key.</source>
        <translation>[Thé lîçéñsé sérvîçé kñöws ñö lîçéñsé för {product} wîth thîs kéý. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The license service refused ({service}).</source>
        <translation>[Thé lîçéñsé sérvîçé réfûséd ({service}). ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The license service refused the license key for {product}.</source>
        <translation>[Thé lîçéñsé sérvîçé réfûséd thé lîçéñsé kéý för {product}. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The license service refuses this computer&apos;s time. Set date and time right.</source>
        <translation>[Thé lîçéñsé sérvîçé réfûsés thîs çömpûtér&apos;s tîmé. Sét dåté åñd tîmé rîght. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The license service refuses this program ({service}).</source>
        <translation>[Thé lîçéñsé sérvîçé réfûsés thîs prögråm ({service}). ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The license service refuses to answer for this license at present.</source>
        <translation>[Thé lîçéñsé sérvîçé réfûsés tö åñswér för thîs lîçéñsé åt préséñt. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The license service takes this program and knows {product}.</source>
        <translation>[Thé lîçéñsé sérvîçé tåkés thîs prögråm åñd kñöws {product}. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The license service&apos;s answer could not be understood ({detail}).</source>
        <translation>[Thé lîçéñsé sérvîçé&apos;s åñswér çöûld ñöt bé ûñdérstööd ({detail}). ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The other side said: {words}</source>
        <translation>[Thé öthér sîdé såîd: {words} ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The program &quot;{owner}&quot; uses {address}, to which the browser has to come back.</source>
        <translation>[Thé prögråm &quot;{owner}&quot; ûsés {address}, tö whîçh thé bröwsér hås tö çömé båçk. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The program remembers it; you can choose anew at any time.</source>
        <translation>[Thé prögråm rémémbérs ît; ýöû çåñ çhöösé åñéw åt åñý tîmé. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The program runs in this session, and would write anew what is removed.</source>
        <translation>[Thé prögråm rûñs îñ thîs séssîöñ, åñd wöûld wrîté åñéw whåt îs rémövéd. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The proxy {proxy} did not take the name and password that are kept for it.</source>
        <translation>[Thé pröxý {proxy} dîd ñöt tåké thé ñåmé åñd påsswörd thåt åré képt för ît. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The proxy {proxy} opens the connection to {host}: its certificate was issued by {issuer}.</source>
        <translation>[Thé pröxý {proxy} öpéñs thé çöññéçtîöñ tö {host}: îts çértîfîçåté wås îssûéd bý {issuer}. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The proxy {proxy} wants a sign-in.</source>
        <translation>[Thé pröxý {proxy} wåñts å sîgñ-îñ. ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The running program keeps it for itself.</source>
        <translation>[Thé rûññîñg prögråm kééps ît för îtsélf. ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The sandbox is a license service and a sign-in page on this computer.</source>
        <translation>[Thé såñdböx îs å lîçéñsé sérvîçé åñd å sîgñ-îñ pågé öñ thîs çömpûtér. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The seat for {product} cannot be borrowed, or not for so long.</source>
        <translation>[Thé séåt för {product} çåññöt bé börröwéd, ör ñöt för sö löñg. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The seat was given back. Check now to take one again.</source>
        <translation>[Thé séåt wås gîvéñ båçk. Çhéçk ñöw tö tåké öñé ågåîñ. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The seat was not renewed in time. Check now to take one again.</source>
        <translation>[Thé séåt wås ñöt réñéwéd îñ tîmé. Çhéçk ñöw tö tåké öñé ågåîñ. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The seat was returned. Check now takes one again.</source>
        <translation>[Thé séåt wås rétûrñéd. Çhéçk ñöw tåkés öñé ågåîñ. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The secret store cannot be used ({detail}).</source>
        <translation>[Thé séçrét störé çåññöt bé ûséd ({detail}). ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The secret store failed: who signed in is not remembered.</source>
        <translation>[Thé séçrét störé fåîléd: whö sîgñéd îñ îs ñöt rémémbéréd. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The secret store is locked.</source>
        <translation>[Thé séçrét störé îs löçkéd. ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The secret store is locked: who signed in is not remembered.</source>
        <translation>[Thé séçrét störé îs löçkéd: whö sîgñéd îñ îs ñöt rémémbéréd. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The settings cannot be used: {detail}.</source>
        <translation>[Thé séttîñgs çåññöt bé ûséd: {detail}. ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The sign-in link was opened twice. If that was not you, cancel.</source>
        <translation>[Thé sîgñ-îñ lîñk wås öpéñéd twîçé. Îf thåt wås ñöt ýöû, çåñçél. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The sign-in service could not be reached ({detail}).</source>
        <translation>[Thé sîgñ-îñ sérvîçé çöûld ñöt bé réåçhéd ({detail}). ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The sign-in was cancelled in the browser.</source>
        <translation>[Thé sîgñ-îñ wås çåñçélléd îñ thé bröwsér. ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The sign-in was cancelled while the device was being activated; a seat may be taken.</source>
        <translation>[Thé sîgñ-îñ wås çåñçélléd whîlé thé dévîçé wås béîñg åçtîvåtéd; å séåt måý bé tåkéñ. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The sign-in was cancelled.</source>
        <translation>[Thé sîgñ-îñ wås çåñçélléd. ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The sign-in was refused.</source>
        <translation>[Thé sîgñ-îñ wås réfûséd. ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The stored license belongs to another device. Activate this one.</source>
        <translation>[Thé störéd lîçéñsé bélöñgs tö åñöthér dévîçé. Åçtîvåté thîs öñé. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The stored license for {product} belongs to another device.</source>
        <translation>[Thé störéd lîçéñsé för {product} bélöñgs tö åñöthér dévîçé. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The stored license for {product} was changed or damaged.</source>
        <translation>[Thé störéd lîçéñsé för {product} wås çhåñgéd ör dåmågéd. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>[Thé sýstém&apos;s ~ ~]</translation>
    </message>
    <message>
        <source>There is a place for the icon.</source>
        <translation>[Théré îs å plåçé för thé îçöñ. ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>There is no desktop here.</source>
        <translation>[Théré îs ñö désktöp héré. ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>There is no desktop here: no browser can be opened.</source>
        <translation>[Théré îs ñö désktöp héré: ñö bröwsér çåñ bé öpéñéd. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>These change how programs find files, authorities or secret stores: {names}</source>
        <translation>[Thésé çhåñgé höw prögråms fîñd fîlés, åûthörîtîés ör séçrét störés: {names} ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>These files were copied from another computer. Activate this one for itself.</source>
        <translation>[Thésé fîlés wéré çöpîéd fröm åñöthér çömpûtér. Åçtîvåté thîs öñé för îtsélf. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>This computer has no policy.</source>
        <translation>[Thîs çömpûtér hås ñö pölîçý. ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>This computer&apos;s clock differs too much from the license service&apos;s.</source>
        <translation>[Thîs çömpûtér&apos;s çlöçk dîfférs töö mûçh fröm thé lîçéñsé sérvîçé&apos;s. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is behind the license service&apos;s. Set it right.</source>
        <translation>[Thîs çömpûtér&apos;s çlöçk îs béhîñd thé lîçéñsé sérvîçé&apos;s. Sét ît rîght. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {minutes} minutes ahead of the license service&apos;s.</source>
        <translation>[Thîs çömpûtér&apos;s çlöçk îs {minutes} mîñûtés åhéåd öf thé lîçéñsé sérvîçé&apos;s. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {minutes} minutes behind the license service&apos;s.</source>
        <translation>[Thîs çömpûtér&apos;s çlöçk îs {minutes} mîñûtés béhîñd thé lîçéñsé sérvîçé&apos;s. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>This computer&apos;s clock was moved back. Set it right, then check again.</source>
        <translation>[Thîs çömpûtér&apos;s çlöçk wås mövéd båçk. Sét ît rîght, théñ çhéçk ågåîñ. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>This desktop shows no tray icons; the window is there all the same.</source>
        <translation>[Thîs désktöp shöws ñö tråý îçöñs; thé wîñdöw îs théré åll thé såmé. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>This device is not activated for {product}.</source>
        <translation>[Thîs dévîçé îs ñöt åçtîvåtéd för {product}. ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>This device&apos;s seat was given back.</source>
        <translation>[Thîs dévîçé&apos;s séåt wås gîvéñ båçk. ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>This is a container: publish port {port} to the computer with the browser, or use --redirect-url - and paste the final address.</source>
        <translation>[Thîs îs å çöñtåîñér: pûblîsh pört {port} tö thé çömpûtér wîth thé bröwsér, ör ûsé --rédîréçt-ûrl - åñd påsté thé fîñål åddréss. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>This is a remote shell: forward port {port} of the computer with the browser to this one, or use --redirect-url - and paste the final address.</source>
        <translation>[Thîs îs å rémöté shéll: förwård pört {port} öf thé çömpûtér wîth thé bröwsér tö thîs öñé, ör ûsé --rédîréçt-ûrl - åñd påsté thé fîñål åddréss. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>This is all that the report holds: no keys, names, mail addresses or full addresses. Nothing is sent: you save it, and give it to whoever helps you.</source>
        <translation>[Thîs îs åll thåt thé répört hölds: ñö kéýs, ñåmés, måîl åddréssés ör fûll åddréssés. Ñöthîñg îs séñt: ýöû såvé ît, åñd gîvé ît tö whöévér hélps ýöû. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>This network wants you to sign in first: a page came in place of {host}&apos;s answer.</source>
        <translation>[Thîs ñétwörk wåñts ýöû tö sîgñ îñ fîrst: å pågé çåmé îñ plåçé öf {host}&apos;s åñswér. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>This network wants you to sign in first: {portal} answered in place of {host}.</source>
        <translation>[Thîs ñétwörk wåñts ýöû tö sîgñ îñ fîrst: {portal} åñswéréd îñ plåçé öf {host}. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>This one:</source>
        <translation>[Thîs öñé: ~ ~]</translation>
    </message>
    <message>
        <source>This program runs in a container: publish port {port} to the computer with the browser, or paste the browser&apos;s final address below.</source>
        <translation>[Thîs prögråm rûñs îñ å çöñtåîñér: pûblîsh pört {port} tö thé çömpûtér wîth thé bröwsér, ör påsté thé bröwsér&apos;s fîñål åddréss bélöw. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>This program seems to run on another computer than the browser: forward port {port} to it, or paste the browser&apos;s final address below.</source>
        <translation>[Thîs prögråm sééms tö rûñ öñ åñöthér çömpûtér thåñ thé bröwsér: förwård pört {port} tö ît, ör påsté thé bröwsér&apos;s fîñål åddréss bélöw. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>This system has no secret store: who signed in is not remembered.</source>
        <translation>[Thîs sýstém hås ñö séçrét störé: whö sîgñéd îñ îs ñöt rémémbéréd. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>This system offers no secret store, which is needed here.</source>
        <translation>[Thîs sýstém öfférs ñö séçrét störé, whîçh îs ñéédéd héré. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>This system offers no secret store: who signed in is not remembered.</source>
        <translation>[Thîs sýstém öfférs ñö séçrét störé: whö sîgñéd îñ îs ñöt rémémbéréd. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Through {proxy}</source>
        <translation>[Thröûgh {proxy} ~ ~ ~]</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>[Tîmé léft ~ ~]</translation>
    </message>
    <message>
        <source>To put {newcomer} in place of {holder}, sign in again and say so (--switch-person).</source>
        <translation>[Tö pût {newcomer} îñ plåçé öf {holder}, sîgñ îñ ågåîñ åñd såý sö (--swîtçh-pérsöñ). ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>[Tråý ~]</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>[Trîål ~]</translation>
    </message>
    <message numerus="yes">
        <source>Trial: %Ln days left</source>
        <translation>
            <numerusform>[Trîål: %Ln dåýs léft ~ ~ ~ ~]</numerusform>
            <numerusform>[Trîål: %Ln dåýs léft ~ ~ ~ ~]</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>[Trý ågåîñ ~ ~]</translation>
    </message>
    <message>
        <source>Try again when a colleague has finished, or ask {administrator}.</source>
        <translation>[Trý ågåîñ whéñ å çölléågûé hås fîñîshéd, ör åsk {administrator}. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Try again, or ask {administrator}.</source>
        <translation>[Trý ågåîñ, ör åsk {administrator}. ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Try again. If it happens again, send {administrator} the code below.</source>
        <translation>[Trý ågåîñ. Îf ît håppéñs ågåîñ, séñd {administrator} thé çödé bélöw. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Try the sandbox</source>
        <translation>[Trý thé såñdböx ~ ~ ~]</translation>
    </message>
    <message>
        <source>Unlock it and try again.</source>
        <translation>[Ûñlöçk ît åñd trý ågåîñ. ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Use `activate --no-browser`, or --redirect-url - where the browser is elsewhere.</source>
        <translation>[Ûsé `åçtîvåté --ñö-bröwsér`, ör --rédîréçt-ûrl - whéré thé bröwsér îs élséwhéré. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Use another account</source>
        <translation>[Ûsé åñöthér åççöûñt ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>[Ûsé ît ~]</translation>
    </message>
    <message>
        <source>Use the command line.</source>
        <translation>[Ûsé thé çömmåñd lîñé. ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Use this license</source>
        <translation>[Ûsé thîs lîçéñsé ~ ~ ~]</translation>
    </message>
    <message>
        <source>Version {version} is available</source>
        <translation>[Vérsîöñ {version} îs åvåîlåblé ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Wait until its start date, or ask {administrator}.</source>
        <translation>[Wåît ûñtîl îts stårt dåté, ör åsk {administrator}. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Waiting for your browser</source>
        <translation>[Wåîtîñg för ýöûr bröwsér ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Waiting for your sign-in</source>
        <translation>[Wåîtîñg för ýöûr sîgñ-îñ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Way back from the browser</source>
        <translation>[Wåý båçk fröm thé bröwsér ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Windows has reserved the port of {address}, to which the browser has to come back.</source>
        <translation>[Wîñdöws hås résérvéd thé pört öf {address}, tö whîçh thé bröwsér hås tö çömé båçk. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Without a connection it stops at {when}.</source>
        <translation>[Wîthöût å çöññéçtîöñ ît stöps åt {when}. ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Works offline</source>
        <translation>[Wörks öfflîñé ~ ~ ~]</translation>
    </message>
    <message>
        <source>Write the request</source>
        <translation>[Wrîté thé réqûést ~ ~ ~]</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>[Wröñg ~]</translation>
    </message>
    <message>
        <source>You are signed in, but nobody gave you a license for {product} yet.</source>
        <translation>[Ýöû åré sîgñéd îñ, bût ñöbödý gåvé ýöû å lîçéñsé för {product} ýét. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>You have several licenses for {product}</source>
        <translation>[Ýöû håvé sévérål lîçéñsés för {product} ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Your administrator can assign one: {contact}</source>
        <translation>[Ýöûr ådmîñîstråtör çåñ åssîgñ öñé: {contact} ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Your administrator can set it up: {contact}</source>
        <translation>[Ýöûr ådmîñîstråtör çåñ sét ît ûp: {contact} ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>Your licenses</source>
        <translation>[Ýöûr lîçéñsés ~ ~ ~]</translation>
    </message>
    <message>
        <source>an unknown authority</source>
        <translation>[åñ ûñkñöwñ åûthörîtý ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>another one</source>
        <translation>[åñöthér öñé ~ ~]</translation>
    </message>
    <message>
        <source>another person</source>
        <translation>[åñöthér pérsöñ ~ ~ ~]</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>[åñöthér prögråm ~ ~ ~]</translation>
    </message>
    <message>
        <source>another server</source>
        <translation>[åñöthér sérvér ~ ~ ~]</translation>
    </message>
    <message>
        <source>borrowed: works offline until {when}</source>
        <translation>[börröwéd: wörks öfflîñé ûñtîl {when} ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>done</source>
        <translation>[döñé ~]</translation>
    </message>
    <message>
        <source>ended {date}</source>
        <translation>[éñdéd {date} ~ ~]</translation>
    </message>
    <message numerus="yes">
        <source>for %Ln days</source>
        <translation>
            <numerusform>[för %Ln dåýs ~ ~]</numerusform>
            <numerusform>[för %Ln dåýs ~ ~]</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %Ln hours</source>
        <translation>
            <numerusform>[för %Ln höûrs ~ ~ ~]</numerusform>
            <numerusform>[för %Ln höûrs ~ ~ ~]</numerusform>
        </translation>
    </message>
    <message>
        <source>in the profile</source>
        <translation>[îñ thé pröfîlé ~ ~ ~]</translation>
    </message>
    <message>
        <source>no detail is known</source>
        <translation>[ñö détåîl îs kñöwñ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>no end date</source>
        <translation>[ñö éñd dåté ~ ~]</translation>
    </message>
    <message>
        <source>of this network</source>
        <translation>[öf thîs ñétwörk ~ ~ ~]</translation>
    </message>
    <message>
        <source>the computer&apos;s name</source>
        <translation>[thé çömpûtér&apos;s ñåmé ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>the configuration folder</source>
        <translation>[thé çöñfîgûråtîöñ földér ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>the license service</source>
        <translation>[thé lîçéñsé sérvîçé ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>the main board</source>
        <translation>[thé måîñ böård ~ ~ ~]</translation>
    </message>
    <message>
        <source>the model</source>
        <translation>[thé mödél ~ ~]</translation>
    </message>
    <message>
        <source>the network card</source>
        <translation>[thé ñétwörk çård ~ ~ ~]</translation>
    </message>
    <message>
        <source>the processor</source>
        <translation>[thé pröçéssör ~ ~ ~]</translation>
    </message>
    <message>
        <source>the registered address</source>
        <translation>[thé régîstéréd åddréss ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>the system disk</source>
        <translation>[thé sýstém dîsk ~ ~ ~]</translation>
    </message>
    <message>
        <source>the system&apos;s id</source>
        <translation>[thé sýstém&apos;s îd ~ ~ ~]</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>[tö çömé ~]</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>[ûñdér wåý ~ ~]</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>[ûñtîl {date} ~ ~]</translation>
    </message>
    <message>
        <source>what the system has chosen</source>
        <translation>[whåt thé sýstém hås çhöséñ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>works offline until {when}</source>
        <translation>[wörks öfflîñé ûñtîl {when} ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>works with the vendor&apos;s own program only</source>
        <translation>[wörks wîth thé véñdör&apos;s öwñ prögråm öñlý ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>your administrator</source>
        <translation>[ýöûr ådmîñîstråtör ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>{address} is free.</source>
        <translation>[{address} îs fréé. ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>{browser}</source>
        <translation>[{browser} ~ ~]</translation>
    </message>
    <message>
        <source>{company} signs in at {host}.</source>
        <translation>[{company} sîgñs îñ åt {host}. ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>{detail}.</source>
        <translation>[{detail}. ~ ~]</translation>
    </message>
    <message>
        <source>{free} MB are free.</source>
        <translation>[{free} MB åré fréé. ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>{host} answers.</source>
        <translation>[{host} åñswérs. ~ ~ ~]</translation>
    </message>
    <message>
        <source>{host} is {address}.</source>
        <translation>[{host} îs {address}. ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>{minutes} minutes from the license service&apos;s.</source>
        <translation>[{minutes} mîñûtés fröm thé lîçéñsé sérvîçé&apos;s. ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>{name} can help.</source>
        <translation>[{name} çåñ hélp. ~ ~ ~]</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>[{name}: {value} ~ ~ ~]</translation>
    </message>
    <message>
        <source>{newcomer} signed in, but the license for {product} here belongs to {holder}.</source>
        <translation>[{newcomer} sîgñéd îñ, bût thé lîçéñsé för {product} héré bélöñgs tö {holder}. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>{newcomer} signed in, but the license here belongs to {holder}.</source>
        <translation>[{newcomer} sîgñéd îñ, bût thé lîçéñsé héré bélöñgs tö {holder}. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message numerus="yes">
        <source>{product} ends in %Ln days</source>
        <translation>
            <numerusform>[{product} éñds îñ %Ln dåýs ~ ~ ~ ~ ~]</numerusform>
            <numerusform>[{product} éñds îñ %Ln dåýs ~ ~ ~ ~ ~]</numerusform>
        </translation>
    </message>
    <message>
        <source>{product} ends today</source>
        <translation>[{product} éñds tödåý ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>{product} ends tomorrow</source>
        <translation>[{product} éñds tömörröw ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>{product} has lost its seat</source>
        <translation>[{product} hås löst îts séåt ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>{product} is active on this computer.</source>
        <translation>[{product} îs åçtîvé öñ thîs çömpûtér. ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>{product} must reach the license service soon</source>
        <translation>[{product} mûst réåçh thé lîçéñsé sérvîçé sööñ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>{product} stops working here until you sign in again.</source>
        <translation>[{product} stöps wörkîñg héré ûñtîl ýöû sîgñ îñ ågåîñ. ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>{product} works offline</source>
        <translation>[{product} wörks öfflîñé ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>{product}: active</source>
        <translation>[{product}: åçtîvé ~ ~ ~]</translation>
    </message>
    <message>
        <source>{product}: active until {date}</source>
        <translation>[{product}: åçtîvé ûñtîl {date} ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>{product}: works offline until {when}</source>
        <translation>[{product}: wörks öfflîñé ûñtîl {when} ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>{seconds} s from the license service&apos;s.</source>
        <translation>[{seconds} s fröm thé lîçéñsé sérvîçé&apos;s. ~ ~ ~ ~ ~ ~ ~ ~]</translation>
    </message>
    <message>
        <source>{state}</source>
        <translation>[{state} ~]</translation>
    </message>
    <message>
        <source>{used} of {all} in use</source>
        <translation>[{used} öf {all} îñ ûsé ~ ~ ~ ~]</translation>
    </message>
</context>
</TS>
