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

    /// <summary>How long it usually takes somebody to do it.</summary>
    public double Hours { get; init; }

    /// <summary>What it means to the simulator: inform, advise, fix, escalate, comply, assign, start, remind, courtesy, resolve, close, give_up, escalate_notice.</summary>
    public required string Purpose { get; init; }

    public bool Contact { get; init; }

    /// <summary>email or phone; null where a contact is one whatever the way.</summary>
    public string? Channel { get; init; }

    /// <summary>What to write to the customer, by language; empty where nothing is proposed.</summary>
    public IDictionary<string, string> Reply { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What is asked before it is taken.</summary>
    public IList<DemoField> Fields { get; init; } = [];

    public bool AffectsPrice { get; init; }

    /// <summary>unchanged, to_doer or to_chosen: who has the case once it is done.</summary>
    public string Handover { get; init; } = Database.Codes.Handover.Unchanged.ToCode();

    /// <summary>Empty means any.</summary>
    public IList<string> Products { get; init; } = [];

    /// <summary>draft, in_review, published or retired; nobody takes one that is not published.</summary>
    public string Status { get; init; } = VersionStatus.Published.ToCode();

    public string? RequiredRole { get; init; }

    public string? PolicyKey { get; init; }

    /// <summary>Tiers of accounts whose contract includes it; empty means all.</summary>
    public IList<string> Tiers { get; init; } = [];
}

/// <summary>A field of the form of an action.</summary>
public sealed record DemoField
{
    public required string Key { get; init; }

    public required string Label { get; init; }

    /// <summary>text, number, minutes, date or people.</summary>
    public required string Kind { get; init; }

    public bool Required { get; init; }

    /// <summary>The case's own field that fills it.</summary>
    public string? From { get; init; }

    public FormField ToField() => new(Key, Label, Enum.Parse<FormFieldKind>(Kind, ignoreCase: true), Required) { From = From };
}
