using System.Globalization;
using RecsConsole.Casework.Forms;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Actions;

/// <summary>The form state of one form field of an action.</summary>
public sealed class FieldForm
{
    private const int LongestKey = 40;

    /// <summary>Empty until first saved; then derived from the label, and kept when the label changes.</summary>
    public string Key { get; set; } = "";

    public string Label { get; set; } = "";

    public FormFieldKind Kind { get; set; }

    public bool IsRequired { get; set; }

    /// <summary>The case field that prefills this one; empty when none does.</summary>
    public string From { get; set; } = "";

    public static FieldForm For(FormField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new()
        {
            Key = field.Key,
            Label = field.Label,
            Kind = field.Kind,
            IsRequired = field.IsRequired,
            From = field.From ?? "",
        };
    }

    /// <summary>The fields to save, each with a unique key.</summary>
    public static IReadOnlyList<FormField> ToFields(IEnumerable<FieldForm> forms)
    {
        ArgumentNullException.ThrowIfNull(forms);
        var all = forms.ToList();
        var taken = all.Select(form => form.Key).Where(key => key.Length > 0).ToHashSet(StringComparer.Ordinal);
        return [.. all.Select(form => form.ToField(taken))];
    }

    private FormField ToField(HashSet<string> taken)
    {
        var wanted = Slug.Of(Label, LongestKey, '_') is { Length: > 0 } slug ? slug : "field";
        var key = Key.Length > 0 ? Key : wanted;
        for (var number = 2; Key.Length == 0 && !taken.Add(key); number++)
        {
            key = string.Create(CultureInfo.InvariantCulture, $"{wanted}_{number}");
        }

        return new(key, Label.Trim(), Kind, IsRequired)
        {
            From = From.Trim() is { Length: > 0 } from && Kind != FormFieldKind.People ? from : null,
        };
    }
}
