using System.Reflection;
using System.Reflection.Emit;
using RecsConsole.Engine.Access;

namespace RecsConsole.Tests.Security.Sweep.Rows;

/// <summary>
/// The policies that classes of the product hold in static fields, because nobody who calls them has a scope. Services cannot replace them.
/// </summary>
internal static class OwnPolicies
{
    public static IReadOnlyList<FieldInfo> Fields { get; } =
    [
        .. typeof(Program)
            .Assembly.GetTypes()
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(type =>
                type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            )
            .Where(field => field.FieldType == typeof(AccessPolicy)),
    ];

    /// <summary>For a process of its own: nothing puts them back.</summary>
    public static void Replace(AccessPolicy policy)
    {
        foreach (var field in Fields)
        {
            System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(field.DeclaringType!.TypeHandle);
            SetterOf(field)(policy);
        }
    }

    // reflection writes to no field that is read-only; code may
    private static Action<AccessPolicy> SetterOf(FieldInfo field)
    {
        var method = new DynamicMethod("Replace", returnType: null, [typeof(AccessPolicy)], field.Module, skipVisibility: true);
        var code = method.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Stsfld, field);
        code.Emit(OpCodes.Ret);
        return method.CreateDelegate<Action<AccessPolicy>>();
    }
}
