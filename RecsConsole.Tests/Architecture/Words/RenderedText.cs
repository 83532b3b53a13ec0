using System.Reflection;
using System.Reflection.Emit;

namespace RecsConsole.Tests.Architecture;

/// <summary>
/// A constant that a component renders, read from its compiled code, where the markup is already separated from the C# around it.
/// </summary>
/// <param name="Attribute">The attribute or parameter that has this value; null for text.</param>
internal sealed record RenderedText(string? Attribute, string Value)
{
    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    public static IEnumerable<RenderedText> Of(Type type) =>
        type.GetMethods(
                BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
            )
            .SelectMany(Of);

    private static IEnumerable<RenderedText> Of(MethodInfo method)
    {
        var constants = new List<string>();
        foreach (var step in StepsOf(method))
        {
            if (step is string constant)
            {
                constants.Add(constant);
            }
            else if (step is MethodBase { DeclaringType.Name: "RenderTreeBuilder" } call && constants.Count > 0)
            {
                if (call.Name is "AddContent" or "AddMarkupContent")
                {
                    yield return new RenderedText(null, constants[^1]);
                }
                else if (call.Name is "AddAttribute" or "AddComponentParameter" && constants.Count > 1)
                {
                    yield return new RenderedText(constants[^2], constants[^1]);
                }

                constants.Clear();
            }
        }
    }

    /// <summary>Constants and calls of a method, in order.</summary>
    private static IEnumerable<object> StepsOf(MethodInfo method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code)
        {
            yield break;
        }

        for (var at = 0; at < code.Length; )
        {
            short value = code[at++];
            if (value == 0xFE)
            {
                value = unchecked((short)(0xFE00 | code[at++]));
            }

            var operation = OpCodesByValue[value];
            if (operation.OperandType is OperandType.InlineString)
            {
                yield return method.Module.ResolveString(BitConverter.ToInt32(code, at));
            }
            else if (operation.OperandType is OperandType.InlineMethod && Called(method, BitConverter.ToInt32(code, at)) is { } called)
            {
                yield return called;
            }

            at += SizeOf(operation.OperandType, code, at);
        }
    }

    private static MethodBase? Called(MethodInfo method, int token) =>
        method.Module.ResolveMethod(
            token,
            method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null,
            method.IsGenericMethod ? method.GetGenericArguments() : null
        );

    private static int SizeOf(OperandType operand, byte[] code, int at) =>
        operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
            _ => 4,
        };
}
