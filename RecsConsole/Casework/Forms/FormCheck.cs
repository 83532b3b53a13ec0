using System.Globalization;
using RecsConsole.Platform;

namespace RecsConsole.Casework.Forms;

/// <summary>Validates form input against the fields. Used by both the page and the operation.</summary>
public static class FormCheck
{
    public const int LongestText = 500;
    public const int MaxMinutes = 7 * 24 * 60;
    public const int MaxPeople = 10;

    /// <summary>Error texts by field key; empty when the form is valid.</summary>
    /// <param name="typed">By field key; missing fields count as empty.</param>
    public static IReadOnlyDictionary<string, string> Wrong(IReadOnlyList<FormField> fields, IReadOnlyDictionary<string, string> typed)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(typed);
        return fields
            .Select(field => (field.Key, Words: WrongOf(field, TypedIn(field, typed))))
            .Where(pair => pair.Words is not null)
            .ToDictionary(pair => pair.Key, pair => pair.Words!, StringComparer.Ordinal);
    }

    /// <summary>The input as stored; call only when it is valid. Empty fields are left out.</summary>
    public static IReadOnlyList<FilledField> Fill(IReadOnlyList<FormField> fields, IReadOnlyDictionary<string, string> typed)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(typed);
        return
        [
            .. fields
                .Where(field => TypedIn(field, typed).Length > 0)
                .Select(field => new FilledField(field.Key, field.Label, field.Kind, ValueOf(field.Kind, TypedIn(field, typed)))),
        ];
    }

    private static string TypedIn(FormField field, IReadOnlyDictionary<string, string> typed) =>
        typed.GetValueOrDefault(field.Key, "").Trim();

    private static string? WrongOf(FormField field, string value) =>
        value.Length == 0
            ? field.IsRequired
                ? CaseworkTexts.FieldMissing.With(field.Label)
                : null
            : field.Kind switch
            {
                FormFieldKind.Number => NumberOf(value) is null ? CaseworkTexts.FieldNoNumber.With(field.Label) : null,
                FormFieldKind.Minutes => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
                && minutes is >= 1 and <= MaxMinutes
                    ? null
                    : CaseworkTexts.FieldNoMinutes.With(field.Label, MaxMinutes),
                FormFieldKind.Date => DayOf(value) is null ? CaseworkTexts.FieldNoDate.With(field.Label) : null,
                FormFieldKind.People => FilledField.PeopleIn(value) is { Count: <= MaxPeople } people && !people.Contains(Guid.Empty)
                    ? null
                    : CaseworkTexts.FieldNoPeople.With(field.Label, MaxPeople),
                _ => value.Length > LongestText ? CaseworkTexts.FieldTooLong.With(field.Label, LongestText) : null,
            };

    private static string ValueOf(FormFieldKind kind, string value) =>
        kind switch
        {
            FormFieldKind.Number => NumberOf(value)!.Value.ToString(CultureInfo.InvariantCulture),
            FormFieldKind.Minutes => int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture)
                .ToString(CultureInfo.InvariantCulture),
            FormFieldKind.People => FilledField.ValueOf(FilledField.PeopleIn(value)),
            _ => value,
        };

    private static decimal? NumberOf(string value) =>
        decimal.TryParse(
            value,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    private static DateOnly? DayOf(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
