using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pop3Nano.Commands
{
    /// <summary>Writes signed commands, on .NET: what goes into the text of a mail, wherever in it.</summary>
    public sealed class CommandSigner
    {
        private readonly string _device;
        private readonly string _keyId;
        private readonly byte[] _secret;

        /// <summary>Signs for a device with a key: its name and its secret in hexadecimal digits.</summary>
        /// <exception cref="ArgumentException">A name or the secret is none.</exception>
        public CommandSigner(string device, string keyId, string secret)
        {
            new CommandKeys(device).Add(keyId, secret); // says what is wrong with them
            _device = device;
            _keyId = keyId;
            _secret = Convert.FromHexString(secret);
        }

        /// <summary>A command: verb and arguments. Each has a higher counter than the one before; the device runs them in this order.</summary>
        /// <exception cref="ArgumentException">The command or the counter is none, or the command is too long for a device.</exception>
        public string Sign(long counter, string command, DateTimeOffset? expires = null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(command);
            if (counter is < 1 or > 999_999_999_999_999) throw new ArgumentException("A counter is 1 to 999,999,999,999,999.", nameof(counter));
            command = string.Join(' ', command.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (command.AsSpan().ContainsAnyExceptInRange(' ', '~')) throw new ArgumentException("A command is printable ASCII.", nameof(command));
            if (command.Length > SignedCommands.MaxCommand) throw new ArgumentException($"A command has at most {SignedCommands.MaxCommand} characters.", nameof(command));
            if (command.Split(' ').Length > CommandCall.MaxWords) throw new ArgumentException($"A command has at most {CommandCall.MaxWords} words.", nameof(command));
            if ($" {command} ".Contains(" mac: ", StringComparison.Ordinal)) throw new ArgumentException("\"mac:\" ends a command and can't be a word of it.", nameof(command));
            string limit = expires is { } time ? "expires: " + time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) + "\n" : "";
            string block = string.Create(CultureInfo.InvariantCulture,
                $"[pop3nano command 1]\ndevice: {_device}\nkey: {_keyId}\ncounter: {counter}\n{limit}do: {command}");
            byte[] code = HMACSHA256.HashData(_secret, Encoding.ASCII.GetBytes(block.Replace('\n', ' ')));
            string digits = Convert.ToHexString(code, 0, CommandBlock.MacLength).ToLowerInvariant();
            return $"{block}\nmac: {digits[..8]} {digits[8..16]} {digits[16..24]} {digits[24..]}\n[end]\n";
        }
    }
}
