using RecsConsole.Tenancy;

namespace RecsConsole.Features.Models;

/// <summary>What a model was trained and judged on, as it is stored with it (R161).</summary>
/// <param name="From">The oldest example.</param>
/// <param name="To">The newest.</param>
/// <param name="Periods">train, validation and test.</param>
/// <param name="Labels">Final labels of the logged decisions, with the time they wait for.</param>
/// <param name="LeftOut">By reason.</param>
/// <param name="Treatments">What acted on answers, and how often what it acted on was used.</param>
/// <param name="Columns">What was learned from.</param>
/// <param name="DeniedColumns">What may not be learned from.</param>
/// <param name="Basis">On what basis the tenant learns from its data, in its own words; null where it stated none.</param>
/// <param name="DataHash">SHA-256 over the rows of all periods.</param>
public sealed record DatasetCard(
    DateTimeOffset From,
    DateTimeOffset To,
    int Decisions,
    int HistorySteps,
    IReadOnlyList<CardPeriod> Periods,
    IReadOnlyList<CardLabel> Labels,
    IReadOnlyList<CardCount> LeftOut,
    IReadOnlyList<CardTreatment> Treatments,
    IReadOnlyList<string> Columns,
    IReadOnlyList<string> DeniedColumns,
    string? Basis,
    string DataHash
)
{
    /// <summary>How much each outcome counted; null in a card of a model from before there were weights.</summary>
    public LearningObjectives? Objectives { get; init; }
}

/// <summary>A period of the data set.</summary>
/// <param name="Used">Rows of what was used, of <paramref name="Rows"/>.</param>
/// <param name="EndedWell">Of these, those whose case ended well.</param>
public sealed record CardPeriod(string Name, int Decisions, int Rows, int Used, int EndedWell);

/// <summary>A label.</summary>
/// <param name="WaitHours">How long it waits; null: until the case's deadline.</param>
public sealed record CardLabel(string Name, int? WaitHours, int Yes, int No);

/// <summary>How many examples were left out for a reason: by_rules, erased, open (a label is pending), cut (known only after the next period began) or unreadable.</summary>
public sealed record CardCount(string Reason, int Count);

/// <summary>Rows on whose answer something acted: explained, letter, explored; none for all others.</summary>
public sealed record CardTreatment(string Name, int Rows, int Used);
