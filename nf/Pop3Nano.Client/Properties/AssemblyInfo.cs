using System.Reflection;

// The version becomes part of the assembly's name. Every other attribute would cost flash and be read by nobody.
[assembly: AssemblyVersion("0.1.0.0")]
