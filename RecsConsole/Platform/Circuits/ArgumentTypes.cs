using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RecsConsole.Platform.Circuits;

/// <summary>
/// What a circuit learns of the types of arguments that it writes for the browser. The serializer looks at every interface of such a type
/// for a declaration of its subtypes and keeps what it learned, about 1 KB each, in every circuit: 37 for a whole number alone. The
/// interfaces left out here say what can be done with a value, and none of them is ever written or read.
/// </summary>
internal sealed class ArgumentTypes(IJsonTypeInfoResolver inner) : IJsonTypeInfoResolver
{
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) => IsAbility(type) ? null : inner.GetTypeInfo(type, options);

    private static bool IsAbility(Type type) =>
        type is { IsInterface: true, Namespace: "System" or "System.Numerics" or "System.Runtime.Serialization" };
}
