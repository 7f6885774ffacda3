using System;
using System.Globalization;
using System.IO;
using System.Text;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    /// <summary>
    /// A protocol log in a file: UTF-8, appended, one line for each event, on the disk's way when <see cref="Write"/> returns. Safe to share by
    /// connections and threads; several logs of this process may write one file, and their lines stay whole.
    /// </summary>
    /// <remarks>
    /// A path that can't be opened is an exception of <see cref="Open"/>, or of the first Write. A write that fails later (a full disk, a
    /// folder that went away at midnight) ends the log and not the session: <see cref="Failed"/> is raised once, and Open may try again.
    /// </remarks>
    public sealed class FileProtocolLog : IProtocolLog, IDisposable
    {
        private readonly object _gate = new();
        private readonly string _path;
        private readonly bool _useDate;
        private readonly TimeProvider _clock;
        private SharedFile? _file;
        private DateOnly _day;
        private bool _isDisposed;

        /// <summary>A log of this name. Nothing is opened yet.</summary>
        /// <param name="path">The file; its folder must be there.</param>
        /// <param name="useDate">Whether the name bears the date: name_yyyy-MM-dd.ext, another one from each midnight of UTC on.</param>
        /// <param name="clock">Tells the date; null: the system's.</param>
        /// <exception cref="ArgumentException">The path is empty or can't be one.</exception>
        public FileProtocolLog(string path, bool useDate = false, TimeProvider? clock = null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(path);
            _path = Path.GetFullPath(path);
            _useDate = useDate;
            _clock = clock ?? TimeProvider.System;
        }

        /// <summary>Told once why the log ended before its time.</summary>
        public event EventHandler<ErrorEventArgs>? Failed;

        /// <summary>Why the log ended before its time; null: it did not.</summary>
        public Exception? Failure { get; private set; }

        /// <summary>The file that is written to at present.</summary>
        public string FileName
        {
            get { lock (_gate) return NameOn(Today()); }
        }

        /// <summary>Opens the file unless it is open. What failed before is forgotten.</summary>
        /// <exception cref="IOException">It can't be opened, or another program writes it.</exception>
        /// <exception cref="UnauthorizedAccessException">It must not be opened.</exception>
        public void Open()
        {
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_isDisposed, this);
                if (_file != null && Failure == null) return;
                Turn(Today());
                Failure = null;
            }
        }

        /// <inheritdoc/>
        public void Write(ProtocolLogEvent logged)
        {
            ArgumentNullException.ThrowIfNull(logged);
            Exception? failure = null;
            lock (_gate)
            {
                if (_isDisposed || Failure != null) return; // a connection that is still open at the end has nowhere to write
                if (_file == null) Turn(Today());
                try
                {
                    DateOnly day = DateOnly.FromDateTime(logged.Time.UtcDateTime);
                    if (_useDate && day > _day) Turn(day);
                    _file!.Append(Encoding.UTF8.GetBytes(logged + "\n"));
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    Failure = failure = e;
                    Release();
                }
            }
            if (failure != null) Failed?.Invoke(this, new ErrorEventArgs(failure));
        }

        /// <summary>Closes the file. Later lines are dropped.</summary>
        public void Dispose()
        {
            lock (_gate)
            {
                _isDisposed = true;
                Release();
            }
        }

        private DateOnly Today() => DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime);

        private void Turn(DateOnly day)
        {
            Release();
            _file = SharedFile.Take(NameOn(day));
            _day = day;
        }

        private void Release()
        {
            _file?.Dispose();
            _file = null;
        }

        private string NameOn(DateOnly day) => !_useDate ? _path : Path.Combine(
            Path.GetDirectoryName(_path)!,
            Path.GetFileNameWithoutExtension(_path) + "_" + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + Path.GetExtension(_path));
    }
}
