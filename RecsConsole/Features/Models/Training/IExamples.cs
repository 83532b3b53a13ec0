using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Features.Models.Training;

/// <summary>Something to learn from: logged decisions, or the tenant's own finished cases.</summary>
public interface IExamples
{
    /// <summary>The keys of all examples, in time order.</summary>
    IReadOnlyList<ExampleKey> Keys { get; }

    /// <summary>Examples that were left out or turned out to be uninformative.</summary>
    LeftOut LeftOut { get; }

    /// <summary>Builds one example; null when it is uninformative. Must be called in time order.</summary>
    ValueTask<TrainingExample?> BuildAsync(ExampleKey key, CancellationToken cancellationToken);
}

/// <summary>Identifies an example before it is built.</summary>
/// <param name="Source">decision, history or review.</param>
/// <param name="Id">Id of the decision or of the case.</param>
/// <param name="Ordinal">Index of the step in the case's history; 0 for a decision.</param>
/// <param name="At">The instant at which the snapshot was taken.</param>
/// <param name="KnownAt">When the outcome was known: nothing may learn from it earlier.</param>
public sealed record ExampleKey(string Source, Guid Id, int Ordinal, DateTimeOffset At, DateTimeOffset KnownAt)
{
    public const string Decision = "decision";
    public const string History = "history";

    /// <summary>A judgement of a study.</summary>
    public const string Review = "review";
}

/// <summary>A snapshot as of an instant, and the outcomes of what could have been done then.</summary>
/// <param name="Grades">Grade of each judged candidate, by id: see <see cref="Grade"/>.</param>
/// <param name="IsWhole">
/// True when anything missing from <paramref name="Grades"/> was not done, except <see cref="Unknown"/>; false when nothing is known
/// about it.
/// </param>
public sealed record TrainingExample(ExampleKey Key, CaseSnapshot Snapshot, IReadOnlyDictionary<string, int> Grades, bool IsWhole)
{
    /// <summary>
    /// The worth of each judged candidate by the tenant's objectives, 0 to 1, by id; a missing one is worth what its grade is.
    /// </summary>
    public IReadOnlyDictionary<string, double> Worths { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>Candidates that a whole example does not judge: they were involved, without it being known whether they helped.</summary>
    public IReadOnlySet<string> Unknown { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Treatments by item; untreated items are missing.</summary>
    public IReadOnlyDictionary<string, Treatment> Treatments { get; init; } = new Dictionary<string, Treatment>(StringComparer.Ordinal);
}
