using System.Text.Json;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Learning;

/// <summary>The data that a training used, stored with what it learned (R161); every one is made by <see cref="CardTally"/>.</summary>
/// <param name="From">Time of the oldest example.</param>
/// <param name="To">Time of the newest example.</param>
/// <param name="LeftOut">Examples left out, by reason.</param>
/// <param name="Columns">What was learned from: feature columns of a ranking model, data fields of everything else.</param>
/// <param name="Basis">The tenant's legal basis for learning from its data, in its own words; null when it stated none.</param>
/// <param name="DataHash">SHA-256 over the rows.</param>
public sealed record DatasetCard(
    DateTimeOffset From,
    DateTimeOffset To,
    IReadOnlyList<CardCount> LeftOut,
    IReadOnlyList<string> Columns,
    string? Basis,
    string DataHash
)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>What was trained, see <see cref="CardPurposes"/>.</summary>
    public string Purpose { get; init; } = CardPurposes.Ranking;

    /// <summary>Number of examples by source, such as decision or case.</summary>
    public IReadOnlyList<CardCount> Sources { get; init; } = [];

    /// <summary>Columns and fields that were withheld from the training.</summary>
    public IReadOnlyList<string> DeniedColumns { get; init; } = [];

    /// <summary>train, validation and test; empty where all data are learned from.</summary>
    public IReadOnlyList<CardPeriod> Periods { get; init; } = [];

    /// <summary>Final labels of the logged decisions, with their waiting times.</summary>
    public IReadOnlyList<CardLabel> Labels { get; init; } = [];

    /// <summary>Treatments that influenced answers, and how often treated items were used.</summary>
    public IReadOnlyList<CardTreatment> Treatments { get; init; } = [];

    /// <summary>The weight of each outcome; null where the training has no target.</summary>
    public LearningObjectives? Objectives { get; init; }

    /// <summary>Judgements of closed studies, apart from the examples; null when there were none.</summary>
    public CardReviews? Reviews { get; init; }

    /// <summary>The form in which a card is stored beside what was learned.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, s_json);

    /// <summary>A stored card; null where none was stored.</summary>
    public static DatasetCard? Parse(string? json) => json is null ? null : JsonSerializer.Deserialize<DatasetCard>(json, s_json);
}

/// <summary>What a training is for.</summary>
public static class CardPurposes
{
    /// <summary>The order of a slate.</summary>
    public const string Ranking = "ranking";

    /// <summary>The step that usually comes next.</summary>
    public const string NextSteps = "next_steps";

    /// <summary>Search by meaning.</summary>
    public const string Search = "search";

    /// <summary>Who finishes cases, and how often chances come true.</summary>
    public const string History = "history";
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
/// Number of examples of a source, or left out for a reason: by_rules, erased, no_consent, open (a label is pending), cut (known only after
/// the next period began), unreadable, older (beyond the newest that are read), sample (not drawn) or person (a step, whose case is
/// kept, without who took it).
/// </summary>
public sealed record CardCount(string Reason, int Count);

/// <summary>Rows whose answer a treatment influenced: explained, letter, explored; none for the others.</summary>
public sealed record CardTreatment(string Name, int Rows, int Used);
