using System;
using Expect = Xunit.Assert;

namespace nanoFramework.TestFramework;

/// <summary>The device's asserts, those that the tests use, in terms of xunit's. Another overload is added when a test needs it.</summary>
internal static class Assert
{
    public static void IsTrue(bool condition, string message = "") => Expect.True(condition, Because(message, "true was expected"));

    public static void IsFalse(bool condition, string message = "") => Expect.False(condition, Because(message, "false was expected"));

    public static void AreEqual(bool expected, bool actual, string message = "") => Same(expected, actual, message);

    public static void AreEqual(int expected, int actual, string message = "") => Same(expected, actual, message);

    public static void AreEqual(long expected, long actual, string message = "") => Same(expected, actual, message);

    public static void AreEqual(string expected, string actual, string message = "") => Same(expected, actual, message);

    public static void Contains(string expected, string value, string message = "") =>
        Expect.True(value.Contains(expected, StringComparison.Ordinal), Because(message, $"'{expected}' was expected in '{value}'"));

    public static void ThrowsException(Type exception, Action action, string message = "")
    {
        Exception? thrown = Xunit.Record.Exception(action);
        Expect.True(exception.IsInstanceOfType(thrown), Because(message, $"{exception} was expected, not {thrown?.ToString() ?? "nothing"}"));
    }

    private static void Same<T>(T expected, T actual, string message)
    {
        if (message.Length == 0) Expect.Equal(expected, actual);
        else Expect.True(Equals(expected, actual), Because(message, $"'{expected}' was expected, not '{actual}'"));
    }

    private static string Because(string message, string reason) => message.Length == 0 ? reason : message + ": " + reason;
}
