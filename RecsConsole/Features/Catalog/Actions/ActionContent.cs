using System.Globalization;
using System.Text.Json.Serialization;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Forms;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Engine.Canonical;

namespace RecsConsole.Features.Catalog.Actions;

/// <summary>The editable content of an action version; the rest of the row tracks its life cycle.</summary>
public sealed record ActionContent : IVersionContent
{
    public string Title { get; init; } = "";

    public string Description { get; init; } = "";

    public string Kind { get; init; } = "";

    [JsonConverter(typeof(JsonStringEnumConverter<ActionRiskLevel>))] // drafts are stored by name
    public ActionRiskLevel Risk { get; init; }

    /// <summary>Empty means every state in which the workflow has a step for it.</summary>
    public IReadOnlyList<string> AllowedStates { get; init; } = [];

    public string? RequiredRole { get; init; }

    public string? PolicyKey { get; init; }

    public int? TypicalMinutes { get; init; }

    /// <summary>How many people a case must affect; null when that does not matter.</summary>
    public int? LeastAffected { get; init; }

    public bool IsCustomerContact { get; init; }

    /// <summary>The channel to the customer; null means any.</summary>
    public string? Channel { get; init; }

    /// <summary>Suggested replies to the customer, by language; empty when there are none.</summary>
    public IReadOnlyDictionary<string, string> Replies { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The form to fill in before the action is taken; empty when there is none.</summary>
    public IReadOnlyList<FormField> Fields { get; init; } = [];

    public bool AffectsPrice { get; init; }

    /// <summary>Who owns the case after the action.</summary>
    public Handover Handover { get; init; }

    /// <summary>Whether accepting the action carries it out, or only notes that a person did it.</summary>
    public Execution Execution { get; init; }

    /// <summary>Empty means any.</summary>
    public IReadOnlyList<string> IssueTypes { get; init; } = [];

    /// <summary>Account tiers whose contract includes the action; empty means every customer.</summary>
    public IReadOnlyList<string> Tiers { get; init; } = [];

    /// <summary>Actions of which one must have been done on the case before; empty means none.</summary>
    public IReadOnlyList<string> EarlierSteps { get; init; } = [];

    /// <summary>SHA-256 of the whole content, for the audit trail.</summary>
    public string Hash =>
        CanonicalHash.Of(
            CanonicalJson.Serialize(
                new SortedDictionary<string, string>(StringComparer.Ordinal)
                {
                    ["title"] = Title,
                    ["description"] = Description,
                    ["kind"] = Kind,
                    ["risk"] = Risk.ToCode(),
                    ["states"] = string.Join('\n', AllowedStates.Order(StringComparer.Ordinal)),
                    ["role"] = RequiredRole ?? "",
                    ["policy"] = PolicyKey ?? "",
                    ["minutes"] = TypicalMinutes?.ToString(CultureInfo.InvariantCulture) ?? "",
                    ["affected"] = LeastAffected?.ToString(CultureInfo.InvariantCulture) ?? "",
                    ["contact"] = IsCustomerContact ? Channel ?? "1" : "0",
                    ["replies"] = RepliesJson(),
                    ["fields"] = FormJson.Write(Fields),
                    ["price"] = AffectsPrice ? "1" : "0",
                    ["handover"] = Handover.ToCode(),
                    ["execution"] = Execution.ToCode(),
                    ["issues"] = string.Join('\n', IssueTypes.Order(StringComparer.Ordinal)),
                    ["tiers"] = string.Join('\n', Tiers.Order(StringComparer.Ordinal)),
                    ["earlier"] = string.Join('\n', EarlierSteps.Order(StringComparer.Ordinal)),
                }
            )
        );

    private string RepliesJson() => ReplyTemplates.Write(Replies);

    internal static ActionContent From(ActionRow row) =>
        new()
        {
            Title = row.Title,
            Description = row.Description,
            Kind = row.Kind,
            Risk = row.Risk,
            AllowedStates = [.. row.AllowedStates],
            RequiredRole = row.RequiredRole,
            PolicyKey = row.PolicyKey,
            TypicalMinutes = row.TypicalMinutes,
            LeastAffected = row.LeastAffected,
            IsCustomerContact = row.IsCustomerContact,
            Channel = row.Channel,
            Replies = ReplyTemplates.Read(row.ReplyTemplatesJson),
            Fields = FormJson.ReadFields(row.FieldsJson),
            AffectsPrice = row.AffectsPrice,
            Handover = row.Handover,
            Execution = row.Execution,
            IssueTypes = [.. row.IssueTypes],
            Tiers = [.. row.Tiers],
            EarlierSteps = [.. row.EarlierSteps],
        };

    internal void WriteTo(ActionRow row)
    {
        row.Title = Title.Trim();
        row.Description = Description.Trim();
        row.Kind = Kind;
        row.Risk = Risk;
        row.AllowedStates = [.. AllowedStates.Distinct(StringComparer.Ordinal)];
        row.RequiredRole = RequiredRole;
        row.PolicyKey = PolicyKey;
        row.TypicalMinutes = TypicalMinutes;
        row.LeastAffected = LeastAffected;
        row.IsCustomerContact = IsCustomerContact;
        row.Channel = IsCustomerContact ? Channel : null;
        row.ReplyTemplatesJson = IsCustomerContact ? RepliesJson() : ReplyTemplates.None;
        row.FieldsJson = FormJson.Write(Fields);
        row.AffectsPrice = AffectsPrice;
        row.Handover = Handover;
        row.Execution = Execution;
        row.IssueTypes = [.. IssueTypes.Distinct(StringComparer.Ordinal)];
        row.Tiers = [.. Tiers.Distinct(StringComparer.Ordinal)];
        row.EarlierSteps = [.. EarlierSteps.Distinct(StringComparer.Ordinal)];
    }
}
