using System;
using System.IO;
using Pop3Nano.Commands;

namespace Pop3Nano.Esp32
{
    /// <summary>
    /// Remembers in files of the internal drive, which ESP32 firmware names I:. Where it is missing or full nothing is remembered: the next
    /// start costs a few round trips more, and that is all.
    /// </summary>
    internal sealed class FlashStore : IStore
    {
        private const string Drive = "I:\\";

        /// <inheritdoc/>
        public int Read(int slot, byte[] buffer)
        {
            try
            {
                if (!File.Exists(Name(slot))) return 0;
                int count = 0;
                using (FileStream file = File.OpenRead(Name(slot)))
                {
                    int read = -1;
                    while (read != 0 && count < buffer.Length)
                    {
                        read = file.Read(buffer, count, buffer.Length - count);
                        count += read;
                    }
                }
                return count;
            }
            catch (Exception)
            {
                return 0;
            }
        }

        /// <inheritdoc/>
        public void Write(int slot, byte[] buffer, int length)
        {
            // A write that is cut short leaves a shorter file, which neither the poller nor the journal takes for what it wrote.
            using (FileStream file = File.Create(Name(slot)))
            {
                file.Write(buffer, 0, length);
                file.Flush();
            }
        }

        private static string Name(int slot)
        {
            return Drive + "pop3nano." + slot.ToString();
        }
    }
}
