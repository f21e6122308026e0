<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Keyturn</name>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>noch %Ln</numerusform>
            <numerusform>noch %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln things are wrong</source>
        <translation>
            <numerusform>%Ln Problem gefunden</numerusform>
            <numerusform>%Ln Probleme gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>A license for {product}, please</source>
        <translation>Bitte um eine Lizenz für {product}</translation>
    </message>
    <message>
        <source>A link asks you to sign in for {product}</source>
        <translation>Ein Link bittet um Ihre Anmeldung für {product}</translation>
    </message>
    <message>
        <source>A network sign-in page may be in the way: open any web page, then try again.</source>
        <translation>Vielleicht ist die Anmeldeseite eines Netzwerks im Weg: Öffnen Sie eine beliebige Webseite und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>A newer version of this program has written its files here ({detail}).</source>
        <translation>Eine neuere Version dieses Programms hat hier ihre Dateien geschrieben ({detail}).</translation>
    </message>
    <message>
        <source>A newer version of this program has written the license.</source>
        <translation>Eine neuere Version dieses Programms hat die Lizenz geschrieben.</translation>
    </message>
    <message>
        <source>A proxy file&apos;s address looks like http://proxy.example/proxy.pac.</source>
        <translation>Die Adresse einer Proxydatei sieht so aus: http://proxy.example/proxy.pac.</translation>
    </message>
    <message>
        <source>A proxy is set on this computer. Exempt {address} from it: the browser has to come back there.</source>
        <translation>Auf diesem Computer ist ein Proxy eingestellt. Nehmen Sie {address} davon aus: Dorthin muss der Browser zurückkehren.</translation>
    </message>
    <message>
        <source>A proxy&apos;s address looks like http://proxy.example:8080.</source>
        <translation>Die Adresse eines Proxys sieht aus wie http://proxy.example:8080.</translation>
    </message>
    <message>
        <source>A sign-in is already under way.</source>
        <translation>Eine Anmeldung läuft bereits.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Activating this device</source>
        <translation>Gerät wird aktiviert</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Active, ends soon</source>
        <translation>Aktiv, endet bald</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>Adresse des Proxys</translation>
    </message>
    <message>
        <source>Address of the proxy file</source>
        <translation>Adresse der Proxydatei</translation>
    </message>
    <message>
        <source>All devices that your license for {product} allows are in use.</source>
        <translation>Alle Geräte, die Ihre Lizenz für {product} erlaubt, sind belegt.</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>All seats for {product} are in use.</source>
        <translation>Alle Plätze für {product} sind belegt.</translation>
    </message>
    <message>
        <source>Another company code</source>
        <translation>Anderer Firmencode</translation>
    </message>
    <message>
        <source>Another device&apos;s license</source>
        <translation>Lizenz eines anderen Geräts</translation>
    </message>
    <message>
        <source>Another program uses {address}, to which the browser has to come back.</source>
        <translation>Ein anderes Programm belegt {address}; dorthin muss der Browser zurückkehren.</translation>
    </message>
    <message>
        <source>Another user of this computer tried to answer. If in doubt, cancel.</source>
        <translation>Jemand anderes auf diesem Computer wollte antworten. Brechen Sie im Zweifel ab.</translation>
    </message>
    <message>
        <source>Another version of this program runs in this session: {running}; this one is {version}.</source>
        <translation>In dieser Sitzung läuft eine andere Version dieses Programms: {running}; diese hier ist {version}.</translation>
    </message>
    <message>
        <source>Answers to another sign-in keep coming. Close older sign-in tabs.</source>
        <translation>Es kommen immer wieder Antworten auf eine andere Anmeldung. Schließen Sie ältere Anmelde-Tabs.</translation>
    </message>
    <message>
        <source>Answers.</source>
        <translation>Antwortet.</translation>
    </message>
    <message>
        <source>Anybody can send a link. Go on only if you expected this one.</source>
        <translation>Jeder kann einen Link senden. Fahren Sie nur fort, wenn Sie diesen erwartet haben.</translation>
    </message>
    <message>
        <source>Ask who gave you the profile for a mended one.</source>
        <translation>Bitten Sie um ein berichtigtes Profil, wo Sie dieses bekommen haben.</translation>
    </message>
    <message>
        <source>Ask {administrator} to add that authority to this computer&apos;s trust store.</source>
        <translation>Bitten Sie {administrator}, diese Stelle in den Zertifikatspeicher dieses Computers aufzunehmen.</translation>
    </message>
    <message>
        <source>Ask {administrator} to assign one, or sign in with another account.</source>
        <translation>Bitten Sie {administrator}, Ihnen eine zuzuteilen, oder melden Sie sich mit einem anderen Konto an.</translation>
    </message>
    <message>
        <source>Ask {administrator} to register an address on this computer for the sign-in.</source>
        <translation>Bitten Sie {administrator}, für die Anmeldung eine Adresse auf diesem Computer zu registrieren.</translation>
    </message>
    <message>
        <source>Ask {administrator} to register an address with a port of 1024 or more.</source>
        <translation>Bitten Sie {administrator}, eine Adresse mit einem Port ab 1024 zu registrieren.</translation>
    </message>
    <message>
        <source>Ask {administrator} to renew it.</source>
        <translation>Bitten Sie {administrator}, sie zu verlängern.</translation>
    </message>
    <message>
        <source>Ask {administrator} whether the network inspects encrypted connections.</source>
        <translation>Fragen Sie {administrator}, ob das Netzwerk verschlüsselte Verbindungen untersucht.</translation>
    </message>
    <message>
        <source>Ask {administrator} why.</source>
        <translation>Fragen Sie {administrator} nach dem Grund.</translation>
    </message>
    <message>
        <source>Ask {name} to renew it in time.</source>
        <translation>Bitten Sie {name}, rechtzeitig zu verlängern.</translation>
    </message>
    <message>
        <source>Asking the license service</source>
        <translation>Lizenzdienst wird gefragt</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>Browser</translation>
    </message>
    <message>
        <source>Browser finished, but nothing happened here? Paste its address:</source>
        <translation>Browser fertig, aber hier ist nichts geschehen? Fügen Sie seine Adresse ein:</translation>
    </message>
    <message>
        <source>By consumption</source>
        <translation>Nach Verbrauch</translation>
    </message>
    <message>
        <source>By links that begin with {scheme}:</source>
        <translation>Über Links, die mit „{scheme}:“ beginnen.</translation>
    </message>
    <message>
        <source>By the file at:</source>
        <translation>Durch die Datei:</translation>
    </message>
    <message>
        <source>Can be written: {place}</source>
        <translation>Beschreibbar: {place}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the sign-in</source>
        <translation>Anmeldung abbrechen</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Check all now</source>
        <translation>Jetzt alle prüfen</translation>
    </message>
    <message>
        <source>Check both, or ask {administrator} to assign a license.</source>
        <translation>Prüfen Sie beides oder bitten Sie {administrator}, eine Lizenz zuzuteilen.</translation>
    </message>
    <message>
        <source>Check both. If they are right, send {administrator} the code below.</source>
        <translation>Prüfen Sie beides. Wenn es stimmt, senden Sie den Code unten an {administrator}.</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>Check of this computer</source>
        <translation>Prüfung dieses Computers</translation>
    </message>
    <message>
        <source>Check the company code, or ask {administrator} to set it up.</source>
        <translation>Prüfen Sie den Firmencode oder bitten Sie {administrator}, es einzurichten.</translation>
    </message>
    <message>
        <source>Check the license key, or ask {administrator} for the right one.</source>
        <translation>Prüfen Sie den Lizenzschlüssel oder bitten Sie {administrator} um den richtigen.</translation>
    </message>
    <message>
        <source>Check the license key. If it is right, send {administrator} the code below.</source>
        <translation>Prüfen Sie den Lizenzschlüssel. Wenn er stimmt, senden Sie den Code unten an {administrator}.</translation>
    </message>
    <message>
        <source>Check the network connection and activate again; this takes no second seat.</source>
        <translation>Prüfen Sie die Netzwerkverbindung und aktivieren Sie erneut; das belegt keinen zweiten Platz.</translation>
    </message>
    <message>
        <source>Check the network connection and sign in again.</source>
        <translation>Prüfen Sie die Netzwerkverbindung und melden Sie sich erneut an.</translation>
    </message>
    <message>
        <source>Check the network connection and try again.</source>
        <translation>Prüfen Sie die Netzwerkverbindung und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Check this computer ...</source>
        <translation>Diesen Computer prüfen …</translation>
    </message>
    <message>
        <source>Checked {last}</source>
        <translation>Geprüft {last}</translation>
    </message>
    <message>
        <source>Checked {last}, next {next}</source>
        <translation>Geprüft {last}, wieder {next}</translation>
    </message>
    <message>
        <source>Choose an earlier end, or ask {administrator}.</source>
        <translation>Wählen Sie ein früheres Ende oder fragen Sie {administrator}.</translation>
    </message>
    <message>
        <source>Choose another license ...</source>
        <translation>Andere Lizenz wählen …</translation>
    </message>
    <message>
        <source>Choose another place, or check the folder&apos;s rights.</source>
        <translation>Wählen Sie einen anderen Ort oder prüfen Sie die Rechte des Ordners.</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Clock is wrong</source>
        <translation>Uhr geht falsch</translation>
    </message>
    <message>
        <source>Close it, or another sign-in that still waits, and try again.</source>
        <translation>Schließen Sie es oder eine andere Anmeldung, die noch wartet, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Close that program, or another sign-in that still waits, and try again.</source>
        <translation>Schließen Sie dieses Programm oder eine andere Anmeldung, die noch wartet, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Company code</source>
        <translation>Firmencode</translation>
    </message>
    <message>
        <source>Compare the clock by hand.</source>
        <translation>Vergleichen Sie die Uhrzeit selbst.</translation>
    </message>
    <message>
        <source>Content of the file</source>
        <translation>Inhalt der Datei</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Copy the request</source>
        <translation>Anfrage kopieren</translation>
    </message>
    <message>
        <source>Correct them, or ask {administrator}.</source>
        <translation>Berichtigen Sie sie oder fragen Sie {administrator}.</translation>
    </message>
    <message>
        <source>Could be better</source>
        <translation>Könnte besser sein</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>Zugangsdaten</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Device limit</source>
        <translation>Gerätelimit</translation>
    </message>
    <message>
        <source>Different here: {parts}.</source>
        <translation>Hier anders: {parts}.</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Abgeschaltet</translation>
    </message>
    <message>
        <source>Disk space</source>
        <translation>Speicherplatz</translation>
    </message>
    <message>
        <source>Does not run in this session.</source>
        <translation>Läuft in dieser Sitzung nicht.</translation>
    </message>
    <message numerus="yes">
        <source>Ends in %Ln days</source>
        <translation>
            <numerusform>Endet in %Ln Tag</numerusform>
            <numerusform>Endet in %Ln Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Ends today</source>
        <translation>Endet heute</translation>
    </message>
    <message>
        <source>Environment variables</source>
        <translation>Umgebungsvariablen</translation>
    </message>
    <message>
        <source>Error code {code}</source>
        <translation>Fehlercode {code}</translation>
    </message>
    <message>
        <source>Everything is as it should be.</source>
        <translation>Alles ist, wie es sein soll.</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Funktionen</translation>
    </message>
    <message>
        <source>File in the report</source>
        <translation>Datei im Bericht</translation>
    </message>
    <message>
        <source>Free some space or check the folder&apos;s rights, then try again; it takes no second seat.</source>
        <translation>Schaffen Sie Platz oder prüfen Sie die Rechte des Ordners, dann versuchen Sie es erneut; das belegt keinen zweiten Platz.</translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation>Schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>Give a seat back on a device you no longer use, or ask {administrator}.</source>
        <translation>Geben Sie den Platz eines Geräts frei, das Sie nicht mehr nutzen, oder fragen Sie {administrator}.</translation>
    </message>
    <message>
        <source>Give the code from your administrator&apos;s mail (--customer CODE).</source>
        <translation>Geben Sie den Code aus der E-Mail Ihres Administrators an (--customer CODE).</translation>
    </message>
    <message>
        <source>Give the seat back</source>
        <translation>Platz freigeben</translation>
    </message>
    <message>
        <source>Give this device&apos;s seat back ...</source>
        <translation>Platz dieses Geräts freigeben …</translation>
    </message>
    <message>
        <source>Give this device&apos;s seat for {product} back?</source>
        <translation>Den Platz dieses Geräts für {product} freigeben?</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Damit fortfahren</translation>
    </message>
    <message>
        <source>Hardware id</source>
        <translation>Hardware-ID</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Details ausblenden</translation>
    </message>
    <message>
        <source>In a guest network, open any web page first; elsewhere tell {administrator}.</source>
        <translation>Öffnen Sie in einem Gastnetz zuerst eine beliebige Webseite; sonst informieren Sie {administrator}.</translation>
    </message>
    <message>
        <source>In force: {places}</source>
        <translation>In Kraft: {places}</translation>
    </message>
    <message>
        <source>Install one (GNOME Keyring, KWallet or KeePassXC) if that is wanted.</source>
        <translation>Installieren Sie einen (GNOME Keyring, KWallet oder KeePassXC), falls gewünscht.</translation>
    </message>
    <message>
        <source>Install one (GNOME Keyring, KWallet or KeePassXC), or ask {administrator}.</source>
        <translation>Installieren Sie einen (GNOME Keyring, KWallet oder KeePassXC) oder fragen Sie {administrator}.</translation>
    </message>
    <message>
        <source>Install the program as a package if links are wanted.</source>
        <translation>Installieren Sie das Programm als Paket, falls Links gewünscht sind.</translation>
    </message>
    <message>
        <source>It could not be looked at ({why}).</source>
        <translation>Das ließ sich nicht prüfen ({why}).</translation>
    </message>
    <message>
        <source>It stands in your administrator&apos;s mail.</source>
        <translation>Er steht in der E-Mail Ihres Administrators.</translation>
    </message>
    <message>
        <source>It works offline by itself for a while; see `status`.</source>
        <translation>Sie läuft eine Zeit lang von selbst offline; siehe `status`.</translation>
    </message>
    <message numerus="yes">
        <source>It works; %Ln things could be better</source>
        <translation>
            <numerusform>Es funktioniert; %Ln Punkt könnte besser sein</numerusform>
            <numerusform>Es funktioniert; %Ln Punkte könnten besser sein</numerusform>
        </translation>
    </message>
    <message>
        <source>Its page may be open in your browser, behind other windows.</source>
        <translation>Ihre Seite ist vielleicht im Browser offen, hinter anderen Fenstern.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep {holder}</source>
        <translation>{holder} behalten</translation>
    </message>
    <message>
        <source>Kept in this system&apos;s secret store, and told to this proxy only.</source>
        <translation>Wird im Schlüsselbund dieses Systems aufbewahrt und nur diesem Proxy genannt.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>License damaged</source>
        <translation>Lizenz beschädigt</translation>
    </message>
    <message>
        <source>License details</source>
        <translation>Lizenzdetails</translation>
    </message>
    <message>
        <source>License service</source>
        <translation>Lizenzdienst</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Limited in time</source>
        <translation>Befristet</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Links are for desktops.</source>
        <translation>Links brauchen einen Desktop.</translation>
    </message>
    <message>
        <source>Links that begin with {scheme}: open {handler}.</source>
        <translation>Links mit „{scheme}:“ öffnet {handler}.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Look at the rights of your folders.</source>
        <translation>Prüfen Sie die Rechte Ihrer Ordner.</translation>
    </message>
    <message>
        <source>Looking ...</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>Managed by {name}</source>
        <translation>Verwaltet von {name}</translation>
    </message>
    <message>
        <source>Managed for you</source>
        <translation>Für Sie verwaltet</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>Mehr Zeit</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the license service</source>
        <translation>Name des Lizenzdienstes</translation>
    </message>
    <message>
        <source>No browser can be opened here ({detail}).</source>
        <translation>Hier lässt sich kein Browser öffnen ({detail}).</translation>
    </message>
    <message>
        <source>No company code is known yet, so the sign-in was not tried.</source>
        <translation>Noch ist kein Firmencode bekannt; daher wurde die Anmeldung nicht geprüft.</translation>
    </message>
    <message>
        <source>No license</source>
        <translation>Keine Lizenz</translation>
    </message>
    <message>
        <source>No profile was found: the file from your vendor that says where to sign in.</source>
        <translation>Kein Profil gefunden: die Datei Ihres Herstellers, in der steht, wo Sie sich anmelden.</translation>
    </message>
    <message>
        <source>No, thank you</source>
        <translation>Nein, danke</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>None is in the way.</source>
        <translation>Keiner ist dazwischen.</translation>
    </message>
    <message>
        <source>Not activated</source>
        <translation>Nicht aktiviert</translation>
    </message>
    <message>
        <source>Not known until the sign-in can be asked for.</source>
        <translation>Erst bekannt, wenn sich die Anmeldung abfragen lässt.</translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>Not looked at, since this comes first: {other}</source>
        <translation>Nicht geprüft, denn zuerst kommt dies: {other}</translation>
    </message>
    <message>
        <source>Not refused.</source>
        <translation>Nicht abgelehnt.</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>Noch nicht begonnen</translation>
    </message>
    <message>
        <source>Nothing came back from the browser in time.</source>
        <translation>Vom Browser kam nicht rechtzeitig etwas zurück.</translation>
    </message>
    <message>
        <source>Nothing opened?</source>
        <translation>Nichts geöffnet?</translation>
    </message>
    <message>
        <source>Nothing opened? Open it again, or copy the link into your browser.</source>
        <translation>Nichts geöffnet? Öffnen Sie ihn erneut oder kopieren Sie den Link in Ihren Browser.</translation>
    </message>
    <message>
        <source>Nothing opens {scheme}: links.</source>
        <translation>Links mit „{scheme}:“ öffnet kein Programm.</translation>
    </message>
    <message>
        <source>Nothing there changes how this program works.</source>
        <translation>Nichts davon ändert, wie dieses Programm arbeitet.</translation>
    </message>
    <message>
        <source>Nothing was changed. Tell {administrator}: the network, or the pinned key, is wrong.</source>
        <translation>Es wurde nichts geändert. Informieren Sie {administrator}: Das Netzwerk oder der hinterlegte Schlüssel ist falsch.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Offline for too long</source>
        <translation>Zu lange offline</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>On GNOME, install the AppIndicator extension if an icon is wanted.</source>
        <translation>Installieren Sie in GNOME die Erweiterung AppIndicator, falls ein Symbol gewünscht ist.</translation>
    </message>
    <message>
        <source>On this computer, without encryption.</source>
        <translation>Auf diesem Computer, ohne Verschlüsselung.</translation>
    </message>
    <message>
        <source>On this computer.</source>
        <translation>Auf diesem Computer.</translation>
    </message>
    <message>
        <source>Only {free} MB are free.</source>
        <translation>Nur {free} MB sind frei.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Erneut öffnen</translation>
    </message>
    <message>
        <source>Open any web page in your browser, sign in to the network there, then try again.</source>
        <translation>Öffnen Sie eine beliebige Webseite in Ihrem Browser, melden Sie sich dort am Netzwerk an und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Open this program to get one again.</source>
        <translation>Öffnen Sie dieses Programm, um wieder einen zu erhalten.</translation>
    </message>
    <message>
        <source>Open window</source>
        <translation>Fenster öffnen</translation>
    </message>
    <message>
        <source>Opening your browser</source>
        <translation>Browser wird geöffnet</translation>
    </message>
    <message>
        <source>Opening {host} in your browser</source>
        <translation>{host} wird im Browser geöffnet</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Other accounts may write in {place}.</source>
        <translation>Andere Konten dürfen in {place} schreiben.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kennwort</translation>
    </message>
    <message>
        <source>Perpetual</source>
        <translation>Unbefristet</translation>
    </message>
    <message>
        <source>Please assign me a license for {product}.</source>
        <translation>Bitte teilen Sie mir eine Lizenz für {product} zu.</translation>
    </message>
    <message>
        <source>Please set up single sign-on for {product} for our company.</source>
        <translation>Bitte richten Sie für unsere Firma Single Sign-on für {product} ein.</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxyserver</translation>
    </message>
    <message>
        <source>Put it at {place}, or try the sandbox: make demo.</source>
        <translation>Legen Sie sie hier ab: {place}, oder probieren Sie die Sandbox aus: make demo.</translation>
    </message>
    <message>
        <source>Put {newcomer} in</source>
        <translation>Zu {newcomer} wechseln</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Ruhe ab</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Ruhezeiten</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Ruhe bis</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Quit it from its tray menu, then start this one.</source>
        <translation>Beenden Sie jene im Infobereich und starten Sie dann diese.</translation>
    </message>
    <message>
        <source>Quit it from its tray menu, then try again.</source>
        <translation>Beenden Sie es im Infobereich und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Quit: the license stays</source>
        <translation>Beenden: die Lizenz bleibt</translation>
    </message>
    <message>
        <source>Remove them for this program if you did not set them on purpose.</source>
        <translation>Entfernen Sie sie für dieses Programm, wenn Sie sie nicht absichtlich gesetzt haben.</translation>
    </message>
    <message>
        <source>Report for support</source>
        <translation>Bericht für den Support</translation>
    </message>
    <message>
        <source>Report for support ...</source>
        <translation>Bericht für den Support …</translation>
    </message>
    <message>
        <source>Report {id}</source>
        <translation>Bericht {id}</translation>
    </message>
    <message>
        <source>Restart the computer, or ask {administrator} to register another port.</source>
        <translation>Starten Sie den Computer neu oder bitten Sie {administrator}, einen anderen Port zu registrieren.</translation>
    </message>
    <message>
        <source>Return the seat</source>
        <translation>Platz zurückgeben</translation>
    </message>
    <message>
        <source>Running program</source>
        <translation>Laufendes Programm</translation>
    </message>
    <message>
        <source>Runs, version {version}.</source>
        <translation>Läuft, Version {version}.</translation>
    </message>
    <message>
        <source>Save ...</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Gespeichert: {path}</translation>
    </message>
    <message>
        <source>Seat needed</source>
        <translation>Platz nötig</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>Secret store</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>Secure connection</source>
        <translation>Sichere Verbindung</translation>
    </message>
    <message>
        <source>Security software may keep the browser from {address}. Ask your administrator to admit that address.</source>
        <translation>Vielleicht hält eine Sicherheitssoftware den Browser von {address} fern. Bitten Sie Ihren Administrator, diese Adresse zuzulassen.</translation>
    </message>
    <message>
        <source>See --help.</source>
        <translation>Siehe --help.</translation>
    </message>
    <message>
        <source>See `status`.</source>
        <translation>Siehe `status`.</translation>
    </message>
    <message>
        <source>Send {administrator} the code below.</source>
        <translation>Senden Sie den Code unten an {administrator}.</translation>
    </message>
    <message>
        <source>Set a default browser, or ask {administrator}.</source>
        <translation>Wählen Sie einen Standardbrowser oder fragen Sie {administrator}.</translation>
    </message>
    <message>
        <source>Set date and time to automatic and try again.</source>
        <translation>Stellen Sie Datum und Uhrzeit auf automatisch und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Set date and time to automatic.</source>
        <translation>Stellen Sie Datum und Uhrzeit auf automatisch.</translation>
    </message>
    <message>
        <source>Set date and time to automatic. If they are right, tell {administrator}.</source>
        <translation>Stellen Sie Datum und Uhrzeit auf automatisch. Wenn sie stimmen, informieren Sie {administrator}.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Settings ...</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Shall {newcomer} take the place of {holder} on this computer?</source>
        <translation>Soll {newcomer} auf diesem Computer an die Stelle von {holder} treten?</translation>
    </message>
    <message>
        <source>Show notifications</source>
        <translation>Benachrichtigungen anzeigen</translation>
    </message>
    <message>
        <source>Sign in again. If it happens again, tell {administrator}.</source>
        <translation>Melden Sie sich noch einmal an. Geschieht es wieder, informieren Sie {administrator}.</translation>
    </message>
    <message>
        <source>Sign in again. If the browser said that it finished, look there for an error.</source>
        <translation>Melden Sie sich noch einmal an. Hat der Browser gemeldet, dass er fertig ist, suchen Sie dort nach einem Fehler.</translation>
    </message>
    <message>
        <source>Sign in and activate</source>
        <translation>Anmelden und aktivieren</translation>
    </message>
    <message>
        <source>Sign in and activate again; this takes no second seat.</source>
        <translation>Melden Sie sich an und aktivieren Sie erneut; das belegt keinen zweiten Platz.</translation>
    </message>
    <message>
        <source>Sign in and activate on this device.</source>
        <translation>Melden Sie sich an und aktivieren Sie dieses Gerät.</translation>
    </message>
    <message>
        <source>Sign in and activate.</source>
        <translation>Melden Sie sich an und aktivieren Sie es.</translation>
    </message>
    <message>
        <source>Sign in as</source>
        <translation>Anmelden als</translation>
    </message>
    <message>
        <source>Sign in at</source>
        <translation>Anmelden bei</translation>
    </message>
    <message>
        <source>Sign in at the proxy (`config proxy-sign-in`), or ask {administrator} how.</source>
        <translation>Melden Sie sich am Proxy an (`config proxy-sign-in`), oder fragen Sie {administrator}, wie.</translation>
    </message>
    <message>
        <source>Sign in at the proxy again (`config proxy-sign-in`), or ask {administrator}.</source>
        <translation>Melden Sie sich erneut am Proxy an (`config proxy-sign-in`), oder fragen Sie {administrator}.</translation>
    </message>
    <message>
        <source>Sign in once, or set sign_in.customer_account_code.</source>
        <translation>Melden Sie sich einmal an oder setzen Sie sign_in.customer_account_code.</translation>
    </message>
    <message>
        <source>Sign in to the proxy</source>
        <translation>Am Proxy anmelden</translation>
    </message>
    <message>
        <source>Sign in to the proxy ...</source>
        <translation>Am Proxy anmelden ...</translation>
    </message>
    <message>
        <source>Sign in with your company</source>
        <translation>Mit Ihrer Firma anmelden</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Sign off here and in the browser</source>
        <translation>Hier und im Browser abmelden</translation>
    </message>
    <message>
        <source>Sign off here: the license stays</source>
        <translation>Hier abmelden: die Lizenz bleibt</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>Signed in as</source>
        <translation>Angemeldet als</translation>
    </message>
    <message>
        <source>Signed off here and at the sign-in service. Other programs stay signed in.</source>
        <translation>Hier und beim Anmeldedienst abgemeldet. In anderen Programmen bleiben Sie angemeldet.</translation>
    </message>
    <message>
        <source>Signed off here. The license stays.</source>
        <translation>Hier abgemeldet. Die Lizenz bleibt.</translation>
    </message>
    <message>
        <source>Signing in to {product}</source>
        <translation>Anmeldung für {product}</translation>
    </message>
    <message>
        <source>Single sign-on for {product}, please</source>
        <translation>Bitte um Single Sign-on für {product}</translation>
    </message>
    <message>
        <source>Single sign-on is not set up for the company {company}.</source>
        <translation>Single Sign-on ist für die Firma {company} nicht eingerichtet.</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Jemand anderes</translation>
    </message>
    <message>
        <source>Something went wrong inside this program.</source>
        <translation>In diesem Programm ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>Sound, but a part of the brand&apos;s look is left out: {why}</source>
        <translation>Fehlerfrei, aber ein Teil der Gestaltung des Anbieters wird weggelassen: {why}</translation>
    </message>
    <message>
        <source>Sound: {products} at {service}</source>
        <translation>Einwandfrei: {products} bei {service}</translation>
    </message>
    <message>
        <source>Start it again when you are ready.</source>
        <translation>Beginnen Sie noch einmal, sobald Sie möchten.</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Start the newer version, or update this one. Nothing was changed.</source>
        <translation>Starten Sie die neuere Version oder aktualisieren Sie diese. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Start with the session</source>
        <translation>Mit der Sitzung starten</translation>
    </message>
    <message>
        <source>Stored license</source>
        <translation>Gespeicherte Lizenz</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>Abonnement</translation>
    </message>
    <message>
        <source>Take offline</source>
        <translation>Offline mitnehmen</translation>
    </message>
    <message>
        <source>Take offline ...</source>
        <translation>Offline mitnehmen …</translation>
    </message>
    <message>
        <source>Take that right from them (chmod go-w).</source>
        <translation>Entziehen Sie ihnen dieses Recht (chmod go-w).</translation>
    </message>
    <message>
        <source>Tell {administrator}: keys or product in the profile are not accepted.</source>
        <translation>Informieren Sie {administrator}: Schlüssel oder Produkt im Profil werden nicht angenommen.</translation>
    </message>
    <message>
        <source>Tell {administrator}: that authority may not vouch for this server.</source>
        <translation>Informieren Sie {administrator}: Diese Stelle darf für diesen Server nicht bürgen.</translation>
    </message>
    <message>
        <source>Tell {administrator}: that server, or what inspects connections here, is too old.</source>
        <translation>Informieren Sie {administrator}: Dieser Server, oder was hier Verbindungen prüft, ist zu alt.</translation>
    </message>
    <message>
        <source>That is not the final address of this sign-in. Copy it whole from the browser&apos;s address bar.</source>
        <translation>Das ist nicht die letzte Adresse dieser Anmeldung. Kopieren Sie sie vollständig aus der Adressleiste des Browsers.</translation>
    </message>
    <message>
        <source>The address {address}, to which the browser has to come back, cannot be used here.</source>
        <translation>An {address} muss der Browser zurückkehren; das ist hier nicht möglich.</translation>
    </message>
    <message>
        <source>The answer carries the pinned key&apos;s signature ({key}).</source>
        <translation>Die Antwort trägt die Signatur des hinterlegten Schlüssels ({key}).</translation>
    </message>
    <message>
        <source>The answer does not carry the license service&apos;s signature ({detail}).</source>
        <translation>Die Antwort trägt nicht die Signatur des Lizenzdienstes ({detail}).</translation>
    </message>
    <message>
        <source>The browser brought an answer that does not belong to this sign-in ({detail}).</source>
        <translation>Der Browser brachte eine Antwort, die nicht zu dieser Anmeldung gehört ({detail}).</translation>
    </message>
    <message>
        <source>The browser cannot come back by itself here: paste its final address below.</source>
        <translation>Der Browser kann hier nicht von selbst zurückkehren: Fügen Sie unten seine letzte Adresse ein.</translation>
    </message>
    <message>
        <source>The browser could not be opened. Copy the link and open it yourself.</source>
        <translation>Der Browser ließ sich nicht öffnen. Kopieren Sie den Link und öffnen Sie ihn selbst.</translation>
    </message>
    <message>
        <source>The browser has to come back to {address}, and this system keeps that port for itself.</source>
        <translation>Der Browser muss an {address} zurückkehren, aber diesen Port behält das System für sich.</translation>
    </message>
    <message>
        <source>The browser insists on https for this computer&apos;s own address. Paste its final address, or use another browser.</source>
        <translation>Der Browser besteht für die eigene Adresse dieses Computers auf https. Fügen Sie seine letzte Adresse ein oder verwenden Sie einen anderen Browser.</translation>
    </message>
    <message>
        <source>The browser opened the sign-in page, but nothing came back yet. Go on there; the page may be behind other windows.</source>
        <translation>Der Browser hat die Anmeldeseite geöffnet, aber noch kam nichts zurück. Machen Sie dort weiter; die Seite liegt vielleicht hinter anderen Fenstern.</translation>
    </message>
    <message>
        <source>The browser reported an error that cannot be confirmed: look there.</source>
        <translation>Der Browser hat einen Fehler gemeldet, der sich nicht bestätigen lässt: Sehen Sie dort nach.</translation>
    </message>
    <message>
        <source>The browser runs in Windows: if it does not come back, paste its final address below.</source>
        <translation>Der Browser läuft in Windows: Kehrt er nicht zurück, fügen Sie unten seine letzte Adresse ein.</translation>
    </message>
    <message>
        <source>The browser runs in Windows: if it does not come back, use --redirect-url - and paste the final address.</source>
        <translation>Der Browser läuft in Windows: Kehrt er nicht zurück, verwenden Sie --redirect-url - und fügen Sie die letzte Adresse ein.</translation>
    </message>
    <message>
        <source>The browser&apos;s final address</source>
        <translation>Letzte Adresse des Browsers</translation>
    </message>
    <message>
        <source>The certificate was issued by {issuer}.</source>
        <translation>Das Zertifikat wurde von {issuer} ausgestellt.</translation>
    </message>
    <message>
        <source>The company code is missing.</source>
        <translation>Der Firmencode fehlt.</translation>
    </message>
    <message>
        <source>The connection to {host} is not secure and was refused.</source>
        <translation>Die Verbindung mit {host} ist nicht sicher und wurde abgelehnt.</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: its certificate is for another name.</source>
        <translation>Die Verbindung mit {host} wurde abgelehnt: Das Zertifikat gilt für einen anderen Namen.</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: its certificate is not valid at this date.</source>
        <translation>Die Verbindung mit {host} wurde abgelehnt: Das Zertifikat ist an diesem Datum nicht gültig.</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: its certificate was issued by {issuer}.</source>
        <translation>Die Verbindung mit {host} wurde abgelehnt: Das Zertifikat wurde von {issuer} ausgestellt.</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: its encryption is too weak.</source>
        <translation>Die Verbindung mit {host} wurde abgelehnt: Die Verschlüsselung ist zu schwach.</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: {issuer} may not issue its certificate.</source>
        <translation>Die Verbindung mit {host} wurde abgelehnt: {issuer} darf das Zertifikat nicht ausstellen.</translation>
    </message>
    <message>
        <source>The default browser</source>
        <translation>Der Standardbrowser</translation>
    </message>
    <message>
        <source>The disk did not take what had to be kept ({detail}).</source>
        <translation>Der Datenträger hat nicht angenommen, was zu speichern war ({detail}).</translation>
    </message>
    <message>
        <source>The file could not be written ({detail}).</source>
        <translation>Die Datei konnte nicht geschrieben werden ({detail}).</translation>
    </message>
    <message>
        <source>The license for {product} has ended.</source>
        <translation>Die Lizenz für {product} ist abgelaufen.</translation>
    </message>
    <message>
        <source>The license for {product} has no shared seats, so there is nothing to borrow or return.</source>
        <translation>Die Lizenz für {product} hat keine geteilten Plätze; es gibt nichts mitzunehmen oder zurückzugeben.</translation>
    </message>
    <message>
        <source>The license for {product} has not started yet.</source>
        <translation>Die Lizenz für {product} hat noch nicht begonnen.</translation>
    </message>
    <message>
        <source>The license for {product} is switched off.</source>
        <translation>Die Lizenz für {product} ist abgeschaltet.</translation>
    </message>
    <message>
        <source>The license is not active at the license service.</source>
        <translation>Die Lizenz ist beim Lizenzdienst nicht aktiv.</translation>
    </message>
    <message>
        <source>The license service cannot be reached. Work goes on until {when}.</source>
        <translation>Der Lizenzdienst ist nicht erreichbar. Sie können weiterarbeiten bis {when}.</translation>
    </message>
    <message>
        <source>The license service could not be reached ({detail}).</source>
        <translation>Der Lizenzdienst war nicht erreichbar ({detail}).</translation>
    </message>
    <message>
        <source>The license service could not be reached for too long. Connect and check again.</source>
        <translation>Der Lizenzdienst war zu lange nicht erreichbar. Verbinden Sie sich und prüfen Sie erneut.</translation>
    </message>
    <message>
        <source>The license service did not answer to the end ({detail}); a seat may be taken already.</source>
        <translation>Der Lizenzdienst hat nicht zu Ende geantwortet ({detail}); vielleicht ist schon ein Platz belegt.</translation>
    </message>
    <message>
        <source>The license service did not take the name and password.</source>
        <translation>Der Lizenzdienst hat Name und Kennwort nicht angenommen.</translation>
    </message>
    <message>
        <source>The license service did not tell its time.</source>
        <translation>Der Lizenzdienst hat seine Uhrzeit nicht mitgeteilt.</translation>
    </message>
    <message>
        <source>The license service does not know this device any more. Activate again.</source>
        <translation>Der Lizenzdienst kennt dieses Gerät nicht mehr. Aktivieren Sie es erneut.</translation>
    </message>
    <message>
        <source>The license service finds no license for {product} with this name and password.</source>
        <translation>Der Lizenzdienst findet mit diesem Namen und Kennwort keine Lizenz für {product}.</translation>
    </message>
    <message>
        <source>The license service knows no license for {product} with this key.</source>
        <translation>Der Lizenzdienst kennt mit diesem Schlüssel keine Lizenz für {product}.</translation>
    </message>
    <message>
        <source>The license service refused ({service}).</source>
        <translation>Der Lizenzdienst hat abgelehnt ({service}).</translation>
    </message>
    <message>
        <source>The license service refused the license key for {product}.</source>
        <translation>Der Lizenzdienst hat den Lizenzschlüssel für {product} abgelehnt.</translation>
    </message>
    <message>
        <source>The license service refuses this computer&apos;s time. Set date and time right.</source>
        <translation>Der Lizenzdienst akzeptiert die Zeit dieses Computers nicht. Stellen Sie Datum und Uhrzeit richtig.</translation>
    </message>
    <message>
        <source>The license service refuses this program ({service}).</source>
        <translation>Der Lizenzdienst lehnt dieses Programm ab ({service}).</translation>
    </message>
    <message>
        <source>The license service refuses to answer for this license at present.</source>
        <translation>Der Lizenzdienst gibt zu dieser Lizenz derzeit keine Auskunft.</translation>
    </message>
    <message>
        <source>The license service takes this program and knows {product}.</source>
        <translation>Der Lizenzdienst nimmt dieses Programm an und kennt {product}.</translation>
    </message>
    <message>
        <source>The license service&apos;s answer could not be understood ({detail}).</source>
        <translation>Die Antwort des Lizenzdienstes war nicht zu verstehen ({detail}).</translation>
    </message>
    <message>
        <source>The other side said: {words}</source>
        <translation>Die Gegenseite meldet: {words}</translation>
    </message>
    <message>
        <source>The program &quot;{owner}&quot; uses {address}, to which the browser has to come back.</source>
        <translation>Das Programm „{owner}“ belegt {address}; dorthin muss der Browser zurückkehren.</translation>
    </message>
    <message>
        <source>The program remembers it; you can choose anew at any time.</source>
        <translation>Das Programm merkt sich die Wahl; Sie können sie jederzeit ändern.</translation>
    </message>
    <message>
        <source>The program runs in this session, and would write anew what is removed.</source>
        <translation>Das Programm läuft in dieser Sitzung und würde Entferntes neu schreiben.</translation>
    </message>
    <message>
        <source>The proxy {proxy} did not take the name and password that are kept for it.</source>
        <translation>Der Proxy {proxy} hat den hinterlegten Namen und das Kennwort nicht angenommen.</translation>
    </message>
    <message>
        <source>The proxy {proxy} opens the connection to {host}: its certificate was issued by {issuer}.</source>
        <translation>Der Proxy {proxy} bricht die Verbindung mit {host} auf: Das Zertifikat wurde von {issuer} ausgestellt.</translation>
    </message>
    <message>
        <source>The proxy {proxy} wants a sign-in.</source>
        <translation>Der Proxy {proxy} verlangt eine Anmeldung.</translation>
    </message>
    <message>
        <source>The running program keeps it for itself.</source>
        <translation>Das laufende Programm hält die Adresse für sich frei.</translation>
    </message>
    <message>
        <source>The sandbox is a license service and a sign-in page on this computer.</source>
        <translation>Die Sandbox ist ein Lizenzdienst mit Anmeldeseite auf diesem Computer.</translation>
    </message>
    <message>
        <source>The seat for {product} cannot be borrowed, or not for so long.</source>
        <translation>Der Platz für {product} lässt sich nicht oder nicht so lange mitnehmen.</translation>
    </message>
    <message>
        <source>The seat was given back. Check now to take one again.</source>
        <translation>Der Platz wurde freigegeben. Prüfen Sie jetzt, um wieder einen zu belegen.</translation>
    </message>
    <message>
        <source>The seat was not renewed in time. Check now to take one again.</source>
        <translation>Der Platz wurde nicht rechtzeitig erneuert. Prüfen Sie jetzt, um wieder einen zu belegen.</translation>
    </message>
    <message>
        <source>The seat was returned. Check now takes one again.</source>
        <translation>Der Platz wurde zurückgegeben. „Jetzt prüfen“ belegt wieder einen.</translation>
    </message>
    <message>
        <source>The secret store cannot be used ({detail}).</source>
        <translation>Der Schlüsselbund ist nicht nutzbar ({detail}).</translation>
    </message>
    <message>
        <source>The secret store failed: who signed in is not remembered.</source>
        <translation>Der Schlüsselbund hat versagt: Wer sich angemeldet hat, wird nicht gespeichert.</translation>
    </message>
    <message>
        <source>The secret store is locked.</source>
        <translation>Der Schlüsselbund ist gesperrt.</translation>
    </message>
    <message>
        <source>The secret store is locked: who signed in is not remembered.</source>
        <translation>Der Schlüsselbund ist gesperrt: Wer sich angemeldet hat, wird nicht gespeichert.</translation>
    </message>
    <message>
        <source>The settings cannot be used: {detail}.</source>
        <translation>Die Einstellungen sind nicht brauchbar: {detail}.</translation>
    </message>
    <message>
        <source>The sign-in link was opened twice. If that was not you, cancel.</source>
        <translation>Der Anmeldelink wurde zweimal geöffnet. Waren das nicht Sie, brechen Sie ab.</translation>
    </message>
    <message>
        <source>The sign-in service could not be reached ({detail}).</source>
        <translation>Der Anmeldedienst war nicht erreichbar ({detail}).</translation>
    </message>
    <message>
        <source>The sign-in was cancelled in the browser.</source>
        <translation>Die Anmeldung wurde im Browser abgebrochen.</translation>
    </message>
    <message>
        <source>The sign-in was cancelled while the device was being activated; a seat may be taken.</source>
        <translation>Die Anmeldung wurde während der Aktivierung des Geräts abgebrochen; vielleicht ist ein Platz belegt.</translation>
    </message>
    <message>
        <source>The sign-in was cancelled.</source>
        <translation>Die Anmeldung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The sign-in was refused.</source>
        <translation>Die Anmeldung wurde abgelehnt.</translation>
    </message>
    <message>
        <source>The stored license belongs to another device. Activate this one.</source>
        <translation>Die gespeicherte Lizenz gehört zu einem anderen Gerät. Aktivieren Sie dieses.</translation>
    </message>
    <message>
        <source>The stored license for {product} belongs to another device.</source>
        <translation>Die gespeicherte Lizenz für {product} gehört zu einem anderen Gerät.</translation>
    </message>
    <message>
        <source>The stored license for {product} was changed or damaged.</source>
        <translation>Die gespeicherte Lizenz für {product} wurde verändert oder beschädigt.</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>Wie im System</translation>
    </message>
    <message>
        <source>There is a place for the icon.</source>
        <translation>Für das Symbol ist Platz.</translation>
    </message>
    <message>
        <source>There is no desktop here.</source>
        <translation>Hier gibt es keinen Desktop.</translation>
    </message>
    <message>
        <source>There is no desktop here: no browser can be opened.</source>
        <translation>Hier gibt es keinen Desktop: Es lässt sich kein Browser öffnen.</translation>
    </message>
    <message>
        <source>These change how programs find files, authorities or secret stores: {names}</source>
        <translation>Diese ändern, wie Programme Dateien, Zertifizierungsstellen oder Schlüsselbunde finden: {names}</translation>
    </message>
    <message>
        <source>These files were copied from another computer. Activate this one for itself.</source>
        <translation>Diese Dateien wurden von einem anderen Computer kopiert. Aktivieren Sie diesen eigens.</translation>
    </message>
    <message>
        <source>This computer has no policy.</source>
        <translation>Es gibt hier keine Richtlinie.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock differs too much from the license service&apos;s.</source>
        <translation>Die Uhr dieses Computers weicht zu stark von der des Lizenzdienstes ab.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is behind the license service&apos;s. Set it right.</source>
        <translation>Die Uhr dieses Computers geht gegenüber dem Lizenzdienst nach. Stellen Sie sie richtig.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {minutes} minutes ahead of the license service&apos;s.</source>
        <translation>Die Uhr dieses Computers geht gegenüber dem Lizenzdienst {minutes} Minuten vor.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {minutes} minutes behind the license service&apos;s.</source>
        <translation>Die Uhr dieses Computers geht gegenüber dem Lizenzdienst {minutes} Minuten nach.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock was moved back. Set it right, then check again.</source>
        <translation>Die Uhr dieses Computers wurde zurückgestellt. Stellen Sie sie richtig und prüfen Sie dann erneut.</translation>
    </message>
    <message>
        <source>This desktop shows no tray icons; the window is there all the same.</source>
        <translation>Dieser Desktop zeigt keine Symbole im Infobereich; das Fenster gibt es trotzdem.</translation>
    </message>
    <message>
        <source>This device is not activated for {product}.</source>
        <translation>Dieses Gerät ist nicht für {product} aktiviert.</translation>
    </message>
    <message>
        <source>This device&apos;s seat was given back.</source>
        <translation>Der Platz dieses Geräts wurde freigegeben.</translation>
    </message>
    <message>
        <source>This is a container: publish port {port} to the computer with the browser, or use --redirect-url - and paste the final address.</source>
        <translation>Dies ist ein Container: Geben Sie Port {port} für den Computer mit dem Browser frei, oder verwenden Sie --redirect-url - und fügen Sie die letzte Adresse ein.</translation>
    </message>
    <message>
        <source>This is a remote shell: forward port {port} of the computer with the browser to this one, or use --redirect-url - and paste the final address.</source>
        <translation>Dies ist eine Remote-Shell: Leiten Sie Port {port} des Computers mit dem Browser hierher weiter, oder verwenden Sie --redirect-url - und fügen Sie die letzte Adresse ein.</translation>
    </message>
    <message>
        <source>This is all that the report holds: no keys, names, mail addresses or full addresses. Nothing is sent: you save it, and give it to whoever helps you.</source>
        <translation>Das ist alles: keine Schlüssel, Namen, E-Mail- oder vollen Adressen. Nichts wird gesendet: Sie speichern den Bericht und geben ihn weiter.</translation>
    </message>
    <message>
        <source>This network wants you to sign in first: a page came in place of {host}&apos;s answer.</source>
        <translation>Dieses Netzwerk verlangt zuerst eine Anmeldung: Statt der Antwort von {host} kam eine Webseite.</translation>
    </message>
    <message>
        <source>This network wants you to sign in first: {portal} answered in place of {host}.</source>
        <translation>Dieses Netzwerk verlangt zuerst eine Anmeldung: {portal} hat anstelle von {host} geantwortet.</translation>
    </message>
    <message>
        <source>This one:</source>
        <translation>Dieser:</translation>
    </message>
    <message>
        <source>This program runs in a container: publish port {port} to the computer with the browser, or paste the browser&apos;s final address below.</source>
        <translation>Dieses Programm läuft in einem Container: Geben Sie Port {port} für den Computer mit dem Browser frei oder fügen Sie unten die letzte Adresse des Browsers ein.</translation>
    </message>
    <message>
        <source>This program seems to run on another computer than the browser: forward port {port} to it, or paste the browser&apos;s final address below.</source>
        <translation>Dieses Programm läuft offenbar auf einem anderen Computer als der Browser: Leiten Sie Port {port} dorthin weiter oder fügen Sie unten die letzte Adresse des Browsers ein.</translation>
    </message>
    <message>
        <source>This system has no secret store: who signed in is not remembered.</source>
        <translation>Dieses System hat keinen Schlüsselbund: Wer sich angemeldet hat, wird nicht gespeichert.</translation>
    </message>
    <message>
        <source>This system offers no secret store, which is needed here.</source>
        <translation>Dieses System bietet keinen Schlüsselbund; hier wird einer gebraucht.</translation>
    </message>
    <message>
        <source>This system offers no secret store: who signed in is not remembered.</source>
        <translation>Dieses System bietet keinen Schlüsselbund: Wer sich angemeldet hat, wird nicht gespeichert.</translation>
    </message>
    <message>
        <source>Through {proxy}</source>
        <translation>Über {proxy}</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Verbleibende Zeit</translation>
    </message>
    <message>
        <source>To put {newcomer} in place of {holder}, sign in again and say so (--switch-person).</source>
        <translation>Um {newcomer} an die Stelle von {holder} zu setzen, melden Sie sich noch einmal mit --switch-person an.</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>Infobereich</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>Testversion</translation>
    </message>
    <message numerus="yes">
        <source>Trial: %Ln days left</source>
        <translation>
            <numerusform>Testversion: noch %Ln Tag</numerusform>
            <numerusform>Testversion: noch %Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Try again when a colleague has finished, or ask {administrator}.</source>
        <translation>Versuchen Sie es erneut, wenn jemand fertig ist, oder fragen Sie {administrator}.</translation>
    </message>
    <message>
        <source>Try again, or ask {administrator}.</source>
        <translation>Versuchen Sie es erneut oder fragen Sie {administrator}.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, send {administrator} the code below.</source>
        <translation>Versuchen Sie es erneut. Geschieht es wieder, senden Sie den Code unten an {administrator}.</translation>
    </message>
    <message>
        <source>Try the sandbox</source>
        <translation>Sandbox ausprobieren</translation>
    </message>
    <message>
        <source>Unlock it and try again.</source>
        <translation>Entsperren Sie ihn und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Use `activate --no-browser`, or --redirect-url - where the browser is elsewhere.</source>
        <translation>Verwenden Sie `activate --no-browser`, oder --redirect-url - bei einem Browser auf einem anderen Computer.</translation>
    </message>
    <message>
        <source>Use another account</source>
        <translation>Anderes Konto verwenden</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Use the command line.</source>
        <translation>Verwenden Sie die Befehlszeile.</translation>
    </message>
    <message>
        <source>Use this license</source>
        <translation>Diese Lizenz verwenden</translation>
    </message>
    <message>
        <source>Version {version} is available</source>
        <translation>Version {version} ist verfügbar</translation>
    </message>
    <message>
        <source>Wait until its start date, or ask {administrator}.</source>
        <translation>Warten Sie bis zu ihrem Beginn oder fragen Sie {administrator}.</translation>
    </message>
    <message>
        <source>Waiting for your browser</source>
        <translation>Wartet auf Ihren Browser</translation>
    </message>
    <message>
        <source>Waiting for your sign-in</source>
        <translation>Warten auf Ihre Anmeldung</translation>
    </message>
    <message>
        <source>Way back from the browser</source>
        <translation>Rückweg vom Browser</translation>
    </message>
    <message>
        <source>Windows has reserved the port of {address}, to which the browser has to come back.</source>
        <translation>Windows hat den Port für {address} reserviert; dorthin muss der Browser zurückkehren.</translation>
    </message>
    <message>
        <source>Without a connection it stops at {when}.</source>
        <translation>Ohne Verbindung läuft es nur noch bis {when}.</translation>
    </message>
    <message>
        <source>Works offline</source>
        <translation>Läuft offline</translation>
    </message>
    <message>
        <source>Write the request</source>
        <translation>Anfrage schreiben</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>You are signed in, but nobody gave you a license for {product} yet.</source>
        <translation>Sie sind angemeldet, aber Ihnen wurde noch keine Lizenz für {product} zugeteilt.</translation>
    </message>
    <message>
        <source>You have several licenses for {product}</source>
        <translation>Sie haben mehrere Lizenzen für {product}</translation>
    </message>
    <message>
        <source>Your administrator can assign one: {contact}</source>
        <translation>Ihr Administrator kann eine zuteilen: {contact}</translation>
    </message>
    <message>
        <source>Your administrator can set it up: {contact}</source>
        <translation>Ihr Administrator kann es einrichten: {contact}</translation>
    </message>
    <message>
        <source>Your licenses</source>
        <translation>Ihre Lizenzen</translation>
    </message>
    <message>
        <source>an unknown authority</source>
        <translation>einer unbekannten Stelle</translation>
    </message>
    <message>
        <source>another one</source>
        <translation>eine andere</translation>
    </message>
    <message>
        <source>another person</source>
        <translation>eine andere Person</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>ein anderes Programm</translation>
    </message>
    <message>
        <source>another server</source>
        <translation>ein anderer Server</translation>
    </message>
    <message>
        <source>borrowed: works offline until {when}</source>
        <translation>mitgenommen: läuft offline bis {when}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>ended {date}</source>
        <translation>endete am {date}</translation>
    </message>
    <message numerus="yes">
        <source>for %Ln days</source>
        <translation>
            <numerusform>für einen Tag</numerusform>
            <numerusform>für %Ln Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %Ln hours</source>
        <translation>
            <numerusform>für %Ln Stunde</numerusform>
            <numerusform>für %Ln Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>in the profile</source>
        <translation>aus dem Profil</translation>
    </message>
    <message>
        <source>no detail is known</source>
        <translation>Näheres ist nicht bekannt</translation>
    </message>
    <message>
        <source>no end date</source>
        <translation>ohne Enddatum</translation>
    </message>
    <message>
        <source>of this network</source>
        <translation>dieses Netzwerks</translation>
    </message>
    <message>
        <source>the computer&apos;s name</source>
        <translation>der Name des Computers</translation>
    </message>
    <message>
        <source>the configuration folder</source>
        <translation>der Konfigurationsordner</translation>
    </message>
    <message>
        <source>the license service</source>
        <translation>dem Lizenzdienst</translation>
    </message>
    <message>
        <source>the main board</source>
        <translation>die Hauptplatine</translation>
    </message>
    <message>
        <source>the model</source>
        <translation>das Modell</translation>
    </message>
    <message>
        <source>the network card</source>
        <translation>die Netzwerkkarte</translation>
    </message>
    <message>
        <source>the processor</source>
        <translation>der Prozessor</translation>
    </message>
    <message>
        <source>the registered address</source>
        <translation>die registrierte Adresse</translation>
    </message>
    <message>
        <source>the system disk</source>
        <translation>der Systemdatenträger</translation>
    </message>
    <message>
        <source>the system&apos;s id</source>
        <translation>die ID des Systems</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>folgt</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>bis {date}</translation>
    </message>
    <message>
        <source>what the system has chosen</source>
        <translation>das vom System gewählte Programm</translation>
    </message>
    <message>
        <source>works offline until {when}</source>
        <translation>läuft offline bis {when}</translation>
    </message>
    <message>
        <source>works with the vendor&apos;s own program only</source>
        <translation>läuft nur mit dem Programm des Herstellers</translation>
    </message>
    <message>
        <source>your administrator</source>
        <translation>Ihren Administrator</translation>
    </message>
    <message>
        <source>{address} is free.</source>
        <translation>{address} ist frei.</translation>
    </message>
    <message>
        <source>{browser}</source>
        <translation>{browser}</translation>
    </message>
    <message>
        <source>{company} signs in at {host}.</source>
        <translation>{company} meldet sich bei {host} an.</translation>
    </message>
    <message>
        <source>{detail}.</source>
        <translation>{detail}.</translation>
    </message>
    <message>
        <source>{free} MB are free.</source>
        <translation>{free} MB sind frei.</translation>
    </message>
    <message>
        <source>{host} answers.</source>
        <translation>{host} antwortet.</translation>
    </message>
    <message>
        <source>{host} is {address}.</source>
        <translation>{host} hat die Adresse {address}.</translation>
    </message>
    <message>
        <source>{minutes} minutes from the license service&apos;s.</source>
        <translation>{minutes} Minuten Abweichung vom Lizenzdienst.</translation>
    </message>
    <message>
        <source>{name} can help.</source>
        <translation>{name} kann helfen.</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}: {value}</translation>
    </message>
    <message>
        <source>{newcomer} signed in, but the license for {product} here belongs to {holder}.</source>
        <translation>{newcomer} hat sich angemeldet, aber die Lizenz für {product} hier gehört {holder}.</translation>
    </message>
    <message>
        <source>{newcomer} signed in, but the license here belongs to {holder}.</source>
        <translation>{newcomer} hat sich angemeldet, aber die Lizenz hier gehört {holder}.</translation>
    </message>
    <message numerus="yes">
        <source>{product} ends in %Ln days</source>
        <translation>
            <numerusform>{product} endet in %Ln Tag</numerusform>
            <numerusform>{product} endet in %Ln Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>{product} ends today</source>
        <translation>{product} endet heute</translation>
    </message>
    <message>
        <source>{product} ends tomorrow</source>
        <translation>{product} endet morgen</translation>
    </message>
    <message>
        <source>{product} has lost its seat</source>
        <translation>{product} hat seinen Platz verloren</translation>
    </message>
    <message>
        <source>{product} is active on this computer.</source>
        <translation>{product} ist auf diesem Computer aktiv.</translation>
    </message>
    <message>
        <source>{product} must reach the license service soon</source>
        <translation>{product} muss bald den Lizenzdienst erreichen</translation>
    </message>
    <message>
        <source>{product} stops working here until you sign in again.</source>
        <translation>{product} läuft hier erst wieder, wenn Sie sich erneut anmelden.</translation>
    </message>
    <message>
        <source>{product} works offline</source>
        <translation>{product} läuft offline</translation>
    </message>
    <message>
        <source>{product}: active</source>
        <translation>{product}: aktiv</translation>
    </message>
    <message>
        <source>{product}: active until {date}</source>
        <translation>{product}: aktiv bis {date}</translation>
    </message>
    <message>
        <source>{product}: works offline until {when}</source>
        <translation>{product}: läuft offline bis {when}</translation>
    </message>
    <message>
        <source>{seconds} s from the license service&apos;s.</source>
        <translation>{seconds} s Abweichung vom Lizenzdienst.</translation>
    </message>
    <message>
        <source>{state}</source>
        <translation>{state}</translation>
    </message>
    <message>
        <source>{used} of {all} in use</source>
        <translation>{used} von {all} belegt</translation>
    </message>
</context>
</TS>
