using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Features.Models.Training;

/// <summary>Something to learn from: logged decisions, or the tenant's own finished cases.</summary>
public interface IExamples
{
    /// <summary>What there is, by instant.</summary>
    IReadOnlyList<ExampleKey> Keys { get; }

    /// <summary>What is not among them, or turned out to say nothing.</summary>
    LeftOut LeftOut { get; }

    /// <summary>One of them; null when it turns out to say nothing. Asked in the order of time.</summary>
    ValueTask<TrainingExample?> BuildAsync(ExampleKey key, CancellationToken cancellationToken);
}

/// <summary>Names an example before it is built.</summary>
/// <param name="Source">decision or history.</param>
/// <param name="Id">Of the decision, or of the case.</param>
/// <param name="Ordinal">Of the step in the case's history; 0 for a decision.</param>
/// <param name="At">As of when everything is known.</param>
/// <param name="KnownAt">When it was known what came of it: nothing may learn from it before.</param>
public sealed record ExampleKey(string Source, Guid Id, int Ordinal, DateTimeOffset At, DateTimeOffset KnownAt)
{
    public const string Decision = "decision";
    public const string History = "history";
}

/// <summary>A snapshot as of an instant, and what came of what could have been done then.</summary>
/// <param name="Grades">Grade of each candidate that was judged, by id: see <see cref="Grade"/>.</param>
/// <param name="IsWhole">True: what is not in <paramref name="Grades"/> was not done. False: nothing is known of it.</param>
public sealed record TrainingExample(ExampleKey Key, CaseSnapshot Snapshot, IReadOnlyDictionary<string, int> Grades, bool IsWhole)
{
    /// <summary>
    /// What each judged candidate was worth by the tenant's objectives, 0 to 1, by id; what is missing is worth what its grade is.
    /// </summary>
    public IReadOnlyDictionary<string, double> Worths { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>What acted on the answers, by item; what nothing acted on is missing.</summary>
    public IReadOnlyDictionary<string, Treatment> Treatments { get; init; } = new Dictionary<string, Treatment>(StringComparer.Ordinal);
}
