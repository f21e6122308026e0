<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>Keyturn</name>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>لم يتبقَّ شيء</numerusform>
            <numerusform>المتبقي %Ln</numerusform>
            <numerusform>المتبقي %Ln</numerusform>
            <numerusform>المتبقي %Ln</numerusform>
            <numerusform>المتبقي %Ln</numerusform>
            <numerusform>المتبقي %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln things are wrong</source>
        <translation>
            <numerusform>لا توجد مشكلات</numerusform>
            <numerusform>توجد مشكلة واحدة</numerusform>
            <numerusform>توجد مشكلتان</numerusform>
            <numerusform>توجد %Ln مشكلات</numerusform>
            <numerusform>توجد %Ln مشكلة</numerusform>
            <numerusform>توجد %Ln مشكلة</numerusform>
        </translation>
    </message>
    <message>
        <source>A license for {product}, please</source>
        <translation>طلب ترخيص لـ {product}</translation>
    </message>
    <message>
        <source>A link asks you to sign in for {product}</source>
        <translation>يطلب منك رابط تسجيل الدخول إلى {product}</translation>
    </message>
    <message>
        <source>A network sign-in page may be in the way: open any web page, then try again.</source>
        <translation>قد تكون صفحة تسجيل دخول إحدى الشبكات هي العائق: افتح أي صفحة ويب ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>A newer version of this program has written its files here ({detail}).</source>
        <translation>كتب إصدار أحدث من هذا البرنامج ملفاته هنا ({detail}).</translation>
    </message>
    <message>
        <source>A newer version of this program has written the license.</source>
        <translation>كتب إصدار أحدث من هذا البرنامج الترخيص.</translation>
    </message>
    <message>
        <source>A proxy file&apos;s address looks like http://proxy.example/proxy.pac.</source>
        <translation>يبدو عنوان ملف الوكيل هكذا: http://proxy.example/proxy.pac.</translation>
    </message>
    <message>
        <source>A proxy is set on this computer. Exempt {address} from it: the browser has to come back there.</source>
        <translation>ضُبط وكيل على هذا الحاسوب. استثنِ {address} منه: يجب أن يعود المتصفح إليه.</translation>
    </message>
    <message>
        <source>A proxy&apos;s address looks like http://proxy.example:8080.</source>
        <translation>يكون عنوان الوكيل مثل http://proxy.example:8080.</translation>
    </message>
    <message>
        <source>A sign-in is already under way.</source>
        <translation>هناك تسجيل دخول جارٍ بالفعل.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>الحساب</translation>
    </message>
    <message>
        <source>Activating this device</source>
        <translation>تفعيل هذا الجهاز</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>مفعّل</translation>
    </message>
    <message>
        <source>Active, ends soon</source>
        <translation>مفعّل، ينتهي قريبًا</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>عنوان الوكيل</translation>
    </message>
    <message>
        <source>Address of the proxy file</source>
        <translation>عنوان ملف الوكيل</translation>
    </message>
    <message>
        <source>All devices that your license for {product} allows are in use.</source>
        <translation>جميع الأجهزة التي يسمح بها ترخيصك لـ {product} قيد الاستخدام.</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>سليم</translation>
    </message>
    <message>
        <source>All seats for {product} are in use.</source>
        <translation>جميع مقاعد {product} قيد الاستخدام.</translation>
    </message>
    <message>
        <source>Another company code</source>
        <translation>رمز شركة آخر</translation>
    </message>
    <message>
        <source>Another device&apos;s license</source>
        <translation>ترخيص جهاز آخر</translation>
    </message>
    <message>
        <source>Another program uses {address}, to which the browser has to come back.</source>
        <translation>يستخدم برنامج آخر {address} الذي يجب أن يعود إليه المتصفح.</translation>
    </message>
    <message>
        <source>Another user of this computer tried to answer. If in doubt, cancel.</source>
        <translation>حاول مستخدم آخر لهذا الحاسوب الرد. عند الشك يُرجى الإلغاء.</translation>
    </message>
    <message>
        <source>Another version of this program runs in this session: {running}; this one is {version}.</source>
        <translation>يعمل في هذه الجلسة إصدار آخر من هذا البرنامج: {running}؛ وهذا الإصدار هو {version}.</translation>
    </message>
    <message>
        <source>Answers to another sign-in keep coming. Close older sign-in tabs.</source>
        <translation>ما زالت تصل ردود على تسجيل دخول آخر. يُرجى إغلاق علامات تبويب تسجيل الدخول القديمة.</translation>
    </message>
    <message>
        <source>Answers.</source>
        <translation>يستجيب.</translation>
    </message>
    <message>
        <source>Anybody can send a link. Go on only if you expected this one.</source>
        <translation>يمكن لأي شخص إرسال رابط. لا تتابع إلا إذا كنت تتوقع هذا الرابط.</translation>
    </message>
    <message>
        <source>Ask who gave you the profile for a mended one.</source>
        <translation>اطلب ملفًا مصحَّحًا ممن أعطاك هذا الملف.</translation>
    </message>
    <message>
        <source>Ask {administrator} to add that authority to this computer&apos;s trust store.</source>
        <translation>اطلب من {administrator} إضافة تلك الجهة إلى مخزن الشهادات في هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Ask {administrator} to assign one, or sign in with another account.</source>
        <translation>اطلب من {administrator} تخصيص ترخيص لك، أو سجّل الدخول بحساب آخر.</translation>
    </message>
    <message>
        <source>Ask {administrator} to register an address on this computer for the sign-in.</source>
        <translation>اطلب من {administrator} تسجيل عنوان على هذا الحاسوب لتسجيل الدخول.</translation>
    </message>
    <message>
        <source>Ask {administrator} to register an address with a port of 1024 or more.</source>
        <translation>اطلب من {administrator} تسجيل عنوان بمنفذ رقمه 1024 أو أكبر.</translation>
    </message>
    <message>
        <source>Ask {administrator} to renew it.</source>
        <translation>اطلب من {administrator} تجديده.</translation>
    </message>
    <message>
        <source>Ask {administrator} whether the network inspects encrypted connections.</source>
        <translation>اسأل {administrator} هل تفحص الشبكة الاتصالات المشفّرة.</translation>
    </message>
    <message>
        <source>Ask {administrator} why.</source>
        <translation>اسأل {administrator} عن السبب.</translation>
    </message>
    <message>
        <source>Ask {name} to renew it in time.</source>
        <translation>اطلب من {name} تجديده في الوقت المناسب.</translation>
    </message>
    <message>
        <source>Asking the license service</source>
        <translation>سؤال خدمة التراخيص</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>المتصفح</translation>
    </message>
    <message>
        <source>Browser finished, but nothing happened here? Paste its address:</source>
        <translation>هل انتهى المتصفح ولم يحدث شيء هنا؟ يُرجى لصق عنوانه:</translation>
    </message>
    <message>
        <source>By consumption</source>
        <translation>حسب الاستهلاك</translation>
    </message>
    <message>
        <source>By links that begin with {scheme}:</source>
        <translation>عبر الروابط التي تبدأ بـ ⁦{scheme}:⁩</translation>
    </message>
    <message>
        <source>By the file at:</source>
        <translation>بالملف:</translation>
    </message>
    <message>
        <source>Can be written: {place}</source>
        <translation>قابل للكتابة: {place}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Cancel the sign-in</source>
        <translation>إلغاء تسجيل الدخول</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>إعادة الفحص</translation>
    </message>
    <message>
        <source>Check all now</source>
        <translation>التحقق من الكل الآن</translation>
    </message>
    <message>
        <source>Check both, or ask {administrator} to assign a license.</source>
        <translation>تحقق من كليهما، أو اطلب من {administrator} تخصيص ترخيص.</translation>
    </message>
    <message>
        <source>Check both. If they are right, send {administrator} the code below.</source>
        <translation>تحقق من كليهما. إن كانا صحيحين فأرسل الرمز أدناه إلى {administrator}.</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>التحقق الآن</translation>
    </message>
    <message>
        <source>Check of this computer</source>
        <translation>فحص هذا الحاسوب</translation>
    </message>
    <message>
        <source>Check the company code, or ask {administrator} to set it up.</source>
        <translation>تحقق من رمز الشركة، أو اطلب من {administrator} إعداده.</translation>
    </message>
    <message>
        <source>Check the license key, or ask {administrator} for the right one.</source>
        <translation>تحقق من مفتاح الترخيص، أو اطلب المفتاح الصحيح من {administrator}.</translation>
    </message>
    <message>
        <source>Check the license key. If it is right, send {administrator} the code below.</source>
        <translation>تحقق من مفتاح الترخيص. إن كان صحيحًا فأرسل الرمز أدناه إلى {administrator}.</translation>
    </message>
    <message>
        <source>Check the network connection and activate again; this takes no second seat.</source>
        <translation>تحقق من اتصال الشبكة ثم فعّل مجددًا؛ لن يُشغَل مقعد ثانٍ.</translation>
    </message>
    <message>
        <source>Check the network connection and sign in again.</source>
        <translation>تحقق من اتصال الشبكة ثم سجّل الدخول مجددًا.</translation>
    </message>
    <message>
        <source>Check the network connection and try again.</source>
        <translation>تحقق من اتصال الشبكة ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>Check this computer ...</source>
        <translation>فحص هذا الحاسوب…</translation>
    </message>
    <message>
        <source>Checked {last}</source>
        <translation>آخر تحقق {last}</translation>
    </message>
    <message>
        <source>Checked {last}, next {next}</source>
        <translation>آخر تحقق {last}، والتالي {next}</translation>
    </message>
    <message>
        <source>Choose an earlier end, or ask {administrator}.</source>
        <translation>اختر نهاية أقرب، أو اسأل {administrator}.</translation>
    </message>
    <message>
        <source>Choose another license ...</source>
        <translation>اختيار ترخيص آخر…</translation>
    </message>
    <message>
        <source>Choose another place, or check the folder&apos;s rights.</source>
        <translation>اختر مكانًا آخر، أو تحقّق من أذونات المجلد.</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>الساعة</translation>
    </message>
    <message>
        <source>Clock is wrong</source>
        <translation>الساعة خاطئة</translation>
    </message>
    <message>
        <source>Close it, or another sign-in that still waits, and try again.</source>
        <translation>أغلقه، أو أغلق تسجيل دخول آخر ما زال ينتظر، ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>Close that program, or another sign-in that still waits, and try again.</source>
        <translation>أغلق ذلك البرنامج، أو تسجيل دخول آخر ما زال ينتظر، ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>الشركة</translation>
    </message>
    <message>
        <source>Company code</source>
        <translation>رمز الشركة</translation>
    </message>
    <message>
        <source>Compare the clock by hand.</source>
        <translation>قارن الساعة بنفسك.</translation>
    </message>
    <message>
        <source>Content of the file</source>
        <translation>محتوى الملف</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>تم النسخ</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>نسخ الرمز</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>نسخ الرابط</translation>
    </message>
    <message>
        <source>Copy the request</source>
        <translation>نسخ الطلب</translation>
    </message>
    <message>
        <source>Correct them, or ask {administrator}.</source>
        <translation>صحّحها، أو اسأل {administrator}.</translation>
    </message>
    <message>
        <source>Could be better</source>
        <translation>يمكن تحسينه</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>بيانات الاعتماد</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>مجلد البيانات</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>الجهاز</translation>
    </message>
    <message>
        <source>Device limit</source>
        <translation>حد الأجهزة</translation>
    </message>
    <message>
        <source>Different here: {parts}.</source>
        <translation>المختلف هنا: {parts}.</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>موقوف</translation>
    </message>
    <message>
        <source>Disk space</source>
        <translation>مساحة القرص</translation>
    </message>
    <message>
        <source>Does not run in this session.</source>
        <translation>لا يعمل في هذه الجلسة.</translation>
    </message>
    <message numerus="yes">
        <source>Ends in %Ln days</source>
        <translation>
            <numerusform>ينتهي اليوم</numerusform>
            <numerusform>ينتهي خلال يوم واحد</numerusform>
            <numerusform>ينتهي خلال يومين</numerusform>
            <numerusform>ينتهي خلال %Ln أيام</numerusform>
            <numerusform>ينتهي خلال %Ln يومًا</numerusform>
            <numerusform>ينتهي خلال %Ln يوم</numerusform>
        </translation>
    </message>
    <message>
        <source>Ends today</source>
        <translation>ينتهي اليوم</translation>
    </message>
    <message>
        <source>Environment variables</source>
        <translation>متغيرات البيئة</translation>
    </message>
    <message>
        <source>Error code {code}</source>
        <translation>رمز الخطأ {code}</translation>
    </message>
    <message>
        <source>Everything is as it should be.</source>
        <translation>كل شيء على ما يرام.</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>منتهٍ</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>الميزات</translation>
    </message>
    <message>
        <source>File in the report</source>
        <translation>ملف في التقرير</translation>
    </message>
    <message>
        <source>Free some space or check the folder&apos;s rights, then try again; it takes no second seat.</source>
        <translation>أفرغ بعض المساحة أو تحقق من أذونات المجلد ثم حاول مجددًا؛ لن يُشغَل مقعد ثانٍ.</translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation>أفرغ بعض المساحة.</translation>
    </message>
    <message>
        <source>Give a seat back on a device you no longer use, or ask {administrator}.</source>
        <translation>حرّر مقعد جهاز لم تعد تستخدمه، أو اسأل {administrator}.</translation>
    </message>
    <message>
        <source>Give the code from your administrator&apos;s mail (--customer CODE).</source>
        <translation>أدخل الرمز الوارد في رسالة مسؤول النظام (⁦--customer CODE⁩).</translation>
    </message>
    <message>
        <source>Give the seat back</source>
        <translation>تحرير المقعد</translation>
    </message>
    <message>
        <source>Give this device&apos;s seat back ...</source>
        <translation>تحرير مقعد هذا الجهاز…</translation>
    </message>
    <message>
        <source>Give this device&apos;s seat for {product} back?</source>
        <translation>هل تريد تحرير مقعد هذا الجهاز لـ {product}؟</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>متابعته</translation>
    </message>
    <message>
        <source>Hardware id</source>
        <translation>معرّف العتاد</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>إخفاء التفاصيل</translation>
    </message>
    <message>
        <source>In a guest network, open any web page first; elsewhere tell {administrator}.</source>
        <translation>في شبكة الضيوف افتح أولاً أي صفحة ويب، وفي غيرها أبلغ {administrator}.</translation>
    </message>
    <message>
        <source>In force: {places}</source>
        <translation>السارية: {places}</translation>
    </message>
    <message>
        <source>Install one (GNOME Keyring, KWallet or KeePassXC) if that is wanted.</source>
        <translation>ثبّت أحدها (GNOME Keyring أو KWallet أو KeePassXC) إذا أردت ذلك.</translation>
    </message>
    <message>
        <source>Install one (GNOME Keyring, KWallet or KeePassXC), or ask {administrator}.</source>
        <translation>ثبّت أحدها (GNOME Keyring أو KWallet أو KeePassXC)، أو اسأل {administrator}.</translation>
    </message>
    <message>
        <source>Install the program as a package if links are wanted.</source>
        <translation>ثبّت البرنامج كحزمة إذا أردت استخدام الروابط.</translation>
    </message>
    <message>
        <source>It could not be looked at ({why}).</source>
        <translation>تعذّر الفحص ({why}).</translation>
    </message>
    <message>
        <source>It stands in your administrator&apos;s mail.</source>
        <translation>تجده في رسالة مسؤول النظام.</translation>
    </message>
    <message>
        <source>It works offline by itself for a while; see `status`.</source>
        <translation>يعمل بنفسه دون اتصال لبعض الوقت؛ انظر `status`.</translation>
    </message>
    <message numerus="yes">
        <source>It works; %Ln things could be better</source>
        <translation>
            <numerusform>يعمل كما ينبغي</numerusform>
            <numerusform>يعمل، ويمكن تحسين أمر واحد</numerusform>
            <numerusform>يعمل، ويمكن تحسين أمرين</numerusform>
            <numerusform>يعمل، ويمكن تحسين %Ln أمور</numerusform>
            <numerusform>يعمل، ويمكن تحسين %Ln أمرًا</numerusform>
            <numerusform>يعمل، ويمكن تحسين %Ln أمر</numerusform>
        </translation>
    </message>
    <message>
        <source>Its page may be open in your browser, behind other windows.</source>
        <translation>قد تكون صفحته مفتوحة في المتصفح خلف نوافذ أخرى.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>الاحتفاظ به</translation>
    </message>
    <message>
        <source>Keep {holder}</source>
        <translation>إبقاء {holder}</translation>
    </message>
    <message>
        <source>Kept in this system&apos;s secret store, and told to this proxy only.</source>
        <translation>تُحفظ في مخزن الأسرار لهذا النظام ولا تُرسل إلا إلى هذا الوكيل.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>License</source>
        <translation>الترخيص</translation>
    </message>
    <message>
        <source>License damaged</source>
        <translation>الترخيص تالف</translation>
    </message>
    <message>
        <source>License details</source>
        <translation>تفاصيل الترخيص</translation>
    </message>
    <message>
        <source>License service</source>
        <translation>خدمة التراخيص</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Limited in time</source>
        <translation>محدود المدة</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>الروابط</translation>
    </message>
    <message>
        <source>Links are for desktops.</source>
        <translation>الروابط تحتاج إلى سطح مكتب.</translation>
    </message>
    <message>
        <source>Links that begin with {scheme}: open {handler}.</source>
        <translation>الروابط التي تبدأ بـ ⁦{scheme}:⁩ يفتحها {handler}.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>Look at the rights of your folders.</source>
        <translation>تحقق من أذونات مجلداتك.</translation>
    </message>
    <message>
        <source>Looking ...</source>
        <translation>جارٍ الفحص…</translation>
    </message>
    <message>
        <source>Managed by {name}</source>
        <translation>بإدارة {name}</translation>
    </message>
    <message>
        <source>Managed for you</source>
        <translation>يُدار نيابةً عنك</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>وقت إضافي</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Name of the license service</source>
        <translation>اسم خدمة التراخيص</translation>
    </message>
    <message>
        <source>No browser can be opened here ({detail}).</source>
        <translation>لا يمكن فتح أي متصفح هنا ({detail}).</translation>
    </message>
    <message>
        <source>No company code is known yet, so the sign-in was not tried.</source>
        <translation>رمز الشركة غير معروف بعد، لذلك لم يُجرَّب تسجيل الدخول.</translation>
    </message>
    <message>
        <source>No license</source>
        <translation>لا يوجد ترخيص</translation>
    </message>
    <message>
        <source>No profile was found: the file from your vendor that says where to sign in.</source>
        <translation>لم يُعثر على ملف تعريف: وهو ملف من المورّد يحدد مكان تسجيل الدخول.</translation>
    </message>
    <message>
        <source>No, thank you</source>
        <translation>لا، شكرًا</translation>
    </message>
    <message>
        <source>None</source>
        <translation>بلا</translation>
    </message>
    <message>
        <source>None is in the way.</source>
        <translation>لا يُستخدم أي وكيل.</translation>
    </message>
    <message>
        <source>Not activated</source>
        <translation>غير مفعّل</translation>
    </message>
    <message>
        <source>Not known until the sign-in can be asked for.</source>
        <translation>لا يُعرف ذلك قبل الاستعلام عن تسجيل الدخول.</translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation>لم يُفحص</translation>
    </message>
    <message>
        <source>Not looked at, since this comes first: {other}</source>
        <translation>لم يُفحص، لأن هذا يأتي أولاً: {other}</translation>
    </message>
    <message>
        <source>Not refused.</source>
        <translation>لم يُرفض.</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>لم يبدأ بعد</translation>
    </message>
    <message>
        <source>Nothing came back from the browser in time.</source>
        <translation>لم يصل شيء من المتصفح في الوقت المحدد.</translation>
    </message>
    <message>
        <source>Nothing opened?</source>
        <translation>ألم يُفتح شيء؟</translation>
    </message>
    <message>
        <source>Nothing opened? Open it again, or copy the link into your browser.</source>
        <translation>ألم يُفتح شيء؟ يُرجى فتحه مجددًا أو نسخ الرابط إلى المتصفح.</translation>
    </message>
    <message>
        <source>Nothing opens {scheme}: links.</source>
        <translation>لا يوجد برنامج يفتح الروابط التي تبدأ بـ ⁦{scheme}:⁩.</translation>
    </message>
    <message>
        <source>Nothing there changes how this program works.</source>
        <translation>لا شيء فيها يغيّر عمل هذا البرنامج.</translation>
    </message>
    <message>
        <source>Nothing was changed. Tell {administrator}: the network, or the pinned key, is wrong.</source>
        <translation>لم يتغير شيء. أبلغ {administrator}: الشبكة أو المفتاح المثبّت غير صحيح.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>دون اتصال</translation>
    </message>
    <message>
        <source>Offline for too long</source>
        <translation>دون اتصال منذ مدة طويلة</translation>
    </message>
    <message>
        <source>On</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>On GNOME, install the AppIndicator extension if an icon is wanted.</source>
        <translation>في GNOME ثبّت الإضافة AppIndicator إذا أردت أيقونة.</translation>
    </message>
    <message>
        <source>On this computer, without encryption.</source>
        <translation>على هذا الحاسوب، من دون تشفير.</translation>
    </message>
    <message>
        <source>On this computer.</source>
        <translation>على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Only {free} MB are free.</source>
        <translation>المساحة الحرة {free} ميغابايت فقط.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>الفتح مجددًا</translation>
    </message>
    <message>
        <source>Open any web page in your browser, sign in to the network there, then try again.</source>
        <translation>افتح أي صفحة ويب في متصفحك وسجّل الدخول إلى الشبكة هناك، ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>Open this program to get one again.</source>
        <translation>افتح هذا البرنامج للحصول على مقعد من جديد.</translation>
    </message>
    <message>
        <source>Open window</source>
        <translation>فتح النافذة</translation>
    </message>
    <message>
        <source>Opening your browser</source>
        <translation>فتح المتصفح</translation>
    </message>
    <message>
        <source>Opening {host} in your browser</source>
        <translation>فتح {host} في المتصفح</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>المؤسسة</translation>
    </message>
    <message>
        <source>Other accounts may write in {place}.</source>
        <translation>يُسمح لحسابات أخرى بالكتابة في {place}.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <source>Perpetual</source>
        <translation>دائم</translation>
    </message>
    <message>
        <source>Please assign me a license for {product}.</source>
        <translation>يُرجى تخصيص ترخيص لي لـ {product}.</translation>
    </message>
    <message>
        <source>Please set up single sign-on for {product} for our company.</source>
        <translation>يُرجى إعداد تسجيل الدخول الموحّد لـ {product} لشركتنا.</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>السياسة</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>المنتج</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>ملف التعريف</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>الوكيل</translation>
    </message>
    <message>
        <source>Put it at {place}, or try the sandbox: make demo.</source>
        <translation>ضعه هنا: {place}، أو جرّب البيئة التجريبية: make demo.</translation>
    </message>
    <message>
        <source>Put {newcomer} in</source>
        <translation>التبديل إلى {newcomer}</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>هدوء من</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>ساعات الهدوء</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>هدوء حتى</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Quit it from its tray menu, then start this one.</source>
        <translation>أنهِه من قائمته في علبة النظام، ثم شغّل هذا الإصدار.</translation>
    </message>
    <message>
        <source>Quit it from its tray menu, then try again.</source>
        <translation>أنهِه من قائمته في علبة النظام ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>Quit: the license stays</source>
        <translation>إنهاء: يبقى الترخيص</translation>
    </message>
    <message>
        <source>Remove them for this program if you did not set them on purpose.</source>
        <translation>أزلها لهذا البرنامج إن لم تضبطها عن قصد.</translation>
    </message>
    <message>
        <source>Report for support</source>
        <translation>تقرير للدعم</translation>
    </message>
    <message>
        <source>Report for support ...</source>
        <translation>تقرير للدعم…</translation>
    </message>
    <message>
        <source>Report {id}</source>
        <translation>التقرير {id}</translation>
    </message>
    <message>
        <source>Restart the computer, or ask {administrator} to register another port.</source>
        <translation>أعد تشغيل الحاسوب، أو اطلب من {administrator} تسجيل منفذ آخر.</translation>
    </message>
    <message>
        <source>Return the seat</source>
        <translation>إعادة المقعد</translation>
    </message>
    <message>
        <source>Running program</source>
        <translation>البرنامج قيد التشغيل</translation>
    </message>
    <message>
        <source>Runs, version {version}.</source>
        <translation>يعمل، الإصدار {version}.</translation>
    </message>
    <message>
        <source>Save ...</source>
        <translation>حفظ…</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>تم الحفظ: {path}</translation>
    </message>
    <message>
        <source>Seat needed</source>
        <translation>يلزم مقعد</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>المقاعد</translation>
    </message>
    <message>
        <source>Secret store</source>
        <translation>مخزن الأسرار</translation>
    </message>
    <message>
        <source>Secure connection</source>
        <translation>الاتصال الآمن</translation>
    </message>
    <message>
        <source>Security software may keep the browser from {address}. Ask your administrator to admit that address.</source>
        <translation>قد يمنع برنامج حماية المتصفحَ من الوصول إلى {address}. اطلب من مسؤول النظام السماح بهذا العنوان.</translation>
    </message>
    <message>
        <source>See --help.</source>
        <translation>انظر ⁦--help⁩.</translation>
    </message>
    <message>
        <source>See `status`.</source>
        <translation>انظر `status`.</translation>
    </message>
    <message>
        <source>Send {administrator} the code below.</source>
        <translation>أرسل الرمز أدناه إلى {administrator}.</translation>
    </message>
    <message>
        <source>Set a default browser, or ask {administrator}.</source>
        <translation>عيّن متصفحًا افتراضيًا، أو اسأل {administrator}.</translation>
    </message>
    <message>
        <source>Set date and time to automatic and try again.</source>
        <translation>اضبط التاريخ والوقت على الوضع التلقائي ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>Set date and time to automatic.</source>
        <translation>اضبط التاريخ والوقت على الوضع التلقائي.</translation>
    </message>
    <message>
        <source>Set date and time to automatic. If they are right, tell {administrator}.</source>
        <translation>اضبط التاريخ والوقت على الوضع التلقائي. إن كانا صحيحين فأبلغ {administrator}.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Settings ...</source>
        <translation>الإعدادات…</translation>
    </message>
    <message>
        <source>Shall {newcomer} take the place of {holder} on this computer?</source>
        <translation>هل يحل {newcomer} محل {holder} على هذا الحاسوب؟</translation>
    </message>
    <message>
        <source>Show notifications</source>
        <translation>عرض الإشعارات</translation>
    </message>
    <message>
        <source>Sign in again. If it happens again, tell {administrator}.</source>
        <translation>سجّل الدخول مجددًا. إذا تكرر ذلك، فأبلغ {administrator}.</translation>
    </message>
    <message>
        <source>Sign in again. If the browser said that it finished, look there for an error.</source>
        <translation>سجّل الدخول مجددًا. إذا ذكر المتصفح أنه انتهى، فابحث هناك عن خطأ.</translation>
    </message>
    <message>
        <source>Sign in and activate</source>
        <translation>تسجيل الدخول والتفعيل</translation>
    </message>
    <message>
        <source>Sign in and activate again; this takes no second seat.</source>
        <translation>يُرجى تسجيل الدخول والتفعيل مجددًا؛ لن يُشغَل مقعد ثانٍ.</translation>
    </message>
    <message>
        <source>Sign in and activate on this device.</source>
        <translation>يُرجى تسجيل الدخول والتفعيل على هذا الجهاز.</translation>
    </message>
    <message>
        <source>Sign in and activate.</source>
        <translation>يُرجى تسجيل الدخول والتفعيل.</translation>
    </message>
    <message>
        <source>Sign in as</source>
        <translation>تسجيل الدخول باسم</translation>
    </message>
    <message>
        <source>Sign in at</source>
        <translation>تسجيل الدخول لدى</translation>
    </message>
    <message>
        <source>Sign in at the proxy (`config proxy-sign-in`), or ask {administrator} how.</source>
        <translation>سجّل الدخول إلى الوكيل (`config proxy-sign-in`) أو اسأل {administrator} عن الطريقة.</translation>
    </message>
    <message>
        <source>Sign in at the proxy again (`config proxy-sign-in`), or ask {administrator}.</source>
        <translation>سجّل الدخول إلى الوكيل مجددًا (`config proxy-sign-in`) أو اسأل {administrator}.</translation>
    </message>
    <message>
        <source>Sign in once, or set sign_in.customer_account_code.</source>
        <translation>سجّل الدخول مرة واحدة، أو اضبط sign_in.customer_account_code.</translation>
    </message>
    <message>
        <source>Sign in to the proxy</source>
        <translation>تسجيل الدخول إلى الوكيل</translation>
    </message>
    <message>
        <source>Sign in to the proxy ...</source>
        <translation>تسجيل الدخول إلى الوكيل ...</translation>
    </message>
    <message>
        <source>Sign in with your company</source>
        <translation>تسجيل الدخول عبر شركتك</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>Sign off here and in the browser</source>
        <translation>تسجيل الخروج هنا وفي المتصفح</translation>
    </message>
    <message>
        <source>Sign off here: the license stays</source>
        <translation>تسجيل الخروج هنا: يبقى الترخيص</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>تسجيل الدخول</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>التوقيع</translation>
    </message>
    <message>
        <source>Signed in as</source>
        <translation>الدخول باسم</translation>
    </message>
    <message>
        <source>Signed off here and at the sign-in service. Other programs stay signed in.</source>
        <translation>تم تسجيل الخروج هنا ومن خدمة تسجيل الدخول. تبقى البرامج الأخرى مسجّلة الدخول.</translation>
    </message>
    <message>
        <source>Signed off here. The license stays.</source>
        <translation>تم تسجيل الخروج هنا. يبقى الترخيص.</translation>
    </message>
    <message>
        <source>Signing in to {product}</source>
        <translation>تسجيل الدخول إلى {product}</translation>
    </message>
    <message>
        <source>Single sign-on for {product}, please</source>
        <translation>طلب تسجيل الدخول الموحّد لـ {product}</translation>
    </message>
    <message>
        <source>Single sign-on is not set up for the company {company}.</source>
        <translation>تسجيل الدخول الموحّد غير مُعدّ للشركة {company}.</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>شخص آخر</translation>
    </message>
    <message>
        <source>Something went wrong inside this program.</source>
        <translation>حدث خطأ داخل هذا البرنامج.</translation>
    </message>
    <message>
        <source>Sound, but a part of the brand&apos;s look is left out: {why}</source>
        <translation>سليم، لكن جزءًا من مظهر المورّد لم يُستخدم: {why}</translation>
    </message>
    <message>
        <source>Sound: {products} at {service}</source>
        <translation>سليم: {products} لدى {service}</translation>
    </message>
    <message>
        <source>Start it again when you are ready.</source>
        <translation>ابدأ مجددًا عندما تكون مستعدًا.</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>البدء من جديد</translation>
    </message>
    <message>
        <source>Start the newer version, or update this one. Nothing was changed.</source>
        <translation>شغّل الإصدار الأحدث أو حدّث هذا الإصدار. لم يتغير شيء.</translation>
    </message>
    <message>
        <source>Start with the session</source>
        <translation>البدء مع الجلسة</translation>
    </message>
    <message>
        <source>Stored license</source>
        <translation>الترخيص المحفوظ</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>اشتراك</translation>
    </message>
    <message>
        <source>Take offline</source>
        <translation>استعارة للعمل دون اتصال</translation>
    </message>
    <message>
        <source>Take offline ...</source>
        <translation>استعارة للعمل دون اتصال…</translation>
    </message>
    <message>
        <source>Take that right from them (chmod go-w).</source>
        <translation>اسحب منها هذا الإذن (chmod go-w).</translation>
    </message>
    <message>
        <source>Tell {administrator}: keys or product in the profile are not accepted.</source>
        <translation>أبلغ {administrator}: المفاتيح أو المنتج في ملف التعريف غير مقبولة.</translation>
    </message>
    <message>
        <source>Tell {administrator}: that authority may not vouch for this server.</source>
        <translation>أبلغ {administrator}: لا يحق لتلك الجهة أن تضمن هذا الخادم.</translation>
    </message>
    <message>
        <source>Tell {administrator}: that server, or what inspects connections here, is too old.</source>
        <translation>أبلغ {administrator}: ذلك الخادم، أو ما يفحص الاتصالات هنا، قديم جدًا.</translation>
    </message>
    <message>
        <source>That is not the final address of this sign-in. Copy it whole from the browser&apos;s address bar.</source>
        <translation>ليس هذا العنوان النهائي لتسجيل الدخول هذا. انسخه كاملًا من شريط عنوان المتصفح.</translation>
    </message>
    <message>
        <source>The address {address}, to which the browser has to come back, cannot be used here.</source>
        <translation>لا يمكن هنا استخدام العنوان {address} الذي يجب أن يعود إليه المتصفح.</translation>
    </message>
    <message>
        <source>The answer carries the pinned key&apos;s signature ({key}).</source>
        <translation>يحمل الرد توقيع المفتاح المثبّت ({key}).</translation>
    </message>
    <message>
        <source>The answer does not carry the license service&apos;s signature ({detail}).</source>
        <translation>لا يحمل الرد توقيع خدمة التراخيص ({detail}).</translation>
    </message>
    <message>
        <source>The browser brought an answer that does not belong to this sign-in ({detail}).</source>
        <translation>جلب المتصفح ردًا لا يخص تسجيل الدخول هذا ({detail}).</translation>
    </message>
    <message>
        <source>The browser cannot come back by itself here: paste its final address below.</source>
        <translation>لا يستطيع المتصفح العودة إلى هنا بنفسه: يُرجى لصق عنوانه النهائي أدناه.</translation>
    </message>
    <message>
        <source>The browser could not be opened. Copy the link and open it yourself.</source>
        <translation>تعذّر فتح المتصفح. يُرجى نسخ الرابط وفتحه بنفسك.</translation>
    </message>
    <message>
        <source>The browser has to come back to {address}, and this system keeps that port for itself.</source>
        <translation>يجب أن يعود المتصفح إلى {address}، لكن هذا النظام يحتفظ بذلك المنفذ لنفسه.</translation>
    </message>
    <message>
        <source>The browser insists on https for this computer&apos;s own address. Paste its final address, or use another browser.</source>
        <translation>يصر المتصفح على https لعنوان هذا الحاسوب. يُرجى لصق عنوانه النهائي أو استخدام متصفح آخر.</translation>
    </message>
    <message>
        <source>The browser opened the sign-in page, but nothing came back yet. Go on there; the page may be behind other windows.</source>
        <translation>فتح المتصفح صفحة تسجيل الدخول، لكن لم يصل شيء بعد. تابع هناك؛ قد تكون الصفحة خلف نوافذ أخرى.</translation>
    </message>
    <message>
        <source>The browser reported an error that cannot be confirmed: look there.</source>
        <translation>أبلغ المتصفح عن خطأ لا يمكن تأكيده: يُرجى النظر هناك.</translation>
    </message>
    <message>
        <source>The browser runs in Windows: if it does not come back, paste its final address below.</source>
        <translation>يعمل المتصفح في Windows: إذا لم يعد فيُرجى لصق عنوانه النهائي أدناه.</translation>
    </message>
    <message>
        <source>The browser runs in Windows: if it does not come back, use --redirect-url - and paste the final address.</source>
        <translation>يعمل المتصفح في Windows: إذا لم يعد فاستخدم ⁦--redirect-url -⁩ والصق العنوان النهائي.</translation>
    </message>
    <message>
        <source>The browser&apos;s final address</source>
        <translation>العنوان النهائي للمتصفح</translation>
    </message>
    <message>
        <source>The certificate was issued by {issuer}.</source>
        <translation>أصدر الشهادة {issuer}.</translation>
    </message>
    <message>
        <source>The company code is missing.</source>
        <translation>رمز الشركة مفقود.</translation>
    </message>
    <message>
        <source>The connection to {host} is not secure and was refused.</source>
        <translation>الاتصال بـ {host} غير آمن وقد رُفض.</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: its certificate is for another name.</source>
        <translation>رُفض الاتصال بـ {host}: شهادته لاسم آخر.</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: its certificate is not valid at this date.</source>
        <translation>رُفض الاتصال بـ {host}: شهادته غير صالحة في هذا التاريخ.</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: its certificate was issued by {issuer}.</source>
        <translation>رُفض الاتصال بـ {host}: أصدر شهادته {issuer}.</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: its encryption is too weak.</source>
        <translation>رُفض الاتصال بـ {host}: تشفيره ضعيف جدًا.</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: {issuer} may not issue its certificate.</source>
        <translation>رُفض الاتصال بـ {host}: لا يحق لـ {issuer} إصدار شهادته.</translation>
    </message>
    <message>
        <source>The default browser</source>
        <translation>المتصفح الافتراضي</translation>
    </message>
    <message>
        <source>The disk did not take what had to be kept ({detail}).</source>
        <translation>لم يقبل القرص ما يلزم حفظه ({detail}).</translation>
    </message>
    <message>
        <source>The file could not be written ({detail}).</source>
        <translation>تعذّرت كتابة الملف ({detail}).</translation>
    </message>
    <message>
        <source>The license for {product} has ended.</source>
        <translation>انتهى ترخيص {product}.</translation>
    </message>
    <message>
        <source>The license for {product} has no shared seats, so there is nothing to borrow or return.</source>
        <translation>لا يتضمن ترخيص {product} مقاعد مشتركة، فلا شيء يُستعار أو يُعاد.</translation>
    </message>
    <message>
        <source>The license for {product} has not started yet.</source>
        <translation>لم يبدأ ترخيص {product} بعد.</translation>
    </message>
    <message>
        <source>The license for {product} is switched off.</source>
        <translation>ترخيص {product} موقوف.</translation>
    </message>
    <message>
        <source>The license is not active at the license service.</source>
        <translation>الترخيص غير مفعّل لدى خدمة التراخيص.</translation>
    </message>
    <message>
        <source>The license service cannot be reached. Work goes on until {when}.</source>
        <translation>تعذّر الوصول إلى خدمة التراخيص. يمكنك مواصلة العمل حتى {when}.</translation>
    </message>
    <message>
        <source>The license service could not be reached ({detail}).</source>
        <translation>تعذّر الوصول إلى خدمة التراخيص ({detail}).</translation>
    </message>
    <message>
        <source>The license service could not be reached for too long. Connect and check again.</source>
        <translation>تعذّر الوصول إلى خدمة التراخيص لمدة طويلة. اتصل بالشبكة وتحقق مجددًا.</translation>
    </message>
    <message>
        <source>The license service did not answer to the end ({detail}); a seat may be taken already.</source>
        <translation>لم تُكمل خدمة التراخيص ردها ({detail})؛ قد يكون أحد المقاعد مشغولًا بالفعل.</translation>
    </message>
    <message>
        <source>The license service did not take the name and password.</source>
        <translation>لم تقبل خدمة التراخيص الاسم وكلمة المرور.</translation>
    </message>
    <message>
        <source>The license service did not tell its time.</source>
        <translation>لم تذكر خدمة التراخيص وقتها.</translation>
    </message>
    <message>
        <source>The license service does not know this device any more. Activate again.</source>
        <translation>لم تعد خدمة التراخيص تعرف هذا الجهاز. فعّله مجددًا.</translation>
    </message>
    <message>
        <source>The license service finds no license for {product} with this name and password.</source>
        <translation>لا تجد خدمة التراخيص ترخيصًا لـ {product} بهذا الاسم وكلمة المرور.</translation>
    </message>
    <message>
        <source>The license service knows no license for {product} with this key.</source>
        <translation>لا تعرف خدمة التراخيص ترخيصًا لـ {product} بهذا المفتاح.</translation>
    </message>
    <message>
        <source>The license service refused ({service}).</source>
        <translation>رفضت خدمة التراخيص ({service}).</translation>
    </message>
    <message>
        <source>The license service refused the license key for {product}.</source>
        <translation>رفضت خدمة التراخيص مفتاح ترخيص {product}.</translation>
    </message>
    <message>
        <source>The license service refuses this computer&apos;s time. Set date and time right.</source>
        <translation>ترفض خدمة التراخيص وقت هذا الحاسوب. يُرجى ضبط التاريخ والوقت.</translation>
    </message>
    <message>
        <source>The license service refuses this program ({service}).</source>
        <translation>ترفض خدمة التراخيص هذا البرنامج ({service}).</translation>
    </message>
    <message>
        <source>The license service refuses to answer for this license at present.</source>
        <translation>ترفض خدمة التراخيص حاليًا الرد بشأن هذا الترخيص.</translation>
    </message>
    <message>
        <source>The license service takes this program and knows {product}.</source>
        <translation>تقبل خدمة التراخيص هذا البرنامج وتعرف {product}.</translation>
    </message>
    <message>
        <source>The license service&apos;s answer could not be understood ({detail}).</source>
        <translation>تعذّر فهم رد خدمة التراخيص ({detail}).</translation>
    </message>
    <message>
        <source>The other side said: {words}</source>
        <translation>رد الطرف الآخر: {words}</translation>
    </message>
    <message>
        <source>The program &quot;{owner}&quot; uses {address}, to which the browser has to come back.</source>
        <translation>يستخدم البرنامج «{owner}» العنوان {address} الذي يجب أن يعود إليه المتصفح.</translation>
    </message>
    <message>
        <source>The program remembers it; you can choose anew at any time.</source>
        <translation>يتذكّر البرنامج اختيارك، ويمكنك تغييره في أي وقت.</translation>
    </message>
    <message>
        <source>The program runs in this session, and would write anew what is removed.</source>
        <translation>يعمل البرنامج في هذه الجلسة، وسيكتب من جديد ما يُزال.</translation>
    </message>
    <message>
        <source>The proxy {proxy} did not take the name and password that are kept for it.</source>
        <translation>لم يقبل الوكيل {proxy} الاسم وكلمة المرور المحفوظين له.</translation>
    </message>
    <message>
        <source>The proxy {proxy} opens the connection to {host}: its certificate was issued by {issuer}.</source>
        <translation>يفتح الوكيل {proxy} الاتصال بـ {host}: أصدر شهادته {issuer}.</translation>
    </message>
    <message>
        <source>The proxy {proxy} wants a sign-in.</source>
        <translation>يطلب الوكيل {proxy} تسجيل دخول.</translation>
    </message>
    <message>
        <source>The running program keeps it for itself.</source>
        <translation>يحتفظ البرنامج قيد التشغيل بالعنوان لنفسه.</translation>
    </message>
    <message>
        <source>The sandbox is a license service and a sign-in page on this computer.</source>
        <translation>البيئة التجريبية خدمة تراخيص وصفحة تسجيل دخول على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>The seat for {product} cannot be borrowed, or not for so long.</source>
        <translation>لا يمكن استعارة مقعد {product}، أو لا يمكن ذلك لهذه المدة.</translation>
    </message>
    <message>
        <source>The seat was given back. Check now to take one again.</source>
        <translation>تم تحرير المقعد. تحقق الآن لأخذ مقعد من جديد.</translation>
    </message>
    <message>
        <source>The seat was not renewed in time. Check now to take one again.</source>
        <translation>لم يُجدَّد المقعد في الوقت المحدد. تحقق الآن لأخذ مقعد من جديد.</translation>
    </message>
    <message>
        <source>The seat was returned. Check now takes one again.</source>
        <translation>أُعيد المقعد. يأخذ «التحقق الآن» مقعدًا من جديد.</translation>
    </message>
    <message>
        <source>The secret store cannot be used ({detail}).</source>
        <translation>لا يمكن استخدام مخزن الأسرار ({detail}).</translation>
    </message>
    <message>
        <source>The secret store failed: who signed in is not remembered.</source>
        <translation>تعذّر استخدام مخزن الأسرار: لن يُحفظ مَن سجّل الدخول.</translation>
    </message>
    <message>
        <source>The secret store is locked.</source>
        <translation>مخزن الأسرار مقفل.</translation>
    </message>
    <message>
        <source>The secret store is locked: who signed in is not remembered.</source>
        <translation>مخزن الأسرار مقفل: لن يُحفظ مَن سجّل الدخول.</translation>
    </message>
    <message>
        <source>The settings cannot be used: {detail}.</source>
        <translation>لا يمكن استخدام الإعدادات: {detail}.</translation>
    </message>
    <message>
        <source>The sign-in link was opened twice. If that was not you, cancel.</source>
        <translation>فُتح رابط تسجيل الدخول مرتين. إن لم تكن أنت مَن فتحه، فيُرجى الإلغاء.</translation>
    </message>
    <message>
        <source>The sign-in service could not be reached ({detail}).</source>
        <translation>تعذّر الوصول إلى خدمة تسجيل الدخول ({detail}).</translation>
    </message>
    <message>
        <source>The sign-in was cancelled in the browser.</source>
        <translation>أُلغي تسجيل الدخول في المتصفح.</translation>
    </message>
    <message>
        <source>The sign-in was cancelled while the device was being activated; a seat may be taken.</source>
        <translation>أُلغي تسجيل الدخول أثناء تفعيل الجهاز؛ قد يكون أحد المقاعد مشغولًا.</translation>
    </message>
    <message>
        <source>The sign-in was cancelled.</source>
        <translation>أُلغي تسجيل الدخول.</translation>
    </message>
    <message>
        <source>The sign-in was refused.</source>
        <translation>رُفض تسجيل الدخول.</translation>
    </message>
    <message>
        <source>The stored license belongs to another device. Activate this one.</source>
        <translation>الترخيص المحفوظ يخص جهازًا آخر. فعّل هذا الجهاز.</translation>
    </message>
    <message>
        <source>The stored license for {product} belongs to another device.</source>
        <translation>الترخيص المحفوظ لـ {product} يخص جهازًا آخر.</translation>
    </message>
    <message>
        <source>The stored license for {product} was changed or damaged.</source>
        <translation>الترخيص المحفوظ لـ {product} معدّل أو تالف.</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>حسب النظام</translation>
    </message>
    <message>
        <source>There is a place for the icon.</source>
        <translation>يوجد مكان للأيقونة.</translation>
    </message>
    <message>
        <source>There is no desktop here.</source>
        <translation>لا يوجد سطح مكتب هنا.</translation>
    </message>
    <message>
        <source>There is no desktop here: no browser can be opened.</source>
        <translation>لا يوجد سطح مكتب هنا: لا يمكن فتح أي متصفح.</translation>
    </message>
    <message>
        <source>These change how programs find files, authorities or secret stores: {names}</source>
        <translation>تغيّر هذه المتغيرات طريقة عثور البرامج على الملفات أو جهات الشهادات أو مخازن الأسرار: {names}</translation>
    </message>
    <message>
        <source>These files were copied from another computer. Activate this one for itself.</source>
        <translation>نُسخت هذه الملفات من حاسوب آخر. فعّل هذا الحاسوب على حدة.</translation>
    </message>
    <message>
        <source>This computer has no policy.</source>
        <translation>لا توجد سياسة لهذا الحاسوب.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock differs too much from the license service&apos;s.</source>
        <translation>تختلف ساعة هذا الحاسوب كثيرًا عن ساعة خدمة التراخيص.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is behind the license service&apos;s. Set it right.</source>
        <translation>ساعة هذا الحاسوب متأخرة عن ساعة خدمة التراخيص. يُرجى ضبطها.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {minutes} minutes ahead of the license service&apos;s.</source>
        <translation>ساعة هذا الحاسوب متقدمة {minutes} دقيقة عن ساعة خدمة التراخيص.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {minutes} minutes behind the license service&apos;s.</source>
        <translation>ساعة هذا الحاسوب متأخرة {minutes} دقيقة عن ساعة خدمة التراخيص.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock was moved back. Set it right, then check again.</source>
        <translation>أُرجعت ساعة هذا الحاسوب إلى الوراء. اضبطها ثم تحقق مجددًا.</translation>
    </message>
    <message>
        <source>This desktop shows no tray icons; the window is there all the same.</source>
        <translation>لا يعرض سطح المكتب هذا أيقونات في علبة النظام، لكن النافذة تبقى متاحة.</translation>
    </message>
    <message>
        <source>This device is not activated for {product}.</source>
        <translation>هذا الجهاز غير مفعّل لـ {product}.</translation>
    </message>
    <message>
        <source>This device&apos;s seat was given back.</source>
        <translation>تم تحرير مقعد هذا الجهاز.</translation>
    </message>
    <message>
        <source>This is a container: publish port {port} to the computer with the browser, or use --redirect-url - and paste the final address.</source>
        <translation>هذه حاوية: أتِح المنفذ {port} لحاسوب المتصفح، أو استخدم ⁦--redirect-url -⁩ والصق العنوان النهائي.</translation>
    </message>
    <message>
        <source>This is a remote shell: forward port {port} of the computer with the browser to this one, or use --redirect-url - and paste the final address.</source>
        <translation>هذه صدفة بعيدة: مرّر المنفذ {port} من حاسوب المتصفح إلى هذا الحاسوب، أو استخدم ⁦--redirect-url -⁩ والصق العنوان النهائي.</translation>
    </message>
    <message>
        <source>This is all that the report holds: no keys, names, mail addresses or full addresses. Nothing is sent: you save it, and give it to whoever helps you.</source>
        <translation>هذا كل ما يحتويه التقرير: لا مفاتيح ولا أسماء ولا عناوين بريد ولا عناوين كاملة. لا يُرسَل أي شيء: أنت تحفظه وتسلّمه لمن يساعدك.</translation>
    </message>
    <message>
        <source>This network wants you to sign in first: a page came in place of {host}&apos;s answer.</source>
        <translation>تطلب هذه الشبكة تسجيل الدخول أولاً: وصلت صفحة بدلاً من رد {host}.</translation>
    </message>
    <message>
        <source>This network wants you to sign in first: {portal} answered in place of {host}.</source>
        <translation>تطلب هذه الشبكة تسجيل الدخول أولاً: أجاب {portal} بدلاً من {host}.</translation>
    </message>
    <message>
        <source>This one:</source>
        <translation>هذا:</translation>
    </message>
    <message>
        <source>This program runs in a container: publish port {port} to the computer with the browser, or paste the browser&apos;s final address below.</source>
        <translation>يعمل هذا البرنامج داخل حاوية: يُرجى إتاحة المنفذ {port} لحاسوب المتصفح أو لصق العنوان النهائي للمتصفح أدناه.</translation>
    </message>
    <message>
        <source>This program seems to run on another computer than the browser: forward port {port} to it, or paste the browser&apos;s final address below.</source>
        <translation>يبدو أن هذا البرنامج يعمل على حاسوب غير حاسوب المتصفح: يُرجى تمرير المنفذ {port} إليه أو لصق العنوان النهائي للمتصفح أدناه.</translation>
    </message>
    <message>
        <source>This system has no secret store: who signed in is not remembered.</source>
        <translation>لا يوجد مخزن أسرار في هذا النظام: لن يُحفظ مَن سجّل الدخول.</translation>
    </message>
    <message>
        <source>This system offers no secret store, which is needed here.</source>
        <translation>لا يوفر هذا النظام مخزن أسرار، وهو مطلوب هنا.</translation>
    </message>
    <message>
        <source>This system offers no secret store: who signed in is not remembered.</source>
        <translation>لا يوفر هذا النظام مخزن أسرار: لن يُحفظ مَن سجّل الدخول.</translation>
    </message>
    <message>
        <source>Through {proxy}</source>
        <translation>عبر {proxy}</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>الوقت المتبقي</translation>
    </message>
    <message>
        <source>To put {newcomer} in place of {holder}, sign in again and say so (--switch-person).</source>
        <translation>لكي يحل {newcomer} محل {holder}، سجّل الدخول مجددًا مع ⁦--switch-person⁩.</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>علبة النظام</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>تجريبي</translation>
    </message>
    <message numerus="yes">
        <source>Trial: %Ln days left</source>
        <translation>
            <numerusform>تجريبي: لم يتبقَّ أي يوم</numerusform>
            <numerusform>تجريبي: بقي يوم واحد</numerusform>
            <numerusform>تجريبي: بقي يومان</numerusform>
            <numerusform>تجريبي: بقيت %Ln أيام</numerusform>
            <numerusform>تجريبي: بقي %Ln يومًا</numerusform>
            <numerusform>تجريبي: بقي %Ln يوم</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Try again when a colleague has finished, or ask {administrator}.</source>
        <translation>حاول مجددًا عندما ينتهي أحد زملائك، أو اسأل {administrator}.</translation>
    </message>
    <message>
        <source>Try again, or ask {administrator}.</source>
        <translation>حاول مجددًا، أو اسأل {administrator}.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, send {administrator} the code below.</source>
        <translation>حاول مجددًا. إذا تكرر ذلك، فأرسل الرمز أدناه إلى {administrator}.</translation>
    </message>
    <message>
        <source>Try the sandbox</source>
        <translation>تجربة البيئة التجريبية</translation>
    </message>
    <message>
        <source>Unlock it and try again.</source>
        <translation>افتح قفله ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>Use `activate --no-browser`, or --redirect-url - where the browser is elsewhere.</source>
        <translation>استخدم `activate --no-browser`، أو ⁦--redirect-url -⁩ إذا كان المتصفح في مكان آخر.</translation>
    </message>
    <message>
        <source>Use another account</source>
        <translation>استخدام حساب آخر</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>استخدامه</translation>
    </message>
    <message>
        <source>Use the command line.</source>
        <translation>استخدم سطر الأوامر.</translation>
    </message>
    <message>
        <source>Use this license</source>
        <translation>استخدام هذا الترخيص</translation>
    </message>
    <message>
        <source>Version {version} is available</source>
        <translation>الإصدار {version} متاح</translation>
    </message>
    <message>
        <source>Wait until its start date, or ask {administrator}.</source>
        <translation>انتظر تاريخ بدايته، أو اسأل {administrator}.</translation>
    </message>
    <message>
        <source>Waiting for your browser</source>
        <translation>في انتظار المتصفح</translation>
    </message>
    <message>
        <source>Waiting for your sign-in</source>
        <translation>انتظار تسجيل دخولك</translation>
    </message>
    <message>
        <source>Way back from the browser</source>
        <translation>طريق العودة من المتصفح</translation>
    </message>
    <message>
        <source>Windows has reserved the port of {address}, to which the browser has to come back.</source>
        <translation>حجز Windows منفذ {address} الذي يجب أن يعود إليه المتصفح.</translation>
    </message>
    <message>
        <source>Without a connection it stops at {when}.</source>
        <translation>من دون اتصال سيتوقف: {when}.</translation>
    </message>
    <message>
        <source>Works offline</source>
        <translation>يعمل دون اتصال</translation>
    </message>
    <message>
        <source>Write the request</source>
        <translation>كتابة الطلب</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>خطأ</translation>
    </message>
    <message>
        <source>You are signed in, but nobody gave you a license for {product} yet.</source>
        <translation>سجّلت الدخول، لكن لم يُخصَّص لك ترخيص لـ {product} بعد.</translation>
    </message>
    <message>
        <source>You have several licenses for {product}</source>
        <translation>لديك عدة تراخيص لـ {product}</translation>
    </message>
    <message>
        <source>Your administrator can assign one: {contact}</source>
        <translation>يمكن لمسؤول النظام تخصيص ترخيص: {contact}</translation>
    </message>
    <message>
        <source>Your administrator can set it up: {contact}</source>
        <translation>يمكن لمسؤول النظام إعداده: {contact}</translation>
    </message>
    <message>
        <source>Your licenses</source>
        <translation>تراخيصك</translation>
    </message>
    <message>
        <source>an unknown authority</source>
        <translation>جهة غير معروفة</translation>
    </message>
    <message>
        <source>another one</source>
        <translation>إصدار آخر</translation>
    </message>
    <message>
        <source>another person</source>
        <translation>شخص آخر</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>برنامج آخر</translation>
    </message>
    <message>
        <source>another server</source>
        <translation>خادم آخر</translation>
    </message>
    <message>
        <source>borrowed: works offline until {when}</source>
        <translation>مُعار: يعمل دون اتصال حتى {when}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>ended {date}</source>
        <translation>انتهى في {date}</translation>
    </message>
    <message numerus="yes">
        <source>for %Ln days</source>
        <translation>
            <numerusform>لأقل من يوم</numerusform>
            <numerusform>ليوم واحد</numerusform>
            <numerusform>ليومين</numerusform>
            <numerusform>لمدة %Ln أيام</numerusform>
            <numerusform>لمدة %Ln يومًا</numerusform>
            <numerusform>لمدة %Ln يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %Ln hours</source>
        <translation>
            <numerusform>لأقل من ساعة</numerusform>
            <numerusform>لساعة واحدة</numerusform>
            <numerusform>لساعتين</numerusform>
            <numerusform>لمدة %Ln ساعات</numerusform>
            <numerusform>لمدة %Ln ساعة</numerusform>
            <numerusform>لمدة %Ln ساعة</numerusform>
        </translation>
    </message>
    <message>
        <source>in the profile</source>
        <translation>المذكورة في ملف التعريف</translation>
    </message>
    <message>
        <source>no detail is known</source>
        <translation>لا تفاصيل معروفة</translation>
    </message>
    <message>
        <source>no end date</source>
        <translation>دون تاريخ انتهاء</translation>
    </message>
    <message>
        <source>of this network</source>
        <translation>لهذه الشبكة</translation>
    </message>
    <message>
        <source>the computer&apos;s name</source>
        <translation>اسم الحاسوب</translation>
    </message>
    <message>
        <source>the configuration folder</source>
        <translation>مجلد الإعدادات</translation>
    </message>
    <message>
        <source>the license service</source>
        <translation>خدمة التراخيص</translation>
    </message>
    <message>
        <source>the main board</source>
        <translation>اللوحة الأم</translation>
    </message>
    <message>
        <source>the model</source>
        <translation>الطراز</translation>
    </message>
    <message>
        <source>the network card</source>
        <translation>بطاقة الشبكة</translation>
    </message>
    <message>
        <source>the processor</source>
        <translation>المعالج</translation>
    </message>
    <message>
        <source>the registered address</source>
        <translation>العنوان المسجّل</translation>
    </message>
    <message>
        <source>the system disk</source>
        <translation>قرص النظام</translation>
    </message>
    <message>
        <source>the system&apos;s id</source>
        <translation>معرّف النظام</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>لاحقًا</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>جارٍ</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>حتى {date}</translation>
    </message>
    <message>
        <source>what the system has chosen</source>
        <translation>ما اختاره النظام</translation>
    </message>
    <message>
        <source>works offline until {when}</source>
        <translation>يعمل دون اتصال حتى {when}</translation>
    </message>
    <message>
        <source>works with the vendor&apos;s own program only</source>
        <translation>يعمل مع برنامج المورّد فقط</translation>
    </message>
    <message>
        <source>your administrator</source>
        <translation>مسؤول النظام</translation>
    </message>
    <message>
        <source>{address} is free.</source>
        <translation>العنوان {address} متاح.</translation>
    </message>
    <message>
        <source>{browser}</source>
        <translation>{browser}</translation>
    </message>
    <message>
        <source>{company} signs in at {host}.</source>
        <translation>تسجيل الدخول للشركة {company} يجري لدى {host}.</translation>
    </message>
    <message>
        <source>{detail}.</source>
        <translation>{detail}.</translation>
    </message>
    <message>
        <source>{free} MB are free.</source>
        <translation>المساحة الحرة {free} ميغابايت.</translation>
    </message>
    <message>
        <source>{host} answers.</source>
        <translation>يستجيب {host}.</translation>
    </message>
    <message>
        <source>{host} is {address}.</source>
        <translation>عنوان {host} هو {address}.</translation>
    </message>
    <message>
        <source>{minutes} minutes from the license service&apos;s.</source>
        <translation>الفرق عن ساعة خدمة التراخيص بالدقائق: {minutes}.</translation>
    </message>
    <message>
        <source>{name} can help.</source>
        <translation>يمكن لـ {name} المساعدة.</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>‏{name}: {value}</translation>
    </message>
    <message>
        <source>{newcomer} signed in, but the license for {product} here belongs to {holder}.</source>
        <translation>سجّل {newcomer} الدخول، لكن ترخيص {product} هنا يخص {holder}.</translation>
    </message>
    <message>
        <source>{newcomer} signed in, but the license here belongs to {holder}.</source>
        <translation>سجّل {newcomer} الدخول، لكن الترخيص هنا يخص {holder}.</translation>
    </message>
    <message numerus="yes">
        <source>{product} ends in %Ln days</source>
        <translation>
            <numerusform>ينتهي {product} اليوم</numerusform>
            <numerusform>ينتهي {product} خلال يوم واحد</numerusform>
            <numerusform>ينتهي {product} خلال يومين</numerusform>
            <numerusform>ينتهي {product} خلال %Ln أيام</numerusform>
            <numerusform>ينتهي {product} خلال %Ln يومًا</numerusform>
            <numerusform>ينتهي {product} خلال %Ln يوم</numerusform>
        </translation>
    </message>
    <message>
        <source>{product} ends today</source>
        <translation>ينتهي {product} اليوم</translation>
    </message>
    <message>
        <source>{product} ends tomorrow</source>
        <translation>ينتهي {product} غدًا</translation>
    </message>
    <message>
        <source>{product} has lost its seat</source>
        <translation>فقد {product} مقعده</translation>
    </message>
    <message>
        <source>{product} is active on this computer.</source>
        <translation>{product} مفعّل على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>{product} must reach the license service soon</source>
        <translation>يجب أن يصل {product} قريبًا إلى خدمة التراخيص</translation>
    </message>
    <message>
        <source>{product} stops working here until you sign in again.</source>
        <translation>سيتوقف {product} عن العمل هنا حتى تسجّل الدخول مجددًا.</translation>
    </message>
    <message>
        <source>{product} works offline</source>
        <translation>يعمل {product} دون اتصال</translation>
    </message>
    <message>
        <source>{product}: active</source>
        <translation>{product}: مفعّل</translation>
    </message>
    <message>
        <source>{product}: active until {date}</source>
        <translation>{product}: مفعّل حتى {date}</translation>
    </message>
    <message>
        <source>{product}: works offline until {when}</source>
        <translation>{product}: يعمل دون اتصال حتى {when}</translation>
    </message>
    <message>
        <source>{seconds} s from the license service&apos;s.</source>
        <translation>الفرق عن ساعة خدمة التراخيص بالثواني: {seconds}.</translation>
    </message>
    <message>
        <source>{state}</source>
        <translation>{state}</translation>
    </message>
    <message>
        <source>{used} of {all} in use</source>
        <translation>{used} من {all} قيد الاستخدام</translation>
    </message>
</context>
</TS>
