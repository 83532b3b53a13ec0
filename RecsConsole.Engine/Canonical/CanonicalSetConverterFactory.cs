using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecsConsole.Engine.Canonical;

/// <summary>Writes sets as sorted arrays: a hash set enumerates strings in a different order in every process.</summary>
internal sealed class CanonicalSetConverterFactory : JsonConverterFactory
{
    private static readonly HashSet<Type> Shapes =
    [
        typeof(IReadOnlySet<>),
        typeof(ISet<>),
        typeof(IImmutableSet<>),
        typeof(HashSet<>),
        typeof(SortedSet<>),
        typeof(ImmutableHashSet<>),
        typeof(ImmutableSortedSet<>),
    ];

    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && Shapes.Contains(typeToConvert.GetGenericTypeDefinition());

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var item = typeToConvert.GetGenericArguments()[0];
        if (!typeof(IComparable).IsAssignableFrom(item))
        {
            throw new NotSupportedException($"{typeToConvert} has items without an order; use a list.");
        }

        return (JsonConverter)Activator.CreateInstance(typeof(Converter<,>).MakeGenericType(typeToConvert, item))!;
    }

    [SuppressMessage("Performance", "CA1812:Avoid uninstantiated internal classes", Justification = "Created by reflection")]
    private sealed class Converter<TSet, TItem> : JsonConverter<TSet>
        where TSet : IEnumerable<TItem>
    {
        // The default string comparer depends on culture.
        private static readonly IComparer<TItem> Order =
            typeof(TItem) == typeof(string) ? (IComparer<TItem>)StringComparer.Ordinal : Comparer<TItem>.Default;

        public override TSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var items = JsonSerializer.Deserialize<List<TItem>>(ref reader, options)!;
            object set = typeof(TSet) switch
            {
                var type when type == typeof(HashSet<TItem>) => items.ToHashSet(),
                var type when type == typeof(ImmutableHashSet<TItem>) => items.ToImmutableHashSet(),
                var type when type.IsAssignableFrom(typeof(SortedSet<TItem>)) => new SortedSet<TItem>(items, Order),
                _ => items.ToImmutableSortedSet(Order),
            };
            return (TSet)set;
        }

        public override void Write(Utf8JsonWriter writer, TSet value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var item in value.Order(Order))
            {
                JsonSerializer.Serialize(writer, item, options);
            }

            writer.WriteEndArray();
        }
    }
}
