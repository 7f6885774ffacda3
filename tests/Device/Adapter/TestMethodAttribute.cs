using System;

namespace nanoFramework.TestFramework;

/// <summary>What the device's attribute of this name is on this computer.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TestMethodAttribute : Attribute;
