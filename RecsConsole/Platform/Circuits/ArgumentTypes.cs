using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RecsConsole.Platform.Circuits;

/// <summary>
/// What a circuit learns of the types of arguments that it writes for the browser. The serializer looks at every base type and interface of
/// such a type for a declaration of its subtypes and keeps what it learned, about 1 KB each, in every circuit: 37 for a whole number alone.
/// Those left out here say what can be done with a value (compared, added, listed); values are written by their own type, so none of them
/// is ever written or read. So no member of an argument may be declared as such an interface, and what the browser sends is received as an array.
/// </summary>
internal sealed class ArgumentTypes(IJsonTypeInfoResolver inner) : IJsonTypeInfoResolver
{
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) => IsAbility(type) ? null : inner.GetTypeInfo(type, options);

    private static bool IsAbility(Type type) =>
        type == typeof(ValueType) || type == typeof(Enum) || (type.IsInterface && IsOfSystem(type.Namespace));

    private static bool IsOfSystem(string? name) =>
        name is "System" or "System.Numerics" or "System.Runtime.Serialization" or "System.Collections" or "System.Collections.Generic";
}
