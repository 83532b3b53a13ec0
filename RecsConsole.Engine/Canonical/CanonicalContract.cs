using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace RecsConsole.Engine.Canonical;

/// <summary>Shapes each type's JSON contract: ordinal member order, required unless nullable or defaulted, no inexact types.</summary>
internal static class CanonicalContract
{
    private static readonly HashSet<Type> Refused =
    [
        typeof(float),
        typeof(double),
        typeof(decimal),
        typeof(Half),
        typeof(DateTime), // its Kind is not part of the text
        typeof(object), // the bytes would depend on the run-time type
        typeof(JsonElement), // may hold any number in any spelling
        typeof(JsonNode),
    ];

    public static void Apply(JsonTypeInfo typeInfo)
    {
        if (IsRefused(typeInfo.Type))
        {
            throw Refusal(typeInfo.Type.Name, typeInfo.Type);
        }

        if (typeInfo.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        // A computed property can be recomputed; writing it would make the bytes depend on code instead of data.
        var stored = typeInfo
            .Properties.Where(property => property.Set is not null || property.AssociatedParameter is not null)
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .ToList();
        typeInfo.Properties.Clear();
        foreach (var property in stored)
        {
            if (IsRefused(property.PropertyType))
            {
                throw Refusal($"{typeInfo.Type.Name}.{property.Name}", property.PropertyType);
            }

            // the constructor takes the value, but only a member with a setter can be required
            property.Set ??= static (_, _) => { };
            property.IsRequired = IsRequired(property);
            property.Order = 0;
            typeInfo.Properties.Add(property);
        }
    }

    private static bool IsRequired(JsonPropertyInfo property)
    {
        if (property.AssociatedParameter is { } parameter)
        {
            return !parameter.HasDefaultValue && !MayBeNull(property, parameter.IsNullable);
        }

        // An init-only member without the `required` keyword has an initial value in its type.
        return property.IsRequired || (property.DeclaringType.IsValueType && !MayBeNull(property, property.IsSetNullable));
    }

    // Null is written as absence, so a member that may be null may be absent.
    private static bool MayBeNull(JsonPropertyInfo property, bool annotated) =>
        property.PropertyType.IsValueType ? Nullable.GetUnderlyingType(property.PropertyType) is not null : annotated;

    private static bool IsRefused(Type type) =>
        Refused.Contains(type)
        || typeof(ITuple).IsAssignableFrom(type) // has fields, which JSON would omit silently
        || (type.IsArray && IsRefused(type.GetElementType()!))
        || (type.IsGenericType && type.GetGenericArguments().Any(IsRefused));

    private static NotSupportedException Refusal(string where, Type type) =>
        new($"{where} is of type {type}, which has no canonical form: store a scaled integer, an instant as DateTimeOffset, or a record.");
}
