using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Client
{
    /// <summary>
    /// The default connection of a thread or a flow of tasks. A thread that is started inherits what flows, but is to begin without one: its
    /// first look takes off what it inherited. Threads that run tasks (the pool's, a scheduler's own, a synchronization context's) carry on the flow
    /// that they serve; nothing tells them that a started thread's await has led there, so a thread has to look before it awaits.
    /// </summary>
    internal sealed class FlowHolder
    {
        private readonly Thread _origin = Thread.CurrentThread;

        public Pop3Connection? Connection { get; set; }

        public bool ServesThisThread => Thread.CurrentThread == _origin || RunsTasks;

        private static bool RunsTasks => Thread.CurrentThread.IsThreadPoolThread || Task.CurrentId != null || SynchronizationContext.Current != null;
    }
}
