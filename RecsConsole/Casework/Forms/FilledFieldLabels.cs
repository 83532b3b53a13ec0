using System.Globalization;
using RecsConsole.Platform;

namespace RecsConsole.Casework.Forms;

/// <summary>Display texts of filled-in fields.</summary>
public static class FilledFieldLabels
{
    /// <summary>"Amount: 120, Invoice: R-1004"; empty when nothing was filled in.</summary>
    public static string Of(IReadOnlyList<FilledField> filled, IReadOnlyDictionary<Guid, string> names)
    {
        ArgumentNullException.ThrowIfNull(filled);
        return string.Join(", ", filled.Select(field => CaseworkTexts.FieldWithValue.With(field.Label, ValueOf(field, names))));
    }

    /// <summary>The value alone; people by name, with a placeholder for those who have left.</summary>
    public static string ValueOf(FilledField field, IReadOnlyDictionary<Guid, string> names)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(names);
        return field.Kind switch
        {
            FormFieldKind.Minutes => CaseworkTexts.Minutes.With(field.Value),
            FormFieldKind.Number => decimal.Parse(field.Value, CultureInfo.InvariantCulture).ToString(CultureInfo.CurrentCulture),
            FormFieldKind.Date => DateOnly
                .ParseExact(field.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture)
                .ToString("d MMM yyyy", CultureInfo.CurrentCulture),
            FormFieldKind.People => string.Join(
                ", ",
                field.People().Select(id => names.GetValueOrDefault(id, CaseworkTexts.SomebodyWhoLeft))
            ),
            _ => field.Value,
        };
    }

    /// <summary>The differences, field by field: "Amount: from 120 to 100".</summary>
    public static IReadOnlyList<string> Changes(
        IReadOnlyList<FilledField> before,
        IReadOnlyList<FilledField> after,
        IReadOnlyDictionary<Guid, string> names
    )
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return
        [
            .. before
                .Concat(after)
                .DistinctBy(field => field.Key, StringComparer.Ordinal)
                .Select(field => (field.Label, Old: WordsIn(before, field.Key, names), New: WordsIn(after, field.Key, names)))
                .Where(change => !string.Equals(change.Old, change.New, StringComparison.Ordinal))
                .Select(change => CaseworkTexts.FieldChanged.With(change.Label, change.Old, change.New)),
        ];
    }

    private static string WordsIn(IReadOnlyList<FilledField> filled, string key, IReadOnlyDictionary<Guid, string> names) =>
        filled.FirstOrDefault(field => string.Equals(field.Key, key, StringComparison.Ordinal)) is { } value
            ? ValueOf(value, names)
            : CaseworkTexts.FieldEmpty;
}
