; Registers what the app can open, so that Windows offers it under Settings > Apps > Default apps.
; No program can make itself the default there; the person chooses. SHELL_CONTEXT is the
; person's own part of the registry, or the machine's where it is installed for everybody.

!macro hookswitchScheme SCHEME NAME
  WriteRegStr SHELL_CONTEXT "Software\Classes\Hookswitch.${SCHEME}" "" "URL:${NAME}"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Hookswitch.${SCHEME}" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\Hookswitch.${SCHEME}\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Hookswitch.${SCHEME}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr SHELL_CONTEXT "Software\Hookswitch\Capabilities\URLAssociations" "${SCHEME}" "Hookswitch.${SCHEME}"
!macroend

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Hookswitch\Capabilities" "ApplicationName" "Hookswitch"
  WriteRegStr SHELL_CONTEXT "Software\Hookswitch\Capabilities" "ApplicationDescription" "Softphone for contact-centre agents"
  WriteRegStr SHELL_CONTEXT "Software\Hookswitch\Capabilities" "ApplicationIcon" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  !insertmacro hookswitchScheme "tel" "Telephone number"
  !insertmacro hookswitchScheme "callto" "Telephone number"
  !insertmacro hookswitchScheme "sms" "Message"
  !insertmacro hookswitchScheme "mailto" "Message"
  WriteRegStr SHELL_CONTEXT "Software\RegisteredApplications" "Hookswitch" "Software\Hookswitch\Capabilities"
  ; SHCNE_ASSOCCHANGED: the list of default apps is read anew.
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

!macro customUnInstall
  ${ifNot} ${isUpdated}
    DeleteRegValue SHELL_CONTEXT "Software\RegisteredApplications" "Hookswitch"
    DeleteRegKey SHELL_CONTEXT "Software\Hookswitch"
    DeleteRegKey SHELL_CONTEXT "Software\Classes\Hookswitch.tel"
    DeleteRegKey SHELL_CONTEXT "Software\Classes\Hookswitch.callto"
    DeleteRegKey SHELL_CONTEXT "Software\Classes\Hookswitch.sms"
    DeleteRegKey SHELL_CONTEXT "Software\Classes\Hookswitch.mailto"
    ; Start at login, and the Task Manager's note whether it may. The value is named after the app's model id.
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "${APP_ID}"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run" "${APP_ID}"
    ; What is started for a press on a notification (main/desktop/identity.ts).
    DeleteRegKey HKCU "Software\Classes\CLSID\{6AC1A5A0-BB75-4112-A103-C275D78D4BCD}"
    DeleteRegKey HKCU "Software\Classes\AppUserModelId\${APP_ID}"
  ${endIf}
!macroend
