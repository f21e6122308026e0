<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Keyturn</name>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>reste %Ln</numerusform>
            <numerusform>restent %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln things are wrong</source>
        <translation>
            <numerusform>%Ln problème trouvé</numerusform>
            <numerusform>%Ln problèmes trouvés</numerusform>
        </translation>
    </message>
    <message>
        <source>A license for {product}, please</source>
        <translation>Demande de licence pour {product}</translation>
    </message>
    <message>
        <source>A link asks you to sign in for {product}</source>
        <translation>Un lien vous demande de vous connecter à {product}</translation>
    </message>
    <message>
        <source>A network sign-in page may be in the way: open any web page, then try again.</source>
        <translation>La page de connexion d’un réseau fait peut-être obstacle : ouvrez une page web quelconque, puis réessayez.</translation>
    </message>
    <message>
        <source>A newer version of this program has written its files here ({detail}).</source>
        <translation>Une version plus récente de ce programme a écrit ses fichiers ici ({detail}).</translation>
    </message>
    <message>
        <source>A newer version of this program has written the license.</source>
        <translation>Une version plus récente de ce programme a écrit la licence.</translation>
    </message>
    <message>
        <source>A proxy file&apos;s address looks like http://proxy.example/proxy.pac.</source>
        <translation>L’adresse d’un fichier de proxy ressemble à http://proxy.example/proxy.pac.</translation>
    </message>
    <message>
        <source>A proxy is set on this computer. Exempt {address} from it: the browser has to come back there.</source>
        <translation>Un proxy est configuré sur cet ordinateur. Excluez-en {address} : le navigateur doit y revenir.</translation>
    </message>
    <message>
        <source>A proxy&apos;s address looks like http://proxy.example:8080.</source>
        <translation>L’adresse d’un proxy ressemble à http://proxy.example:8080.</translation>
    </message>
    <message>
        <source>A sign-in is already under way.</source>
        <translation>Une connexion est déjà en cours.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Activating this device</source>
        <translation>Activation de cet appareil</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Active, ends soon</source>
        <translation>Actif, fin proche</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>Adresse du proxy</translation>
    </message>
    <message>
        <source>Address of the proxy file</source>
        <translation>Adresse du fichier de proxy</translation>
    </message>
    <message>
        <source>All devices that your license for {product} allows are in use.</source>
        <translation>Tous les appareils autorisés par votre licence pour {product} sont utilisés.</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>En ordre</translation>
    </message>
    <message>
        <source>All seats for {product} are in use.</source>
        <translation>Toutes les places pour {product} sont prises.</translation>
    </message>
    <message>
        <source>Another company code</source>
        <translation>Autre code d’entreprise</translation>
    </message>
    <message>
        <source>Another device&apos;s license</source>
        <translation>Licence d’un autre appareil</translation>
    </message>
    <message>
        <source>Another program uses {address}, to which the browser has to come back.</source>
        <translation>Un autre programme utilise l’adresse à laquelle le navigateur doit revenir : {address}.</translation>
    </message>
    <message>
        <source>Another user of this computer tried to answer. If in doubt, cancel.</source>
        <translation>Un autre utilisateur de cet ordinateur a tenté de répondre. Dans le doute, annulez.</translation>
    </message>
    <message>
        <source>Another version of this program runs in this session: {running}; this one is {version}.</source>
        <translation>Une autre version de ce programme s’exécute dans cette session : {running} ; celle-ci est {version}.</translation>
    </message>
    <message>
        <source>Answers to another sign-in keep coming. Close older sign-in tabs.</source>
        <translation>Des réponses à une autre connexion continuent d’arriver. Fermez les anciens onglets de connexion.</translation>
    </message>
    <message>
        <source>Answers.</source>
        <translation>Il répond.</translation>
    </message>
    <message>
        <source>Anybody can send a link. Go on only if you expected this one.</source>
        <translation>N’importe qui peut envoyer un lien. Ne continuez que si vous attendiez celui-ci.</translation>
    </message>
    <message>
        <source>Ask who gave you the profile for a mended one.</source>
        <translation>Demandez un profil corrigé à qui vous l’a donné.</translation>
    </message>
    <message>
        <source>Ask {administrator} to add that authority to this computer&apos;s trust store.</source>
        <translation>Demandez à {administrator} d’ajouter cette autorité au magasin de certificats de cet ordinateur.</translation>
    </message>
    <message>
        <source>Ask {administrator} to assign one, or sign in with another account.</source>
        <translation>Demandez à {administrator} de vous en attribuer une, ou connectez-vous avec un autre compte.</translation>
    </message>
    <message>
        <source>Ask {administrator} to register an address on this computer for the sign-in.</source>
        <translation>Demandez à {administrator} d’enregistrer pour la connexion une adresse de cet ordinateur.</translation>
    </message>
    <message>
        <source>Ask {administrator} to register an address with a port of 1024 or more.</source>
        <translation>Demandez à {administrator} d’enregistrer une adresse avec un port à partir de 1024.</translation>
    </message>
    <message>
        <source>Ask {administrator} to renew it.</source>
        <translation>Demandez à {administrator} de la renouveler.</translation>
    </message>
    <message>
        <source>Ask {administrator} whether the network inspects encrypted connections.</source>
        <translation>Demandez à {administrator} si le réseau inspecte les liaisons chiffrées.</translation>
    </message>
    <message>
        <source>Ask {administrator} why.</source>
        <translation>Demandez la raison à {administrator}.</translation>
    </message>
    <message>
        <source>Ask {name} to renew it in time.</source>
        <translation>Demandez à {name} de le renouveler à temps.</translation>
    </message>
    <message>
        <source>Asking the license service</source>
        <translation>Demande au service de licences</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>Navigateur</translation>
    </message>
    <message>
        <source>Browser finished, but nothing happened here? Paste its address:</source>
        <translation>Le navigateur a terminé, mais rien ne s’est passé ici ? Collez son adresse :</translation>
    </message>
    <message>
        <source>By consumption</source>
        <translation>À la consommation</translation>
    </message>
    <message>
        <source>By links that begin with {scheme}:</source>
        <translation>Par des liens qui commencent par « {scheme}: ».</translation>
    </message>
    <message>
        <source>By the file at:</source>
        <translation>Par le fichier :</translation>
    </message>
    <message>
        <source>Can be written: {place}</source>
        <translation>Accessible en écriture : {place}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancel the sign-in</source>
        <translation>Annuler la connexion</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Revérifier</translation>
    </message>
    <message>
        <source>Check all now</source>
        <translation>Tout vérifier</translation>
    </message>
    <message>
        <source>Check both, or ask {administrator} to assign a license.</source>
        <translation>Vérifiez les deux, ou demandez à {administrator} d’attribuer une licence.</translation>
    </message>
    <message>
        <source>Check both. If they are right, send {administrator} the code below.</source>
        <translation>Vérifiez les deux. S’ils sont justes, envoyez le code ci-dessous à {administrator}.</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Check of this computer</source>
        <translation>Vérification de cet ordinateur</translation>
    </message>
    <message>
        <source>Check the company code, or ask {administrator} to set it up.</source>
        <translation>Vérifiez le code d’entreprise, ou demandez à {administrator} de la configurer.</translation>
    </message>
    <message>
        <source>Check the license key, or ask {administrator} for the right one.</source>
        <translation>Vérifiez la clé de licence, ou demandez la bonne à {administrator}.</translation>
    </message>
    <message>
        <source>Check the license key. If it is right, send {administrator} the code below.</source>
        <translation>Vérifiez la clé de licence. Si elle est juste, envoyez le code ci-dessous à {administrator}.</translation>
    </message>
    <message>
        <source>Check the network connection and activate again; this takes no second seat.</source>
        <translation>Vérifiez la connexion réseau, puis activez de nouveau ; aucune deuxième place n’est prise.</translation>
    </message>
    <message>
        <source>Check the network connection and sign in again.</source>
        <translation>Vérifiez la connexion réseau, puis connectez-vous de nouveau.</translation>
    </message>
    <message>
        <source>Check the network connection and try again.</source>
        <translation>Vérifiez la connexion réseau, puis réessayez.</translation>
    </message>
    <message>
        <source>Check this computer ...</source>
        <translation>Vérifier cet ordinateur…</translation>
    </message>
    <message>
        <source>Checked {last}</source>
        <translation>Vérifié : {last}</translation>
    </message>
    <message>
        <source>Checked {last}, next {next}</source>
        <translation>Vérifié : {last}, prochaine fois : {next}</translation>
    </message>
    <message>
        <source>Choose an earlier end, or ask {administrator}.</source>
        <translation>Choisissez une échéance plus proche, ou demandez à {administrator}.</translation>
    </message>
    <message>
        <source>Choose another license ...</source>
        <translation>Choisir une autre licence…</translation>
    </message>
    <message>
        <source>Choose another place, or check the folder&apos;s rights.</source>
        <translation>Choisissez un autre emplacement ou vérifiez les droits du dossier.</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Horloge</translation>
    </message>
    <message>
        <source>Clock is wrong</source>
        <translation>Horloge déréglée</translation>
    </message>
    <message>
        <source>Close it, or another sign-in that still waits, and try again.</source>
        <translation>Fermez-le, ou une autre connexion encore en attente, puis réessayez.</translation>
    </message>
    <message>
        <source>Close that program, or another sign-in that still waits, and try again.</source>
        <translation>Fermez ce programme, ou une autre connexion encore en attente, puis réessayez.</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Entreprise</translation>
    </message>
    <message>
        <source>Company code</source>
        <translation>Code d’entreprise</translation>
    </message>
    <message>
        <source>Compare the clock by hand.</source>
        <translation>Comparez l’heure vous-même.</translation>
    </message>
    <message>
        <source>Content of the file</source>
        <translation>Contenu du fichier</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Copier le code</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copier le lien</translation>
    </message>
    <message>
        <source>Copy the request</source>
        <translation>Copier la demande</translation>
    </message>
    <message>
        <source>Correct them, or ask {administrator}.</source>
        <translation>Corrigez-les, ou demandez à {administrator}.</translation>
    </message>
    <message>
        <source>Could be better</source>
        <translation>À améliorer</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>Identifiants</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Dossier de données</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Device limit</source>
        <translation>Limite d’appareils</translation>
    </message>
    <message>
        <source>Different here: {parts}.</source>
        <translation>Différences ici : {parts}.</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Désactivée</translation>
    </message>
    <message>
        <source>Disk space</source>
        <translation>Espace disque</translation>
    </message>
    <message>
        <source>Does not run in this session.</source>
        <translation>Ne s’exécute pas dans cette session.</translation>
    </message>
    <message numerus="yes">
        <source>Ends in %Ln days</source>
        <translation>
            <numerusform>Se termine dans %Ln jour</numerusform>
            <numerusform>Se termine dans %Ln jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Ends today</source>
        <translation>Se termine aujourd’hui</translation>
    </message>
    <message>
        <source>Environment variables</source>
        <translation>Variables d’environnement</translation>
    </message>
    <message>
        <source>Error code {code}</source>
        <translation>Code d’erreur {code}</translation>
    </message>
    <message>
        <source>Everything is as it should be.</source>
        <translation>Tout est en ordre.</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expirée</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Fonctions</translation>
    </message>
    <message>
        <source>File in the report</source>
        <translation>Fichier du rapport</translation>
    </message>
    <message>
        <source>Free some space or check the folder&apos;s rights, then try again; it takes no second seat.</source>
        <translation>Libérez de l’espace ou vérifiez les droits du dossier, puis réessayez ; aucune deuxième place n’est prise.</translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation>Libérez de l’espace.</translation>
    </message>
    <message>
        <source>Give a seat back on a device you no longer use, or ask {administrator}.</source>
        <translation>Libérez la place d’un appareil que vous n’utilisez plus, ou demandez à {administrator}.</translation>
    </message>
    <message>
        <source>Give the code from your administrator&apos;s mail (--customer CODE).</source>
        <translation>Indiquez le code reçu de votre administrateur (--customer CODE).</translation>
    </message>
    <message>
        <source>Give the seat back</source>
        <translation>Libérer la place</translation>
    </message>
    <message>
        <source>Give this device&apos;s seat back ...</source>
        <translation>Libérer la place de cet appareil…</translation>
    </message>
    <message>
        <source>Give this device&apos;s seat for {product} back?</source>
        <translation>Libérer la place de cet appareil pour {product} ?</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>La poursuivre</translation>
    </message>
    <message>
        <source>Hardware id</source>
        <translation>Identifiant matériel</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Masquer les détails</translation>
    </message>
    <message>
        <source>In a guest network, open any web page first; elsewhere tell {administrator}.</source>
        <translation>Sur un réseau d’invités, ouvrez d’abord une page web ; ailleurs, prévenez {administrator}.</translation>
    </message>
    <message>
        <source>In force: {places}</source>
        <translation>En vigueur : {places}</translation>
    </message>
    <message>
        <source>Install one (GNOME Keyring, KWallet or KeePassXC) if that is wanted.</source>
        <translation>Installez-en un (GNOME Keyring, KWallet ou KeePassXC) si vous le souhaitez.</translation>
    </message>
    <message>
        <source>Install one (GNOME Keyring, KWallet or KeePassXC), or ask {administrator}.</source>
        <translation>Installez-en un (GNOME Keyring, KWallet ou KeePassXC), ou demandez à {administrator}.</translation>
    </message>
    <message>
        <source>Install the program as a package if links are wanted.</source>
        <translation>Installez le programme en paquet si vous souhaitez des liens.</translation>
    </message>
    <message>
        <source>It could not be looked at ({why}).</source>
        <translation>Vérification impossible ({why}).</translation>
    </message>
    <message>
        <source>It stands in your administrator&apos;s mail.</source>
        <translation>Il figure dans le message de votre administrateur.</translation>
    </message>
    <message>
        <source>It works offline by itself for a while; see `status`.</source>
        <translation>Elle fonctionne d’elle-même hors ligne pendant un temps ; voir `status`.</translation>
    </message>
    <message numerus="yes">
        <source>It works; %Ln things could be better</source>
        <translation>
            <numerusform>Tout fonctionne ; %Ln point à améliorer</numerusform>
            <numerusform>Tout fonctionne ; %Ln points à améliorer</numerusform>
        </translation>
    </message>
    <message>
        <source>Its page may be open in your browser, behind other windows.</source>
        <translation>Sa page est peut-être ouverte dans votre navigateur, derrière d’autres fenêtres.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>La garder</translation>
    </message>
    <message>
        <source>Keep {holder}</source>
        <translation>Garder {holder}</translation>
    </message>
    <message>
        <source>Kept in this system&apos;s secret store, and told to this proxy only.</source>
        <translation>Conservé dans le coffre à secrets de ce système, et transmis à ce proxy seulement.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>License damaged</source>
        <translation>Licence endommagée</translation>
    </message>
    <message>
        <source>License details</source>
        <translation>Détails de la licence</translation>
    </message>
    <message>
        <source>License service</source>
        <translation>Service de licences</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Limited in time</source>
        <translation>Durée limitée</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Liens</translation>
    </message>
    <message>
        <source>Links are for desktops.</source>
        <translation>Les liens exigent un bureau graphique.</translation>
    </message>
    <message>
        <source>Links that begin with {scheme}: open {handler}.</source>
        <translation>Les liens « {scheme}: » ouvrent {handler}.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Look at the rights of your folders.</source>
        <translation>Vérifiez les droits de vos dossiers.</translation>
    </message>
    <message>
        <source>Looking ...</source>
        <translation>Vérification…</translation>
    </message>
    <message>
        <source>Managed by {name}</source>
        <translation>Géré par {name}</translation>
    </message>
    <message>
        <source>Managed for you</source>
        <translation>Géré pour vous</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>Plus de temps</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Name of the license service</source>
        <translation>Nom du service de licences</translation>
    </message>
    <message>
        <source>No browser can be opened here ({detail}).</source>
        <translation>Aucun navigateur ne peut être ouvert ici ({detail}).</translation>
    </message>
    <message>
        <source>No company code is known yet, so the sign-in was not tried.</source>
        <translation>Aucun code d’entreprise n’est encore connu : la connexion n’a pas été essayée.</translation>
    </message>
    <message>
        <source>No license</source>
        <translation>Aucune licence</translation>
    </message>
    <message>
        <source>No profile was found: the file from your vendor that says where to sign in.</source>
        <translation>Aucun profil trouvé : le fichier de votre éditeur qui indique où se connecter.</translation>
    </message>
    <message>
        <source>No, thank you</source>
        <translation>Non, merci</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>None is in the way.</source>
        <translation>Aucun n’est utilisé.</translation>
    </message>
    <message>
        <source>Not activated</source>
        <translation>Non activé</translation>
    </message>
    <message>
        <source>Not known until the sign-in can be asked for.</source>
        <translation>Inconnu tant que la connexion ne peut être demandée.</translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation>Non vérifié</translation>
    </message>
    <message>
        <source>Not looked at, since this comes first: {other}</source>
        <translation>Non vérifié, car ceci passe d’abord : {other}</translation>
    </message>
    <message>
        <source>Not refused.</source>
        <translation>Non refusée.</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>Pas encore commencée</translation>
    </message>
    <message>
        <source>Nothing came back from the browser in time.</source>
        <translation>Rien n’est revenu du navigateur à temps.</translation>
    </message>
    <message>
        <source>Nothing opened?</source>
        <translation>Rien ne s’est ouvert ?</translation>
    </message>
    <message>
        <source>Nothing opened? Open it again, or copy the link into your browser.</source>
        <translation>Rien ne s’est ouvert ? Rouvrez la page ou copiez le lien dans votre navigateur.</translation>
    </message>
    <message>
        <source>Nothing opens {scheme}: links.</source>
        <translation>Aucun programme n’ouvre les liens « {scheme}: ».</translation>
    </message>
    <message>
        <source>Nothing there changes how this program works.</source>
        <translation>Rien n’y change le fonctionnement de ce programme.</translation>
    </message>
    <message>
        <source>Nothing was changed. Tell {administrator}: the network, or the pinned key, is wrong.</source>
        <translation>Rien n’a été modifié. Signalez-le à {administrator} : le réseau ou la clé enregistrée est en cause.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Hors ligne</translation>
    </message>
    <message>
        <source>Offline for too long</source>
        <translation>Hors ligne trop longtemps</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Activé</translation>
    </message>
    <message>
        <source>On GNOME, install the AppIndicator extension if an icon is wanted.</source>
        <translation>Sous GNOME, installez l’extension AppIndicator si vous souhaitez une icône.</translation>
    </message>
    <message>
        <source>On this computer, without encryption.</source>
        <translation>Sur cet ordinateur, sans chiffrement.</translation>
    </message>
    <message>
        <source>On this computer.</source>
        <translation>Sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Only {free} MB are free.</source>
        <translation>Seulement {free} Mo libres.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Rouvrir</translation>
    </message>
    <message>
        <source>Open any web page in your browser, sign in to the network there, then try again.</source>
        <translation>Ouvrez une page web quelconque dans votre navigateur, connectez-vous au réseau, puis réessayez.</translation>
    </message>
    <message>
        <source>Open this program to get one again.</source>
        <translation>Ouvrez ce programme pour en reprendre une.</translation>
    </message>
    <message>
        <source>Open window</source>
        <translation>Ouvrir la fenêtre</translation>
    </message>
    <message>
        <source>Opening your browser</source>
        <translation>Ouverture de votre navigateur</translation>
    </message>
    <message>
        <source>Opening {host} in your browser</source>
        <translation>Ouverture de {host} dans votre navigateur</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Entreprise</translation>
    </message>
    <message>
        <source>Other accounts may write in {place}.</source>
        <translation>D’autres comptes peuvent écrire dans {place}.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Perpetual</source>
        <translation>Perpétuelle</translation>
    </message>
    <message>
        <source>Please assign me a license for {product}.</source>
        <translation>Merci de m’attribuer une licence pour {product}.</translation>
    </message>
    <message>
        <source>Please set up single sign-on for {product} for our company.</source>
        <translation>Merci de configurer l’authentification unique de {product} pour notre entreprise.</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Stratégie</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Serveur proxy</translation>
    </message>
    <message>
        <source>Put it at {place}, or try the sandbox: make demo.</source>
        <translation>Placez-le ici : {place}, ou essayez le bac à sable : make demo.</translation>
    </message>
    <message>
        <source>Put {newcomer} in</source>
        <translation>Passer à {newcomer}</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Silence à partir de</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Heures calmes</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Silence jusqu’à</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Quit it from its tray menu, then start this one.</source>
        <translation>Quittez-la depuis la zone de notification, puis lancez celle-ci.</translation>
    </message>
    <message>
        <source>Quit it from its tray menu, then try again.</source>
        <translation>Quittez-le depuis la zone de notification, puis réessayez.</translation>
    </message>
    <message>
        <source>Quit: the license stays</source>
        <translation>Quitter : la licence reste</translation>
    </message>
    <message>
        <source>Remove them for this program if you did not set them on purpose.</source>
        <translation>Supprimez-les pour ce programme si vous ne les avez pas définies exprès.</translation>
    </message>
    <message>
        <source>Report for support</source>
        <translation>Rapport pour l’assistance</translation>
    </message>
    <message>
        <source>Report for support ...</source>
        <translation>Rapport pour l’assistance…</translation>
    </message>
    <message>
        <source>Report {id}</source>
        <translation>Rapport {id}</translation>
    </message>
    <message>
        <source>Restart the computer, or ask {administrator} to register another port.</source>
        <translation>Redémarrez l’ordinateur, ou demandez à {administrator} d’enregistrer un autre port.</translation>
    </message>
    <message>
        <source>Return the seat</source>
        <translation>Rendre la place</translation>
    </message>
    <message>
        <source>Running program</source>
        <translation>Programme en cours</translation>
    </message>
    <message>
        <source>Runs, version {version}.</source>
        <translation>En cours, version {version}.</translation>
    </message>
    <message>
        <source>Save ...</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Enregistré : {path}</translation>
    </message>
    <message>
        <source>Seat needed</source>
        <translation>Place nécessaire</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Places</translation>
    </message>
    <message>
        <source>Secret store</source>
        <translation>Trousseau</translation>
    </message>
    <message>
        <source>Secure connection</source>
        <translation>Liaison sécurisée</translation>
    </message>
    <message>
        <source>Security software may keep the browser from {address}. Ask your administrator to admit that address.</source>
        <translation>Un logiciel de sécurité empêche peut-être le navigateur d’atteindre {address}. Demandez à votre administrateur d’autoriser cette adresse.</translation>
    </message>
    <message>
        <source>See --help.</source>
        <translation>Voir --help.</translation>
    </message>
    <message>
        <source>See `status`.</source>
        <translation>Voir `status`.</translation>
    </message>
    <message>
        <source>Send {administrator} the code below.</source>
        <translation>Envoyez le code ci-dessous à {administrator}.</translation>
    </message>
    <message>
        <source>Set a default browser, or ask {administrator}.</source>
        <translation>Définissez un navigateur par défaut, ou demandez à {administrator}.</translation>
    </message>
    <message>
        <source>Set date and time to automatic and try again.</source>
        <translation>Réglez la date et l’heure sur automatique, puis réessayez.</translation>
    </message>
    <message>
        <source>Set date and time to automatic.</source>
        <translation>Réglez la date et l’heure sur automatique.</translation>
    </message>
    <message>
        <source>Set date and time to automatic. If they are right, tell {administrator}.</source>
        <translation>Réglez la date et l’heure sur automatique. Si elles sont justes, prévenez {administrator}.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Settings ...</source>
        <translation>Réglages…</translation>
    </message>
    <message>
        <source>Shall {newcomer} take the place of {holder} on this computer?</source>
        <translation>{newcomer} doit-il prendre la place de {holder} sur cet ordinateur ?</translation>
    </message>
    <message>
        <source>Show notifications</source>
        <translation>Afficher les notifications</translation>
    </message>
    <message>
        <source>Sign in again. If it happens again, tell {administrator}.</source>
        <translation>Connectez-vous de nouveau. Si cela se reproduit, signalez-le à {administrator}.</translation>
    </message>
    <message>
        <source>Sign in again. If the browser said that it finished, look there for an error.</source>
        <translation>Connectez-vous de nouveau. Si le navigateur a dit avoir terminé, cherchez-y une erreur.</translation>
    </message>
    <message>
        <source>Sign in and activate</source>
        <translation>Se connecter et activer</translation>
    </message>
    <message>
        <source>Sign in and activate again; this takes no second seat.</source>
        <translation>Connectez-vous et activez de nouveau ; aucune deuxième place n’est prise.</translation>
    </message>
    <message>
        <source>Sign in and activate on this device.</source>
        <translation>Connectez-vous et activez cet appareil.</translation>
    </message>
    <message>
        <source>Sign in and activate.</source>
        <translation>Connectez-vous et activez-le.</translation>
    </message>
    <message>
        <source>Sign in as</source>
        <translation>Se connecter en tant que</translation>
    </message>
    <message>
        <source>Sign in at</source>
        <translation>Se connecter auprès de</translation>
    </message>
    <message>
        <source>Sign in at the proxy (`config proxy-sign-in`), or ask {administrator} how.</source>
        <translation>Connectez-vous au proxy (`config proxy-sign-in`), ou demandez à {administrator} comment faire.</translation>
    </message>
    <message>
        <source>Sign in at the proxy again (`config proxy-sign-in`), or ask {administrator}.</source>
        <translation>Connectez-vous de nouveau au proxy (`config proxy-sign-in`), ou demandez à {administrator}.</translation>
    </message>
    <message>
        <source>Sign in once, or set sign_in.customer_account_code.</source>
        <translation>Connectez-vous une fois, ou définissez sign_in.customer_account_code.</translation>
    </message>
    <message>
        <source>Sign in to the proxy</source>
        <translation>Se connecter au proxy</translation>
    </message>
    <message>
        <source>Sign in to the proxy ...</source>
        <translation>Se connecter au proxy ...</translation>
    </message>
    <message>
        <source>Sign in with your company</source>
        <translation>Se connecter avec votre entreprise</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>Sign off here and in the browser</source>
        <translation>Se déconnecter ici et dans le navigateur</translation>
    </message>
    <message>
        <source>Sign off here: the license stays</source>
        <translation>Se déconnecter ici : la licence reste</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Signed in as</source>
        <translation>Connecté en tant que</translation>
    </message>
    <message>
        <source>Signed off here and at the sign-in service. Other programs stay signed in.</source>
        <translation>Déconnexion effectuée ici et auprès du service de connexion. Les autres programmes restent connectés.</translation>
    </message>
    <message>
        <source>Signed off here. The license stays.</source>
        <translation>Déconnexion effectuée ici. La licence reste.</translation>
    </message>
    <message>
        <source>Signing in to {product}</source>
        <translation>Connexion à {product}</translation>
    </message>
    <message>
        <source>Single sign-on for {product}, please</source>
        <translation>Demande d’authentification unique pour {product}</translation>
    </message>
    <message>
        <source>Single sign-on is not set up for the company {company}.</source>
        <translation>L’authentification unique n’est pas configurée pour l’entreprise {company}.</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Une autre personne</translation>
    </message>
    <message>
        <source>Something went wrong inside this program.</source>
        <translation>Une erreur s’est produite dans ce programme.</translation>
    </message>
    <message>
        <source>Sound, but a part of the brand&apos;s look is left out: {why}</source>
        <translation>Correct, mais une partie de l’habillage de l’éditeur est laissée de côté : {why}</translation>
    </message>
    <message>
        <source>Sound: {products} at {service}</source>
        <translation>Valide : {products} sur {service}</translation>
    </message>
    <message>
        <source>Start it again when you are ready.</source>
        <translation>Recommencez quand vous serez prêt.</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Recommencer</translation>
    </message>
    <message>
        <source>Start the newer version, or update this one. Nothing was changed.</source>
        <translation>Lancez la version plus récente ou mettez celle-ci à jour. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Start with the session</source>
        <translation>Démarrer avec la session</translation>
    </message>
    <message>
        <source>Stored license</source>
        <translation>Licence enregistrée</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>Abonnement</translation>
    </message>
    <message>
        <source>Take offline</source>
        <translation>Emporter hors ligne</translation>
    </message>
    <message>
        <source>Take offline ...</source>
        <translation>Emporter hors ligne…</translation>
    </message>
    <message>
        <source>Take that right from them (chmod go-w).</source>
        <translation>Retirez-leur ce droit (chmod go-w).</translation>
    </message>
    <message>
        <source>Tell {administrator}: keys or product in the profile are not accepted.</source>
        <translation>Signalez à {administrator} que les clés ou le produit du profil ne sont pas acceptés.</translation>
    </message>
    <message>
        <source>Tell {administrator}: that authority may not vouch for this server.</source>
        <translation>Signalez à {administrator} que cette autorité n’a pas le droit de répondre de ce serveur.</translation>
    </message>
    <message>
        <source>Tell {administrator}: that server, or what inspects connections here, is too old.</source>
        <translation>Signalez à {administrator} que ce serveur, ou ce qui inspecte les liaisons ici, est trop ancien.</translation>
    </message>
    <message>
        <source>That is not the final address of this sign-in. Copy it whole from the browser&apos;s address bar.</source>
        <translation>Ce n’est pas l’adresse finale de cette connexion. Copiez-la en entier depuis la barre d’adresse du navigateur.</translation>
    </message>
    <message>
        <source>The address {address}, to which the browser has to come back, cannot be used here.</source>
        <translation>Le navigateur doit revenir à cette adresse, inutilisable ici : {address}.</translation>
    </message>
    <message>
        <source>The answer carries the pinned key&apos;s signature ({key}).</source>
        <translation>La réponse porte la signature de la clé enregistrée ({key}).</translation>
    </message>
    <message>
        <source>The answer does not carry the license service&apos;s signature ({detail}).</source>
        <translation>La réponse ne porte pas la signature du service de licences ({detail}).</translation>
    </message>
    <message>
        <source>The browser brought an answer that does not belong to this sign-in ({detail}).</source>
        <translation>Le navigateur a apporté une réponse étrangère à cette connexion ({detail}).</translation>
    </message>
    <message>
        <source>The browser cannot come back by itself here: paste its final address below.</source>
        <translation>Le navigateur ne peut pas revenir seul ici : collez ci-dessous son adresse finale.</translation>
    </message>
    <message>
        <source>The browser could not be opened. Copy the link and open it yourself.</source>
        <translation>Le navigateur n’a pas pu être ouvert. Copiez le lien et ouvrez-le vous-même.</translation>
    </message>
    <message>
        <source>The browser has to come back to {address}, and this system keeps that port for itself.</source>
        <translation>Le navigateur doit revenir à une adresse dont ce système se réserve le port : {address}.</translation>
    </message>
    <message>
        <source>The browser insists on https for this computer&apos;s own address. Paste its final address, or use another browser.</source>
        <translation>Le navigateur exige https pour l’adresse de cet ordinateur. Collez son adresse finale, ou utilisez un autre navigateur.</translation>
    </message>
    <message>
        <source>The browser opened the sign-in page, but nothing came back yet. Go on there; the page may be behind other windows.</source>
        <translation>Le navigateur a ouvert la page de connexion, mais rien n’est encore revenu. Continuez là-bas ; la page est peut-être derrière d’autres fenêtres.</translation>
    </message>
    <message>
        <source>The browser reported an error that cannot be confirmed: look there.</source>
        <translation>Le navigateur a signalé une erreur qui ne peut être confirmée : regardez-y.</translation>
    </message>
    <message>
        <source>The browser runs in Windows: if it does not come back, paste its final address below.</source>
        <translation>Le navigateur s’exécute dans Windows : s’il ne revient pas, collez ci-dessous son adresse finale.</translation>
    </message>
    <message>
        <source>The browser runs in Windows: if it does not come back, use --redirect-url - and paste the final address.</source>
        <translation>Le navigateur s’exécute dans Windows : s’il ne revient pas, utilisez --redirect-url - et collez l’adresse finale.</translation>
    </message>
    <message>
        <source>The browser&apos;s final address</source>
        <translation>Adresse finale du navigateur</translation>
    </message>
    <message>
        <source>The certificate was issued by {issuer}.</source>
        <translation>Le certificat a été émis par {issuer}.</translation>
    </message>
    <message>
        <source>The company code is missing.</source>
        <translation>Le code d’entreprise manque.</translation>
    </message>
    <message>
        <source>The connection to {host} is not secure and was refused.</source>
        <translation>La liaison avec {host} n’est pas sûre et a été refusée.</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: its certificate is for another name.</source>
        <translation>La liaison avec {host} a été refusée : son certificat est établi pour un autre nom.</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: its certificate is not valid at this date.</source>
        <translation>La liaison avec {host} a été refusée : son certificat n’est pas valable à cette date.</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: its certificate was issued by {issuer}.</source>
        <translation>La liaison avec {host} a été refusée : son certificat a été émis par {issuer}.</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: its encryption is too weak.</source>
        <translation>La liaison avec {host} a été refusée : son chiffrement est trop faible.</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: {issuer} may not issue its certificate.</source>
        <translation>La liaison avec {host} a été refusée : {issuer} n’a pas le droit d’émettre son certificat.</translation>
    </message>
    <message>
        <source>The default browser</source>
        <translation>Le navigateur par défaut</translation>
    </message>
    <message>
        <source>The disk did not take what had to be kept ({detail}).</source>
        <translation>Le disque n’a pas accepté ce qu’il fallait conserver ({detail}).</translation>
    </message>
    <message>
        <source>The file could not be written ({detail}).</source>
        <translation>Le fichier n’a pas pu être écrit ({detail}).</translation>
    </message>
    <message>
        <source>The license for {product} has ended.</source>
        <translation>La licence pour {product} a pris fin.</translation>
    </message>
    <message>
        <source>The license for {product} has no shared seats, so there is nothing to borrow or return.</source>
        <translation>La licence pour {product} n’a pas de places partagées : il n’y a rien à emporter ni à rendre.</translation>
    </message>
    <message>
        <source>The license for {product} has not started yet.</source>
        <translation>La licence pour {product} n’a pas encore commencé.</translation>
    </message>
    <message>
        <source>The license for {product} is switched off.</source>
        <translation>La licence pour {product} est désactivée.</translation>
    </message>
    <message>
        <source>The license is not active at the license service.</source>
        <translation>La licence n’est pas active auprès du service de licences.</translation>
    </message>
    <message>
        <source>The license service cannot be reached. Work goes on until {when}.</source>
        <translation>Le service de licences est injoignable. Vous pouvez continuer à travailler, échéance : {when}.</translation>
    </message>
    <message>
        <source>The license service could not be reached ({detail}).</source>
        <translation>Le service de licences est injoignable ({detail}).</translation>
    </message>
    <message>
        <source>The license service could not be reached for too long. Connect and check again.</source>
        <translation>Le service de licences est resté injoignable trop longtemps. Rétablissez la liaison, puis vérifiez de nouveau.</translation>
    </message>
    <message>
        <source>The license service did not answer to the end ({detail}); a seat may be taken already.</source>
        <translation>Le service de licences n’a pas répondu jusqu’au bout ({detail}) ; une place est peut-être déjà prise.</translation>
    </message>
    <message>
        <source>The license service did not take the name and password.</source>
        <translation>Le service de licences n’a pas accepté le nom et le mot de passe.</translation>
    </message>
    <message>
        <source>The license service did not tell its time.</source>
        <translation>Le service de licences n’a pas donné son heure.</translation>
    </message>
    <message>
        <source>The license service does not know this device any more. Activate again.</source>
        <translation>Le service de licences ne connaît plus cet appareil. Activez-le de nouveau.</translation>
    </message>
    <message>
        <source>The license service finds no license for {product} with this name and password.</source>
        <translation>Le service de licences ne trouve aucune licence pour {product} avec ce nom et ce mot de passe.</translation>
    </message>
    <message>
        <source>The license service knows no license for {product} with this key.</source>
        <translation>Le service de licences ne connaît aucune licence pour {product} avec cette clé.</translation>
    </message>
    <message>
        <source>The license service refused ({service}).</source>
        <translation>Le service de licences a refusé ({service}).</translation>
    </message>
    <message>
        <source>The license service refused the license key for {product}.</source>
        <translation>Le service de licences a refusé la clé de licence pour {product}.</translation>
    </message>
    <message>
        <source>The license service refuses this computer&apos;s time. Set date and time right.</source>
        <translation>Le service de licences refuse l’heure de cet ordinateur. Réglez la date et l’heure.</translation>
    </message>
    <message>
        <source>The license service refuses this program ({service}).</source>
        <translation>Le service de licences refuse ce programme ({service}).</translation>
    </message>
    <message>
        <source>The license service refuses to answer for this license at present.</source>
        <translation>Le service de licences refuse pour l’instant de répondre au sujet de cette licence.</translation>
    </message>
    <message>
        <source>The license service takes this program and knows {product}.</source>
        <translation>Le service de licences accepte ce programme et connaît {product}.</translation>
    </message>
    <message>
        <source>The license service&apos;s answer could not be understood ({detail}).</source>
        <translation>La réponse du service de licences est incompréhensible ({detail}).</translation>
    </message>
    <message>
        <source>The other side said: {words}</source>
        <translation>L’autre côté a répondu : {words}</translation>
    </message>
    <message>
        <source>The program &quot;{owner}&quot; uses {address}, to which the browser has to come back.</source>
        <translation>Le programme « {owner} » utilise l’adresse à laquelle le navigateur doit revenir : {address}.</translation>
    </message>
    <message>
        <source>The program remembers it; you can choose anew at any time.</source>
        <translation>Le programme retient ce choix ; vous pouvez le changer à tout moment.</translation>
    </message>
    <message>
        <source>The program runs in this session, and would write anew what is removed.</source>
        <translation>Le programme s’exécute dans cette session et réécrirait ce qui est supprimé.</translation>
    </message>
    <message>
        <source>The proxy {proxy} did not take the name and password that are kept for it.</source>
        <translation>Le proxy {proxy} n’a pas accepté le nom et le mot de passe conservés pour lui.</translation>
    </message>
    <message>
        <source>The proxy {proxy} opens the connection to {host}: its certificate was issued by {issuer}.</source>
        <translation>Le proxy {proxy} ouvre la liaison avec {host} : son certificat a été émis par {issuer}.</translation>
    </message>
    <message>
        <source>The proxy {proxy} wants a sign-in.</source>
        <translation>Le proxy {proxy} demande une connexion.</translation>
    </message>
    <message>
        <source>The running program keeps it for itself.</source>
        <translation>Le programme en cours réserve l’adresse pour lui-même.</translation>
    </message>
    <message>
        <source>The sandbox is a license service and a sign-in page on this computer.</source>
        <translation>Le bac à sable est un service de licences avec une page de connexion, sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The seat for {product} cannot be borrowed, or not for so long.</source>
        <translation>La place pour {product} ne peut pas être emportée, ou pas aussi longtemps.</translation>
    </message>
    <message>
        <source>The seat was given back. Check now to take one again.</source>
        <translation>La place a été libérée. Vérifiez pour en reprendre une.</translation>
    </message>
    <message>
        <source>The seat was not renewed in time. Check now to take one again.</source>
        <translation>La place n’a pas été renouvelée à temps. Vérifiez pour en reprendre une.</translation>
    </message>
    <message>
        <source>The seat was returned. Check now takes one again.</source>
        <translation>La place a été rendue. « Vérifier » en reprend une.</translation>
    </message>
    <message>
        <source>The secret store cannot be used ({detail}).</source>
        <translation>Le trousseau est inutilisable ({detail}).</translation>
    </message>
    <message>
        <source>The secret store failed: who signed in is not remembered.</source>
        <translation>Le trousseau a échoué : la personne connectée n’est pas mémorisée.</translation>
    </message>
    <message>
        <source>The secret store is locked.</source>
        <translation>Le trousseau est verrouillé.</translation>
    </message>
    <message>
        <source>The secret store is locked: who signed in is not remembered.</source>
        <translation>Le trousseau est verrouillé : la personne connectée n’est pas mémorisée.</translation>
    </message>
    <message>
        <source>The settings cannot be used: {detail}.</source>
        <translation>Les réglages sont inutilisables : {detail}.</translation>
    </message>
    <message>
        <source>The sign-in link was opened twice. If that was not you, cancel.</source>
        <translation>Le lien de connexion a été ouvert deux fois. Si ce n’était pas vous, annulez.</translation>
    </message>
    <message>
        <source>The sign-in service could not be reached ({detail}).</source>
        <translation>Le service de connexion est injoignable ({detail}).</translation>
    </message>
    <message>
        <source>The sign-in was cancelled in the browser.</source>
        <translation>La connexion a été annulée dans le navigateur.</translation>
    </message>
    <message>
        <source>The sign-in was cancelled while the device was being activated; a seat may be taken.</source>
        <translation>La connexion a été annulée pendant l’activation de l’appareil ; une place est peut-être prise.</translation>
    </message>
    <message>
        <source>The sign-in was cancelled.</source>
        <translation>La connexion a été annulée.</translation>
    </message>
    <message>
        <source>The sign-in was refused.</source>
        <translation>La connexion a été refusée.</translation>
    </message>
    <message>
        <source>The stored license belongs to another device. Activate this one.</source>
        <translation>La licence enregistrée appartient à un autre appareil. Activez celui-ci.</translation>
    </message>
    <message>
        <source>The stored license for {product} belongs to another device.</source>
        <translation>La licence enregistrée pour {product} appartient à un autre appareil.</translation>
    </message>
    <message>
        <source>The stored license for {product} was changed or damaged.</source>
        <translation>La licence enregistrée pour {product} a été modifiée ou endommagée.</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>There is a place for the icon.</source>
        <translation>L’icône a sa place.</translation>
    </message>
    <message>
        <source>There is no desktop here.</source>
        <translation>Pas de bureau graphique ici.</translation>
    </message>
    <message>
        <source>There is no desktop here: no browser can be opened.</source>
        <translation>Pas de bureau graphique ici : aucun navigateur ne peut s’ouvrir.</translation>
    </message>
    <message>
        <source>These change how programs find files, authorities or secret stores: {names}</source>
        <translation>Celles-ci changent la façon dont les programmes trouvent fichiers, autorités ou trousseaux : {names}</translation>
    </message>
    <message>
        <source>These files were copied from another computer. Activate this one for itself.</source>
        <translation>Ces fichiers ont été copiés d’un autre ordinateur. Activez celui-ci séparément.</translation>
    </message>
    <message>
        <source>This computer has no policy.</source>
        <translation>Cet ordinateur n’a pas de stratégie.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock differs too much from the license service&apos;s.</source>
        <translation>L’horloge de cet ordinateur s’écarte trop de celle du service de licences.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is behind the license service&apos;s. Set it right.</source>
        <translation>L’horloge de cet ordinateur retarde sur celle du service de licences. Mettez-la à l’heure.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {minutes} minutes ahead of the license service&apos;s.</source>
        <translation>L’horloge de cet ordinateur avance de {minutes} minutes sur celle du service de licences.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {minutes} minutes behind the license service&apos;s.</source>
        <translation>L’horloge de cet ordinateur retarde de {minutes} minutes sur celle du service de licences.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock was moved back. Set it right, then check again.</source>
        <translation>L’horloge de cet ordinateur a été reculée. Mettez-la à l’heure, puis vérifiez de nouveau.</translation>
    </message>
    <message>
        <source>This desktop shows no tray icons; the window is there all the same.</source>
        <translation>Ce bureau n’affiche pas d’icônes de notification ; la fenêtre reste disponible.</translation>
    </message>
    <message>
        <source>This device is not activated for {product}.</source>
        <translation>Cet appareil n’est pas activé pour {product}.</translation>
    </message>
    <message>
        <source>This device&apos;s seat was given back.</source>
        <translation>La place de cet appareil a été libérée.</translation>
    </message>
    <message>
        <source>This is a container: publish port {port} to the computer with the browser, or use --redirect-url - and paste the final address.</source>
        <translation>Ceci est un conteneur : publiez le port {port} pour l’ordinateur du navigateur, ou utilisez --redirect-url - et collez l’adresse finale.</translation>
    </message>
    <message>
        <source>This is a remote shell: forward port {port} of the computer with the browser to this one, or use --redirect-url - and paste the final address.</source>
        <translation>Ceci est un shell distant : redirigez vers ici le port {port} de l’ordinateur du navigateur, ou utilisez --redirect-url - et collez l’adresse finale.</translation>
    </message>
    <message>
        <source>This is all that the report holds: no keys, names, mail addresses or full addresses. Nothing is sent: you save it, and give it to whoever helps you.</source>
        <translation>Voici tout le rapport : ni clés, ni noms, ni adresses e-mail ou complètes. Rien n’est envoyé : vous l’enregistrez et le remettez à qui vous aide.</translation>
    </message>
    <message>
        <source>This network wants you to sign in first: a page came in place of {host}&apos;s answer.</source>
        <translation>Ce réseau demande d’abord une connexion : une page est arrivée à la place de la réponse de {host}.</translation>
    </message>
    <message>
        <source>This network wants you to sign in first: {portal} answered in place of {host}.</source>
        <translation>Ce réseau demande d’abord une connexion : {portal} a répondu à la place de {host}.</translation>
    </message>
    <message>
        <source>This one:</source>
        <translation>Celui-ci :</translation>
    </message>
    <message>
        <source>This program runs in a container: publish port {port} to the computer with the browser, or paste the browser&apos;s final address below.</source>
        <translation>Ce programme s’exécute dans un conteneur : publiez le port {port} pour l’ordinateur du navigateur ou collez ci-dessous l’adresse finale du navigateur.</translation>
    </message>
    <message>
        <source>This program seems to run on another computer than the browser: forward port {port} to it, or paste the browser&apos;s final address below.</source>
        <translation>Ce programme semble s’exécuter sur un autre ordinateur que le navigateur : redirigez le port {port} vers lui ou collez ci-dessous l’adresse finale du navigateur.</translation>
    </message>
    <message>
        <source>This system has no secret store: who signed in is not remembered.</source>
        <translation>Ce système n’a pas de trousseau : la personne connectée n’est pas mémorisée.</translation>
    </message>
    <message>
        <source>This system offers no secret store, which is needed here.</source>
        <translation>Ce système n’offre pas de trousseau, qui est nécessaire ici.</translation>
    </message>
    <message>
        <source>This system offers no secret store: who signed in is not remembered.</source>
        <translation>Ce système n’offre pas de trousseau : la personne connectée n’est pas mémorisée.</translation>
    </message>
    <message>
        <source>Through {proxy}</source>
        <translation>Via {proxy}</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Temps restant</translation>
    </message>
    <message>
        <source>To put {newcomer} in place of {holder}, sign in again and say so (--switch-person).</source>
        <translation>Pour mettre {newcomer} à la place de {holder}, connectez-vous de nouveau avec --switch-person.</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>Zone de notification</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>Essai</translation>
    </message>
    <message numerus="yes">
        <source>Trial: %Ln days left</source>
        <translation>
            <numerusform>Essai : reste %Ln jour</numerusform>
            <numerusform>Essai : restent %Ln jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Try again when a colleague has finished, or ask {administrator}.</source>
        <translation>Réessayez quand un collègue aura terminé, ou demandez à {administrator}.</translation>
    </message>
    <message>
        <source>Try again, or ask {administrator}.</source>
        <translation>Réessayez, ou demandez à {administrator}.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, send {administrator} the code below.</source>
        <translation>Réessayez. Si cela se reproduit, envoyez le code ci-dessous à {administrator}.</translation>
    </message>
    <message>
        <source>Try the sandbox</source>
        <translation>Essayer le bac à sable</translation>
    </message>
    <message>
        <source>Unlock it and try again.</source>
        <translation>Déverrouillez-le, puis réessayez.</translation>
    </message>
    <message>
        <source>Use `activate --no-browser`, or --redirect-url - where the browser is elsewhere.</source>
        <translation>Utilisez `activate --no-browser`, ou --redirect-url - si le navigateur est ailleurs.</translation>
    </message>
    <message>
        <source>Use another account</source>
        <translation>Utiliser un autre compte</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>L’utiliser</translation>
    </message>
    <message>
        <source>Use the command line.</source>
        <translation>Utilisez la ligne de commande.</translation>
    </message>
    <message>
        <source>Use this license</source>
        <translation>Utiliser cette licence</translation>
    </message>
    <message>
        <source>Version {version} is available</source>
        <translation>La version {version} est disponible</translation>
    </message>
    <message>
        <source>Wait until its start date, or ask {administrator}.</source>
        <translation>Attendez sa date de début, ou demandez à {administrator}.</translation>
    </message>
    <message>
        <source>Waiting for your browser</source>
        <translation>En attente de votre navigateur</translation>
    </message>
    <message>
        <source>Waiting for your sign-in</source>
        <translation>Attente de votre connexion</translation>
    </message>
    <message>
        <source>Way back from the browser</source>
        <translation>Retour du navigateur</translation>
    </message>
    <message>
        <source>Windows has reserved the port of {address}, to which the browser has to come back.</source>
        <translation>Windows a réservé le port de l’adresse à laquelle le navigateur doit revenir : {address}.</translation>
    </message>
    <message>
        <source>Without a connection it stops at {when}.</source>
        <translation>Sans liaison, il s’arrêtera : {when}.</translation>
    </message>
    <message>
        <source>Works offline</source>
        <translation>Fonctionne hors ligne</translation>
    </message>
    <message>
        <source>Write the request</source>
        <translation>Écrire la demande</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Problème</translation>
    </message>
    <message>
        <source>You are signed in, but nobody gave you a license for {product} yet.</source>
        <translation>Vous êtes connecté, mais aucune licence pour {product} ne vous a encore été attribuée.</translation>
    </message>
    <message>
        <source>You have several licenses for {product}</source>
        <translation>Vous avez plusieurs licences pour {product}</translation>
    </message>
    <message>
        <source>Your administrator can assign one: {contact}</source>
        <translation>Votre administrateur peut en attribuer une : {contact}</translation>
    </message>
    <message>
        <source>Your administrator can set it up: {contact}</source>
        <translation>Votre administrateur peut la configurer : {contact}</translation>
    </message>
    <message>
        <source>Your licenses</source>
        <translation>Vos licences</translation>
    </message>
    <message>
        <source>an unknown authority</source>
        <translation>une autorité inconnue</translation>
    </message>
    <message>
        <source>another one</source>
        <translation>une autre</translation>
    </message>
    <message>
        <source>another person</source>
        <translation>une autre personne</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>un autre programme</translation>
    </message>
    <message>
        <source>another server</source>
        <translation>un autre serveur</translation>
    </message>
    <message>
        <source>borrowed: works offline until {when}</source>
        <translation>emportée : utilisable hors ligne, échéance : {when}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>ended {date}</source>
        <translation>terminée le {date}</translation>
    </message>
    <message numerus="yes">
        <source>for %Ln days</source>
        <translation>
            <numerusform>pour un jour</numerusform>
            <numerusform>pour %Ln jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %Ln hours</source>
        <translation>
            <numerusform>pour %Ln heure</numerusform>
            <numerusform>pour %Ln heures</numerusform>
        </translation>
    </message>
    <message>
        <source>in the profile</source>
        <translation>du profil</translation>
    </message>
    <message>
        <source>no detail is known</source>
        <translation>aucun détail connu</translation>
    </message>
    <message>
        <source>no end date</source>
        <translation>sans date de fin</translation>
    </message>
    <message>
        <source>of this network</source>
        <translation>de ce réseau</translation>
    </message>
    <message>
        <source>the computer&apos;s name</source>
        <translation>le nom de l’ordinateur</translation>
    </message>
    <message>
        <source>the configuration folder</source>
        <translation>le dossier de configuration</translation>
    </message>
    <message>
        <source>the license service</source>
        <translation>le service de licences</translation>
    </message>
    <message>
        <source>the main board</source>
        <translation>la carte mère</translation>
    </message>
    <message>
        <source>the model</source>
        <translation>le modèle</translation>
    </message>
    <message>
        <source>the network card</source>
        <translation>la carte réseau</translation>
    </message>
    <message>
        <source>the processor</source>
        <translation>le processeur</translation>
    </message>
    <message>
        <source>the registered address</source>
        <translation>l’adresse enregistrée</translation>
    </message>
    <message>
        <source>the system disk</source>
        <translation>le disque système</translation>
    </message>
    <message>
        <source>the system&apos;s id</source>
        <translation>l’identifiant du système</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>à venir</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>jusqu’au {date}</translation>
    </message>
    <message>
        <source>what the system has chosen</source>
        <translation>le programme choisi par le système</translation>
    </message>
    <message>
        <source>works offline until {when}</source>
        <translation>utilisable hors ligne, échéance : {when}</translation>
    </message>
    <message>
        <source>works with the vendor&apos;s own program only</source>
        <translation>fonctionne uniquement avec le programme de l’éditeur</translation>
    </message>
    <message>
        <source>your administrator</source>
        <translation>votre administrateur</translation>
    </message>
    <message>
        <source>{address} is free.</source>
        <translation>{address} est libre.</translation>
    </message>
    <message>
        <source>{browser}</source>
        <translation>{browser}</translation>
    </message>
    <message>
        <source>{company} signs in at {host}.</source>
        <translation>{company} se connecte sur {host}.</translation>
    </message>
    <message>
        <source>{detail}.</source>
        <translation>{detail}.</translation>
    </message>
    <message>
        <source>{free} MB are free.</source>
        <translation>{free} Mo libres.</translation>
    </message>
    <message>
        <source>{host} answers.</source>
        <translation>{host} répond.</translation>
    </message>
    <message>
        <source>{host} is {address}.</source>
        <translation>{host} a l’adresse {address}.</translation>
    </message>
    <message>
        <source>{minutes} minutes from the license service&apos;s.</source>
        <translation>{minutes} minutes d’écart avec le service de licences.</translation>
    </message>
    <message>
        <source>{name} can help.</source>
        <translation>{name} peut vous aider.</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name} : {value}</translation>
    </message>
    <message>
        <source>{newcomer} signed in, but the license for {product} here belongs to {holder}.</source>
        <translation>{newcomer} s’est connecté, mais la licence pour {product} présente ici appartient à {holder}.</translation>
    </message>
    <message>
        <source>{newcomer} signed in, but the license here belongs to {holder}.</source>
        <translation>{newcomer} s’est connecté, mais la licence présente ici appartient à {holder}.</translation>
    </message>
    <message numerus="yes">
        <source>{product} ends in %Ln days</source>
        <translation>
            <numerusform>{product} se termine dans %Ln jour</numerusform>
            <numerusform>{product} se termine dans %Ln jours</numerusform>
        </translation>
    </message>
    <message>
        <source>{product} ends today</source>
        <translation>{product} se termine aujourd’hui</translation>
    </message>
    <message>
        <source>{product} ends tomorrow</source>
        <translation>{product} se termine demain</translation>
    </message>
    <message>
        <source>{product} has lost its seat</source>
        <translation>{product} a perdu sa place</translation>
    </message>
    <message>
        <source>{product} is active on this computer.</source>
        <translation>{product} est actif sur cet ordinateur.</translation>
    </message>
    <message>
        <source>{product} must reach the license service soon</source>
        <translation>{product} doit bientôt joindre le service de licences</translation>
    </message>
    <message>
        <source>{product} stops working here until you sign in again.</source>
        <translation>{product} ne fonctionnera plus ici tant que vous ne vous reconnecterez pas.</translation>
    </message>
    <message>
        <source>{product} works offline</source>
        <translation>{product} fonctionne hors ligne</translation>
    </message>
    <message>
        <source>{product}: active</source>
        <translation>{product} : actif</translation>
    </message>
    <message>
        <source>{product}: active until {date}</source>
        <translation>{product} : actif jusqu’au {date}</translation>
    </message>
    <message>
        <source>{product}: works offline until {when}</source>
        <translation>{product} : utilisable hors ligne, échéance : {when}</translation>
    </message>
    <message>
        <source>{seconds} s from the license service&apos;s.</source>
        <translation>{seconds} s d’écart avec le service de licences.</translation>
    </message>
    <message>
        <source>{state}</source>
        <translation>{state}</translation>
    </message>
    <message>
        <source>{used} of {all} in use</source>
        <translation>{used} sur {all} en service</translation>
    </message>
</context>
</TS>
