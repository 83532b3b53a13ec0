using System.Text.Json;
using RecsConsole.Casework;
using RecsConsole.Casework.Forms;
using RecsConsole.Components.Drafts;

namespace RecsConsole.Features.Recommendations.Responses.Fields;

/// <summary>The fields of a step being filled in: proposed values, values kept from an earlier attempt, and current values.</summary>
public sealed class AskedFields
{
    public AskedFields(StepForm form, StepFormView view, DraftKey draft, KeptText kept)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(kept);
        (Form, View, Draft, Kept) = (form, view, draft, kept);
        var typed = kept.As<Dictionary<string, string>>() ?? [];
        var odd = FormCheck.Wrong(view.Fields, typed); // values that the form, changed meanwhile, no longer accepts
        Values = view.Fields.ToDictionary(
            field => field.Key,
            field =>
                (odd.ContainsKey(field.Key) ? null : typed.GetValueOrDefault(field.Key)) ?? view.Proposed.GetValueOrDefault(field.Key, ""),
            StringComparer.Ordinal
        );
    }

    public StepForm Form { get; }

    public StepFormView View { get; }

    public DraftKey Draft { get; }

    public KeptText Kept { get; }

    /// <summary>By field key.</summary>
    public IDictionary<string, string> Values { get; private set; }

    /// <summary>The values to keep as a draft: fields whose proposed value was changed.</summary>
    public string Typed
    {
        get
        {
            var changed = Values.Where(pair =>
                !string.Equals(pair.Value, View.Proposed.GetValueOrDefault(pair.Key, ""), StringComparison.Ordinal)
            );
            return changed.Any() ? JsonSerializer.Serialize(changed.ToDictionary(StringComparer.Ordinal)) : "";
        }
    }

    internal DraftLine? Line { get; set; }

    /// <summary>The step is done: deletes the draft of its form.</summary>
    public Task ForgetAsync()
    {
        Values = new Dictionary<string, string>(View.Proposed, StringComparer.Ordinal);
        return Line?.ForgetAsync() ?? Task.CompletedTask;
    }
}
