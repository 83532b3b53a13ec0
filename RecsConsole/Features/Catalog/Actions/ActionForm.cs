using System.Globalization;
using RecsConsole.Database.Codes;

namespace RecsConsole.Features.Catalog.Actions;

/// <summary>An action while it is typed.</summary>
public sealed class ActionForm
{
    public string Key { get; set; } = "";

    public string Title { get; set; } = "";

    public string Description { get; set; } = "";

    public string Kind { get; set; } = "";

    public string Risk { get; set; } = "low";

    public ISet<string> States { get; } = new HashSet<string>(StringComparer.Ordinal);

    public string Role { get; set; } = "";

    public string Policy { get; set; } = "";

    public string Minutes { get; set; } = "";

    public bool IsCustomerContact { get; set; }

    /// <summary>Empty: whatever the way.</summary>
    public string Channel { get; set; } = "";

    public bool AffectsPrice { get; set; }

    /// <summary>Who has the case once it is done.</summary>
    public Handover Handover { get; set; }

    public ISet<string> IssueTypes { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Empty: every customer.</summary>
    public ISet<string> Tiers { get; } = new HashSet<string>(StringComparer.Ordinal);

    public static ActionForm Of(string key, ActionContent text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var form = new ActionForm
        {
            Key = key,
            Title = text.Title,
            Description = text.Description,
            Kind = text.Kind,
            Risk = text.Risk,
            Role = text.RequiredRole ?? "",
            Policy = text.PolicyKey ?? "",
            Minutes = text.TypicalMinutes?.ToString(CultureInfo.InvariantCulture) ?? "",
            IsCustomerContact = text.IsCustomerContact,
            Channel = text.Channel ?? "",
            AffectsPrice = text.AffectsPrice,
            Handover = text.Handover,
        };
        form.States.UnionWith(text.AllowedStates);
        form.IssueTypes.UnionWith(text.IssueTypes);
        form.Tiers.UnionWith(text.Tiers);
        return form;
    }

    /// <summary>What would be saved. Minutes that are no number become 0, which no rule lets pass.</summary>
    public ActionContent ToText() =>
        new()
        {
            Title = Title.Trim(),
            Description = Description.Trim(),
            Kind = Kind,
            Risk = Risk,
            AllowedStates = [.. States.Order(StringComparer.Ordinal)],
            RequiredRole = Role.Length == 0 ? null : Role,
            PolicyKey = Policy.Length == 0 ? null : Policy,
            TypicalMinutes =
                string.IsNullOrWhiteSpace(Minutes) ? null
                : int.TryParse(Minutes.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
                : 0,
            IsCustomerContact = IsCustomerContact,
            Channel = IsCustomerContact && Channel.Length > 0 ? Channel : null,
            AffectsPrice = AffectsPrice,
            Handover = Handover,
            IssueTypes = [.. IssueTypes.Order(StringComparer.Ordinal)],
            Tiers = [.. Tiers.Order(StringComparer.Ordinal)],
        };
}
