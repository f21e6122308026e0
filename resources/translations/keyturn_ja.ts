<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>Keyturn</name>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>残り %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln things are wrong</source>
        <translation>
            <numerusform>%Ln 件の問題があります</numerusform>
        </translation>
    </message>
    <message>
        <source>A license for {product}, please</source>
        <translation>{product}のライセンスのお願い</translation>
    </message>
    <message>
        <source>A link asks you to sign in for {product}</source>
        <translation>リンクが{product}へのサインインを求めています</translation>
    </message>
    <message>
        <source>A network sign-in page may be in the way: open any web page, then try again.</source>
        <translation>ネットワークのサインインページが妨げているかもしれません。何か Web ページを開いてから、再試行してください。</translation>
    </message>
    <message>
        <source>A newer version of this program has written its files here ({detail}).</source>
        <translation>このプログラムの新しいバージョンが、ここにファイルを書き込んでいます（{detail}）。</translation>
    </message>
    <message>
        <source>A newer version of this program has written the license.</source>
        <translation>このプログラムの新しいバージョンがライセンスを書き込んでいます。</translation>
    </message>
    <message>
        <source>A proxy file&apos;s address looks like http://proxy.example/proxy.pac.</source>
        <translation>プロキシファイルのアドレスは http://proxy.example/proxy.pac のような形です。</translation>
    </message>
    <message>
        <source>A proxy is set on this computer. Exempt {address} from it: the browser has to come back there.</source>
        <translation>このコンピューターにはプロキシが設定されています。ブラウザーが戻れるように、{address} を除外してください。</translation>
    </message>
    <message>
        <source>A proxy&apos;s address looks like http://proxy.example:8080.</source>
        <translation>プロキシのアドレスは http://proxy.example:8080 のような形です。</translation>
    </message>
    <message>
        <source>A sign-in is already under way.</source>
        <translation>サインインがすでに進行中です。</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>アカウント</translation>
    </message>
    <message>
        <source>Activating this device</source>
        <translation>このデバイスを認証</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>有効</translation>
    </message>
    <message>
        <source>Active, ends soon</source>
        <translation>有効（まもなく終了）</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>プロキシのアドレス</translation>
    </message>
    <message>
        <source>Address of the proxy file</source>
        <translation>プロキシファイルのアドレス</translation>
    </message>
    <message>
        <source>All devices that your license for {product} allows are in use.</source>
        <translation>{product}のライセンスで使えるデバイスは、すべて使用中です。</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>問題なし</translation>
    </message>
    <message>
        <source>All seats for {product} are in use.</source>
        <translation>{product}のシートはすべて使用中です。</translation>
    </message>
    <message>
        <source>Another company code</source>
        <translation>別の会社コード</translation>
    </message>
    <message>
        <source>Another device&apos;s license</source>
        <translation>別のデバイスのライセンス</translation>
    </message>
    <message>
        <source>Another program uses {address}, to which the browser has to come back.</source>
        <translation>ブラウザーが戻る先の {address} を、別のプログラムが使っています。</translation>
    </message>
    <message>
        <source>Another user of this computer tried to answer. If in doubt, cancel.</source>
        <translation>このコンピューターの別のユーザーが応答しようとしました。不審な場合は、キャンセルしてください。</translation>
    </message>
    <message>
        <source>Another version of this program runs in this session: {running}; this one is {version}.</source>
        <translation>このセッションでは、このプログラムの別のバージョンが動いています：{running}（こちらは {version}）。</translation>
    </message>
    <message>
        <source>Answers to another sign-in keep coming. Close older sign-in tabs.</source>
        <translation>別のサインインへの応答が届き続けています。古いサインインのタブを閉じてください。</translation>
    </message>
    <message>
        <source>Answers.</source>
        <translation>応答しています。</translation>
    </message>
    <message>
        <source>Anybody can send a link. Go on only if you expected this one.</source>
        <translation>リンクはだれでも送れます。心当たりがある場合にのみ続けてください。</translation>
    </message>
    <message>
        <source>Ask who gave you the profile for a mended one.</source>
        <translation>プロファイルの配布元に、修正版を依頼してください。</translation>
    </message>
    <message>
        <source>Ask {administrator} to add that authority to this computer&apos;s trust store.</source>
        <translation>その発行元をこのコンピューターの証明書ストアに追加するよう、{administrator}に依頼してください。</translation>
    </message>
    <message>
        <source>Ask {administrator} to assign one, or sign in with another account.</source>
        <translation>{administrator}に割り当てを依頼するか、別のアカウントでサインインしてください。</translation>
    </message>
    <message>
        <source>Ask {administrator} to register an address on this computer for the sign-in.</source>
        <translation>このコンピューターのアドレスをサインイン用に登録するよう、{administrator}に依頼してください。</translation>
    </message>
    <message>
        <source>Ask {administrator} to register an address with a port of 1024 or more.</source>
        <translation>1024 以上のポートのアドレスを登録するよう、{administrator}に依頼してください。</translation>
    </message>
    <message>
        <source>Ask {administrator} to renew it.</source>
        <translation>{administrator}に更新を依頼してください。</translation>
    </message>
    <message>
        <source>Ask {administrator} whether the network inspects encrypted connections.</source>
        <translation>ネットワークが暗号化通信を検査しているか、{administrator}に確認してください。</translation>
    </message>
    <message>
        <source>Ask {administrator} why.</source>
        <translation>理由は{administrator}にお問い合わせください。</translation>
    </message>
    <message>
        <source>Ask {name} to renew it in time.</source>
        <translation>早めに{name}に更新を依頼してください。</translation>
    </message>
    <message>
        <source>Asking the license service</source>
        <translation>ライセンスサービスに問い合わせ</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>ブラウザー</translation>
    </message>
    <message>
        <source>Browser finished, but nothing happened here? Paste its address:</source>
        <translation>ブラウザーは完了したのに、ここで何も起きませんか？アドレスを貼り付けてください：</translation>
    </message>
    <message>
        <source>By consumption</source>
        <translation>使用量に応じる</translation>
    </message>
    <message>
        <source>By links that begin with {scheme}:</source>
        <translation>「{scheme}:」で始まるリンクで戻ります。</translation>
    </message>
    <message>
        <source>By the file at:</source>
        <translation>次のファイル：</translation>
    </message>
    <message>
        <source>Can be written: {place}</source>
        <translation>書き込み可能：{place}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Cancel the sign-in</source>
        <translation>サインインをキャンセル</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>もう一度診断</translation>
    </message>
    <message>
        <source>Check all now</source>
        <translation>すべて今すぐ確認</translation>
    </message>
    <message>
        <source>Check both, or ask {administrator} to assign a license.</source>
        <translation>両方を確認するか、{administrator}にライセンスの割り当てを依頼してください。</translation>
    </message>
    <message>
        <source>Check both. If they are right, send {administrator} the code below.</source>
        <translation>両方を確認してください。正しい場合は、下のコードを{administrator}に送ってください。</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>今すぐ確認</translation>
    </message>
    <message>
        <source>Check of this computer</source>
        <translation>このコンピューターの診断</translation>
    </message>
    <message>
        <source>Check the company code, or ask {administrator} to set it up.</source>
        <translation>会社コードを確認するか、{administrator}に設定を依頼してください。</translation>
    </message>
    <message>
        <source>Check the license key, or ask {administrator} for the right one.</source>
        <translation>ライセンスキーを確認するか、正しいキーを{administrator}に問い合わせてください。</translation>
    </message>
    <message>
        <source>Check the license key. If it is right, send {administrator} the code below.</source>
        <translation>ライセンスキーを確認してください。正しい場合は、下のコードを{administrator}に送ってください。</translation>
    </message>
    <message>
        <source>Check the network connection and activate again; this takes no second seat.</source>
        <translation>ネットワーク接続を確認して、もう一度認証してください。シートが二重に使われることはありません。</translation>
    </message>
    <message>
        <source>Check the network connection and sign in again.</source>
        <translation>ネットワーク接続を確認して、もう一度サインインしてください。</translation>
    </message>
    <message>
        <source>Check the network connection and try again.</source>
        <translation>ネットワーク接続を確認して、再試行してください。</translation>
    </message>
    <message>
        <source>Check this computer ...</source>
        <translation>このコンピューターを診断…</translation>
    </message>
    <message>
        <source>Checked {last}</source>
        <translation>確認：{last}</translation>
    </message>
    <message>
        <source>Checked {last}, next {next}</source>
        <translation>確認：{last}、次回：{next}</translation>
    </message>
    <message>
        <source>Choose an earlier end, or ask {administrator}.</source>
        <translation>もっと早い終了日を選ぶか、{administrator}にお問い合わせください。</translation>
    </message>
    <message>
        <source>Choose another license ...</source>
        <translation>別のライセンスを選ぶ…</translation>
    </message>
    <message>
        <source>Choose another place, or check the folder&apos;s rights.</source>
        <translation>別の場所を選ぶか、フォルダーの権限を確認してください。</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>時計</translation>
    </message>
    <message>
        <source>Clock is wrong</source>
        <translation>時計のずれ</translation>
    </message>
    <message>
        <source>Close it, or another sign-in that still waits, and try again.</source>
        <translation>それを閉じるか、待機中の別のサインインを閉じて、再試行してください。</translation>
    </message>
    <message>
        <source>Close that program, or another sign-in that still waits, and try again.</source>
        <translation>そのプログラムか、待機中の別のサインインを閉じて、再試行してください。</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>会社</translation>
    </message>
    <message>
        <source>Company code</source>
        <translation>会社コード</translation>
    </message>
    <message>
        <source>Compare the clock by hand.</source>
        <translation>ご自分で時刻を見比べてください。</translation>
    </message>
    <message>
        <source>Content of the file</source>
        <translation>ファイルの内容</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>コードをコピー</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>リンクをコピー</translation>
    </message>
    <message>
        <source>Copy the request</source>
        <translation>依頼をコピー</translation>
    </message>
    <message>
        <source>Correct them, or ask {administrator}.</source>
        <translation>修正するか、{administrator}にお問い合わせください。</translation>
    </message>
    <message>
        <source>Could be better</source>
        <translation>改善の余地あり</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>資格情報</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>データフォルダー</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Device limit</source>
        <translation>デバイス数の上限</translation>
    </message>
    <message>
        <source>Different here: {parts}.</source>
        <translation>ここで異なるもの：{parts}。</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Disk space</source>
        <translation>ディスクの空き容量</translation>
    </message>
    <message>
        <source>Does not run in this session.</source>
        <translation>このセッションでは動いていません。</translation>
    </message>
    <message numerus="yes">
        <source>Ends in %Ln days</source>
        <translation>
            <numerusform>あと %Ln 日で終了</numerusform>
        </translation>
    </message>
    <message>
        <source>Ends today</source>
        <translation>今日で終了</translation>
    </message>
    <message>
        <source>Environment variables</source>
        <translation>環境変数</translation>
    </message>
    <message>
        <source>Error code {code}</source>
        <translation>エラーコード {code}</translation>
    </message>
    <message>
        <source>Everything is as it should be.</source>
        <translation>すべて正常です。</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>期限切れ</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>機能</translation>
    </message>
    <message>
        <source>File in the report</source>
        <translation>レポート内のファイル</translation>
    </message>
    <message>
        <source>Free some space or check the folder&apos;s rights, then try again; it takes no second seat.</source>
        <translation>空き容量を増やすか、フォルダーの権限を確認して、再試行してください。シートが二重に使われることはありません。</translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation>空き容量を増やしてください。</translation>
    </message>
    <message>
        <source>Give a seat back on a device you no longer use, or ask {administrator}.</source>
        <translation>もう使わないデバイスのシートを解放するか、{administrator}にお問い合わせください。</translation>
    </message>
    <message>
        <source>Give the code from your administrator&apos;s mail (--customer CODE).</source>
        <translation>管理者からのメールにあるコードを指定してください（--customer CODE）。</translation>
    </message>
    <message>
        <source>Give the seat back</source>
        <translation>シートを解放</translation>
    </message>
    <message>
        <source>Give this device&apos;s seat back ...</source>
        <translation>このデバイスのシートを解放…</translation>
    </message>
    <message>
        <source>Give this device&apos;s seat for {product} back?</source>
        <translation>{product}用のこのデバイスのシートを解放しますか？</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>このまま続ける</translation>
    </message>
    <message>
        <source>Hardware id</source>
        <translation>ハードウェア ID</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>詳細を隠す</translation>
    </message>
    <message>
        <source>In a guest network, open any web page first; elsewhere tell {administrator}.</source>
        <translation>ゲストネットワークでは、先に何か Web ページを開いてください。それ以外では{administrator}に知らせてください。</translation>
    </message>
    <message>
        <source>In force: {places}</source>
        <translation>適用中：{places}</translation>
    </message>
    <message>
        <source>Install one (GNOME Keyring, KWallet or KeePassXC) if that is wanted.</source>
        <translation>必要であれば、インストールしてください（GNOME Keyring、KWallet、KeePassXC）。</translation>
    </message>
    <message>
        <source>Install one (GNOME Keyring, KWallet or KeePassXC), or ask {administrator}.</source>
        <translation>インストールするか（GNOME Keyring、KWallet、KeePassXC）、{administrator}にお問い合わせください。</translation>
    </message>
    <message>
        <source>Install the program as a package if links are wanted.</source>
        <translation>リンクを使うには、プログラムをパッケージとしてインストールしてください。</translation>
    </message>
    <message>
        <source>It could not be looked at ({why}).</source>
        <translation>確認できませんでした（{why}）。</translation>
    </message>
    <message>
        <source>It stands in your administrator&apos;s mail.</source>
        <translation>管理者からのメールに記載されています。</translation>
    </message>
    <message>
        <source>It works offline by itself for a while; see `status`.</source>
        <translation>しばらくはそのままオフラインで使えます。`status` をご覧ください。</translation>
    </message>
    <message numerus="yes">
        <source>It works; %Ln things could be better</source>
        <translation>
            <numerusform>動作しますが、改善できる点が %Ln 件あります</numerusform>
        </translation>
    </message>
    <message>
        <source>Its page may be open in your browser, behind other windows.</source>
        <translation>そのページは、ブラウザーでほかのウィンドウの後ろに開いているかもしれません。</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>解放しない</translation>
    </message>
    <message>
        <source>Keep {holder}</source>
        <translation>{holder}のままにする</translation>
    </message>
    <message>
        <source>Kept in this system&apos;s secret store, and told to this proxy only.</source>
        <translation>このシステムのシークレットストアに保存され、このプロキシにのみ送られます。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>License</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <source>License damaged</source>
        <translation>ライセンスの破損</translation>
    </message>
    <message>
        <source>License details</source>
        <translation>ライセンスの詳細</translation>
    </message>
    <message>
        <source>License service</source>
        <translation>ライセンスサービス</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Limited in time</source>
        <translation>期間限定</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>リンク</translation>
    </message>
    <message>
        <source>Links are for desktops.</source>
        <translation>リンクにはデスクトップ環境が必要です。</translation>
    </message>
    <message>
        <source>Links that begin with {scheme}: open {handler}.</source>
        <translation>「{scheme}:」で始まるリンクは、{handler}で開きます。</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外観</translation>
    </message>
    <message>
        <source>Look at the rights of your folders.</source>
        <translation>フォルダーの権限を確認してください。</translation>
    </message>
    <message>
        <source>Looking ...</source>
        <translation>診断しています…</translation>
    </message>
    <message>
        <source>Managed by {name}</source>
        <translation>管理者：{name}</translation>
    </message>
    <message>
        <source>Managed for you</source>
        <translation>管理者が設定</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>時間を延長</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Name of the license service</source>
        <translation>ライセンスサービスの名前</translation>
    </message>
    <message>
        <source>No browser can be opened here ({detail}).</source>
        <translation>ここではブラウザーを開けません（{detail}）。</translation>
    </message>
    <message>
        <source>No company code is known yet, so the sign-in was not tried.</source>
        <translation>会社コードがまだ分からないため、サインインは試していません。</translation>
    </message>
    <message>
        <source>No license</source>
        <translation>ライセンスなし</translation>
    </message>
    <message>
        <source>No profile was found: the file from your vendor that says where to sign in.</source>
        <translation>プロファイルが見つかりません。サインイン先を記した、開発元からのファイルです。</translation>
    </message>
    <message>
        <source>No, thank you</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>None is in the way.</source>
        <translation>プロキシは使われていません。</translation>
    </message>
    <message>
        <source>Not activated</source>
        <translation>未認証</translation>
    </message>
    <message>
        <source>Not known until the sign-in can be asked for.</source>
        <translation>サインインを問い合わせられるまで分かりません。</translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>Not looked at, since this comes first: {other}</source>
        <translation>未確認です。先に次の項目の解決が必要です：{other}</translation>
    </message>
    <message>
        <source>Not refused.</source>
        <translation>拒否されていません。</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>開始前</translation>
    </message>
    <message>
        <source>Nothing came back from the browser in time.</source>
        <translation>時間内にブラウザーから何も返りませんでした。</translation>
    </message>
    <message>
        <source>Nothing opened?</source>
        <translation>何も開きませんか？</translation>
    </message>
    <message>
        <source>Nothing opened? Open it again, or copy the link into your browser.</source>
        <translation>何も開きませんか？もう一度開くか、リンクをブラウザーにコピーしてください。</translation>
    </message>
    <message>
        <source>Nothing opens {scheme}: links.</source>
        <translation>「{scheme}:」で始まるリンクを開くプログラムがありません。</translation>
    </message>
    <message>
        <source>Nothing there changes how this program works.</source>
        <translation>このプログラムの動作に影響するものはありません。</translation>
    </message>
    <message>
        <source>Nothing was changed. Tell {administrator}: the network, or the pinned key, is wrong.</source>
        <translation>何も変更していません。ネットワークか登録済みの鍵に誤りがあると、{administrator}に知らせてください。</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>オフライン</translation>
    </message>
    <message>
        <source>Offline for too long</source>
        <translation>オフライン期間の超過</translation>
    </message>
    <message>
        <source>On</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>On GNOME, install the AppIndicator extension if an icon is wanted.</source>
        <translation>GNOME でアイコンが必要な場合は、拡張機能 AppIndicator をインストールしてください。</translation>
    </message>
    <message>
        <source>On this computer, without encryption.</source>
        <translation>このコンピューター上のため、暗号化していません。</translation>
    </message>
    <message>
        <source>On this computer.</source>
        <translation>このコンピューター上にあります。</translation>
    </message>
    <message>
        <source>Only {free} MB are free.</source>
        <translation>空き容量が {free} MB しかありません。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>もう一度開く</translation>
    </message>
    <message>
        <source>Open any web page in your browser, sign in to the network there, then try again.</source>
        <translation>ブラウザーで何か Web ページを開き、そこでネットワークにサインインしてから、再試行してください。</translation>
    </message>
    <message>
        <source>Open this program to get one again.</source>
        <translation>このプログラムを開いて、もう一度取得してください。</translation>
    </message>
    <message>
        <source>Open window</source>
        <translation>ウィンドウを開く</translation>
    </message>
    <message>
        <source>Opening your browser</source>
        <translation>ブラウザーを開く</translation>
    </message>
    <message>
        <source>Opening {host} in your browser</source>
        <translation>ブラウザーで {host} を開く</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>Other accounts may write in {place}.</source>
        <translation>ほかのアカウントが {place} に書き込めます。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>Perpetual</source>
        <translation>永続</translation>
    </message>
    <message>
        <source>Please assign me a license for {product}.</source>
        <translation>{product}のライセンスを割り当ててください。</translation>
    </message>
    <message>
        <source>Please set up single sign-on for {product} for our company.</source>
        <translation>当社向けに{product}のシングルサインオンを設定してください。</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>ポリシー</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>製品</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>プロファイル</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>プロキシ</translation>
    </message>
    <message>
        <source>Put it at {place}, or try the sandbox: make demo.</source>
        <translation>次の場所に置くか：{place}、サンドボックスを試してください：make demo</translation>
    </message>
    <message>
        <source>Put {newcomer} in</source>
        <translation>{newcomer}に切り替える</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>通知しない時間の開始</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>通知しない時間帯</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>通知しない時間の終了</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Quit it from its tray menu, then start this one.</source>
        <translation>通知領域のメニューからそれを終了して、このバージョンを起動してください。</translation>
    </message>
    <message>
        <source>Quit it from its tray menu, then try again.</source>
        <translation>通知領域のメニューから終了して、再試行してください。</translation>
    </message>
    <message>
        <source>Quit: the license stays</source>
        <translation>終了（ライセンスは残ります）</translation>
    </message>
    <message>
        <source>Remove them for this program if you did not set them on purpose.</source>
        <translation>意図して設定したものでなければ、このプログラムに対しては削除してください。</translation>
    </message>
    <message>
        <source>Report for support</source>
        <translation>サポート用レポート</translation>
    </message>
    <message>
        <source>Report for support ...</source>
        <translation>サポート用レポート…</translation>
    </message>
    <message>
        <source>Report {id}</source>
        <translation>レポート {id}</translation>
    </message>
    <message>
        <source>Restart the computer, or ask {administrator} to register another port.</source>
        <translation>コンピューターを再起動するか、別のポートの登録を{administrator}に依頼してください。</translation>
    </message>
    <message>
        <source>Return the seat</source>
        <translation>シートを返却</translation>
    </message>
    <message>
        <source>Running program</source>
        <translation>実行中のプログラム</translation>
    </message>
    <message>
        <source>Runs, version {version}.</source>
        <translation>動作中です（バージョン {version}）。</translation>
    </message>
    <message>
        <source>Save ...</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>保存しました：{path}</translation>
    </message>
    <message>
        <source>Seat needed</source>
        <translation>シートが必要</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>シート</translation>
    </message>
    <message>
        <source>Secret store</source>
        <translation>資格情報ストア</translation>
    </message>
    <message>
        <source>Secure connection</source>
        <translation>安全な接続</translation>
    </message>
    <message>
        <source>Security software may keep the browser from {address}. Ask your administrator to admit that address.</source>
        <translation>セキュリティソフトが、ブラウザーから {address} への接続を妨げているかもしれません。そのアドレスの許可を管理者に依頼してください。</translation>
    </message>
    <message>
        <source>See --help.</source>
        <translation>--help をご覧ください。</translation>
    </message>
    <message>
        <source>See `status`.</source>
        <translation>`status` をご覧ください。</translation>
    </message>
    <message>
        <source>Send {administrator} the code below.</source>
        <translation>下のコードを{administrator}に送ってください。</translation>
    </message>
    <message>
        <source>Set a default browser, or ask {administrator}.</source>
        <translation>既定のブラウザーを設定するか、{administrator}にお問い合わせください。</translation>
    </message>
    <message>
        <source>Set date and time to automatic and try again.</source>
        <translation>日付と時刻を自動設定にして、再試行してください。</translation>
    </message>
    <message>
        <source>Set date and time to automatic.</source>
        <translation>日付と時刻を自動設定にしてください。</translation>
    </message>
    <message>
        <source>Set date and time to automatic. If they are right, tell {administrator}.</source>
        <translation>日付と時刻を自動設定にしてください。正しい場合は、{administrator}に知らせてください。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Settings ...</source>
        <translation>設定…</translation>
    </message>
    <message>
        <source>Shall {newcomer} take the place of {holder} on this computer?</source>
        <translation>このコンピューターで{holder}に代わって{newcomer}が使いますか？</translation>
    </message>
    <message>
        <source>Show notifications</source>
        <translation>通知を表示</translation>
    </message>
    <message>
        <source>Sign in again. If it happens again, tell {administrator}.</source>
        <translation>もう一度サインインしてください。また起きる場合は、{administrator}に知らせてください。</translation>
    </message>
    <message>
        <source>Sign in again. If the browser said that it finished, look there for an error.</source>
        <translation>もう一度サインインしてください。ブラウザーに完了と表示された場合は、そこにエラーがないか確認してください。</translation>
    </message>
    <message>
        <source>Sign in and activate</source>
        <translation>サインインして認証</translation>
    </message>
    <message>
        <source>Sign in and activate again; this takes no second seat.</source>
        <translation>もう一度サインインして認証してください。シートが二重に使われることはありません。</translation>
    </message>
    <message>
        <source>Sign in and activate on this device.</source>
        <translation>このデバイスでサインインして認証してください。</translation>
    </message>
    <message>
        <source>Sign in and activate.</source>
        <translation>サインインして認証してください。</translation>
    </message>
    <message>
        <source>Sign in as</source>
        <translation>サインインするアカウント</translation>
    </message>
    <message>
        <source>Sign in at</source>
        <translation>サインイン先</translation>
    </message>
    <message>
        <source>Sign in at the proxy (`config proxy-sign-in`), or ask {administrator} how.</source>
        <translation>プロキシにサインインするか（`config proxy-sign-in`）、方法を{administrator}に確認してください。</translation>
    </message>
    <message>
        <source>Sign in at the proxy again (`config proxy-sign-in`), or ask {administrator}.</source>
        <translation>もう一度プロキシにサインインするか（`config proxy-sign-in`）、{administrator}に確認してください。</translation>
    </message>
    <message>
        <source>Sign in once, or set sign_in.customer_account_code.</source>
        <translation>一度サインインするか、sign_in.customer_account_code を設定してください。</translation>
    </message>
    <message>
        <source>Sign in to the proxy</source>
        <translation>プロキシにサインイン</translation>
    </message>
    <message>
        <source>Sign in to the proxy ...</source>
        <translation>プロキシにサインイン...</translation>
    </message>
    <message>
        <source>Sign in with your company</source>
        <translation>会社のアカウントでサインイン</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>サインアウト</translation>
    </message>
    <message>
        <source>Sign off here and in the browser</source>
        <translation>ここでもブラウザーでもサインアウト</translation>
    </message>
    <message>
        <source>Sign off here: the license stays</source>
        <translation>ここでサインアウト（ライセンスは残ります）</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>サインイン</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>署名</translation>
    </message>
    <message>
        <source>Signed in as</source>
        <translation>サインイン中</translation>
    </message>
    <message>
        <source>Signed off here and at the sign-in service. Other programs stay signed in.</source>
        <translation>ここからもサインインサービスからもサインアウトしました。ほかのプログラムはサインインしたままです。</translation>
    </message>
    <message>
        <source>Signed off here. The license stays.</source>
        <translation>ここからサインアウトしました。ライセンスは残ります。</translation>
    </message>
    <message>
        <source>Signing in to {product}</source>
        <translation>{product}にサインイン</translation>
    </message>
    <message>
        <source>Single sign-on for {product}, please</source>
        <translation>{product}のシングルサインオン設定のお願い</translation>
    </message>
    <message>
        <source>Single sign-on is not set up for the company {company}.</source>
        <translation>{company}のシングルサインオンは設定されていません。</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>別の人</translation>
    </message>
    <message>
        <source>Something went wrong inside this program.</source>
        <translation>このプログラムの中で問題が起きました。</translation>
    </message>
    <message>
        <source>Sound, but a part of the brand&apos;s look is left out: {why}</source>
        <translation>問題ありませんが、提供元のデザインの一部は使われません: {why}</translation>
    </message>
    <message>
        <source>Sound: {products} at {service}</source>
        <translation>問題ありません：{products}（{service}）</translation>
    </message>
    <message>
        <source>Start it again when you are ready.</source>
        <translation>準備ができたら、もう一度始めてください。</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>最初からやり直す</translation>
    </message>
    <message>
        <source>Start the newer version, or update this one. Nothing was changed.</source>
        <translation>新しいバージョンを起動するか、このバージョンを更新してください。何も変更していません。</translation>
    </message>
    <message>
        <source>Start with the session</source>
        <translation>セッション開始時に起動</translation>
    </message>
    <message>
        <source>Stored license</source>
        <translation>保存されているライセンス</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>サブスクリプション</translation>
    </message>
    <message>
        <source>Take offline</source>
        <translation>オフラインで持ち出す</translation>
    </message>
    <message>
        <source>Take offline ...</source>
        <translation>オフラインで持ち出す…</translation>
    </message>
    <message>
        <source>Take that right from them (chmod go-w).</source>
        <translation>その権限を外してください（chmod go-w）。</translation>
    </message>
    <message>
        <source>Tell {administrator}: keys or product in the profile are not accepted.</source>
        <translation>プロファイルの鍵または製品が受け付けられないと、{administrator}に知らせてください。</translation>
    </message>
    <message>
        <source>Tell {administrator}: that authority may not vouch for this server.</source>
        <translation>その発行元はこのサーバーを保証できないと、{administrator}に知らせてください。</translation>
    </message>
    <message>
        <source>Tell {administrator}: that server, or what inspects connections here, is too old.</source>
        <translation>そのサーバー、またはここで接続を検査するものが古すぎると、{administrator}に知らせてください。</translation>
    </message>
    <message>
        <source>That is not the final address of this sign-in. Copy it whole from the browser&apos;s address bar.</source>
        <translation>これはこのサインインの最終アドレスではありません。ブラウザーのアドレスバーから全体をコピーしてください。</translation>
    </message>
    <message>
        <source>The address {address}, to which the browser has to come back, cannot be used here.</source>
        <translation>ブラウザーが戻る先の {address} は、ここでは使えません。</translation>
    </message>
    <message>
        <source>The answer carries the pinned key&apos;s signature ({key}).</source>
        <translation>応答に、登録済みの鍵の署名があります（{key}）。</translation>
    </message>
    <message>
        <source>The answer does not carry the license service&apos;s signature ({detail}).</source>
        <translation>応答にライセンスサービスの署名がありません（{detail}）。</translation>
    </message>
    <message>
        <source>The browser brought an answer that does not belong to this sign-in ({detail}).</source>
        <translation>このサインインのものではない応答をブラウザーが渡しました（{detail}）。</translation>
    </message>
    <message>
        <source>The browser cannot come back by itself here: paste its final address below.</source>
        <translation>ここではブラウザーが自動で戻れません。ブラウザーの最終アドレスを下に貼り付けてください。</translation>
    </message>
    <message>
        <source>The browser could not be opened. Copy the link and open it yourself.</source>
        <translation>ブラウザーを開けませんでした。リンクをコピーして、ご自分で開いてください。</translation>
    </message>
    <message>
        <source>The browser has to come back to {address}, and this system keeps that port for itself.</source>
        <translation>ブラウザーは {address} に戻る必要がありますが、そのポートはシステム専用です。</translation>
    </message>
    <message>
        <source>The browser insists on https for this computer&apos;s own address. Paste its final address, or use another browser.</source>
        <translation>ブラウザーがこのコンピューター自身のアドレスに https を強制しています。最終アドレスを貼り付けるか、別のブラウザーを使ってください。</translation>
    </message>
    <message>
        <source>The browser opened the sign-in page, but nothing came back yet. Go on there; the page may be behind other windows.</source>
        <translation>ブラウザーはサインインページを開きましたが、まだ何も返っていません。ブラウザーで続けてください。ページはほかのウィンドウの後ろにあるかもしれません。</translation>
    </message>
    <message>
        <source>The browser reported an error that cannot be confirmed: look there.</source>
        <translation>ブラウザーが、確認できないエラーを報告しました。ブラウザーをご覧ください。</translation>
    </message>
    <message>
        <source>The browser runs in Windows: if it does not come back, paste its final address below.</source>
        <translation>ブラウザーは Windows で動いています。戻ってこないときは、最終アドレスを下に貼り付けてください。</translation>
    </message>
    <message>
        <source>The browser runs in Windows: if it does not come back, use --redirect-url - and paste the final address.</source>
        <translation>ブラウザーは Windows で動いています。戻ってこないときは、--redirect-url - を使って最終アドレスを貼り付けてください。</translation>
    </message>
    <message>
        <source>The browser&apos;s final address</source>
        <translation>ブラウザーの最終アドレス</translation>
    </message>
    <message>
        <source>The certificate was issued by {issuer}.</source>
        <translation>証明書の発行元は{issuer}です。</translation>
    </message>
    <message>
        <source>The company code is missing.</source>
        <translation>会社コードがありません。</translation>
    </message>
    <message>
        <source>The connection to {host} is not secure and was refused.</source>
        <translation>{host}への接続は安全でないため、拒否しました。</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: its certificate is for another name.</source>
        <translation>{host}への接続を拒否しました。証明書が別の名前のものです。</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: its certificate is not valid at this date.</source>
        <translation>{host}への接続を拒否しました。証明書がこの日付では有効ではありません。</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: its certificate was issued by {issuer}.</source>
        <translation>{host}への接続を拒否しました。証明書の発行元は{issuer}です。</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: its encryption is too weak.</source>
        <translation>{host}への接続を拒否しました。暗号化が弱すぎます。</translation>
    </message>
    <message>
        <source>The connection to {host} was refused: {issuer} may not issue its certificate.</source>
        <translation>{host}への接続を拒否しました。{issuer}はその証明書を発行できません。</translation>
    </message>
    <message>
        <source>The default browser</source>
        <translation>既定のブラウザー</translation>
    </message>
    <message>
        <source>The disk did not take what had to be kept ({detail}).</source>
        <translation>保存すべきものをディスクに書き込めませんでした（{detail}）。</translation>
    </message>
    <message>
        <source>The file could not be written ({detail}).</source>
        <translation>ファイルを書き込めませんでした（{detail}）。</translation>
    </message>
    <message>
        <source>The license for {product} has ended.</source>
        <translation>{product}のライセンスは終了しました。</translation>
    </message>
    <message>
        <source>The license for {product} has no shared seats, so there is nothing to borrow or return.</source>
        <translation>{product}のライセンスには共有シートがないため、持ち出しも返却もありません。</translation>
    </message>
    <message>
        <source>The license for {product} has not started yet.</source>
        <translation>{product}のライセンスはまだ始まっていません。</translation>
    </message>
    <message>
        <source>The license for {product} is switched off.</source>
        <translation>{product}のライセンスは停止されています。</translation>
    </message>
    <message>
        <source>The license is not active at the license service.</source>
        <translation>このライセンスは、ライセンスサービスで有効になっていません。</translation>
    </message>
    <message>
        <source>The license service cannot be reached. Work goes on until {when}.</source>
        <translation>ライセンスサービスに接続できません。{when}までは作業を続けられます。</translation>
    </message>
    <message>
        <source>The license service could not be reached ({detail}).</source>
        <translation>ライセンスサービスに接続できませんでした（{detail}）。</translation>
    </message>
    <message>
        <source>The license service could not be reached for too long. Connect and check again.</source>
        <translation>ライセンスサービスに長い間接続できませんでした。接続して、もう一度確認してください。</translation>
    </message>
    <message>
        <source>The license service did not answer to the end ({detail}); a seat may be taken already.</source>
        <translation>ライセンスサービスの応答が途中で切れました（{detail}）。シートがすでに使われている可能性があります。</translation>
    </message>
    <message>
        <source>The license service did not take the name and password.</source>
        <translation>ライセンスサービスは、名前とパスワードを受け付けませんでした。</translation>
    </message>
    <message>
        <source>The license service did not tell its time.</source>
        <translation>ライセンスサービスから時刻が届きませんでした。</translation>
    </message>
    <message>
        <source>The license service does not know this device any more. Activate again.</source>
        <translation>ライセンスサービスにこのデバイスの記録がなくなりました。もう一度認証してください。</translation>
    </message>
    <message>
        <source>The license service finds no license for {product} with this name and password.</source>
        <translation>この名前とパスワードでは、{product}のライセンスが見つかりません。</translation>
    </message>
    <message>
        <source>The license service knows no license for {product} with this key.</source>
        <translation>このキーに該当する{product}のライセンスは、ライセンスサービスにありません。</translation>
    </message>
    <message>
        <source>The license service refused ({service}).</source>
        <translation>ライセンスサービスが拒否しました（{service}）。</translation>
    </message>
    <message>
        <source>The license service refused the license key for {product}.</source>
        <translation>ライセンスサービスが、{product}のライセンスキーを拒否しました。</translation>
    </message>
    <message>
        <source>The license service refuses this computer&apos;s time. Set date and time right.</source>
        <translation>ライセンスサービスが、このコンピューターの時刻を拒否しています。日付と時刻を正しく合わせてください。</translation>
    </message>
    <message>
        <source>The license service refuses this program ({service}).</source>
        <translation>ライセンスサービスがこのプログラムを拒否しています（{service}）。</translation>
    </message>
    <message>
        <source>The license service refuses to answer for this license at present.</source>
        <translation>ライセンスサービスは現在、このライセンスについて応答しません。</translation>
    </message>
    <message>
        <source>The license service takes this program and knows {product}.</source>
        <translation>ライセンスサービスはこのプログラムを受け付け、{product} を認識しています。</translation>
    </message>
    <message>
        <source>The license service&apos;s answer could not be understood ({detail}).</source>
        <translation>ライセンスサービスの応答を理解できませんでした（{detail}）。</translation>
    </message>
    <message>
        <source>The other side said: {words}</source>
        <translation>相手側からのメッセージ：{words}</translation>
    </message>
    <message>
        <source>The program &quot;{owner}&quot; uses {address}, to which the browser has to come back.</source>
        <translation>ブラウザーが戻る先の {address} を、プログラム「{owner}」が使っています。</translation>
    </message>
    <message>
        <source>The program remembers it; you can choose anew at any time.</source>
        <translation>選択は記憶されます。いつでも選び直せます。</translation>
    </message>
    <message>
        <source>The program runs in this session, and would write anew what is removed.</source>
        <translation>プログラムがこのセッションで動いているため、削除したものがまた書き込まれます。</translation>
    </message>
    <message>
        <source>The proxy {proxy} did not take the name and password that are kept for it.</source>
        <translation>プロキシ {proxy} は、保存されている名前とパスワードを受け付けませんでした。</translation>
    </message>
    <message>
        <source>The proxy {proxy} opens the connection to {host}: its certificate was issued by {issuer}.</source>
        <translation>プロキシ {proxy} が{host}への接続を復号しています。証明書の発行元は{issuer}です。</translation>
    </message>
    <message>
        <source>The proxy {proxy} wants a sign-in.</source>
        <translation>プロキシ {proxy} がサインインを求めています。</translation>
    </message>
    <message>
        <source>The running program keeps it for itself.</source>
        <translation>実行中のプログラムが、このアドレスを確保しています。</translation>
    </message>
    <message>
        <source>The sandbox is a license service and a sign-in page on this computer.</source>
        <translation>サンドボックスは、このコンピューター上のライセンスサービスとサインインページです。</translation>
    </message>
    <message>
        <source>The seat for {product} cannot be borrowed, or not for so long.</source>
        <translation>{product}のシートは持ち出せないか、その期間は持ち出せません。</translation>
    </message>
    <message>
        <source>The seat was given back. Check now to take one again.</source>
        <translation>シートは解放されました。もう一度取得するには、今すぐ確認してください。</translation>
    </message>
    <message>
        <source>The seat was not renewed in time. Check now to take one again.</source>
        <translation>シートが期限までに更新されませんでした。もう一度取得するには、今すぐ確認してください。</translation>
    </message>
    <message>
        <source>The seat was returned. Check now takes one again.</source>
        <translation>シートを返却しました。「今すぐ確認」でもう一度取得できます。</translation>
    </message>
    <message>
        <source>The secret store cannot be used ({detail}).</source>
        <translation>資格情報ストアを使えません（{detail}）。</translation>
    </message>
    <message>
        <source>The secret store failed: who signed in is not remembered.</source>
        <translation>資格情報ストアでエラーが起きたため、サインインした人は記憶されません。</translation>
    </message>
    <message>
        <source>The secret store is locked.</source>
        <translation>資格情報ストアがロックされています。</translation>
    </message>
    <message>
        <source>The secret store is locked: who signed in is not remembered.</source>
        <translation>資格情報ストアがロックされているため、サインインした人は記憶されません。</translation>
    </message>
    <message>
        <source>The settings cannot be used: {detail}.</source>
        <translation>この設定は使えません：{detail}。</translation>
    </message>
    <message>
        <source>The sign-in link was opened twice. If that was not you, cancel.</source>
        <translation>サインイン用のリンクが 2 回開かれました。心当たりがなければ、キャンセルしてください。</translation>
    </message>
    <message>
        <source>The sign-in service could not be reached ({detail}).</source>
        <translation>サインインサービスに接続できませんでした（{detail}）。</translation>
    </message>
    <message>
        <source>The sign-in was cancelled in the browser.</source>
        <translation>サインインはブラウザーでキャンセルされました。</translation>
    </message>
    <message>
        <source>The sign-in was cancelled while the device was being activated; a seat may be taken.</source>
        <translation>デバイスの認証中にサインインがキャンセルされました。シートが使われている可能性があります。</translation>
    </message>
    <message>
        <source>The sign-in was cancelled.</source>
        <translation>サインインはキャンセルされました。</translation>
    </message>
    <message>
        <source>The sign-in was refused.</source>
        <translation>サインインは拒否されました。</translation>
    </message>
    <message>
        <source>The stored license belongs to another device. Activate this one.</source>
        <translation>保存されているライセンスは、別のデバイスのものです。このデバイスを認証してください。</translation>
    </message>
    <message>
        <source>The stored license for {product} belongs to another device.</source>
        <translation>保存されている{product}のライセンスは、別のデバイスのものです。</translation>
    </message>
    <message>
        <source>The stored license for {product} was changed or damaged.</source>
        <translation>保存されている{product}のライセンスが変更されたか、壊れています。</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>There is a place for the icon.</source>
        <translation>アイコンを表示できます。</translation>
    </message>
    <message>
        <source>There is no desktop here.</source>
        <translation>ここにはデスクトップ環境がありません。</translation>
    </message>
    <message>
        <source>There is no desktop here: no browser can be opened.</source>
        <translation>ここにはデスクトップ環境がないため、ブラウザーを開けません。</translation>
    </message>
    <message>
        <source>These change how programs find files, authorities or secret stores: {names}</source>
        <translation>プログラムがファイル、証明書の発行元、資格情報ストアを探す方法が、次の変数で変わります：{names}</translation>
    </message>
    <message>
        <source>These files were copied from another computer. Activate this one for itself.</source>
        <translation>これらのファイルは別のコンピューターからコピーされたものです。このコンピューターを個別に認証してください。</translation>
    </message>
    <message>
        <source>This computer has no policy.</source>
        <translation>このコンピューターにポリシーはありません。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock differs too much from the license service&apos;s.</source>
        <translation>このコンピューターの時計は、ライセンスサービスの時計と大きくずれています。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is behind the license service&apos;s. Set it right.</source>
        <translation>このコンピューターの時計は、ライセンスサービスより遅れています。正しく合わせてください。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {minutes} minutes ahead of the license service&apos;s.</source>
        <translation>このコンピューターの時計は、ライセンスサービスより {minutes} 分進んでいます。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {minutes} minutes behind the license service&apos;s.</source>
        <translation>このコンピューターの時計は、ライセンスサービスより {minutes} 分遅れています。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock was moved back. Set it right, then check again.</source>
        <translation>このコンピューターの時計が戻されました。正しく合わせてから、もう一度確認してください。</translation>
    </message>
    <message>
        <source>This desktop shows no tray icons; the window is there all the same.</source>
        <translation>このデスクトップは通知領域にアイコンを表示しませんが、ウィンドウは使えます。</translation>
    </message>
    <message>
        <source>This device is not activated for {product}.</source>
        <translation>このデバイスでは{product}が認証されていません。</translation>
    </message>
    <message>
        <source>This device&apos;s seat was given back.</source>
        <translation>このデバイスのシートを解放しました。</translation>
    </message>
    <message>
        <source>This is a container: publish port {port} to the computer with the browser, or use --redirect-url - and paste the final address.</source>
        <translation>これはコンテナーです。ブラウザーのあるコンピューターにポート {port} を公開するか、--redirect-url - を使って最終アドレスを貼り付けてください。</translation>
    </message>
    <message>
        <source>This is a remote shell: forward port {port} of the computer with the browser to this one, or use --redirect-url - and paste the final address.</source>
        <translation>これはリモートシェルです。ブラウザーのあるコンピューターのポート {port} をここに転送するか、--redirect-url - を使って最終アドレスを貼り付けてください。</translation>
    </message>
    <message>
        <source>This is all that the report holds: no keys, names, mail addresses or full addresses. Nothing is sent: you save it, and give it to whoever helps you.</source>
        <translation>レポートの内容はこれがすべてです。鍵、名前、メールアドレス、完全なアドレスは含まれません。何も送信されません。保存して、サポートの担当者に渡してください。</translation>
    </message>
    <message>
        <source>This network wants you to sign in first: a page came in place of {host}&apos;s answer.</source>
        <translation>このネットワークでは先にサインインが必要です。{host}の応答の代わりに Web ページが届きました。</translation>
    </message>
    <message>
        <source>This network wants you to sign in first: {portal} answered in place of {host}.</source>
        <translation>このネットワークでは先にサインインが必要です。{host}の代わりに{portal}が応答しました。</translation>
    </message>
    <message>
        <source>This one:</source>
        <translation>次のプロキシ：</translation>
    </message>
    <message>
        <source>This program runs in a container: publish port {port} to the computer with the browser, or paste the browser&apos;s final address below.</source>
        <translation>このプログラムはコンテナーの中で動いています。ブラウザーのあるコンピューターにポート {port} を公開するか、ブラウザーの最終アドレスを下に貼り付けてください。</translation>
    </message>
    <message>
        <source>This program seems to run on another computer than the browser: forward port {port} to it, or paste the browser&apos;s final address below.</source>
        <translation>このプログラムはブラウザーとは別のコンピューターで動いているようです。ポート {port} を転送するか、ブラウザーの最終アドレスを下に貼り付けてください。</translation>
    </message>
    <message>
        <source>This system has no secret store: who signed in is not remembered.</source>
        <translation>このシステムには資格情報ストアがないため、サインインした人は記憶されません。</translation>
    </message>
    <message>
        <source>This system offers no secret store, which is needed here.</source>
        <translation>このシステムには、ここで必要な資格情報ストアがありません。</translation>
    </message>
    <message>
        <source>This system offers no secret store: who signed in is not remembered.</source>
        <translation>このシステムには資格情報ストアがないため、サインインした人は記憶されません。</translation>
    </message>
    <message>
        <source>Through {proxy}</source>
        <translation>{proxy} を経由</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>残り時間</translation>
    </message>
    <message>
        <source>To put {newcomer} in place of {holder}, sign in again and say so (--switch-person).</source>
        <translation>{holder}に代えて{newcomer}を使うには、--switch-person を付けてもう一度サインインしてください。</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>通知領域</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>試用版</translation>
    </message>
    <message numerus="yes">
        <source>Trial: %Ln days left</source>
        <translation>
            <numerusform>試用版：残り %Ln 日</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Try again when a colleague has finished, or ask {administrator}.</source>
        <translation>同僚の作業が終わってから再試行するか、{administrator}にお問い合わせください。</translation>
    </message>
    <message>
        <source>Try again, or ask {administrator}.</source>
        <translation>再試行するか、{administrator}にお問い合わせください。</translation>
    </message>
    <message>
        <source>Try again. If it happens again, send {administrator} the code below.</source>
        <translation>再試行してください。また起きる場合は、下のコードを{administrator}に送ってください。</translation>
    </message>
    <message>
        <source>Try the sandbox</source>
        <translation>サンドボックスを試す</translation>
    </message>
    <message>
        <source>Unlock it and try again.</source>
        <translation>ロックを解除して、再試行してください。</translation>
    </message>
    <message>
        <source>Use `activate --no-browser`, or --redirect-url - where the browser is elsewhere.</source>
        <translation>`activate --no-browser` を使うか、ブラウザーが別の場所にある場合は --redirect-url - を使ってください。</translation>
    </message>
    <message>
        <source>Use another account</source>
        <translation>別のアカウントを使う</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使う</translation>
    </message>
    <message>
        <source>Use the command line.</source>
        <translation>コマンドラインを使ってください。</translation>
    </message>
    <message>
        <source>Use this license</source>
        <translation>このライセンスを使う</translation>
    </message>
    <message>
        <source>Version {version} is available</source>
        <translation>バージョン {version} を利用できます</translation>
    </message>
    <message>
        <source>Wait until its start date, or ask {administrator}.</source>
        <translation>開始日まで待つか、{administrator}にお問い合わせください。</translation>
    </message>
    <message>
        <source>Waiting for your browser</source>
        <translation>ブラウザーを待っています</translation>
    </message>
    <message>
        <source>Waiting for your sign-in</source>
        <translation>サインインを待つ</translation>
    </message>
    <message>
        <source>Way back from the browser</source>
        <translation>ブラウザーからの戻り先</translation>
    </message>
    <message>
        <source>Windows has reserved the port of {address}, to which the browser has to come back.</source>
        <translation>ブラウザーが戻る先の {address} のポートは、Windows が予約しています。</translation>
    </message>
    <message>
        <source>Without a connection it stops at {when}.</source>
        <translation>接続がないと停止します：{when}</translation>
    </message>
    <message>
        <source>Works offline</source>
        <translation>オフラインで使用可</translation>
    </message>
    <message>
        <source>Write the request</source>
        <translation>依頼を書く</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>異常</translation>
    </message>
    <message>
        <source>You are signed in, but nobody gave you a license for {product} yet.</source>
        <translation>サインインしましたが、{product}のライセンスがまだ割り当てられていません。</translation>
    </message>
    <message>
        <source>You have several licenses for {product}</source>
        <translation>{product}のライセンスが複数あります</translation>
    </message>
    <message>
        <source>Your administrator can assign one: {contact}</source>
        <translation>割り当てられる管理者：{contact}</translation>
    </message>
    <message>
        <source>Your administrator can set it up: {contact}</source>
        <translation>設定できる管理者：{contact}</translation>
    </message>
    <message>
        <source>Your licenses</source>
        <translation>お持ちのライセンス</translation>
    </message>
    <message>
        <source>an unknown authority</source>
        <translation>不明な発行元</translation>
    </message>
    <message>
        <source>another one</source>
        <translation>別のバージョン</translation>
    </message>
    <message>
        <source>another person</source>
        <translation>別の人</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>別のプログラム</translation>
    </message>
    <message>
        <source>another server</source>
        <translation>別のサーバー</translation>
    </message>
    <message>
        <source>borrowed: works offline until {when}</source>
        <translation>持ち出し中：{when}までオフラインで使えます</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>ended {date}</source>
        <translation>{date}に終了</translation>
    </message>
    <message numerus="yes">
        <source>for %Ln days</source>
        <translation>
            <numerusform>%Ln 日間</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %Ln hours</source>
        <translation>
            <numerusform>%Ln 時間</numerusform>
        </translation>
    </message>
    <message>
        <source>in the profile</source>
        <translation>プロファイルに記載の会社</translation>
    </message>
    <message>
        <source>no detail is known</source>
        <translation>詳細不明</translation>
    </message>
    <message>
        <source>no end date</source>
        <translation>終了日なし</translation>
    </message>
    <message>
        <source>of this network</source>
        <translation>（このネットワーク）</translation>
    </message>
    <message>
        <source>the computer&apos;s name</source>
        <translation>コンピューター名</translation>
    </message>
    <message>
        <source>the configuration folder</source>
        <translation>設定フォルダー</translation>
    </message>
    <message>
        <source>the license service</source>
        <translation>ライセンスサービス</translation>
    </message>
    <message>
        <source>the main board</source>
        <translation>マザーボード</translation>
    </message>
    <message>
        <source>the model</source>
        <translation>機種</translation>
    </message>
    <message>
        <source>the network card</source>
        <translation>ネットワークカード</translation>
    </message>
    <message>
        <source>the processor</source>
        <translation>プロセッサー</translation>
    </message>
    <message>
        <source>the registered address</source>
        <translation>登録済みのアドレス</translation>
    </message>
    <message>
        <source>the system disk</source>
        <translation>システムディスク</translation>
    </message>
    <message>
        <source>the system&apos;s id</source>
        <translation>システム ID</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>これから</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>進行中</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>{date}まで</translation>
    </message>
    <message>
        <source>what the system has chosen</source>
        <translation>システムが選んだプログラム</translation>
    </message>
    <message>
        <source>works offline until {when}</source>
        <translation>{when}までオフラインで使えます</translation>
    </message>
    <message>
        <source>works with the vendor&apos;s own program only</source>
        <translation>開発元のプログラムでのみ使えます</translation>
    </message>
    <message>
        <source>your administrator</source>
        <translation>管理者</translation>
    </message>
    <message>
        <source>{address} is free.</source>
        <translation>{address} は空いています。</translation>
    </message>
    <message>
        <source>{browser}</source>
        <translation>{browser}</translation>
    </message>
    <message>
        <source>{company} signs in at {host}.</source>
        <translation>{company}のサインイン先は {host} です。</translation>
    </message>
    <message>
        <source>{detail}.</source>
        <translation>{detail}。</translation>
    </message>
    <message>
        <source>{free} MB are free.</source>
        <translation>空き容量は {free} MB です。</translation>
    </message>
    <message>
        <source>{host} answers.</source>
        <translation>{host} が応答しています。</translation>
    </message>
    <message>
        <source>{host} is {address}.</source>
        <translation>{host} のアドレスは {address} です。</translation>
    </message>
    <message>
        <source>{minutes} minutes from the license service&apos;s.</source>
        <translation>ライセンスサービスとの差は {minutes} 分です。</translation>
    </message>
    <message>
        <source>{name} can help.</source>
        <translation>{name}にご相談ください。</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}：{value}</translation>
    </message>
    <message>
        <source>{newcomer} signed in, but the license for {product} here belongs to {holder}.</source>
        <translation>{newcomer}がサインインしましたが、ここの{product}のライセンスは{holder}のものです。</translation>
    </message>
    <message>
        <source>{newcomer} signed in, but the license here belongs to {holder}.</source>
        <translation>{newcomer}がサインインしましたが、ここのライセンスは{holder}のものです。</translation>
    </message>
    <message numerus="yes">
        <source>{product} ends in %Ln days</source>
        <translation>
            <numerusform>{product}はあと %Ln 日で終了します</numerusform>
        </translation>
    </message>
    <message>
        <source>{product} ends today</source>
        <translation>{product}は今日で終了します</translation>
    </message>
    <message>
        <source>{product} ends tomorrow</source>
        <translation>{product}は明日で終了します</translation>
    </message>
    <message>
        <source>{product} has lost its seat</source>
        <translation>{product}のシートが失われました</translation>
    </message>
    <message>
        <source>{product} is active on this computer.</source>
        <translation>{product}はこのコンピューターで有効です。</translation>
    </message>
    <message>
        <source>{product} must reach the license service soon</source>
        <translation>{product}はまもなくライセンスサービスへの接続が必要です</translation>
    </message>
    <message>
        <source>{product} stops working here until you sign in again.</source>
        <translation>もう一度サインインするまで、{product}はここでは動作しません。</translation>
    </message>
    <message>
        <source>{product} works offline</source>
        <translation>{product}はオフラインで動作しています</translation>
    </message>
    <message>
        <source>{product}: active</source>
        <translation>{product}：有効</translation>
    </message>
    <message>
        <source>{product}: active until {date}</source>
        <translation>{product}：{date}まで有効</translation>
    </message>
    <message>
        <source>{product}: works offline until {when}</source>
        <translation>{product}：{when}までオフラインで使えます</translation>
    </message>
    <message>
        <source>{seconds} s from the license service&apos;s.</source>
        <translation>ライセンスサービスとの差は {seconds} 秒です。</translation>
    </message>
    <message>
        <source>{state}</source>
        <translation>{state}</translation>
    </message>
    <message>
        <source>{used} of {all} in use</source>
        <translation>{all} 中 {used} を使用中</translation>
    </message>
</context>
</TS>
