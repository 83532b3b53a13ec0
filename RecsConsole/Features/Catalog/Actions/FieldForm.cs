using System.Globalization;
using RecsConsole.Casework.Forms;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Actions;

/// <summary>A field of the form of an action while it is typed.</summary>
public sealed class FieldForm
{
    private const int LongestKey = 40;

    /// <summary>Empty until it is saved: then it is made from the label, and stays when the label changes.</summary>
    public string Key { get; set; } = "";

    public string Label { get; set; } = "";

    public FormFieldKind Kind { get; set; }

    public bool IsRequired { get; set; }

    /// <summary>The case's own field whose value stands in it at first; empty where none does.</summary>
    public string From { get; set; } = "";

    public static FieldForm Of(FormField field)
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

    /// <summary>What would be saved: every field with a key that no other has.</summary>
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
