using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Pop3Nano.Nano.Allocation;

/// <summary>The instructions of a method that run when nothing goes wrong: all but the blocks that end in a throw.</summary>
internal static class Reach
{
    public static IEnumerable<Instruction> Followed(MethodBody body)
    {
        HashSet<Instruction> starts = Starts(body);
        var block = new List<Instruction>();
        foreach (Instruction at in body.Instructions)
        {
            if (starts.Contains(at) && block.Count > 0)
            {
                foreach (Instruction whole in Kept(block)) yield return whole;
                block.Clear();
            }
            block.Add(at);
        }
        foreach (Instruction whole in Kept(block)) yield return whole;
    }

    private static List<Instruction> Kept(List<Instruction> block) => block[^1].OpCode.Code is Code.Throw or Code.Rethrow ? [] : block;

    private static HashSet<Instruction> Starts(MethodBody body)
    {
        var starts = new HashSet<Instruction>();
        foreach (Instruction at in body.Instructions)
        {
            if (at.Operand is Instruction target) starts.Add(target);
            if (at.Operand is Instruction[] targets) starts.UnionWith(targets);
            bool ends = at.OpCode.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw;
            if (ends && at.Next != null) starts.Add(at.Next);
        }
        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            starts.UnionWith(new[] { handler.TryStart, handler.TryEnd, handler.HandlerStart, handler.HandlerEnd, handler.FilterStart }.Where(i => i != null));
        }
        return starts;
    }
}
