using System;
using System.IO;
using Pop3Nano.Commands;

namespace Pop3Nano.Esp32
{
    /// <summary>
    /// Remembers in files of the internal drive, which ESP32 firmware names I:. Where it is missing or full nothing is remembered: the next
    /// start costs a few round trips more, and no signed command runs, since there is no journal.
    /// </summary>
    internal sealed class FlashStore : IStore
    {
        private const string Drive = "I:\\";

        /// <inheritdoc/>
        public int Read(int slot, byte[] buffer)
        {
            bool isThere = false;
            try
            {
                isThere = File.Exists(Name(slot));
                if (!isThere) return 0;
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
                return isThere ? 1 : 0; // as short as nothing that was ever written: a journal that can't be read is damaged, not empty
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
