namespace Pop3Nano.Generator.Tests.Tables;

/// <summary>A table as a user of the library would write it.</summary>
internal static class ExampleTable
{
    public const string Mailgate = """
        # The commands of a mail gateway that POP3 knows nothing of.
        XTND    word [note]   ; T   ; status     ; XTND     ; yes  ; the gateway's manual
        XSENDER msg           ; T   ; sender     ; XSENDER  ; yes  ; the gateway's manual
        XQUEUE                ; T   ; queue      ; XQUEUE   ; yes  ; the gateway's manual
        XSEND   octets        ; T   ; status     ;          ; last ; the gateway's manual
        XKEY    secret!       ; A   ; status     ;          ; yes  ; the gateway's manual

        argument word   = word
        argument note   = text
        argument octets = base64
        argument secret = word

        reply sender = msg word
        reply queue  = msg size per line

        capability XTND
        capability XSENDER
        capability XQUEUE = seconds
        code       GATE-CLOSED = "the gateway is closed"

        """;
}
