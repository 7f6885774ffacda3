using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace Pop3Nano.Commands
{
    /// <summary>
    /// A journal in one file, on .NET: its two slots lie 4 KB apart, so that no disk writes both at once, and each write is forced to the disk before the
    /// command goes on. One process at a time has it open.
    /// </summary>
    public sealed class FileJournal : SlotJournal, IDisposable
    {
        private const int Distance = 4096;
        private readonly SafeFileHandle _file;

        /// <summary>Opens the file, and makes it if there is none.</summary>
        /// <exception cref="IOException">The file can't be opened, or another process has it open.</exception>
        public FileJournal(string path)
        {
            _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, FileOptions.WriteThrough);
        }

        /// <inheritdoc/>
        public void Dispose() => _file.Dispose();

        /// <inheritdoc/>
        protected override int ReadSlot(int slot, byte[] buffer)
        {
            ArgumentNullException.ThrowIfNull(buffer);
            int count = 0;
            int read;
            while (count < SlotLength && (read = RandomAccess.Read(_file, buffer.AsSpan(count, SlotLength - count), (slot * Distance) + count)) > 0) count += read;
            // A hole between the slots reads as zeros: nothing was ever written there.
            return buffer.AsSpan(0, count).ContainsAnyExcept((byte)0) ? count : 0;
        }

        /// <inheritdoc/>
        protected override void WriteSlot(int slot, byte[] buffer, int length)
        {
            ArgumentNullException.ThrowIfNull(buffer);
            RandomAccess.Write(_file, buffer.AsSpan(0, length), slot * Distance);
            RandomAccess.FlushToDisk(_file);
        }
    }
}
