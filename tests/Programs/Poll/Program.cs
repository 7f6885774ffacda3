using System.IO;
using Pop3Nano.Session;

// Poll host port authority.pem user password: logs in over TLS, lists, reads the first message, deletes it, and says QUIT.
var endpoint = new Pop3Endpoint(args[0], int.Parse(args[1])) { TrustedCertificates = File.ReadAllBytes(args[2]) };
using Pop3Session session = Pop3Session.Connect(endpoint);
session.Login(args[3], args[4], Pop3LoginMethod.UserPass);
session.List();
session.Retr(1, Stream.Null);
session.Dele(1);
session.Quit();
