namespace System
{
    [Obsolete("nanoFramework 1.x loads no generic types: the CLR crashes at load. Declare a delegate of its own.", true)]
    public delegate void Action<T>(T one);

    [Obsolete("nanoFramework 1.x loads no generic types: the CLR crashes at load. Declare a delegate of its own.", true)]
    public delegate void Action<T1, T2>(T1 one, T2 two);

    [Obsolete("nanoFramework 1.x loads no generic types: the CLR crashes at load. Declare a delegate of its own.", true)]
    public delegate TResult Func<TResult>();

    [Obsolete("nanoFramework 1.x loads no generic types: the CLR crashes at load. Declare a delegate of its own.", true)]
    public delegate TResult Func<T, TResult>(T one);

    [Obsolete("nanoFramework 1.x loads no generic types: the CLR crashes at load. Declare a delegate of its own.", true)]
    public delegate TResult Func<T1, T2, TResult>(T1 one, T2 two);

    [Obsolete("nanoFramework 1.x loads no generic types: the CLR crashes at load. Declare a delegate of its own.", true)]
    public delegate bool Predicate<T>(T one);

    [Obsolete("nanoFramework 1.x loads no generic types: the CLR crashes at load. Declare a delegate of its own.", true)]
    public delegate void EventHandler<T>(object sender, T arguments);

    [Obsolete("nanoFramework 1.x has no spans: pass byte[], start and length.", true)]
    public struct Span<T>
    {
    }

    [Obsolete("nanoFramework 1.x has no spans: pass byte[], start and length.", true)]
    public struct ReadOnlySpan<T>
    {
    }

    [Obsolete("nanoFramework 1.x has no spans: pass byte[], start and length.", true)]
    public struct Memory<T>
    {
    }

    [Obsolete("nanoFramework 1.x has no spans: pass byte[], start and length.", true)]
    public struct ReadOnlyMemory<T>
    {
    }

    [Obsolete("nanoFramework 1.x loads no generic types: the CLR crashes at load. Keep a private field.", true)]
    public class Lazy<T>
    {
    }

    [Obsolete("nanoFramework 1.x has no Math in its core library: write the comparison.", true)]
    public static class Math
    {
    }
}

namespace System.Collections.Generic
{
    [Obsolete("nanoFramework 1.x loads no generic types: the CLR crashes at load. Use an array and a count.", true)]
    public interface IEnumerable<T>
    {
    }

    [Obsolete("nanoFramework 1.x loads no generic types: the CLR crashes at load. Use an array and a count.", true)]
    public interface IList<T>
    {
    }

    [Obsolete("nanoFramework 1.x loads no generic types: the CLR crashes at load. Use an array and a count.", true)]
    public class List<T>
    {
    }

    [Obsolete("nanoFramework 1.x loads no generic types: the CLR crashes at load. Use an array and a count.", true)]
    public class Queue<T>
    {
    }

    [Obsolete("nanoFramework 1.x loads no generic types: the CLR crashes at load. Use an array and a count.", true)]
    public class Stack<T>
    {
    }

    [Obsolete("nanoFramework 1.x loads no generic types: the CLR crashes at load. Use an array and a count.", true)]
    public class HashSet<T>
    {
    }

    [Obsolete("nanoFramework 1.x loads no generic types: the CLR crashes at load. Use an array and a count.", true)]
    public class Dictionary<TKey, TValue>
    {
    }

    [Obsolete("nanoFramework 1.x loads no generic types: the CLR crashes at load. Use an array and a count.", true)]
    public struct KeyValuePair<TKey, TValue>
    {
    }
}

namespace System.Threading.Tasks
{
    [Obsolete("nanoFramework 1.x has no tasks: write it blocking; what is asynchronous is for .NET only.", true)]
    public class Task
    {
    }

    [Obsolete("nanoFramework 1.x has no tasks: write it blocking; what is asynchronous is for .NET only.", true)]
    public class Task<T>
    {
    }

    [Obsolete("nanoFramework 1.x has no tasks: write it blocking; what is asynchronous is for .NET only.", true)]
    public struct ValueTask
    {
    }

    [Obsolete("nanoFramework 1.x has no tasks: write it blocking; what is asynchronous is for .NET only.", true)]
    public struct ValueTask<T>
    {
    }
}
