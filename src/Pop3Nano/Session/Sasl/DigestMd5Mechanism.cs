using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;

namespace Pop3Nano.Session
{
    /// <summary>
    /// DIGEST-MD5 (RFC 2831, historic by RFC 6331) with qop=auth: the password stays here, and the server proves that it knows it too.
    /// Who hears the exchange can try passwords against it as fast as MD5 goes.
    /// </summary>
    public class DigestMd5Mechanism : SaslMechanism
    {
        private const int LongestChallenge = 2047; // §2.1.1
        private const string Count = "00000001"; // a nonce is used once

        private readonly byte[] _name;
        private readonly byte[] _password;
        private readonly string _uri;
        private string _proof = "";
        private int _step;

        /// <summary>The mechanism for a name, a password and the server's host name.</summary>
        /// <exception cref="ArgumentException">One of them is empty or holds CR, LF or NUL.</exception>
        public DigestMd5Mechanism(string name, string password, string host)
            : this(Encode(name, false), Encode(password, false), host)
        {
        }

        internal DigestMd5Mechanism(byte[] name, byte[] password, string host)
        {
            _name = name;
            _password = password;
            try
            {
                _uri = "pop/" + Encoding.UTF8.GetString(Encode(host, false));
            }
            catch (ArgumentException)
            {
                Wipe(password); // there is no mechanism that would
                throw;
            }
        }

        /// <inheritdoc/>
        public override string Name => "DIGEST-MD5";

        /// <inheritdoc/>
        public override bool SpeaksFirst => false;

        /// <summary>The realm to choose, if the server offers it; empty: its first.</summary>
        public string Realm { get; set; } = "";

        /// <inheritdoc/>
        public override byte[] Respond(byte[] challenge)
        {
            switch (_step++)
            {
                case 0: return Answer(challenge);
                case 1: return Check(challenge);
                default: throw Fail.Broken(Pop3Fault.BadChallenge);
            }
        }

        /// <summary>The client's nonce: printable, and never the same again. Tests that replay a dialogue override it.</summary>
        protected virtual string CreateNonce() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));

        /// <inheritdoc/>
        protected override void Forget()
        {
            Wipe(_password);
            _proof = "";
        }

        private byte[] Answer(byte[] challenge)
        {
            if (challenge.Length > LongestChallenge) throw Fail.Broken(Pop3Fault.BadChallenge);
            List<(string Key, string Value)> directives = DigestDirectives.Read(challenge);
            string nonce = DigestDirectives.Single(directives, "nonce");
            string algorithm = DigestDirectives.Single(directives, "algorithm");
            string charset = DigestDirectives.Single(directives, "charset");
            bool isKnown = nonce.Length > 0 && algorithm.Equals("md5-sess", StringComparison.OrdinalIgnoreCase);
            bool isUtf8 = charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase);
            if (!isKnown || (charset.Length > 0 && !isUtf8)) throw Fail.Broken(Pop3Fault.BadChallenge);
            // "auth-int" and "auth-conf" alone would want a layer of their own below POP3, which TLS has made needless.
            string qop = DigestDirectives.Single(directives, "qop");
            if (qop.Length > 0 && !Array.Exists(qop.Split(','), q => q.Trim().Equals("auth", StringComparison.OrdinalIgnoreCase))) throw Fail.Broken(Pop3Fault.UnsafeChallenge);

            string realm = DigestDirectives.Realm(directives, Realm, out bool hasRealm);
            string clientNonce = CreateNonce();
            byte[] name = isUtf8 ? _name : Latin(_name, isMust: true);
            byte[] realmOctets = Encoding.UTF8.GetBytes(realm);
            if (!isUtf8) realmOctets = Latin(realmOctets, isMust: true);
            byte[] key = Key(realmOctets, ":" + nonce + ":" + clientNonce, isMust: !isUtf8);
            string tail = ":" + nonce + ":" + Count + ":" + clientNonce + ":auth:";
            string response = Hex(Hash(Hex(key) + tail + Hex(Hash("AUTHENTICATE:" + _uri))));
            _proof = Hex(Hash(Hex(key) + tail + Hex(Hash(":" + _uri))));
            Wipe(key);
            var message = new SaslMessage();
            if (isUtf8) message.Add("charset=utf-8,");
            message.Add("username=\"").Add(Quoted(name)).Add("\",");
            if (hasRealm) message.Add("realm=\"").Add(Quoted(realmOctets)).Add("\",");
            message.Add("nonce=\"").Add(Quoted(Encoding.UTF8.GetBytes(nonce))).Add("\",nc=" + Count + ",cnonce=\"" + clientNonce + "\",digest-uri=\"");
            return message.Add(Quoted(Encoding.UTF8.GetBytes(_uri))).Add("\",response=" + response + ",qop=auth").Take();
        }

        private byte[] Check(byte[] challenge)
        {
            string proof = DigestDirectives.Single(DigestDirectives.Read(challenge), "rspauth");
            bool isRight = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(proof), Encoding.UTF8.GetBytes(_proof));
            if (!isRight) throw Fail.Broken(Pop3Fault.BadServerProof);
            IsComplete = true;
            return [];
        }

        // H(A1) of §2.1.2.1 for md5-sess. Name, realm and password that ISO 8859-1 can hold are hashed as that.
        private byte[] Key(byte[] realm, string tail, bool isMust)
        {
            byte[] name = Latin(_name, isMust);
            byte[] password = Latin(_password, isMust);
            byte[] first = new SaslMessage().Add(name).Add(":").Add(realm).Add(":").Add(password).Take();
            byte[] inner = Hash(first);
            byte[] all = new SaslMessage().Add(inner).Add(tail).Take();
            byte[] key = Hash(all);
            foreach (byte[] secret in (byte[][])[first, inner, all]) Wipe(secret);
            if (password != _password) Wipe(password);
            return key;
        }

        private static byte[] Latin(byte[] utf8, bool isMust)
        {
            if (Ascii.IsValid(utf8)) return utf8;
            var latin = new List<byte>(utf8.Length);
            foreach (Rune rune in Encoding.UTF8.GetString(utf8).EnumerateRunes())
            {
                if (rune.Value < 256) latin.Add((byte)rune.Value);
                else if (isMust) throw Fail.Argument("This server takes names and passwords of ISO 8859-1 only.");
                else return utf8;
            }
            return [.. latin];
        }

        private static byte[] Quoted(byte[] text)
        {
            var quoted = new SaslMessage();
            foreach (byte octet in text)
            {
                if (octet is (byte)'"' or (byte)'\\') quoted.Add("\\");
                quoted.Add([octet]);
            }
            return quoted.Take();
        }

#pragma warning disable CA5351 // MD5 is what the RFC names; everything stronger that the server has goes first
        private static byte[] Hash(byte[] octets) => MD5.HashData(octets);
#pragma warning restore CA5351

        private static byte[] Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));

        private static string Hex(byte[] octets) => Convert.ToHexString(octets).ToLowerInvariant();
    }
}
