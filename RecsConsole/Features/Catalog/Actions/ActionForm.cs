using System.Globalization;
using RecsConsole.Casework.Conversation;
using RecsConsole.Database.Codes;

namespace RecsConsole.Features.Catalog.Actions;

/// <summary>The form state of an action that is being edited.</summary>
public sealed class ActionForm
{
    public string Key { get; set; } = "";

    public string Title { get; set; } = "";

    public string Description { get; set; } = "";

    public string Kind { get; set; } = "";

    public ActionRiskLevel Risk { get; set; }

    public ISet<string> States { get; } = new HashSet<string>(StringComparer.Ordinal);

    public string Role { get; set; } = "";

    public string Policy { get; set; } = "";

    public string Minutes { get; set; } = "";

    /// <summary>How many people a case must affect, as typed.</summary>
    public string Affected { get; set; } = "";

    public bool IsCustomerContact { get; set; }

    /// <summary>Empty means any channel.</summary>
    public string Channel { get; set; } = "";

    /// <summary>Suggested replies to the customer, by language.</summary>
    public IDictionary<string, string> Replies { get; } =
        ReplyPhrases.Languages.ToDictionary(language => language, _ => "", StringComparer.Ordinal);

    /// <summary>The form to fill in before the action is taken.</summary>
    public IList<FieldForm> Fields { get; } = [];

    public bool AffectsPrice { get; set; }

    /// <summary>Who owns the case after the action.</summary>
    public Handover Handover { get; set; }

    /// <summary>What accepting the action does.</summary>
    public Execution Execution { get; set; }

    public ISet<string> IssueTypes { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Empty: every customer.</summary>
    public ISet<string> Tiers { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Actions of which one comes first; empty: none.</summary>
    public ISet<string> EarlierSteps { get; } = new HashSet<string>(StringComparer.Ordinal);

    public static ActionForm For(string key, ActionContent text)
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
            Affected = text.LeastAffected?.ToString(CultureInfo.InvariantCulture) ?? "",
            IsCustomerContact = text.IsCustomerContact,
            Channel = text.Channel ?? "",
            AffectsPrice = text.AffectsPrice,
            Handover = text.Handover,
            Execution = text.Execution,
        };
        foreach (var (language, reply) in text.Replies)
        {
            form.Replies[language] = reply;
        }

        foreach (var field in text.Fields)
        {
            form.Fields.Add(FieldForm.For(field));
        }

        form.States.UnionWith(text.AllowedStates);
        form.IssueTypes.UnionWith(text.IssueTypes);
        form.Tiers.UnionWith(text.Tiers);
        form.EarlierSteps.UnionWith(text.EarlierSteps);
        return form;
    }

    /// <summary>What would be saved. What is not a number becomes 0, which fails validation.</summary>
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
            TypicalMinutes = NumberIn(Minutes),
            LeastAffected = NumberIn(Affected),
            IsCustomerContact = IsCustomerContact,
            Channel = IsCustomerContact && Channel.Length > 0 ? Channel : null,
            Replies = IsCustomerContact
                ? Replies
                    .Where(pair => !string.IsNullOrWhiteSpace(pair.Value))
                    .ToDictionary(pair => pair.Key, pair => pair.Value.ReplaceLineEndings("\n").Trim(), StringComparer.Ordinal)
                : new Dictionary<string, string>(StringComparer.Ordinal),
            Fields = FieldForm.ToFields(Fields),
            AffectsPrice = AffectsPrice,
            Handover = Handover,
            Execution = Execution,
            IssueTypes = [.. IssueTypes.Order(StringComparer.Ordinal)],
            Tiers = [.. Tiers.Order(StringComparer.Ordinal)],
            EarlierSteps = [.. EarlierSteps.Order(StringComparer.Ordinal)],
        };

    private static int? NumberIn(string typed) =>
        string.IsNullOrWhiteSpace(typed) ? null
        : int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : 0;
}
