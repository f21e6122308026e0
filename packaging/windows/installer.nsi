; How does the program come onto Windows and leave it again? NSIS 3.08; per user; silent with /S.
;
; nsis_script.py writes the definitions of a brand and the lists of files before it, and includes
; this file. Nothing of a brand stands here.
;
; Settings of a silent run: /AUTOSTART=0|1 /DESKTOP=0|1 /PROFILE=file /D=folder (the last word)
; Exit codes: 0 done, 1 cancelled, 2 refused or failed, 3 the program is running.

Unicode true
Target amd64-unicode ; the 32-bit one does not start where only 64 bits run, as in wine64
SetCompressor /SOLID lzma
ManifestDPIAware true
RequestExecutionLevel user
AllowSkipFiles off

Name "${NAME}"
Caption "${NAME} ${VERSION}"
BrandingText "${PUBLISHER}"
OutFile "${OUT_FILE}"
Icon "${ICON_FILE}"
UninstallIcon "${ICON_FILE}"
InstallDir "$LOCALAPPDATA\${FOLDER}"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"

VIProductVersion "${FOUR_NUMBERS}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "LegalCopyright" "The Keyturn contributors. Apache-2.0"

!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "WinMessages.nsh"
!include "StrFunc.nsh"
!include "Win\COM.nsh"
!include "Win\Propkey.nsh"
${Using:StrFunc} StrStr

!define PROFILES "$INSTDIR\_internal\resources\profiles"

Var WantsAutostart
Var WantsDesktop
Var ProfileFile
Var IsUpgrade
Var RunValue

Page directory
Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

; A running program holds its files: they can neither be replaced nor removed. It has no command
; by which another could end it, so the person is asked to; a silent run ends with 3.
!macro DemandNotRunning
  ${Do}
    ${IfNot} ${FileExists} "$INSTDIR\${GUI}"
      ${Break}
    ${EndIf}
    ClearErrors
    FileOpen $0 "$INSTDIR\${GUI}" a
    ${IfNot} ${Errors}
      FileClose $0
      ${Break}
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION \
        "${NAME} is running. Quit it by the menu of its icon, then try again." \
        /SD IDCANCEL IDCANCEL`
      SetErrorLevel 3
      Quit
    ${EndIf}
  ${Loop}
!macroend

!macro Refuse sentence
  MessageBox MB_OK|MB_ICONSTOP "${sentence}" /SD IDOK
  SetErrorLevel 2
  Quit
!macroend

!macro ReadSwitch name variable
  ClearErrors
  ${GetOptions} $R0 "/${name}=" ${variable}
  ${If} ${Errors}
    StrCpy ${variable} ""
  ${ElseIf} ${variable} != "0"
  ${AndIf} ${variable} != "1"
    !insertmacro Refuse "${name} has to be 0 or 1."
  ${EndIf}
!macroend

; The id by which the taskbar and notifications know the program; CreateShortcut does not write it.
; Where the system refuses, the shortcut stays without.
!macro WriteShortcutId path
  StrCpy $0 "${path}" ; as a register, since quotes of a name would end the words below
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r1 ""
  ${If} $1 P<> 0
    ${IUnknown::QueryInterface} $1 '("${IID_IPersistFile}",.r2)'
    ${If} $2 P<> 0
      ${IPersistFile::Load} $2 '(r0,${STGM_READWRITE})'
      ${IUnknown::QueryInterface} $1 '("${IID_IPropertyStore}",.r3)'
      ${If} $3 P<> 0
        System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r4'
        System::Call '*(&w${NSIS_MAX_STRLEN} "${APP_ID}")p.r6'
        System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_LPWSTR},,r6)p.r5'
        ${IPropertyStore::SetValue} $3 '(r4,r5)'
        ${IPropertyStore::Commit} $3 ""
        System::Free $4
        System::Free $5
        System::Free $6
        ${IUnknown::Release} $3 ""
        ${IPersistFile::Save} $2 '(r0,1)'
      ${EndIf}
      ${IUnknown::Release} $2 ""
    ${EndIf}
    ${IUnknown::Release} $1 ""
  ${EndIf}
!macroend

!macro Shortcut path
  CreateShortcut "${path}" "$INSTDIR\${GUI}" "" "$INSTDIR\${ICON}" 0 SW_SHOWNORMAL "" "${SUMMARY}"
  !insertmacro WriteShortcutId "${path}"
!macroend

Function .onInit
  SetShellVarContext current
  SetRegView 64
  ${GetParameters} $R0
  ; GetOptions passes over a word that stands in quotes as a whole: better refused than ignored.
  ${StrStr} $R1 $R0 '"/'
  ${If} $R1 != ""
    !insertmacro Refuse "Quotes belong around the value alone, as in /PROFILE=$\"C:\a file$\"."
  ${EndIf}
  !insertmacro ReadSwitch "AUTOSTART" $WantsAutostart
  !insertmacro ReadSwitch "DESKTOP" $WantsDesktop
  ${GetOptions} $R0 "/PROFILE=" $ProfileFile
  ${If} $ProfileFile != ""
    !if ${HAS_PROFILE} = 1
      !insertmacro Refuse "PROFILE: ${NAME} has its profile inside; a policy can change it."
    !else
      ${IfNot} ${FileExists} "$ProfileFile"
        !insertmacro Refuse "PROFILE: $ProfileFile is not there."
      ${EndIf}
    !endif
  ${EndIf}
FunctionEnd

Function un.onInit
  SetShellVarContext current
  SetRegView 64
  ${GetParameters} $R0
  StrCpy $IsUpgrade 1
  ClearErrors
  ${GetOptions} $R0 "/UPGRADE" $R1
  ${If} ${Errors}
    StrCpy $IsUpgrade 0
  ${EndIf}
FunctionEnd

Section
  !insertmacro DemandNotRunning
  ; The release that is there goes first, since it may have files that this one has not. What the
  ; person and the administrator decided stays.
  StrCpy $IsUpgrade 0
  ReadRegStr $R1 HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $R1 != ""
  ${AndIf} ${FileExists} "$R1\uninstall.exe"
    StrCpy $IsUpgrade 1
    ExecWait '"$R1\uninstall.exe" /S /UPGRADE _?=$R1' $R2
    ${If} $R2 = 3
      SetErrorLevel 3
      Quit
    ${ElseIf} $R2 <> 0
      !insertmacro Refuse "The release that is installed could not be replaced."
    ${EndIf}
  ${EndIf}

  SetOutPath "$INSTDIR"
  File /r "${PROGRAM_FOLDER}/*"
  File "/oname=${ICON}" "${ICON_FILE}"
  !if ${HAS_PROFILE} = 0
    ${If} $ProfileFile != ""
      ClearErrors
      CreateDirectory "${PROFILES}"
      CopyFiles /SILENT "$ProfileFile" "${PROFILES}\packaged.toml"
      ${If} ${Errors}
        !insertmacro Refuse "PROFILE: $ProfileFile could not be copied."
      ${EndIf}
    ${EndIf}
  !endif
  WriteUninstaller "$INSTDIR\uninstall.exe"

  !insertmacro Shortcut "$SMPROGRAMS\${SHORTCUT}.lnk"
  ${If} $WantsDesktop == "1"
    !insertmacro Shortcut "$DESKTOP\${SHORTCUT}.lnk"
  ${ElseIf} $WantsDesktop == "0"
    Delete "$DESKTOP\${SHORTCUT}.lnk"
  ${EndIf}

  WriteRegStr HKCU "${SCHEME_KEY}" "" "URL:${NAME}"
  WriteRegStr HKCU "${SCHEME_KEY}" "URL Protocol" ""
  WriteRegStr HKCU "${SCHEME_KEY}\DefaultIcon" "" "$INSTDIR\${ICON}"
  WriteRegStr HKCU "${SCHEME_KEY}\shell\open\command" "" '"$INSTDIR\${GUI}" "%1"'

  ; The same text as the program writes: in quotes where the path has a space, else without.
  StrCpy $RunValue "$INSTDIR\${GUI} --background"
  ${StrStr} $R1 "$INSTDIR" " "
  ${If} $R1 != ""
    StrCpy $RunValue '"$INSTDIR\${GUI}" --background'
  ${EndIf}
  ; Without a word from the administrator a first install decides as the profile says, and an
  ; upgrade decides nothing. Off is written as the Task Manager writes it: the program would put
  ; itself into the session's start at its first run, if nobody had decided.
  ${If} $WantsAutostart == ""
  ${AndIf} $IsUpgrade == 0
    StrCpy $WantsAutostart "${FIRST_AUTOSTART}"
  ${EndIf}
  ${If} $WantsAutostart == "1"
    WriteRegStr HKCU "${RUN}" "${APP_ID}" "$RunValue"
    DeleteRegValue HKCU "${APPROVED}" "${APP_ID}"
  ${ElseIf} $WantsAutostart == "0"
    DeleteRegValue HKCU "${RUN}" "${APP_ID}"
    WriteRegBin HKCU "${APPROVED}" "${APP_ID}" ${SWITCHED_OFF}
  ${EndIf}

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${ICON}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  !if "${HOMEPAGE}" != ""
    WriteRegStr HKCU "${UNINSTALL_KEY}" "URLInfoAbout" "${HOMEPAGE}"
  !endif
SectionEnd

; Removes what was installed, name by name: what else lies in the folder is not ours.
Section "Uninstall"
  !insertmacro DemandNotRunning
  !insertmacro DeleteProgramFiles
  ${If} $IsUpgrade == 0
    !if ${HAS_PROFILE} = 0
      Delete "${PROFILES}\packaged.toml"
    !endif
    Delete "$DESKTOP\${SHORTCUT}.lnk"
    DeleteRegValue HKCU "${RUN}" "${APP_ID}"
    DeleteRegValue HKCU "${APPROVED}" "${APP_ID}"
  ${EndIf}
  Delete "$INSTDIR\${ICON}"
  Delete "$INSTDIR\uninstall.exe"
  !insertmacro RemoveProgramFolders
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${SHORTCUT}.lnk"
  ; Another program may have taken the links over meanwhile: then they are not ours to remove.
  ReadRegStr $R1 HKCU "${SCHEME_KEY}\shell\open\command" ""
  ${If} $R1 == '"$INSTDIR\${GUI}" "%1"'
    DeleteRegKey HKCU "${SCHEME_KEY}"
  ${EndIf}
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
SectionEnd
