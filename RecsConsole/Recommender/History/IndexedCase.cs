using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Text;

namespace RecsConsole.Recommender.History;

/// <summary>What the index knows about a case besides its text.</summary>
/// <param name="Finished">What was done and how it ended; null while the case is open. Its score is set by a search.</param>
public sealed record IndexedCase(Guid Id, string IssueType, string? Product, SimilarCaseHit? Finished, AccessResource Access)
{
    /// <summary>The case's input to the statistics; null when it is not counted.</summary>
    public CaseBackground? Background { get; init; }

    /// <summary>Language of its text.</summary>
    public TextLanguage Language { get; init; }

    /// <summary>Its codes and own fields, see <see cref="Engine.Solutions.CaseSigns.WithoutLanguage"/>.</summary>
    public IReadOnlyList<int> Signs { get; init; } = [];

    public bool IsOpen => Finished is null;

    /// <summary>Whether the case ended well by this product's definition.</summary>
    public bool EndedWell => Finished is { EndedWell: true };

    /// <summary>
    /// The same for a case that ended without a solution, such as a rejected one: what was done counts, and nobody and no step solved it. Who
    /// finishes such cases, and how often steps end well, is counted over solved cases.
    /// </summary>
    public IndexedCase WithoutSolution() =>
        NotLearnedFrom() with
        {
            Finished = Finished is { } hit
                ? hit with
                {
                    Resolution = null,
                    IsInferred = null,
                    ResolvedById = null,
                    SlaMet = null,
                    HoursToResolve = null,
                    Ending = null,
                }
                : null,
        };

    /// <summary>
    /// The same for a case from which nothing is learned: it is found, and what was done is counted, but no chance, routing or solution is
    /// fitted to it.
    /// </summary>
    public IndexedCase NotLearnedFrom() =>
        this with
        {
            Background = Background is { } known ? known with { Opened = null, Solved = null, Endings = [] } : null,
        };

    /// <summary>What was done, oldest first; nothing while it is open.</summary>
    public IReadOnlyList<SimilarCaseStep> Steps => Finished?.Steps ?? [];
}
