using System;
using nanoFramework.TestFramework;

namespace Pop3Nano.DeviceTests.Examples;

/// <summary>Device tests of which some fail, to see that it is noticed. They are in a namespace of their own, which the run leaves out.</summary>
[TestClass]
internal static class Examples
{
    [TestMethod]
    public static void Passes() => Assert.IsTrue(true);

    [TestMethod]
    [DataRow(1, "one")]
    [DataRow(2, "two")]
    public static void Takes_rows(int number, string name) => Assert.AreEqual(number == 1 ? "one" : "two", name);

    [TestMethod]
    public static void Fails_IsTrue() => Assert.IsTrue(false);

    [TestMethod]
    public static void Fails_IsFalse() => Assert.IsFalse(true, "why");

    [TestMethod]
    public static void Fails_AreEqual_bool() => Assert.AreEqual(true, false);

    [TestMethod]
    public static void Fails_AreEqual_int() => Assert.AreEqual(1, 2);

    [TestMethod]
    public static void Fails_AreEqual_int_with_a_message() => Assert.AreEqual(1, 2, "why");

    [TestMethod]
    public static void Fails_AreEqual_long() => Assert.AreEqual(1L, 2L);

    [TestMethod]
    public static void Fails_AreEqual_string() => Assert.AreEqual("a", "A");

    [TestMethod]
    public static void Fails_Contains() => Assert.Contains("a", "bc");

    [TestMethod]
    public static void Fails_ThrowsException_without_one() => Assert.ThrowsException(typeof(ArgumentException), Passes);

    [TestMethod]
    public static void Fails_ThrowsException_of_another_type() => Assert.ThrowsException(typeof(ArgumentException), Throws);

    [TestMethod]
    [DataRow(3, "three")]
    public static void Fails_in_a_row(int number, string name) => Assert.AreEqual("two", name, number.ToString());

    [TestMethod]
    public static void Fails_with_an_exception() => Throws();

    private static void Throws() => throw new InvalidOperationException("example");
}
