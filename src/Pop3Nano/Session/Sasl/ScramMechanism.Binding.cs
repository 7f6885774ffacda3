using System;

namespace Pop3Nano.Session
{
    // Channel binding (RFC 5802 §6) and prepared strings (§5.1): what .NET has and nanoFramework has not.
    public abstract partial class ScramMechanism
    {
        /// <summary>
        /// Binds the login to its TLS connection. Where the server announces the -PLUS form it is used. Where it does not, the server is
        /// told that this client could, so that it notices if somebody struck the -PLUS form from its list.
        /// </summary>
        /// <param name="binding">The connection's binding.</param>
        /// <param name="isAnnounced">True if the server announces the -PLUS form.</param>
        /// <exception cref="InvalidOperationException">The login is under way, or bound already.</exception>
        public void Bind(SaslChannelBinding binding, bool isAnnounced)
        {
            if (_step > 0 || _header != "n,,") throw Fail.Misuse("The login is under way, or bound already.");
            if (isAnnounced) _word += "-PLUS";
            _header = isAnnounced ? "p=" + binding.Type + ",," : "y,,";
            _binding = isAnnounced ? binding.Octets : [];
        }

        // Where one of the two is refused there is no mechanism that would wipe the password.
        static partial void Prepare(ref byte[] name, ref byte[] password)
        {
            try
            {
                password = SaslPrep.Prepare(password);
                name = SaslPrep.Prepare(name);
            }
            catch (ArgumentException)
            {
                Wipe(password);
                throw;
            }
        }
    }
}
