using RecsConsole.Casework.Forms;

namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>An action of the catalog.</summary>
public sealed record DemoAction
{
    public required string Key { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required string Type { get; init; }

    public required string Risk { get; init; }

    public required IList<string> States { get; init; }

    /// <summary>Usual duration of the action.</summary>
    public double Hours { get; init; }

    /// <summary>
    /// Meaning for the simulator: inform, advise, fix, escalate, comply, assign, start, remind, courtesy, resolve, close, give_up,
    /// escalate_notice.
    /// </summary>
    public required string Purpose { get; init; }

    /// <summary>How many people a case must affect; null when that does not matter.</summary>
    public int? LeastAffected { get; init; }

    public bool Contact { get; init; }

    /// <summary>email or phone; null when any channel counts as a contact.</summary>
    public string? Channel { get; init; }

    /// <summary>Message template for the customer, by language; empty when there is none.</summary>
    public IDictionary<string, string> Reply { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Fields of the form to fill in before it is done.</summary>
    public IList<DemoField> Fields { get; init; } = [];

    public bool AffectsPrice { get; init; }

    /// <summary>Assignee afterwards: unchanged, to_doer or to_chosen.</summary>
    public string Handover { get; init; } = Database.Codes.Handover.Unchanged.ToCode();

    /// <summary>Whether the console carries it out: it assigns or closes the case.</summary>
    public bool Runs { get; init; }

    /// <summary>Empty means any.</summary>
    public IList<string> Products { get; init; } = [];

    /// <summary>draft, in_review, published or retired; only published ones are used.</summary>
    public string Status { get; init; } = VersionStatus.Published.ToCode();

    public string? RequiredRole { get; init; }

    public string? PolicyKey { get; init; }

    /// <summary>Tiers of accounts whose contract includes the action; empty means all.</summary>
    public IList<string> Tiers { get; init; } = [];

    /// <summary>Actions of which one must have been done on the case before; empty means none.</summary>
    public IList<string> After { get; init; } = [];
}

/// <summary>A field of the form of an action.</summary>
public sealed record DemoField
{
    public required string Key { get; init; }

    public required string Label { get; init; }

    /// <summary>text, number, minutes, date or people.</summary>
    public required string Kind { get; init; }

    public bool Required { get; init; }

    /// <summary>The field of the case that prefills this one.</summary>
    public string? From { get; init; }

    public FormField ToField() => new(Key, Label, Enum.Parse<FormFieldKind>(Kind, ignoreCase: true), Required) { From = From };
}
