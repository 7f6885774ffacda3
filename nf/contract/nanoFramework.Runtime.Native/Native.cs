using System;

[assembly: System.Reflection.AssemblyVersion("1.7.11.0")]

namespace System
{
    public static class Environment
    {
        public static long TickCount64 { get => throw null; }
    }
}

namespace nanoFramework.Runtime.Native
{
    public static class GC
    {
        public static uint Run(bool compactHeap) => throw null;
        public static void EnableGCMessages(bool enable) => throw null;
    }

    public static class Rtc
    {
        public static bool SetSystemTime(DateTime time) => throw null;
    }

    public class Power
    {
        public Power() => throw null;
        public static void RebootDevice(RebootOption rebootOption = 0) => throw null;
        public static void RebootDevice(int exeConstraintTimeout, RebootOption rebootOption = 0) => throw null;
    }

    public enum RebootOption
    {
        NormalReboot = 0,
        EnterNanoBooter = 1,
        ClrOnly = 2,
        EnterProprietaryBooter = 8,
    }

    public static class SystemInfo
    {
        public static Version Version { get => throw null; }
        public static string TargetName { get => throw null; }
        public static string Platform { get => throw null; }
    }
}
