using System;
using System.IO;
using Pop3Nano.Programs;
using Pop3Nano.Session;

// Tasks poll|headers|uidl host port user password profile [authority.pem]: with TLS if an authority is named. The profile is a file that
// keeps what is known of the server, as any program that polls does.
Pop3Security security = args.Length > 6 ? Pop3Security.Implicit : Pop3Security.None;
var endpoint = new Pop3Endpoint(args[1], int.Parse(args[2]), security);
if (args.Length > 6) endpoint.TrustedCertificates = File.ReadAllBytes(args[6]);
var profile = new Pop3ServerProfile();
byte[] saved = new byte[Pop3ServerProfile.SavedLength];
if (File.Exists(args[5])) profile.Load(File.ReadAllBytes(args[5]), 0);
if (args[0] == "poll") new WholePoll(endpoint, args[3], args[4], profile).Run();
else Listing.Run(endpoint, args[3], args[4], profile, headers: args[0] == "headers");
if (!profile.IsChanged) return;
profile.Save(saved, 0);
File.WriteAllBytes(args[5], saved);
