using RecsConsole.Tenancy;

namespace RecsConsole.Features.Models;

/// <summary>The data a model was trained and evaluated on, stored with the model (R161).</summary>
/// <param name="From">Time of the oldest example.</param>
/// <param name="To">Time of the newest example.</param>
/// <param name="Periods">train, validation and test.</param>
/// <param name="Labels">Final labels of the logged decisions, with their waiting times.</param>
/// <param name="LeftOut">Examples left out, by reason.</param>
/// <param name="Treatments">Treatments that influenced answers, and how often treated items were used.</param>
/// <param name="Columns">The feature columns the model learned from.</param>
/// <param name="DeniedColumns">The feature columns that the model did not learn from.</param>
/// <param name="Basis">The tenant's legal basis for learning from its data, in its own words; null when it stated none.</param>
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
    /// <summary>The weight of each outcome; null in cards from before outcomes had weights.</summary>
    public LearningObjectives? Objectives { get; init; }

    /// <summary>Judgements of closed studies, apart from the examples; null when there were none, and in older cards.</summary>
    public CardReviews? Reviews { get; init; }
}

/// <summary>Labels with the source "review".</summary>
/// <param name="Weight">The worth of a preferred item; 0: not used.</param>
/// <param name="Tried">Number of judgements that a model was tried with.</param>
/// <param name="IsUsed">The model learned from them, because that clearly helped on the validation period.</param>
public sealed record CardReviews(double Weight, int Tried, bool IsUsed, IReadOnlyList<CardStudy> Studies);

/// <summary>A closed study.</summary>
/// <param name="Labels">Number of its cases with a preferred item.</param>
/// <param name="Adjudicated">The part that a lead decided.</param>
public sealed record CardStudy(Guid Id, string Name, int Labels, int Adjudicated);

/// <summary>A period of the data set.</summary>
/// <param name="Used">The part of <paramref name="Rows"/> whose item was used.</param>
/// <param name="EndedWell">The used rows whose case ended well.</param>
public sealed record CardPeriod(string Name, int Decisions, int Rows, int Used, int EndedWell);

/// <summary>A label.</summary>
/// <param name="WaitHours">How long a label waits before it is final; null means until the case's deadline.</param>
public sealed record CardLabel(string Name, int? WaitHours, int Yes, int No);

/// <summary>
/// Number of examples left out for a reason: by_rules, erased, open (a label is pending), cut (known only after the next period began) or
/// unreadable.
/// </summary>
public sealed record CardCount(string Reason, int Count);

/// <summary>Rows whose answer a treatment influenced: explained, letter, explored; none for the others.</summary>
public sealed record CardTreatment(string Name, int Rows, int Used);
