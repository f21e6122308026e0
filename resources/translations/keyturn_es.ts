<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Keyturn</name>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>queda %Ln</numerusform>
            <numerusform>quedan %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln things are wrong</source>
        <translation>
            <numerusform>Hay %Ln problema</numerusform>
            <numerusform>Hay %Ln problemas</numerusform>
        </translation>
    </message>
    <message>
        <source>A license for {product}, please</source>
        <translation>Solicitud de licencia de {product}</translation>
    </message>
    <message>
        <source>A link asks you to sign in for {product}</source>
        <translation>Un enlace le pide que inicie sesión en {product}</translation>
    </message>
    <message>
        <source>A network sign-in page may be in the way: open any web page, then try again.</source>
        <translation>Quizá lo impida la página de inicio de sesión de una red: abra cualquier página web y reintente.</translation>
    </message>
    <message>
        <source>A newer version of this program has written its files here ({detail}).</source>
        <translation>Una versión más reciente de este programa ha escrito aquí sus archivos ({detail}).</translation>
    </message>
    <message>
        <source>A newer version of this program has written the license.</source>
        <translation>Una versión más reciente de este programa ha escrito la licencia.</translation>
    </message>
    <message>
        <source>A proxy file&apos;s address looks like http://proxy.example/proxy.pac.</source>
        <translation>La dirección de un archivo de proxy es como http://proxy.example/proxy.pac.</translation>
    </message>
    <message>
        <source>A proxy is set on this computer. Exempt {address} from it: the browser has to come back there.</source>
        <translation>Este equipo tiene un proxy. Excluya de él {address}: el navegador debe volver allí.</translation>
    </message>
    <message>
        <source>A proxy&apos;s address looks like http://proxy.example:8080.</source>
        <translation>La dirección de un proxy tiene la forma http://proxy.example:8080.</translation>
    </message>
    <message>
        <source>A sign-in is already under way.</source>
        <translation>Ya hay un inicio de sesión en curso.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>Activating this device</source>
        <translation>Activando este dispositivo</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Activo</translation>
    </message>
    <message>
        <source>Active, ends soon</source>
        <translation>Activo, termina pronto</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>Dirección del proxy</translation>
    </message>
    <message>
        <source>Address of the proxy file</source>
        <translation>Dirección del archivo de proxy</translation>
    </message>
    <message>
        <source>All devices that your license for {product} allows are in use.</source>
        <translation>Todos los dispositivos que permite su licencia de {product} están en uso.</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>Correcto</translation>
    </message>
    <message>
        <source>All seats for {product} are in use.</source>
        <translation>Todos los puestos de {product} están en uso.</translation>
    </message>
    <message>
        <source>Another company code</source>
        <translation>Otro código de empresa</translation>
    </message>
    <message>
        <source>Another device&apos;s license</source>
        <translation>Licencia de otro dispositivo</translation>
    </message>
    <message>
        <source>Another program uses {address}, to which the browser has to come back.</source>
        <translation>Otro programa usa la dirección a la que debe volver el navegador: {address}.</translation>
    </message>
    <message>
        <source>Another user of this computer tried to answer. If in doubt, cancel.</source>
        <translation>Otro usuario de este equipo intentó responder. En caso de duda, cancele.</translation>
    </message>
    <message>
        <source>Another version of this program runs in this session: {running}; this one is {version}.</source>
        <translation>En esta sesión se ejecuta otra versión de este programa: {running}; esta es {version}.</translation>
    </message>
    <message>
        <source>Answers to another sign-in keep coming. Close older sign-in tabs.</source>
        <translation>Siguen llegando respuestas a otro inicio de sesión. Cierre las pestañas de inicio de sesión antiguas.</translation>
    </message>
    <message>
        <source>Answers.</source>
        <translation>Responde.</translation>
    </message>
    <message>
        <source>Anybody can send a link. Go on only if you expected this one.</source>
        <translation>Cualquiera puede enviar un enlace. Continúe solo si esperaba este.</translation>
    </message>
    <message>
        <source>Ask who gave you the profile for a mended one.</source>
        <translation>Pida un perfil corregido a quien se lo dio.</translation>
    </message>
    <message>
        <source>Ask {administrator} to add that authority to this computer&apos;s trust store.</source>
        <translation>Pida a {administrator} que añada esa autoridad al almacén de certificados de este equipo.</translation>
    </message>
    <message>
        <source>Ask {administrator} to assign one, or sign in with another account.</source>
        <translation>Pida a {administrator} que le asigne una o inicie sesión con otra cuenta.</translation>
    </message>
    <message>
        <source>Ask {administrator} to register an address on this computer for the sign-in.</source>
        <translation>Pida a {administrator} que registre para el inicio de sesión una dirección de este equipo.</translation>
    </message>
    <message>
        <source>Ask {administrator} to register an address with a port of 1024 or more.</source>
        <translation>Pida a {administrator} que registre una dirección con un puerto a partir del 1024.</translation>
    </message>
    <message>
        <source>Ask {administrator} to renew it.</source>
        <translation>Pida a {administrator} que la renueve.</translation>
    </message>
    <message>
        <source>Ask {administrator} whether the network inspects encrypted connections.</source>
        <translation>Pregunte a {administrator} si la red inspecciona las conexiones cifradas.</translation>
    </message>
    <message>
        <source>Ask {administrator} why.</source>
        <translation>Pregunte el motivo a {administrator}.</translation>
    </message>
    <message>
        <source>Ask {name} to renew it in time.</source>
        <translation>Pida a {name} que lo renueve a tiempo.</translation>
    </message>
    <message>
        <source>Asking the license service</source>
        <translation>Consultando al servicio de licencias</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>Navegador</translation>
    </message>
    <message>
        <source>Browser finished, but nothing happened here? Paste its address:</source>
        <translation>¿El navegador terminó, pero aquí no pasó nada? Pegue su dirección:</translation>
    </message>
    <message>
        <source>By consumption</source>
        <translation>Por consumo</translation>
    </message>
    <message>
        <source>By links that begin with {scheme}:</source>
        <translation>Mediante enlaces que empiezan por «{scheme}:».</translation>
    </message>
    <message>
        <source>By the file at:</source>
        <translation>Por el archivo:</translation>
    </message>
    <message>
        <source>Can be written: {place}</source>
        <translation>Se puede escribir en {place}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel the sign-in</source>
        <translation>Cancelar el inicio de sesión</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Volver a comprobar</translation>
    </message>
    <message>
        <source>Check all now</source>
        <translation>Comprobar todo ahora</translation>
    </message>
    <message>
        <source>Check both, or ask {administrator} to assign a license.</source>
        <translation>Revise ambos o pida a {administrator} que asigne una licencia.</translation>
    </message>
    <message>
        <source>Check both. If they are right, send {administrator} the code below.</source>
        <translation>Revise ambos. Si son correctos, envíe a {administrator} el código de abajo.</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Comprobar ahora</translation>
    </message>
    <message>
        <source>Check of this computer</source>
        <translation>Comprobación de este equipo</translation>
    </message>
    <message>
        <source>Check the company code, or ask {administrator} to set it up.</source>
        <translation>Revise el código de empresa o pida a {administrator} que lo configure.</translation>
    </message>
    <message>
        <source>Check the license key, or ask {administrator} for the right one.</source>
        <translation>Revise la clave de licencia o pida la correcta a {administrator}.</translation>
    </message>
    <message>
        <source>Check the license key. If it is right, send {administrator} the code below.</source>
        <translation>Revise la clave de licencia. Si es correcta, envíe a {administrator} el código de abajo.</translation>
    </message>
    <message>
        <source>Check the network connection and activate again; this takes no second seat.</source>
        <translation>Compruebe la conexión de red y active de nuevo; no ocupa un segundo puesto.</translation>
    </message>
    <message>
        <source>Check the network connection and sign in again.</source>
        <translation>Compruebe la conexión de red e inicie sesión de nuevo.</translation>
    </message>
    <message>
        <source>Check the network connection and try again.</source>
        <translation>Compruebe la conexión de red y reintente.</translation>
    </message>
    <message>
        <source>Check this computer ...</source>
        <translation>Comprobar este equipo…</translation>
    </message>
    <message>
        <source>Checked {last}</source>
        <translation>Comprobado: {last}</translation>
    </message>
    <message>
        <source>Checked {last}, next {next}</source>
        <translation>Comprobado: {last}; próxima vez: {next}</translation>
    </message>
    <message>
        <source>Choose an earlier end, or ask {administrator}.</source>
        <translation>Elija un final más próximo o pregunte a {administrator}.</translation>
    </message>
    <message>
        <source>Choose another license ...</source>
        <translation>Elegir otra licencia…</translation>
    </message>
    <message>
        <source>Choose another place, or check the folder&apos;s rights.</source>
        <translation>Elija otro lugar o compruebe los permisos de la carpeta.</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Reloj</translation>
    </message>
    <message>
        <source>Clock is wrong</source>
        <translation>Reloj incorrecto</translation>
    </message>
    <message>
        <source>Close it, or another sign-in that still waits, and try again.</source>
        <translation>Ciérrelo, o cierre otro inicio de sesión que aún espere, y reintente.</translation>
    </message>
    <message>
        <source>Close that program, or another sign-in that still waits, and try again.</source>
        <translation>Cierre ese programa, u otro inicio de sesión que aún espere, y reintente.</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Empresa</translation>
    </message>
    <message>
        <source>Company code</source>
        <translation>Código de empresa</translation>
    </message>
    <message>
        <source>Compare the clock by hand.</source>
        <translation>Compare la hora manualmente.</translation>
    </message>
    <message>
        <source>Content of the file</source>
        <translation>Contenido del archivo</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Copiar código</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copiar enlace</translation>
    </message>
    <message>
        <source>Copy the request</source>
        <translation>Copiar la solicitud</translation>
    </message>
    <message>
        <source>Correct them, or ask {administrator}.</source>
        <translation>Corríjalos o pregunte a {administrator}.</translation>
    </message>
    <message>
        <source>Could be better</source>
        <translation>Mejorable</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>Credenciales</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Carpeta de datos</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Device limit</source>
        <translation>Límite de dispositivos</translation>
    </message>
    <message>
        <source>Different here: {parts}.</source>
        <translation>Distinto aquí: {parts}.</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Desactivada</translation>
    </message>
    <message>
        <source>Disk space</source>
        <translation>Espacio en disco</translation>
    </message>
    <message>
        <source>Does not run in this session.</source>
        <translation>No se ejecuta en esta sesión.</translation>
    </message>
    <message numerus="yes">
        <source>Ends in %Ln days</source>
        <translation>
            <numerusform>Termina en %Ln día</numerusform>
            <numerusform>Termina en %Ln días</numerusform>
        </translation>
    </message>
    <message>
        <source>Ends today</source>
        <translation>Termina hoy</translation>
    </message>
    <message>
        <source>Environment variables</source>
        <translation>Variables de entorno</translation>
    </message>
    <message>
        <source>Error code {code}</source>
        <translation>Código de error {code}</translation>
    </message>
    <message>
        <source>Everything is as it should be.</source>
        <translation>Todo está en orden.</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Terminada</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Funciones</translation>
    </message>
    <message>
        <source>File in the report</source>
        <translation>Archivo del informe</translation>
    </message>
    <message>
        <source>Free some space or check the folder&apos;s rights, then try again; it takes no second seat.</source>
        <translation>Libere espacio o revise los permisos de la carpeta y reintente; no ocupa un segundo puesto.</translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation>Libere espacio.</translation>
    </message>
    <message>
        <source>Give a seat back on a device you no longer use, or ask {administrator}.</source>
        <translation>Libere el puesto de un dispositivo que ya no use o pregunte a {administrator}.</translation>
    </message>
    <message>
        <source>Give the code from your administrator&apos;s mail (--customer CODE).</source>
        <translation>Indique el código del correo de su administrador (--customer CODE).</translation>
    </message>
    <message>
        <source>Give the seat back</source>
        <translation>Liberar el puesto</translation>
    </message>
    <message>
        <source>Give this device&apos;s seat back ...</source>
        <translation>Liberar el puesto de este dispositivo…</translation>
    </message>
    <message>
        <source>Give this device&apos;s seat for {product} back?</source>
        <translation>¿Liberar el puesto de este dispositivo para {product}?</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Continuar con él</translation>
    </message>
    <message>
        <source>Hardware id</source>
        <translation>Id. de hardware</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Ocultar detalles</translation>
    </message>
    <message>
        <source>In a guest network, open any web page first; elsewhere tell {administrator}.</source>
        <translation>En una red de invitados, abra primero cualquier página web; en otro caso, avise a {administrator}.</translation>
    </message>
    <message>
        <source>In force: {places}</source>
        <translation>En vigor: {places}</translation>
    </message>
    <message>
        <source>Install one (GNOME Keyring, KWallet or KeePassXC) if that is wanted.</source>
        <translation>Instale uno (GNOME Keyring, KWallet o KeePassXC) si lo desea.</translation>
    </message>
    <message>
        <source>Install one (GNOME Keyring, KWallet or KeePassXC), or ask {administrator}.</source>
        <translation>Instale uno (GNOME Keyring, KWallet o KeePassXC) o pregunte a {administrator}.</translation>
    </message>
    <message>
        <source>Install the program as a package if links are wanted.</source>
        <translation>Instale el programa como paquete si desea usar enlaces.</translation>
    </message>
    <message>
        <source>It could not be looked at ({why}).</source>
        <translation>No se pudo comprobar ({why}).</translation>
    </message>
    <message>
        <source>It stands in your administrator&apos;s mail.</source>
        <translation>Está en el correo de su administrador.</translation>
    </message>
    <message>
        <source>It works offline by itself for a while; see `status`.</source>
        <translation>Funciona por sí sola sin conexión durante un tiempo; véase `status`.</translation>
    </message>
    <message numerus="yes">
        <source>It works; %Ln things could be better</source>
        <translation>
            <numerusform>Funciona; %Ln punto es mejorable</numerusform>
            <numerusform>Funciona; %Ln puntos son mejorables</numerusform>
        </translation>
    </message>
    <message>
        <source>Its page may be open in your browser, behind other windows.</source>
        <translation>Su página puede estar abierta en el navegador, detrás de otras ventanas.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservarlo</translation>
    </message>
    <message>
        <source>Keep {holder}</source>
        <translation>Mantener a {holder}</translation>
    </message>
    <message>
        <source>Kept in this system&apos;s secret store, and told to this proxy only.</source>
        <translation>Se guarda en el almacén de secretos de este sistema y solo se indica a este proxy.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>License damaged</source>
        <translation>Licencia dañada</translation>
    </message>
    <message>
        <source>License details</source>
        <translation>Detalles de la licencia</translation>
    </message>
    <message>
        <source>License service</source>
        <translation>Servicio de licencias</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Limited in time</source>
        <translation>Por tiempo limitado</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Enlaces</translation>
    </message>
    <message>
        <source>Links are for desktops.</source>
        <translation>Los enlaces requieren un escritorio.</translation>
    </message>
    <message>
        <source>Links that begin with {scheme}: open {handler}.</source>
        <translation>Los enlaces «{scheme}:» abren {handler}.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Look at the rights of your folders.</source>
        <translation>Revise los permisos de sus carpetas.</translation>
    </message>
    <message>
        <source>Looking ...</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>Managed by {name}</source>
        <translation>Gestionado por {name}</translation>
    </message>
    <message>
        <source>Managed for you</source>
        <translation>Gestionado por su organización</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>Más tiempo</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Name of the license service</source>
        <translation>Nombre del servicio de licencias</translation>
    </message>
    <message>
        <source>No browser can be opened here ({detail}).</source>
        <translation>Aquí no se puede abrir ningún navegador ({detail}).</translation>
    </message>
    <message>
        <source>No company code is known yet, so the sign-in was not tried.</source>
        <translation>Aún no se conoce el código de empresa; por eso no se probó el inicio de sesión.</translation>
    </message>
    <message>
        <source>No license</source>
        <translation>Sin licencia</translation>
    </message>
    <message>
        <source>No profile was found: the file from your vendor that says where to sign in.</source>
        <translation>No se encontró ningún perfil: el archivo de su fabricante que indica dónde iniciar sesión.</translation>
    </message>
    <message>
        <source>No, thank you</source>
        <translation>No, gracias</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>None is in the way.</source>
        <translation>No se usa ninguno.</translation>
    </message>
    <message>
        <source>Not activated</source>
        <translation>No activado</translation>
    </message>
    <message>
        <source>Not known until the sign-in can be asked for.</source>
        <translation>No se sabrá hasta que se pueda consultar el inicio de sesión.</translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation>Sin comprobar</translation>
    </message>
    <message>
        <source>Not looked at, since this comes first: {other}</source>
        <translation>Sin comprobar, porque antes va esto: {other}</translation>
    </message>
    <message>
        <source>Not refused.</source>
        <translation>No se ha rechazado.</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>Aún no ha comenzado</translation>
    </message>
    <message>
        <source>Nothing came back from the browser in time.</source>
        <translation>No llegó nada del navegador a tiempo.</translation>
    </message>
    <message>
        <source>Nothing opened?</source>
        <translation>¿No se abrió nada?</translation>
    </message>
    <message>
        <source>Nothing opened? Open it again, or copy the link into your browser.</source>
        <translation>¿No se abrió nada? Vuelva a abrirlo o copie el enlace en su navegador.</translation>
    </message>
    <message>
        <source>Nothing opens {scheme}: links.</source>
        <translation>Ningún programa abre los enlaces «{scheme}:».</translation>
    </message>
    <message>
        <source>Nothing there changes how this program works.</source>
        <translation>Nada de ello cambia cómo funciona este programa.</translation>
    </message>
    <message>
        <source>Nothing was changed. Tell {administrator}: the network, or the pinned key, is wrong.</source>
        <translation>No se ha cambiado nada. Avise a {administrator}: la red o la clave fijada no es correcta.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Desactivado</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Offline for too long</source>
        <translation>Demasiado tiempo sin conexión</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Activado</translation>
    </message>
    <message>
        <source>On GNOME, install the AppIndicator extension if an icon is wanted.</source>
        <translation>En GNOME, instale la extensión AppIndicator si desea un icono.</translation>
    </message>
    <message>
        <source>On this computer, without encryption.</source>
        <translation>En este equipo, sin cifrado.</translation>
    </message>
    <message>
        <source>On this computer.</source>
        <translation>En este equipo.</translation>
    </message>
    <message>
        <source>Only {free} MB are free.</source>
        <translation>Solo hay {free} MB libres.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Volver a abrir</translation>
    </message>
    <message>
        <source>Open any web page in your browser, sign in to the network there, then try again.</source>
        <translation>Abra cualquier página web en su navegador, inicie sesión en la red y reintente.</translation>
    </message>
    <message>
        <source>Open this program to get one again.</source>
        <translation>Abra este programa para obtener otro.</translation>
    </message>
    <message>
        <source>Open window</source>
        <translation>Abrir ventana</translation>
    </message>
    <message>
        <source>Opening your browser</source>
        <translation>Abriendo su navegador</translation>
    </message>
    <message>
        <source>Opening {host} in your browser</source>
        <translation>Abriendo {host} en su navegador</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organización</translation>
    </message>
    <message>
        <source>Other accounts may write in {place}.</source>
        <translation>Otras cuentas pueden escribir en {place}.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Perpetual</source>
        <translation>Perpetua</translation>
    </message>
    <message>
        <source>Please assign me a license for {product}.</source>
        <translation>Asígneme, por favor, una licencia de {product}.</translation>
    </message>
    <message>
        <source>Please set up single sign-on for {product} for our company.</source>
        <translation>Configure, por favor, el inicio de sesión único de {product} para nuestra empresa.</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Directiva</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Servidor proxy</translation>
    </message>
    <message>
        <source>Put it at {place}, or try the sandbox: make demo.</source>
        <translation>Colóquelo aquí: {place}, o pruebe el entorno de pruebas: make demo.</translation>
    </message>
    <message>
        <source>Put {newcomer} in</source>
        <translation>Cambiar a {newcomer}</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Silencio desde</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Horas de silencio</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Silencio hasta</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Quit it from its tray menu, then start this one.</source>
        <translation>Ciérrela desde su menú de la bandeja y abra después esta.</translation>
    </message>
    <message>
        <source>Quit it from its tray menu, then try again.</source>
        <translation>Ciérrelo desde su menú de la bandeja y reintente.</translation>
    </message>
    <message>
        <source>Quit: the license stays</source>
        <translation>Salir: la licencia se conserva</translation>
    </message>
    <message>
        <source>Remove them for this program if you did not set them on purpose.</source>
        <translation>Quítelas para este programa si no las ha definido a propósito.</translation>
    </message>
    <message>
        <source>Report for support</source>
        <translation>Informe para soporte</translation>
    </message>
    <message>
        <source>Report for support ...</source>
        <translation>Informe para soporte…</translation>
    </message>
    <message>
        <source>Report {id}</source>
        <translation>Informe {id}</translation>
    </message>
    <message>
        <source>Restart the computer, or ask {administrator} to register another port.</source>
        <translation>Reinicie el equipo o pida a {administrator} que registre otro puerto.</translation>
    </message>
    <message>
        <source>Return the seat</source>
        <translation>Devolver el puesto</translation>
    </message>
    <message>
        <source>Running program</source>
        <translation>Programa en ejecución</translation>
    </message>
    <message>
        <source>Runs, version {version}.</source>
        <translation>En ejecución, versión {version}.</translation>
    </message>
    <message>
        <source>Save ...</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Guardado: {path}</translation>
    </message>
    <message>
        <source>Seat needed</source>
        <translation>Falta un puesto</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Puestos</translation>
    </message>
    <message>
        <source>Secret store</source>
        <translation>Almacén de claves</translation>
    </message>
    <message>
        <source>Secure connection</source>
        <translation>Conexión segura</translation>
    </message>
    <message>
        <source>Security software may keep the browser from {address}. Ask your administrator to admit that address.</source>
        <translation>Un programa de seguridad puede impedir que el navegador llegue a {address}. Pida a su administrador que admita esa dirección.</translation>
    </message>
    <message>
        <source>See --help.</source>
        <translation>Véase --help.</translation>
    </message>
    <message>
        <source>See `status`.</source>
        <translation>Véase `status`.</translation>
    </message>
    <message>
        <source>Send {administrator} the code below.</source>
        <translation>Envíe a {administrator} el código de abajo.</translation>
    </message>
    <message>
        <source>Set a default browser, or ask {administrator}.</source>
        <translation>Defina un navegador predeterminado o pregunte a {administrator}.</translation>
    </message>
    <message>
        <source>Set date and time to automatic and try again.</source>
        <translation>Ponga la fecha y la hora en automático y reintente.</translation>
    </message>
    <message>
        <source>Set date and time to automatic.</source>
        <translation>Ponga la fecha y la hora en automático.</translation>
    </message>
    <message>
        <source>Set date and time to automatic. If they are right, tell {administrator}.</source>
        <translation>Ponga la fecha y la hora en automático. Si son correctas, avise a {administrator}.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Settings ...</source>
        <translation>Ajustes…</translation>
    </message>
    <message>
        <source>Shall {newcomer} take the place of {holder} on this computer?</source>
        <translation>¿Debe {newcomer} ocupar el lugar de {holder} en este equipo?</translation>
    </message>
    <message>
        <source>Show notifications</source>
        <translation>Mostrar notificaciones</translation>
    </message>
    <message>
        <source>Sign in again. If it happens again, tell {administrator}.</source>
        <translation>Inicie sesión de nuevo. Si vuelve a ocurrir, avise a {administrator}.</translation>
    </message>
    <message>
        <source>Sign in again. If the browser said that it finished, look there for an error.</source>
        <translation>Inicie sesión de nuevo. Si el navegador indicó que había terminado, busque allí un error.</translation>
    </message>
    <message>
        <source>Sign in and activate</source>
        <translation>Iniciar sesión y activar</translation>
    </message>
    <message>
        <source>Sign in and activate again; this takes no second seat.</source>
        <translation>Inicie sesión y active de nuevo; no ocupa un segundo puesto.</translation>
    </message>
    <message>
        <source>Sign in and activate on this device.</source>
        <translation>Inicie sesión y active este dispositivo.</translation>
    </message>
    <message>
        <source>Sign in and activate.</source>
        <translation>Inicie sesión y actívelo.</translation>
    </message>
    <message>
        <source>Sign in as</source>
        <translation>Iniciar sesión como</translation>
    </message>
    <message>
        <source>Sign in at</source>
        <translation>Iniciar sesión en</translation>
    </message>
    <message>
        <source>Sign in at the proxy (`config proxy-sign-in`), or ask {administrator} how.</source>
        <translation>Inicie sesión en el proxy (`config proxy-sign-in`) o pregunte a {administrator} cómo.</translation>
    </message>
    <message>
        <source>Sign in at the proxy again (`config proxy-sign-in`), or ask {administrator}.</source>
        <translation>Inicie sesión de nuevo en el proxy (`config proxy-sign-in`) o pregunte a {administrator}.</translation>
    </message>
    <message>
        <source>Sign in once, or set sign_in.customer_account_code.</source>
        <translation>Inicie sesión una vez o defina sign_in.customer_account_code.</translation>
    </message>
    <message>
        <source>Sign in to the proxy</source>
        <translation>Iniciar sesión en el proxy</translation>
    </message>
    <message>
        <source>Sign in to the proxy ...</source>
        <translation>Iniciar sesión en el proxy ...</translation>
    </message>
    <message>
        <source>Sign in with your company</source>
        <translation>Inicie sesión con su empresa</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Sign off here and in the browser</source>
        <translation>Cerrar sesión aquí y en el navegador</translation>
    </message>
    <message>
        <source>Sign off here: the license stays</source>
        <translation>Cerrar sesión aquí: la licencia se conserva</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Inicio de sesión</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Signed in as</source>
        <translation>Sesión iniciada como</translation>
    </message>
    <message>
        <source>Signed off here and at the sign-in service. Other programs stay signed in.</source>
        <translation>Sesión cerrada aquí y en el servicio de inicio de sesión. Otros programas la mantienen abierta.</translation>
    </message>
    <message>
        <source>Signed off here. The license stays.</source>
        <translation>Sesión cerrada aquí. La licencia se conserva.</translation>
    </message>
    <message>
        <source>Signing in to {product}</source>
        <translation>Inicio de sesión en {product}</translation>
    </message>
    <message>
        <source>Single sign-on for {product}, please</source>
        <translation>Solicitud de inicio de sesión único para {product}</translation>
    </message>
    <message>
        <source>Single sign-on is not set up for the company {company}.</source>
        <translation>El inicio de sesión único no está configurado para la empresa {company}.</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Otra persona</translation>
    </message>
    <message>
        <source>Something went wrong inside this program.</source>
        <translation>Algo falló dentro de este programa.</translation>
    </message>
    <message>
        <source>Sound, but a part of the brand&apos;s look is left out: {why}</source>
        <translation>Correcto, pero se omite una parte del aspecto del proveedor: {why}</translation>
    </message>
    <message>
        <source>Sound: {products} at {service}</source>
        <translation>Correcto: {products} en {service}</translation>
    </message>
    <message>
        <source>Start it again when you are ready.</source>
        <translation>Empiece de nuevo cuando quiera.</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Empezar de nuevo</translation>
    </message>
    <message>
        <source>Start the newer version, or update this one. Nothing was changed.</source>
        <translation>Abra la versión más reciente o actualice esta. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Start with the session</source>
        <translation>Iniciar con la sesión</translation>
    </message>
    <message>
        <source>Stored license</source>
        <translation>Licencia guardada</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>Suscripción</translation>
    </message>
    <message>
        <source>Take offline</source>
        <translation>Llevar sin conexión</translation>
    </message>
    <message>
        <source>Take offline ...</source>
        <translation>Llevar sin conexión…</translation>
    </message>
    <message>
        <source>Take that right from them (chmod go-w).</source>
        <translation>Quíteles ese permiso (chmod go-w).</translation>
    </message>
    <message>
        <source>Tell {administrator}: keys or product in the profile are not accepted.</source>
        <translation>Avise a {administrator}: no se aceptan las claves o el producto del perfil.</translation>
    </message>
    <message>
        <source>Tell {administrator}: that authority may not vouch for this server.</source>
        <translation>Avise a {administrator}: esa autoridad no puede responder por este servidor.</translation>
    </message>
    <message>
        <source>Tell {administrator}: that server, or what inspects connections here, is too old.</source>
        <translation>Avise a {administrator}: ese servidor, o lo que inspecciona aquí las conexiones, es demasiado antiguo.</translation>
    </message>
    <message>
        <source>That is not the final address of this sign-in. Copy it whole from the browser&apos;s address bar.</source>
        <translation>Esa no es la dirección final de este inicio de sesión. Cópiela entera de la barra de direcciones del navegador.</translation>
    </message>
    <message>
        <source>The address {address}, to which the browser has to come back, cannot be used here.</source>
        <translation>El navegador debe volver a una dirección que aquí no se puede usar: {address}.</translation>
    </message>
    <message>
        <source>The answer carries the pinned key&apos;s signature ({key}).</source>
        <translation>La respuesta lleva la firma de la clave fijada ({key}).</translation>
    </message>
    <message>
        <source>The answer does not carry the license service&apos;s signature ({detail}).</source>
        <translation>La respuesta no lleva la firma del servicio de licencias ({detail}).</translation>
    </message>
    <message>
        <source>The browser brought an answer that does not belong to this sign-in ({detail}).</source>
        <translation>El navegador trajo una respuesta que no corresponde a este inicio de sesión ({detail}).</translation>
    </message>
    <message>
        <source>The browser cannot come back by itself here: paste its final address below.</source>
        <translation>El navegador no puede volver aquí por sí solo: pegue abajo su dirección final.</translation>
    </message>
    <message>
        <source>The browser could not be opened. Copy the link and open it yourself.</source>
        <translation>No se pudo abrir el navegador. Copie el enlace y ábralo usted.</translation>
    </message>
    <message>
        <source>The browser has to come back to {address}, and this system keeps that port for itself.</source>
        <translation>El navegador debe volver a una dirección cuyo puerto se reserva este sistema: {address}.</translation>
    </message>
    <message>
        <source>The browser insists on https for this computer&apos;s own address. Paste its final address, or use another browser.</source>
        <translation>El navegador exige https para la dirección de este equipo. Pegue su dirección final o use otro navegador.</translation>
    </message>
    <message>
        <source>The browser opened the sign-in page, but nothing came back yet. Go on there; the page may be behind other windows.</source>
        <translation>El navegador abrió la página de inicio de sesión, pero aún no ha llegado nada. Continúe allí; la página puede estar detrás de otras ventanas.</translation>
    </message>
    <message>
        <source>The browser reported an error that cannot be confirmed: look there.</source>
        <translation>El navegador informó de un error que no se puede confirmar: mire allí.</translation>
    </message>
    <message>
        <source>The browser runs in Windows: if it does not come back, paste its final address below.</source>
        <translation>El navegador se ejecuta en Windows: si no vuelve, pegue abajo su dirección final.</translation>
    </message>
    <message>
        <source>The browser runs in Windows: if it does not come back, use --redirect-url - and paste the final address.</source>
        <translation>El navegador se ejecuta en Windows: si no vuelve, use --redirect-url - y pegue la dirección final.</translation>
    </message>
    <message>
        <source>The browser&apos;s final address</source>
        <translation>Dirección final del navegador</translation>
    </message>
    <message>
        <source>The certificate was issued by {issuer}.</source>
        <translation>El certificado lo emitió {issuer}.</translation>
    </message>
    <message>
        <source>The company code is missing.</source>
        <translation>Falta el código de empresa.</translation>
    </message>
    <message>
        <source>The connection to {host} is not secure and was refused.</source>
        <translation>La conexión con {host} no es segura y se rechazó.</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: its certificate is for another name.</source>
        <translation>La conexión con {host} se rechazó: su certificado es para otro nombre.</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: its certificate is not valid at this date.</source>
        <translation>La conexión con {host} se rechazó: su certificado no es válido en esta fecha.</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: its certificate was issued by {issuer}.</source>
        <translation>La conexión con {host} se rechazó: su certificado lo emitió {issuer}.</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: its encryption is too weak.</source>
        <translation>La conexión con {host} se rechazó: su cifrado es demasiado débil.</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: {issuer} may not issue its certificate.</source>
        <translation>La conexión con {host} se rechazó: {issuer} no puede emitir su certificado.</translation>
    </message>
    <message>
        <source>The default browser</source>
        <translation>El navegador predeterminado</translation>
    </message>
    <message>
        <source>The disk did not take what had to be kept ({detail}).</source>
        <translation>El disco no admitió lo que había que guardar ({detail}).</translation>
    </message>
    <message>
        <source>The file could not be written ({detail}).</source>
        <translation>No se pudo escribir el archivo ({detail}).</translation>
    </message>
    <message>
        <source>The license for {product} has ended.</source>
        <translation>La licencia de {product} ha terminado.</translation>
    </message>
    <message>
        <source>The license for {product} has no shared seats, so there is nothing to borrow or return.</source>
        <translation>La licencia de {product} no tiene puestos compartidos: no hay nada que prestar ni devolver.</translation>
    </message>
    <message>
        <source>The license for {product} has not started yet.</source>
        <translation>La licencia de {product} aún no ha comenzado.</translation>
    </message>
    <message>
        <source>The license for {product} is switched off.</source>
        <translation>La licencia de {product} está desactivada.</translation>
    </message>
    <message>
        <source>The license is not active at the license service.</source>
        <translation>La licencia no está activa en el servicio de licencias.</translation>
    </message>
    <message>
        <source>The license service cannot be reached. Work goes on until {when}.</source>
        <translation>No se puede contactar con el servicio de licencias. Puede seguir trabajando hasta: {when}.</translation>
    </message>
    <message>
        <source>The license service could not be reached ({detail}).</source>
        <translation>No se pudo contactar con el servicio de licencias ({detail}).</translation>
    </message>
    <message>
        <source>The license service could not be reached for too long. Connect and check again.</source>
        <translation>No se ha podido contactar con el servicio de licencias durante demasiado tiempo. Conéctese y compruebe de nuevo.</translation>
    </message>
    <message>
        <source>The license service did not answer to the end ({detail}); a seat may be taken already.</source>
        <translation>El servicio de licencias no respondió hasta el final ({detail}); puede haber ya un puesto ocupado.</translation>
    </message>
    <message>
        <source>The license service did not take the name and password.</source>
        <translation>El servicio de licencias no aceptó el nombre y la contraseña.</translation>
    </message>
    <message>
        <source>The license service did not tell its time.</source>
        <translation>El servicio de licencias no indicó su hora.</translation>
    </message>
    <message>
        <source>The license service does not know this device any more. Activate again.</source>
        <translation>El servicio de licencias ya no conoce este dispositivo. Actívelo de nuevo.</translation>
    </message>
    <message>
        <source>The license service finds no license for {product} with this name and password.</source>
        <translation>El servicio de licencias no encuentra ninguna licencia de {product} con este nombre y esta contraseña.</translation>
    </message>
    <message>
        <source>The license service knows no license for {product} with this key.</source>
        <translation>El servicio de licencias no conoce ninguna licencia de {product} con esta clave.</translation>
    </message>
    <message>
        <source>The license service refused ({service}).</source>
        <translation>El servicio de licencias lo rechazó ({service}).</translation>
    </message>
    <message>
        <source>The license service refused the license key for {product}.</source>
        <translation>El servicio de licencias rechazó la clave de licencia de {product}.</translation>
    </message>
    <message>
        <source>The license service refuses this computer&apos;s time. Set date and time right.</source>
        <translation>El servicio de licencias rechaza la hora de este equipo. Ajuste la fecha y la hora.</translation>
    </message>
    <message>
        <source>The license service refuses this program ({service}).</source>
        <translation>El servicio de licencias rechaza este programa ({service}).</translation>
    </message>
    <message>
        <source>The license service refuses to answer for this license at present.</source>
        <translation>El servicio de licencias se niega por ahora a responder sobre esta licencia.</translation>
    </message>
    <message>
        <source>The license service takes this program and knows {product}.</source>
        <translation>El servicio de licencias acepta este programa y conoce {product}.</translation>
    </message>
    <message>
        <source>The license service&apos;s answer could not be understood ({detail}).</source>
        <translation>No se entendió la respuesta del servicio de licencias ({detail}).</translation>
    </message>
    <message>
        <source>The other side said: {words}</source>
        <translation>La otra parte respondió: {words}</translation>
    </message>
    <message>
        <source>The program &quot;{owner}&quot; uses {address}, to which the browser has to come back.</source>
        <translation>El programa «{owner}» usa la dirección a la que debe volver el navegador: {address}.</translation>
    </message>
    <message>
        <source>The program remembers it; you can choose anew at any time.</source>
        <translation>El programa la recuerda; puede cambiarla en cualquier momento.</translation>
    </message>
    <message>
        <source>The program runs in this session, and would write anew what is removed.</source>
        <translation>El programa se ejecuta en esta sesión y volvería a escribir lo eliminado.</translation>
    </message>
    <message>
        <source>The proxy {proxy} did not take the name and password that are kept for it.</source>
        <translation>El proxy {proxy} no aceptó el nombre y la contraseña guardados para él.</translation>
    </message>
    <message>
        <source>The proxy {proxy} opens the connection to {host}: its certificate was issued by {issuer}.</source>
        <translation>El proxy {proxy} abre la conexión con {host}: su certificado lo emitió {issuer}.</translation>
    </message>
    <message>
        <source>The proxy {proxy} wants a sign-in.</source>
        <translation>El proxy {proxy} pide un inicio de sesión.</translation>
    </message>
    <message>
        <source>The running program keeps it for itself.</source>
        <translation>El programa en ejecución se reserva la dirección.</translation>
    </message>
    <message>
        <source>The sandbox is a license service and a sign-in page on this computer.</source>
        <translation>El entorno de pruebas es un servicio de licencias con página de inicio de sesión en este equipo.</translation>
    </message>
    <message>
        <source>The seat for {product} cannot be borrowed, or not for so long.</source>
        <translation>El puesto de {product} no se puede prestar, o no por tanto tiempo.</translation>
    </message>
    <message>
        <source>The seat was given back. Check now to take one again.</source>
        <translation>Se liberó el puesto. Compruebe ahora para volver a ocupar uno.</translation>
    </message>
    <message>
        <source>The seat was not renewed in time. Check now to take one again.</source>
        <translation>El puesto no se renovó a tiempo. Compruebe ahora para volver a ocupar uno.</translation>
    </message>
    <message>
        <source>The seat was returned. Check now takes one again.</source>
        <translation>Se ha devuelto el puesto. «Comprobar ahora» vuelve a ocupar uno.</translation>
    </message>
    <message>
        <source>The secret store cannot be used ({detail}).</source>
        <translation>No se puede usar el almacén de claves ({detail}).</translation>
    </message>
    <message>
        <source>The secret store failed: who signed in is not remembered.</source>
        <translation>El almacén de claves ha fallado: no se recuerda quién inició sesión.</translation>
    </message>
    <message>
        <source>The secret store is locked.</source>
        <translation>El almacén de claves está bloqueado.</translation>
    </message>
    <message>
        <source>The secret store is locked: who signed in is not remembered.</source>
        <translation>El almacén de claves está bloqueado: no se recuerda quién inició sesión.</translation>
    </message>
    <message>
        <source>The settings cannot be used: {detail}.</source>
        <translation>No se pueden usar los ajustes: {detail}.</translation>
    </message>
    <message>
        <source>The sign-in link was opened twice. If that was not you, cancel.</source>
        <translation>El enlace de inicio de sesión se abrió dos veces. Si no fue usted, cancele.</translation>
    </message>
    <message>
        <source>The sign-in service could not be reached ({detail}).</source>
        <translation>No se pudo contactar con el servicio de inicio de sesión ({detail}).</translation>
    </message>
    <message>
        <source>The sign-in was cancelled in the browser.</source>
        <translation>El inicio de sesión se canceló en el navegador.</translation>
    </message>
    <message>
        <source>The sign-in was cancelled while the device was being activated; a seat may be taken.</source>
        <translation>El inicio de sesión se canceló mientras se activaba el dispositivo; puede haber un puesto ocupado.</translation>
    </message>
    <message>
        <source>The sign-in was cancelled.</source>
        <translation>Se canceló el inicio de sesión.</translation>
    </message>
    <message>
        <source>The sign-in was refused.</source>
        <translation>Se rechazó el inicio de sesión.</translation>
    </message>
    <message>
        <source>The stored license belongs to another device. Activate this one.</source>
        <translation>La licencia guardada pertenece a otro dispositivo. Active este.</translation>
    </message>
    <message>
        <source>The stored license for {product} belongs to another device.</source>
        <translation>La licencia guardada de {product} pertenece a otro dispositivo.</translation>
    </message>
    <message>
        <source>The stored license for {product} was changed or damaged.</source>
        <translation>La licencia guardada de {product} se ha modificado o dañado.</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>Como en el sistema</translation>
    </message>
    <message>
        <source>There is a place for the icon.</source>
        <translation>Hay sitio para el icono.</translation>
    </message>
    <message>
        <source>There is no desktop here.</source>
        <translation>Aquí no hay escritorio.</translation>
    </message>
    <message>
        <source>There is no desktop here: no browser can be opened.</source>
        <translation>Aquí no hay escritorio: no se puede abrir ningún navegador.</translation>
    </message>
    <message>
        <source>These change how programs find files, authorities or secret stores: {names}</source>
        <translation>Estas cambian cómo los programas encuentran archivos, autoridades o almacenes de claves: {names}</translation>
    </message>
    <message>
        <source>These files were copied from another computer. Activate this one for itself.</source>
        <translation>Estos archivos se copiaron de otro equipo. Active este por separado.</translation>
    </message>
    <message>
        <source>This computer has no policy.</source>
        <translation>Este equipo no tiene directivas.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock differs too much from the license service&apos;s.</source>
        <translation>El reloj de este equipo difiere demasiado del reloj del servicio de licencias.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is behind the license service&apos;s. Set it right.</source>
        <translation>El reloj de este equipo va atrasado respecto al servicio de licencias. Ajústelo.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {minutes} minutes ahead of the license service&apos;s.</source>
        <translation>El reloj de este equipo va {minutes} minutos adelantado respecto al servicio de licencias.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {minutes} minutes behind the license service&apos;s.</source>
        <translation>El reloj de este equipo va {minutes} minutos atrasado respecto al servicio de licencias.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock was moved back. Set it right, then check again.</source>
        <translation>Se ha atrasado el reloj de este equipo. Ajústelo y compruebe de nuevo.</translation>
    </message>
    <message>
        <source>This desktop shows no tray icons; the window is there all the same.</source>
        <translation>Este escritorio no muestra iconos en la bandeja; la ventana sigue disponible.</translation>
    </message>
    <message>
        <source>This device is not activated for {product}.</source>
        <translation>Este dispositivo no está activado para {product}.</translation>
    </message>
    <message>
        <source>This device&apos;s seat was given back.</source>
        <translation>Se ha liberado el puesto de este dispositivo.</translation>
    </message>
    <message>
        <source>This is a container: publish port {port} to the computer with the browser, or use --redirect-url - and paste the final address.</source>
        <translation>Esto es un contenedor: publique el puerto {port} para el equipo del navegador o use --redirect-url - y pegue la dirección final.</translation>
    </message>
    <message>
        <source>This is a remote shell: forward port {port} of the computer with the browser to this one, or use --redirect-url - and paste the final address.</source>
        <translation>Esta es una consola remota: redirija hasta aquí el puerto {port} del equipo del navegador o use --redirect-url - y pegue la dirección final.</translation>
    </message>
    <message>
        <source>This is all that the report holds: no keys, names, mail addresses or full addresses. Nothing is sent: you save it, and give it to whoever helps you.</source>
        <translation>Esto es todo el informe: sin claves, nombres, correos ni direcciones completas. No se envía nada: usted lo guarda y lo da a quien le ayude.</translation>
    </message>
    <message>
        <source>This network wants you to sign in first: a page came in place of {host}&apos;s answer.</source>
        <translation>Esta red pide primero iniciar sesión: llegó una página en lugar de la respuesta de {host}.</translation>
    </message>
    <message>
        <source>This network wants you to sign in first: {portal} answered in place of {host}.</source>
        <translation>Esta red pide primero iniciar sesión: {portal} respondió en lugar de {host}.</translation>
    </message>
    <message>
        <source>This one:</source>
        <translation>Este:</translation>
    </message>
    <message>
        <source>This program runs in a container: publish port {port} to the computer with the browser, or paste the browser&apos;s final address below.</source>
        <translation>Este programa se ejecuta en un contenedor: publique el puerto {port} para el equipo del navegador o pegue abajo la dirección final del navegador.</translation>
    </message>
    <message>
        <source>This program seems to run on another computer than the browser: forward port {port} to it, or paste the browser&apos;s final address below.</source>
        <translation>Parece que este programa se ejecuta en otro equipo que el navegador: redirija hacia él el puerto {port} o pegue abajo la dirección final del navegador.</translation>
    </message>
    <message>
        <source>This system has no secret store: who signed in is not remembered.</source>
        <translation>Este sistema no tiene almacén de claves: no se recuerda quién inició sesión.</translation>
    </message>
    <message>
        <source>This system offers no secret store, which is needed here.</source>
        <translation>Este sistema no ofrece un almacén de claves, que aquí hace falta.</translation>
    </message>
    <message>
        <source>This system offers no secret store: who signed in is not remembered.</source>
        <translation>Este sistema no ofrece un almacén de claves: no se recuerda quién inició sesión.</translation>
    </message>
    <message>
        <source>Through {proxy}</source>
        <translation>A través de {proxy}</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Tiempo restante</translation>
    </message>
    <message>
        <source>To put {newcomer} in place of {holder}, sign in again and say so (--switch-person).</source>
        <translation>Para poner a {newcomer} en el lugar de {holder}, inicie sesión de nuevo con --switch-person.</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>Bandeja</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>Prueba</translation>
    </message>
    <message numerus="yes">
        <source>Trial: %Ln days left</source>
        <translation>
            <numerusform>Prueba: queda %Ln día</numerusform>
            <numerusform>Prueba: quedan %Ln días</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Try again when a colleague has finished, or ask {administrator}.</source>
        <translation>Reintente cuando un compañero haya terminado o pregunte a {administrator}.</translation>
    </message>
    <message>
        <source>Try again, or ask {administrator}.</source>
        <translation>Reintente o pregunte a {administrator}.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, send {administrator} the code below.</source>
        <translation>Reintente. Si vuelve a ocurrir, envíe a {administrator} el código de abajo.</translation>
    </message>
    <message>
        <source>Try the sandbox</source>
        <translation>Probar el entorno de pruebas</translation>
    </message>
    <message>
        <source>Unlock it and try again.</source>
        <translation>Desbloquéelo y reintente.</translation>
    </message>
    <message>
        <source>Use `activate --no-browser`, or --redirect-url - where the browser is elsewhere.</source>
        <translation>Use `activate --no-browser`, o --redirect-url - si el navegador está en otro lugar.</translation>
    </message>
    <message>
        <source>Use another account</source>
        <translation>Usar otra cuenta</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Usarla</translation>
    </message>
    <message>
        <source>Use the command line.</source>
        <translation>Use la línea de comandos.</translation>
    </message>
    <message>
        <source>Use this license</source>
        <translation>Usar esta licencia</translation>
    </message>
    <message>
        <source>Version {version} is available</source>
        <translation>La versión {version} está disponible</translation>
    </message>
    <message>
        <source>Wait until its start date, or ask {administrator}.</source>
        <translation>Espere a su fecha de inicio o pregunte a {administrator}.</translation>
    </message>
    <message>
        <source>Waiting for your browser</source>
        <translation>Esperando a su navegador</translation>
    </message>
    <message>
        <source>Waiting for your sign-in</source>
        <translation>Esperando su inicio de sesión</translation>
    </message>
    <message>
        <source>Way back from the browser</source>
        <translation>Regreso del navegador</translation>
    </message>
    <message>
        <source>Windows has reserved the port of {address}, to which the browser has to come back.</source>
        <translation>Windows ha reservado el puerto de la dirección a la que debe volver el navegador: {address}.</translation>
    </message>
    <message>
        <source>Without a connection it stops at {when}.</source>
        <translation>Sin conexión dejará de funcionar: {when}.</translation>
    </message>
    <message>
        <source>Works offline</source>
        <translation>Funciona sin conexión</translation>
    </message>
    <message>
        <source>Write the request</source>
        <translation>Escribir la solicitud</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Problema</translation>
    </message>
    <message>
        <source>You are signed in, but nobody gave you a license for {product} yet.</source>
        <translation>Ha iniciado sesión, pero aún no se le ha asignado una licencia de {product}.</translation>
    </message>
    <message>
        <source>You have several licenses for {product}</source>
        <translation>Tiene varias licencias de {product}</translation>
    </message>
    <message>
        <source>Your administrator can assign one: {contact}</source>
        <translation>Su administrador puede asignarle una: {contact}</translation>
    </message>
    <message>
        <source>Your administrator can set it up: {contact}</source>
        <translation>Su administrador puede configurarlo: {contact}</translation>
    </message>
    <message>
        <source>Your licenses</source>
        <translation>Sus licencias</translation>
    </message>
    <message>
        <source>an unknown authority</source>
        <translation>una autoridad desconocida</translation>
    </message>
    <message>
        <source>another one</source>
        <translation>otra</translation>
    </message>
    <message>
        <source>another person</source>
        <translation>otra persona</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>otro programa</translation>
    </message>
    <message>
        <source>another server</source>
        <translation>otro servidor</translation>
    </message>
    <message>
        <source>borrowed: works offline until {when}</source>
        <translation>prestado: funciona sin conexión hasta: {when}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>hecho</translation>
    </message>
    <message>
        <source>ended {date}</source>
        <translation>terminó el {date}</translation>
    </message>
    <message numerus="yes">
        <source>for %Ln days</source>
        <translation>
            <numerusform>durante un día</numerusform>
            <numerusform>durante %Ln días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %Ln hours</source>
        <translation>
            <numerusform>durante %Ln hora</numerusform>
            <numerusform>durante %Ln horas</numerusform>
        </translation>
    </message>
    <message>
        <source>in the profile</source>
        <translation>del perfil</translation>
    </message>
    <message>
        <source>no detail is known</source>
        <translation>no se conocen detalles</translation>
    </message>
    <message>
        <source>no end date</source>
        <translation>sin fecha de fin</translation>
    </message>
    <message>
        <source>of this network</source>
        <translation>de esta red</translation>
    </message>
    <message>
        <source>the computer&apos;s name</source>
        <translation>el nombre del equipo</translation>
    </message>
    <message>
        <source>the configuration folder</source>
        <translation>la carpeta de configuración</translation>
    </message>
    <message>
        <source>the license service</source>
        <translation>el servicio de licencias</translation>
    </message>
    <message>
        <source>the main board</source>
        <translation>la placa base</translation>
    </message>
    <message>
        <source>the model</source>
        <translation>el modelo</translation>
    </message>
    <message>
        <source>the network card</source>
        <translation>la tarjeta de red</translation>
    </message>
    <message>
        <source>the processor</source>
        <translation>el procesador</translation>
    </message>
    <message>
        <source>the registered address</source>
        <translation>la dirección registrada</translation>
    </message>
    <message>
        <source>the system disk</source>
        <translation>el disco del sistema</translation>
    </message>
    <message>
        <source>the system&apos;s id</source>
        <translation>el identificador del sistema</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>pendiente</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>hasta el {date}</translation>
    </message>
    <message>
        <source>what the system has chosen</source>
        <translation>el programa elegido por el sistema</translation>
    </message>
    <message>
        <source>works offline until {when}</source>
        <translation>funciona sin conexión hasta: {when}</translation>
    </message>
    <message>
        <source>works with the vendor&apos;s own program only</source>
        <translation>solo funciona con el programa del fabricante</translation>
    </message>
    <message>
        <source>your administrator</source>
        <translation>su administrador</translation>
    </message>
    <message>
        <source>{address} is free.</source>
        <translation>{address} está libre.</translation>
    </message>
    <message>
        <source>{browser}</source>
        <translation>{browser}</translation>
    </message>
    <message>
        <source>{company} signs in at {host}.</source>
        <translation>{company} inicia sesión en {host}.</translation>
    </message>
    <message>
        <source>{detail}.</source>
        <translation>{detail}.</translation>
    </message>
    <message>
        <source>{free} MB are free.</source>
        <translation>Hay {free} MB libres.</translation>
    </message>
    <message>
        <source>{host} answers.</source>
        <translation>{host} responde.</translation>
    </message>
    <message>
        <source>{host} is {address}.</source>
        <translation>{host} tiene la dirección {address}.</translation>
    </message>
    <message>
        <source>{minutes} minutes from the license service&apos;s.</source>
        <translation>{minutes} minutos de diferencia con el servicio de licencias.</translation>
    </message>
    <message>
        <source>{name} can help.</source>
        <translation>{name} puede ayudarle.</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}: {value}</translation>
    </message>
    <message>
        <source>{newcomer} signed in, but the license for {product} here belongs to {holder}.</source>
        <translation>{newcomer} ha iniciado sesión, pero la licencia de {product} de aquí pertenece a {holder}.</translation>
    </message>
    <message>
        <source>{newcomer} signed in, but the license here belongs to {holder}.</source>
        <translation>{newcomer} ha iniciado sesión, pero la licencia de aquí pertenece a {holder}.</translation>
    </message>
    <message numerus="yes">
        <source>{product} ends in %Ln days</source>
        <translation>
            <numerusform>{product} termina en %Ln día</numerusform>
            <numerusform>{product} termina en %Ln días</numerusform>
        </translation>
    </message>
    <message>
        <source>{product} ends today</source>
        <translation>{product} termina hoy</translation>
    </message>
    <message>
        <source>{product} ends tomorrow</source>
        <translation>{product} termina mañana</translation>
    </message>
    <message>
        <source>{product} has lost its seat</source>
        <translation>{product} ha perdido su puesto</translation>
    </message>
    <message>
        <source>{product} is active on this computer.</source>
        <translation>{product} está activo en este equipo.</translation>
    </message>
    <message>
        <source>{product} must reach the license service soon</source>
        <translation>{product} debe contactar pronto con el servicio de licencias</translation>
    </message>
    <message>
        <source>{product} stops working here until you sign in again.</source>
        <translation>{product} dejará de funcionar aquí hasta que vuelva a iniciar sesión.</translation>
    </message>
    <message>
        <source>{product} works offline</source>
        <translation>{product} funciona sin conexión</translation>
    </message>
    <message>
        <source>{product}: active</source>
        <translation>{product}: activo</translation>
    </message>
    <message>
        <source>{product}: active until {date}</source>
        <translation>{product}: activo hasta el {date}</translation>
    </message>
    <message>
        <source>{product}: works offline until {when}</source>
        <translation>{product}: funciona sin conexión hasta: {when}</translation>
    </message>
    <message>
        <source>{seconds} s from the license service&apos;s.</source>
        <translation>{seconds} s de diferencia con el servicio de licencias.</translation>
    </message>
    <message>
        <source>{state}</source>
        <translation>{state}</translation>
    </message>
    <message>
        <source>{used} of {all} in use</source>
        <translation>{used} de {all} en uso</translation>
    </message>
</context>
</TS>
