using System;
using System.Collections.Generic;
using System.IO;

namespace Pop3Nano.Client
{
    /// <summary>A file that all writers of this process append to by one handle: two handles would write over each other's lines.</summary>
    internal sealed class SharedFile : IDisposable
    {
        private static readonly Dictionary<string, SharedFile> Open = new(StringComparer.Ordinal);
        private readonly string _path;
        private readonly FileStream _stream;
        private int _users;

        private SharedFile(string path)
        {
            _path = path;
            // Unbuffered: a line is handed to the platform at once. Others may read it, and remove it; nobody else may write it.
            _stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);
        }

        /// <summary>The file, opened if nobody has it open.</summary>
        public static SharedFile Take(string path)
        {
            lock (Open)
            {
                if (!Open.TryGetValue(path, out SharedFile? file)) Open.Add(path, file = new SharedFile(path));
                file._users++;
                return file;
            }
        }

        public void Append(byte[] line)
        {
            lock (_stream) _stream.Write(line);
        }

        /// <summary>One user less; the last one closes it.</summary>
        public void Dispose()
        {
            lock (Open)
            {
                if (--_users > 0) return;
                Open.Remove(_path);
                _stream.Dispose();
            }
        }
    }
}
