using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace RecsConsole.Database.Personal;

/// <summary>The columns marked <see cref="PersonalAttribute"/>: how they are mapped, and which ones a row type has.</summary>
public static class PersonalColumns
{
    // attributes without any: they say nothing about anybody, and most events that other systems send have none
    private const string NoAttributes = "{}";

    private static readonly ConditionalWeakTable<IModel, ConcurrentDictionary<Type, IReadOnlyList<string>>> s_known = [];

    // such bytes are replaced, never modified: comparing or copying them on each save would be expensive and useless
    private static readonly ValueComparer<byte[]> s_replaced = new(
        (left, right) => ReferenceEquals(left, right),
        value => RuntimeHelpers.GetHashCode(value),
        value => value
    );

    /// <summary>
    /// Decrypts on reading. Removes the length limit from the column: it applies to the text, not to the longer ciphertext.
    /// </summary>
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
                    property.SetValueComparer(property.ClrType == typeof(byte[]) ? s_replaced : null);
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

    /// <summary>The row types that have personal properties.</summary>
    public static IEnumerable<IEntityType> Types(IModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.GetEntityTypes().Where(type => Of(model, type.ClrType).Count > 0);
    }

    /// <summary>The property in which a row keeps the id of the key that its values are encrypted with; most keep none.</summary>
    public static IProperty? KeyIdOf(IEntityType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.ClrType == typeof(DecisionRow) ? type.FindProperty(nameof(DecisionRow.KeyId)) : null;
    }

    /// <summary>The column name that a value is authenticated with.</summary>
    public static string ColumnOf(Type row, string property)
    {
        ArgumentNullException.ThrowIfNull(row);
        return $"{row.Name}.{property}";
    }

    /// <summary>The value encrypted with a key; null, already encrypted values and an empty JSON object are unchanged.</summary>
    /// <exception cref="InvalidOperationException">The subject was erased.</exception>
    public static object? Seal(object? value, SubjectKey key, string column) =>
        value switch
        {
            NoAttributes => Bare(value, key),
            string text when !PersonalCipher.IsSealed(text) => PersonalCipher.Seal(text, key, column),
            byte[] bytes when !PersonalCipher.IsSealed(bytes) => PersonalCipher.Seal(bytes, key, column),
            _ => value,
        };

    // nothing to encrypt, and yet something that is stored about the subject: an erased one refuses it like the rest
    private static object Bare(object value, SubjectKey key)
    {
        _ = key.SecretToWrite();
        return value;
    }

    private static ValueConverter ConverterOf(Type type, string column, string erased) =>
        type == typeof(byte[])
            ? new ValueConverter<byte[], byte[]>(value => value, stored => PersonalCipher.Open(stored, column))
            : new ValueConverter<string, string>(value => value, stored => PersonalCipher.Open(stored, column, erased));
}
