namespace Pop3Nano.Tests.Mime;

/// <summary>Short mails with many quirks, to cut and to change.</summary>
internal static class MailQuirks
{
    public static readonly string[] All =
    [
        "Subject: =?utf-8?q?a?=\r\n b\r\nTo: \"a \\\" b\" <c(d)@e>, G: f@g,\r\n =?iso-8859-2?b?6Q==?= <@r:h@i>;, j\r\nDate: Fri, 21 Nov 1997 09(c):55:06 -0600\r\n"
            + "Content-Type: multipart/mixed; boundary*0*=utf-8''%62; boundary*1=c\r\n\r\npre\r\n--bc\r\nContent-Type: message/rfc822\r\n\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\naGVs\r\nbG8\r\n--bc\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\na=3D =\r\n--x=4 \r\n--bc--\r\nend",
        "From: =?utf-8?q?=E2=82?= =?utf-8?q?=AC?= <a@b>\nContent-Type: multipart/related; boundary=\"b c\"; start=\"<2>\"\n\n--b c\nContent-ID: <1>\n\n1\n--b c \n"
            + "Content-ID: <2>\nContent-Type: multipart/alternative; boundary=i\n\n--i\nContent-Type: text/plain; format=flowed; delsp=yes\n\n> a \n> b \nc\n"
            + "--i\nContent-Type: text/html\n\n<meta charset=utf-8>\u00c3\u00a9\n--i--\n--b c--\nepilogue",
        "From x@y Fri\r\nMessage-ID: <a@ (b) c>\r\nContent-Type: multipart/digest; boundary=d\r\n\r\n--d\r\n\r\nSubject: in\r\n\r\nbody\r\n--d\r\nContent-Disposition: attachment;\r\n"
            + " filename*=koi8-r'ru'%c1; filename=\"=?utf-8?b?YQ==?=\"\r\nContent-Type: a/b; name=x y.txt\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 x\r\n#0V%T\r\nend\r\n--d--",
    ];
}
