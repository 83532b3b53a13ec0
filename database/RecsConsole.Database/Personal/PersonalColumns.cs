using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace RecsConsole.Database.Personal;

/// <summary>The columns marked <see cref="PersonalAttribute"/>: how they are read, and which ones a kind of row has.</summary>
public static class PersonalColumns
{
    private static readonly ConditionalWeakTable<IModel, ConcurrentDictionary<Type, IReadOnlyList<string>>> s_known = [];

    /// <summary>Reading opens what was sealed; the limit of length is that of the text, not of its cipher, so the column has none.</summary>
    internal static void Map(ModelBuilder builder)
    {
        foreach (var type in builder.Model.GetEntityTypes())
        {
            foreach (var property in type.GetProperties())
            {
                if (property.PropertyInfo?.GetCustomAttribute<PersonalAttribute>() is { } personal)
                {
                    property.SetMaxLength(null);
                    property.SetValueConverter(ConverterOf(property.ClrType, ColumnOf(type.ClrType, property.Name), personal.Erased));
                }
            }
        }
    }

    /// <summary>Names of a row type's personal properties; empty for most types.</summary>
    public static IReadOnlyList<string> Of(IModel model, Type row)
    {
        ArgumentNullException.ThrowIfNull(model);
        return s_known
            .GetValue(model, _ => [])
            .GetOrAdd(
                row,
                asked =>
                    [
                        .. (model.FindEntityType(asked)?.GetProperties() ?? [])
                            .Where(property => property.PropertyInfo?.IsDefined(typeof(PersonalAttribute), inherit: false) == true)
                            .Select(property => property.Name),
                    ]
            );
    }

    /// <summary>The name a value is bound to.</summary>
    public static string ColumnOf(Type row, string property)
    {
        ArgumentNullException.ThrowIfNull(row);
        return $"{row.Name}.{property}";
    }

    /// <summary>The value as it is stored under a key; what is null, or sealed already, stays.</summary>
    public static object? Seal(object? value, SubjectKey key, string column) =>
        value switch
        {
            string text when !PersonalCipher.IsSealed(text) => PersonalCipher.Seal(text, key, column),
            byte[] bytes when !PersonalCipher.IsSealed(bytes) => PersonalCipher.Seal(bytes, key, column),
            _ => value,
        };

    private static ValueConverter ConverterOf(Type type, string column, string erased) =>
        type == typeof(byte[])
            ? new ValueConverter<byte[], byte[]>(value => value, stored => PersonalCipher.Open(stored, column))
            : new ValueConverter<string, string>(value => value, stored => PersonalCipher.Open(stored, column, erased));
}
