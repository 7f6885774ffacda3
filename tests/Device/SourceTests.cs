using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Xunit;
using nanoFramework.TestFramework;
using Assert = Xunit.Assert;

namespace Pop3Nano.DeviceTests;

/// <summary>The device tests keep the rules that nanoFramework's launcher and metadata processor impose.</summary>
public sealed class SourceTests
{
    // A device calls them without an object.
    [Fact]
    public void A_test_class_is_public_and_static_and_so_are_its_tests()
    {
        Assert.All(DeviceTestRun.All, test => Assert.True(test.Method is { IsStatic: true, IsPublic: true } && test.Method.ReturnType == typeof(void), test.ToString()));
        Assert.All(DeviceTestRun.All.Select(test => test.Method.DeclaringType!), type => Assert.True(type is { IsAbstract: true, IsSealed: true, IsPublic: true }, type.Name));
    }

    // Others, null among them, break the metadata processor or the launcher.
    [Fact]
    public void A_row_holds_numbers_and_strings_alone_and_fits_its_method()
    {
        Assert.All(DeviceTestRun.All, test =>
        {
            Assert.Equal(test.Method.GetParameters().Select(parameter => parameter.ParameterType), test.Arguments.Select(argument => argument.GetType()));
            Assert.All(test.Arguments, argument => Assert.True(argument is int or string, test.ToString()));
        });
    }

    // Every attribute of a method lies in a device's heap while the launcher looks at it.
    [Fact]
    public void A_method_has_few_rows() =>
        Assert.All(DeviceTestRun.All, test => Assert.InRange(test.Method.GetCustomAttributes<DataRowAttribute>().Count(), 0, 10));

    [Fact]
    public void A_class_with_tests_says_so()
    {
        string[] files = Directory.GetFiles(Path.Combine(Boards.Repository.Root, "nf/tests"), "*Tests.cs").Select(file => Path.GetFileNameWithoutExtension(file)).ToArray();

        Assert.Equal(files.Order(StringComparer.Ordinal), DeviceTestRun.All.Select(test => test.Method.DeclaringType!.Name).Distinct().Order(StringComparer.Ordinal));
    }
}
