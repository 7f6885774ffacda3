using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Session
{
    // RFC 1939's words, async. The blocking ones say what they mean and throw.
    public sealed partial class Pop3Session
    {
        /// <summary>The async form of <see cref="Stat"/>.</summary>
        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        public async ValueTask<int> StatAsync(CancellationToken cancellationToken = default)
        {
            await ExpectAsync(Engine.WriteStat(0), cancellationToken).ConfigureAwait(false);
            return Engine.Count;
        }

        /// <summary>The async form of <see cref="List()"/>.</summary>
        public ValueTask ListAsync(CancellationToken cancellationToken = default)
        {
            return ExpectAsync(Engine.WriteList(0), cancellationToken);
        }

        /// <summary>The async form of <see cref="List(int)"/>.</summary>
        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        public async ValueTask<long> ListAsync(int msg, CancellationToken cancellationToken = default)
        {
            await ExpectAsync(Engine.WriteList(msg, 0), cancellationToken).ConfigureAwait(false);
            return Engine.Size;
        }

        /// <summary>The async form of <see cref="UniqueIds"/>.</summary>
        public ValueTask UniqueIdsAsync(CancellationToken cancellationToken = default)
        {
            return ExpectAsync(Engine.WriteUidl(0), cancellationToken);
        }

        /// <summary>The async form of <see cref="UniqueId"/>.</summary>
        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        public async ValueTask<string> UniqueIdAsync(int msg, CancellationToken cancellationToken = default)
        {
            await ExpectAsync(Engine.WriteUidl(msg, 0), cancellationToken).ConfigureAwait(false);
            return GetText();
        }

        /// <summary>The async form of <see cref="Retr(int)"/>.</summary>
        public ValueTask RetrAsync(int msg, CancellationToken cancellationToken = default)
        {
            return ExpectAsync(Engine.WriteRetr(msg, 0), cancellationToken);
        }

        /// <summary>The async form of <see cref="Top"/>.</summary>
        public ValueTask TopAsync(int msg, int lines, CancellationToken cancellationToken = default)
        {
            return ExpectAsync(Engine.WriteTop(msg, lines, 0), cancellationToken);
        }

        /// <summary>The async form of <see cref="Dele"/>.</summary>
        public ValueTask DeleAsync(int msg, CancellationToken cancellationToken = default)
        {
            return ExpectAsync(Engine.WriteDele(msg, 0), cancellationToken);
        }

        /// <summary>The async form of <see cref="Noop"/>.</summary>
        public ValueTask NoopAsync(CancellationToken cancellationToken = default)
        {
            return ExpectAsync(Engine.WriteNoop(0), cancellationToken);
        }

        /// <summary>The async form of <see cref="Rset"/>.</summary>
        public ValueTask RsetAsync(CancellationToken cancellationToken = default)
        {
            return ExpectAsync(Engine.WriteRset(0), cancellationToken);
        }

        /// <summary>The async form of <see cref="Utf8"/>.</summary>
        public ValueTask Utf8Async(CancellationToken cancellationToken = default)
        {
            return ExpectAsync(Engine.WriteUtf8(0), cancellationToken);
        }

        /// <summary>The async form of <see cref="Lang"/>.</summary>
        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        public async ValueTask<string> LangAsync(string range, CancellationToken cancellationToken = default)
        {
            await ExpectAsync(Engine.WriteLang(range, 0), cancellationToken).ConfigureAwait(false);
            return GetText();
        }

        /// <summary>The async form of <see cref="Languages"/>.</summary>
        public ValueTask LanguagesAsync(CancellationToken cancellationToken = default)
        {
            return ExpectAsync(Engine.WriteLang(0), cancellationToken);
        }

        /// <summary>The async form of <see cref="Quit"/>.</summary>
        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        public async ValueTask<bool> QuitAsync(CancellationToken cancellationToken = default)
        {
            if (IsFlying) throw Fail.Misuse("A flight is under way: QUIT would cut it short.");
            await ReadOwnReplyAsync(Engine.WriteQuit(0), cancellationToken).ConfigureAwait(false);
            return Finish();
        }
    }
}
